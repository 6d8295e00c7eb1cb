"""How the fields of a model class are checked and coerced, all problems at once.

A check takes the value of a field and gives the value to store, or raises `ValueError`
saying what is wrong. `building` makes constructors of them. Articles are built by the
million, so what is right passes in as few steps as can be.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from functools import lru_cache, partial
from typing import Any, Final

from feedpub import dates, uris, values, xml
from feedpub.errors import ModelError, Problem

Check = Callable[[Any], Any]
Fault = tuple[str, str]
"""The name of a field, and what is wrong with it."""

_SHOWN: Final = 80
_LONGEST_NUMBER: Final = 64
_MEMORABLE: Final = 100


class Fields:
    """The checks of a class that has a constructor of its own; `building` is faster."""

    __slots__ = ("_required", "_table")

    def __init__(
        self, checks: Mapping[str, Check], *, required: Iterable[str] = ()
    ) -> None:
        self._table = checks
        self._required = frozenset(required)

    def faults(self, subject: object) -> list[Fault]:
        """Check every field that says something, and store what it is coerced to."""
        found: list[Fault] = []
        for name, check in self._table.items():
            value = getattr(subject, name)
            if value is None or value == ():
                if name in self._required:
                    found.append((name, "is missing; give it"))
                continue
            try:
                put(subject, name, check(value))
            except ValueError as error:
                found += [(name, line) for line in str(error).split("\n")]
        return found


def put(subject: object, name: str, value: object) -> None:
    """Store a value in a frozen subject under construction."""
    object.__setattr__(subject, name, value)


def refuse(kind: str, name: object, faults: Iterable[Fault]) -> None:
    """Raise `ModelError` for the subject so named."""
    where = f"{kind} {shown(name)}"
    raise ModelError(Problem(where, *fault) for fault in faults)


def plain(value: Any) -> str:
    """Check a line of text that is never markup."""
    if type(value) is str and value.isprintable() and value and not value.isspace():
        return value
    text = lines(value)
    if "\n" in text:
        raise ValueError(f"{shown(text)} has a line break; put it on one line")
    return text


def lines(value: Any) -> str:
    """Check text that is never markup and may have several lines."""
    text = with_line_feeds(string(value))
    if fault := xml.character_fault(text):
        raise ValueError(fault)
    return text


def judged(fault_in: Callable[[str], str | None]) -> Check:
    """Make a check of a function that says what is wrong with a string."""

    def check_value(value: Any) -> str:
        if type(value) is str and fault_in(value) is None:
            return value
        text = string(value)
        if fault := fault_in(text):
            raise ValueError(f"{shown(text)}: {fault}")
        return text

    return check_value


def _remembered(fault_in: Callable[[str], str | None]) -> Callable[[str], str | None]:
    """Judge each of the few short values that articles have in common only once."""
    remembering = lru_cache(maxsize=512)(fault_in)

    def fault(value: str) -> str | None:
        short = len(value) < _MEMORABLE
        return remembering(value) if short else fault_in(value)

    return fault


url: Final = judged(uris.url_fault)
"""An absolute URL or IRI that a link may go to (RFC 3986, RFC 3987)."""
iri: Final = judged(uris.iri_fault)
"""An absolute IRI that names something (RFC 3987)."""
_language_fault: Final = _remembered(values.language_fault)
_media_type_fault: Final = _remembered(values.media_type_fault)
_email_fault: Final = _remembered(values.email_fault)

language: Final = judged(_language_fault)
"""A language tag (RFC 5646) whose subtags are registered."""
media_type: Final = judged(_media_type_fault)
"""A media type (RFC 6838)."""
email: Final = judged(_email_fault)
"""An e-mail address (RFC 5322, addr-spec)."""
date: Final = dates.parse
"""A moment, given exactly; it becomes an aware datetime."""

LINE: Final = (
    "kind_of({0}) is str and {0} > '!' and len({0}) < 1000 and {0}.isprintable()"
)
"""Whether a field is a short line; what comes after "!" neither is nor starts blank."""
USUAL: Final[Mapping[Check, str]] = {
    plain: LINE,
    url: "kind_of({0}) is str and is_usual_uri({0})",
    iri: "kind_of({0}) is str and is_usual_uri({0})",
    language: "kind_of({0}) is str and language_fault({0}) is None",
    media_type: "kind_of({0}) is str and media_type_fault({0}) is None",
    email: "kind_of({0}) is str and email_fault({0}) is None",
    date: "kind_of({0}) is datetime and {0}.tzinfo is UTC",
}
"""Expressions of a field for what nearly every value is; where they hold, it passes."""
NAMES: Final[Mapping[str, Any]] = {
    "UTC": UTC,
    "datetime": datetime,
    "email_fault": _email_fault,
    "is_usual_uri": uris.is_usual,
    "kind_of": type,  # which fields are called
    "language_fault": _language_fault,
    "media_type_fault": _media_type_fault,
}
"""What these expressions call by name."""


def seconds(value: Any) -> float:
    """Take a length of time: seconds, `timedelta`, or text such as 1:02:03."""
    if isinstance(value, timedelta):
        value = value.total_seconds()
    elif isinstance(value, str):
        value = _clock(value)
    if type(value) not in {int, float} or not 0 <= value < math.inf:
        raise ValueError(f"{shown(value)} is no duration; give seconds, 0 or more")
    return int(value) if value == int(value) else float(value)


def _clock(text: str) -> float:
    """Read seconds, MM:SS or H:MM:SS."""
    total = Decimal(0)
    for part in text.strip().split(":"):
        if not part.replace(".", "", 1).isdecimal() or len(part) > _LONGEST_NUMBER:
            raise ValueError(f"{shown(text)} is no duration; give seconds or H:MM:SS")
        total = total * 60 + Decimal(part)
    return float(total)


def flag(value: Any) -> bool:
    """Check a truth value, which must be True or False itself."""
    if type(value) is not bool:
        raise ValueError(f"{shown(value)} is neither True nor False")
    return value


def integer(lowest: int, highest: int | None = None) -> Check:
    """Make a check of whole numbers within their limits."""
    limits = f"{lowest} or more" if highest is None else f"{lowest} to {highest}"

    def check_number(value: Any) -> int:
        if type(value) is not int:
            raise ValueError(f"{shown(value)} is no whole number; give an int")
        if value < lowest or (highest is not None and value > highest):
            raise ValueError(f"{value} is out of range; give {limits}")
        return value

    return check_number


def one(kind: type, coerce: Callable[[str], object] | None = None) -> Check:
    """Make a check of one value of the kind; an exact string is coerced."""

    def check_item(value: Any) -> object:
        if type(value) is kind:
            return value
        if coerce is None or not isinstance(value, str):
            found = type(value).__name__
            raise ValueError(f"{shown(value)} is {found}, not {kind.__name__}")
        try:
            return coerce(value)
        except ModelError as error:
            messages = (problem.message for problem in error.problems)
            raise ValueError("\n".join(messages)) from None

    return check_item


def several(kind: type, coerce: Callable[[str], object] | None = None) -> Check:
    """Make a check of several values of the kind; exact strings are coerced.

    The few short ones that articles have in common are coerced only once.
    """
    check_all = all_of(one(kind, coerce))
    recall = lru_cache(maxsize=512)(partial(_short, coerce))

    def check_items(value: Any) -> tuple[object, ...]:
        if type(value) in _USUAL and value and type(value[0]) is str:
            try:
                return tuple(map(recall, value))
            except (ModelError, TypeError, ValueError):  # which the check tells in full
                return check_all(value)  # type: ignore[no-any-return]  # a Check gives Any
        if type(value) is tuple:
            for item in value:
                if type(item) is not kind:
                    break
            else:
                return value
        return check_all(value)  # type: ignore[no-any-return]  # likewise

    return check_items


def _short(coerce: Callable[[str], object] | None, value: str) -> object:
    """Coerce what is worth remembering."""
    if coerce is None or len(value) >= _MEMORABLE:
        raise ValueError("is not coerced, or too long to be remembered")
    return coerce(value)


def all_of(check: Check) -> Check:
    """Make a check that stores any iterable as a tuple, each item checked."""

    def check_items(value: Any) -> tuple[object, ...]:
        if type(value) not in _USUAL and not _is_of_several(value):
            found = type(value).__name__
            raise ValueError(f"is one {found}; give a list of them")
        return _each(check, value)

    return check_items


_USUAL: Final = (tuple, list)  # told apart in a tenth of the time of `Iterable`


def _is_of_several(value: Any) -> bool:
    return isinstance(value, Iterable) and not isinstance(value, (str, bytes))


def string(value: Any) -> str:
    """Check that a value is a string that says something."""
    if not isinstance(value, str):
        found = type(value).__name__
        raise ValueError(f"{shown(value)} is {found}, not a string")
    if not value or value.isspace():
        raise ValueError("is blank; fill it or leave it out")
    return str(value)


def with_line_feeds(text: str) -> str:
    """Write line ends as XML parsers give them back (XML 1.0, 2.11)."""
    if "\r" not in text:
        return text
    return text.replace("\r\n", "\n").replace("\r", "\n")


def shown(value: object) -> str:
    """Show a value in a message, shortened where it is long."""
    text = repr(value)
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


def duplicates(items: Iterable[object]) -> tuple[object, ...]:
    """Give what comes more than once, in order of appearance."""
    seen: dict[object, int] = {}
    for item in items:
        seen[item] = seen.get(item, 0) + 1
    return tuple(item for item, count in seen.items() if count > 1)


def _each(check: Check, items: Iterable[object]) -> tuple[object, ...]:
    """Check every item, and tell all that is wrong, not just the first."""
    good, messages = [], []
    for item in items:
        try:
            good.append(check(item))
        except ValueError as error:
            messages.append(str(error))
    if messages:
        raise ValueError("\n".join(messages))
    return tuple(good)
