"""What Media RSS puts beside a medium: pictures, players, places, scenes, opinions.

Each class is one element, and may stand where those of `words` may.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from feedpub.namespaces import georss
from feedpub.namespaces.media.table import VOCABULARY
from feedpub.namespaces.shape import Shape, check

if TYPE_CHECKING:
    from collections.abc import Iterator

    from feedpub.model.checks import Fault


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
class Location:
    """Where a stretch of the medium was taken, in values of georss (media:location)."""

    shape: ClassVar = Shape(
        VOCABULARY,
        "location",
        names={
            "points": "georss:point",
            "lines": "georss:line",
            "polygons": "georss:polygon",
            "boxes": "georss:box",
            "circles": "georss:circle",
            "wheres": "georss:where",
        },
        parts=(
            *(georss.Point, georss.Line, georss.Polygon, georss.Box, georss.Circle),
            georss.Where,
        ),
    )

    description: str | None = None
    start: float | str | None = None
    """Seconds from the beginning, `timedelta`, H:MM:SS, or "now"."""
    end: float | str | None = None
    points: tuple[georss.Point, ...] = ()
    """A pair of latitude and longitude is taken for a point."""
    lines: tuple[georss.Line, ...] = ()
    polygons: tuple[georss.Polygon, ...] = ()
    boxes: tuple[georss.Box, ...] = ()
    circles: tuple[georss.Circle, ...] = ()
    wheres: tuple[georss.Where, ...] = ()
    """Places in GML, as the example of Media RSS has them."""

    def __post_init__(self) -> None:
        given: Any = self.points
        if isinstance(given, (tuple, list)):
            points = tuple(
                georss.Point(position=one) if isinstance(one, tuple) else one
                for one in given
            )
            object.__setattr__(self, "points", points)
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
