"""The rules of RSS 2.0 about kinds of values, wherever they stand."""

from __future__ import annotations
