"""Arguments of the wrong kind, refused by name before anything is made of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from feedpub.errors import ArgumentError

if TYPE_CHECKING:
    from collections.abc import Iterator

A_FEED: Final = "a feedpub.Feed, such as feedpub.read(path) gives"
"""What to give where a feed is wanted."""

_SHOWN: Final = 60
_SHORT: Final = (str, bytes, bytearray, int, float)


def expect(name: str, value: object, kinds: type | tuple[type, ...], mend: str) -> None:
    """Raise `ArgumentError` unless the value is of one of the kinds.

    True and False are numbers for Python, and none here.
    """
    if not isinstance(value, kinds) or (type(value) is bool and kinds is int):
        raise ArgumentError(f"{name} is {_described(value)}; give {mend}")


def several(name: str, values: Any, kind: type, mend: str) -> Iterator[Any]:
    """Go through several values, each of which must be of the kind."""
    if isinstance(values, _SHORT) or not hasattr(values, "__iter__"):
        raise ArgumentError(f"{name} is {_described(values)}; give {mend}")
    for number, value in enumerate(values):
        expect(f"{name}[{number}]", value, kind, mend)
        yield value


def count(name: str, value: int | None, mend: str) -> None:
    """Raise `ArgumentError` unless the value is None or a number from 1 on."""
    if value is None:
        return
    expect(name, value, int, mend)
    if value < 1:
        raise ArgumentError(f"{name} is {value}; give {mend}")


def _described(value: object) -> str:
    """Name a value by its type, and show it where it is short."""
    kind = type(value).__name__
    if value is None:
        return "None"
    shown = repr(value) if isinstance(value, _SHORT) else ""
    article = "an" if kind[0].lower() in "aeiou" else "a"
    return f"{shown[:_SHOWN]}, {article} {kind}" if shown else f"{article} {kind}"
