"""How the values of a model class are coerced and checked, all problems at once."""

from __future__ import annotations

import math
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from feedpub import dates, uris, values, xml
from feedpub.errors import ModelError, Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import tzinfo

_SHOWN: Final = 80


class Checks:
    """Goes through the fields of one value under construction and gathers problems."""

    __slots__ = ("problems", "subject")

    def __init__(self, subject: object) -> None:
        self.subject = subject
        self.problems: list[tuple[str, str]] = []

    def fail(self, name: str, message: str) -> None:
        """Note a problem of a field."""
        self.problems.append((name, message))

    def put(self, name: str, value: object) -> None:
        """Store the coerced value in the frozen subject."""
        object.__setattr__(self.subject, name, value)

    def done(self, where: Callable[[], str]) -> None:
        """Raise `ModelError` if anything was wrong; `where` names the subject."""
        if self.problems:
            place = where()
            raise ModelError(Problem(place, *problem) for problem in self.problems)

    def plain(self, name: str, *, required: bool = False, lines: bool = False) -> None:
        """Check text that is never markup; line breaks only where `lines` says so."""
        value = self._string(name, required=required)
        if value is None:
            return
        if "\r" in value:
            value = value.replace("\r\n", "\n").replace("\r", "\n")
            self.put(name, value)
        if fault := xml.character_fault(value):
            self.fail(name, fault)
        elif not lines and "\n" in value:
            self.fail(name, f"{shown(value)} has a line break; put it on one line")

    def url(self, name: str, *, required: bool = False) -> None:
        """Check an absolute URL or IRI that a link may go to (RFC 3986, RFC 3987)."""
        self._judged(name, uris.url_fault, required=required)

    def iri(self, name: str, *, required: bool = False) -> None:
        """Check an absolute IRI that names something (RFC 3987)."""
        self._judged(name, uris.iri_fault, required=required)

    def language(self, name: str) -> None:
        """Check a language tag (RFC 5646) and that its subtags are registered."""
        self._judged(name, values.language_fault)

    def media_type(self, name: str, *, required: bool = False) -> None:
        """Check a media type (RFC 6838)."""
        self._judged(name, values.media_type_fault, required=required)

    def email(self, name: str) -> None:
        """Check an e-mail address (RFC 5322, addr-spec)."""
        self._judged(name, values.email_fault)

    def date(self, name: str, timezone: str | tzinfo | None) -> None:
        """Turn what is exactly one moment into an aware datetime."""
        value = getattr(self.subject, name)
        if value is None:
            return
        try:
            self.put(name, dates.parse(value, timezone=timezone))
        except ValueError as error:
            self.fail(name, str(error))

    def integer(self, name: str, *, lowest: int, highest: float = math.inf) -> None:
        """Check a whole number within its limits."""
        value = getattr(self.subject, name)
        if value is None:
            return
        if type(value) is not int:
            self.fail(name, f"{shown(value)} is no whole number; give an int")
        elif not lowest <= value <= highest:
            limit = f"from {lowest} to {highest}" if highest < math.inf else ""
            self.fail(name, f"{value} is out of range; give {limit or f'>= {lowest}'}")

    def seconds(self, name: str) -> None:
        """Take a length of time, as seconds or `timedelta`, and store the seconds."""
        value = getattr(self.subject, name)
        if value is None:
            return
        if isinstance(value, timedelta):
            value = value.total_seconds()
        if type(value) not in {int, float} or not 0 <= value < math.inf:
            self.fail(name, f"{shown(value)} is no duration; give seconds, 0 or more")
        else:
            self.put(name, int(value) if value == int(value) else value)

    def flag(self, name: str) -> None:
        """Check a truth value, which must be True or False itself."""
        value = getattr(self.subject, name)
        if type(value) is not bool:
            self.fail(name, f"{shown(value)} is neither True nor False")

    def several(
        self, name: str, kind: type, coerce: Callable[[str], object] | None = None
    ) -> None:
        """Store any iterable as a tuple of `kind`; strings are coerced where exact."""
        value = getattr(self.subject, name)
        if value == ():
            return
        items = self._items(name, value, kind)
        if items is None:
            return
        if any(type(item) is not kind for item in items):
            items = tuple(self._coerced(name, item, kind, coerce) for item in items)
        self.put(name, items)

    def one(
        self, name: str, kind: type, coerce: Callable[[str], object] | None = None
    ) -> None:
        """Store one value of `kind` or None; a string is coerced where exact."""
        value = getattr(self.subject, name)
        if value is not None and type(value) is not kind:
            self.put(name, self._coerced(name, value, kind, coerce))

    def _string(self, name: str, *, required: bool) -> str | None:
        value = getattr(self.subject, name)
        if value is None:
            if required:
                self.fail(name, "is missing; give a string")
            return None
        if not isinstance(value, str):
            self.fail(name, f"{shown(value)} is {type(value).__name__}, not a string")
            return None
        if not value or value.isspace():
            self.fail(name, "is blank; fill it" + ("" if required else " or leave out"))
            return None
        return value

    def _judged(
        self,
        name: str,
        fault_in: Callable[[str], str | None],
        *,
        required: bool = False,
    ) -> None:
        value = self._string(name, required=required)
        if value is not None and (fault := fault_in(value)):
            self.fail(name, f"{shown(value)}: {fault}")

    def _items(self, name: str, value: Any, kind: type) -> tuple[Any, ...] | None:
        if isinstance(value, (str, bytes)) or not hasattr(value, "__iter__"):
            self.fail(
                name, f"is one {type(value).__name__}; give a list of {kind.__name__}"
            )
            return None
        return tuple(value)

    def _coerced(
        self, name: str, item: Any, kind: type, coerce: Callable[[str], object] | None
    ) -> object:
        if type(item) is kind:
            return item
        if coerce is None or not isinstance(item, str):
            self.fail(
                name, f"{shown(item)} is {type(item).__name__}, not {kind.__name__}"
            )
            return item
        try:
            return coerce(item)
        except ModelError as error:
            self.problems += ((name, problem.message) for problem in error.problems)
            return item


def shown(value: object) -> str:
    """Show a value in a message, shortened where it is long."""
    text = ascii(value) if isinstance(value, bytes) else repr(value)
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


def duplicates(items: Iterable[object]) -> tuple[object, ...]:
    """Give what comes more than once, in order of appearance."""
    seen: dict[object, int] = {}
    for item in items:
        seen[item] = seen.get(item, 0) + 1
    return tuple(item for item, count in seen.items() if count > 1)
