"""Dates as people write them, read only where they can be read in one way."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, get_args

from feedpub import dates

if TYPE_CHECKING:
    from datetime import datetime, tzinfo

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
    """Read a date with a month's name, or with digits in an order that is certain.

    Other words, such as the `EST` that stands for several zones, make it unreadable.
    """
    words = re.findall("[A-Za-z]+", text)
    if not _SHAPE.fullmatch(text) or not all(map(_WORD.fullmatch, words)):
        return None
    if not re.search(r"\d{4}", text):
        return None
    if _CLOCK.search(text) and timezone is None:
        if _loosely(text, "UTC", order) is None:
            return None
        raise ValueError(
            f"{text!r} has no time zone; write it as 2026-03-01T09:00:00Z, "
            f"or give timezone= (--timezone)"
        )
    orders = (order,) if order else get_args(dates.Order)
    try:
        found = {
            dates.parse(text, timezone=timezone, loose=each).isoformat(): each
            for each in orders
        }
    except ValueError:
        return None
    if len(found) > 1:
        first, second = (each[:10] for each in sorted(found))
        raise ValueError(
            f"{text!r} can be {first} or {second}; write it with the year first, "
            f"or give the order (--date-order)"
        )
    return dates.parse(text, timezone=timezone, loose=orders[0])
