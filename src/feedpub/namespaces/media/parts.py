"""What Media RSS puts beside a medium: pictures, players, places, scenes, opinions.

Each class is one element, and may stand where those of `words` may.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Final

from feedpub.namespaces.media.table import VOCABULARY
from feedpub.namespaces.shape import Shape, check
from feedpub.namespaces.vocabulary import (
    CHILDREN,
    Element,
    Kind,
    Place,
    Value,
    Vocabulary,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from feedpub.model.checks import Fault

_PAIR: Final = Value(Kind.DEGREES, least=2, most=2)
_GML: Final = Vocabulary(
    uri="http://www.opengis.net/gml",
    prefix="gml",
    title="GML for GeoRSS",
    spec="https://www.ogc.org/standard/georss/",
    elements=(
        Element(name="Point", places=(Place("georss:where", most=1),), value=CHILDREN),
        Element(name="pos", places=(Place("gml:Point", least=1, most=1),), value=_PAIR),
    ),
)
_GEORSS: Final = Vocabulary(
    uri="http://www.georss.org/georss",
    prefix="georss",
    title="GeoRSS",
    spec="https://www.ogc.org/standard/georss/",
    elements=(
        Element(
            name="where", places=(Place("media:location", most=1),), value=CHILDREN
        ),
        Element(name="point", places=(Place("media:location", most=1),), value=_PAIR),
    ),
)
"""As much of both as a place in Media RSS has: namespaces do not know each other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Thumbnail:
    """A small picture for the medium; the first is the most important one."""

    shape: ClassVar = Shape(VOCABULARY, "thumbnail")

    url: str
    width: int | None = None
    """In pixels, like `height`."""
    height: int | None = None
    time: float | str | None = None
    """Where in the medium it is from: seconds, `timedelta`, H:MM:SS, or "now"."""

    def __post_init__(self) -> None:
        check(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Player:
    """A page that plays the medium (media:player)."""

    shape: ClassVar = Shape(VOCABULARY, "player")

    url: str
    width: int | None = None
    """Of the window to open, in pixels, like `height`."""
    height: int | None = None

    def __post_init__(self) -> None:
        check(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Param:
    """A setting of an embedded player (media:param)."""

    shape: ClassVar = Shape(VOCABULARY, "param", names={"value": "."})

    name: str
    value: str

    def __post_init__(self) -> None:
        check(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Embed:
    """A player to put into a page, with its settings (media:embed)."""

    shape: ClassVar = Shape(
        VOCABULARY, "embed", names={"params": "param"}, parts=(Param,)
    )

    url: str
    width: int | None = None
    """In pixels, like `height`."""
    height: int | None = None
    params: tuple[Param, ...] = ()

    def __post_init__(self) -> None:
        check(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class StarRating:
    """How many stars people gave, on average (media:starRating)."""

    shape: ClassVar = Shape(VOCABULARY, "starRating")

    average: float | None = None
    count: int | None = None
    """How many people gave stars."""
    min: float | None = None
    max: float | None = None

    def __post_init__(self) -> None:
        check(self)

    def faults(self) -> Iterator[Fault]:
        """Check that the average is one."""
        if self.average is None:
            return
        if self.min is not None and self.average < self.min:
            yield "average", f"{self.average:g} is below min, {self.min:g}"
        if self.max is not None and self.average > self.max:
            yield "average", f"{self.average:g} is above max, {self.max:g}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Statistics:
    """How often the medium was seen and liked (media:statistics)."""

    shape: ClassVar = Shape(VOCABULARY, "statistics")

    views: int | None = None
    favorites: int | None = None

    def __post_init__(self) -> None:
        check(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Community:
    """What people think of the medium (media:community)."""

    shape: ClassVar = Shape(VOCABULARY, "community", parts=(StarRating, Statistics))

    star_rating: StarRating | None = None
    statistics: Statistics | None = None
    tags: str | None = None
    """Tags with their weights, 1 if none is said: `neap: 5, ebb`; or a mapping."""

    def __post_init__(self) -> None:
        if isinstance(self.tags, dict):
            pairs = ", ".join(f"{tag}: {weight}" for tag, weight in self.tags.items())
            object.__setattr__(self, "tags", pairs)
        check(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Comments:
    """What people wrote about the medium (media:comments)."""

    shape: ClassVar = Shape(VOCABULARY, "comments", names={"texts": "comment"})

    texts: tuple[str, ...]

    def __post_init__(self) -> None:
        check(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Responses:
    """Addresses of media that answer this one (media:responses)."""

    shape: ClassVar = Shape(VOCABULARY, "responses", names={"urls": "response"})

    urls: tuple[str, ...]

    def __post_init__(self) -> None:
        check(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class BackLinks:
    """Addresses of pages that link to the medium (media:backLinks)."""

    shape: ClassVar = Shape(VOCABULARY, "backLinks", names={"urls": "backLink"})

    urls: tuple[str, ...]

    def __post_init__(self) -> None:
        check(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class SubTitle:
    """A file with subtitles (media:subTitle)."""

    shape: ClassVar = Shape(VOCABULARY, "subTitle")

    href: str
    type: str | None = None
    """The media type of the file, such as application/smil."""
    lang: str | None = None

    def __post_init__(self) -> None:
        check(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class PeerLink:
    """A file for getting the medium from peers, such as a torrent (media:peerLink)."""

    shape: ClassVar = Shape(VOCABULARY, "peerLink")

    href: str
    type: str | None = None

    def __post_init__(self) -> None:
        check(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """A point of GML (gml:Point): latitude and longitude in degrees."""

    shape: ClassVar = Shape(_GML, "Point")

    pos: tuple[float, float]

    def __post_init__(self) -> None:
        check(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """A place in the form of GML (georss:where), as Media RSS shows it."""

    shape: ClassVar = Shape(
        _GEORSS, "where", names={"position": "gml:Point"}, parts=(Position,)
    )

    position: Position

    def __post_init__(self) -> None:
        check(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Location:
    """Where a stretch of the medium was taken (media:location)."""

    shape: ClassVar = Shape(
        VOCABULARY,
        "location",
        names={"where": "georss:where", "point": "georss:point"},
        parts=(Where,),
        also=(_GEORSS,),
    )

    description: str | None = None
    start: float | str | None = None
    """Seconds from the beginning, `timedelta`, H:MM:SS, or "now"."""
    end: float | str | None = None
    point: tuple[float, float] | None = None
    """Latitude and longitude in degrees, in the simple form (georss:point)."""
    where: Where | None = None
    """The same in the form of GML; a pair of numbers is taken, too."""

    def __post_init__(self) -> None:
        if isinstance(self.where, (tuple, list)):
            object.__setattr__(self, "where", Where(position=Position(pos=self.where)))
        check(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A part of the medium that has a name (media:scene)."""

    shape: ClassVar = Shape(
        VOCABULARY,
        "scene",
        names={
            "title": "sceneTitle",
            "description": "sceneDescription",
            "start": "sceneStartTime",
            "end": "sceneEndTime",
        },
    )

    title: str | None = None
    description: str | None = None
    start: float | str | None = None
    """Seconds from the beginning, `timedelta`, H:MM:SS, or "now"."""
    end: float | str | None = None

    def __post_init__(self) -> None:
        check(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenes:
    """The parts of the medium, in their order (media:scenes)."""

    shape: ClassVar = Shape(
        VOCABULARY, "scenes", names={"scenes": "scene"}, parts=(Scene,)
    )

    scenes: tuple[Scene, ...]

    def __post_init__(self) -> None:
        check(self)
