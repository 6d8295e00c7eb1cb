"""The rules of JSON Feed 1.0 and 1.1."""

from __future__ import annotations
