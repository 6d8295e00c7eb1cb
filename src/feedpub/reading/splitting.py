"""A JSON Feed cut into its head and its items, without ever holding all of it."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Final

import msgspec

from feedpub.errors import ReadError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_STRING: Final = rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"'
_TOKEN: Final = re.compile(_STRING + rb'|[{}\[\]]|"', re.DOTALL)
_SPACE: Final = re.compile(rb"[ \t\r\n\0]*")
_BETWEEN: Final = re.compile(rb"[ \t\r\n]*+(?:,[ \t\r\n]*+)?")
_WORD: Final = re.compile(rb"[^][{}, \t\r\n]*")
_COLON: Final = re.compile(rb"[ \t\r\n]*+(?>(?::[ \t\r\n]*+(?:[^ \t\r\n])?)?)")


def split(
    path: Path, chunks: Iterator[bytes], most: int
) -> tuple[dict[str, Any], Iterator[Any]] | bytes:
    """Give the members before `items`, and the items one by one, whatever they are.

    A document without an array of items is given whole. `most` is how many bytes the
    head, an item, or what stands after the items may have.
    """
    text = _Text(path, chunks, most)
    head = _head(text)
    return text.rest() if head is None else (head, _items(text))


class _Text:
    """The part of the document that is being looked at."""

    __slots__ = ("_before", "_chunks", "_most", "at", "data", "path")

    def __init__(self, path: Path, chunks: Iterator[bytes], most: int) -> None:
        self.path = path
        self.data = b""
        self.at = 0
        self._chunks = chunks
        self._before = 0
        self._most = most

    def more(self) -> bool:
        """Read on, twice as much as there is; False at the end of the document."""
        if len(self.data) > self._most:
            limit = f"larger than {self._most:,} bytes; raise limits= if you trust it"
            raise self.fault(f"something in it is {limit}")
        pieces = [self.data]
        wanted = len(self.data)
        for chunk in self._chunks:
            pieces.append(chunk)
            wanted -= len(chunk)
            if wanted <= 0:
                break
        whole = b"".join(pieces)
        grown = len(whole) > len(self.data)
        self.data = whole
        return grown

    def forget(self) -> None:
        """Let go of what is behind."""
        self._before += self.at
        self.data = self.data[self.at :]
        self.at = 0

    def token(self) -> tuple[bytes, int]:
        """Give the next string or bracket, and where it begins."""
        while True:
            found = _TOKEN.search(self.data, self.at)
            if found is not None and found[0] != b'"':
                self.at = found.end()
                return found[0], found.start()
            if found is not None:
                self.at = found.start()
            if not self.more():
                raise self.fault("the document ends in the middle; it is cut off")

    def matched(self, pattern: re.Pattern[bytes]) -> bytes:
        """Give what the pattern finds here, however far it goes."""
        while True:
            found = pattern.match(self.data, self.at)
            end = self.at if found is None else found.end()
            if end < len(self.data) or not self.more():
                return b"" if found is None else found[0]

    def rest(self) -> bytes:
        """Read to the end, and give all that was not let go of."""
        while self.more():
            pass
        return self.data

    def fault(self, reason: str) -> ReadError:
        """Say what is wrong, and how far the document was read."""
        return ReadError(f"{self.path}: byte {self._before + self.at:,}: {reason}")


def _head(text: _Text) -> dict[str, Any] | None:
    """Read up to the bracket that opens the items; None if there is none."""
    depth = 0
    while True:
        token, start = text.token()
        if token in {b"{", b"["}:
            depth += 1
        elif token in {b"}", b"]"}:
            depth -= 1
            if depth == 0:
                return None
        elif depth == 1 and token == b'"items"':
            opening = text.matched(_COLON)
            if opening.endswith(b"["):
                break
    members = text.data[:start].rstrip(b" \t\r\n,")
    text.at += len(opening)
    head: dict[str, Any] = _value(members + b"}", text)
    return head


def _items(text: _Text) -> Iterator[Any]:
    between = b","
    while True:
        text.at += len(text.matched(_SPACE))
        if text.data[text.at : text.at + 1] == b"]":
            break
        if b"," not in between:
            raise text.fault("there is no comma where one should be; is it JSON?")
        text.forget()
        _skip(text)
        yield _value(text.data[: text.at], text)
        between = text.matched(_BETWEEN)
        text.at += len(between)
    _finish(text)


def _skip(text: _Text) -> None:
    """Go behind the value that begins here."""
    sign = text.data[:1]
    if sign in {b"{", b"["}:
        _leave(text)
    elif sign == b'"':
        text.token()
    elif word := text.matched(_WORD):
        text.at += len(word)
    else:
        raise text.fault("there is no item where one should be; is it JSON?")


def _leave(text: _Text, depth: int = 0) -> None:
    """Go behind the bracket that closes the outermost one."""
    while True:
        token, _ = text.token()
        if token in {b"{", b"["}:
            depth += 1
        elif token in {b"}", b"]"}:
            depth -= 1
            if depth == 0:
                return


def _finish(text: _Text) -> None:
    """See that the document ends behind its items as it should."""
    text.forget()
    text.at = 1
    _leave(text, 1)
    text.at += len(text.matched(_SPACE))
    if text.at < len(text.data):
        raise text.fault("something stands behind the end of the feed; take it away")


def _value(data: bytes, text: _Text) -> Any:
    """Read a value; what a strict parser refuses, such as NaN, Python's reads."""
    try:
        return msgspec.json.decode(data)
    except (msgspec.DecodeError, RecursionError):
        try:
            return json.loads(data, strict=False)
        except (ValueError, RecursionError) as error:
            raise text.fault(f"this is no JSON: {error}") from None
