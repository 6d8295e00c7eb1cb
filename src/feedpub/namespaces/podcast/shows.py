"""What a podcast says of itself: who makes it, where, when, and who may have it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from feedpub.namespaces.podcast.judging import (
    is_listed_licence,
    start_differs,
    start_is_missing,
)
from feedpub.namespaces.podcast.tags import VOCABULARY
from feedpub.namespaces.shape import Shape, check

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from feedpub.model.checks import Fault


@dataclass(frozen=True, slots=True, kw_only=True)
class Guid:
    """What a podcast is known by wherever its feed moves to; see `guid_for`."""

    shape: ClassVar = Shape(VOCABULARY, "guid", names={"guid": "."})

    guid: str
    """A UUID of version 5."""

    def __post_init__(self) -> None:
        check(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Locked:
    """Whether other hosts are told not to import the feed."""

    shape: ClassVar = Shape(VOCABULARY, "locked", names={"locked": "."})

    locked: bool
    owner: str | None = None
    """The e-mail address that may allow it all the same."""

    def __post_init__(self) -> None:
        check(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Whether a platform, or every platform, is told not to show the podcast."""

    shape: ClassVar = Shape(VOCABULARY, "block", names={"blocked": "."})

    blocked: bool
    id: str | None = None
    """The platform's slug, such as google; all of them, where it is left out."""

    def __post_init__(self) -> None:
        check(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Medium:
    """What the feed is: podcast, music, video, film, audiobook, course and so on.

    With an L behind it, such as musicL, and mixed: a list of what is in other feeds.
    """

    shape: ClassVar = Shape(VOCABULARY, "medium", names={"medium": "."})

    medium: str

    def __post_init__(self) -> None:
        check(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class License:
    """The licence of the recordings."""

    shape: ClassVar = Shape(VOCABULARY, "license", names={"identifier": "."})

    identifier: str
    """ARR, CC-BY-4.0, CC-BY-NC-4.0, CC-BY-NC-ND-4.0, POD-V4V-1.0, or one's own."""
    url: str | None = None
    """The text of the licence; one's own needs it."""

    def __post_init__(self) -> None:
        check(self)

    def faults(self) -> Iterator[Fault]:
        """Ask for the address of a licence that nobody knows."""
        if self.url is None and not is_listed_licence(self.identifier):
            yield "url", "is missing; only licences of the namespace's list go without"


@dataclass(frozen=True, slots=True, kw_only=True)
class Funding:
    """Where listeners can give money."""

    shape: ClassVar = Shape(VOCABULARY, "funding", names={"label": "."})

    url: str
    label: str | None = None
    """What the link says; 128 characters at most."""

    def __post_init__(self) -> None:
        check(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody who is heard, or who works behind the microphone.

    Those of an episode take the place of all those of the podcast.
    """

    shape: ClassVar = Shape(VOCABULARY, "person", names={"name": "."})

    name: str
    role: str | None = None
    """A role of the Podcast Taxonomy Project, such as guest; host is the default."""
    group: str | None = None
    """A group of the same; cast is the default."""
    img: str | None = None
    """The address of a picture."""
    href: str | None = None
    """The address of a page."""

    def __post_init__(self) -> None:
        check(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Location:
    """A place that is talked about, or where the recording was made."""

    shape: ClassVar = Shape(VOCABULARY, "location", names={"name": "."})

    name: str
    rel: str | None = None
    """`subject`, which is the default, or `creator`."""
    geo: str | None = None
    """A geo URI (RFC 5870), latitude first: geo:30.2672,-97.7431."""
    osm: str | None = None
    """An object of OpenStreetMap: N, W or R, and its number."""
    country: str | None = None
    """Two capitals (ISO 3166-1): GB."""

    def __post_init__(self) -> None:
        check(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Trailer:
    """A file that makes listeners curious about the podcast, or a season of it."""

    shape: ClassVar = Shape(
        VOCABULARY, "trailer", names={"title": ".", "published": "@pubdate"}
    )

    title: str
    url: str
    published: datetime
    """The attribute `pubdate`; apps play the latest."""
    length: int | None = None
    """In bytes."""
    type: str | None = None
    season: int | None = None

    def __post_init__(self) -> None:
        check(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Txt:
    """Any text for a service, such as the proof of whose feed it is."""

    shape: ClassVar = Shape(VOCABULARY, "txt", names={"text": "."})

    text: str
    """4,000 characters at most."""
    purpose: str | None = None
    """verify, applepodcastsverify, ai-content (true or false), or a service's own."""

    def __post_init__(self) -> None:
        check(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class UpdateFrequency:
    """How often there is something new."""

    shape: ClassVar = Shape(VOCABULARY, "updateFrequency", names={"label": "."})

    label: str | None = None
    """For people; 128 characters at most."""
    rrule: str | None = None
    """A recurrence rule (RFC 5545, section 3.3.10): FREQ=WEEKLY;BYDAY=MO."""
    dtstart: datetime | str | None = None
    """The first moment, or the first day as 2026-03-01; COUNT in the rule needs it."""
    complete: bool | None = None
    """Whether nothing more will come."""

    def __post_init__(self) -> None:
        check(self)

    def faults(self) -> Iterator[Fault]:
        """Compare the start with what the rule says of it."""
        if start_is_missing(self.rrule or "", self.dtstart):
            yield "dtstart", "is missing; COUNT in the rrule counts from it"
        shown = self.dtstart if isinstance(self.dtstart, str) else "T"
        if self.dtstart is not None and start_differs(self.rrule or "", shown):
            yield "dtstart", "and UNTIL must both be days, or both moments"


@dataclass(frozen=True, slots=True, kw_only=True)
class Podping:
    """Whether changes of the feed are announced by Podping."""

    shape: ClassVar = Shape(VOCABULARY, "podping")

    uses_podping: bool

    def __post_init__(self) -> None:
        check(self)
