"""Chapters of an episode: where each begins, what it is called, what it shows."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import partial
from itertools import pairwise
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from feedpub.arguments import expect
from feedpub.model import checks
from feedpub.model.checks import Fields, refuse, shown
from feedpub.namespaces.spelling import seconds
from feedpub.values.places import geo_uri_fault

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import timedelta

    from feedpub.model.checks import Fault


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place that a chapter is about; only JSON chapters have it."""

    name: str
    geo: str
    """Latitude and longitude as a geo URI (RFC 5870): `geo:48.858093,2.294694`."""
    osm: str | None = None
    """The object of OpenStreetMap: `W5013364`."""
    others: Mapping[str, Any] = field(default_factory=dict, hash=False)

    def __post_init__(self) -> None:
        if faults := _PLACE.faults(self):
            refuse("place", self.name, faults)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """A part of an episode that listeners can go to.

    Times are seconds; `timedelta` and "H:MM:SS" are taken too.
    """

    start: float
    """JSON: startTime. Podlove: start."""
    title: str | None = None
    end: float | None = None
    """JSON: endTime. Podlove has none: a chapter ends where the next one begins."""
    url: str | None = None
    """A page about it. JSON: url. Podlove: href."""
    image: str | None = None
    """JSON: img. Podlove: image."""
    listed: bool = True
    """False for one that changes the picture and is in no table. JSON: toc."""
    place: Place | None = None
    """JSON: location."""
    others: Mapping[str, Any] = field(default_factory=dict, hash=False)
    """What the file had beyond JSON chapters 1.2; it is written as it was."""

    if TYPE_CHECKING:  # what the constructor takes is wider than what it stores

        def __init__(
            self,
            *,
            start: float | timedelta | str,
            title: str | None = None,
            end: float | timedelta | str | None = None,
            url: str | None = None,
            image: str | None = None,
            listed: bool = True,
            place: Place | None = None,
            others: Mapping[str, Any] = ...,
        ) -> None: ...

    def __post_init__(self) -> None:
        faults = _CHAPTER.faults(self)
        if not faults and self.end is not None and self.end < self.start:
            message = f"{self.end} is before its start, {self.start}"
            faults.append(("end", message))
        if faults:
            refuse("chapter", self.title or self.start, faults)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapters:
    """All chapters of an episode, in the order of their starts."""

    chapters: tuple[Chapter, ...]
    author: str | None = None
    """Who made the episode; this and the following stand in JSON chapters only."""
    title: str | None = None
    podcast_name: str | None = None
    description: str | None = None
    file_name: str | None = None
    """The recording that they belong to."""
    waypoints: bool = False
    """Whether a map shows a route between the places."""
    others: Mapping[str, Any] = field(default_factory=dict, hash=False)

    if TYPE_CHECKING:  # what the constructor takes is wider than what it stores

        def __init__(
            self,
            *,
            chapters: Iterable[Chapter],
            author: str | None = None,
            title: str | None = None,
            podcast_name: str | None = None,
            description: str | None = None,
            file_name: str | None = None,
            waypoints: bool = False,
            others: Mapping[str, Any] = ...,
        ) -> None: ...

    def __post_init__(self) -> None:
        faults = _CHAPTERS.faults(self)
        if not faults:
            expect("chapters", self.chapters, tuple, "the chapters, each a Chapter")
            faults += self._disorder()
        if faults:
            refuse("chapters", self.title or self.file_name or "", faults)

    def _disorder(self) -> Iterator[Fault]:
        """Name each chapter that begins before the one above it."""
        for at, (one, two) in enumerate(pairwise(self.chapters), 2):
            if two.start < one.start:
                name = f"chapter {at} ({shown(two.title or two.start)})"
                message = f"{name} starts at {two.start}, before the one above it"
                yield "chapters", f"{message}; put them in order"


def _others(value: Any, known: Mapping[str, str]) -> Any:
    """Keep what JSON can carry, but no name that the format gives a meaning."""
    if not hasattr(value, "keys") or not all(isinstance(key, str) for key in value):
        raise ValueError(f"{shown(value)} is no mapping with names")
    for key in value:
        if key in known:
            raise ValueError(f"{key!r} has a field of its own")
    try:
        text = json.dumps(dict(value), ensure_ascii=False, allow_nan=False)
        text.encode()
    except (TypeError, ValueError, RecursionError) as error:
        raise ValueError(f"cannot be written as JSON: {error}") from None
    return MappingProxyType(json.loads(text))


CHAPTER_KEYS: Final = {
    "startTime": "start",
    "title": "title",
    "img": "image",
    "url": "url",
    "toc": "listed",
    "endTime": "end",
    "location": "place",
}
"""What JSON chapters 1.2 call the fields of a chapter."""
CHAPTERS_KEYS: Final = {
    "author": "author",
    "title": "title",
    "podcastName": "podcast_name",
    "description": "description",
    "fileName": "file_name",
    "waypoints": "waypoints",
    "version": "",
    "chapters": "chapters",
}
PLACE_KEYS: Final = {"name": "name", "geo": "geo", "osm": "osm"}
_PLACE: Final = Fields(
    {
        "name": checks.plain,
        "geo": checks.judged(geo_uri_fault),
        "osm": checks.plain,
        "others": partial(_others, known=PLACE_KEYS),
    },
    required=("name", "geo"),
)
_CHAPTER: Final = Fields(
    {
        "start": seconds,
        "title": checks.plain,
        "end": seconds,
        "url": checks.url,
        "image": checks.url,
        "listed": checks.flag,
        "place": checks.one(Place),
        "others": partial(_others, known=CHAPTER_KEYS),
    },
    required=("start",),
)
_CHAPTERS: Final = Fields(
    {
        "chapters": checks.several(Chapter),
        "author": checks.plain,
        "title": checks.plain,
        "podcast_name": checks.plain,
        "description": checks.lines,
        "file_name": checks.plain,
        "waypoints": checks.flag,
        "others": partial(_others, known=CHAPTERS_KEYS),
    }
)
