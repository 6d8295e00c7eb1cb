"""A small Django project: articles in SQLite, and views that make feeds of them."""

from __future__ import annotations
