"""The namespace georss: places and areas, in the simple form or around GML."""

from __future__ import annotations

from typing import Final

from feedpub.namespaces.vocabulary import (
    CHILDREN,
    ENTRY,
    FEED,
    INTEGER,
    TEXT,
    Attribute,
    Element,
    Kind,
    Value,
    Vocabulary,
    number,
    often,
)

_PLACES: Final = often(FEED, ENTRY, "media:location")
_ATTRIBUTES: Final = (
    Attribute("featuretypetag", TEXT),
    Attribute("relationshiptag", TEXT),
    Attribute("featurename", TEXT),
    Attribute("elev", number()),
    Attribute("floor", INTEGER),
    Attribute("radius", number(0)),
)


def _shape(name: str, least: int, most: int | None = None) -> Element:
    numbers = Value(Kind.DEGREES, least=least, most=most)
    return Element(name=name, places=_PLACES, value=numbers, attributes=_ATTRIBUTES)


VOCABULARY: Final = Vocabulary(
    uri="http://www.georss.org/georss",
    prefix="georss",
    title="GeoRSS",
    spec="https://www.ogc.org/standard/georss/",
    elements=(
        Element(name="where", places=_PLACES, value=CHILDREN, attributes=_ATTRIBUTES),
        _shape("point", 2, 2),
        _shape("line", 4),
        _shape("polygon", 8),
        _shape("box", 4, 4),
        _shape("circle", 3, 3),
        Element(name="featureTypeTag", places=_PLACES, value=TEXT),
        Element(name="relationshipTag", places=_PLACES, value=TEXT),
        Element(name="featureName", places=_PLACES, value=TEXT),
        Element(name="elev", places=_PLACES, value=number()),
        Element(name="floor", places=_PLACES, value=INTEGER),
        Element(name="radius", places=_PLACES, value=number(0)),
    ),
)
