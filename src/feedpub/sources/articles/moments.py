"""Dates as people write them, read only where they can be read in one way."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any, Final, get_args

from feedpub import dates

if TYPE_CHECKING:
    from datetime import tzinfo

_YEAR_FIRST: Final = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(.{0,40})")
_OFFSET: Final = re.compile(r"(\d)\s+([+-])(\d{1,2}):?(\d{2})?$")
_SHAPE: Final = re.compile(r"[A-Za-z0-9\s.,:/+-]{1,64}")
_WORD: Final = re.compile(
    r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)"
    r"(?:uary|ruary|ch|il|ust|tember|ember|ober)?"
    r"|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
    r"|st|nd|rd|th|of|at|am|pm|[apmtz]|utc|gmt",
    re.IGNORECASE,
)
_CLOCK: Final = re.compile(r"\d:\d\d|\d\s*[ap]\.?m\b", re.IGNORECASE)
_AT_SEA: Final = timezone(timedelta(hours=-1))
"""A zone that nobody means: who names a zone says the same in it as in any other."""


def read(
    value: Any, *, timezone: str | tzinfo | None, order: dates.Order | None
) -> tuple[datetime, bool]:
    """Return the moment, and whether its form was a loose one.

    `ValueError` says why there is none, or more than one.

    Beside what `feedpub.dates` reads: `2019-1-5`, `2016/07/27`, `July 27, 2016` and
    `07/27/2016`. Where day and month could change places, `order` decides or it is an
    error.
    """
    text = _year_first(value) if isinstance(value, str) else value
    try:
        return dates.parse(text, timezone=timezone), False
    except ValueError:
        if not isinstance(text, str) or _YEAR_FIRST.fullmatch(text):
            raise
        when = _loosely(text, timezone, order)
        if when is None:
            raise
        return when, True


def _year_first(text: str) -> str:
    """Fill up the zeros of a date that begins with its year, as YAML allows."""
    text = text.strip()
    match = _YEAR_FIRST.fullmatch(text)
    if match is None:
        return text
    year, month, day, rest = match.groups()
    rest = _OFFSET.sub(_offset, rest)
    return f"{year}-{month:0>2}-{day:0>2}{rest}"


def _offset(match: re.Match[str]) -> str:
    last, sign, hours, minutes = match.groups()
    return f"{last}{sign}{hours:0>2}:{minutes or '00'}"


def _loosely(
    text: str, timezone: str | tzinfo | None, order: dates.Order | None
) -> datetime | None:
    """Read a date with a month's name, or with digits in an order that is certain."""
    if not _is_like_a_date(text):
        return None
    found = _readings(text, timezone or UTC, order)
    if len(found) > 1:
        first, second = (each.date() for each in sorted(found)[:2])
        raise ValueError(
            f"{text!r} can be {first} or {second}; write it with the year first, "
            f"or give the order (--date-order)"
        )
    zoneless = timezone is None and _CLOCK.search(text)
    if zoneless and found != _readings(text, _AT_SEA, order):
        raise ValueError(
            f"{text!r} has no time zone; write it as 2026-03-01T09:00:00Z, "
            f"or give timezone= (--timezone)"
        )
    return next(iter(found), None)


def _is_like_a_date(text: str) -> bool:
    """Say whether it has a whole year, and no words that are of no date.

    Such a word is the `EST` that stands for several zones.
    """
    words = re.findall("[A-Za-z]+", text)
    return bool(
        _SHAPE.fullmatch(text)
        and all(map(_WORD.fullmatch, words))
        and re.search(r"\d{4}", text)
    )


def _readings(
    text: str, timezone: str | tzinfo, order: dates.Order | None
) -> set[datetime]:
    """Give what it can mean, or nothing if it is no date in one of the orders."""
    orders = (order,) if order else get_args(dates.Order)
    try:
        return {dates.parse(text, timezone=timezone, loose=each) for each in orders}
    except ValueError:
        return set()
