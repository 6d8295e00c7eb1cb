"""Feeds put together: a new one with what was published before, or several into one.

What a feed once said of an article binds it: readers know the article by its id, and
show it as new when id or date change.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from feedpub.arguments import FEED, count, expect, several
from feedpub.dates import UNDATED, known
from feedpub.errors import ArgumentError
from feedpub.model.feed import Feed
from feedpub.model.parts import Source
from feedpub.model.text import as_plain

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from feedpub.model.article import Article
    from feedpub.model.identity import OpaqueId

_KEEP: Final = "the number of articles to keep, 1 or more, or None for all"


def merge(new: Feed, old: Feed, *, keep: int | None = None) -> Feed:
    """Give the new feed with the articles of the one published before it.

    An article is known by its id, or else by its url; it keeps the id and the date
    that it was first published with, and is otherwise as the new feed has it. One in
    which nothing else has changed stays as it was, so that no reader shows it again.
    Those that only the old feed has are added. The newest are first; `keep` is how
    many stay at most.
    """
    for name, feed in (("new", new), ("old", old)):
        expect(name, feed, Feed, FEED)
    count("keep", keep, _KEEP)
    twins = _twins(new, old)
    fresh = [_kept(article, twins.get(article.id)) for article in new.articles]
    there = {article.id for article in fresh}
    rest = [article for article in old.articles if article.id not in there]
    if old.authors != new.authors:
        rest = [_signed(article, old) for article in rest]
    return replace(new, articles=_newest([*fresh, *rest], keep))


def planet(
    feeds: Iterable[Feed],
    *,
    title: str,
    home_url: str,
    keep: int | None = None,
    **fields: Any,
) -> Feed:
    """Give one feed of the articles of several, each naming the feed it is from.

    The newest are first, and `keep` is how many stay at most; of several with the same
    id the first one counts. An article without an author or a language has those of
    its feed. `fields` are further ones of the new feed. Without any article it is as
    new as the newest of its feeds.
    """
    count("keep", keep, _KEEP)
    whole = tuple(several("feeds", feeds, Feed, f"several feeds, each {FEED}"))
    if not whole and "updated" not in fields:
        raise ArgumentError(
            "feeds is empty; give one or more, or updated= for a planet of none"
        )
    articles = _newest(_gathered(whole), keep)
    if whole and not articles:
        fields.setdefault("updated", max(feed.last_updated for feed in whole))
    return Feed(title=title, home_url=home_url, articles=articles, **fields)


def _twins(new: Feed, old: Feed) -> dict[str | OpaqueId, Article]:
    """Find for each new article, by its id, the old one: by id, or else by url."""
    by_id = {article.id: article for article in old.articles}
    found = {one.id: by_id[one.id] for one in new.articles if one.id in by_id}
    by_url = {
        article.url: article for article in old.articles if article.id not in found
    }
    for article in new.articles:
        if article.id not in found and article.url in by_url and article.url:
            found[article.id] = by_url.pop(article.url)
    return found


def _kept(new: Article, old: Article | None) -> Article:
    """Give an article with the id and the first date of the one before it."""
    if old is None:
        return new
    published = old.published or new.published
    updated = new.updated if new.is_dated else old.updated
    mended = replace(new, id=old.id, published=published, updated=updated)
    same = replace(mended, updated=old.updated, published=old.published) == old
    return old if same else mended


def _signed(article: Article, feed: Feed) -> Article:
    if article.authors or not feed.authors:
        return article
    return replace(article, authors=feed.authors)


def _gathered(feeds: Iterable[Feed]) -> Iterable[Article]:
    """Give the articles, the first of several with one id."""
    seen: dict[str | OpaqueId, Article] = {}
    for feed in feeds:
        source = _source(feed)  # it looks at all articles for the date
        for article in feed.articles:
            if article.id not in seen:
                seen[article.id] = _sourced(article, feed, source)
    return seen.values()


def _source(feed: Feed) -> Source:
    return Source(
        title=as_plain(feed.title) or feed.home_url,
        url=feed.feed_url,
        id=feed.id,
        updated=known(feed.last_updated),
        home_url=feed.home_url,
        authors=feed.authors,
        rights=as_plain(feed.rights),
    )


def _sourced(article: Article, feed: Feed, source: Source) -> Article:
    """Give an article with what its feed says of it; a copy names the first feed."""
    return replace(
        _signed(article, feed),
        source=article.source or source,
        language=article.language or feed.language,
    )


def _newest(articles: Iterable[Article], keep: int | None) -> tuple[Article, ...]:
    return tuple(sorted(articles, key=_date, reverse=True)[:keep])


def _date(article: Article) -> tuple[bool, datetime]:
    """Put what has no date behind all that has one, however old."""
    when = article.known_date
    return when is not None, when or UNDATED
