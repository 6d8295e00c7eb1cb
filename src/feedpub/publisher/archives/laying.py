"""The documents that a configuration makes of one feed, in all formats."""

from __future__ import annotations

from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import quote

from feedpub import uris
from feedpub.errors import ConfigError, Problem
from feedpub.publisher.archives.chaining import (
    FOLDERS,
    FeedPart,
    Parted,
    address_of,
    chained,
    completed,
    file_of,
    first_page,
    linked,
    paged,
    parts_of,
)
from feedpub.publisher.archives.dividing import Rule, archive_of
from feedpub.publisher.publishing import Piece
from feedpub.publisher.sinks import is_url

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from feedpub.model import Feed
    from feedpub.namespaces.tombstones import DeletedEntry
    from feedpub.publisher.config import Config
    from feedpub.publisher.lock import Keeper

KEYS: Final = ("archive_size", "archive_by", "page_size", "complete")
"""What makes more of a feed than one document; only one of them at a time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """Makes the current document in one format lead to the others in that format."""

    newest: str = ""
    """The newest archive's name; empty if there is none."""
    pages: int = 1
    complete: bool = False
    gone: tuple[DeletedEntry, ...] = ()
    """Articles that were removed, which only Atom can say (RFC 6721)."""

    def __call__(self, feed: Feed, format: str, url: str) -> Feed:
        """Give the feed for the document at that address."""
        if self.gone and format == "atom":
            feed = replace(feed, extensions=(*feed.extensions, *self.gone))
        if self.complete:
            return completed(feed, format)
        if self.newest:
            return linked(feed, address_of(url, self.newest), format)
        if self.pages == 1:
            return feed
        return first_page(replace(feed, feed_url=url), self.pages, format)


_PLAIN: Final = Fit()


class Layout(NamedTuple):
    """A feed as its documents: the current one's articles, and how it is linked."""

    current: Feed
    fit: Fit | None = None
    """None if the feed is one document."""
    archives: Mapping[str, str] = MappingProxyType({})
    """The archive of each article that is in one, by its id."""
    page_size: int | None = None
    """How many articles are on a page, if there are pages."""


def check(config: Config) -> None:
    """Raise `ConfigError` where the keys contradict one another."""
    given = [key for key in KEYS if getattr(config, key)]
    if len(given) > 1:
        message = f"cannot go with {given[1]} (RFC 5005, 1); leave one out"
        raise ConfigError((Problem("", given[0], message),))
    if given and given != ["complete"] and is_url(config.out):
        message = "makes files in a folder, and out is a URL; leave it out, or build"
        raise ConfigError((Problem("", given[0], f"{message} into a folder"),))


def archives_wanted(config: Config) -> bool:
    """Tell whether older articles go into archives instead of being left out."""
    return config.archive_size is not None or config.archive_by is not None


def laid_out(config: Config, feed: Feed, keeper: Keeper | None) -> Layout:
    """Say what is in the current document, and how it leads to others.

    A lock knows where articles are already, and which were removed.
    """
    gone = keeper.tombstones if keeper else ()
    if gone and gone[0].when > feed.last_updated:
        feed = replace(feed, updated=gone[0].when)
    size = config.page_size
    if size is not None and len(feed.articles) > size:
        first = replace(feed, articles=feed.articles[:size])
        fit = Fit(pages=-(-len(feed.articles) // size), gone=gone)
        return Layout(first, fit, page_size=size)
    if archives_wanted(config):
        before = keeper.archives if keeper else {}
        return _archived(feed, _rule(config, before), gone)
    fit = Fit(complete=config.complete, gone=gone)
    return Layout(feed, fit if fit != _PLAIN else None)


def _archived(feed: Feed, rule: Rule, gone: tuple[DeletedEntry, ...]) -> Layout:
    ids = archive_of(feed.articles, rule)
    parted = parts_of(feed, ids)
    newest = next(reversed(parted.archives), "")
    fit = Fit(newest=newest, gone=gone)
    if not newest:
        return Layout(feed, fit if gone else None)
    return Layout(replace(feed, articles=parted.current), fit, ids)


def current_pieces(
    layout: Layout, names: Mapping[str, str], base: str
) -> Iterator[Piece]:
    """Yield the current document in each format."""
    for format_, name in names.items():
        url = uris.resolve(base, quote(name))
        feed = layout.fit(layout.current, format_, url) if layout.fit else None
        yield Piece(feed or layout.current, format_, name)


def other_pieces(
    feed: Feed, layout: Layout, names: Mapping[str, str], base: str
) -> Iterator[Piece]:
    """Yield archives, the newest first, or further pages, in each format.

    In that order nothing ever leads to what is not there yet, but for the first time.
    """
    if layout.fit is None or not (layout.fit.newest or layout.fit.pages > 1):
        return
    parted = parts_of(feed, layout.archives)
    for format_, name in names.items():
        here = replace(feed, feed_url=uris.resolve(base, quote(name)))
        above = "".join(name.rpartition("/")[:2])
        for part in _others(here, layout, parted, format_):
            yield Piece(part.feed, format_, f"{above}{part.name}")


def kinds_of_files(names: Mapping[str, str]) -> Iterator[str]:
    """Give patterns that the files of archives and pages fit, as `fnmatch` has it."""
    for folder in FOLDERS:
        for name in names.values():
            yield file_of(name, "*", folder)


def _rule(config: Config, before: Mapping[str, str]) -> Rule:
    return Rule(
        size=config.archive_size, by=config.archive_by, keep=config.limit, before=before
    )


def _others(
    feed: Feed, layout: Layout, parted: Parted, format: str
) -> tuple[FeedPart, ...]:
    if layout.page_size is not None:
        return paged(feed, layout.page_size, format=format)[1:]
    return chained(feed, parted, format)[1:]
