"""The dates of Atom, JSON Feed and Dublin Core: RFC 3339 and W3C's profile."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from feedpub.values.moments import Reading, calendar_fault, clock_fault, moment
from feedpub.values.text import text_fault

if TYPE_CHECKING:
    from datetime import datetime

_LONGEST = 64
_EXAMPLE = "2007-10-04T23:59:45Z"
_DATE = "([0-9]{4})-([0-9]{2})-([0-9]{2})"
_ZONE = "(?:Z|([+-])([0-9]{2}):([0-9]{2}))"
_RFC3339 = re.compile(
    rf"{_DATE}T([0-9]{{2}}):([0-9]{{2}}):([0-9]{{2}})(?:\.([0-9]++))?{_ZONE}",
).fullmatch
# The six granularities of the W3C note, the time only ever with a zone.
_W3CDTF = re.compile(
    r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2})"
    rf"(?:T([0-9]{{2}}):([0-9]{{2}})(?::([0-9]{{2}})(?:\.([0-9]++))?)?{_ZONE})?)?)?",
).fullmatch
_DURATION = re.compile("(?:(?:([0-9]++):)?([0-9]++):)?([0-9]++)").fullmatch

_WORDS = re.compile(r"(?:[A-Za-z]{3,9},?\s+)?[0-9]{1,2}\s+[A-Za-z]{3}").match
_NUMBERS = re.compile(r"[0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{2,4}|[0-9]{4}[/.]").match
_EPOCH = re.compile(r"[0-9]{9,13}(?:\.[0-9]+)?").fullmatch
_BASIC = re.compile("[0-9]{8}(?:T|$)").match
_WEEK = re.compile("[0-9]{4}-?W[0-9]{2}|[0-9]{4}-[0-9]{3}(?![0-9])").match
_DATE_ONLY = re.compile(f"{_DATE}|[0-9]{{4}}(?:-[0-9]{{2}})?").fullmatch
_SMALL = re.compile("[0-9](?:t[0-9]|z$)").search
_SPACE = re.compile(f"{_DATE} ").match
_COMMA = re.compile(":[0-9]{2},").search
_EMPTY_FRACTION = re.compile(r"\.(?![0-9])").search
_NO_SECONDS = re.compile(f"{_DATE}T[0-9]{{2}}:[0-9]{{2}}(?![0-9:.])").match
_OFFSET = re.compile(r":[0-9]{2}(?:\.[0-9]+)?[+-][0-9:]*$").search
_NO_ZONE = re.compile(rf"{_DATE}T[0-9:]+(?:\.[0-9]+)?$").match


def rfc3339_fault(value: str) -> str | None:
    """Say why this is no date as Atom and JSON Feed have it, or None.

    With capital T and Z, which RFC 4287, section 3.3, asks for and RFC 3339 does not.
    """
    matched = _RFC3339(value)
    if matched is None or len(value) > _LONGEST:
        return text_fault(value, _LONGEST) or _shape_clause(value)
    read = _moment(matched)
    return read if isinstance(read, str) else None


def rfc3339_datetime(value: str) -> datetime | None:
    """Read the moment of a date without fault, else None; microseconds and no finer."""
    matched = _RFC3339(value)
    if matched is None or len(value) > _LONGEST:
        return None
    read = _moment(matched)
    return None if isinstance(read, str) else read


def w3cdtf_fault(value: str) -> str | None:
    """Say why this is no W3C date, or None: a year, a month, a day or a moment.

    A moment may leave its seconds out but never its zone.
    """
    matched = _W3CDTF(value)
    if matched is None or len(value) > _LONGEST:
        return text_fault(value, _LONGEST) or _w3cdtf_clause(value)
    if matched[4] is None:
        year, month, day = matched[1], matched[2] or "1", matched[3] or "1"
        return calendar_fault(int(year), int(month), int(day))
    read = _moment(matched)
    return read if isinstance(read, str) else None


def duration_fault(value: str) -> str | None:
    """Say why this is no duration as podcasts have it, or None.

    Whole seconds, MM:SS or H:MM:SS; minutes without hours may pass 59.
    """
    if fault := text_fault(value, _LONGEST):
        return fault
    matched = _DURATION(value)
    if matched is None:
        return _duration_clause(value)
    hours, minutes, seconds = matched.groups()
    if minutes is None:
        return None
    if len(seconds) != 2 or (hours and len(minutes) != 2):
        return "has minutes or seconds that are not two digits"
    fault = clock_fault(0, int(minutes) if hours else 0, int(seconds))
    return fault or ("has the second 60; write 00" if seconds == "60" else None)


def _moment(matched: re.Match[str]) -> datetime | str:
    year, month, day, hour, minute, second, fraction, sign, *offset = matched.groups()
    hours, minutes = (int(part or 0) for part in offset)
    if hours > 23 or minutes > 59:
        return "has an offset beyond 23:59 or with more than 59 minutes"
    east = (hours * 60 + minutes) * (-1 if sign == "-" else 1)
    micro = int((fraction or "0")[:6].ljust(6, "0"))
    clock = (int(hour), int(minute), int(second or 0), micro)
    return moment(Reading(int(year), int(month), int(day), *clock, east))


def _shape_clause(value: str) -> str:
    """Name the commonest ways to miss the grammar, else show how it is done."""
    if _DATE_ONLY(value):
        return f"has no time of day; write it like {_EXAMPLE}"
    if _NO_SECONDS(value):
        return f"has no seconds; write it like {_EXAMPLE}"
    return _common_clause(value) or f"is not written like {_EXAMPLE}"


def _w3cdtf_clause(value: str) -> str:
    common = _common_clause(value)
    return common or f"is not written 2007, 2007-10, 2007-10-04 or {_EXAMPLE}"


def _common_clause(value: str) -> str | None:
    for seen, clause in (
        (_WORDS, f"is an RFC 822 date; write it like {_EXAMPLE}"),
        (_EPOCH, f"is a count of seconds; write it like {_EXAMPLE}"),
        (_NUMBERS, f"has its year, month and day otherwise; write {_EXAMPLE[:10]}"),
        (_BASIC, f"has no hyphens and colons; write it like {_EXAMPLE}"),
        (_WEEK, f"counts weeks or days of the year; write it like {_EXAMPLE}"),
        (_SPACE, "has a space between date and time; write T"),
        (_SMALL, "has a small t or z; write T and Z"),
        (_COMMA, "has a comma before its fraction; write a point"),
        (_EMPTY_FRACTION, "has a point without digits after it"),
        (_NO_ZONE, "has no zone; write Z or an offset such as +01:00 at its end"),
        (_OFFSET, "has an offset that is not written +HH:MM or -HH:MM"),
    ):
        if seen(value):
            return clause
    return None


def _duration_clause(value: str) -> str:
    if value.startswith("-"):
        return "is negative"
    if "." in value or "," in value:
        return "has a fraction; write whole seconds"
    if value.upper().startswith("P"):
        return "is an ISO 8601 duration; write seconds, MM:SS or H:MM:SS"
    return "is not written as seconds, MM:SS or H:MM:SS"
