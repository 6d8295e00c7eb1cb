"""Atom 1.0, written element by element in the order of its specification (RFC 4287)."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from feedpub import dates
from feedpub.errors import Problem
from feedpub.formats import extending, loss
from feedpub.formats.pieces import texts
from feedpub.model.identity import OpaqueId
from feedpub.model.text import Html, OutOfLine, Xhtml
from feedpub.xml import escape, escape_attribute

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import datetime

    from feedpub.formats.pieces import Texts
    from feedpub.model import Article, Feed, Link, Person, Source, Text

FILE_NAME: Final = "atom.xml"
MEDIA_TYPE: Final = "application/atom+xml"
SEPARATOR: Final = b""
_FEW: Final = 512
"""People and categories kept as they are written; articles share them."""


def head(feed: Feed, url: str | None, declared: Mapping[str, str]) -> bytes:
    """Write everything up to the first entry; `url` is the address of the file."""
    return b"".join(
        (
            b'<?xml version="1.0" encoding="utf-8"?>\n',
            b'<feed xmlns="http://www.w3.org/2005/Atom"',
            *(
                b' xmlns:%b="%b"' % (prefix.encode(), escape_attribute(uri))
                for prefix, uri in sorted(declared.items())
            ),
            _language(feed.language),
            b">\n",
            _text(b"title", feed.title),
            _text(b"subtitle", feed.description),
            _link("alternate", feed.home_url),
            _link("self", url, type=MEDIA_TYPE) if url else b"",
            *(_link("hub", hub.url) for hub in feed.hubs),
            _link("next", feed.next_url) if feed.next_url else b"",
            *map(_further_link, feed.links),
            _simple(b"id", feed.id),
            _date(b"updated", feed.last_updated),
            _text(b"rights", feed.rights),
            _people(b"author", feed.authors),
            _people(b"contributor", feed.contributors),
            _categories(feed),
            _generator(feed),
            _simple(b"icon", feed.icon.url if feed.icon else None),
            _simple(b"logo", feed.logo.url if feed.logo else None),
            extending.xml(feed.extensions, declared, _no_article, "atom"),
        )
    )


def item(
    article: Article,
    declared: Mapping[str, str],
    texts: Callable[[Article], Texts] = texts,
) -> bytes:
    """Write one entry; one without a title gets an empty one (RFC 4287, 4.1.2)."""
    title, url, id, summary, content = texts(article)
    language = article.language
    parts = [b"<entry%b>\n" % _language(language) if language else b"<entry>\n"]
    parts += _escaped(b"title", article.title, title) or (b"<title></title>\n",)
    if url:
        parts += b'<link rel="alternate" href="', url, b'"/>\n'
    parts += b"<id>", id if type(article.id) is str else _iri(article), b"</id>\n"
    parts += _dates(article)
    for each in article.authors:
        parts.append(_person(b"author", each.name, each.url, each.email))
    for category in article.categories:
        parts.append(_category(category.term, category.scheme, category.label))
    parts += _escaped(b"summary", article.summary, summary)
    parts += _content(article.content, content)
    if _has_more(article):
        parts.append(_seldom(article, declared))
    parts.append(b"</entry>\n")
    return b"".join(parts)


TAIL: Final = b"</feed>\n"


def namespaces(
    feed: Feed, articles: Iterable[Article] | None, url: str | None
) -> dict[str, str]:
    """Tell which namespaces are needed beside Atom's own: those of extensions."""
    return extending.namespaces(feed, articles, "atom")


_UNDATED: Final = "Atom needs a date, and 1970-01-01 stands in (RFC 4287, 4.2.15)"


def feed_losses(feed: Feed) -> Iterator[Problem]:
    """Report what Atom cannot say about the feed itself."""
    where = "feed"
    yield from loss.without_place("Atom", where, feed, _NO_PLACE_IN_FEED)
    if feed.last_updated == dates.UNDATED:
        yield Problem(where, "updated", _UNDATED)
    for name in ("authors", "contributors"):
        yield from loss.of_people(where, name, getattr(feed, name), ("avatar",))
    for name in ("icon", "logo"):
        yield from loss.of_image(where, name, getattr(feed, name))
    yield from extending.losses(where, feed, "atom", item_losses)


def item_losses(article: Article) -> Iterator[Problem]:
    """Report what Atom cannot say about an article."""
    where = loss.place(article)
    yield from loss.without_place("Atom", where, article, _NO_PLACE_IN_ENTRY)
    if not article.is_dated:
        yield Problem(where, "updated", _UNDATED)
    if isinstance(article.id, OpaqueId):
        yield Problem(where, "id", f"it is no IRI and is written as {article.id.iri}")
    for name in ("authors", "contributors"):
        yield from loss.of_people(where, name, getattr(article, name), ("avatar",))
    for enclosure in article.enclosures:
        if enclosure.duration is not None:
            reason = f"the duration of {enclosure.url!r} is left out"
            yield Problem(where, "enclosures", reason)
    if article.source:
        yield from loss.of_people(where, "source", article.source.authors, ("avatar",))
    yield from extending.losses(where, article, "atom", item_losses)


def _iri(article: Article) -> bytes:
    """Give an opaque id as an IRI, the only kind that Atom has (RFC 4287, 4.2.6)."""
    iri = article.id if isinstance(article.id, str) else article.id.iri
    return iri.encode()


def _dates(article: Article) -> tuple[bytes, ...]:
    """Write both dates; that of an article that never changed is made only once."""
    published, updated = article.published, article.updated
    changed = dates.rfc3339(updated).encode() if updated else b""
    if published is None:
        return b"<updated>", changed, b"</updated>\n"
    made = changed if published is updated else dates.rfc3339(published).encode()
    between = b"</published>\n<updated>"
    return b"<published>", made, between, changed, b"</updated>\n"


def _simple(name: bytes, value: str | None) -> bytes:
    if not value:
        return b""
    return b"<%b>%b</%b>\n" % (name, escape(value), name)


def _date(name: bytes, when: datetime | None) -> bytes:
    if when is None:
        return b""
    return b"<%b>%b</%b>\n" % (name, dates.rfc3339(when).encode(), name)


def _language(language: str | None) -> bytes:
    return b' xml:lang="%b"' % language.encode() if language else b""


def _text(name: bytes, text: Text | None) -> bytes:
    """Write a text construct, whose type says what it is (RFC 4287, 3.1)."""
    if text is None:
        return b""
    source = text if isinstance(text, str) else text.markup
    return b"".join(_escaped(name, text, escape(source)))


def _escaped(
    name: bytes, text: Text | OutOfLine | None, escaped: bytes
) -> tuple[bytes, ...]:
    """Write a text construct of escaped text, in parts that are still to be joined."""
    kind = type(text)
    if kind is str:
        return b"<", name, b">", escaped, b"</", name, b">\n"
    if kind is Html:
        return b"<", name, b' type="html">', escaped, b"</", name, b">\n"
    if not isinstance(text, Xhtml):
        return ()
    div = b' type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">'
    return b"<", name, div, text.markup.encode(), b"</div></", name, b">\n"


def _content(content: Text | OutOfLine | None, escaped: bytes) -> tuple[bytes, ...]:
    if not isinstance(content, OutOfLine):
        return _escaped(b"content", content, escaped)
    pair = (escape_attribute(content.type), escape_attribute(content.src))
    return (b'<content type="%b" src="%b"/>\n' % pair,)


def _people(name: bytes, people: tuple[Person, ...]) -> bytes:
    return b"".join(
        [_person(name, person.name, person.url, person.email) for person in people]
    )


@lru_cache(maxsize=_FEW)
def _person(element: bytes, name: str, url: str | None, email: str | None) -> bytes:
    inside = _simple(b"name", name) + _simple(b"uri", url) + _simple(b"email", email)
    return b"<%b>\n%b</%b>\n" % (element, inside, element)


def _categories(of: Feed | Article) -> bytes:
    return b"".join(
        [_category(each.term, each.scheme, each.label) for each in of.categories]
    )


@lru_cache(maxsize=_FEW)
def _category(term: str, scheme: str | None, label: str | None) -> bytes:
    return _empty(b"category", term=term, scheme=scheme, label=label)


def _seldom(article: Article, declared: Mapping[str, str]) -> bytes:
    """Write what few articles have; the order of an entry's children is free."""
    return b"".join(
        (
            *(_further_link(link) for link in article.links),
            _own_links(article),
            _people(b"contributor", article.contributors),
            _text(b"rights", article.rights),
            _source(article.source) if article.source else b"",
            extending.xml(article.extensions, declared, _no_article, "atom"),
        )
    )


def _no_article(article: Article, declared: Mapping[str, str]) -> bytes:
    """Write nothing: no element inside an entry holds another one in Atom."""
    return b""


def _has_more(article: Article) -> bool:
    """Tell whether an entry has any of what few have; asked one by one, it is quick."""
    return bool(
        article.links
        or article.enclosures
        or article.contributors
        or article.external_url
        or article.comments_url
        or article.rights
        or article.source
        or article.extensions
    )


def _generator(feed: Feed) -> bytes:
    if feed.generator is None:
        return b""
    attributes = _attributes(uri=feed.generator.url, version=feed.generator.version)
    return b"<generator%b>%b</generator>\n" % (attributes, escape(feed.generator.name))


def _own_links(article: Article) -> bytes:
    """Write the links that have a field of their own in the model."""
    links = [
        _link(
            "enclosure",
            enclosure.url,
            type=enclosure.type,
            length=str(enclosure.length) if enclosure.length else None,
            title=enclosure.title,
        )
        for enclosure in article.enclosures
    ]
    if article.external_url:
        links.append(_link("related", article.external_url))
    if article.comments_url:
        links.append(_link("replies", article.comments_url, type="text/html"))
    return b"".join(links)


def _further_link(link: Link) -> bytes:
    length = None if link.length is None else str(link.length)
    return _link(
        *(link.rel, link.url),
        type=link.type,
        hreflang=link.language,
        title=link.title,
        length=length,
    )


def _link(rel: str, href: str, **attributes: str | None) -> bytes:
    if not attributes:
        return b'<link rel="%b" href="%b"/>\n' % (rel.encode(), escape_attribute(href))
    return _empty(b"link", rel=rel, href=href, **attributes)


def _source(source: Source) -> bytes:
    """Write the metadata of the feed that an entry was copied from (4.2.11)."""
    return b"".join(
        (
            b"<source>\n",
            _text(b"title", source.title),
            _link("self", source.url) if source.url else b"",
            _link("alternate", source.home_url) if source.home_url else b"",
            _simple(b"id", source.id),
            _date(b"updated", source.updated),
            _text(b"rights", source.rights),
            _people(b"author", source.authors),
            b"</source>\n",
        )
    )


def _empty(name: bytes, **attributes: str | None) -> bytes:
    return b"<%b%b/>\n" % (name, _attributes(**attributes))


def _attributes(**attributes: str | None) -> bytes:
    return b"".join(
        b' %b="%b"' % (key.encode(), escape_attribute(value))
        for key, value in attributes.items()
        if value is not None
    )


_NO_PLACE_IN_FEED: Final = (
    *("favicon", "published", "ttl", "skip_hours", "skip_days", "cloud"),
    *("webmaster", "expired", "user_comment"),
)
_NO_PLACE_IN_ENTRY: Final = ("content_text", "image", "banner_image")
