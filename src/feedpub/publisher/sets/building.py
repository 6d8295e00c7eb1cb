"""A set of feeds from its articles to its lists: read once, planned, and built."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from feedpub.errors import ConfigError, Problem
from feedpub.publisher import gathering, many
from feedpub.publisher.archives.division import division_of
from feedpub.publisher.archives.laying import laid_out
from feedpub.publisher.composing import composed
from feedpub.publisher.continuing import merged
from feedpub.publisher.sets import combining, grouping, specs, translating
from feedpub.publisher.sets.apart import check_apart
from feedpub.publisher.sets.index import index_of, names_of, notes_of
from feedpub.publisher.sets.planning import Planned, planned
from feedpub.publisher.sets.tables import asked_in
from feedpub.publisher.sinks import LocalSink, is_url

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Iterable
    from datetime import datetime

    from feedpub.model import Feed
    from feedpub.publisher.archives.laying import Layout
    from feedpub.publisher.config import Config
    from feedpub.publisher.lock import Keeper
    from feedpub.publisher.many import FeedReceipt, Totals
    from feedpub.publisher.sets.tables import Asked
    from feedpub.publisher.sinks import Sink
    from feedpub.sources import Collected, Note, Progress

    Report = Callable[[int, FeedReceipt], object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """How a set is built, whatever is in it."""

    jobs: int = 1
    """How many processes build feeds."""
    force: bool = False
    """Build what has not changed, too."""
    shard: tuple[int, int] | None = None
    """Build one part of so many, counted from 1; `merge_receipts` ends the build."""
    receipts: str | None = None
    """The file for the receipts of that part."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """All that was read, and all feeds that are to be made of it."""

    read: tuple[Collected, ...]
    """The articles of the site first, then those of tables that have their own."""
    feeds: tuple[Planned, ...]
    whole: Feed | None
    """The feed of all articles; None if each table has articles of its own."""
    layout: Layout | None
    """How that feed is divided into its current document and its archives."""
    notes: tuple[Note, ...]


def plan(
    config: Config,
    now: datetime | None,
    progress: Progress | None,
    keeper: Keeper | None = None,
) -> Plan:
    """Read all articles once, and plan the feeds; nothing is written.

    Articles have the ids and dates that a lock knows them by.
    """
    asked = asked_in(config)
    combining.check(config)
    reading = _Reading(config, now, progress, _fields(asked), keeper)
    if keeper is not None:
        reading.everything(asked)
        keeper.check()
    whole, layout, notes = _whole(config, now, reading, keeper)
    feeds = _planned_whole(config, layout) if layout else ()
    for each in asked:
        more, told = planned(config, each, reading.members(each))
        feeds += more
        notes += told
    check_apart(feeds, names_of(config), config.index.page)
    notes += notes_of(config)
    feeds = translating.linked(feeds)
    _try_each_table(feeds, now)
    return Plan(read=reading.read, feeds=feeds, whole=whole, layout=layout, notes=notes)


def published(
    config: Config,
    planned: Plan,
    now: datetime | None,
    manner: Manner,
    *,
    inputs: str | None,
    dry_run: bool,
    report: Report | None,
) -> Totals:
    """Build the feeds of a plan, and then the lists of them.

    `PublishError` if one fails, unless `keep_going`. `report` is told how many feeds
    there are, with the receipt of each. `inputs` is what the manifest will know it by.
    """
    every = specs.specs(planned.feeds, now)
    how: dict[str, Any] = {
        "jobs": manner.jobs,
        "force": manner.force,
        "keep_going": config.keep_going,
        "manifest": manifest_of(config),
        "report": report and partial(report, len(planned.feeds)),
    }
    if manner.shard is not None:
        receipts = manner.receipts or receipts_name(*manner.shard)
        return many.build_shard(
            every,
            *manner.shard,
            sink_of(config),
            receipts,
            options_of(config, dry_run=dry_run),
            setting=specs.setting_of(config),
            **how,
        )
    return many.build_many(
        every,
        sink_of(config),
        options_of(config, dry_run=dry_run),
        index=lists_of(config),
        inputs=None if any(one.problems for one in planned.read) else inputs,
        **how,
    )


def merge(
    config: Config,
    receipts: Iterable[str | os.PathLike[str]],
    *,
    report: Report | None = None,
) -> Totals:
    """End a build in parts: see that all are there, and write the lists of all feeds.

    `PublishError` says which part is missing, cut off or of another build.
    """
    return many.merge_receipts(
        receipts,
        sink_of(config),
        options_of(config),
        index=index_of(config),
        manifest=manifest_of(config),
        keep_going=config.keep_going,
        report=report and partial(report, 0),
    )


def sink_of(config: Config) -> Sink | str:
    """Give where the feeds go: a folder that keeps copies of them, or any place."""
    if not config.compress:
        return config.out
    if is_url(config.out):
        fault = "is for folders, and out is the URL of a store; leave it out"
        raise ConfigError((Problem("", "compress", fault),))
    return LocalSink(config.out, compress=config.compress)


def options_of(config: Config, *, dry_run: bool = False) -> many.BuildOptions:
    """Say how every feed is to be built."""
    return many.BuildOptions(
        strict=config.strict,
        allow_empty=config.allow_empty,
        readable=config.readable,
        dry_run=dry_run,
    )


def lists_of(config: Config) -> Any:
    """Give what makes the lists, if there is more than one feed to list."""
    return index_of(config) if combining.is_set(config) else None


def manifest_of(config: Config) -> Path | None:
    """Give the file that keeps account of builds, beside the folder of the feeds."""
    if isinstance(config.manifest, str):
        return Path(config.manifest)
    beside = "feeds" if is_url(config.out) else config.out
    return Path(f"{beside}.manifest") if config.manifest else None


def receipts_name(number: int, of: int) -> str:
    """Name the file for the receipts of a part."""
    return f"receipts-{number}-of-{of}.jsonl"


class _Reading:
    """Reads the articles of the site, and of tables that have their own, once each."""

    __slots__ = ("_config", "_done", "_keep", "_keeper", "_now", "_progress")

    def __init__(
        self,
        config: Config,
        now: datetime | None,
        progress: Progress | None,
        keep: tuple[str, ...],
        keeper: Keeper | None,
    ) -> None:
        self._config, self._now, self._progress = config, now, progress
        self._keep, self._keeper = keep, keeper
        self._done: dict[Any, tuple[Collected, tuple[grouping.Member, ...]]] = {}

    @property
    def read(self) -> tuple[Collected, ...]:
        """All that was read."""
        return tuple(collected for collected, _ in self._done.values())

    def site(self) -> Collected:
        """Read the articles that the top of the file names."""
        return self._read(self._config)[0]

    def everything(self, asked: Iterable[Asked]) -> None:
        """Read all that is asked for, so that nothing seems to be missing."""
        if self._config.paths:
            self.site()
        for each in asked:
            self.members(each)

    def members(self, asked: Asked) -> tuple[grouping.Member, ...]:
        """Read the articles that a table is about."""
        table = asked.table
        if not table.paths and table.query is None:
            return self._read(self._config)[1]
        own = msgspec.structs.replace(
            self._config, paths=table.paths or self._config.paths, query=table.query
        )
        try:
            return self._read(own)[1]
        except ConfigError as error:
            raise asked.blamed(error) from None

    def _read(self, config: Config) -> tuple[Collected, tuple[grouping.Member, ...]]:
        key = (config.paths, config.query)
        if key not in self._done:
            measures = self._keeper.measures if self._keeper else None
            read = gathering.collected(
                config, self._now, self._progress, self._keep, measures
            )
            read = self._keeper.settled(read) if self._keeper else read
            self._done[key] = (read, grouping.members(read, config.language))
        return self._done[key]


def _fields(asked: Iterable[Asked]) -> tuple[str, ...]:
    """Give the fields that articles are grouped and chosen by."""
    named = (
        (each.table.group_by, *each.table.only, *each.table.without) for each in asked
    )
    return grouping.fields_to_keep(field for each in named for field in each if field)


def _whole(
    config: Config, now: datetime | None, reading: _Reading, keeper: Keeper | None
) -> tuple[Feed | None, Layout | None, tuple[Note, ...]]:
    """Make the feed of all articles, which is published as it is without a set."""
    if not config.paths:
        return None, None, ()
    read = reading.site()
    articles = gathering.chosen(config, read.articles)
    if not articles:
        gathering.check_emptiness(config, read, now)
    measures = keeper.measures if keeper else None
    feed, decisions = composed(config, articles, now, measures=measures)
    feed, kept = merged(config, feed, frozenset(read.withdrawn))
    layout = laid_out(feed, division_of(config, keeper))
    return feed, layout, (*decisions, *kept)


def _planned_whole(config: Config, layout: Layout) -> tuple[Planned, ...]:
    """Plan the feed of all articles, whose division knows where each of them is."""
    division = replace(layout.division, before=layout.archives)
    feed = layout.feed
    return (
        Planned(config=config, articles=feed.articles, feed=feed, division=division),
    )


def _try_each_table(feeds: Iterable[Planned], now: datetime | None) -> None:
    """Make one feed of each table, so that a wrong value is told before all else."""
    tried = set()
    for feed in feeds:
        if feed.asked is not None and feed.asked.section not in tried:
            tried.add(feed.asked.section)
            specs.made(replace(feed, articles=feed.articles[:1]), now)
