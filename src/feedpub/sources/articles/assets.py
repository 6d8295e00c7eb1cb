"""Files that go with an episode, found in the podcast's folder or beside the article.

Each is named by its file, or by its address if it is elsewhere already.
"""

from __future__ import annotations

import os
import re
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeVar

from feedpub.errors import ModelError, Problem, SourceError
from feedpub.extras import MissingExtraError
from feedpub.model import Enclosure, Image
from feedpub.namespaces.spelling import seconds
from feedpub.sources.articles import location, media
from feedpub.sources.articles.beside import measures_of
from feedpub.sources.articles.field_map import step
from feedpub.sources.articles.reading import plain

if TYPE_CHECKING:
    from collections.abc import Callable

    from feedpub.sources.articles.reading import Reading
    from feedpub.sources.options import EpisodeOptions

T = TypeVar("T")

_ADDRESS: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|/")
_NAMES: Final = ("file", "path", "url", "src", "href", "link")


class Asset(NamedTuple):
    """Where a file will be, and where it lies here if it does."""

    url: str
    path: Path | None = None


def asset(reading: Reading, value: Any, url: str | None) -> Asset:
    """Find a file; `ValueError` says where it was looked for.

    `value` is its name or a mapping that has it; `url` is the article's own.
    """
    name = _name(value)
    if _ADDRESS.match(name):
        return Asset(reading.absolute(name, url))
    options = reading.options.episodes
    folder = options.media if options else None
    if ".." in PurePosixPath(name).parts or "\0" in name:
        raise ValueError(f"{name!r} leads out of the folder; move the file into it")
    if options and folder and os.path.isfile(folder / name):  # noqa: PTH113 - raises for no name
        return Asset(below(options, name), folder / name)
    beside = reading.folder
    if beside and os.path.isfile(beside / name):  # noqa: PTH113 - raises for no name
        return Asset(reading.absolute(location.encode(name), url), beside / name)
    places = "is not beside the article" if folder is None else f"is not in {folder}"
    places = f"{places}, nor beside the article" if folder and beside else places
    raise ValueError(f"{name!r} {places}; put it there, or write its address in full")


def below(options: EpisodeOptions, name: str) -> str:
    """Give the address of a file in the folder of media."""
    if options.media_url is None:
        raise ValueError(
            f"{name!r} is a file, and nothing says where it will be; give media_url, "
            f'such as "https://example.org/media/"'
        )
    return location.below(options.media_url, location.encode(name))


def enclosure(reading: Reading, value: Any, url: str | None) -> Enclosure:
    """Measure a recording, or take what is said of one that is elsewhere."""
    found = asset(reading, value, url)
    path = found.path
    if path is None:
        return media.enclosure(value, lambda _: found.url)
    duration, kind = part(value, "duration"), words(value, "type")
    given = None if duration is None else seconds(duration)
    measured = from_file(
        lambda: measures_of(reading).recording(path, type=kind, duration=given)
    )
    return Enclosure(
        url=found.url,
        type=measured.type,
        length=measured.length,
        duration=measured.duration if given is None else given,
        title=words(value, "title"),
    )


def image(reading: Reading, value: Any, url: str | None) -> Image:
    """Measure a picture, or take what is said of one that is elsewhere."""
    found = asset(reading, value, url)
    path = found.path
    if path is None:
        return media.image(value, lambda _: found.url)
    width, height = from_file(lambda: measures_of(reading).pixels(path))
    return Image(
        url=found.url,
        title=words(value, "title"),
        width=width,
        height=height,
        description=words(value, "alt") or words(value, "description"),
    )


def part(value: Any, name: str) -> Any:
    """Give a part of a mapping; text has none."""
    return None if isinstance(value, str) else step(value, name)


def words(value: Any, name: str) -> str | None:
    """Give a part of a mapping as text; `ValueError` if it is a list or the like."""
    found = part(value, name)
    if found in (None, ""):
        return None
    try:
        return plain(found)
    except ValueError as fault:
        raise ValueError(f"{name} {fault}") from None


def from_file(make: Callable[[], T]) -> T:
    """Make something of a file; what is wrong with the file is `ModelError`."""
    try:
        return make()
    except MissingExtraError:
        raise
    except SourceError as error:
        raise ModelError(
            Problem("", "", str(problem)) for problem in error.problems
        ) from None


def _name(value: Any) -> str:
    given = (value,) if isinstance(value, str) else [step(value, n) for n in _NAMES]
    name = next((each for each in given if isinstance(each, str)), "").strip()
    if not name:
        raise ValueError("names no file; give one under `file`, or its address")
    return name
