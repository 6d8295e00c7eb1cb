"""Files of chapters in JSON: chapters 1.2 of Podcasting 2.0, read and written."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final, TypeVar

from feedpub.arguments import expect
from feedpub.errors import ModelError, Problem, SourceError
from feedpub.sources.episodes.chapters import (
    CHAPTER_KEYS,
    CHAPTERS_KEYS,
    PLACE_KEYS,
    Chapter,
    Chapters,
    Place,
)
from feedpub.sources.episodes.opening import contents, written
from feedpub.sources.record import decode, failed

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Mapping

T = TypeVar("T")

VERSION: Final = "1.2.0"
JSON_CHAPTERS: Final = "application/json+chapters"
"""The media type that goes into `podcast:chapters`."""

_SHOWN: Final = 40
_TIMES: Final = ("startTime", "endTime")
_KINDS: Final = {str: "text", bool: "true or false", float: "a number of seconds"}


def read_chapters(
    source: bytes | str | os.PathLike[str],
    *,
    where: str = "chapters",
    on_problem: Callable[[Problem], None] | None = None,
) -> Chapters:
    """Read chapters, from a file or from bytes that are called `where` in messages.

    Everything that is wrong is a `SourceError`, each problem naming its chapter. With
    `on_problem`, that hears of each problem instead: a value that cannot be used is
    left out, a time written as text is read, chapters are put in order.
    """
    data, where = contents(source, where)
    reading = _Reading(where)
    chapters = reading.chapters(_object(data, where))
    if on_problem is None and reading.problems:
        raise SourceError(reading.problems)
    for problem in reading.problems:
        on_problem(problem)  # type: ignore[misc]  # there is none only without problems
    return chapters


def write_chapters(chapters: Chapters) -> bytes:
    """Write a file of JSON chapters; the same chapters give the same bytes."""
    expect("chapters", chapters, Chapters, "Chapters(chapters=[...])")
    values = _said(chapters, CHAPTERS_KEYS)
    values["chapters"] = [_chapter(chapter) for chapter in chapters.chapters]
    if not chapters.waypoints:
        del values["waypoints"]
    return written({"version": VERSION, **values})


def _chapter(chapter: Chapter) -> dict[str, Any]:
    values = _said(chapter, CHAPTER_KEYS)
    if chapter.listed:
        del values["toc"]  # true is what its absence means
    if chapter.place:
        values["location"] = _said(chapter.place, PLACE_KEYS)
    return values


def _said(value: Any, keys: Mapping[str, str]) -> dict[str, Any]:
    """Give what a value says, under the names of the format."""
    each = {key: getattr(value, field) for key, field in keys.items() if field}
    said = {key: one for key, one in each.items() if one is not None}
    return {**said, **value.others}


def _object(data: bytes, where: str) -> dict[str, Any]:
    text = decode(data, where=where)
    try:
        found = json.loads(text, parse_constant=_no_number)
    except json.JSONDecodeError as error:
        raise failed(f"{where}:{error.lineno}", f"is not JSON: {error.msg}") from None
    except (ValueError, RecursionError) as error:
        raise failed(where, f"is not JSON: {error}") from None
    if not isinstance(found, dict) or not isinstance(found.get("chapters"), list):
        message = 'has no chapters; write {"version": "1.2.0", "chapters": [...]}'
        raise failed(where, message)
    return found


def _no_number(name: str) -> Any:
    raise ValueError(f"{name} is no number of JSON")


class _Reading:
    """Reads as much as can be used, and keeps account of what is wrong."""

    __slots__ = ("problems", "where")

    def __init__(self, where: str) -> None:
        self.where = where
        self.problems: list[Problem] = []

    def chapters(self, top: dict[str, Any]) -> Chapters:
        """Make chapters of all that can be used."""
        self._version(top)
        each = [self._chapter(found, at) for at, found in enumerate(top["chapters"], 1)]
        chapters = self._ordered([chapter for chapter in each if chapter])
        values = self._values(top, CHAPTERS_KEYS, "") | {"chapters": chapters}
        made = self._made(Chapters, values, CHAPTERS_KEYS, "")
        return made or Chapters(chapters=chapters)

    def _version(self, top: dict[str, Any]) -> None:
        version = top.get("version")
        if version is None:
            self._tell("", "version", f'is missing; write "version": "{VERSION}"')
        elif not isinstance(version, str) or version.split(".")[0] != "1":
            self._tell("", "version", f"{_shown(version)} is none that is known here")

    def _chapter(self, found: Any, at: int) -> Chapter | None:
        if not isinstance(found, dict):
            self._tell(f"chapter {at}", "", f"{_shown(found)} is no object")
            return None
        title = found.get("title")
        name = f"chapter {at}" + (f" ({_shown(title)})" if title else "")
        values = self._values(found, CHAPTER_KEYS, name)
        if "startTime" not in found:
            self._tell(name, "startTime", "is missing; give the seconds it starts at")
        return self._made(Chapter, values, CHAPTER_KEYS, name, needed="start")

    def _made(
        self,
        kind: type[T],
        values: dict[str, Any],
        keys: Mapping[str, str],
        name: str,
        needed: str = "chapters",
    ) -> T | None:
        """Make it without the values that the model refuses, each of them told."""
        called = {field: key for key, field in keys.items()}
        while needed in values:
            try:
                return kind(**values)
            except ModelError as error:
                refused = {problem.field for problem in error.problems}
                for problem in error.problems:
                    field = called.get(problem.field, problem.field)
                    self._tell(name, field, problem.message)
                values = {k: v for k, v in values.items() if k not in refused}
        return None

    def _values(
        self, found: dict[str, Any], keys: Mapping[str, str], name: str
    ) -> dict[str, Any]:
        """Read what has the right type in JSON; the model judges the rest."""
        values: dict[str, Any] = {}
        for key, field in keys.items():
            if field in {"", "chapters"} or found.get(key) is None:
                continue
            value = self._value(key, found[key], name)
            if value is not None:
                values[field] = value
        values["others"] = {k: v for k, v in found.items() if k not in keys}
        return values

    def _value(self, key: str, value: Any, name: str) -> Any:
        if key == "location":
            return self._place(value, name)
        if key in _TIMES and isinstance(value, str):
            self._tell(name, key, f"{_shown(value)} is text; write it as a number")
            return value
        kind: type = float if key in _TIMES else str
        if key in {"toc", "waypoints"}:
            kind = bool
        fits = isinstance(value, (int, float) if kind is float else kind)
        if fits and not (kind is float and isinstance(value, bool)):
            return value
        self._tell(name, key, f"{_shown(value)} is not {_KINDS[kind]}")
        return None

    def _place(self, value: Any, name: str) -> Place | None:
        """Read a location, or leave the whole of it out."""
        if not isinstance(value, dict):
            self._tell(name, "location", f"{_shown(value)} is no object")
            return None
        values: dict[str, Any] = {key: value.get(key) for key in PLACE_KEYS}
        others = {key: one for key, one in value.items() if key not in PLACE_KEYS}
        try:
            return Place(**values, others=others)
        except ModelError as error:
            for problem in error.problems:
                self._tell(name, f"location.{problem.field}", problem.message)
        return None

    def _ordered(self, chapters: list[Chapter]) -> tuple[Chapter, ...]:
        ordered = sorted(chapters, key=lambda chapter: chapter.start)
        if ordered != chapters:
            first = next(
                one
                for one, other in zip(chapters, ordered, strict=True)
                if one != other
            )
            name = f"chapter {_shown(first.title or first.start)}"
            self._tell(name, "startTime", "is out of order; sort chapters by startTime")
        return tuple(ordered)

    def _tell(self, name: str, field: str, message: str) -> None:
        where = f"{self.where}: {name}" if name else self.where
        self.problems.append(Problem(where, field, message))


def _shown(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"
