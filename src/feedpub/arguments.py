"""Arguments of the wrong kind, refused by name before anything is made of them."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, Final

from feedpub.errors import ArgumentError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Kinds = type | tuple[type, ...]

A_PATH: Final = (str, os.PathLike)
A_DOCUMENT: Final = (bytes, *A_PATH)
FEED: Final = "a feedpub.Feed, such as feedpub.read(path) gives"
DOCUMENT: Final = "the document's bytes, or the name of a file"
ADDRESS: Final = "an address such as 'https://example.org/rss.xml'"
"""What to give where one of these is wanted."""

_SHOWN: Final = 60
_SHORT: Final = (str, bytes, bytearray, int, float)


def expect(
    name: str, value: object, kinds: Kinds, mend: str, *, or_none: bool = False
) -> None:
    """Raise `ArgumentError` unless the value is of one of the kinds.

    True and False are numbers for Python, and none here.
    """
    if value is None and or_none:
        return
    if not isinstance(value, kinds) or (type(value) is bool and kinds is int):
        raise _refused(name, value, mend)


def iterable(name: str, values: Any, mend: str) -> Iterable[Any]:
    """Give values that can be gone through; a text is not taken for its letters."""
    if isinstance(values, _SHORT) or not hasattr(values, "__iter__"):
        raise _refused(name, values, mend)
    return values  # type: ignore[no-any-return]  # it has been looked at


def several(name: str, values: Any, kinds: Kinds, mend: str) -> Iterator[Any]:
    """Go through several values, each of which must be of one of the kinds."""
    for number, value in enumerate(iterable(name, values, mend)):
        expect(f"{name}[{number}]", value, kinds, mend)
        yield value


def count(name: str, value: int | None, mend: str) -> None:
    """Raise `ArgumentError` unless the value is None or a number from 1 on."""
    expect(name, value, int, mend, or_none=True)
    if value is not None and value < 1:
        raise _refused(name, value, mend)


def _refused(name: str, value: object, mend: str) -> ArgumentError:
    return ArgumentError(f"{name} is {_described(value)}; give {mend}")


def _described(value: object) -> str:
    """Name a value by its type, and show it where it is short."""
    if value is None:
        return "None"
    kind = type(value).__name__
    shown = f"{repr(value)[:_SHOWN]}, " if isinstance(value, _SHORT) else ""
    return f"{shown}{'an' if kind[0].lower() in 'aeiou' else 'a'} {kind}"
