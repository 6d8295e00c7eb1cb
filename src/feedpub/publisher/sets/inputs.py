"""Whether anything that a build reads has changed since the last one."""

from __future__ import annotations

import hashlib
import os
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Final

import msgspec

from feedpub import __version__
from feedpub.publisher.many import Manifest, Totals
from feedpub.publisher.sets.building import manifest_of, sink_of
from feedpub.publisher.sets.index import names_of
from feedpub.publisher.sinks import items, sink_for
from feedpub.sources import database

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from feedpub.publisher.config import Config

_LIBRARIES: Final = (
    *("markdown-it-py", "mdit-py-plugins", "nh3", "PyYAML", "lxml"),
    *("tinytag", "imagesize"),
)
"""What else decides about what becomes of an article."""
_UNREAD: Final = (
    "nothing that is read has changed since the last build, so nothing was read; "
    "--force builds all the same"
)


def inputs_of(config: Config, now: datetime | None = None) -> str | None:
    """Give a hash of the configuration, the moment and all files, by size and date.

    None where there is no manifest to keep it, and where it cannot be known without
    reading: of databases, of a lock, of the feed to go on with, and where partners
    have feeds, which no manifest keeps account of.
    """
    manifest = manifest_of(config)
    if manifest is None:
        return None
    paths = [*config.paths, *(path for table in config.feed for path in table.paths)]
    if (
        config.lock
        or config.merge_into
        or config.partners
        or any(map(database.is_url, paths))
    ):
        return None
    if config.podcast is not None and config.podcast.media is not None:
        paths.append(config.podcast.media)
    every = hashlib.blake2b(digest_size=16)
    every.update(repr((__version__, *map(_version, _LIBRARIES))).encode())
    every.update(msgspec.json.encode((config, now)))
    out, account = os.path.realpath(config.out), os.path.realpath(manifest)
    for path in paths:
        for file in _files(path):
            real = os.path.realpath(file)
            if not real.startswith((f"{out}/", account)):
                every.update(_stamp(file))
    return every.hexdigest()


def unchanged(config: Config, inputs: str) -> Totals | None:
    """Say what is published if a build would change nothing; None if it might."""
    manifest = manifest_of(config)
    if manifest is None or not manifest.exists():
        return None
    sink = sink_for(sink_of(config))
    feeds = 0
    with Manifest(manifest, keep=False) as known:
        if known.inputs != inputs:
            return None
        for receipt in known.every():
            feeds += 1
            if not all(items.has(sink, one.name, one.bytes) for one in receipt.every):
                return None
    if any(items.look(sink, name) is None for name in names_of(config)):
        return None
    return Totals(unchanged=feeds, notes=(_UNREAD,))


def _version(library: str) -> str | None:
    try:
        return version(library)
    except PackageNotFoundError:
        return None


def _files(path: str) -> Iterator[str]:
    """Yield all files, but hidden ones and those in hidden folders, in one order."""
    if not Path(path).is_dir():
        yield path
    for folder, folders, names in os.walk(path):
        folders[:] = sorted(name for name in folders if name[0] != ".")
        yield from (f"{folder}/{name}" for name in sorted(names) if name[0] != ".")


def _stamp(path: str) -> bytes:
    try:
        status = Path(path).stat()
    except OSError:  # reading will tell
        return os.fsencode(path) + b"\0?\n"
    return os.fsencode(path) + f"\0{status.st_size}\0{status.st_mtime_ns}\n".encode()
