"""Where the bytes have the names that XML itself gives a meaning."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

_MARKS: Final = re.compile(rb"xml(?:ns|:base|:lang)")


class Marks(NamedTuple):
    """Where `xmlns` stands, and how often `xml:base` and `xml:lang`, texts included."""

    declarations: tuple[int, ...]
    bases: int
    languages: int


def marks(data: bytes) -> Marks:
    """Look a document through once, for all rules that go by such names."""
    found = [(match[0], match.start()) for match in _MARKS.finditer(data)]
    names = [name for name, _ in found]
    return Marks(
        tuple(start for name, start in found if name == b"xmlns"),
        names.count(b"xml:base"),
        names.count(b"xml:lang"),
    )
