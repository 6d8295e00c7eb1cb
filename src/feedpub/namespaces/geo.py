"""The namespace geo: W3C's latitude and longitude in WGS 84."""

from __future__ import annotations

from typing import Final

from feedpub.namespaces.vocabulary import (
    ANYTHING,
    CHILDREN,
    ENTRY,
    FEED,
    IMAGE,
    Element,
    Vocabulary,
    number,
    often,
    once,
)

_ONCE: Final = once(FEED, ENTRY, IMAGE, "geo:Point")

VOCABULARY: Final = Vocabulary(
    uri="http://www.w3.org/2003/01/geo/wgs84_pos#",
    prefix="geo",
    title="W3C geo",
    spec="https://www.w3.org/2003/01/geo/",
    elements=(
        Element(name="Point", places=often(FEED, ENTRY, IMAGE), value=CHILDREN),
        Element(name="lat", places=_ONCE, value=number(-90, 90)),
        Element(name="long", places=_ONCE, value=number(-180, 180)),
        Element(name="alt", places=_ONCE, value=number()),
        Element(name="lat_long", places=_ONCE, value=ANYTHING),
        Element(name="location", places=often(FEED, ENTRY), value=ANYTHING),
    ),
)
