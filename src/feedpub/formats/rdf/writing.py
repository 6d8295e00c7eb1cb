"""RSS 1.0, written element by element in the order of its specification.

Source: RDF Site Summary 1.0 (5.2 to 5.5) with the modules Dublin Core and content.
RSS 1.0 cannot say every feed: it needs an article, and web addresses for all pages.
What is named is named by its id, letter by letter (RDF 1.1 Concepts, 3.2).
"""

from __future__ import annotations

from itertools import chain, count
from typing import TYPE_CHECKING, Final

from feedpub import dates
from feedpub.errors import ModelError, Problem
from feedpub.formats import extending, loss
from feedpub.formats.rdf import fitting
from feedpub.model.text import OutOfLine, as_html, as_plain
from feedpub.uris import to_uri
from feedpub.xml import escape, escape_attribute

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import datetime

    from feedpub.formats.pieces import Texts
    from feedpub.model import Article, Category, Feed, Person
    from feedpub.model.extensions import Extension

FILE_NAME: Final = "rss1.rdf"
MEDIA_TYPE: Final = "application/rdf+xml"
SEPARATOR: Final = b""

_RSS: Final = "http://purl.org/rss/1.0/"
_NAMESPACES: Final = {
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
}
_SCHEMES: Final = ("https://", "http://", "ftp://")


def head(feed: Feed, url: str | None, declared: Mapping[str, str]) -> bytes:
    """Write everything up to the first item, the list of all of them included."""
    if faults := [*_faults(feed)]:
        raise ModelError(faults)
    logo = _about_logo(feed)
    return b"".join(
        (
            b'<?xml version="1.0" encoding="utf-8"?>\n<rdf:RDF xmlns="%b"'
            % _RSS.encode(),
            *(
                b' xmlns:%b="%b"' % (prefix.encode(), escape_attribute(uri))
                for prefix, uri in sorted(declared.items())
            ),
            b'>\n<channel rdf:about="%b">\n' % escape_attribute(feed.id),
            _text(b"title", as_plain(feed.title)),
            _text(b"link", to_uri(feed.home_url)),
            _text(b"description", as_plain(feed.description) or as_plain(feed.title)),
            b'<image rdf:resource="%b"/>\n' % logo if logo else b"",
            _items(feed),
            _people(b"dc:creator", feed.authors),
            _people(b"dc:contributor", feed.contributors),
            _date(dates.known(feed.last_updated)),
            _subjects(feed.categories),
            _text(b"dc:language", feed.language),
            _text(b"dc:rights", as_plain(feed.rights)),
            _extensions(feed.extensions, declared),
            b"</channel>\n",
            _image(feed, logo),
        )
    )


def item(
    article: Article,
    declared: Mapping[str, str],
    texts: Callable[[Article], Texts] | None = None,
) -> bytes:
    """Write one item."""
    inside = children(article, declared)
    return b'<item rdf:about="%b">\n%b</item>\n' % (_about(article), inside)


def children(article: Article, declared: Mapping[str, str]) -> bytes:
    """Write all that is inside an item."""
    content = None if isinstance(article.content, OutOfLine) else article.content
    return b"".join(
        (
            _text(b"title", title_of(article)),
            _text(b"link", to_uri(link_of(article))),
            _text(b"description", as_html(article.summary)),
            _text(b"content:encoded", as_html(content)),
            _people(b"dc:creator", article.authors),
            _people(b"dc:contributor", article.contributors),
            _date(article.known_date),
            _subjects(article.categories),
            _text(b"dc:language", article.language),
            _text(b"dc:rights", as_plain(article.rights)),
            _extensions(article.extensions, declared),
        )
    )


TAIL: Final = b"</rdf:RDF>\n"


def namespaces(
    feed: Feed, articles: Iterable[Article] | None, url: str | None
) -> dict[str, str]:
    """Tell which namespaces are needed: Dublin Core always, for dates."""
    articles = (*extending.held(feed), *(articles or ()))
    has_content = any(map(_has_content, articles))
    used = ("content", "dc", "rdf") if has_content else ("dc", "rdf")
    own = {prefix: _NAMESPACES[prefix] for prefix in used}
    values = chain(feed.extensions, *(one.extensions for one in articles))
    return extending.namespaces_of(fitting.values(values)) | own


def title_of(article: Article) -> str:
    """Give a title, which every item must have: the summary or the address."""
    title = as_plain(article.title) or as_plain(article.summary)
    return title or link_of(article)


def link_of(article: Article) -> str:
    """Give a web address, which every item must have; "" if nothing is one."""
    told = (article.url, str(article.id), article.external_url, article.comments_url)
    media = (enclosure.url for enclosure in article.enclosures)
    for address in (*told, *media, article.source and article.source.url):
        if address and is_web(address):
            return address
    return ""


def is_web(address: str) -> bool:
    """Tell whether the address is one that RSS 1.0 allows (5.3.2)."""
    return address.lower().startswith(_SCHEMES)


def _faults(feed: Feed) -> Iterator[Problem]:
    """Say why RSS 1.0 cannot have the feed (5.3.2, 5.5 and 5.5.2)."""
    if not is_web(feed.home_url):
        reason = f"{feed.home_url!r} is no address of http, https or ftp (RSS 1.0)"
        yield Problem("feed", "home_url", reason)
    if not feed.articles:
        yield Problem("feed", "articles", "is empty; RSS 1.0 needs an item")
    for article in feed.articles:
        if not link_of(article):
            reason = "is missing; RSS 1.0 needs an address of http, https or ftp"
            yield Problem(loss.place(article), "url", reason)


def _text(name: bytes, value: str | None) -> bytes:
    return b"<%b>%b</%b>\n" % (name, escape(value), name) if value else b""


def _has_content(article: Article) -> bool:
    return article.content is not None and not isinstance(article.content, OutOfLine)


def _about(article: Article) -> bytes:
    id = article.id if isinstance(article.id, str) else article.id.iri
    return escape_attribute(id)


def _about_logo(feed: Feed) -> bytes:
    """Name the image by its address, unless something else has that name."""
    if feed.logo is None or not is_web(feed.logo.url):
        return b""
    about = escape_attribute(to_uri(feed.logo.url))
    taken = {_about(article) for article in feed.articles}
    taken.add(escape_attribute(feed.id))
    others = (b"%b#image%d" % (about.partition(b"#")[0], one) for one in count(1))
    return next(name for name in chain((about,), others) if name not in taken)


def _items(feed: Feed) -> bytes:
    """List the items, in the order of reading (5.3.5)."""
    listed = [b'<rdf:li rdf:resource="%b"/>\n' % _about(one) for one in feed.articles]
    return b"<items>\n<rdf:Seq>\n%b</rdf:Seq>\n</items>\n" % b"".join(listed)


def _image(feed: Feed, about: bytes) -> bytes:
    if feed.logo is None or not about:
        return b""
    return b'<image rdf:about="%b">\n%b%b%b</image>\n' % (
        about,
        _text(b"title", feed.logo.title or as_plain(feed.title)),
        _text(b"url", to_uri(feed.logo.url)),
        _text(b"link", to_uri(feed.home_url)),
    )


def _people(name: bytes, people: tuple[Person, ...]) -> bytes:
    return b"".join([_text(name, person.name) for person in people])


def _subjects(categories: tuple[Category, ...]) -> bytes:
    return b"".join([_text(b"dc:subject", category.term) for category in categories])


def _extensions(given: tuple[Extension, ...], declared: Mapping[str, str]) -> bytes:
    """Write values of namespaces, in a document whose default one is RSS's."""
    if not given:
        return b""
    return extending.xml(fitting.values(given), {**declared, "": _RSS}, children)


def _date(when: datetime | None) -> bytes:
    return _text(b"dc:date", dates.rfc3339(when) if when else None)
