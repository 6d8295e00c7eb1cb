"""From a configuration to published feeds: all that `feedpub build` does."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from feedpub.errors import ConfigError, Problem
from feedpub.publisher import clock, gathering, partner_feeds, podcasting, targets
from feedpub.publisher.archives.division import check as check_division
from feedpub.publisher.archives.division import division_of
from feedpub.publisher.archives.laying import laid_out
from feedpub.publisher.composing import composed
from feedpub.publisher.continuing import merged
from feedpub.publisher.lock import keeper_of
from feedpub.publisher.publishing import Published, Receipt, put_divided
from feedpub.publisher.sets import building as sets
from feedpub.publisher.sets.building import Manner
from feedpub.publisher.sets.combining import is_set
from feedpub.publisher.sets.inputs import inputs_of, unchanged
from feedpub.publisher.sets.tables import BLAMED
from feedpub.publisher.sinks import is_url
from feedpub.settings import located

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Iterable
    from datetime import datetime

    from feedpub.fetching import Headed
    from feedpub.model import Feed
    from feedpub.publisher.archives.laying import Layout
    from feedpub.publisher.config import Config
    from feedpub.publisher.lock import Keeper
    from feedpub.publisher.many import Totals
    from feedpub.publisher.sets.building import Report
    from feedpub.sources import Collected, Note, Progress

_USUAL: Final = Manner()
_IN_THE_FILE: Final = frozenset({podcasting.SECTION}) | BLAMED


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildResult:
    """The feed that was published, its files, and all there is to say about them."""

    feed: Feed | None
    """That of all articles; None where each feed has its own, or nothing was read."""
    receipts: tuple[Receipt, ...]
    """Its files; in a set, only those for partners."""
    others: tuple[Receipt, ...] = ()
    """The files of its archives or further pages; in a set, `report` is told."""
    totals: Totals | None = None
    """What came of all feeds of a set; `report` is told of each of them."""
    problems: tuple[Problem, ...] = ()
    """Why some articles are not in the feed; only with `keep_going`."""
    notes: tuple[Note, ...] = ()
    """What was recognised, decided, dropped or cleaned."""
    drafts: tuple[str, ...] = ()
    """Articles that were left out because they are drafts, by their places."""
    future: tuple[str, ...] = ()
    expired: tuple[str, ...] = ()
    skipped: tuple[str, ...] = ()
    """Files that are no articles."""


def build(
    config: Config,
    *,
    file: str | os.PathLike[str] | None = None,
    dry_run: bool = False,
    progress: Progress | None = None,
    report: Report | None = None,
    manner: Manner = _USUAL,
    accept: Iterable[str] = (),
    ask: Callable[[str], Headed] | None = None,
) -> BuildResult:
    """Read the articles that the configuration names, and publish their feeds.

    `SourceError` holds every problem of every article, and nothing is published,
    unless `keep_going` and something is left. `ConfigError`: the configuration lacks
    something, or something in it is wrong; where `file` is what it was read from, its
    tables are blamed by the line. `progress` is told of each file that is read. A set
    of feeds is built in the given manner, and `report` told of each feed. `LockError`:
    articles are not known by their ids any more, or missing; `accept` has the ids for
    which that is right, or "all". `ask`, such as `fetching.head`, tells how long the
    recordings elsewhere are, which the lock remembers; without it nobody is asked.
    """
    try:
        several = is_set(config) or manner != _USUAL
        gathering.check(config)
        check_division(config)
        now = clock.moment(config)
        keeper = keeper_of(config, now, accept, ask)
        if not (several or is_url(config.out) or config.manifest):
            return _built(config, now, keeper, progress, dry_run=dry_run)
        return _set_built(
            *(config, now, manner, keeper),
            progress=progress,
            report=report,
            dry_run=dry_run,
        )
    except ConfigError as error:
        if file is None:
            raise
        raise located(Path(file), error, _IN_THE_FILE) from None


def _built(
    config: Config,
    now: datetime | None,
    keeper: Keeper | None,
    progress: Progress | None,
    *,
    dry_run: bool,
) -> BuildResult:
    measures = keeper.measures if keeper else None
    collected = gathering.collected(config, now, progress, measures=measures)
    if keeper is not None:
        collected = keeper.settled(collected)
        keeper.check()
    articles = gathering.chosen(config, collected.articles)
    if not articles:
        gathering.check_emptiness(config, collected, now)
    feed, decisions = composed(config, articles, now, measures=measures)
    feed, kept = merged(config, feed, frozenset(collected.withdrawn))
    layout = laid_out(feed, division_of(config, keeper))
    theirs = _for_partners(config, layout.current, now)
    if keeper is not None and not dry_run:
        keeper.close(layout.archives)
    done = _published(config, layout, dry_run=dry_run)
    return _result(
        (collected,),
        feed=feed,
        receipts=(*done.own, *_published_for(config, theirs, dry_run=dry_run)),
        others=done.others,
        notes=(*decisions, *kept, *(keeper.notes if keeper else ())),
    )


def _set_built(
    config: Config,
    now: datetime | None,
    manner: Manner,
    keeper: Keeper | None,
    *,
    progress: Progress | None,
    report: Report | None,
    dry_run: bool,
) -> BuildResult:
    whole_run = not (manner.shard or manner.force or dry_run)
    inputs = inputs_of(config, now)
    if whole_run and inputs and (totals := unchanged(config, inputs)):
        return BuildResult(feed=None, receipts=(), totals=totals)
    plan = sets.plan(config, now, progress, keeper)
    theirs = _for_partners(config, plan.layout.current, now) if plan.layout else ()
    if keeper is not None and not dry_run:
        keeper.close(plan.layout.archives if plan.layout else {})
    totals = sets.published(
        config, plan, now, manner, inputs=inputs, dry_run=dry_run, report=report
    )
    return _result(
        plan.read,
        feed=plan.whole,
        receipts=_published_for(config, theirs, dry_run=dry_run),
        totals=totals,
        notes=(*plan.notes, *(keeper.notes if keeper else ())),
    )


def _result(
    read: Iterable[Collected],
    *,
    feed: Feed | None,
    receipts: tuple[Receipt, ...],
    notes: tuple[Note, ...],
    others: tuple[Receipt, ...] = (),
    totals: Totals | None = None,
) -> BuildResult:
    """Put together what was published and what there is to say about the articles."""
    read = tuple(read)
    return BuildResult(
        feed=feed,
        receipts=receipts,
        others=others,
        totals=totals,
        problems=tuple(each for one in read for each in one.problems),
        notes=(*(each for one in read for each in one.notes), *notes),
        drafts=tuple(each for one in read for each in one.drafts),
        future=tuple(each for one in read for each in one.future),
        expired=tuple(each for one in read for each in one.expired),
        skipped=tuple(each for one in read for each in one.skipped),
    )


def _for_partners(
    config: Config, feed: Feed, now: datetime | None
) -> tuple[partner_feeds.Prepared, ...]:
    base = config.base_url or config.home_url
    names = targets.file_names(config.formats, config.files).values()
    return partner_feeds.prepared(
        feed, config.partners, config.out, base, now, taken=names
    )


def _published(config: Config, layout: Layout, *, dry_run: bool) -> Published:
    """Publish the feed's documents, archives first: all of them are valid, or none."""
    return put_divided(
        layout,
        targets.file_names(config.formats, config.files),
        config.out,
        base_url=targets.folder_url(config.base_url or config.home_url, None),
        allow_empty=config.allow_empty,
        strict=config.strict,
        readable=config.readable,
        compress=config.compress,
        dry_run=dry_run,
    )


def _published_for(
    config: Config, partners: tuple[partner_feeds.Prepared, ...], *, dry_run: bool
) -> tuple[Receipt, ...]:
    base = config.base_url or config.home_url
    return partner_feeds.published(
        partners, config.out, base, compress=config.compress, dry_run=dry_run
    )
