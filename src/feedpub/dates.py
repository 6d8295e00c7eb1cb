"""Dates in and out: exact reading, and the forms that each format wants."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from functools import lru_cache, partial
from typing import Final, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from feedpub import values

When = datetime | date | str | int | float
"""What `parse` can turn into one moment, where it is exact."""

Order = Literal["day-first", "month-first"]
"""How to read 03/04/2026: as the third of April, or as March the fourth."""

UNDATED: Final = datetime(1970, 1, 1, tzinfo=UTC)
"""The `updated` of what has no date at all: feeds that are read have such articles.

RSS, RSS 1.0 and JSON Feed are written without it, as they were; Atom must have a date,
and gets this one, which is plainly none and the same on every day.
"""

_ISO: Final = re.compile(
    r"(?P<day>\d{4}-\d\d-\d\d)[Tt ](?P<time>\d\d?:\d\d(?::\d\d(?:[.,]\d+)?)?)"
    r"\s*(?P<zone>[Zz]|UTC|GMT|[+-]\d\d(?::?\d\d)?)?",
    re.ASCII,
)
_ISO_DATE: Final = re.compile(
    r"\d{4}(?:-\d\d-\d\d|\d{4}|-?W\d\d-?\d|-?\d{3})", re.ASCII
)
_ISO_OTHER: Final = re.compile(
    _ISO_DATE.pattern + r"T[0-9:.,]+(?:Z|[+-][0-9:]+)?", re.ASCII
)
_EAST: Final = re.compile(r"\b(?:UTC|GMT) ?(?=[+-]\d)")
_LAST_SECOND: Final = 253402300799  # 9999-12-31T23:59:59Z, the last that RFC 3339 has
_DAYS: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS: Final = (
    *("", "Jan", "Feb", "Mar", "Apr", "May", "Jun"),
    *("Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
)


def known(when: datetime) -> datetime | None:
    """Give a date, or None where it is `UNDATED`."""
    return None if when == UNDATED else when


def parse(
    value: object,
    *,
    timezone: str | tzinfo | None = None,
    loose: Order | None = None,
) -> datetime:
    """Read a date exactly, as an aware datetime; `ValueError` says how to mend it.

    Takes datetimes, dates, ISO 8601, RFC 822 and seconds since 1970. A date without
    a time is midnight in `timezone`, or in UTC where none is given; a time without a
    zone needs `timezone`. Only `loose` reads forms that can be read in two ways.
    """
    if type(value) is datetime and value.tzinfo is UTC:
        return value  # what nearly every date is
    if when := _usual(value):
        return when
    return _checked(_moment(value, _zone(timezone), loose))


def rss(when: datetime) -> str:
    """Write `Thu, 04 Oct 2007 23:59:45 GMT`, one of the forms every reader takes.

    RSS Best Practices Profile 3.2; the same in all locales. Fractions are cut off.
    """
    if when.tzinfo is not UTC:
        when = when.astimezone(UTC)
    clock = f"{_TWO[when.hour]}:{_TWO[when.minute]}:{_TWO[when.second]}"
    return f"{_days(when.toordinal())[0]} {clock} GMT"


def rfc3339(when: datetime) -> str:
    """Write `2007-10-04T23:59:45Z`, with the offset that the date was given."""
    if when.tzinfo is UTC and not when.microsecond:  # as nearly every date is
        clock = f"{_TWO[when.hour]}:{_TWO[when.minute]}:{_TWO[when.second]}"
        return f"{_days(when.toordinal())[1]}T{clock}Z"
    text = when.isoformat()
    return text[:-6] + "Z" if text.endswith("+00:00") else text


_TWO: Final = tuple(f"{number:02}" for number in range(60))


@lru_cache(maxsize=512)
def _days(ordinal: int) -> tuple[str, str]:
    """Write a day as RSS and as RFC 3339 have it."""
    day = date.fromordinal(ordinal)
    iso, month = day.isoformat(), _MONTHS[day.month]
    return f"{_DAYS[day.weekday()]}, {iso[8:]} {month} {iso[:4]}", iso


def _usual(value: object) -> datetime | None:
    """Take what nearly every text is, in a tenth of the time of all the rest."""
    if type(value) is str and len(value) == 20 and value[10] + value[19] == "TZ":
        with suppress(ValueError):  # the long way says what is wrong
            return datetime.fromisoformat(value)
    return None


def _moment(value: object, zone: tzinfo | None, loose: Order | None) -> datetime:
    match value:
        case datetime():
            return _localise(value, zone)
        case date():
            return _midnight(value, zone)
        case str():
            return _parse_text(value.strip(), zone, loose)
        case bool():
            raise ValueError("is a truth value, not a date")
        case int() | float():
            return _from_epoch(value)
        case _:
            raise ValueError(f"is {type(value).__name__}, not a date")


def _zone(timezone: str | tzinfo | None) -> tzinfo | None:
    if not isinstance(timezone, str):
        return timezone
    if timezone.upper() in {"UTC", "Z", "GMT"}:
        return UTC
    try:
        return ZoneInfo(timezone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError(
            f"there is no time zone {timezone!r}; give an IANA name such as "
            f"Europe/Berlin"
        ) from None


def _midnight(day: date, zone: tzinfo | None) -> datetime:
    return datetime.combine(day, time(), zone or UTC)


def _localise(when: datetime, zone: tzinfo | None) -> datetime:
    """Give a naive time its zone, where that leaves exactly one moment."""
    if when.tzinfo is not None:
        return when
    if zone is None:
        raise ValueError(
            f"{when} has no time zone; write an offset such as {when.isoformat()}Z, "
            f"or give timezone= (--timezone)"
        )
    first, second = when.replace(tzinfo=zone), when.replace(tzinfo=zone, fold=1)
    if first.utcoffset() == second.utcoffset():
        return first
    kind = "twice" if first.astimezone(UTC) < second.astimezone(UTC) else "never"
    raise ValueError(
        f"{when} happens {kind} in {zone}, where the clocks change; write an offset"
    )


def _parse_text(text: str, zone: tzinfo | None, loose: Order | None) -> datetime:
    if not text:
        raise ValueError("is empty; leave the date out or give one")
    if usual := _ISO.fullmatch(text):
        return _parse_iso(usual, zone)
    if _ISO_DATE.fullmatch(text) or _ISO_OTHER.fullmatch(text):
        return _parse_rare_iso(text, zone)
    if when := values.rfc822_datetime(text):
        return when
    if loose:
        return _parse_loosely(text, zone, loose)
    if text[:1].isdigit() or not any(map(str.isdigit, text)):
        hint = "write it as 2026-03-01, 2026-03-01T09:00:00Z or an RFC 822 date"
        raise ValueError(f"{text[:64]!r} is not a date in an exact form; {hint}")
    raise ValueError(f"{text[:64]!r} is no date: {values.rfc822_fault(text)}")


def _parse_iso(usual: re.Match[str], zone: tzinfo | None) -> datetime:
    day, clock, offset = usual.groups()
    if clock[1] == ":":
        clock = "0" + clock
    if clock.startswith("24"):
        raise ValueError("hour 24 is 00:00 of the next day; write it so")
    if clock[6:8] == "60":
        raise ValueError("second 60 exists only as a leap second; write 59")
    if offset in {"UTC", "GMT", "z"}:
        offset = "Z"
    try:
        when = datetime.fromisoformat(f"{day}T{clock.replace(',', '.')}{offset or ''}")
    except ValueError as error:
        raise ValueError(f"{usual[0]!r} is no real date: {error}") from None
    return _localise(when, zone)


def _parse_rare_iso(text: str, zone: tzinfo | None) -> datetime:
    """Week dates, ordinal dates and basic forms (ISO 8601), which dateutil knows."""
    from dateutil.parser import isoparse  # noqa: PLC0415 - rarely needed, slow to load

    try:
        when = isoparse(text)
    except ValueError as error:
        raise ValueError(f"{text[:64]!r} is no real date: {error}") from None
    if "T" in text:
        return _localise(when, zone)
    return _midnight(when.date(), zone)


def _parse_loosely(text: str, zone: tzinfo | None, order: Order) -> datetime:
    """Read what people write; the caller has said which of day and month is first."""
    from dateutil.parser import parse as loosely  # noqa: PLC0415 - only on request

    empty = datetime(1999, 1, 1)  # noqa: DTZ001 - only fills what the text leaves out
    full = datetime(2004, 2, 2, 1)  # noqa: DTZ001 - likewise
    text = _EAST.sub("", text)  # POSIX, and so dateutil, calls UTC+3 what is west of it
    read = partial(loosely, dayfirst=order == "day-first", tzinfos=_zone_said)
    try:
        when, other = read(text, default=empty), read(text, default=full)
    except (ValueError, OverflowError) as error:
        raise ValueError(f"{text[:64]!r} is no date: {error}") from None
    if when.date() != other.date():
        raise ValueError(f"{text[:64]!r} leaves out the day, the month or the year")
    has_time = when.hour == other.hour
    return _localise(when, zone or UTC) if has_time else _midnight(when, zone)


def _zone_said(name: str | None, offset: int | None) -> tzinfo | None:
    """Give the zone that a text says; dateutil would ask the machine what CET is."""
    if name is not None and offset is None:
        raise ValueError(f"{name!r} is no zone everywhere; write an offset")
    if offset is None:
        return None
    return timezone(timedelta(seconds=offset)) if offset else UTC


def _from_epoch(seconds: float) -> datetime:
    if _is_day(str(seconds)):
        raise ValueError(
            f"{seconds} can be a day or seconds since 1970; write the day as text, "
            f"such as {str(seconds)!r}"
        )
    if not -62135596800 <= seconds <= _LAST_SECOND:
        raise ValueError(
            f"{seconds} is beyond the year 9999 in seconds since 1970; "
            f"divide milliseconds by 1000"
        )
    return datetime.fromtimestamp(0, UTC) + timedelta(seconds=seconds)


def _is_day(number: str) -> bool:
    """Tell 20260301, a day without quotes in YAML or JSON; as seconds, it is 1970."""
    if len(number) != 8 or not number.isdigit() or not "1900" <= number[:4] < "2100":
        return False
    with suppress(ValueError):
        return bool(date.fromisoformat(number))
    return False


def _checked(when: datetime) -> datetime:
    """Refuse what RFC 3339 cannot write: odd offsets and years outside 1 to 9999."""
    offset = when.utcoffset()
    if offset is None:
        raise ValueError(
            f"{when} has no time zone; write an offset such as Z or +01:00"
        )
    if offset.seconds % 60 or offset.microseconds:
        raise ValueError(
            f"{when} has an offset with seconds, which no format can carry; "
            f"use .astimezone(UTC)"
        )
    try:
        when.astimezone(UTC)
    except OverflowError:
        raise ValueError(f"{when} is outside the years 1 to 9999 in UTC") from None
    return when
