"""The reading of one record: what was found, what was wrong, what was left out."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, Final, TypeVar

from feedpub import xml
from feedpub.errors import ModelError, Problem
from feedpub.sources.articles import location, moments
from feedpub.sources.articles.field_map import by_name
from feedpub.sources.record import dirt_note

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime
    from pathlib import Path

    from feedpub.sources.articles.field_map import Found
    from feedpub.sources.articles.location import Place
    from feedpub.sources.options import SourceOptions
    from feedpub.sources.record import Record

T = TypeVar("T")

_DEEPEST: Final = 8
_TRUE: Final = frozenset({"true", "yes", "on", "y"})
_FALSE: Final = frozenset({"false", "no", "off", "n"})


class Reading:
    """Finds the fields of a record, and gathers problems and notes on the way."""

    __slots__ = (
        "_cleaned",
        "_notes",
        "_parts",
        "_used",
        "folder",
        "names",
        "options",
        "place",
        "problems",
        "record",
    )

    def __init__(
        self,
        record: Record,
        options: SourceOptions,
        place: Place,
        folder: Path | None,
    ) -> None:
        self.record, self.options = record, options
        self.place, self.folder = place, folder
        self._parts = place.parts
        self._cleaned = 0
        self.names = by_name(self._cleaned_deep(record.fields, 0))
        self.problems: list[Problem] = []
        self._notes = list(record.notes)
        self._used: dict[str, str] = {}

    @property
    def notes(self) -> tuple[str, ...]:
        """What the source's reader and this reading have to tell."""
        if not self._cleaned:
            return tuple(self._notes)
        return (*self._notes, dirt_note(self._cleaned))

    def note(self, message: str) -> None:
        """Tell of something that was recognised or left out."""
        self._notes.append(message)

    def fail(self, field: str, message: str, name: str = "") -> None:
        """Tell of a problem, at the line of the source's own field if that is known."""
        place = self.record.at(name or self._used.get(field, ""))
        self.problems.append(Problem(place, field, message))

    def failed(self, *fields: str) -> bool:
        """Tell whether one of the fields has had a problem so far."""
        return any(problem.field in fields for problem in self.problems)

    def fail_all(self, error: ModelError, field: str = "") -> None:
        """Tell of the problems that the model has with the values."""
        for problem in error.problems:
            name = field or problem.field
            inner = problem.field if field and problem.field != field else ""
            self.fail(name, f"{inner} {problem.message}".lstrip())

    def told(self) -> tuple[Problem, ...]:
        """Give the problems; fields of episodes and rows have their source's names."""
        if self.options.episodes is None and not self.record.named:
            return tuple(self.problems)
        return tuple(
            problem._replace(field=self._used.get(problem.field, problem.field))
            for problem in self.problems
        )

    def found(self, field: str) -> Iterator[Found]:
        """Yield what may be the value of a field, the best first."""
        for found in self.options.field_map.find(field, self.names, self._parts):
            self._used[field] = found.name
            yield found

    def first(self, field: str) -> Found | None:
        """Return the best value of a field."""
        return next(self.found(field), None)

    def read(self, field: str, convert: Callable[[Any], T]) -> T | None:
        """Convert the best value of a field; what is wrong with it is a problem."""
        found = self.first(field)
        return None if found is None else self.attempt(field, convert, found.value)

    def attempt(self, field: str, convert: Callable[[Any], T], value: Any) -> T | None:
        """Convert a value; what is wrong with it is a problem of the field."""
        try:
            return convert(value)
        except ModelError as error:
            self.fail_all(error, field)
        except ValueError as fault:
            self.fail(field, str(fault))
        return None

    def text(self, field: str) -> str | None:
        """Return a field as a line of plain text, its white space collapsed."""
        return self.read(field, self.line) or None

    def line(self, value: Any) -> str:
        """Return a scalar as one line; `ValueError` for lists and the like."""
        return " ".join(plain(value).split())

    def clean(self, text: str) -> str:
        """Drop the characters that no feed can carry, and count them.

        The fields have been through this already, so it is for other text.
        """
        text, count = xml.clean(text)
        self._cleaned += count
        return text

    def moment(self, field: str) -> datetime | None:
        """Read a date; a truth value is none, as in Jekyll's `published: false`."""
        for found in self.found(field):
            if truth(found.value) is not None:
                continue
            options = self.options
            try:
                when, loose = moments.read(
                    found.value, timezone=options.timezone, order=options.date_order
                )
            except ValueError as fault:
                self.fail(field, str(fault))
                return None
            if found.name in self.record.guessed:
                line = self.record.lines[found.name]
                self.note(f"line {line}: {field} {when.date()}, from {found.value!r}")
            elif loose or found.by_pattern:
                self.note(
                    f"{field} {when.date()}, from {found.value!r} in {found.name}"
                )
            return when
        return None

    def absolute(self, reference: Any, url: str | None = None) -> str:
        """Resolve a reference against the article's URL, or else the base."""
        base = self.options.base_url
        around = url or (f"{base.rstrip('/')}/" if base else None)
        return location.absolute(plain(reference), around)

    def _cleaned_deep(self, value: Any, depth: int) -> Any:
        """Clean the text in lists and mappings too, as deep as fields ever are."""
        if isinstance(value, str):
            return self.clean(value)
        if depth == _DEEPEST:
            return value
        if isinstance(value, list):
            return [self._cleaned_deep(each, depth + 1) for each in value]
        if isinstance(value, Mapping):
            return {n: self._cleaned_deep(each, depth + 1) for n, each in value.items()}
        return value


def plain(value: Any) -> str:
    """Return a scalar as text; `ValueError` says that it is none."""
    match value:
        case str():
            return value
        case bool():
            return str(value).lower()
        case int() | float():
            return str(value)
        case date():
            return value.isoformat()
    if isinstance(value, Mapping):
        raise ValueError("is a mapping, not text; name a part (--map FIELD=name.part)")
    if isinstance(value, (list, tuple)):
        raise ValueError("is a list, not text")
    if value is None:
        raise ValueError("is nothing, not text")
    return str(value)


def truth(value: Any) -> bool | None:
    """Return what a word or a truth value says, or None for anything else."""
    if isinstance(value, bool):
        return value
    word = value.strip().lower() if isinstance(value, str) and len(value) < 9 else ""
    if word in _TRUE:
        return True
    return False if word in _FALSE else None
