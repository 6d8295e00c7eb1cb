"""One feed, made of what a configuration says and of the articles that go into it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import quote

from feedpub.errors import ConfigError, ModelError, Problem
from feedpub.model import Feed, Person
from feedpub.publisher import podcasting, targets
from feedpub.sources import Note
from feedpub.sources.articles import people

if TYPE_CHECKING:
    from datetime import datetime

    from feedpub.model import Article, Link
    from feedpub.publisher.config import Config
    from feedpub.publisher.sets.tables import Author
    from feedpub.sources.options import Measuring


class Composed(NamedTuple):
    """A feed, and the decisions that were taken on the way."""

    feed: Feed
    notes: tuple[Note, ...] = ()


def composed(
    config: Config,
    articles: tuple[Article, ...],
    now: datetime | None,
    *,
    feed_url: str | None = None,
    links: tuple[Link, ...] = (),
    measures: Measuring | None = None,
) -> Composed:
    """Make the feed; what the model refuses is a `ConfigError` that names the key.

    `now` is the date of a feed without articles, and `measures` remembers the size of
    a podcast's artwork.
    """
    authors, decisions = authors_of(config, articles)
    show = _show(config, authors, measures)
    feed = _feed(
        config,
        articles,
        authors=authors,
        extensions=show.extensions,
        updated=None if articles else now,
        feed_url=feed_url,
        links=links,
    )
    return Composed(feed, (*decisions, *show.notes))


def misconfigured(error: ModelError, key: str = "") -> ConfigError:
    """Blame what the model refuses on the key that says it."""
    return ConfigError(
        Problem("", key or problem.field, problem.message) for problem in error.problems
    )


def authors_of(
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
        raise misconfigured(error, "title") from None


def _person(given: str | Author) -> Person:
    try:
        person, left_out = people.person(given)
    except ValueError as error:
        raise ConfigError((Problem("", "author", str(error)),)) from None
    if left_out:
        message = f"{left_out} in {given!r} is no e-mail; write Name <name@example.org>"
        raise ConfigError((Problem("", "author", message),))
    return person


def _show(
    config: Config, authors: tuple[Person, ...], measures: Measuring | None
) -> podcasting.Show:
    """Give what the table `[podcast]` says, which has the address of the RSS feed."""
    if config.podcast is None:
        return podcasting.Show()
    name = targets.file_names(["rss"], config.files)["rss"]
    base = targets.folder_url(config.base_url or config.home_url, None)
    return podcasting.show(config.podcast, authors, f"{base}{quote(name)}", measures)


def _feed(config: Config, articles: tuple[Article, ...], **more: Any) -> Feed:
    try:
        return Feed(
            title=config.title,
            home_url=config.home_url,
            id=config.id or "",
            description=config.description,
            language=config.language,
            rights=config.rights,
            categories=config.categories,
            icon=config.icon,
            logo=config.logo,
            favicon=config.favicon,
            hubs=config.hubs,
            ttl=config.ttl,
            articles=articles,
            **more,
        )
    except ModelError as error:
        raise misconfigured(error) from None
