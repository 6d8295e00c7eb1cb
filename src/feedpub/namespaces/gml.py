"""The namespace gml: the shapes of GML 3.1.1 that GeoRSS allows."""

from __future__ import annotations

from typing import Final

from feedpub.namespaces.vocabulary import (
    CHILDREN,
    Element,
    Kind,
    Place,
    Value,
    Vocabulary,
    needed,
    often,
)

_WHERE: Final = often("georss:where")
_POSITION: Final = Value(Kind.COORDINATES, least=2, most=3)
_CORNER: Final = needed("gml:Envelope")


VOCABULARY: Final = Vocabulary(
    uri="http://www.opengis.net/gml",
    prefix="gml",
    title="GML for GeoRSS",
    spec="https://www.ogc.org/standard/georss/",
    elements=(
        Element(name="Point", places=_WHERE, value=CHILDREN),
        Element(name="LineString", places=_WHERE, value=CHILDREN),
        Element(name="Polygon", places=_WHERE, value=CHILDREN),
        Element(name="Envelope", places=_WHERE, value=CHILDREN),
        Element(name="exterior", places=needed("gml:Polygon"), value=CHILDREN),
        Element(name="LinearRing", places=needed("gml:exterior"), value=CHILDREN),
        Element(
            name="pos",
            places=(*needed("gml:Point"), *often("gml:LineString", "gml:LinearRing")),
            value=_POSITION,
        ),
        Element(
            name="posList",
            places=(Place("gml:LineString", most=1), Place("gml:LinearRing", most=1)),
            value=Value(Kind.COORDINATES, least=4),
        ),
        Element(name="lowerCorner", places=_CORNER, value=_POSITION),
        Element(name="upperCorner", places=_CORNER, value=_POSITION),
    ),
    closed=False,
)
