"""How the fields of a model class are coerced and checked, all problems at once.

A check is a function of the `Checks` at work, the field's name and its value. Each
class has a table of its fields and their checks; fields that say nothing are skipped.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from datetime import timedelta, tzinfo
from typing import Any, Final

from feedpub import dates, uris, values, xml
from feedpub.errors import ModelError, Problem

_SHOWN: Final = 80


class Checks:
    """Goes through the fields of one value under construction and gathers problems."""

    __slots__ = ("problems", "subject", "timezone")

    def __init__(self, subject: object, timezone: str | tzinfo | None = None) -> None:
        self.subject = subject
        self.timezone = timezone
        self.problems: list[tuple[str, str]] = []

    def each(self, table: Table) -> None:
        """Check every field of the table that says something."""
        subject = self.subject
        for name, check in table.items():
            value = getattr(subject, name)
            if value is not None and value is not _NONE_OF_THEM:
                check(self, name, value)

    def require(self, *names: str) -> None:
        """Note the fields that must not be None and are."""
        for name in names:
            if getattr(self.subject, name) is None:
                self.fail(name, "is missing; give it")

    def fail(self, name: str, message: str) -> None:
        """Note a problem of a field."""
        self.problems.append((name, message))

    def put(self, name: str, value: object) -> None:
        """Store the coerced value in the frozen subject."""
        object.__setattr__(self.subject, name, value)

    def done(self, kind: str, name: object) -> None:
        """Raise `ModelError` if anything was wrong with the subject so named."""
        if self.problems:
            where = f"{kind} {shown(name)}"
            raise ModelError(Problem(where, *problem) for problem in self.problems)


Check = Callable[[Checks, str, Any], None]
Table = Mapping[str, Check]
_NONE_OF_THEM: Final[tuple[()]] = ()  # the default of fields that hold several


def plain(check: Checks, name: str, value: Any) -> None:
    """Check a line of text that is never markup."""
    if not _is_text(check, name, value) or value.isprintable():
        return
    lines(check, name, value)
    if "\n" in value:
        check.fail(name, f"{shown(value)} has a line break; put it on one line")


def lines(check: Checks, name: str, value: Any) -> None:
    """Check text that is never markup and may have several lines."""
    if not _is_text(check, name, value):
        return
    if "\r" in value:
        check.put(name, value.replace("\r\n", "\n").replace("\r", "\n"))
    if fault := xml.character_fault(value):
        check.fail(name, fault)


def judged(fault_in: Callable[[str], str | None]) -> Check:
    """Make a check of a function that says what is wrong with a string."""

    def check_value(check: Checks, name: str, value: Any) -> None:
        if _is_text(check, name, value) and (fault := fault_in(value)):
            check.fail(name, f"{shown(value)}: {fault}")

    return check_value


url: Final = judged(uris.url_fault)
"""An absolute URL or IRI that a link may go to (RFC 3986, RFC 3987)."""
iri: Final = judged(uris.iri_fault)
"""An absolute IRI that names something (RFC 3987)."""
language: Final = judged(values.language_fault)
"""A language tag (RFC 5646) whose subtags are registered."""
media_type: Final = judged(values.media_type_fault)
"""A media type (RFC 6838)."""
email: Final = judged(values.email_fault)
"""An e-mail address (RFC 5322, addr-spec)."""


def date(check: Checks, name: str, value: Any) -> None:
    """Turn what is exactly one moment into an aware datetime."""
    try:
        when = dates.parse(value, timezone=check.timezone)
    except ValueError as error:
        check.fail(name, str(error))
    else:
        if when is not value:
            check.put(name, when)


def seconds(check: Checks, name: str, value: Any) -> None:
    """Take a length of time, as seconds or `timedelta`, and store the seconds."""
    if isinstance(value, timedelta):
        value = value.total_seconds()
    if type(value) not in {int, float} or not 0 <= value < math.inf:
        check.fail(name, f"{shown(value)} is no duration; give seconds, 0 or more")
    else:
        check.put(name, int(value) if value == int(value) else value)


def flag(check: Checks, name: str, value: Any) -> None:
    """Check a truth value, which must be True or False itself."""
    if type(value) is not bool:
        check.fail(name, f"{shown(value)} is neither True nor False")


def integer(lowest: int, highest: int | None = None) -> Check:
    """Make a check of whole numbers within their limits."""
    limits = f"{lowest} or more" if highest is None else f"{lowest} to {highest}"

    def check_number(check: Checks, name: str, value: Any) -> None:
        if type(value) is not int:
            check.fail(name, f"{shown(value)} is no whole number; give an int")
        elif value < lowest or (highest is not None and value > highest):
            check.fail(name, f"{value} is out of range; give {limits}")

    return check_number


def several(kind: type, coerce: Callable[[str], object] | None = None) -> Check:
    """Make a check that stores any iterable as a tuple; exact strings are coerced."""

    def check_items(check: Checks, name: str, value: Any) -> None:
        if isinstance(value, (str, bytes)) or not isinstance(value, Iterable):
            found = type(value).__name__
            check.fail(name, f"is one {found}; give a list of {kind.__name__}")
            return
        items = tuple(value)
        if {*map(type, items)} - {kind}:
            items = tuple(_coerced(check, name, item, kind, coerce) for item in items)
        check.put(name, items)

    return check_items


def one(kind: type, coerce: Callable[[str], object] | None = None) -> Check:
    """Make a check that stores one value of the kind; an exact string is coerced."""

    def check_item(check: Checks, name: str, value: Any) -> None:
        if type(value) is not kind:
            check.put(name, _coerced(check, name, value, kind, coerce))

    return check_item


def shown(value: object) -> str:
    """Show a value in a message, shortened where it is long."""
    text = repr(value)
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


def duplicates(items: Iterable[object]) -> tuple[object, ...]:
    """Give what comes more than once, in order of appearance."""
    seen: dict[object, int] = {}
    for item in items:
        seen[item] = seen.get(item, 0) + 1
    return tuple(item for item, count in seen.items() if count > 1)


def _is_text(check: Checks, name: str, value: object) -> bool:
    if not isinstance(value, str):
        check.fail(name, f"{shown(value)} is {type(value).__name__}, not a string")
    elif not value or value.isspace():
        check.fail(name, "is blank; fill it or leave it out")
    else:
        return True
    return False


def _coerced(
    check: Checks,
    name: str,
    item: object,
    kind: type,
    coerce: Callable[[str], object] | None,
) -> object:
    if type(item) is kind:
        return item
    if coerce is None or not isinstance(item, str):
        found = type(item).__name__
        check.fail(name, f"{shown(item)} is {found}, not {kind.__name__}")
        return item
    try:
        return coerce(item)
    except ModelError as error:
        check.problems += ((name, problem.message) for problem in error.problems)
        return item
