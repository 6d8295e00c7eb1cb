"""The namespace georss: places and areas, in the simple form or around GML."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Final

from feedpub.namespaces import gml
from feedpub.namespaces.shape import ANYWHERE, Shape, check
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

if TYPE_CHECKING:
    from collections.abc import Iterator

    from feedpub.model.checks import Fault

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

_GML: Final = {
    "point": "gml:Point",
    "line": "gml:LineString",
    "polygon": "gml:Polygon",
    "envelope": "gml:Envelope",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A place: a latitude and a longitude, in degrees of WGS 84."""

    shape: ClassVar = Shape(VOCABULARY, "point", names={"position": "."})

    position: tuple[float, float]
    """Latitude, then longitude."""
    featuretypetag: str | None = None
    """What it is, such as city."""
    relationshiptag: str | None = None
    """What it is to the article, such as is-located-at."""
    featurename: str | None = None
    elev: float | None = None
    """Metres above the ellipsoid."""
    floor: int | None = None
    radius: float | None = None
    """Metres around it that are meant, too."""

    def __post_init__(self) -> None:
        check(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A way: two places or more."""

    shape: ClassVar = Shape(VOCABULARY, "line", names={"positions": "."})

    positions: tuple[tuple[float, float], ...]
    """Pairs of latitude and longitude."""
    featuretypetag: str | None = None
    """What it is, such as city."""
    relationshiptag: str | None = None
    """What it is to the article, such as is-located-at."""
    featurename: str | None = None
    elev: float | None = None
    """Metres above the ellipsoid."""
    floor: int | None = None
    radius: float | None = None
    """Metres around it that are meant, too."""

    def __post_init__(self) -> None:
        check(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Polygon:
    """An area: four places or more, of which the last is the first."""

    shape: ClassVar = Shape(VOCABULARY, "polygon", names={"positions": "."})

    positions: tuple[tuple[float, float], ...]
    """Pairs of latitude and longitude."""
    featuretypetag: str | None = None
    """What it is, such as city."""
    relationshiptag: str | None = None
    """What it is to the article, such as is-located-at."""
    featurename: str | None = None
    elev: float | None = None
    """Metres above the ellipsoid."""
    floor: int | None = None
    radius: float | None = None
    """Metres around it that are meant, too."""

    def __post_init__(self) -> None:
        check(self)

    def faults(self) -> Iterator[Fault]:
        """Say if it is open."""
        if self.positions[0] != self.positions[-1]:
            yield "positions", "do not end where they start; add the first at the end"


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """An area between two latitudes and two longitudes."""

    shape: ClassVar = Shape(VOCABULARY, "box", names={"corners": "."})

    corners: tuple[tuple[float, float], ...]
    """The lower one in the west, then the upper one in the east."""
    featuretypetag: str | None = None
    """What it is, such as city."""
    relationshiptag: str | None = None
    """What it is to the article, such as is-located-at."""
    featurename: str | None = None
    elev: float | None = None
    """Metres above the ellipsoid."""
    floor: int | None = None
    radius: float | None = None
    """Metres around it that are meant, too."""

    def __post_init__(self) -> None:
        check(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Circle:
    """An area around a place (GeoRSS as OGC has it)."""

    shape: ClassVar = Shape(VOCABULARY, "circle", names={"circle": "."})

    circle: tuple[float, float, float]
    """Latitude, longitude, and the radius in metres."""
    featuretypetag: str | None = None
    """What it is, such as city."""
    relationshiptag: str | None = None
    """What it is to the article, such as is-located-at."""
    featurename: str | None = None
    elev: float | None = None
    """Metres above the ellipsoid."""
    floor: int | None = None
    radius: float | None = None
    """Metres around it that are meant, too."""

    def __post_init__(self) -> None:
        check(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """A place in GML, of one of the four shapes of `feedpub.namespaces.gml`."""

    shape: ClassVar = Shape(VOCABULARY, "where", parts=gml.SHAPES, names=_GML)

    point: gml.Point | None = None
    line: gml.LineString | None = None
    polygon: gml.Polygon | None = None
    envelope: gml.Envelope | None = None
    featuretypetag: str | None = None
    """What it is, such as city."""
    relationshiptag: str | None = None
    """What it is to the article, such as is-located-at."""
    featurename: str | None = None
    elev: float | None = None
    """Metres above the ellipsoid."""
    floor: int | None = None
    radius: float | None = None
    """Metres around it that are meant, too."""

    def __post_init__(self) -> None:
        check(self)

    def faults(self) -> Iterator[Fault]:
        """Say if there is no shape, or more than one."""
        shapes = (self.point, self.line, self.polygon, self.envelope)
        if sum(shape is not None for shape in shapes) != 1:
            yield "point", "give one of point, line, polygon and envelope"


@dataclass(frozen=True, slots=True, kw_only=True)
class Feature:
    """What is said of a place beside its shape, as elements of their own."""

    shape: ClassVar = Shape(VOCABULARY, at=ANYWHERE)

    feature_type_tag: tuple[str, ...] = ()
    relationship_tag: tuple[str, ...] = ()
    feature_name: tuple[str, ...] = ()
    elev: tuple[float, ...] = ()
    floor: tuple[int, ...] = ()
    radius: tuple[float, ...] = ()

    def __post_init__(self) -> None:
        check(self)


EXTENSIONS: Final[tuple[type, ...]] = (
    Point,
    Line,
    Polygon,
    Box,
    Circle,
    Where,
    Feature,
)
