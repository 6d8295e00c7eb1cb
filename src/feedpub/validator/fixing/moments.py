"""Dates in a wrong form whose moment is certain, written in the right one.

Certain are year, month and day in the order of ISO 8601 or with the month's name, a
time, and a zone that means one offset only. A date without a zone is never mended.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Final, NamedTuple

from feedpub import values

_LONGEST: Final = 100
_CLOCK: Final = (
    r"(?P<hour>[0-9]{1,2}):(?P<minute>[0-9]{2})"
    r"(?::(?P<second>[0-9]{2})(?:[.,](?P<fraction>[0-9]{0,12}))?)?"
)
_BASIC_CLOCK: Final = "(?P<hour>[0-9]{2})(?P<minute>[0-9]{2})(?P<second>[0-9]{2})"
_ZONE: Final = (
    r"(?P<zone>Z|UTC?|GMT|[ECMP][SD]T"
    r"|(?:UTC|GMT)?[+\-\u2212][0-9]{2}(?::?[0-9]{2})?)"
)
_YEAR: Final = r"(?P<year>[0-9]{4})"
_NUMBER: Final = r"(?P<month>[0-9]{2})"
_WORD: Final = r"(?P<month>[^\W\d_]{3,12})\.?"
_DAY: Final = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th|\.)?"
_WEEKDAY: Final = r"(?:[^\W\d_]{2,12}\.?(?:\s*,\s*|\s+))?"
_COMMENT: Final = r"(?:\s+\([^()]{0,40}\))?"
_FORMS: Final = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"{_YEAR}-{_NUMBER}-(?P<day>[0-9]{{2}})(?:T|\s)\s*{_CLOCK}\s*{_ZONE}",
        rf"{_YEAR}{_NUMBER}(?P<day>[0-9]{{2}})T{_BASIC_CLOCK}{_ZONE}",
        rf"{_WEEKDAY}{_DAY}[\s-]+{_WORD}[\s-]+{_YEAR},?\s+{_CLOCK}\s*{_ZONE}{_COMMENT}",
        rf"{_WEEKDAY}{_WORD}\s+{_DAY},?\s+{_YEAR},?\s+{_CLOCK}\s*{_ZONE}{_COMMENT}",
        rf"{_WEEKDAY}{_WORD}\s+{_DAY}\s+{_CLOCK}\s+{_ZONE}\s+{_YEAR}",
    )
)
_ENGLISH: Final = (
    *("Jan", "Feb", "Mar", "Apr", "May", "Jun"),
    *("Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
)
_WEEKDAYS: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
# English, German, French, Spanish, Italian, Portuguese, Dutch and the Nordic
# languages agree: no word here is one month in one of them and another in the next.
_NAMES: Final = (
    "jan january januar jänner januari janvier janv enero ene gennaio gen janeiro",
    "feb february februar februari février févr fév febrero febbraio fevereiro fev",
    "mar march märz mär mrz maart mrt mars marzo março",
    "apr april avril avr abril abr aprile",
    "may mai mei maj mayo maggio mag maio",
    "jun june juni juin junio giugno giu junho",
    "jul july juli juillet juil julio luglio lug julho",
    "aug august augustus augusti août agosto ago",
    "sep sept september septembre septiembre settembre set setembro",
    "oct october okt oktober octobre octubre ottobre ott outubro out",
    "nov november novembre noviembre novembro",
    "dec december dez dezember décembre déc diciembre dic dicembre desember dezembro",
)
_MONTHS: Final = {
    name: number for number, names in enumerate(_NAMES, 1) for name in names.split()
}
_HOURS_WEST: Final = {"e": 5, "c": 6, "m": 7, "p": 8}


class Moment(NamedTuple):
    """What a date says; the fraction without its point, the zone as RFC 3339 has it."""

    year: int
    month: int
    day: int
    hour: int
    minute: int
    second: int
    fraction: str
    zone: str


def as_rfc822(text: str) -> str | None:
    """Write the date as RSS wants it; None where its moment is not certain.

    RSS has whole seconds only, so a fraction goes.
    """
    read = _read(text)
    if read is None:
        return None
    try:
        weekday = _WEEKDAYS[date(read.year, read.month, read.day).weekday()]
    except ValueError:
        return None
    zone = "GMT" if read.zone == "Z" else read.zone.replace(":", "")
    written = (
        f"{weekday}, {read.day:02} {_ENGLISH[read.month - 1]} {read.year:04} "
        f"{read.hour:02}:{read.minute:02}:{read.second:02} {zone}"
    )
    return written if values.rfc822_fault(written) is None else None


def as_rfc3339(text: str) -> str | None:
    """Write the date as Atom and JSON Feed want it; None if its moment is uncertain."""
    read = _read(text)
    if read is None:
        return None
    fraction = f".{read.fraction}" if read.fraction else ""
    written = (
        f"{read.year:04}-{read.month:02}-{read.day:02}"
        f"T{read.hour:02}:{read.minute:02}:{read.second:02}{fraction}{read.zone}"
    )
    return written if values.rfc3339_fault(written) is None else None


def _read(text: str) -> Moment | None:
    text = text.strip()
    if len(text) > _LONGEST:
        return None
    found = next(filter(None, (form.fullmatch(text) for form in _FORMS)), None)
    return _moment(found.groupdict()) if found else None


def _moment(parts: dict[str, str | None]) -> Moment | None:
    month = parts["month"] or ""
    number = int(month) if month.isdecimal() else _MONTHS.get(month.lower(), 0)
    offset = _offset(parts["zone"] or "")
    if number not in range(1, 13) or offset is None:
        return None
    return Moment(
        year=int(parts["year"] or 0),
        month=number,
        day=int(parts["day"] or 0),
        hour=int(parts["hour"] or 0),
        minute=int(parts["minute"] or 0),
        second=int(parts["second"] or 0),
        fraction=parts.get("fraction") or "",
        zone=offset,
    )


def _offset(zone: str) -> str | None:
    """Give the offset as RFC 3339 has it; `-00:00` says that the zone is unknown."""
    zone = zone.lower().replace("\u2212", "-")
    digits = zone.removeprefix("utc").removeprefix("gmt").replace(":", "")
    if digits[:1] in ("+", "-"):
        hours, minutes = digits[1:3], digits[3:] or "00"
        return None if digits in ("-0000", "-00") else f"{digits[0]}{hours}:{minutes}"
    if zone[1:] in ("st", "dt"):
        return f"-{_HOURS_WEST[zone[0]] - (zone[1] == 'd'):02}:00"
    return "Z"
