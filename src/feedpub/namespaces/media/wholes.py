"""A medium in Media RSS, and a group of its forms."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Final

from feedpub.namespaces.media.parts import (
    BackLinks,
    Comments,
    Community,
    Embed,
    Location,
    PeerLink,
    Player,
    Responses,
    Scenes,
    SubTitle,
    Thumbnail,
)
from feedpub.namespaces.media.table import VOCABULARY
from feedpub.namespaces.media.words import (
    Adult,
    Category,
    Copyright,
    Credit,
    Description,
    Hash,
    Keywords,
    License,
    Price,
    Rating,
    Restriction,
    Rights,
    Status,
    Text,
    Title,
)
from feedpub.namespaces.shape import Shape, check

if TYPE_CHECKING:
    from collections.abc import Iterator

    from feedpub.model.checks import Fault

ABOUT: Final = (
    *(Title, Description, Keywords, Credit, Copyright, Rating, Adult, Category),
    *(Thumbnail, Player, Embed, Hash, Text, Restriction, Community, Comments),
    *(Responses, BackLinks, Status, Price, License, SubTitle, PeerLink, Location),
    *(Rights, Scenes),
)
"""What is said about a medium, inside of it and around it."""

_SEVERAL: Final = {
    "credits": "credit",
    "ratings": "rating",
    "categories": "category",
    "thumbnails": "thumbnail",
    "hashes": "hash",
    "texts": "text",
    "restrictions": "restriction",
    "prices": "price",
    "licenses": "license",
    "subtitles": "subTitle",
    "peer_links": "peerLink",
    "locations": "location",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """One file: a picture, a film, a sound or a document (media:content).

    It has an address, or a player. What is said of it inside counts before what its
    group, the article and the feed say.
    """

    shape: ClassVar = Shape(VOCABULARY, "content", names=_SEVERAL, parts=ABOUT)

    url: str | None = None
    type: str | None = None
    """The media type."""
    medium: str | None = None
    """image, audio, video, document or executable."""
    file_size: int | None = None
    """In bytes."""
    width: int | None = None
    """In pixels, like `height`."""
    height: int | None = None
    duration: float | None = None
    """In seconds."""
    lang: str | None = None
    is_default: bool | None = None
    """Whether it is the one of its group to show."""
    expression: str | None = None
    """sample, full (which it is if nothing is said) or nonstop, which never ends."""
    bitrate: float | None = None
    """In kilobits a second."""
    framerate: float | None = None
    """In frames a second."""
    samplingrate: float | None = None
    """In kilohertz."""
    channels: float | None = None
    """Of sound: 2 is stereo."""

    title: Title | str | None = None
    description: Description | str | None = None
    keywords: Keywords | str | None = None
    credits: tuple[Credit, ...] = ()
    copyright: Copyright | str | None = None
    ratings: tuple[Rating, ...] = ()
    adult: Adult | None = None
    """The former way of rating."""
    categories: tuple[Category, ...] = ()
    thumbnails: tuple[Thumbnail, ...] = ()
    """The most important one first."""
    player: Player | None = None
    embed: Embed | None = None
    hashes: tuple[Hash, ...] = ()
    """One of each algorithm at most."""
    texts: tuple[Text, ...] = ()
    restrictions: tuple[Restriction, ...] = ()
    """One of each type at most."""
    community: Community | None = None
    comments: Comments | None = None
    responses: Responses | None = None
    back_links: BackLinks | None = None
    status: Status | None = None
    prices: tuple[Price, ...] = ()
    licenses: tuple[License, ...] = ()
    subtitles: tuple[SubTitle, ...] = ()
    peer_links: tuple[PeerLink, ...] = ()
    locations: tuple[Location, ...] = ()
    rights: Rights | None = None
    scenes: Scenes | None = None

    def __post_init__(self) -> None:
        check(self)

    def faults(self) -> Iterator[Fault]:
        """Check that there is something to fetch or to play."""
        if not self.url and self.player is None:
            yield "url", "is missing; give it, or a player"
        yield from _repeated(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The same medium in several forms, such as sizes or languages (media:group)."""

    shape: ClassVar = Shape(
        VOCABULARY,
        "group",
        names={**_SEVERAL, "contents": "content"},
        parts=(Content, *ABOUT),
    )

    contents: tuple[Content, ...]
    title: Title | str | None = None
    description: Description | str | None = None
    keywords: Keywords | str | None = None
    credits: tuple[Credit, ...] = ()
    copyright: Copyright | str | None = None
    ratings: tuple[Rating, ...] = ()
    adult: Adult | None = None
    """The former way of rating."""
    categories: tuple[Category, ...] = ()
    thumbnails: tuple[Thumbnail, ...] = ()
    """The most important one first."""
    player: Player | None = None
    embed: Embed | None = None
    hashes: tuple[Hash, ...] = ()
    """One of each algorithm at most."""
    texts: tuple[Text, ...] = ()
    restrictions: tuple[Restriction, ...] = ()
    """One of each type at most."""
    community: Community | None = None
    comments: Comments | None = None
    responses: Responses | None = None
    back_links: BackLinks | None = None
    status: Status | None = None
    prices: tuple[Price, ...] = ()
    licenses: tuple[License, ...] = ()
    subtitles: tuple[SubTitle, ...] = ()
    peer_links: tuple[PeerLink, ...] = ()
    locations: tuple[Location, ...] = ()
    rights: Rights | None = None
    scenes: Scenes | None = None

    def __post_init__(self) -> None:
        check(self)

    def faults(self) -> Iterator[Fault]:
        """Check that there is one default at most."""
        if sum(content.is_default is True for content in self.contents) > 1:
            yield "contents", "has several with is_default=True; leave one"
        yield from _repeated(self)


def _repeated(value: Content | Group) -> Iterator[Fault]:
    """Tell of hashes of one algorithm, and of restrictions of one type."""
    algorithms = [one.algo or "md5" for one in value.hashes]
    if len(algorithms) > len(set(algorithms)):
        yield "hashes", "has two of one algorithm; give one of each"
    types = [one.type for one in value.restrictions]
    if len(types) > len(set(types)):
        yield "restrictions", "has two of one type; put their words into one"
