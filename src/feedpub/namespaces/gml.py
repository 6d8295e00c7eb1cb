"""The namespace gml: the shapes of GML 3.1.1 that GeoRSS allows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Final

from feedpub.namespaces.shape import Shape, check
from feedpub.namespaces.vocabulary import (
    CHILDREN,
    TEXT,
    Attribute,
    Element,
    Kind,
    Value,
    Vocabulary,
    needed,
    often,
    once,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from feedpub.model.checks import Fault

_POSITION: Final = Value(Kind.COORDINATES, least=2, most=3)
_CORNER: Final = needed("gml:Envelope")


def _shape(name: str) -> Element:
    return Element(
        name=name,
        places=once("georss:where"),
        value=CHILDREN,
        attributes=(Attribute("srsName", TEXT),),
    )


VOCABULARY: Final = Vocabulary(
    uri="http://www.opengis.net/gml",
    prefix="gml",
    title="GML for GeoRSS",
    spec="https://www.ogc.org/standard/georss/",
    elements=(
        _shape("Point"),
        _shape("LineString"),
        _shape("Polygon"),
        _shape("Envelope"),
        Element(name="exterior", places=needed("gml:Polygon"), value=CHILDREN),
        Element(name="LinearRing", places=needed("gml:exterior"), value=CHILDREN),
        Element(
            name="pos",
            places=(*needed("gml:Point"), *often("gml:LineString", "gml:LinearRing")),
            value=_POSITION,
        ),
        Element(
            name="posList",
            places=once("gml:LineString", "gml:LinearRing"),
            value=Value(Kind.COORDINATES, least=4),
        ),
        Element(name="lowerCorner", places=_CORNER, value=_POSITION),
        Element(name="upperCorner", places=_CORNER, value=_POSITION),
    ),
    closed=False,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A place: latitude and longitude, or what the system of coordinates has."""

    shape: ClassVar = Shape(VOCABULARY, "Point")

    pos: tuple[float, ...]
    """Two or three numbers."""
    srs_name: str | None = None
    """The system of coordinates; WGS 84 where it is left out."""

    def __post_init__(self) -> None:
        check(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class LineString:
    """A way: two places or more."""

    shape: ClassVar = Shape(VOCABULARY, "LineString")

    pos_list: tuple[tuple[float, float], ...]
    srs_name: str | None = None

    def __post_init__(self) -> None:
        check(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Polygon:
    """An area: its outer bound, which ends where it starts."""

    shape: ClassVar = Shape(
        VOCABULARY, "Polygon", names={"exterior": "exterior/LinearRing/posList"}
    )

    exterior: tuple[tuple[float, float], ...]
    srs_name: str | None = None

    def __post_init__(self) -> None:
        check(self)

    def faults(self) -> Iterator[Fault]:
        """Say if it is open, or no area."""
        if len(self.exterior) < 4:
            yield "exterior", "has fewer than four places; the last is the first again"
        elif self.exterior[0] != self.exterior[-1]:
            yield "exterior", "does not end where it starts; add the first at the end"


@dataclass(frozen=True, slots=True, kw_only=True)
class Envelope:
    """An area between two latitudes and two longitudes."""

    shape: ClassVar = Shape(VOCABULARY, "Envelope")

    lower_corner: tuple[float, ...]
    upper_corner: tuple[float, ...]
    srs_name: str | None = None

    def __post_init__(self) -> None:
        check(self)


SHAPES: Final[tuple[type, ...]] = (Point, LineString, Polygon, Envelope)
"""What a georss:where may hold."""
