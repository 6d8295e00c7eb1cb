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
    """Where `xmlns` stands, and how often `xml:base` and `xml:lang`, texts included.

    `declared` has each prefix with its URI once, of those that can be read at a glance;
    the others are among `unread`.
    """

    declarations: tuple[int, ...] = ()
    declared: frozenset[tuple[str, str]] = frozenset()
    unread: tuple[int, ...] = ()
    bases: int = 0
    languages: int = 0


NO_MARKS: Final = Marks()


def marks(data: bytes) -> Marks:
    """Look a document through once, for all rules that go by such names."""
    found = [(match[0], match.start()) for match in _MARKS.finditer(data)]
    names = [name for name, _ in found]
    starts = tuple(start for name, start in found if name == b"xmlns")
    written: set[tuple[bytes | None, ...]] = set()
    unread: list[int] = []
    for start in starts:
        match = _DECLARED(data, start)
        if match is None:
            unread.append(start)
        else:
            written.add(match.groups())
    declared = frozenset(
        ((prefix or b"").decode(), _uri(double or single or b""))
        for prefix, double, single in written
    )
    bases, languages = names.count(b"xml:base"), names.count(b"xml:lang")
    return Marks(starts, declared, tuple(unread), bases, languages)


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
        Declaration((found[1] or b"").decode(), _uri(found[group]), *found.span(group))
        for found in matches
        if found is not None
        for group in ((3,) if found[2] is None else (2,))
    )


def _uri(written: bytes) -> str:
    uri = written.decode("utf-8", "replace")
    return uri.replace("&amp;", "&") if "&" in uri else uri
