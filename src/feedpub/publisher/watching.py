"""Building again when articles change: what a build reads is watched, as it is read."""

from __future__ import annotations

import re
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from feedpub.extras import extra
from feedpub.publisher.serving.site import is_private
from feedpub.publisher.sinks import is_url

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from feedpub.publisher.config import Config

_DEBOUNCE: Final = 400
"""Milliseconds in which what changes together is one change: editors write in steps."""
_STEP: Final = 50
_PAUSE: Final = 250
_SQLITE: Final = re.compile(r"sqlite(?:\+\w{1,40})?:///(?P<path>[^?]+)")


class Reads(NamedTuple):
    """What a build reads from this machine, and what it writes, by their paths."""

    files: tuple[Path, ...]
    folders: tuple[Path, ...]
    out: Path | None


def watch(
    reads: Callable[[], Reads],
    build: Callable[[tuple[str, ...]], object],
    *,
    stop: threading.Event | None = None,
) -> None:
    """Build now, and again whenever something that is read has changed.

    One build ends before the next begins, and what changes during one is seen after
    it. `build` is given the paths that have changed, none at first; `reads` is asked
    anew whenever something has, for the configuration may be what has changed.
    """
    changed: tuple[str, ...] = ()
    while True:
        now = reads()
        news = changes(now, stop)
        next(news, None)  # watching has begun, so nothing is missed from here on
        build(changed)
        for changed in news:
            if changed and reads() != now:
                break
            if changed:
                build(changed)
        else:
            return


def changes(reads: Reads, stop: threading.Event | None) -> Iterator[tuple[str, ...]]:
    """Yield the paths that have changed, and every now and then that none has.

    Folders are watched by the system, and single files are looked at: editors put a
    new file into the place of the old, and watching its folder might be watching all.
    """
    states = _states(reads.files)
    for found in _looks(reads, stop or threading.Event()):
        now = _states(reads.files)
        single = {str(path) for path, state in now.items() if state != states[path]}
        states = now
        yield tuple(sorted(found | single))


def reads_of(config: Config, file: Path | None) -> Reads:
    """Say what a build by that configuration reads; of databases, those in files."""
    named = [*config.paths, *(path for table in config.feed for path in table.paths)]
    queries = [config.query, *(table.query for table in config.feed)]
    named += [query[1:] for query in queries if query and query.startswith("@")]
    if config.podcast is not None and config.podcast.media:
        named.append(config.podcast.media)
    paths = {path.absolute() for path in map(_local, named) if path is not None}
    files = {path for path in paths if not path.is_dir()}
    return Reads(
        files=tuple(sorted(files | ({file.absolute()} if file else set()))),
        folders=tuple(sorted(paths - files)),
        out=None if is_url(config.out) else Path(config.out).absolute(),
    )


def _looks(reads: Reads, stop: threading.Event) -> Iterator[set[str]]:
    """Yield what has changed in the folders several times in a second."""
    if not reads.folders:
        yield set()
        while not stop.wait(_PAUSE / 1000):
            yield set()
        return
    watchfiles = extra("watchfiles", "watch", "watching folders")
    usual = watchfiles.DefaultFilter()
    for found in watchfiles.watch(
        *reads.folders,
        watch_filter=lambda change, path: usual(change, path) and _counts(reads, path),
        debounce=_DEBOUNCE,
        step=_STEP,
        rust_timeout=_PAUSE,
        yield_on_timeout=True,
        stop_event=stop,
        ignore_permission_denied=True,
    ):
        yield {path for _, path in found}


def _local(name: str) -> Path | None:
    """Give the file or folder that is meant; None if it is on another machine."""
    if found := _SQLITE.match(name):
        return Path(found["path"])
    return None if is_url(name) else Path(name)


def _counts(reads: Reads, path: str) -> bool:
    """Leave out what builds write: a change of that is none of the articles."""
    where = Path(path)
    if reads.out is not None and where.is_relative_to(reads.out):
        return False
    return not is_private(where.name)


def _states(files: tuple[Path, ...]) -> dict[Path, Any]:
    return {path: _state(path) for path in files}


def _state(path: Path) -> tuple[int, int] | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size
