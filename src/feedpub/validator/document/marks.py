"""Where the bytes have the names that XML itself gives a meaning."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

_DECLARED: Final = re.compile(
    rb"""xmlns(?::([A-Za-z_][\w.-]{0,60}))?[ \t\r\n]{0,20}=[ \t\r\n]{0,20}"""
    rb"""(?:"([^"<]{1,300})"|'([^'<]{1,300})')"""
).match
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


class Declaration(NamedTuple):
    """A prefix, perhaps empty, its URI, and where that is written."""

    prefix: str
    uri: str
    start: int
    end: int


def declarations(data: bytes, starts: tuple[int, ...]) -> tuple[Declaration, ...]:
    """Give what is declared in these places; some may be inside of texts."""
    matches = (_DECLARED(data, start) for start in starts)
    return tuple(
        Declaration((found[1] or b"").decode(), _uri(found), *found.span(group))
        for found in matches
        if found and (group := 3 if found[2] is None else 2)
    )


def _uri(found: re.Match[bytes]) -> str:
    written = found[3] if found[2] is None else found[2]
    return written.decode("utf-8", "replace").replace("&amp;", "&")
