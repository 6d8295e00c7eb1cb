"""Values that are right at first sight: quick guards for `unless=`.

They accept part of what the checkers of `feedpub.values` and `feedpub.uris` accept, and
nothing else, in a fraction of the time. Nearly all values of real feeds are usual.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import Final

usual_rfc3339: Final = re.compile(
    r"(?:19|20)[0-9]{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1[0-9]|2[0-8])"
    r"T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\.[0-9]{1,9})?"
    r"(?:Z|[+-](?:0[0-9]|1[0-2]):[0-5][0-9])"
).fullmatch
"""A date of RFC 3339 on one of the first 28 days of a month."""

usual_url: Final = re.compile(
    r"https?://[a-z0-9-]{1,62}+(?>(?:\.[a-z0-9-]{1,62}+){1,6})/[A-Za-z0-9._~/-]{0,2000}+"
).fullmatch
"""An address of the web without query, in lower-case ASCII up to the path."""


def tight(value: str) -> bool:
    """Say whether there is no white space around it.

    As a guard it is given the text as it stands, and others the text without.
    """
    return len(value) == len(value.strip())


_RFC822: Final = re.compile(
    r"(Mon|Tue|Wed|Thu|Fri|Sat|Sun), (0[1-9]|1[0-9]|2[0-8]) "
    r"(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) ((?:19|20)[0-9]{2}) "
    r"(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9] (?:GMT|\+0000)"
).fullmatch
_WEEKDAYS: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_NAMES: Final = (
    *("Jan", "Feb", "Mar", "Apr", "May", "Jun"),
    *("Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
)
_MONTHS: Final = {name: number for number, name in enumerate(_NAMES, start=1)}


def usual_rfc822(value: str) -> bool:
    """Say whether it is a date in GMT, in the one form that every reader takes."""
    found = _RFC822(value)
    if found is None:
        return False
    return _is_day(*found.groups())


@lru_cache(maxsize=1024)
def _is_day(weekday: str, day: str, month: str, year: str) -> bool:
    return _WEEKDAYS[date(int(year), _MONTHS[month], int(day)).weekday()] == weekday
