"""Sets that are built in parts, anywhere, and put together from their receipts."""

from __future__ import annotations

import hashlib
import os
from contextlib import contextmanager
from dataclasses import astuple
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Final, NamedTuple, TypeVar

import msgspec

from feedpub import __version__
from feedpub.arguments import A_PATH, expect, several
from feedpub.errors import PublishError
from feedpub.publisher import atomic
from feedpub.publisher.many.course import Course
from feedpub.publisher.many.engines import build_many
from feedpub.publisher.many.manifest import Manifest
from feedpub.publisher.many.partition import BuildOptions
from feedpub.publisher.many.receipts import FeedReceipt, receipt_to_json
from feedpub.publisher.many.spec import FeedSpec
from feedpub.publisher.sinks import sink_for
from feedpub.values import rfc3339_fault

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from feedpub.publisher.many.course import IndexMaker, Totals
    from feedpub.publisher.sinks import Sink

_USUAL: Final = BuildOptions()
_LONGEST_END: Final = 4096
_CUT: Final = "lacks receipts at its end or within; build that shard again"
_Line = TypeVar("_Line")


class _Head(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The first line of a file of receipts."""

    feedpub: str
    shard: int
    of: int
    how: str
    """A hash of the options and the setting, which are the same for all shards."""


class _End(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The last line, which tells that none is missing, and of which set they are."""

    receipts: int
    feeds: int
    keys: str


class _Set(NamedTuple):
    """What all parts must have in common."""

    version: str
    of: int
    how: str
    feeds: int
    keys: str

    def unlike(self, other: _Set) -> str:
        """Say what they differ in first."""
        if self.version != other.version:
            return f"they are by feedpub {self.version} and {other.version}"
        if self.of != other.of:
            return f"they are of {self.of} and of {other.of} shards"
        if self.how != other.how:
            return "they were built with other options"
        if self.feeds != other.feeds:
            return f"they are of {self.feeds} and of {other.feeds} feeds"
        return "their feeds have other keys"


def shard(specs: Iterable[FeedSpec], number: int, of: int) -> Iterator[FeedSpec]:
    """Yield the specs of one part of `of`, counted from 1.

    A key belongs to the same part always, whatever stands before or after it.
    """
    _check(number, of)
    specs = several("specs", specs, FeedSpec, "the specs, each a FeedSpec")
    return (spec for spec in specs if _place(spec.key) % of == number - 1)


def build_shard(
    specs: Iterable[FeedSpec],
    number: int,
    of: int,
    sink: Sink | str | Path,
    receipts: str | os.PathLike[str],
    options: BuildOptions = _USUAL,
    *,
    setting: str = "",
    **how: Any,
) -> Totals:
    """Build one part of the set as `build_many` does, and leave its receipts in a file.

    Each part is given all specs, builds its own, and only reads the manifest; index
    and manifest are written by `merge_receipts`, when the files of all parts are there.
    That refuses parts with other options, or another `setting`, whatever that says. A
    dry run leaves no receipts.
    """
    expect("options", options, BuildOptions, "BuildOptions(...)")
    manifest = Manifest(how.pop("manifest", None), keep=False)
    report = how.pop("report", None)
    seen = _Seen()
    given = several("specs", specs, FeedSpec, "the specs, each a FeedSpec")
    mine = shard(map(seen.noted, given), number, of)
    head = _Head(__version__, number, of, _how(options, setting))
    with _replaced(Path(receipts), keep=not options.dry_run) as file:
        log = _Log(file, head, report)
        totals = build_many(
            mine, sink, options, report=log.add, manifest=manifest, **how
        )
        log.end(seen)
    return totals


def merge_receipts(
    files: Iterable[str | os.PathLike[str]],
    sink: Sink | str | Path,
    options: BuildOptions = _USUAL,
    *,
    index: IndexMaker | None = None,
    manifest: str | os.PathLike[str] | None = None,
    keep_going: bool = False,
    report: Callable[[FeedReceipt], object] | None = None,
) -> Totals:
    """Put the parts of a set together: see that all are there, then write its lists.

    `PublishError` says which part is missing, cut off, there twice or of another set.
    """
    given = several("files", files, A_PATH, "the files of receipts, each a path")
    paths = tuple(Path(file) for file in given)
    _check_parts(paths)
    receipts = (receipt for path in paths for receipt in _read(path))
    return finish(
        receipts,
        sink,
        options,
        index=index,
        manifest=manifest,
        keep_going=keep_going,
        report=report,
    )


def finish(
    receipts: Iterable[FeedReceipt],
    sink: Sink | str | Path,
    options: BuildOptions = _USUAL,
    *,
    index: IndexMaker | None = None,
    manifest: str | os.PathLike[str] | None = None,
    keep_going: bool = False,
    report: Callable[[FeedReceipt], object] | None = None,
) -> Totals:
    """End a build that an engine has run with `build_partition`, given its receipts."""
    expect("options", options, BuildOptions, "BuildOptions(...)")
    with Manifest(manifest) as known:
        course = Course(
            known, sink_for(sink), options, keep_going=keep_going, report=report
        )
        course.take_all(receipts)
        return course.ended(index)


class _Seen:
    """How many specs went by, and a sum of their keys in whatever order they came."""

    def __init__(self) -> None:
        self.feeds = 0
        self.keys = 0

    def noted(self, spec: FeedSpec) -> FeedSpec:
        self.feeds += 1
        self.keys = (self.keys + _place(spec.key)) % (1 << 64)
        return spec


class _Log:
    """The receipts of one part, a line each."""

    def __init__(
        self,
        file: BinaryIO,
        head: _Head,
        report: Callable[[FeedReceipt], object] | None,
    ) -> None:
        self._file = file
        self._report = report
        self._receipts = 0
        self._file.write(msgspec.json.encode(head) + b"\n")

    def add(self, receipt: FeedReceipt) -> None:
        self._file.write(receipt_to_json(receipt) + b"\n")
        self._receipts += 1
        if self._report is not None:
            self._report(receipt)

    def end(self, seen: _Seen) -> None:
        end = _End(self._receipts, seen.feeds, f"{seen.keys:016x}")
        self._file.write(msgspec.json.encode(end) + b"\n")


def _check(number: int, of: int) -> None:
    if type(number) is not int or type(of) is not int or not 1 <= number <= of:
        raise PublishError(
            f"shard {number!r} of {of!r} is none; count from 1, as in 1 of 4"
        )


def _how(options: BuildOptions, setting: str) -> str:
    every = msgspec.json.encode((astuple(options), setting))
    return hashlib.blake2b(every, digest_size=8).hexdigest()


def _place(key: str) -> int:
    return int.from_bytes(hashlib.blake2b(key.encode(), digest_size=8).digest())


@contextmanager
def _replaced(path: Path, *, keep: bool) -> Iterator[BinaryIO]:
    """Give a file to write, which takes the place of the other when all went well."""
    if not keep:
        yield BytesIO()
        return
    temporary = path.with_name(f".{path.name}.{os.getpid():016x}.tmp")
    with atomic.explained(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        file = temporary.open("wb")
    try:
        with file:
            yield file
        with atomic.explained(path):
            temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def _check_parts(paths: tuple[Path, ...]) -> None:
    """Compare the first and last lines, before anything is made of those between."""
    parts: dict[int, Path] = {}
    sets: dict[_Set, Path] = {}
    for path in paths:
        head, end = _ends(path)
        if twin := parts.get(head.shard):
            raise PublishError(f"{twin} and {path} are both of shard {head.shard}")
        parts[head.shard] = path
        sets[_Set(head.feedpub, head.of, head.how, end.feeds, end.keys)] = path
    if not sets:
        raise PublishError("no file of receipts is given; name those of all shards")
    (one, path), *others = sets.items()
    for other, other_path in others:
        raise PublishError(
            f"{path} and {other_path} are not parts of one set of feeds "
            f"({one.unlike(other)}); build all shards from the same"
        )
    if missing := [str(part) for part in range(1, one.of + 1) if part not in parts]:
        raise PublishError(
            f"of {one.of} shards the receipts of number {', '.join(missing)} are "
            f"missing; build them, and merge when all are there"
        )


def _ends(path: Path) -> tuple[_Head, _End]:
    with atomic.explained(path, done="read"), path.open("rb") as file:
        head = file.readline(_LONGEST_END)
        file.seek(max(len(head), path.stat().st_size - _LONGEST_END))
        end = file.read().rpartition(b"\n")[0].rpartition(b"\n")[2]
    return (
        _decoded(path, head, _Head, "is no file of receipts"),
        _decoded(path, end, _End, _CUT),
    )


def _read(path: Path) -> Iterator[FeedReceipt]:
    """Yield the receipts between the first line and the last, which counts them."""
    count = 0
    with path.open("rb") as file:
        file.readline()
        before = file.readline()
        for line in file:
            count += 1
            fault = f"has no receipt in line {count + 1}"
            receipt = _decoded(path, before, FeedReceipt, fault)
            if not _is_sound(receipt):
                raise PublishError(f"{path} {fault}")
            yield receipt
            before = line
    if count != _decoded(path, before, _End, _CUT).receipts:
        raise PublishError(f"{path} {_CUT}")


def _is_sound(receipt: FeedReceipt) -> bool:
    """Tell a receipt from what somebody has written into its place."""
    dated = receipt.updated is None or rfc3339_fault(receipt.updated) is None
    return dated and bool(receipt.failed or receipt.documents)


def _decoded(path: Path, line: bytes, kind: type[_Line], fault: str) -> _Line:
    try:
        return msgspec.json.decode(line, type=kind)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        raise PublishError(f"{path} {fault}") from None
