"""Rules of RSS 1.0."""

from __future__ import annotations
