"""The rules of what comes before any format: bytes, encodings, XML and JSON."""

from __future__ import annotations
