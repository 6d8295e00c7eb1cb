"""The namespace geo: W3C's latitude and longitude in WGS 84."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Final

from feedpub.namespaces.shape import ANYWHERE, Shape, check
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """Where a feed or an article is in WGS 84: geo:lat and geo:long."""

    shape: ClassVar = Shape(VOCABULARY, at=ANYWHERE)

    lat: float
    """Degrees, north of the equator positive."""
    long: float
    """Degrees, east of Greenwich positive."""
    alt: float | None = None
    """Metres above the ellipsoid."""

    def __post_init__(self) -> None:
        check(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """The same as an element, geo:Point, of which there may be several."""

    shape: ClassVar = Shape(VOCABULARY, "Point")

    lat: float
    long: float
    alt: float | None = None

    def __post_init__(self) -> None:
        check(self)


EXTENSIONS: Final[tuple[type, ...]] = (Position, Point)
