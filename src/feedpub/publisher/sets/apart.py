"""That no two documents of a set are one file, or one file the folder of another."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from feedpub.errors import ConfigError, Problem
from feedpub.publisher import targets

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from feedpub.publisher.sets.planning import Planned


def check_apart(
    feeds: Iterable[Planned], lists: Iterable[str] = (), page: str = ""
) -> None:
    """Refuse what would be written in the place of something else.

    `lists` are those of all feeds, `page` is the name of the one in each folder. Names
    that differ in case only are the same on some disks.
    """
    feeds = tuple(feeds)
    taken: dict[str, Planned] = {}
    for feed in feeds:
        for path in _paths(feed):
            twin = taken.setdefault(path.casefold(), feed)
            if twin is not feed:
                raise _twins(path, feed, twin)
    for feed in feeds:
        for folder in _folders(feed):
            if folder.casefold() in taken:
                raise _twins(folder, feed, taken[folder.casefold()])
    pages = (f"{feed.folder}/{page}" for feed in feeds if page and feed.folder)
    for name in (*lists, *pages):
        if name.casefold() in taken:
            message = f"{name!r} is a feed; give the list of them another name"
            raise ConfigError((Problem("", "index", message),))


def _paths(feed: Planned) -> Iterator[str]:
    files = targets.file_names(feed.config.formats, feed.config.files).values()
    for name in (*files, *feed.config.partners.values()):
        yield f"{feed.folder}/{name}" if feed.folder else name


def _folders(feed: Planned) -> Iterator[str]:
    folder = PurePosixPath(feed.folder)
    yield from map(str, (folder, *folder.parents))


def _twins(path: str, feed: Planned, twin: Planned) -> ConfigError:
    message = f"{path!r} is a file of {twin.where} too; give one another path"
    if feed.asked is None:
        return ConfigError((Problem("", "files", message),))
    return feed.asked.wrong("path", f"{message}, or its files other names")
