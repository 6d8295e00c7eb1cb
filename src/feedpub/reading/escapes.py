"""Escapes that are none, made what they were meant as: `&` alone, `&nbsp;` of HTML."""

from __future__ import annotations

import re
from html.entities import html5
from typing import TYPE_CHECKING, Final

from feedpub.formats.reading import Note

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_OPENING: Final = re.compile(rb"<!--|<!\[CDATA\[|<\?")
_CLOSERS: Final = {b"<!--": b"-->", b"<![CDATA[": b"]]>", b"<?": b"?>"}
_KNOWN: Final = rb"(?!(?:amp|lt|gt|quot|apos|#[0-9]{1,20}|#x[0-9A-Fa-f]{1,20});)"
_NAMED: Final = re.compile(rb"&" + _KNOWN + rb"([A-Za-z][A-Za-z0-9]{1,40});")
_BARE: Final = re.compile(rb"&" + _KNOWN)
_LONGEST: Final = 48


def escaped(
    chunks: Iterable[bytes], notes: list[Note] | None = None
) -> Iterator[bytes]:
    """Give XML, chunk by chunk, in which each `&` begins what XML knows.

    Names of HTML's characters become their numbers (XML 1.0, 4.1); other names, and an
    `&` alone, are text. Sections of CDATA, comments and instructions stay as they are.
    `notes` gets what was meant otherwise, once for each chunk.
    """
    rest, closer = b"", b""
    for chunk in chunks:
        data = rest + chunk
        made, done, closer = _escaped(data, closer, _sure(data), notes)
        rest = data[done:]
        yield made
    yield _escaped(rest, closer, len(rest), notes)[0]


def _sure(data: bytes) -> int:
    """Give the end of what cannot be the beginning of a longer token."""
    tail = max(0, len(data) - _LONGEST)
    ends = (data.find(sign, tail) for sign in (b"&", b"<", b"-", b"]", b"?"))
    return min((end for end in ends if end >= 0), default=len(data))


def _escaped(
    data: bytes, closer: bytes, most: int, notes: list[Note] | None
) -> tuple[bytes, int, bytes]:
    """Give what is made of the bytes before `most`, its end, and the open section's."""
    done: list[bytes] = []
    at = 0
    while True:
        if closer:
            end = data.find(closer, at)
            if end < 0:
                end = max(at, most)
                return b"".join((*done, data[at:end])), end, closer
            done.append(data[at : end + len(closer)])
            at = end + len(closer)
        opening = _OPENING.search(data, at)
        end = max(at, most) if opening is None else opening.start()
        done.append(_meant(data[at:end], notes))
        if opening is None:
            return b"".join(done), end, b""
        done.append(opening[0])
        at, closer = opening.end(), _CLOSERS[opening[0]]


def _meant(text: bytes, notes: list[Note] | None) -> bytes:
    """Give the text with characters in the place of HTML's names for them."""
    if b"&" not in text:
        return text
    made, named = _NAMED.subn(_number, text)
    made, bare = _BARE.subn(b"&amp;", made)
    if notes is not None and named:
        _note(notes, "xml-entity-undefined", f"{named} names are those of HTML alone")
    if notes is not None and bare:
        _note(notes, "xml-bare-ampersand", f"{bare} times, & starts no entity")
    return made


def _number(found: re.Match[bytes]) -> bytes:
    """Give the characters that HTML has by the name, or the name as text."""
    characters = html5.get(f"{found[1].decode()};", "")
    if not characters:
        return found[0].replace(b"&", b"&amp;")
    return b"".join(b"&#%d;" % ord(one) for one in characters)


def _note(notes: list[Note], rule: str, message: str) -> None:
    notes.append(Note("mended", "document", rule, message))
