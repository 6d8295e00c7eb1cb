"""The namespace ag: where an aggregated article was taken from."""

from __future__ import annotations

from typing import Final

from feedpub.namespaces.vocabulary import (
    ENTRY,
    TEXT,
    URL,
    W3C_DATE,
    Element,
    Vocabulary,
    once,
)

VOCABULARY: Final = Vocabulary(
    uri="http://purl.org/rss/modules/aggregation/",
    prefix="ag",
    title="Aggregation",
    spec="https://web.resource.org/rss/1.0/modules/aggregation/",
    elements=(
        Element(name="source", places=once(ENTRY), value=TEXT),
        Element(name="sourceURL", places=once(ENTRY), value=URL),
        Element(name="timestamp", places=once(ENTRY), value=W3C_DATE),
    ),
)
