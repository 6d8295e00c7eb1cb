"""RSS 1.0: its writer and its reader, side by side."""

from __future__ import annotations

from feedpub.formats.rdf.losses import feed_losses, item_losses
from feedpub.formats.rdf.writing import (
    FILE_NAME,
    MEDIA_TYPE,
    SEPARATOR,
    TAIL,
    head,
    item,
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
