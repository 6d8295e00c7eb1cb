"""Lists of all feeds of a set, made of their receipts when all are published.

A list is a function of the configuration and the receipts that gives a document; one
more of them is one more line in `items`.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from feedpub import dates, formats
from feedpub.publisher import opml
from feedpub.publisher.headers import CACHED, HTML, OPML
from feedpub.publisher.opml import Folder, Subscription, SubscriptionList
from feedpub.publisher.sets import page
from feedpub.publisher.sets.combining import is_set
from feedpub.publisher.sinks import Item
from feedpub.sources import Note
from feedpub.xml import escape_attribute

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from feedpub.publisher.config import Config
    from feedpub.publisher.many import DocumentReceipt, FeedReceipt


def index_of(config: Config) -> Callable[[Iterable[FeedReceipt]], Iterator[Item]]:
    """Give what makes the lists that the configuration asks for, of all receipts."""
    return partial(items, config)


def notes_of(config: Config) -> tuple[Note, ...]:
    """Say that a page which somebody else made stays as it is."""
    name = config.index.home
    if not name or not is_set(config) or not page.is_elses(config):
        return ()
    message = (
        f"{name} is no page of feedpub's, so it is left alone; name another in "
        f'index = {{ home = "feeds/index.html" }}, or home = "" for none'
    )
    return (Note("index", message),)


def names_of(config: Config) -> tuple[str, ...]:
    """Name the lists of the whole set."""
    index = config.index
    names = (index.opml, index.html, index.home) if is_set(config) else ()
    return tuple(name for name in names if name)


def items(config: Config, receipts: Iterable[FeedReceipt]) -> Iterator[Item]:
    """Yield the lists; the feed of all articles comes first in each of them."""
    feeds = sorted(receipts, key=lambda feed: (_folder(feed) != "", feed.key))
    feeds = [feed for feed in feeds if feed.documents]
    names = config.index
    if names.opml and feeds:
        data = opml.write_opml(_subscriptions(config, feeds))
        yield Item(names.opml, data, OPML, CACHED)
    if names.html:
        whole = [feed for feed in feeds if not _folder(feed)]
        others = [feed for feed in feeds if _folder(feed)]
        yield Item(names.html, _snippet(whole, others), HTML, CACHED)
    if names.home and feeds and not page.is_elses(config):
        yield Item(names.home, page.written(config, _headed(feeds)), HTML, CACHED)
    if names.page:
        yield from _pages(names.page, feeds)


def _pages(name: str, feeds: list[FeedReceipt]) -> Iterator[Item]:
    """Give each folder the elements of its own feeds, then those of the whole site."""
    folders: dict[str, list[FeedReceipt]] = {}
    for feed in feeds:
        folders.setdefault(_folder(feed), []).append(feed)
    whole = folders.pop("", [])
    for folder, own in folders.items():
        yield Item(f"{folder}/{name}", _snippet(own, whole), HTML, CACHED)


def _subscriptions(config: Config, feeds: list[FeedReceipt]) -> SubscriptionList:
    """Put the feeds of a heading into a folder of its name."""
    headings = _headed(feeds)
    folders = (
        Folder(title=heading, outlines=map(_subscription, headed))
        for heading, headed in headings.items()
        if heading
    )
    moments = [dates.parse(feed.updated) for feed in feeds if feed.updated]
    return SubscriptionList(
        title=config.title or feeds[0].title,
        outlines=(*map(_subscription, headings.get("", ())), *folders),
        modified=max(moments, default=None),
    )


def _headed(feeds: list[FeedReceipt]) -> dict[str, list[FeedReceipt]]:
    """Put the feeds whose folders have the same parent under its name."""
    headings: dict[str, list[FeedReceipt]] = {}
    for feed in feeds:
        headings.setdefault(_folder(feed).rpartition("/")[0], []).append(feed)
    return headings


def _subscription(feed: FeedReceipt) -> Subscription:
    return Subscription(
        title=feed.title,
        feed_url=feed.documents[0].url or "",
        home_url=feed.home_url,
        language=feed.language,
    )


def _snippet(own: list[FeedReceipt], others: list[FeedReceipt]) -> bytes:
    """Write the elements for the head of a page (HTML, 4.6.7.1).

    The page's own feeds are there in each format, the others in their first.
    """
    links = [_link(feed, one) for feed in own for one in feed.documents]
    links += (_link(feed, feed.documents[0]) for feed in others)
    return b"".join(links)


def _link(feed: FeedReceipt, document: DocumentReceipt) -> bytes:
    language = {"hreflang": feed.language} if feed.language else {}
    attributes = {
        "rel": "alternate",
        "type": formats.find(document.format).MEDIA_TYPE,
        **language,
        "title": f"{feed.title} ({page.NAMES.get(document.format, document.format)})",
        "href": document.url or document.name,
    }
    text = b"".join(
        b' %b="%b"' % (name.encode(), escape_attribute(value))
        for name, value in attributes.items()
    )
    return b"<link%b>\n" % text


def _folder(feed: FeedReceipt) -> str:
    return feed.documents[0].name.rpartition("/")[0] if feed.documents else ""
