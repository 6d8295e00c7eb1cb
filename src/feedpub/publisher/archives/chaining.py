"""One feed as several documents, each with the links that lead on to the others."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final, NamedTuple
from urllib.parse import quote, unquote

from feedpub import uris
from feedpub.arguments import count, expect
from feedpub.errors import ArgumentError
from feedpub.formats import feed_of, find
from feedpub.model import Link
from feedpub.namespaces.history import OTHER_DOCUMENTS, Archive, Complete
from feedpub.namespaces.tombstones import DeletedEntry
from feedpub.publisher.archives.dividing import USUAL_SIZE, Period, Rule, archive_of
from feedpub.uris.parts import split

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from feedpub.model import Article, Feed

FOLDERS: Final = ("archive", "page")
"""Where archives and pages are, below the folder of the current document."""

_RELATIONS: Final = frozenset((*OTHER_DOCUMENTS, "current"))
_OF_THE_LIVING: Final[dict[str, Any]] = {
    "published": None,
    "updated": None,
    "ttl": None,
    "cloud": None,
    "hubs": (),
    "skip_hours": (),
    "skip_days": (),
}
"""What an archive does not say, for nobody is to ask for it again."""
_SIZE: Final = "a number of articles, 1 or more"


class FeedPart(NamedTuple):
    """One document of a feed: its file, from the current one's folder on, and a feed.

    The feed has the document's articles, its own address and its links.
    """

    name: str
    feed: Feed


def archived(
    feed: Feed,
    size: int | None = None,
    *,
    by: Period | None = None,
    keep: int | None = None,
    before: Mapping[str, str] | None = None,
    format: str = "atom",
) -> tuple[FeedPart, ...]:
    """Divide a feed into its current document, which is first, and its archives.

    Archives follow, the newest first; each has `size` articles (100), or with `by`
    those of a month or a year. Older articles are archived when the current document
    can do without them: it has at least `keep`, which is `size`, or 20. So an article
    that is added changes the current document alone or, when an archive has become
    full, that, the new archive, and the link in the one before it. Each article is in
    one document. `before` names the archives of articles that are in one, by their
    ids, which then stay there whatever their dates (`archive_of`).

    Addresses are made of the feed's `feed_url`: `archive/atom-1.xml` is beside
    `atom.xml`. RSS and Atom are linked by prev-archive, next-archive and current (RFC
    5005, 4); JSON Feed, that `format` also names, goes on at `next_url`.
    """
    rule = Rule(size=size, by=by, keep=keep, before=before or {})
    ids = archive_of(feed_of(feed).articles, rule)
    return chained(feed, parts_of(feed, ids), format)


def paged(
    feed: Feed, size: int = USUAL_SIZE, *, format: str = "atom"
) -> tuple[FeedPart, ...]:
    """Divide a feed into pages of so many articles, in the order of the feed.

    The first page has the feed's own address, the second is `page/atom-2.xml` beside
    it. Each article that is added moves all others (RFC 5005, 3); archives do not.
    """
    count("size", size, _SIZE)
    expect("size", size, int, _SIZE)
    articles = feed_of(feed).articles
    starts = range(0, max(len(articles), 1), size)
    pages = [articles[start : start + size] for start in starts]
    names = [str(number) for number in range(2, len(pages) + 1)]
    own, file = _address(feed), _own_file(_address(feed))
    urls = [own, *(address_of(own, name, "page") for name in names)]
    made = (
        replace(feed, **_page(feed, urls, at, articles, format))
        for at, articles in enumerate(pages)
    )
    files = (file, *(file_of(file, name, "page") for name in names))
    return tuple(map(FeedPart, files, made))


class Parted(NamedTuple):
    """The articles of a feed: those of the current document, and of each archive."""

    current: tuple[Article, ...]
    archives: dict[str, tuple[Article, ...]]
    """By name, the oldest first."""


def parts_of(feed: Feed, archive_of: Mapping[str, str]) -> Parted:
    """Sort the articles, which keep their order, by the archives they are in.

    Should none be left for the current document, as newer ones were removed, it has
    those of the newest archive too; readers see that they are the same (RFC 5005, 4.2).
    """
    current: list[Article] = []
    archives: dict[str, list[Article]] = {
        name: [] for name in dict.fromkeys(archive_of.values())
    }
    for article in feed.articles:
        name = archive_of.get(str(article.id))
        (current if name is None else archives[name]).append(article)
    kept = {name: tuple(group) for name, group in archives.items() if group}
    newest = kept[next(reversed(kept))] if kept else ()
    return Parted(tuple(current) or newest, kept)


def chained(feed: Feed, parted: Parted, format: str) -> tuple[FeedPart, ...]:
    """Make the documents of one format, the current one first and the oldest last."""
    own, file = _address(feed), _own_file(_address(feed))
    urls = [address_of(own, name) for name in parted.archives]
    newest = urls[-1] if urls else None
    current = _linked(replace(feed, articles=parted.current), newest, format)
    archives = [
        FeedPart(
            file_of(file, name),
            replace(feed, **_archive(feed, urls, at, articles, format)),
        )
        for at, (name, articles) in enumerate(parted.archives.items())
    ]
    return (FeedPart(file, current), *reversed(archives))


def completed(feed: Feed, format: str) -> Feed:
    """Say that all articles there are, are in this document (RFC 5005, 2)."""
    said = any(type(value) is Complete for value in feed.extensions)
    if said or not _links(format):
        return feed
    return replace(feed, extensions=(*feed.extensions, Complete()))


def address_of(url: str, name: str, folder: str = "archive") -> str:
    """Give the address of an archive, or a page, of the feed at an address."""
    return uris.resolve(url, quote(file_of(_own_file(url), name, folder)))


def file_of(file: str, name: str, folder: str = "archive") -> str:
    """Give the file of an archive, or a page, of the feed in a file."""
    above, slash, own = file.rpartition("/")
    stem, dot, suffix = own.rpartition(".")
    inner = (
        f"{stem}-{name}{dot}{suffix}" if dot else "-".join(filter(None, (own, name)))
    )
    return f"{above}{slash}{folder}/{inner}"


def _linked(feed: Feed, newest: str | None, format: str) -> Feed:
    """Give the current document with the way to the newest archive, if there is one."""
    if newest is None:
        return feed
    links = tuple(_other_links(feed))
    if _links(format):
        return replace(feed, links=(*links, Link(url=newest, rel="prev-archive")))
    return replace(feed, links=links, next_url=newest)


def _archive(
    feed: Feed, urls: Sequence[str], at: int, articles: tuple[Article, ...], format: str
) -> dict[str, Any]:
    """Give what is different about an archive."""
    before = urls[at - 1] if at else None
    leads = {
        "current": _address(feed),
        "prev-archive": before,
        "next-archive": urls[at + 1] if at + 1 < len(urls) else None,
    }
    links = _leading(leads) if _links(format) else ()
    mark = (Archive(),) if _links(format) else ()
    return _OF_THE_LIVING | {
        "feed_url": urls[at],
        "next_url": None if _links(format) else before,
        "links": (*_other_links(feed), *links),
        "extensions": (*_lasting(feed), *mark),
        "articles": articles,
    }


def _page(
    feed: Feed, urls: Sequence[str], at: int, articles: tuple[Article, ...], format: str
) -> dict[str, Any]:
    """Give what is different about a page; a single one has no links."""
    after = urls[at + 1] if at + 1 < len(urls) else None
    leads = {
        "first": urls[0] if at else None,
        "previous": urls[at - 1] if at else None,
        "last": urls[-1] if after else None,
    }
    return {
        "feed_url": urls[at],
        "next_url": after,
        "links": (*_other_links(feed), *(_leading(leads) if _links(format) else ())),
        "articles": articles,
    }


def _leading(leads: Mapping[str, str | None]) -> Iterator[Link]:
    for rel, url in leads.items():
        if url is not None:
            yield Link(url=url, rel=rel)


def _links(format: str) -> bool:
    """Tell whether a format has links of a feed; JSON Feed has next_url alone."""
    return "json" not in find(format).MEDIA_TYPE


def _other_links(feed: Feed) -> Iterator[Link]:
    return (link for link in feed.links if link.rel not in _RELATIONS)


def _lasting(feed: Feed) -> Iterable[Any]:
    passing = (Archive, Complete, DeletedEntry)
    return (one for one in feed.extensions if not isinstance(one, passing))


def _address(feed: Feed) -> str:
    if feed.feed_url is None:
        raise ArgumentError(
            "the feed has no feed_url, and the addresses of its other documents are "
            "made of it; give feed_url='https://example.org/atom.xml'"
        )
    return feed.feed_url


def _own_file(url: str) -> str:
    """Give the last part of an address's path, which may be empty."""
    return unquote(split(url).path.rpartition("/")[2])
