"""What is left of a feed that was written in a format and read again, field by field.

This is the law of losses as one function: `kept(feed, format)` is the feed that
`read(write(feed, format))` must give. White space around texts is never kept.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from keeping.atom import atom
from keeping.json import json
from keeping.rdf import rdf
from keeping.rss import rss

if TYPE_CHECKING:
    import feedpub as fp

__all__ = ["kept"]


def kept(feed: fp.Feed, format: str) -> fp.Feed:
    return {"rss": rss, "rdf": rdf, "atom": atom, "json": json}[format](feed)
