"""Values of a table with names in braces, filled for each of its feeds."""

from __future__ import annotations

import string
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

if TYPE_CHECKING:
    from collections.abc import Mapping

_FORMATTER: Final = string.Formatter()


def filled(pattern: str, words: Mapping[str, str]) -> str:
    """Put words in the places of their names; `ValueError` if there is no such name."""
    try:
        parsed = [*_FORMATTER.parse(pattern)]
    except ValueError as fault:
        message = f"{pattern!r} is broken: {fault}; write {{{{ for a brace"
        raise ValueError(message) from None
    parts = []
    for text, name, form, conversion in parsed:
        parts.append(text)
        if name is None:
            continue
        if name not in words or form or conversion:
            known = ", ".join(f"{{{each}}}" for each in words)
            raise ValueError(f"{pattern!r} has {{{name}}}; only {known} are filled")
        parts.append(words[name])
    return "".join(parts)


def address(pattern: str, words: Mapping[str, str]) -> str:
    """Fill an address, the words percent-encoded as a path needs them."""
    return filled(pattern, {name: quote(word) for name, word in words.items()})


def folder(pattern: str, words: Mapping[str, str]) -> str:
    """Fill the path of a folder; `ValueError` if it could lead elsewhere."""
    path = PurePosixPath(filled(pattern, words))
    text = str(path)
    if (
        path.is_absolute()
        or ".." in path.parts
        or any(each in text for each in "\\\0:")
    ):
        raise ValueError(f'{text!r} is no folder below out; write it as "tags/sea"')
    return "" if text == "." else text
