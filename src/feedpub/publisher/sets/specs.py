"""Planned feeds as an engine takes them: each knows how it is made, and of what."""

from __future__ import annotations

import hashlib
from functools import partial
from typing import TYPE_CHECKING, Any, Final

import msgspec

from feedpub.errors import ConfigError
from feedpub.publisher import targets
from feedpub.publisher.composing import composed
from feedpub.publisher.many import FeedSpec
from feedpub.publisher.sets.tables import Index

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from feedpub.model import Article, Feed
    from feedpub.publisher.config import Config
    from feedpub.publisher.sets.planning import Planned


_ELSEWHERE: Final[dict[str, Any]] = {
    "now": None,
    "paths": (),
    "query": None,
    "out": "",
    "manifest": False,
    "lock": False,
    "moved": {},
    "feed": (),
    "slugs": {},
    "index": Index(),
}
"""What decides about which articles there are, or about other files."""
_HERE: Final[dict[str, Any]] = {
    "paths": (),
    "out": "",
    "manifest": False,
    "lock": False,
}
"""Where things are on one of several machines."""


def specs(feeds: Iterable[Planned], now: datetime | None) -> Iterator[FeedSpec]:
    """Give a spec for each feed; none is made before an engine asks for it.

    Articles that are in many feeds are hashed once.
    """
    hashes: dict[int, bytes] = {}
    for feed in feeds:
        config = feed.config
        yield FeedSpec(
            key=key_of(feed),
            feed=feed.feed or partial(made, feed, now),
            folder=feed.folder,
            formats=config.formats,
            files=_files(config.files, config.formats),
            base_url=config.base_url or config.home_url,
            fingerprint=_fingerprint(feed, hashes),
            division=feed.division,
        )


def setting_of(config: Config) -> str:
    """Give what a configuration says, but for where things are on this machine."""
    tables = (msgspec.structs.replace(table, paths=()) for table in config.feed)
    said = msgspec.structs.replace(config, **_HERE, feed=tuple(tables))
    return msgspec.json.encode(said).decode()


def made(feed: Planned, now: datetime | None = None) -> Feed:
    """Make the feed; what the model refuses is blamed on the table that says it."""
    try:
        return composed(
            feed.config, feed.articles, now, feed_url=feed.feed_url, links=feed.links
        ).feed
    except ConfigError as error:
        if feed.asked is None:
            raise
        raise feed.asked.blamed(error) from None


def key_of(feed: Planned) -> str:
    """Name a feed in its set: by its folder, or by its first file if it shares one."""
    config = feed.config
    shares = not feed.folder or (feed.asked is not None and feed.asked.table.files)
    if not shares:
        return feed.folder
    first = next(iter(targets.file_names(config.formats, config.files).values()))
    return f"{feed.folder}/{first}" if feed.folder else first


def _files(files: dict[str, str], formats: tuple[str, ...]) -> dict[str, str]:
    return {name: file for name, file in files.items() if name in formats}


def _fingerprint(feed: Planned, hashes: dict[int, bytes]) -> str:
    """Hash what the feed says of itself, and its articles in their order."""
    every = hashlib.blake2b(digest_size=16)
    said = msgspec.structs.replace(feed.config, **_ELSEWHERE)
    every.update(msgspec.json.encode(said))
    every.update(repr(feed.links).encode("utf-8", "backslashreplace"))
    for article in feed.articles:
        if id(article) not in hashes:
            hashes[id(article)] = _hash(article)
        every.update(hashes[id(article)])
    return every.hexdigest()


def _hash(article: Article) -> bytes:
    text = repr(article).encode("utf-8", "backslashreplace")
    return hashlib.blake2b(text, digest_size=16).digest()
