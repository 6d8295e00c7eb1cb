"""From a configuration to published feeds: all that `feedpub build` does."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from feedpub.errors import ConfigError, Problem
from feedpub.publisher import gathering, partner_feeds, podcasting, targets
from feedpub.publisher.composing import composed
from feedpub.publisher.continuing import merged
from feedpub.publisher.publishing import Receipt, publish
from feedpub.settings import located

if TYPE_CHECKING:
    import os
    from datetime import datetime

    from feedpub.model import Feed
    from feedpub.publisher.config import Config
    from feedpub.sources import Note, Progress


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildResult:
    """The feed that was published, its files, and all there is to say about them."""

    feed: Feed
    receipts: tuple[Receipt, ...]
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
) -> BuildResult:
    """Read the articles that the configuration names, and publish their feed.

    `SourceError` holds every problem of every article, and nothing is published,
    unless `keep_going` and something is left. `ConfigError`: the configuration lacks
    something, or something in it is wrong; where `file` is what it was read from, its
    podcast is blamed by the line. `progress` is told of each file.
    """
    try:
        return _built(config, progress, dry_run=dry_run)
    except ConfigError as error:
        if file is None:
            raise
        raise located(Path(file), error, podcasting.SECTION) from None


def _built(config: Config, progress: Progress | None, *, dry_run: bool) -> BuildResult:
    gathering.check(config)
    now = gathering.moment(config)
    collected = gathering.collected(config, now, progress)
    articles = gathering.chosen(config, collected.articles)
    if not articles:
        gathering.check_emptiness(config, collected, now)
    feed, decisions = composed(config, articles, now)
    feed, kept = merged(config, feed, frozenset(collected.withdrawn))
    return BuildResult(
        feed=feed,
        receipts=_published(config, feed, now, dry_run=dry_run),
        problems=collected.problems,
        notes=(*collected.notes, *decisions, *kept),
        drafts=collected.drafts,
        future=collected.future,
        expired=collected.expired,
        skipped=collected.skipped,
    )


def _published(
    config: Config, feed: Feed, now: datetime | None, *, dry_run: bool
) -> tuple[Receipt, ...]:
    base = config.base_url or config.home_url
    names = targets.file_names(config.formats, config.files).values()
    theirs = partner_feeds.prepared(
        feed, config.partners, config.out, base, now, taken=names
    )
    receipts = publish(
        feed,
        config.out,
        formats=config.formats,
        files=config.files,
        base_url=base,
        allow_empty=config.allow_empty,
        strict=config.strict,
        dry_run=dry_run,
    )
    return (
        *receipts,
        *partner_feeds.published(theirs, config.out, base, dry_run=dry_run),
    )
