"""The bytes of a long document: on disk, as UTF-8, and mapped into memory."""

from __future__ import annotations

import codecs
import mmap
import os
import shutil
import tempfile
from contextlib import contextmanager
from typing import TYPE_CHECKING, BinaryIO, Final

from feedpub.validator.document.encoding import (
    Decoded,
    Flaw,
    is_sound,
    labelled,
    why_invalid,
)
from feedpub.validator.document.lines import Lines
from feedpub.validator.document.pages import released
from feedpub.validator.rule import Spot

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from feedpub.validator.document.pages import Bytes

_PIECE: Final = 1 << 20


@contextmanager
def opened(source: bytes | Path) -> Iterator[Bytes]:
    """Give bytes as they are, and a file as a map of it.

    What is no file on disk, such as a pipe, is copied to one first.
    """
    if isinstance(source, bytes):
        yield source
        return
    with source.open("rb") as file:
        if file.seekable():
            with mapped(file) as data:
                yield data
            return
        with tempfile.TemporaryFile() as copy:
            shutil.copyfileobj(file, copy)
            with mapped(copy) as data:
                yield data


@contextmanager
def mapped(file: BinaryIO) -> Iterator[Bytes]:
    """Give a file as a map of it."""
    file.flush()
    if os.fstat(file.fileno()).st_size == 0:
        yield b""  # there is no map of nothing
        return
    with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        yield data


@contextmanager
def in_utf8(data: Bytes) -> Iterator[tuple[Bytes, Decoded]]:
    """Give the text in UTF-8, and what `decode` says about it, without its data.

    A document in another encoding is written anew, to a file without a name.
    """
    told = labelled(data)
    if told.start == 0 and told.actual == "utf-8" and is_sound(data):
        yield data, told.decoded(b"")
        return
    with tempfile.TemporaryFile() as file:
        broken = _recoded(data, told.start, told.actual, file)
        with mapped(file) as text:
            western = not broken and told.is_doubtful(data)
            yield text, told.decoded(b"", broken, doubtful=western)


class Position:
    """Line and column of one offset after the other, none before the last one."""

    def __init__(self, data: Bytes) -> None:
        self._data = data
        self._at = 0
        self._spot = Spot(1, 1)

    def spot(self, offset: int) -> Spot:
        """Go on to an offset and give its spot."""
        while self._at < offset:
            end = min(self._at + _PIECE, offset)
            if self._data[end - 1 : end + 1] == b"\r\n":
                end += 1 if end < offset else 0
            self._spot = after(self._spot, self._data[self._at : end])
            released(self._data, self._at, end)
            self._at = end
        return self._spot


def after(spot: Spot, piece: bytes) -> Spot:
    """Give where a piece ends that begins at the spot."""
    line, column = Lines(piece).spot(len(piece))
    if line == 1:
        return Spot(spot.line, spot.column + column - 1)
    return Spot(spot.line + line - 1, column)


def _recoded(
    data: Bytes, start: int, encoding: str, file: BinaryIO
) -> tuple[Flaw, ...]:
    """Write the text as UTF-8; what is wrong becomes U+FFFD, and the first is told."""
    decoder = codecs.getincrementaldecoder(encoding)()
    flaws: tuple[Flaw, ...] = ()
    spot = Spot(1, 1)
    for at in range(start, len(data), _PIECE):
        piece, last = data[at : at + _PIECE], at + _PIECE >= len(data)
        try:
            text = decoder.decode(piece, last)
        except UnicodeDecodeError as error:
            body = bytes(error.object)
            before = body[: error.start].decode(encoding, "replace").encode()
            detail = f"{body[error.start]:02X} {encoding} {why_invalid(body, error)}"
            flaws = (Flaw("encoding-invalid", after(spot, before), detail),)
            decoder = codecs.getincrementaldecoder(encoding)("replace")
            text = decoder.decode(body, last)
        utf8 = text.encode("utf-8", "replace")
        spot = spot if flaws else after(spot, utf8)
        file.write(utf8)
        released(data, at, at + _PIECE)
    return flaws
