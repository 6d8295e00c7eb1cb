"""Episodes of a podcast: what front matter says of them, as values of namespaces."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from feedpub.errors import ModelError
from feedpub.namespaces import itunes, podcast
from feedpub.namespaces.spelling import seconds
from feedpub.sources.articles import media, people
from feedpub.sources.articles.assets import asset, from_file, words
from feedpub.sources.articles.field_map import listed, step
from feedpub.sources.articles.reading import plain, truth
from feedpub.sources.episodes import (
    Chapter,
    Chapters,
    chapters_from_path,
    to_psc,
    transcript_from_path,
)
from feedpub.sources.episodes.chapter_files import JSON_CHAPTERS
from feedpub.sources.episodes.transcripts import type_of_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from feedpub.model import Enclosure, Image
    from feedpub.model.extensions import Extension
    from feedpub.sources.articles.reading import Reading

_LINE: Final = re.compile(r"\s*(\d[\d:.]{0,30})\s+(\S.*)", re.DOTALL)
_RATINGS: Final = {"explicit": True, "clean": False}
_OURS: Final = {"title": "episode_title", "name": "season_name", "number": "season"}
_ROLES: Final = {"hosts": "host", "guests": "guest", "persons": None}


def extensions(
    reading: Reading,
    url: str | None,
    enclosures: tuple[Enclosure, ...],
    picture: Image | None,
) -> tuple[Extension, ...]:
    """Give all that namespaces say of an episode; what is wrong is a problem."""
    season = reading.read("season", media.whole)
    if not enclosures and not reading.failed("enclosures"):
        reading.note("names no recording under audio, so no app can play it")
    return (
        *_episode(reading, season, enclosures, picture),
        *_season(reading, season),
        *_each(reading, "transcripts", lambda one: _transcript(reading, one, url)),
        *_chapters(reading, url),
        *_each(reading, "soundbites", _soundbite),
        *_persons(reading, url),
    )


def _episode(
    reading: Reading,
    season: int | None,
    enclosures: tuple[Enclosure, ...],
    picture: Image | None,
) -> Iterator[Extension]:
    """Give what Apple and the other directories read."""
    duration = reading.read("duration", seconds)
    if duration is None and enclosures:
        duration = enclosures[0].duration
    values: dict[str, Any] = {
        "title": reading.text("episode_title"),
        "duration": duration,
        "image": picture.url if picture else None,
        "explicit": reading.read("explicit", _flag),
        "episode": reading.read("episode", media.whole),
        "season": season,
        "episode_type": (reading.text("episode_type") or "").lower() or None,
        "block": reading.read("block", _flag),
    }
    if any(value is not None for value in values.values()):
        yield from _made(reading, lambda: itunes.Episode(**values))


def _season(reading: Reading, season: int | None) -> Iterator[Extension]:
    """Give the season's name; its number alone is in Apple's tag."""
    name = reading.text("season_name")
    if name is None:
        return
    if season is None:
        reading.fail("season", "is missing; a season that has a name has a number")
        return
    yield from _made(reading, lambda: podcast.Season(number=season, name=name))


def _made(reading: Reading, make: Callable[[], Extension]) -> Iterator[Extension]:
    """Make a value of several fields, each of which answers for its own faults."""
    try:
        yield make()
    except ModelError as error:
        for problem in error.problems:
            reading.fail(_OURS.get(problem.field, problem.field), problem.message)


def _each(
    reading: Reading, field: str, convert: Callable[[Any], Extension]
) -> Iterator[Extension]:
    found = reading.first(field)
    if found is None:
        return
    for value in listed(found.value):
        made = reading.attempt(field, convert, value)
        if made is not None:
            yield made


def _transcript(reading: Reading, value: Any, url: str | None) -> Extension:
    """Refer to a transcript, and look into it if it lies here."""
    found = asset(reading, value, url)
    path, kind = found.path, words(value, "type")
    said = {name: words(value, name) for name in ("language", "rel")}
    if path is not None:
        return from_file(
            lambda: transcript_from_path(path, url=found.url, type=kind, **said)
        )
    kind = kind or type_of_name(found.url)
    if kind is None:
        raise ValueError(f"{found.url!r} does not show its type; give it under `type`")
    return podcast.Transcript(url=found.url, type=kind, **said)


def _chapters(reading: Reading, url: str | None) -> Iterator[Extension]:
    """Refer to a file of chapters, or have those that are listed in the feed."""
    found = reading.first("chapters")
    if found is None:
        return
    value = found.value
    if isinstance(value, (list, tuple)):
        made = _listed_chapters(reading, value, url)
    else:
        made = reading.attempt(
            "chapters", lambda one: _chapter_file(reading, one, url), value
        )
    if made is not None:
        yield made


def _chapter_file(reading: Reading, value: Any, url: str | None) -> Extension:
    found = asset(reading, value, url)
    path = found.path
    if path is not None:
        return from_file(lambda: chapters_from_path(path, url=found.url))
    kind = words(value, "type") or JSON_CHAPTERS
    return podcast.Chapters(url=found.url, type=kind)


def _listed_chapters(
    reading: Reading, values: list[Any] | tuple[Any, ...], url: str | None
) -> Extension | None:
    """Make Podlove's chapters; a problem names the chapter by its place."""
    made: list[Chapter] = []
    for at, value in enumerate(values, 1):
        try:
            made.append(_chapter(reading, value, url))
        except ModelError as error:
            for problem in error.problems:
                message = f"chapter {at}: {problem.field}: {problem.message}"
                reading.fail("chapters", message)
        except ValueError as fault:
            reading.fail("chapters", f"chapter {at}: {fault}")
    if len(made) < len(values):
        return None
    return reading.attempt(
        "chapters", lambda each: to_psc(Chapters(chapters=each)), made
    )


def _chapter(reading: Reading, value: Any, url: str | None) -> Chapter:
    if isinstance(value, str):
        line = _LINE.fullmatch(value)
        if line is None:
            raise ValueError(f"{value[:60]!r} has no time; write it as 0:42 Intro")
        return Chapter(start=line[1], title=reading.line(line[2]))
    start = step(value, "start")
    if start is None:
        raise ValueError("has no start; write it as {start: 0:42, title: Intro}")
    title, page = step(value, "title"), step(value, "url") or step(value, "href")
    if title is None:
        raise ValueError("has no title, which listeners choose by; give one")
    picture = step(value, "image") or step(value, "img")
    return Chapter(
        start=start,
        title=reading.line(title),
        url=None if page is None else reading.absolute(page, url),
        image=None if picture is None else asset(reading, picture, url).url,
    )


def _soundbite(value: Any) -> Extension:
    start, duration = (step(value, name) for name in ("start", "duration"))
    if start is None or duration is None:
        raise ValueError(
            "has no start or no duration; write {start: 0:12, duration: 30}"
        )
    return podcast.Soundbite(
        start_time=seconds(start),
        duration=seconds(duration),
        title=words(value, "title"),
    )


def _persons(reading: Reading, url: str | None) -> Iterator[Extension]:
    """Give hosts, guests, and everybody else with the role they say they have."""
    for field, role in _ROLES.items():
        found = reading.first(field)
        written = people.each_author(found.value, found.name) if found else ()
        convert = partial(_person, reading, role, url)
        for one in written:
            person = reading.attempt(field, convert, one)
            if person is not None:
                yield person


def _person(
    reading: Reading, role: str | None, url: str | None, value: Any
) -> Extension:
    if isinstance(value, str):
        return podcast.Person(name=reading.line(value), role=role)
    name = step(value, "name")
    if name is None:
        raise ValueError("has no name; give one under `name`")
    page, picture = step(value, "href") or step(value, "url"), step(value, "img")
    return podcast.Person(
        name=reading.line(name),
        role=words(value, "role") or role,
        group=words(value, "group"),
        href=None if page is None else reading.absolute(page, url),
        img=None if picture is None else asset(reading, picture, url).url,
    )


def _flag(value: Any) -> bool:
    """Read yes and no in any of their words."""
    said = truth(value)
    if said is None:
        said = _RATINGS.get(plain(value).strip().lower())
    if said is None:
        raise ValueError(f"{value!r} is neither true nor false; write one of them")
    return said
