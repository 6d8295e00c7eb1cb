"""What is wrong with a value of a namespace, by the kind that its table names.

Each clause follows the value in a sentence, as those of `feedpub.values` do. Nothing
here formats a value: what checks must not share the mistakes of what writes.
"""

from __future__ import annotations

import codecs
import re
from functools import cache
from typing import TYPE_CHECKING, Final

from feedpub import uris, values
from feedpub.namespaces.vocabulary import Kind, Value

if TYPE_CHECKING:
    from collections.abc import Callable

_LONGEST_NUMBER: Final = 64
_LONGEST_PATTERN: Final = 500
_NUMBER: Final = re.compile(
    r"[+-]?(?:[0-9]++(?>(?:\.[0-9]*+)?)|\.[0-9]++)(?>(?:[eE][+-]?[0-9]++)?)"
).fullmatch
_INTEGER: Final = re.compile(r"[+-]?[0-9]++").fullmatch
_TIME: Final = re.compile(
    r"now|[0-9]++(?>(?:\.[0-9]*+)?)|[0-9]++:[0-5]?[0-9]:[0-5]?[0-9](?>(?:\.[0-9]*+)?)"
).fullmatch
_CLOCK: Final = re.compile(
    r"(?:(?:[0-9]{1,9}:)?[0-5]?[0-9]:)?[0-5]?[0-9](?:\.[0-9]*+)?|[0-9]++(?:\.[0-9]*+)?"
).fullmatch
_MINUTES: Final = re.compile("[0-9]{1,4}:[0-5]?[0-9]").fullmatch
_BETWEEN: Final = re.compile(r"[\s,]+")
_BAD_PERCENT: Final = re.compile("%(?![0-9A-Fa-f]{2})").search


def value_fault(value: Value, text: str) -> str | None:
    """Say in a clause why the text is no such value, or None.

    The text comes without white space around it. A semicolon parts clause and mend.
    """
    fault = _CHECKERS[value.kind](text, value)
    if fault is None and value.longest is not None and len(text) > value.longest:
        return f"has {len(text):,} characters; {value.longest:,} are the most"
    return fault


def _anything(_: str, __: Value) -> None:
    return None


def _nothing(text: str, _: Value) -> str | None:
    return "stands where nothing may; remove it" if text else None


def _iri(text: str, value: Value) -> str | None:
    return None if text in value.choices else uris.iri_fault(text)


def _urls(text: str, _: Value) -> str | None:
    faults = (uris.url_fault(one) for one in text.split())
    return next((fault for fault in faults if fault), None)


def _integer(text: str, value: Value) -> str | None:
    if not text:
        return "is empty"
    if len(text) > _LONGEST_NUMBER or not _INTEGER(text):
        return "is no whole number"
    return _limits(float(text), value)


def _count(text: str, value: Value) -> str | None:
    fault = values.nonnegative_integer_fault(text)
    return fault or _limits(float(text), value)


def _positive(text: str, value: Value) -> str | None:
    fault = values.positive_integer_fault(text)
    return fault or _limits(float(text), value)


def _integers(text: str, _: Value) -> str | None:
    numbers = text.split(",")
    if all(len(one) <= _LONGEST_NUMBER and _INTEGER(one.strip()) for one in numbers):
        return None
    return "is no list of whole numbers; write them like 12,7,3"


def _decimal(text: str, value: Value) -> str | None:
    if not text:
        return "is empty"
    if len(text) > _LONGEST_NUMBER or not _NUMBER(text):
        comma = "," in text and _NUMBER(text.replace(",", "."))
        return "has a decimal comma; write a point" if comma else "is no number"
    return _limits(float(text), value)


def _limits(number: float, value: Value) -> str | None:
    if value.least is not None and number < value.least:
        return f"is below {value.least:g}"
    if value.most is not None and number > value.most:
        return f"is above {value.most:g}"
    return None


def _time(text: str, _: Value) -> str | None:
    if len(text) <= _LONGEST_NUMBER and _TIME(text):
        return None
    return "is no time; write seconds, H:MM:SS or now"


def _offset(text: str, value: Value) -> str | None:
    return None if _MINUTES(text) else _time(text, value)


def _clock(text: str, _: Value) -> str | None:
    if len(text) <= _LONGEST_NUMBER and _CLOCK(text):
        return None
    return "is no time; write it like 01:02:03.500"


def _choice(text: str, value: Value) -> str | None:
    found = text.lower() if value.any_case else text
    if found in value.choices:
        return None
    *others, last = value.choices
    meant = f"{', '.join(others)} or {last}" if others else last
    if not text:
        return f"is empty; write {meant}"
    near = next((one for one in value.choices if one.lower() == text.lower()), None)
    return f"is not spelt so; write {near}" if near else f"is none of {meant}"


def _coordinates(text: str, value: Value) -> str | None:
    numbers = [one for one in _BETWEEN.split(text) if one]
    least, most = value.least or 0, value.most
    for one in numbers:
        if len(one) > _LONGEST_NUMBER or not _NUMBER(one):
            return f"has {one[:20]!r}, which is no number"
    if len(numbers) < least or (most is not None and len(numbers) > most):
        count = "1 number" if len(numbers) == 1 else f"{len(numbers)} numbers"
        return f"has {count}; {_wanted(value)}"
    if most != 3 and len(numbers) % 2:
        return "has an odd number of numbers; write a latitude and a longitude each"
    return _degrees_fault(numbers) if value.kind is Kind.DEGREES else None


def _wanted(value: Value) -> str:
    if value.least == value.most:
        return f"write {value.least:g}"
    pairs = int(value.least or 0) // 2
    return f"write at least {pairs} pairs of latitude and longitude"


def _degrees_fault(numbers: list[str]) -> str | None:
    pairs = len(numbers) - len(numbers) % 2
    for latitude, longitude in zip(numbers[0:pairs:2], numbers[1:pairs:2], strict=True):
        if abs(float(latitude)) > 90:
            return f"has the latitude {latitude}; the latitude comes first, -90 to 90"
        if abs(float(longitude)) > 360:
            return f"has the longitude {longitude}; it goes from -180 to 180"
    return None


def _charset(text: str, _: Value) -> str | None:
    try:
        codecs.lookup(text)
    except (LookupError, ValueError):
        return "is no character encoding; write a name that IANA lists, such as UTF-8"
    return None


def _encoded(text: str, _: Value) -> str | None:
    if _BAD_PERCENT(text):
        return "has a % without two hexadecimal digits after it; write %25"
    return None


def _pattern(text: str, value: Value) -> str | None:
    if len(text) <= _LONGEST_PATTERN and _compiled(value.pattern).fullmatch(text):
        return None
    return f"is not written like {value.like}" if text else "is empty"


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def _plain(checker: Callable[[str], str | None]) -> Callable[[str, Value], str | None]:
    return lambda text, _: checker(text)


_CHECKERS: Final[dict[Kind, Callable[[str, Value], str | None]]] = {
    Kind.TEXT: _anything,
    Kind.MARKUP: _anything,
    Kind.ANYTHING: _anything,
    Kind.CHILDREN: _nothing,
    Kind.NOTHING: _nothing,
    Kind.URL: _plain(uris.url_fault),
    Kind.URLS: _urls,
    Kind.IRI: _iri,
    Kind.RESOURCE: _nothing,
    Kind.LINKED: _plain(uris.url_fault),
    Kind.LANGUAGE: _plain(values.language_fault),
    Kind.MEDIA_TYPE: _plain(values.media_type_fault),
    Kind.EMAIL: _plain(values.email_fault),
    Kind.W3C_DATE: _plain(values.w3cdtf_fault),
    Kind.RFC822_DATE: _plain(values.rfc822_fault),
    Kind.INTEGER: _integer,
    Kind.COUNT: _count,
    Kind.POSITIVE: _positive,
    Kind.INTEGERS: _integers,
    Kind.DECIMAL: _decimal,
    Kind.DURATION: _plain(values.duration_fault),
    Kind.TIME: _time,
    Kind.CHOICE: _choice,
    Kind.HINT: _choice,
    Kind.OFFSET: _offset,
    Kind.COORDINATES: _coordinates,
    Kind.DEGREES: _coordinates,
    Kind.CHARSET: _charset,
    Kind.ENCODED: _encoded,
    Kind.ISO_DATE: _plain(values.iso8601_fault),
    Kind.CLOCK: _clock,
    Kind.MOMENT: _plain(values.rfc3339_fault),
    Kind.GEO: _plain(values.geo_uri_fault),
    Kind.COUNTRY: _plain(values.country_fault),
    Kind.RECURRENCE: _plain(values.recurrence_fault),
    Kind.PATTERN: _pattern,
}
