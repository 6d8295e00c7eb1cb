"""Articles in databases: the rows that an SQL query gives, one record a row."""

from __future__ import annotations

from feedpub.sources.database.rows import read_database
from feedpub.sources.database.urls import is_url, masked, moved

__all__ = ["is_url", "masked", "moved", "read_database"]
