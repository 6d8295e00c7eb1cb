"""The dates of RSS: RFC 822 as RFC 1123 and RFC 5322 mended it."""

from __future__ import annotations

import re
from datetime import date, datetime

from feedpub.values.moments import Reading, moment

_LONGEST = 128
_EXAMPLE = "Thu, 04 Oct 2007 23:59:45 GMT"
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTH_NAMES = (
    *("jan", "feb", "mar", "apr", "may", "jun"),
    *("jul", "aug", "sep", "oct", "nov", "dec"),
)
_MONTHS = {name: number for number, name in enumerate(_MONTH_NAMES, 1)}
_LONG_NAMES = frozenset(
    (
        *("monday", "tuesday", "wednesday", "thursday", "friday", "saturday"),
        *("sunday", "tues", "weds", "thur", "thurs"),
        *("january", "february", "march", "april", "june", "july", "august"),
        *("september", "sept", "october", "november", "december"),
    ),
)
# RFC 822, section 5.1, in minutes east of Greenwich.
_ZONES = {
    "ut": 0,
    "gmt": 0,
    "z": 0,
    "est": -300,
    "edt": -240,
    "cst": -360,
    "cdt": -300,
    "mst": -420,
    "mdt": -360,
    "pst": -480,
    "pdt": -420,
}
_TIDY = re.compile(
    r"(?:(Mon|Tue|Wed|Thu|Fri|Sat|Sun), )?([0-9]{1,2}) "
    r"(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) ([0-9]{4}) "
    r"([0-9]{2}):([0-9]{2})(?::([0-9]{2}))? "
    r"(GMT|UT|Z|[ECMP][SD]T|[+-][0-9]{4})",
).fullmatch
_LOOSE = re.compile(
    r"\s*+(?>(?:([^\W\d_]++)\s*+,\s*+)?)([0-9]++)\s++([^\W\d_]++)\s++([0-9]++)\s++"
    r"([0-9]{2})\s*+:\s*+([0-9]{2})(?>(?:\s*+:\s*+([0-9]{2}))?)(?>(?:\s++(\S++))?)\s*+",
).fullmatch
_COMMENT_PART = re.compile(r"\\.|[()]", re.DOTALL)
_OFFSET = re.compile("([+-])([0-9]{2})([0-9]{2})").fullmatch
_MILITARY = frozenset("abcdefghiklmnopqrstuvwxy")

_ISO = re.compile(r"\s*[0-9]{4}-[0-9]{2}").match
_WEEKDAY_WITHOUT_COMMA = re.compile(r"\s*[A-Za-z]{3}\.?\s+[0-9]{1,2}\s").match
_MONTH_FIRST = re.compile(r"\s*(?:\w+,?\s+)?[^\W\d_]{3,}\s+[0-9]{1,2}\b").match
_NUMBERS_ONLY = re.compile(r"\s*[0-9]{1,4}[/.-][0-9]{1,2}[/.-][0-9]{1,4}").match
_TIME = re.compile("[0-9]{1,2}:[0-9]{2}").search
_SHORT_HOUR = re.compile(r"(?<![0-9:])[0-9]:[0-9]{2}").search
_GLUED_ZONE = re.compile(r":[0-9]{2}(?:[+-]|[A-Za-z])").search
_FRACTION = re.compile(r":[0-9]{2}[.,][0-9]").search


def rfc822_fault(value: str) -> str | None:
    """Say why this is no date as RSS has it, or None.

    What is legal but unwise is `rfc822_style_fault`'s to say.
    """
    read = _read(value)
    return read if isinstance(read, str) else None


def rfc822_datetime(value: str) -> datetime | None:
    """Read the moment of a date without fault, else None.

    A year of two digits is 1950 to 2049 and a military zone is UTC, both by RFC 5322,
    section 4.3.
    """
    read = _read(value)
    return None if isinstance(read, str) else read


def rfc822_style_fault(value: str) -> str | None:
    """Say at what in a legal date readers stumble, or None; a wrong date has no style.

    RSS Best Practices Profile, section 3.2.
    """
    if rfc822_fault(value):
        return None
    if "(" in value:
        return "has a comment in brackets; leave it out"
    matched = _LOOSE(value)
    if matched is None:
        return None
    return (
        _year_style(matched[4])
        or _zone_style(matched[8])
        or _names_style(matched[1], matched[3], matched[8])
        or _spaces_style(value)
    )


def _read(value: str) -> datetime | str:
    matched = _TIDY(value)
    if matched:
        return _moment(matched)
    if not value.strip():
        return "is empty"
    if len(value) > _LONGEST:
        return f"is longer than {_LONGEST} characters"
    text = _without_comments(value)
    if text is None:
        return "has a comment without its other bracket"
    matched = _LOOSE(text)
    if matched is None:
        return _shape_clause(text)
    return _names_fault(matched) or _year_fault(matched[4]) or _moment(matched)


def _without_comments(value: str) -> str | None:
    """Put a space for each comment, nested ones too, or None if one never ends."""
    if "(" not in value and ")" not in value:
        return value
    kept: list[str] = []
    depth = start = 0
    for found in _COMMENT_PART.finditer(value):
        if found[0] == "(":
            if not depth:
                kept.append(value[start : found.start()])
            depth += 1
        elif found[0] == ")":
            depth -= 1
            start = found.end()
        if depth < 0:
            return None
    return None if depth else " ".join((*kept, value[start:]))


def _shape_clause(text: str) -> str:
    """Name the commonest ways to miss the grammar, else show how it is done."""
    for seen, clause in (
        (_ISO, f"is an ISO 8601 date; write it like {_EXAMPLE}"),
        (_NUMBERS_ONLY, f"has its month as a number; write it like {_EXAMPLE}"),
        (_WEEKDAY_WITHOUT_COMMA, "has no comma after its weekday; write Thu, 04 Oct"),
        (_MONTH_FIRST, f"has its month before its day; write it like {_EXAMPLE}"),
        (_FRACTION, "has a fraction of a second; write whole seconds"),
        (_SHORT_HOUR, "has an hour of one digit; write two, such as 09:30:00"),
        (_GLUED_ZONE, "has no space before its zone; write one"),
    ):
        if seen(text):
            return clause
    if not _TIME(text):
        return f"has no time of day; write it like {_EXAMPLE}"
    if text.rstrip().lower().endswith(("am", "pm")):
        return "has AM or PM; write the hour from 00 to 23"
    return f"is not written day month year time zone, like {_EXAMPLE}"


def _names_fault(matched: re.Match[str]) -> str | None:
    weekday, month = matched[1], matched[3]
    if weekday and weekday.lower() not in _WEEKDAYS:
        if weekday.lower() in _LONG_NAMES:
            return f"spells its weekday out; write {weekday[:3].title()}"
        return f"has the weekday {weekday!r}; write Mon Tue Wed Thu Fri Sat or Sun"
    if month.lower() in _MONTHS:
        return None
    if month.lower() in _LONG_NAMES:
        return f"spells its month out; write {month[:3].title()}"
    names = " ".join(name.title() for name in _MONTH_NAMES)
    return f"has the month {month!r}; write one of {names}"


def _year_fault(year: str) -> str | None:
    if len(year) in {2, 4}:
        return None
    return f"has a year of {len(year)} digits; write four"


def _moment(matched: re.Match[str]) -> datetime | str:
    weekday, day, month, year, hour, minute, second, zone = matched.groups()
    if len(day) > 2:
        return "has a day of more than two digits"
    offset = _offset(zone)
    if isinstance(offset, str):
        return offset
    clock = (int(hour), int(minute), int(second or 0))
    reading = Reading(_year(year), _MONTHS[month.lower()], int(day), *clock, 0, offset)
    made = moment(reading)
    if isinstance(made, str) or weekday is None:
        return made
    return _weekday_fault(weekday, reading) or made


def _year(digits: str) -> int:
    year = int(digits)
    if len(digits) == 4:
        return year
    return year + (2000 if year < 50 else 1900)


def _offset(zone: str | None) -> int | str:
    if zone is None:
        return "has no zone; write GMT or an offset such as +0000 at its end"
    known = _ZONES.get(zone.lower())
    if known is not None:
        return known
    if zone.lower() in _MILITARY:
        return 0
    matched = _OFFSET(zone)
    if matched is None:
        return _zone_clause(zone)
    hours, minutes = int(matched[2]), int(matched[3])
    if hours > 23 or minutes > 59:
        return "has an offset beyond +2359 or with more than 59 minutes"
    return (hours * 60 + minutes) * (-1 if matched[1] == "-" else 1)


def _zone_clause(zone: str) -> str:
    if zone[0] in "+-" and ":" in zone:
        return f"has a colon in its offset; write {zone.replace(':', '')}"
    if zone[0] in "+-\N{MINUS SIGN}":
        return "has an offset that is not a sign and four digits, such as -0500"
    if zone.lower() in {"am", "pm"}:
        return "has AM or PM; write the hour from 00 to 23"
    if zone.lower() == "utc":
        return "has the zone UTC, which RFC 822 does not know; write GMT"
    return f"has the zone {zone!r}, which RFC 822 does not know; write an offset"


def _weekday_fault(weekday: str, reading: Reading) -> str | None:
    right = _WEEKDAYS[date(*reading[:3]).weekday()]
    if weekday.lower() == right:
        return None
    return f"says {weekday}, but that day is a {right.title()}"


def _year_style(year: str) -> str | None:
    if len(year) == 2:
        return f"has a year of two digits; write {_year(year)}"
    return None


def _zone_style(zone: str) -> str | None:
    if zone.lower() in _MILITARY:
        return "has a military zone, which readers take for different ones; write GMT"
    if zone == "-0000":
        return "has the zone -0000, which means an unknown one; write +0000"
    matched = _OFFSET(zone)
    if matched and not -1200 <= int(zone) <= 1400:
        return "has an offset that no place on earth has"
    return None


def _names_style(weekday: str | None, month: str, zone: str) -> str | None:
    for name in (weekday, month):
        if name and name != name.title():
            return f"has {name!r}; write {name.title()}"
    return None if zone == zone.upper() else f"has {zone!r}; write {zone.upper()}"


def _spaces_style(value: str) -> str | None:
    if value != value.strip():
        return "has white space around it"
    if _TIDY(value):
        return None
    if "  " in value or not value.isprintable():
        return "has more white space than single spaces"
    return "has a space missing after its comma, or one too many about its colons"
