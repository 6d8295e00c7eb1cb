"""What hubs can be told about: the addresses of all feeds of a configuration."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple
from urllib.parse import quote

import msgspec

from feedpub.publisher import clock, gathering, targets
from feedpub.publisher.sets import building as sets
from feedpub.publisher.sets.combining import is_set

if TYPE_CHECKING:
    from collections.abc import Iterator

    from feedpub.publisher.config import Config

_ELSEWHERE: Final[dict[str, Any]] = {
    "lock": False,
    "moved": {},
    "archive_size": None,
    "archive_by": None,
    "page_size": None,
}
"""What decides about ids and archives, and about no address of a feed."""


class Topic(NamedTuple):
    """The address that a feed says is its own, and the hubs that it names."""

    url: str
    hubs: tuple[str, ...]


def topics(config: Config) -> tuple[Topic, ...]:
    """Give each feed of the configuration once, in the order in which they are built.

    The articles of a set are read, for they say which groups there are. There is none
    where the address of the whole is not known.
    """
    if not (config.base_url or config.home_url):
        return ()
    feeds = _of_the_set(config) if is_set(config) else _of_one(config)
    return tuple(dict.fromkeys((*feeds, *_of_partners(config))))


def _of_the_set(config: Config) -> Iterator[Topic]:
    gathering.check(config)
    plain = msgspec.structs.replace(config, **_ELSEWHERE)
    plan = sets.plan(plain, clock.moment(config), None)
    for feed in plan.feeds:
        yield from _of_one(feed.config)


def _of_one(config: Config) -> Iterator[Topic]:
    for name in targets.file_names(config.formats, config.files).values():
        yield _topic(config, name)


def _of_partners(config: Config) -> Iterator[Topic]:
    """Give the files of partners, which name the hubs of the whole."""
    return (_topic(config, name) for name in config.partners.values())


def _topic(config: Config, name: str) -> Topic:
    base = targets.folder_url(config.base_url or config.home_url, None)
    return Topic(f"{base}{quote(name)}", config.hubs)
