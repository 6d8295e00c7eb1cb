"""What feedgen's methods refuse, in words: the entry, the method, and what to give."""

from __future__ import annotations

from functools import wraps
from inspect import signature
from typing import TYPE_CHECKING, Any, Final, TypeVar

from feedpub.errors import Problem
from feedpub.interop.feedgen.faults import FeedgenError
from feedpub.model.checks import shown

if TYPE_CHECKING:
    from collections.abc import Callable

Kind = TypeVar("Kind", bound=type)

HOLDER: Final = "_feedpub_holder"
"""Where an extension keeps what it belongs to, and the name that it has there."""


def explained(kind: Kind) -> Kind:
    """Let the methods of a class say what they want, where feedgen's say little.

    An error that names no place gets the feed or the entry as its place.
    """
    for name, wanted in _WANTED.items():
        method = getattr(kind, name, None)
        if method is not None:
            setattr(kind, name, _explaining(method, name, wanted))
    return kind


def hold(extension: Any, holder: Any, name: str) -> None:
    """Tell an extension what it belongs to, if it is one whose errors are explained."""
    if hasattr(type(extension), HOLDER):
        setattr(extension, HOLDER, (holder, name))


def _explaining(method: Any, name: str, wanted: str) -> Callable[..., Any]:
    @wraps(method)
    def call(self: Any, *given: Any, **named: Any) -> Any:
        try:
            return method(self, *given, **named)
        except FeedgenError as error:
            raise FeedgenError(_placed(one, self) for one in error.problems) from None
        except _RAW as error:
            if type(error) not in _RAW or not _is_call(method, self, given, named):
                raise
            value = shown(next(iter((*given, *named.values())), None))
            problem = Problem("", name, f"{value} is of no use; give {wanted}")
            raise FeedgenError([_placed(problem, self)]) from error

    return call


def _is_call(method: Any, *call: Any) -> bool:
    """Tell whether the arguments are those that the method has."""
    subject, given, named = call
    try:
        signature(method).bind(subject, *given, **named)
    except TypeError:
        return False
    return True


def _placed(problem: Problem, subject: Any) -> Problem:
    if problem.where:
        return problem
    holder, name = getattr(subject, HOLDER, None) or (subject, "")
    field = f"{name}.{problem.field}" if name else problem.field
    return problem._replace(where=_place(holder), field=field)


def _place(holder: Any) -> str:
    """Name a feed, or an entry by what it has been given so far."""
    if hasattr(holder, "add_entry"):
        return "feed"
    called = holder.title() or holder.id()
    return f"entry {shown(str(called))}" if called else "entry"


_RAW: Final = (ValueError, TypeError, AttributeError, KeyError, IndexError)
_PERSON: Final = "a dictionary with name, and with email and uri if you like"
_DATE: Final = "a date such as '2026-03-01T09:00:00Z'"
_NUMBER: Final = "a whole number"
_ENTRY: Final = "an entry of this feed, or its index"
_FILE: Final = "url=..., or a dictionary with url, or several"
_WANTED: Final = {
    "author": _PERSON,
    "contributor": _PERSON,
    "category": "a dictionary with term, and with scheme and label if you like",
    "link": "href=..., or a dictionary with href, or several",
    "image": "url=..., and numbers as width and height",
    "updated": _DATE,
    "published": _DATE,
    "pubDate": _DATE,
    "skipDays": "names of days such as 'Sunday'",
    "skipHours": "hours from 0 to 23",
    "ttl": "a number of minutes",
    "remove_entry": _ENTRY,
    "remove_item": _ENTRY,
    "itunes_category": "{'cat': 'Technology'}, with 'sub' if you like, or several",
    "itunes_complete": "True, 'yes', False or 'no'",
    "itunes_duration": "seconds, or H:MM:SS",
    "itunes_episode": _NUMBER,
    "itunes_episode_type": "'full', 'trailer' or 'bonus'",
    "itunes_explicit": "True or False",
    "itunes_order": _NUMBER,
    "itunes_owner": "both name and email",
    "itunes_season": _NUMBER,
    "itunes_type": "'episodic' or 'serial'",
    "content": _FILE,
    "thumbnail": _FILE,
    "elev": "a number of metres",
    "floor": _NUMBER,
    "radius": "a number of metres",
    "update_base": _DATE,
    "update_frequency": "a whole number, 1 or more",
    "update_period": "'hourly', 'daily', 'weekly', 'monthly' or 'yearly'",
}
"""What the methods take; `content` is a method of entries, too, which takes all."""
