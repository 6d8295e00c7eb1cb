"""From a configuration to published feeds: all that `feedpub build` does."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from feedpub import dates, sources
from feedpub.errors import (
    ConfigError,
    ModelError,
    Problem,
    PublishError,
    ReadError,
    SourceError,
    UnreachableError,
)
from feedpub.formats import FORMATS
from feedpub.model import Article, Feed, Person
from feedpub.publisher import partner_feeds, podcasting, querying, targets
from feedpub.publisher.publishing import Receipt, publish
from feedpub.reading import read_with_notes
from feedpub.settings import located
from feedpub.sources import FieldMap, MissingExtraError, Note, SourceOptions
from feedpub.sources.articles import people

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from feedpub.model.extensions import Extension
    from feedpub.publisher.config import Author, Config
    from feedpub.reading import Note as ReadingNote
    from feedpub.sources import Collected, Progress

_NEEDED: Final = {
    "paths": ("files or folders", '["articles"]'),
    "title": ("--title", '"..."'),
    "home_url": ("--home-url", '"https://..."'),
    "out": ("--out", '"public"'),
}


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
    _check(config)
    now = _moment(config)
    collected = _collected(config, now, progress)
    spoilt = not config.keep_going or not (collected.articles or config.allow_empty)
    if collected.problems and spoilt:
        raise SourceError(collected.problems)
    articles = _chosen(config, collected.articles)
    if not articles:
        _check_emptiness(config, collected, now)
    authors, decisions = _authors(config, articles)
    show = _show(config, authors)
    feed = _feed(config, articles, authors, show.extensions, now)
    feed, kept = _merged(config, feed, frozenset(collected.withdrawn))
    return BuildResult(
        feed=feed,
        receipts=_published(config, feed, now, dry_run=dry_run),
        problems=collected.problems,
        notes=(*collected.notes, *decisions, *show.notes, *kept),
        drafts=collected.drafts,
        future=collected.future,
        expired=collected.expired,
        skipped=collected.skipped,
    )


def _check(config: Config) -> None:
    """Say at once everything that is missing, in the words of both ways to give it."""
    missing = [
        Problem("", key, f"is missing; give {option}, or {key} = {example} in a file")
        for key, (option, example) in _NEEDED.items()
        if not getattr(config, key)
    ]
    if missing:
        raise ConfigError(missing)


def _moment(config: Config) -> datetime | None:
    if config.now is None:
        return None
    try:
        return dates.parse(config.now, timezone=config.timezone)
    except ValueError as error:
        raise ConfigError((Problem("", "now", str(error)),)) from None


def _collected(
    config: Config, now: datetime | None, progress: Progress | None
) -> Collected:
    """Read the articles, but none in the feeds that an earlier build left there."""
    try:
        return sources.read_articles(
            config.paths,
            options=_source_options(config, now),
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
    ours = [Path(config.out, name) for name in named]
    sources = {os.path.realpath(path) for path in config.paths}
    for path in ours:
        if os.path.realpath(path) in sources:
            message = f"{path} is read and would be replaced; choose another folder"
            raise ConfigError((Problem("", "out", message),))
    usual = targets.file_names(FORMATS, None)  # of a build that wrote more formats
    return (*ours, *(Path(config.out, name) for name in usual.values()))


def _source_options(config: Config, now: datetime | None) -> SourceOptions:
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


def _chosen(config: Config, articles: tuple[Article, ...]) -> tuple[Article, ...]:
    """Sort, the id deciding between equal dates, and keep as many as wanted."""
    if config.sort == "newest":
        by_id = sorted(articles, key=lambda article: str(article.id))
        articles = tuple(sorted(by_id, key=_date, reverse=True))
    return articles[: config.limit]


def _date(article: Article) -> datetime:
    when = article.published or article.updated
    assert when is not None  # noqa: S101 - an Article has one of them
    return when


def _check_emptiness(
    config: Config, collected: Collected, now: datetime | None
) -> None:
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


def _authors(
    config: Config, articles: tuple[Article, ...]
) -> tuple[tuple[Person, ...], tuple[Note, ...]]:
    """Give the feed's authors, and the decision that was taken if there were none.

    Atom wants an author for every entry, and takes organisations (RFC 4287, 3.2).
    """
    given = config.author if isinstance(config.author, tuple) else (config.author,)
    if given:
        return tuple(map(_person, given)), ()
    anonymous = sum(not article.authors for article in articles)
    if not anonymous:
        return (), ()
    note = (
        f"author: the feed's title, {config.title!r}, stands in where articles name "
        f"nobody ({anonymous} of {len(articles)}); give --author to say who it is"
    )
    try:
        return (Person(name=config.title),), (Note("feed", note),)
    except ModelError as error:
        raise _misconfigured(error, "title") from None


def _person(given: str | Author) -> Person:
    try:
        person, left_out = people.person(given)
    except ValueError as error:
        raise ConfigError((Problem("", "author", str(error)),)) from None
    if left_out:
        message = f"{left_out} in {given!r} is no e-mail; write Name <name@example.org>"
        raise ConfigError((Problem("", "author", message),))
    return person


def _show(config: Config, authors: tuple[Person, ...]) -> podcasting.Show:
    """Give what the table `[podcast]` says, which has the address of the RSS feed."""
    if config.podcast is None:
        return podcasting.Show()
    name = targets.file_names(["rss"], config.files)["rss"]
    base = targets.folder_url(config.base_url or config.home_url, None)
    return podcasting.show(config.podcast, authors, f"{base}{quote(name)}")


def _feed(
    config: Config,
    articles: tuple[Article, ...],
    authors: tuple[Person, ...],
    extensions: tuple[Extension, ...],
    now: datetime | None,
) -> Feed:
    try:
        return Feed(
            title=config.title,
            home_url=config.home_url,
            id=config.id or "",
            description=config.description,
            language=config.language,
            authors=authors,
            rights=config.rights,
            categories=config.categories,
            icon=config.icon,
            logo=config.logo,
            favicon=config.favicon,
            hubs=config.hubs,
            ttl=config.ttl,
            updated=None if articles else now,
            articles=articles,
            extensions=extensions,
        )
    except ModelError as error:
        raise _misconfigured(error) from None


def _merged(
    config: Config, feed: Feed, withdrawn: frozenset[str]
) -> tuple[Feed, tuple[Note, ...]]:
    """Add the articles of the feed that is published, if there is one already.

    Those that are drafts, future or expired now are not, for they are to be left out.
    """
    if config.merge_into is None:
        return feed, ()
    path = Path(config.merge_into)
    if not path.exists():
        return feed, (Note(str(path), "is not there yet; nothing is merged"),)
    old, mended, _ = read_with_notes(path)
    _check_whole(path, mended)
    stay = tuple(one for one in old.articles if not {str(one.id), one.url} & withdrawn)
    try:
        every = feed.merge(replace(old, articles=stay)) if stay else feed
        merged = replace(every, articles=every.articles[: config.limit])
    except ModelError as error:
        raise _misconfigured(error, "merge_into") from None
    more = len(every.articles) - len(feed.articles)
    again, gone = len(stay) - more, len(old.articles) - len(stay)
    counts = f"{again} come again, {more} stay as they are, {gone} are withdrawn"
    note = Note(str(path), f"of its {len(old.articles)} articles {counts}")
    return merged, (*(Note(str(path), str(one)) for one in mended), note)


def _check_whole(path: Path, notes: Iterable[ReadingNote]) -> None:
    """Refuse what is cut off: the articles behind the cut would be lost for good."""
    for note in notes:
        if note.field == "xml-not-well-formed":
            wayout = "put the last good one back, or leave merge_into out"
            raise ReadError(f"{path}:{note.line}: {note.message}; {wayout}")


def _misconfigured(error: ModelError, key: str = "") -> ConfigError:
    """Blame what the model refuses on the key that says it."""
    return ConfigError(
        Problem("", key or problem.field, problem.message) for problem in error.problems
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
