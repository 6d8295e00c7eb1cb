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
_BETWEEN: Final = re.compile(rb"[ \t\r\n,]*")
_COLON: Final = re.compile(rb"[ \t\r\n]*+(?>(?::[ \t\r\n]*+(?:[^ \t\r\n])?)?)")


def split(
    path: Path, chunks: Iterator[bytes], most: int
) -> tuple[dict[str, Any], Iterator[dict[str, Any]]] | None:
    """Give the members before `items`, and the items one by one; None without `items`.

    `most` is how many bytes the head, or an item, may have.
    """
    text = _Text(path, chunks, most)
    head = _head(text)
    return None if head is None else (head, _items(text))


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
    text.forget()
    return _object(members + b"}", text)


def _items(text: _Text) -> Iterator[dict[str, Any]]:
    while True:
        text.at += len(text.matched(_BETWEEN))
        sign = text.data[text.at : text.at + 1]
        if sign == b"]":
            return
        if sign != b"{":
            raise text.fault("there is no item where one should be; is it JSON?")
        text.forget()
        _skip_object(text)
        yield _object(text.data[: text.at], text)


def _skip_object(text: _Text) -> None:
    depth = 0
    while True:
        token, _ = text.token()
        if token in {b"{", b"["}:
            depth += 1
        elif token in {b"}", b"]"}:
            depth -= 1
            if depth == 0:
                return


def _object(data: bytes, text: _Text) -> dict[str, Any]:
    """Read an object; what a strict parser refuses, such as NaN, Python's reads."""
    try:
        found = msgspec.json.decode(data)
    except (msgspec.DecodeError, RecursionError):
        try:
            found = json.loads(data, strict=False)
        except (ValueError, RecursionError) as error:
            raise text.fault(f"an object is no JSON: {error}") from None
    if not isinstance(found, dict):
        raise text.fault("there is no object where one should be")
    return found
