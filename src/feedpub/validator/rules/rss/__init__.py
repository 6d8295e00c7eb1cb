"""The rules of RSS 2.0 and its Best Practices Profile."""

from __future__ import annotations
