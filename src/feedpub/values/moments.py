"""Numbers on a calendar and a clock made into a moment, or into a clause."""

from __future__ import annotations

from calendar import monthrange
from datetime import UTC, datetime, timedelta, timezone
from typing import NamedTuple

_LEAP_DAYS = {(6, 30), (12, 31)}


class Reading(NamedTuple):
    """What a date says, digit for digit; the offset is in minutes east."""

    year: int
    month: int
    day: int
    hour: int
    minute: int
    second: int
    microsecond: int
    offset: int


def moment(reading: Reading) -> datetime | str:
    """Make the moment, or a clause that says which part no calendar or clock has.

    A leap second becomes the second after it, for Python's clocks have none.
    """
    zone = timezone(timedelta(minutes=reading.offset)) if reading.offset else UTC
    try:
        return _at(reading, zone)
    except OverflowError:
        return "lies beyond the year 9999"
    except ValueError as error:
        # Python has noticed; the clause says it in our words.
        fault = calendar_fault(*reading[:3]) or clock_fault(*reading[3:6])
        return fault or str(error)


def calendar_fault(year: int, month: int, day: int) -> str | None:
    """Say that no such day was or will be, or None."""
    if year == 0:
        return "has the year 0000, which never was"
    if not 1 <= month <= 12:
        return f"has the month {month:02}; months are 01 to 12"
    days = monthrange(year, month)[1]
    if not 1 <= day <= days:
        return f"has the day {day}, but that month has days 1 to {days}"
    return None


def clock_fault(hour: int, minute: int, second: int) -> str | None:
    """Say that no clock shows this, or None; second 60 is left to `moment`."""
    if hour == 24:
        return "has the hour 24; write 00 of the next day"
    if hour > 23:
        return f"has the hour {hour}; hours are 00 to 23"
    if minute > 59:
        return f"has the minute {minute}; minutes are 00 to 59"
    if second > 60:
        return f"has the second {second}; seconds are 00 to 59"
    return None


def _at(reading: Reading, zone: timezone) -> datetime | str:
    if reading.second != 60:
        return datetime(*reading[:7], tzinfo=zone)
    whole = reading._replace(second=59, microsecond=0)
    before = datetime(*whole[:7], tzinfo=zone)
    utc = before.astimezone(UTC)
    leaps = (utc.month, utc.day) in _LEAP_DAYS and utc.year >= 1972
    if not leaps or (utc.hour, utc.minute) != (23, 59):
        return "has the second 60 where no leap second was; seconds are 00 to 59"
    return before + timedelta(seconds=1)
