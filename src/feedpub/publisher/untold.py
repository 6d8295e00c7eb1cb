"""What hubs could not be told: kept beside the published files, until they are."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Final

import msgspec

from feedpub.errors import ReadError
from feedpub.publisher import atomic
from feedpub.publisher.sinks import is_url

if TYPE_CHECKING:
    from collections.abc import Mapping

    from feedpub.publisher.config import Config

    About = Mapping[str, tuple[str, ...]]

SUFFIX: Final = ".untold"


def file_of(config: Config) -> Path:
    """Name the file, which is there only while a hub has something to be told."""
    beside = "feeds" if is_url(config.out) else config.out
    return Path(f"{beside}{SUFFIX}")


def untold(config: Config) -> dict[str, tuple[str, ...]]:
    """Give the feeds that each hub has missed, for hubs that are still configured.

    `ReadError` if somebody has written something else there.
    """
    path = file_of(config)
    data = atomic.content(path)
    if data is None:
        return {}
    try:
        found = msgspec.json.decode(data, type=dict[str, tuple[str, ...]])
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise ReadError(
            f"{path}: is not what feedpub keeps there ({error}), so nobody knows what "
            f"hubs have missed; tell them of all feeds by feedpub ping"
        ) from None
    tables = (table.hubs or () for table in config.feed)
    known = {*config.hubs, *(hub for hubs in tables for hub in hubs)}
    return {hub: urls for hub, urls in found.items() if hub in known and urls}


def keep(config: Config, about: About) -> None:
    """Remember what hubs have missed, and nothing else."""
    path = file_of(config)
    left = {hub: urls for hub, urls in sorted(about.items()) if urls}
    if not left:
        with atomic.explained(path, done="removed"):
            path.unlink(missing_ok=True)
        return
    data = (json.dumps(left, indent=2, ensure_ascii=False) + "\n").encode()
    if not atomic.holds(path, data):
        atomic.replace_all([(path, data)])


def joined(*several: About) -> dict[str, tuple[str, ...]]:
    """Put together what hubs are to be told, each feed once."""
    found: dict[str, tuple[str, ...]] = {}
    for about in several:
        for hub, urls in about.items():
            found[hub] = tuple(dict.fromkeys((*found.get(hub, ()), *urls)))
    return found


def without(about: About, told: About) -> dict[str, tuple[str, ...]]:
    """Leave out what hubs have been told."""
    return {
        hub: tuple(url for url in urls if url not in told.get(hub, ()))
        for hub, urls in about.items()
    }
