"""How a value of a namespace is kept, written as text and read, by its kind.

A spelling has three ways: `keep` takes what people give (or raises `ValueError`) and
gives what is stored, `write` makes text of that, and `read` makes it of text again.
"""

from __future__ import annotations

from decimal import Decimal
from sys import float_info
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from feedpub import dates, values
from feedpub.model import checks
from feedpub.model.checks import shown
from feedpub.namespaces.vocabulary import Kind, Value
from feedpub.uris import to_uri

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime


class Spelling(NamedTuple):
    """How values of a kind are kept, written and read."""

    keep: Callable[[Any], Any]
    write: Callable[[Any], str]
    read: Callable[[str], Any]


def spelling(value: Value) -> Spelling:
    """Give the spelling of a kind of value."""
    if value.kind in {Kind.CHOICE, Kind.HINT} and _is_flag(value):
        return _flag(value)
    if value.kind in {Kind.COORDINATES, Kind.DEGREES}:
        return _coordinates(value)
    return _SPELLINGS.get(value.kind, _TEXT)


seconds: Final = checks.seconds
"""A length of time: seconds, `timedelta`, or text such as 1:02:03."""


def _whole_seconds(value: Any) -> int:
    """Take a length of time as podcasts have it, to the second."""
    clock = value.strip() if isinstance(value, str) and ":" in value else "0"
    if fault := values.duration_fault(clock):
        raise ValueError(f"{shown(value)}: {fault}")
    return round(seconds(value))


def _text(value: Any) -> str:
    return checks.lines(value).strip()


def _whole(value: Any) -> int:
    if type(value) is not int:
        raise ValueError(f"{shown(value)} is no whole number; give an int")
    return value


def _number(value: Any) -> float:
    if type(value) not in {int, float} or not abs(value) <= float_info.max:
        raise ValueError(f"{shown(value)} is no number; give an int or a float")
    return int(value) if abs(value) < 2**53 and value == int(value) else float(value)


def _plainly(number: float) -> str:
    """Write a number without an exponent, which not every reader takes."""
    return format(Decimal(repr(number)), "f")


def _read_number(text: str) -> float:
    number = float(text)
    return int(number) if number.is_integer() and "e" not in text.lower() else number


def _read_time(text: str) -> float | str:
    return text if text == "now" else seconds(text)


def _keep_time(value: Any) -> float | str:
    return "now" if value == "now" else seconds(value)


def _write_time(value: Any) -> str:
    return value if isinstance(value, str) else _plainly(value)


def _write_clock(value: float) -> str:
    """Write HH:MM:SS, and thousandths where there are any."""
    whole, thousandths = divmod(round(value * 1000), 1000)
    minutes, rest = divmod(whole, 60)
    clock = f"{minutes // 60:02}:{minutes % 60:02}:{rest:02}"
    return f"{clock}.{thousandths:03}" if thousandths else clock


def _keep_clock(value: Any) -> float:
    return checks.seconds(round(seconds(value), 3))


def _w3c_date(value: Any) -> datetime | str:
    """Take a moment; a year, month or day alone stays the text that it is."""
    if isinstance(value, str) and "T" not in value and ":" not in value:
        return value.strip()
    return checks.date(value)


def _write_w3c_date(value: datetime | str) -> str:
    return value if isinstance(value, str) else dates.rfc3339(value)


def _to_the_second(value: Any) -> datetime:
    return checks.date(value).replace(microsecond=0)


def _whole_numbers(value: Any) -> tuple[Any, ...]:
    return checks.all_of(_whole)(value)  # type: ignore[no-any-return]  # a Check gives Any


def _write_numbers(numbers: Iterable[int]) -> str:
    return ",".join(map(str, numbers))


def _read_numbers(text: str) -> tuple[int, ...]:
    return tuple(int(number) for number in text.split(","))


_YES: Final = ("true", "yes", "explicit")
_NO: Final = ("false", "no", "clean")


def _is_flag(value: Value) -> bool:
    words = {choice.lower() for choice in value.choices}
    return not words.isdisjoint(("true", "yes")) and words.issubset((*_YES, *_NO))


def _flag(value: Value) -> Spelling:
    """Spell True and False as the first words that the table has for them."""
    yes = next(word for word in value.choices if word.lower() in _YES)
    no = next((word for word in value.choices if word.lower() in _NO), "")

    def read(text: str) -> bool:
        if text.lower() in _YES:
            return True
        if text.lower() in _NO:
            return False
        raise ValueError(f"{shown(text)} is neither {yes} nor {no or 'left out'}")

    return Spelling(checks.flag, lambda flag: yes if flag else no, read)


def _coordinates(value: Value) -> Spelling:
    """Spell pairs of numbers; three numbers or one pair stand for themselves."""
    flat = value.most is not None and value.most <= 3

    def keep(given: Any) -> tuple[Any, ...]:
        if flat:
            return checks.all_of(_number)(given)  # type: ignore[no-any-return]  # a Check gives Any
        return checks.all_of(checks.all_of(_number))(given)  # type: ignore[no-any-return]  # a Check gives Any

    def write(kept: tuple[Any, ...]) -> str:
        numbers = kept if flat else [number for pair in kept for number in pair]
        return " ".join(map(_plainly, numbers))

    def read(text: str) -> tuple[Any, ...]:
        numbers = [_read_number(one) for one in text.replace(",", " ").split()]
        if flat:
            return tuple(numbers)
        if len(numbers) % 2:
            mend = "write pairs of latitude and longitude"
            raise ValueError(
                f"{checks.shown(text)}: has {len(numbers)} numbers; {mend}"
            )
        return tuple(zip(numbers[::2], numbers[1::2], strict=True))

    return Spelling(keep, write, read)


def _as_it_is(text: str) -> str:
    return text


_TEXT: Final = Spelling(_text, _as_it_is, _as_it_is)
_LINK: Final = Spelling(lambda given: to_uri(_text(given)), _as_it_is, _as_it_is)
_WHOLE: Final = Spelling(_whole, str, int)
_TIME: Final = Spelling(_keep_time, _write_time, _read_time)
_SPELLINGS: Final = {
    Kind.URL: _LINK,
    Kind.LINKED: _LINK,
    Kind.RESOURCE: _LINK,
    Kind.INTEGER: _WHOLE,
    Kind.COUNT: _WHOLE,
    Kind.POSITIVE: _WHOLE,
    Kind.INTEGERS: Spelling(_whole_numbers, _write_numbers, _read_numbers),
    Kind.DECIMAL: Spelling(_number, _plainly, _read_number),
    Kind.DURATION: Spelling(_whole_seconds, str, seconds),
    Kind.TIME: _TIME,
    Kind.OFFSET: _TIME,
    Kind.CLOCK: Spelling(_keep_clock, _write_clock, seconds),
    Kind.W3C_DATE: Spelling(_w3c_date, _write_w3c_date, _w3c_date),
    Kind.ISO_DATE: Spelling(_w3c_date, _write_w3c_date, _w3c_date),
    Kind.MOMENT: Spelling(checks.date, dates.rfc3339, checks.date),
    Kind.RFC822_DATE: Spelling(_to_the_second, dates.rss, checks.date),
}
