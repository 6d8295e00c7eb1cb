"""Doors to other people's code: their ways of making a feed, with our bytes behind."""

from __future__ import annotations
