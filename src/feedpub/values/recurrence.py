"""Recurrence rules of calendars: how often something comes again."""

from __future__ import annotations

import re
from typing import Final

from feedpub.values.text import text_fault

_LONGEST: Final = 1000
_DAY: Final = "(?:MO|TU|WE|TH|FR|SA|SU)"
_FREQUENCIES: Final = "SECONDLY|MINUTELY|HOURLY|DAILY|WEEKLY|MONTHLY|YEARLY"
_UNTIL: Final = (
    r"[0-9]{8}(?:T[0-9]{6}Z?)?"
    r"|[0-9]{4}-[0-9]{2}-[0-9]{2}"
    r"(?:T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]{1,9})?(?:Z|[+-][0-9]{2}:?[0-9]{2})?)?"
)
_WORDS: Final = {
    name: re.compile(pattern).fullmatch
    for name, pattern in (
        ("FREQ", _FREQUENCIES),
        ("UNTIL", _UNTIL),
        ("COUNT", "[0-9]{1,9}"),
        ("INTERVAL", "0*+[1-9][0-9]{0,8}"),
        ("WKST", _DAY),
        ("BYDAY", f"(?:[+-]?[0-9]{{1,2}})?{_DAY}(?:,(?:[+-]?[0-9]{{1,2}})?{_DAY})*"),
    )
}
"""What each part may be. UNTIL may have hyphens and colons, as the page of the tag
`updateFrequency` has it, though not RFC 5545."""

_NUMBERS: Final = {
    "BYSECOND": (0, 60),
    "BYMINUTE": (0, 59),
    "BYHOUR": (0, 23),
    "BYMONTHDAY": (-31, 31),
    "BYYEARDAY": (-366, 366),
    "BYWEEKNO": (-53, 53),
    "BYMONTH": (1, 12),
    "BYSETPOS": (-366, 366),
}
_NUMBER: Final = re.compile("[+-]?[0-9]{1,3}").fullmatch


def recurrence_fault(value: str) -> str | None:
    """Say why this is no recurrence rule, or None: RFC 5545, section 3.3.10.

    Which parts go together is not looked at, but for COUNT and UNTIL.
    """
    if fault := text_fault(value, _LONGEST):
        return fault
    if value.upper().startswith("RRULE:"):
        return "starts with RRULE:; write what follows only"
    if "=" not in value:
        return "is no recurrence rule; write it like FREQ=WEEKLY"
    parts = [part.partition("=") for part in value.upper().split(";")]
    faults = (_part_fault(name, said) for name, _, said in parts)
    found = next((fault for fault in faults if fault), None)
    return found or _whole_fault([name for name, _, _ in parts])


def _whole_fault(names: list[str]) -> str | None:
    if len(set(names)) < len(names):
        return "has one of its parts twice"
    if "FREQ" not in names:
        return "does not say how often; write FREQ=WEEKLY, or another FREQ"
    if "COUNT" in names and "UNTIL" in names:
        return "has COUNT as well as UNTIL; keep one of them"
    return None


def _part_fault(name: str, said: str) -> str | None:
    if name in _NUMBERS:
        return _numbers_fault(name, said)
    if name not in _WORDS:
        return f"has the part {name[:20]!r}, which recurrence rules do not have"
    if _WORDS[name](said):
        return None
    if name == "FREQ":
        return f"has no such FREQ; write {_FREQUENCIES.replace('|', ', ')}"
    return f"has {said[:20]!r} as its {name}"


def _numbers_fault(name: str, said: str) -> str | None:
    least, most = _NUMBERS[name]
    for number in said.split(","):
        if not _NUMBER(number) or not least <= int(number) <= most:
            return f"has {number[:20]!r} in its {name}; that is from {least} to {most}"
        if int(number) == 0 and least < 0:
            return f"has 0 in its {name}, which counts from 1"
    return None
