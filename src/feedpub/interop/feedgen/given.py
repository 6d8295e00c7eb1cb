"""What callers give to feedgen's methods: dates read exactly, dictionaries copied."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime, timedelta, timezone
from functools import wraps
from typing import TYPE_CHECKING, Any, Final

from feedpub import dates
from feedpub.errors import Problem
from feedpub.interop.feedgen.faults import FeedgenError
from feedpub.model.checks import shown

if TYPE_CHECKING:
    from collections.abc import Collection

LINK_KEYS: Final = ("href", "rel", "type", "hreflang", "title", "length")
_NO_ARGUMENT_HERE: Final = ", or give timezone= (--timezone)"
_ELSEWHERE: Final = timezone(timedelta(hours=-1))


def moment(method: str, value: object) -> datetime:
    """Read a date as `feedpub.dates` does, and words like `5 March 2026 9:00 +0100`.

    Words count where day and month can be told apart and a zone is given.
    """
    try:
        return dates.parse(value)
    except ValueError as error:
        if isinstance(value, str) and (when := _in_words(value)):
            return when
        raise refused(method, str(error).replace(_NO_ARGUMENT_HERE, "")) from None


def copying(setter: Any) -> Any:
    """Make a setter of feedgen's leave the dictionaries of its caller as they are."""

    @wraps(setter)
    def copy_and_set(self: Any, *given: Any, **named: Any) -> Any:
        kept = {name: _copied(value) for name, value in named.items()}
        return setter(self, *map(_copied, given), **kept)

    return copy_and_set


def links(link: Any, fields: dict[str, Any], **usual: str) -> list[dict[str, Any]]:
    """Give the links that a call names: by keywords, a dictionary, or a list of them.

    Any relation passes here; it is judged when the feed is written.
    """
    given = _copied(link if link is not None else fields)
    found = given if isinstance(given, list) else [given]
    for one in found:
        _check_keys("link", one, allowed=LINK_KEYS, required=("href",))
    return [{**usual, **one} for one in found]


def refused(method: str, message: str) -> FeedgenError:
    """Make the error of a call that cannot be taken."""
    return FeedgenError([Problem("", method, message)])


def _copied(value: Any) -> Any:
    if isinstance(value, dict):
        return dict(value)
    if isinstance(value, (list, tuple)):
        return [_copied(one) for one in value]
    return value


def _in_words(text: str) -> datetime | None:
    """Read a loose date that has one meaning whatever comes first, or give None."""
    readings = set()
    with suppress(ValueError):
        for zone in (UTC, _ELSEWHERE):  # two moments where the text has no zone
            readings.add(dates.parse(text, timezone=zone, loose="day-first"))
            readings.add(dates.parse(text, timezone=zone, loose="month-first"))
    return readings.pop() if len(readings) == 1 else None


def _check_keys(
    method: str, given: object, *, allowed: Collection[str], required: Collection[str]
) -> None:
    if not isinstance(given, dict):
        raise refused(method, f"{shown(given)} is no dictionary; give one")
    if unknown := sorted(map(str, given.keys() - set(allowed))):
        names = ", ".join(unknown)
        raise refused(method, f"{names}: not known; there are {', '.join(allowed)}")
    for key in required:
        if not given.get(key):
            raise refused(method, f"{key} is missing; give it")
