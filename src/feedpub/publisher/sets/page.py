"""A page for people who come to subscribe: all feeds of a set, and their addresses.

It has a `<link>` for each feed, so that a reader which is given the page finds them
(HTML, 4.6.7.1). It says next to nothing in words, and that in the site's language.
"""

from __future__ import annotations

from importlib import resources
from itertools import chain
from posixpath import dirname, relpath
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from feedpub import dates, formats
from feedpub.formats.readable import palette
from feedpub.formats.readable.words import day, direction, words_in
from feedpub.publisher.pages import MARK, element, is_safe, link, page, together
from feedpub.publisher.sinks import items, sink_for

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from feedpub.publisher.config import Config
    from feedpub.publisher.many import DocumentReceipt, FeedReceipt
    from feedpub.publisher.pages import Markup

NAMES: Final = {"rss": "RSS", "atom": "Atom", "json": "JSON Feed"}
"""What people call the formats."""

_MOST: Final = 1_000
_HEAD: Final = 4_096


def is_elses(config: Config) -> bool:
    """Tell whether there is a page already that is not of our making."""
    there = items.look(sink_for(config.out), config.index.home)
    return there is not None and MARK.encode() not in there[:_HEAD]


def written(config: Config, folders: Mapping[str, Sequence[FeedReceipt]]) -> bytes:
    """Write the page; `folders` has the feeds by their headings, some without one."""
    feeds = [*chain(*folders.values())]
    title = config.title or feeds[0].title
    words = words_in(config.language)
    hint = element("p", words.hint, lang=words.language, class_="hint")
    sections = (_section(heading, feeds, config) for heading, feeds in folders.items())
    main = element(
        "main",
        element("h1", link(config.home_url, title)),
        element("p", config.description) if config.description else None,
        hint,
        sections,
        _list(config, len(feeds)),
    )
    css = resources.files(__package__).joinpath("page.css").read_bytes()
    made = page(
        title,
        main,
        css=b"\n".join((palette(), css)).decode(),
        head=_links(config, feeds),
        language=config.language or "en",
        direction=direction(config.language, title),
    )
    return made.encode()


def _links(config: Config, feeds: Sequence[FeedReceipt]) -> Iterator[Markup]:
    """Write the elements for readers: of each feed, its first document."""
    for feed in feeds[:_MOST]:
        document = feed.documents[0]
        yield element(
            "link",
            rel="alternate",
            type=formats.find(document.format).MEDIA_TYPE,
            hreflang=feed.language,
            title=feed.title,
            href=_address(document, config),
        )
        yield together("\n")


def _section(heading: str, feeds: Sequence[FeedReceipt], config: Config) -> Markup:
    listed = element("ul", (_feed(feed, config) for feed in feeds[:_MOST]), role="list")
    title = element("h2", heading) if heading else None
    more = element("p", f"+ {len(feeds) - _MOST:,} …") if feeds[_MOST:] else None
    return element("section", title, listed, more)


def _feed(feed: FeedReceipt, config: Config) -> Markup:
    links = (
        together(
            element(
                "a",
                NAMES.get(one.format, one.format),
                href=_address(one, config),
                type=formats.find(one.format).MEDIA_TYPE,
            ),
            " ",
        )
        for one in feed.documents
    )
    address = feed.documents[0].url
    return element(
        "li",
        element("h3", link(feed.home_url, feed.title)),
        element("p", _updated(feed, config), links, class_="formats"),
        element("code", address, dir="ltr") if address else None,
        lang=feed.language,
        dir=direction(feed.language, feed.title),
    )


def _updated(feed: FeedReceipt, config: Config) -> Markup | None:
    if feed.updated is None:
        return None
    words = words_in(feed.language or config.language)
    shown = day(dates.parse(feed.updated), words)
    return together(element("time", shown, datetime=feed.updated, dir="auto"), " ")


def _list(config: Config, count: int) -> Markup | None:
    """Lead to the list for readers, which has all feeds at once."""
    if not config.index.opml:
        return None
    way = relpath(config.index.opml, dirname(config.index.home) or ".")
    name = f"OPML ({count:,})"
    return element("p", element("a", name, href=quote(way)), class_="opml")


def _address(document: DocumentReceipt, config: Config) -> str:
    if document.url is not None and is_safe(document.url):
        return document.url
    return quote(relpath(document.name, dirname(config.index.home) or "."))
