"""JSON Feed 1.1: its writer and its reader, side by side."""

from __future__ import annotations

from feedpub.formats.jsonfeed.writing import (
    FILE_NAME,
    MEDIA_TYPE,
    SEPARATOR,
    TAIL,
    feed_losses,
    head,
    item,
    item_losses,
    namespaces,
)

__all__ = [
    "FILE_NAME",
    "MEDIA_TYPE",
    "SEPARATOR",
    "TAIL",
    "feed_losses",
    "head",
    "item",
    "item_losses",
    "namespaces",
]
