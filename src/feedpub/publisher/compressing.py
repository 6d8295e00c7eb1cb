"""Compressed copies beside published files, for servers that send what is there.

A copy is right or it is not there: it goes before its file is replaced, and comes back
with it. Whatever happens in between, nobody is sent the feed of yesterday.
"""

from __future__ import annotations

import gzip
import zlib
from typing import TYPE_CHECKING, Final

from feedpub.arguments import several
from feedpub.errors import PublishError
from feedpub.extras import MissingExtraError, extra
from feedpub.publisher import atomic

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

SUFFIXES: Final = {"gzip": ".gz", "br": ".br", "zstd": ".zst"}
"""What is put behind a file's name, by the content coding (RFC 9110, 8.4.1)."""

_LIBRARIES: Final = {"br": "brotli", "zstd": "zstandard"}
_SMALLEST: Final = 1000
_LARGE: Final = 100_000
"""Above that the best takes seconds, and is hardly better."""


def codings_of(given: Iterable[str] | str) -> tuple[str, ...]:
    """Check names of content codings, and that what they need is installed."""
    choice = f"content codings: {', '.join(SUFFIXES)}"
    named = (given,) if isinstance(given, str) else given
    codings = tuple(dict.fromkeys(several("compress", named, str, choice)))
    for coding in codings:
        if coding not in SUFFIXES:
            raise PublishError(f"compress: {coding!r} is none of the {choice}")
        if coding in _LIBRARIES:
            extra(_LIBRARIES[coding], "compress", f"compressing by {coding}")
    return codings


def replace_all(
    changed: Iterable[tuple[Path, bytes]],
    unchanged: Iterable[tuple[Path, bytes]],
    codings: tuple[str, ...],
    *,
    durable: bool = True,
) -> None:
    """Put new contents into files as `atomic` does, each with its copies.

    Of what is unchanged, copies are made that are missing. Other copies are left alone,
    unless they are of what a file had before, for then they are wrong now.
    """
    changed = tuple(changed)
    new: list[tuple[Path, bytes]] = []
    for path, data in changed:
        new += [(path, data), *copies(path, data, codings)]
    for path, data in unchanged:
        if lacks_copies(path, len(data), codings):
            new += copies(path, data, codings)
    if new:
        gone = [copy for path, _ in changed for copy in _outdated(path, codings)]
        atomic.replace_all(new, gone=gone, durable=durable)


def copies(
    path: Path, data: bytes, codings: tuple[str, ...]
) -> Iterator[tuple[Path, bytes]]:
    """Give the copies of a file; what is small gains nothing and has none."""
    if len(data) >= _SMALLEST:
        for coding in codings:
            yield copy_of(path, coding), compressed(data, coding)


def lacks_copies(path: Path, size: int, codings: tuple[str, ...]) -> bool:
    """Say whether a file of that size ought to have a copy that is not there."""
    return size >= _SMALLEST and not all(
        copy_of(path, coding).exists() for coding in codings
    )


def copy_of(path: Path, coding: str) -> Path:
    """Name the copy of a file."""
    return path.with_name(path.name + SUFFIXES[coding])


def compressed(data: bytes, coding: str) -> bytes:
    """Compress as well as can be; the same bytes give the same, on any day."""
    if coding == "gzip":
        return gzip.compress(data, 9, mtime=0)
    library = extra(_LIBRARIES[coding], "compress", f"compressing by {coding}")
    small = len(data) < _LARGE
    if coding == "br":
        packed: bytes = library.compress(data, quality=11 if small else 9)
    else:
        packed = library.ZstdCompressor(level=19 if small else 9).compress(data)
    return packed


def is_gzip_of(packed: bytes, data: bytes) -> bool:
    """Say whether that is the gzip of these bytes, without undoing it.

    It ends with their sum and their size (RFC 1952, 2.3.1).
    """
    end = zlib.crc32(data).to_bytes(4, "little")
    return packed.endswith(end + (len(data) & 0xFFFF_FFFF).to_bytes(4, "little"))


def _outdated(path: Path, codings: tuple[str, ...]) -> Iterator[Path]:
    """Give the copies of a file that is about to be another."""
    for coding in SUFFIXES:
        copy = copy_of(path, coding)
        with atomic.explained(copy, done="read"):
            if copy.is_file() and (coding in codings or _is_of(copy, coding, path)):
                yield copy


def _is_of(copy: Path, coding: str, path: Path) -> bool:
    """Say whether a copy that is no longer asked for is of what the file has."""
    old = atomic.content(path)
    if old is None:
        return False
    packed = copy.read_bytes()
    if coding == "gzip":
        return is_gzip_of(packed, old)
    try:
        return packed == compressed(old, coding)
    except MissingExtraError:  # nobody can say, so it is somebody else's
        return False
