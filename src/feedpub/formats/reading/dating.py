"""Dates as feeds have them: exact ones, then what can be meant in one way only."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING, Final

from feedpub import dates

if TYPE_CHECKING:
    from feedpub.formats.reading.noting import At

_LONGEST: Final = 80
_MONTHS: Final = {
    name: number
    for number, name in enumerate(
        (
            *("jan", "feb", "mar", "apr", "may", "jun"),
            *("jul", "aug", "sep", "oct", "nov", "dec"),
        ),
        1,
    )
}
_ZONES: Final = {
    name: hours
    for hours, names in (
        *((-8, "pst"), (-7, "pdt mst"), (-6, "mdt cst"), (-5, "cdt est"), (-4, "edt")),
        *((1, "cet"), (2, "cest eet"), (3, "eest msk"), (9, "jst")),
    )
    for name in names.split()
}
"""Hours east of Greenwich, of names that mean one zone in feeds."""

_CLOCK: Final = re.compile(
    r"(?<!\d)(\d{1,2}):(\d{2})(?::(\d{2}))?(?:[.,]\d*+)? ?([AaPp]\.?[Mm]\b\.?)?"
)
_OFFSET: Final = re.compile(r" ?(?:GMT|UTC)?([+-])(\d{1,2}):?(\d{2})?(?!\d)")
_ZONE: Final = re.compile(r" ?([A-Za-z]{1,5})\b")
_YEAR_FIRST: Final = re.compile(
    r"(?<!\d)(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?(?!\d)"
)
_YEAR_LAST: Final = re.compile(r"(?<!\d)(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?!\d)")
_WORD: Final = re.compile(r"[A-Za-z]{3,9}")
_NUMBER: Final = re.compile(r"(?<!\d)\d{1,4}(?!\d)")
_YEAR_ALONE: Final = re.compile(r"(\d{4})(?:-(\d\d))?")
_SECONDS: Final = re.compile(r"\d{9,10}")


def moment(text: str, at: At) -> datetime | None:
    """Read a date, or note why there is none; nothing is ever taken from a clock."""
    text = " ".join(text.split())
    if not text:
        return None
    with suppress(ValueError):
        return dates.parse(text)
    try:
        if len(text) > _LONGEST:
            raise ValueError(f"is longer than {_LONGEST} characters")  # noqa: TRY301 - as the others
        when = _loosely(text)
    except (ValueError, OverflowError) as error:
        at.dropped(f"{text[:_LONGEST]!r} is no date that can be read: {error}")
        return None
    at.mended(f"{text!r} is read as {dates.rfc3339(when)}")
    return when


def _loosely(text: str) -> datetime:
    """Read what is not exact but cannot be meant otherwise, or raise `ValueError`."""
    if _SECONDS.fullmatch(text):
        return datetime.fromtimestamp(0, UTC) + timedelta(seconds=int(text))
    if alone := _YEAR_ALONE.fullmatch(text):
        return datetime(int(alone[1]), int(alone[2] or 1), 1, tzinfo=UTC)
    clock = _CLOCK.search(text)
    day = text if clock is None else text[: clock.start()]
    after = "" if clock is None else text[clock.end() :]
    zone, rest = _zone(after)
    midnight = datetime(*_day(f"{day} {rest}"), tzinfo=zone)
    return dates.parse(midnight + (_time(clock) if clock else timedelta()))


def _zone(after: str) -> tuple[timezone, str]:
    """Read the zone behind the time; one that is missing or unknown is UTC."""
    if found := _OFFSET.match(after):
        minutes = int(found[2]) * 60 + int(found[3] or 0)
        east = timedelta(minutes=-minutes if found[1] == "-" else minutes)
        return timezone(east), after[found.end() :]
    found = _ZONE.match(after)
    if found is None or found[1][:3].lower() in _MONTHS:
        return UTC, after
    hours = _ZONES.get(found[1].lower(), 0)
    return timezone(timedelta(hours=hours)), after[found.end() :]


def _time(clock: re.Match[str]) -> timedelta:
    hours, minutes, seconds = int(clock[1]), int(clock[2]), int(clock[3] or 0)
    if clock[4]:
        hours = hours % 12 + (12 if clock[4][0] in "pP" else 0)
    if hours > 24 or minutes > 59 or seconds > 60 or (hours == 24 and minutes):
        raise ValueError(f"there is no time {clock[0].strip()}")
    return timedelta(hours=hours, minutes=minutes, seconds=min(seconds, 59))


def _day(text: str) -> tuple[int, int, int]:
    """Give year, month and day."""
    if found := _YEAR_FIRST.search(text):
        return int(found[1]), int(found[2]), int(found[3] or 1)
    if found := _YEAR_LAST.search(text):
        return _day_by_numbers(int(found[1]), int(found[2]), int(found[3]))
    months = [_MONTHS.get(word[:3].lower()) for word in _WORD.findall(text)]
    month = next(filter(None, months), None)
    numbers = _NUMBER.findall(text)
    if month is None or len(numbers) != 2:
        raise ValueError("it does not name one day, one month and one year")
    years = [number for number in numbers if len(number) == 4]
    if years:
        numbers.remove(years[0])
        return int(years[0]), month, int(numbers[0])
    year = int(numbers[1])
    return year + (2000 if year < 50 else 1900), month, int(numbers[0])


def _day_by_numbers(first: int, second: int, year: int) -> tuple[int, int, int]:
    if first > 12:
        return year, second, first
    if second > 12 or first == second:
        return year, first, second
    raise ValueError("day and month can be read in two ways")
