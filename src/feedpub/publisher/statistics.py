"""What a feed holds in figures: how many articles, how often, how large, by whom."""

from __future__ import annotations

import gzip
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Final, NamedTuple

from feedpub.arguments import A_DOCUMENT, DOCUMENT, expect
from feedpub.model.comparing import compare, named
from feedpub.publisher.lock.file import is_lock, read_lock
from feedpub.reading import read, read_with_notes
from feedpub.reading.files import data_of
from feedpub.validator import Limits

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Iterable
    from datetime import datetime

    from feedpub.model import Article, Feed
    from feedpub.publisher.lock import Entry
    from feedpub.reading import Reading

_LEVEL: Final = 6
"""The usual one of servers, which press as they answer."""
_DATING: Final = frozenset({"atom", "json"})
"""Formats that say when an article was changed."""
_DAY: Final = 86_400
_SHOWN: Final = 10


class Weight(NamedTuple):
    """An article and the bytes of its words."""

    id: str
    title: str
    bytes: int


class Count(NamedTuple):
    """A name, and how many articles have it."""

    name: str
    articles: int


class Since(NamedTuple):
    """What has changed since an earlier state, by the names of articles."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    """Against a lock, by dates of change; RSS has none, so there by title and date."""
    removed: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Statistics:
    """The figures of one feed."""

    format: str
    """`rss`, `rdf`, `atom` or `json`."""
    title: str
    articles: int
    newest: datetime | None
    oldest: datetime | None
    days_between: float | None
    """The median of the days from one article to the next."""
    bytes: int
    gzip_bytes: int
    """What is sent to readers that take it pressed."""
    full_texts: int
    """Articles with a content of their own."""
    summaries: int
    """Articles with a summary alone."""
    titles_only: int
    enclosures: int
    enclosure_bytes: int
    heaviest: tuple[Weight, ...]
    """The ten articles with the most bytes of text."""
    authors: tuple[Count, ...]
    """Those who wrote the most first; an article without has those of the feed."""
    tags: tuple[Count, ...]
    since: Since | None = None
    """What has changed since the state to compare with."""


def statistics(
    source: bytes | str | os.PathLike[str],
    *,
    against: bytes | str | os.PathLike[str] | None = None,
) -> Statistics:
    """Count what is in a feed, of any format that `read` takes.

    `against` is an earlier state of it, or a lock (`feedpub.lock`), and tells what has
    changed since. Raises `ReadError` for what is no feed.
    """
    expect("source", source, A_DOCUMENT, DOCUMENT)
    expect("against", against, A_DOCUMENT, DOCUMENT, or_none=True)
    data = _data(source)
    reading = read_with_notes(data if isinstance(source, bytes) else Path(source))
    feed = reading.feed
    dates = sorted(when for one in feed.articles if (when := _date(one)))
    kinds = Counter(map(_kind, feed.articles))
    return Statistics(
        format=reading.format,
        title=str(feed.title),
        articles=len(feed.articles),
        newest=dates[-1] if dates else None,
        oldest=dates[0] if dates else None,
        days_between=_days_between(dates),
        bytes=len(data),
        gzip_bytes=len(gzip.compress(data, _LEVEL, mtime=0)),
        full_texts=kinds["full"],
        summaries=kinds["summary"],
        titles_only=kinds["title"],
        enclosures=sum(len(one.enclosures) for one in feed.articles),
        enclosure_bytes=sum(
            each.length for one in feed.articles for each in one.enclosures
        ),
        heaviest=_heaviest(feed),
        authors=_counted(
            person.name
            for one in feed.articles
            for person in one.authors or feed.authors
        ),
        tags=_counted(tag.term for one in feed.articles for tag in one.categories),
        since=None if against is None else _since(reading, against),
    )


def _data(source: bytes | str | os.PathLike[str]) -> bytes:
    given = source if isinstance(source, bytes) else Path(source)
    return data_of(given, Limits().bytes)


def _date(article: Article) -> datetime | None:
    return (article.published or article.updated) if article.is_dated else None


def _days_between(dates: list[datetime]) -> float | None:
    gaps = [(after - before).total_seconds() for before, after in pairwise(dates)]
    return round(median(gaps) / _DAY, 2) if gaps else None


def _kind(article: Article) -> str:
    if article.content is not None:
        return "full"
    return "title" if article.summary is None else "summary"


def _heaviest(feed: Feed) -> tuple[Weight, ...]:
    weights = (Weight(str(one.id), named(one), _weight(one)) for one in feed.articles)
    return tuple(sorted(weights, key=lambda one: (-one.bytes, one.id))[:_SHOWN])


def _weight(article: Article) -> int:
    texts = (article.summary, article.content, article.content_text)
    words = (getattr(text, "markup", text) for text in texts)
    return sum(len(text.encode()) for text in words if isinstance(text, str))


def _counted(names: Iterable[str]) -> tuple[Count, ...]:
    """Count names, the most frequent first, and equals in the order of the alphabet."""
    counts = sorted(Counter(names).items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple(Count(*pair) for pair in counts)


def _since(reading: Reading, against: bytes | str | os.PathLike[str]) -> Since:
    feed, data = reading.feed, _data(against)
    if is_lock(data):
        name = Path("the lock" if isinstance(against, bytes) else against)
        is_as_known = _unchanged if reading.format in _DATING else _alike
        return _since_lock(feed, read_lock(name, data).entries, is_as_known)
    old = read(data if isinstance(against, bytes) else Path(against))
    found = compare(old, feed)
    return Since(
        added=tuple(map(named, found.added)),
        changed=tuple(change.title for change in found.changed),
        removed=tuple(map(named, found.removed)),
    )


def _since_lock(
    feed: Feed,
    entries: Iterable[Entry],
    is_as_known: Callable[[Article, Entry], bool],
) -> Since:
    """Compare by dates of change, which a lock moves with the words alone.

    What has gone into an archive is not removed.
    """
    known = {entry.id: entry for entry in entries if entry.gone is None}
    there = {str(one.id): one for one in feed.articles}
    return Since(
        added=tuple(named(one) for id, one in there.items() if id not in known),
        changed=tuple(
            named(one)
            for id, one in there.items()
            if id in known and not is_as_known(one, known[id])
        ),
        removed=tuple(
            entry.title or id
            for id, entry in known.items()
            if id not in there and not entry.archive
        ),
    )


def _unchanged(article: Article, entry: Entry) -> bool:
    """Tell whether title and date of change are the same."""
    updated = article.updated if article.is_dated else None
    same = updated == (entry.updated or entry.published)
    return same and _alike(article, entry)


def _alike(article: Article, entry: Entry) -> bool:
    """Tell whether title and date are the same, of which a format has one only."""
    dates = {entry.updated, entry.published}
    return _date(article) in dates and named(article) in {entry.title, entry.id}
