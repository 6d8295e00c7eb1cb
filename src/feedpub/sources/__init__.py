"""Articles read from the files and rows that other tools leave behind."""

from __future__ import annotations

from feedpub.extras import MissingExtraError
from feedpub.sources.articles.field_map import FIELDS, FieldMap
from feedpub.sources.collect import Progress, articles_from, read_articles, read_rows
from feedpub.sources.options import Collected, EpisodeOptions, Note, SourceOptions

__all__ = [
    "FIELDS",
    "Collected",
    "EpisodeOptions",
    "FieldMap",
    "MissingExtraError",
    "Note",
    "Progress",
    "SourceOptions",
    "articles_from",
    "read_articles",
    "read_rows",
]
