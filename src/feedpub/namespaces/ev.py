"""The namespace ev: when and where an event is."""

from __future__ import annotations

from typing import Final

from feedpub.namespaces.vocabulary import (
    ENTRY,
    TEXT,
    W3C_DATE,
    Element,
    Vocabulary,
    once,
)

VOCABULARY: Final = Vocabulary(
    uri="http://purl.org/rss/1.0/modules/event/",
    prefix="ev",
    title="Event",
    spec="https://web.resource.org/rss/1.0/modules/event/",
    elements=(
        Element(name="startdate", places=once(ENTRY), value=W3C_DATE),
        Element(name="enddate", places=once(ENTRY), value=W3C_DATE),
        Element(name="location", places=once(ENTRY), value=TEXT),
        Element(name="organizer", places=once(ENTRY), value=TEXT),
        Element(name="type", places=once(ENTRY), value=TEXT),
    ),
)
