"""The file of a lock: a line an article, sorted, so that changes are small to read."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Final, NamedTuple

import msgspec

from feedpub.errors import PublishError, ReadError
from feedpub.publisher import atomic
from feedpub.publisher.archives.dividing import NAME
from feedpub.publisher.lock.entries import Entry
from feedpub.publisher.lock.measures import Measure

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

FILE_NAME: Final = "feedpub.lock"

_VERSION: Final = 1
_ABOUT: Final = "what readers know of each article; keep this under version control"
_CONFLICT: Final = re.compile(rb"(?:<<<<<<<|\|\|\|\|\|\|\||=======|>>>>>>>)(?: |$)")
_MEDIA: Final = b'{"media"'
_LARGEST: Final = 1_000_000_000
_RESTORE: Final = "put the last good one back, such as git has it"


class Known(NamedTuple):
    """A lock as it was read, with its bytes, None if there was none."""

    entries: tuple[Entry, ...]
    data: bytes | None
    measures: tuple[Measure, ...] = ()


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
    read = tuple(_lines(path, lines[1:]))
    return Known(
        tuple(one for one in read if isinstance(one, Entry)),
        data,
        tuple(one for one in read if isinstance(one, Measure)),
    )


def written_lock(entries: Iterable[Entry], measures: Iterable[Measure] = ()) -> bytes:
    """Give the bytes of a lock; the same entries give the same bytes."""
    lines = [json.dumps({FILE_NAME: _VERSION, "about": _ABOUT})]
    lines += (
        json.dumps(msgspec.to_builtins(line), ensure_ascii=False)
        for line in (*sorted(entries, key=lambda each: each.id), *measures)
    )
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


def _lines(path: Path, lines: Iterable[bytes]) -> Iterator[Entry | Measure]:
    seen: dict[str, int] = {}
    for number, line in enumerate(lines, 2):
        one = _line(f"{path}:{number}", line)
        name = one.id if isinstance(one, Entry) else one.media
        if name in seen:
            raise ReadError(
                f"{path}:{number}: {name!r} is there twice, in line {seen[name]} as "
                f"well; keep the line that is right"
            )
        seen[name] = number
        yield one


def _line(where: str, line: bytes) -> Entry | Measure:
    kind: type[Entry | Measure] = Measure if line.startswith(_MEDIA) else Entry
    try:
        one = msgspec.json.decode(line, type=kind)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise ReadError(f"{where}: cannot be read ({error}); {_RESTORE}") from None
    if isinstance(one, Entry):
        if one.archive and not NAME.fullmatch(one.archive):
            raise ReadError(f"{where}: {one.archive!r} is no archive; {_RESTORE}")
        for when in (one.published, one.updated, one.gone):
            if when is not None and when.tzinfo is None:
                raise ReadError(f"{where}: {when} has no zone; {_RESTORE}")
    return one
