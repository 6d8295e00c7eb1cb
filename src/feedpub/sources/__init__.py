"""Articles read from the files and rows that other tools leave behind."""

from __future__ import annotations
