"""The file of a lock: a line an article, sorted, so that changes are small to read."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Final, NamedTuple

import msgspec

from feedpub.errors import PublishError, ReadError
from feedpub.publisher import atomic
from feedpub.publisher.lock.entries import Entry

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

FILE_NAME: Final = "feedpub.lock"

_VERSION: Final = 1
_ABOUT: Final = "what readers know of each article; keep this under version control"
_CONFLICT: Final = re.compile(rb"(?:<<<<<<<|\|\|\|\|\|\|\||=======|>>>>>>>)(?: |$)")
_LARGEST: Final = 1_000_000_000
_RESTORE: Final = "put the last good one back, such as git has it"


class Known(NamedTuple):
    """A lock as it was read, with its bytes, None if there was none."""

    entries: tuple[Entry, ...]
    data: bytes | None


class _Header(msgspec.Struct, frozen=True, rename={"version": FILE_NAME}):
    version: int
    about: str = ""


def is_lock(data: bytes) -> bool:
    """Tell whether a file is a lock, or has been one."""
    return data.startswith(b'{"' + FILE_NAME.encode())


def read_lock(path: Path, data: bytes | None = None) -> Known:
    """Read a lock; `ReadError` names the line that is torn, or left of a merge.

    `data` are its bytes, where they are known.
    """
    data = atomic.content(path) if data is None else data
    if data is None:
        return Known((), None)
    if len(data) > _LARGEST:
        raise ReadError(f"{path}: is no lock of feedpub, for it is too large")
    lines = data.splitlines()
    for number, line in enumerate(lines, 1):
        if _CONFLICT.match(line):
            raise ReadError(
                f"{path}:{number}: two builds were merged and left a conflict; keep "
                f"the lines of both, one an article, and take the marks out"
            )
    if not data.endswith(b"\n") or not lines:
        raise ReadError(f"{path}:{len(lines) or 1}: is cut off; {_RESTORE}")
    _check_header(path, lines[0])
    return Known(tuple(_entries(path, lines[1:])), data)


def written_lock(entries: Iterable[Entry]) -> bytes:
    """Give the bytes of a lock; the same entries give the same bytes."""
    lines = [json.dumps({FILE_NAME: _VERSION, "about": _ABOUT})]
    for entry in sorted(entries, key=lambda each: each.id):
        line = msgspec.to_builtins(entry)
        lines.append(json.dumps(line, ensure_ascii=False))
    return ("\n".join(lines) + "\n").encode("utf-8", "surrogatepass")


def replace_lock(path: Path, before: bytes | None, data: bytes) -> bool:
    """Put a new lock there, if it is one; what another build wrote is not lost.

    `PublishError` if the lock is not as it was read any more.
    """
    if data == before:
        return False
    with atomic.explained(path.parent):
        path.parent.mkdir(parents=True, exist_ok=True)
    real = atomic.real_file(path)
    with atomic.alone_in([real.parent]) as alone:
        if alone:
            atomic.sweep([real])
        there = atomic.content(real)
        if there not in (before, data):
            raise PublishError(
                f"{path} was changed by another build while this one ran; build again"
            )
        if there != data:
            atomic.replace_all([(real, data)])
    return there != data


def _check_header(path: Path, line: bytes) -> None:
    try:
        header = msgspec.json.decode(line, type=_Header)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        message = f"{path}:1: does not begin as a lock of feedpub does ({error})"
        raise ReadError(f"{message}; {_RESTORE}") from None
    if header.version != _VERSION:
        raise ReadError(
            f"{path}:1: is of version {header.version}, and this feedpub knows "
            f"{_VERSION}; build with a newer feedpub"
        )


def _entries(path: Path, lines: Iterable[bytes]) -> Iterator[Entry]:
    seen: dict[str, int] = {}
    for number, line in enumerate(lines, 2):
        try:
            entry = msgspec.json.decode(line, type=Entry)
        except (msgspec.MsgspecError, UnicodeDecodeError) as error:
            message = f"{path}:{number}: cannot be read ({error})"
            raise ReadError(f"{message}; {_RESTORE}") from None
        if entry.id in seen:
            raise ReadError(
                f"{path}:{number}: {entry.id!r} is there twice, in line "
                f"{seen[entry.id]} as well; keep the line that is right"
            )
        seen[entry.id] = number
        for when in (entry.published, entry.updated, entry.gone):
            if when is not None and when.tzinfo is None:
                raise ReadError(f"{path}:{number}: {when} has no zone; {_RESTORE}")
        yield entry
