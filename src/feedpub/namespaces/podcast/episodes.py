"""What an episode has: its words, chapters, parts, versions and numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from feedpub.model.checks import put
from feedpub.namespaces.podcast.judging import integrity_fault
from feedpub.namespaces.podcast.tags import VOCABULARY
from feedpub.namespaces.podcast.timing import to_seconds
from feedpub.namespaces.shape import Shape, check

if TYPE_CHECKING:
    from collections.abc import Iterator

    from feedpub.model.checks import Fault


@dataclass(frozen=True, slots=True, kw_only=True)
class Transcript:
    """The words of an episode, in a file of their own; one for each type and language.

    Apple Podcasts prefers `text/vtt`.
    """

    shape: ClassVar = Shape(VOCABULARY, "transcript")

    url: str
    type: str
    """text/vtt, application/x-subrip, application/json, text/html or text/plain."""
    language: str | None = None
    """The feed's language, where it is left out."""
    rel: str | None = None
    """`captions` says that the file has times in it, whatever its type is."""

    def __post_init__(self) -> None:
        check(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapters:
    """The chapters of an episode, in a file of their own."""

    shape: ClassVar = Shape(VOCABULARY, "chapters")

    url: str
    type: str = "application/json+chapters"

    def __post_init__(self) -> None:
        check(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Soundbite:
    """A part of an episode that gives a taste of it; best 15 to 120 seconds long."""

    shape: ClassVar = Shape(VOCABULARY, "soundbite", names={"title": "."})

    start_time: float
    """In seconds from the start of the enclosure; `timedelta` and H:MM:SS are taken."""
    duration: float
    """In seconds; `timedelta` and H:MM:SS are taken."""
    title: str | None = None
    """The episode's title, where it is left out."""

    def __post_init__(self) -> None:
        to_seconds(self, "start_time", "duration")
        check(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Season:
    """The season that an episode belongs to."""

    shape: ClassVar = Shape(VOCABULARY, "season", names={"number": "."})

    number: int
    name: str | None = None
    """What apps may show instead of the number; 128 characters at most."""

    def __post_init__(self) -> None:
        check(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Episode:
    """The number of an episode; 100.5 comes between 100 and 101."""

    shape: ClassVar = Shape(VOCABULARY, "episode", names={"number": "."})

    number: float
    display: str | None = None
    """What apps may show instead of the number; 32 characters at most."""

    def __post_init__(self) -> None:
        check(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """An address of a file: of the web, of IPFS, of a torrent.

    `content_type` is the type of what is at the address, where that is not the file.
    """

    shape: ClassVar = Shape(VOCABULARY, "source")

    uri: str
    content_type: str | None = None

    def __post_init__(self) -> None:
        check(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Integrity:
    """A proof that a file is as it was made: a hash, or a signature."""

    shape: ClassVar = Shape(VOCABULARY, "integrity")

    type: str
    """`sri` or `pgp-signature`."""
    value: str
    """For sri: the name of the hash, a hyphen and Base64, sha384-…; else Base64."""

    def __post_init__(self) -> None:
        check(self)

    def faults(self) -> Iterator[Fault]:
        """Tell whether the value is one of its type."""
        if fault := integrity_fault(self.type, self.value):
            yield "value", fault


@dataclass(frozen=True, slots=True, kw_only=True)
class AlternateEnclosure:
    """Another version of an episode's file, or something that goes with it."""

    shape: ClassVar = Shape(
        VOCABULARY,
        "alternateEnclosure",
        names={"sources": "source"},
        parts=(Source, Integrity),
    )

    type: str
    sources: tuple[Source, ...]
    """Where the file is; a string is the address of one."""
    length: int | None = None
    """In bytes."""
    bitrate: float | None = None
    """In bits a second, on average."""
    height: int | None = None
    """Of a video, in pixels."""
    lang: str | None = None
    title: str | None = None
    """What listeners choose by; 32 characters at most."""
    rel: str | None = None
    """Versions with the same `rel` belong together; those without, to the enclosure."""
    codecs: str | None = None
    """As RFC 6381 has it."""
    default: bool | None = None
    """Whether it is the enclosure's own file, perhaps at another address."""
    integrity: Integrity | None = None

    def __post_init__(self) -> None:
        check(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Image:
    """A picture or a video that shows the podcast or an episode.

    Without a ratio and a width it is taken to be square.
    """

    shape: ClassVar = Shape(VOCABULARY, "image")

    href: str
    alt: str | None = None
    """What is to be seen, for those who do not see it."""
    aspect_ratio: str | None = None
    """As CSS has it: 16/9."""
    width: int | None = None
    height: int | None = None
    type: str | None = None
    purpose: str | None = None
    """What it is for, with spaces: artwork, social, canvas, banner, publisher …"""

    def __post_init__(self) -> None:
        check(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Images:
    """One picture in several sizes, as it was said before `Image`; deprecated."""

    shape: ClassVar = Shape(VOCABULARY, "images")

    srcset: str
    """Absolute URLs, each with its width: https://…/art.jpg 1500w, …"""

    def __post_init__(self) -> None:
        put(self, "srcset", " ".join(str(self.srcset).split()))
        check(self)
