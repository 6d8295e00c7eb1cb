"""The articles that a configuration names: read, sorted, and cut to their number."""

from __future__ import annotations

import os
import re
from dataclasses import replace
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING, Final

import msgspec

from feedpub import sources
from feedpub.errors import (
    ConfigError,
    Problem,
    PublishError,
    SourceError,
    UnreachableError,
)
from feedpub.formats import FORMATS
from feedpub.publisher import podcasting, querying, targets
from feedpub.publisher.archives.division import archives_wanted
from feedpub.publisher.archives.laying import kinds_of_files
from feedpub.publisher.sinks import is_url
from feedpub.sources import FieldMap, MissingExtraError, SourceOptions

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from feedpub.model import Article
    from feedpub.publisher.config import Config
    from feedpub.sources import Collected, Progress
    from feedpub.sources.options import Measuring

_BRACES: Final = re.compile(r"\{\w{1,50}\}")
_NEEDED: Final = {
    "paths": ("files or folders", '["articles"]'),
    "title": ("--title", '"..."'),
    "home_url": ("--home-url", '"https://..."'),
    "out": ("--out", '"public"'),
}


def check(config: Config) -> None:
    """Say at once everything that is missing, in the words of both ways to give it."""
    missing = [
        Problem("", key, f"is missing; give {option}, or {key} = {example} in a file")
        for key, (option, example) in _NEEDED.items()
        if not getattr(config, key)
        and not (key == "paths" and _reads_elsewhere(config))
    ]
    if missing:
        raise ConfigError(missing)


def collected(
    config: Config,
    now: datetime | None,
    progress: Progress | None,
    keep: tuple[str, ...] = (),
    measures: Measuring | None = None,
) -> Collected:
    """Read the articles, but none in the feeds that an earlier build left there.

    The values of fields to `keep` come beside them; `measures` remembers what
    media files measure. `SourceError` has all problems, unless `keep_going` and
    something is left.
    """
    options = replace(_source_options(config, now, measures), keep=keep)
    read = _read(config, options, progress)
    spoilt = not config.keep_going or not (read.articles or config.allow_empty)
    if read.problems and spoilt:
        raise SourceError(read.problems)
    return read


def chosen(config: Config, articles: tuple[Article, ...]) -> tuple[Article, ...]:
    """Sort, the id deciding between equal dates, and keep as many as wanted.

    With archives that is all of them, for those keep what is no more in the feed.
    """
    if config.sort == "newest":
        by_id = sorted(articles, key=lambda article: str(article.id))
        articles = tuple(sorted(by_id, key=_date, reverse=True))
    return articles if archives_wanted(config) else articles[: config.limit]


def check_emptiness(config: Config, collected: Collected, now: datetime | None) -> None:
    """Refuse a feed without articles unless it is meant and can have a date."""
    where = ", ".join(map(querying.shown, config.paths))
    if not config.allow_empty:
        left_out = {
            "drafts": len(collected.drafts),
            "in the future": len(collected.future),
            "expired": len(collected.expired),
            "of other kinds": len(collected.skipped),
        }
        counts = ", ".join(
            f"{count} {what}" for what, count in left_out.items() if count
        )
        found = f", nothing but files left out ({counts})" if counts else ""
        message = f"there is no article{found}; --allow-empty publishes an empty feed"
        raise PublishError(f"{where}: {message}")
    if now is None:
        message = "an empty feed has no article to take its date from; give --now"
        raise ConfigError((Problem(where, "now", message),))


def _reads_elsewhere(config: Config) -> bool:
    """Tell whether there is no feed of all, as each table has articles of its own."""
    own = all(table.paths for table in config.feed)
    return bool(config.feed) and own and config.group_by is None


def _read(
    config: Config, options: SourceOptions, progress: Progress | None
) -> Collected:
    try:
        return sources.read_articles(
            config.paths,
            options=options,
            progress=progress,
            apart_from=_feed_files(config),
            query=querying.query_of(config),
        )
    except (MissingExtraError, UnreachableError):
        raise
    except SourceError as error:  # an option is wrong, and the options are ours
        ours = {"base_url": "home_url"}
        raise ConfigError(
            problem._replace(field=ours.get(problem.field, problem.field))
            for problem in error.problems
        ) from None


def _feed_files(config: Config) -> tuple[Path, ...]:
    """Say where feeds are or will be, before any article is read for nothing."""
    base = "base_url" if config.base_url is not None else "home_url"
    try:
        names = targets.file_names(config.formats, config.files)
        targets.folder_url(getattr(config, base), None, name=base)
    except PublishError as error:
        raise ConfigError((Problem("", "", str(error)),)) from None
    named = (*names.values(), *config.partners.values())
    if is_url(config.out):
        return ()
    ours = [Path(config.out, name) for name in named]
    sources = {os.path.realpath(path) for path in config.paths}
    for path in ours:
        if os.path.realpath(path) in sources:
            message = f"{path} is read and would be replaced; choose another folder"
            raise ConfigError((Problem("", "out", message),))
    usual = targets.file_names(FORMATS, None)  # of a build that wrote more formats
    ours += (Path(config.out, name) for name in usual.values())
    for kind in kinds_of_files(names):
        ours += sorted(Path(config.out).glob(kind))
    return (*ours, *_files_of_sets(config, {path.name for path in ours}))


def _files_of_sets(config: Config, names: set[str]) -> Iterator[Path]:
    """Find the files of an earlier set, if they lie where articles are read."""
    if not (config.feed or config.group_by):
        return
    out = Path(os.path.realpath(config.out))
    if not any(out.is_relative_to(os.path.realpath(path)) for path in config.paths):
        return
    names |= {*msgspec.structs.astuple(config.index)}
    names |= {name for table in config.feed for name in (table.files or {}).values()}
    kinds = [_BRACES.sub("*", name.rpartition("/")[2]) for name in names]
    for path in sorted(out.rglob("*")):
        if any(fnmatchcase(path.name, kind) for kind in kinds):
            yield path


def _source_options(
    config: Config, now: datetime | None, measures: Measuring | None
) -> SourceOptions:
    podcast = config.podcast
    return SourceOptions(
        base_url=config.home_url,
        url_pattern=config.url_pattern,
        timezone=config.timezone,
        date_order=config.date_order,
        field_map=_field_map(config),
        now=now,
        absolutise=True,
        sanitise=config.sanitize,
        episodes=podcasting.episode_options(podcast) if podcast else None,
        measuring=measures,
    )


def _field_map(config: Config) -> FieldMap:
    names = {
        field: given if isinstance(given, str) else ",".join(given)
        for field, given in config.map.items()
    }
    try:
        return FieldMap.parse(names)
    except SourceError as error:
        raise ConfigError(error.problems) from None


def _date(article: Article) -> datetime:
    when = article.published or article.updated
    assert when is not None  # noqa: S101 - an Article has one of them
    return when
