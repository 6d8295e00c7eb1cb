"""Two states of a feed, and what readers would notice between them."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any, Final

from feedpub.arguments import FEED, expect
from feedpub.dates import rfc3339
from feedpub.model.feed import Feed
from feedpub.model.text import as_plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from feedpub.model.article import Article
    from feedpub.model.identity import OpaqueId


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field that has another value now."""

    field: str
    old: Any
    new: Any


@dataclass(frozen=True, slots=True)
class ArticleChange:
    """An article that both states have, with the fields that differ."""

    id: str
    title: str
    changes: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True)
class Danger:
    """A change by which readers lose articles, or show old ones as new.

    `name` is one of `DANGERS`; `id` is the article's, or None for the feed.
    """

    name: str
    message: str
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Difference:
    """All that has changed from one state of a feed to another."""

    fields: tuple[FieldChange, ...]
    """Of the feed itself."""
    added: tuple[Article, ...]
    removed: tuple[Article, ...]
    changed: tuple[ArticleChange, ...]
    dangers: tuple[Danger, ...]

    @property
    def same(self) -> bool:
        """Whether nothing differs at all."""
        return not (
            *self.fields,
            *self.added,
            *self.removed,
            *self.changed,
            *self.dangers,
        )


DANGERS: Final[Mapping[str, str]] = {
    "id-changed": "An article has another id: readers show it again as new.",
    "id-reused": "An id names another article now: readers do not show it.",
    "date-moved": "An article has another first date: readers sort it elsewhere.",
    "feed-shrunk": "Less than half as many articles are left.",
    "self-changed": "The feed has another address or id: subscribers stay behind.",
    "reordered": "The same articles come in another order.",
}
"""What each danger means."""


def compare(old: Feed, new: Feed) -> Difference:
    """Tell what has changed from the old state of a feed to the new one.

    Articles are the same if their ids are.
    """
    for name, feed in (("old", old), ("new", new)):
        expect(name, feed, Feed, FEED)
    before = {article.id: article for article in old.articles}
    after = {article.id: article for article in new.articles}
    pairs = [(before[one], after[one]) for one in after if one in before]
    return Difference(
        fields=tuple(_field_changes(old, new)),
        added=tuple(after[one] for one in after if one not in before),
        removed=tuple(before[one] for one in before if one not in after),
        changed=tuple(_article_changes(pairs)),
        dangers=tuple(_dangers(old, new, pairs)),
    )


def named(article: Article) -> str:
    """Give what people call an article: its title, its page or its id."""
    return as_plain(article.title) or article.url or str(article.id)


def _article_changes(
    pairs: list[tuple[Article, Article]],
) -> Iterator[ArticleChange]:
    for before, after in pairs:
        if changes := tuple(_field_changes(before, after)):
            yield ArticleChange(str(after.id), named(after), changes)


def _field_changes(old: Any, new: Any) -> Iterator[FieldChange]:
    """Compare the fields; a feed without a date has that of its newest article."""
    of_feed = hasattr(old, "last_updated")
    for field in fields(old):
        if field.name == "articles":
            continue
        name = "last_updated" if field.name == "updated" and of_feed else field.name
        before, after = getattr(old, name), getattr(new, name)
        if before != after:
            yield FieldChange(field.name, before, after)


def _dangers(
    old: Feed, new: Feed, pairs: list[tuple[Article, Article]]
) -> Iterator[Danger]:
    yield from _other_addresses(old, new)
    yield from _other_ids(old, new)
    for before, after in pairs:
        yield from _other_article(before, after)
    if 2 * len(new.articles) < len(old.articles):
        message = f"{len(old.articles)} articles were there, {len(new.articles)} are"
        yield Danger("feed-shrunk", message)
    there = _ids(new)
    stayed = [before.id for before in old.articles if before.id in there]
    if stayed != [after.id for _, after in pairs]:
        message = "articles that were there before come in another order"
        yield Danger("reordered", message)


def _other_addresses(old: Feed, new: Feed) -> Iterator[Danger]:
    for name in ("feed_url", "id"):
        before, after = getattr(old, name), getattr(new, name)
        if name == "id" and _has_no_id(old) and _has_no_id(new):
            continue  # one that stands in follows the addresses
        if before is not None and before != after:
            message = f"{name} was {before!r} and is {after!r}; keep it, or redirect"
            yield Danger("self-changed", message)


def _has_no_id(feed: Feed) -> bool:
    """Tell whether an address stands in for the id, as in RSS and JSON Feed."""
    return feed.id in {feed.feed_url, feed.home_url}


def _other_ids(old: Feed, new: Feed) -> Iterator[Danger]:
    known = {article.url: article for article in old.articles if article.url}
    there = _ids(new)
    for article in new.articles:
        before = known.get(article.url) if article.url else None
        if before is None or before.id == article.id or before.id in there:
            continue
        message = (
            f"{named(article)!r} had the id {str(before.id)!r} and has "
            f"{str(article.id)!r}; keep the old one"
        )
        yield Danger("id-changed", message, str(article.id))


def _other_article(before: Article, after: Article) -> Iterator[Danger]:
    if before.published != after.published and before.published is not None:
        message = (
            f"the first date of {named(after)!r} was {_date(before.published)} and "
            f"is {_date(after.published)}; keep it, and change updated"
        )
        yield Danger("date-moved", message, str(after.id))
    both = (before.url, after.url, before.title, after.title)
    if None not in both and before.url != after.url and before.title != after.title:
        message = (
            f"the id was of {named(before)!r} and is of {named(after)!r}; "
            f"give the new article an id of its own"
        )
        yield Danger("id-reused", message, str(after.id))


def _date(when: datetime | None) -> str:
    return "missing" if when is None else rfc3339(when)


def _ids(feed: Feed) -> set[str | OpaqueId]:
    return {article.id for article in feed.articles}
