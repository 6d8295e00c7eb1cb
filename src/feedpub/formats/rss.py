"""RSS 2.0, written element by element in the order of its specification.

Source: RSS 2.0.11 (RSS Advisory Board) and the RSS Best Practices Profile 1.0 (RP).
"""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Final

from feedpub import dates
from feedpub.errors import Problem
from feedpub.formats import loss
from feedpub.model.text import OutOfLine, Xhtml, as_html, as_plain
from feedpub.uris import to_uri
from feedpub.xml import escape, escape_attribute

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from feedpub.model import Article, Category, Feed, Image, Link, Person, Source, Text

FILE_NAME: Final = "rss.xml"
MEDIA_TYPE: Final = "application/rss+xml"
SEPARATOR: Final = b""

_NAMESPACES: Final = {
    "atom": b"http://www.w3.org/2005/Atom",
    "content": b"http://purl.org/rss/1.0/modules/content/",
    "dc": b"http://purl.org/dc/elements/1.1/",
}
_NO_CONTENT: Final = (type(None), OutOfLine)
_NOT_IN_A_COMMENT: Final = frozenset("()\\")
_WIDEST: Final = 144
_HIGHEST: Final = 400


def head(feed: Feed, url: str | None, prefixes: Iterable[str]) -> bytes:
    """Write everything up to the first item; `url` is the address of the file."""
    return b"".join(
        (
            b'<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0"',
            *(
                b' xmlns:%b="%b"' % (p.encode(), _NAMESPACES[p])
                for p in sorted(prefixes)
            ),
            b">\n<channel>\n",
            _text(b"title", as_plain(feed.title)),
            _text(b"link", to_uri(feed.home_url)),
            _text(b"description", as_plain(feed.description) or as_plain(feed.title)),
            _text(b"language", feed.language),
            _text(b"copyright", as_plain(feed.rights)),
            _people(feed.authors, b"managingEditor"),
            _text(b"webMaster", _mail(feed.webmaster) if feed.webmaster else None),
            *(_text(b"dc:contributor", person.name) for person in feed.contributors),
            _date(b"pubDate", feed.published),
            _date(b"lastBuildDate", feed.last_updated),
            _categories(feed),
            _text(b"generator", feed.generator.name if feed.generator else None),
            _cloud(feed),
            _text(b"ttl", str(feed.ttl) if feed.ttl else None),
            _image(feed, feed.logo),
            _skipped(feed),
            _atom_links(feed, url),
        )
    )


def item(article: Article) -> bytes:
    """Write one item."""
    return b"".join(
        (
            b"<item>\n",
            _text(b"title", as_plain(article.title)),
            _text(b"link", to_uri(article.url)) if article.url else b"",
            _description(article),
            _people(article.authors, b"author") if article.authors else b"",
            _categories(article) if article.categories else b"",
            _enclosure(article) if article.enclosures else b"",
            _guid(article),
            _date(b"pubDate", article.published or article.updated),
            _seldom(article) if _SELDOM(article) != _NEVER else b"",
            b"</item>\n",
        )
    )


TAIL: Final = b"</channel>\n</rss>\n"


def prefixes(
    feed: Feed, articles: Iterable[Article] | None, url: str | None
) -> set[str]:
    """Tell which namespaces are needed; for articles yet unseen, all of them."""
    if articles is None:
        return set(_NAMESPACES)
    used = set()
    if url or feed.hubs or feed.next_url or feed.links:
        used.add("atom")
    if feed.contributors or (feed.authors and not _has_mail(feed.authors)):
        used.add("dc")
    for article in articles:
        if len(used) == len(_NAMESPACES):
            break
        if article.summary is not None and type(article.content) not in _NO_CONTENT:
            used.add("content")
        if article.links or article.external_url:
            used.add("atom")
        if _speaks_dublin_core(article):
            used.add("dc")
    return used


def feed_losses(feed: Feed) -> Iterator[Problem]:
    """Report what RSS cannot say about the feed itself."""
    where = "feed"
    yield from loss.without_place("RSS", where, feed, _NO_PLACE_IN_CHANNEL)
    yield from loss.flattened(where, feed, ("title", "description", "rights"))
    if feed.id not in {feed.feed_url, feed.home_url}:
        yield Problem(where, "id", "RSS has no id for a feed")
    if feed.generator and (feed.generator.url or feed.generator.version):
        yield Problem(where, "generator", "only its name is written")
    yield from _people_losses(where, "authors", feed.authors)
    yield from loss.of_people(where, "contributors", feed.contributors, _ALL_BUT_NAME)
    if feed.webmaster:
        lost = _NOT_IN_MAIL if _is_sayable(feed.webmaster) else _ALL_BUT_MAIL
        yield from loss.of_people(where, "webmaster", (feed.webmaster,), lost)
    yield from _category_losses(where, feed)
    yield from _logo_losses(feed.logo)
    for name in ("published", "updated"):
        yield from _fraction_losses(where, name, feed)


def item_losses(article: Article) -> Iterator[Problem]:
    """Report what RSS cannot say about an article."""
    where = loss.place(article)
    yield from loss.without_place("RSS", where, article, _NO_PLACE_IN_ITEM)
    yield from loss.flattened(where, article, ("title", "rights"))
    for name in ("summary", "content"):
        yield from _kind_losses(where, name, getattr(article, name))
    yield from _people_losses(where, "authors", article.authors)
    yield from loss.of_people(
        where, "contributors", article.contributors, _ALL_BUT_NAME
    )
    yield from _category_losses(where, article)
    yield from _enclosure_losses(where, article)
    if article.published is None:
        yield Problem(where, "updated", "it is written as pubDate")
    elif article.updated != article.published:
        yield Problem(where, "updated", "RSS has no date of change for an item")
    yield from _fraction_losses(where, "published", article)
    yield from _source_losses(where, article.source)


def _text(name: bytes, value: str | None) -> bytes:
    if not value:
        return b""
    data = value.encode().replace(b"&", b"&amp;")  # as `escape`, without the call
    data = data.replace(b"<", b"&lt;").replace(b">", b"&gt;")
    return b"<%b>%b</%b>\n" % (name, data, name)


def _date(name: bytes, when: datetime | None) -> bytes:
    if when is None:
        return b""
    return b"<%b>%b</%b>\n" % (name, dates.rss(when).encode(), name)


def _description(article: Article) -> bytes:
    """Write the summary before the content, or the content alone (RP 5.2.1)."""
    content = None if isinstance(article.content, OutOfLine) else article.content
    if content is None:
        return _text(b"description", as_html(article.summary))
    if article.summary is None:
        return _text(b"description", as_html(content))
    return _text(b"description", as_html(article.summary)) + _text(
        b"content:encoded", as_html(content)
    )


def _people(people: tuple[Person, ...], element: bytes) -> bytes:
    """Write one e-mail element or a dc:creator each, never both (RP 5.3.1)."""
    if _has_mail(people):
        return _text(element, _mail(people[0]))
    return b"".join([_text(b"dc:creator", person.name) for person in people])


def _has_mail(people: tuple[Person, ...]) -> bool:
    """Tell whether there is one person whom `mail (name)` can say (RP 3.3)."""
    if len(people) != 1 or people[0].email is None:
        return False
    return _is_sayable(people[0])


def _mail(person: Person) -> str | None:
    """Give `mail (name)`, or the address alone where the name would end the comment.

    A webmaster is nobody's author, so `dc:creator` is no way out for one.
    """
    return f"{person.email} ({person.name})" if _is_sayable(person) else person.email


def _is_sayable(person: Person) -> bool:
    return _NOT_IN_A_COMMENT.isdisjoint(person.name)


def _categories(of: Feed | Article) -> bytes:
    return b"".join([_category(category) for category in of.categories])


def _category(category: Category) -> bytes:
    if category.scheme is None:
        return _text(b"category", category.term)
    domain = escape_attribute(category.scheme)
    return b'<category domain="%b">%b</category>\n' % (domain, escape(category.term))


def _seldom(article: Article) -> bytes:
    """Write what few articles have; the order of an item's children is free."""
    return b"".join(
        (
            *(_text(b"dc:contributor", person.name) for person in article.contributors),
            _text(b"comments", article.comments_url and to_uri(article.comments_url)),
            _source(article.source) if article.source else b"",
            _text(b"dc:language", article.language),
            _text(b"dc:rights", as_plain(article.rights)),
            _related(article.external_url),
            *map(_atom_link, article.links),
        )
    )


_SELDOM: Final = attrgetter(
    *("contributors", "links", "comments_url", "source", "language", "rights"),
    "external_url",
)
_NEVER: Final = ((), (), None, None, None, None, None)


def _cloud(feed: Feed) -> bytes:
    if feed.cloud is None:
        return b""
    return _empty(
        b"cloud",
        domain=feed.cloud.domain,
        port=str(feed.cloud.port),
        path=feed.cloud.path,
        registerProcedure=feed.cloud.register_procedure or "",
        protocol=feed.cloud.protocol,
    )


def _image(feed: Feed, image: Image | None) -> bytes:
    """Write the logo; a size beyond RSS's limits is left to the reader."""
    if image is None:
        return b""
    return b"".join(
        (
            b"<image>\n",
            _text(b"url", to_uri(image.url)),
            _text(b"title", image.title or as_plain(feed.title)),
            _text(b"link", to_uri(feed.home_url)),
            _text(b"width", str(image.width) if _fits(image) and image.width else None),
            _text(
                b"height", str(image.height) if _fits(image) and image.height else None
            ),
            _text(b"description", image.description),
            b"</image>\n",
        )
    )


def _fits(image: Image) -> bool:
    return (image.width or 0) <= _WIDEST and (image.height or 0) <= _HIGHEST


def _skipped(feed: Feed) -> bytes:
    hours = b"".join(_text(b"hour", str(hour)) for hour in feed.skip_hours)
    days = b"".join(_text(b"day", day) for day in feed.skip_days)
    return (b"<skipHours>\n%b</skipHours>\n" % hours if hours else b"") + (
        b"<skipDays>\n%b</skipDays>\n" % days if days else b""
    )


def _atom_links(feed: Feed, url: str | None) -> bytes:
    """Write the feed's own address, its hubs and the next page (RP 5.1.1, WebSub)."""
    links = [_empty(b"atom:link", rel="hub", href=to_uri(hub.url)) for hub in feed.hubs]
    if url:
        own = _empty(b"atom:link", rel="self", type=MEDIA_TYPE, href=to_uri(url))
        links.insert(0, own)
    if feed.next_url:
        links.append(_empty(b"atom:link", rel="next", href=to_uri(feed.next_url)))
    return b"".join((*links, *map(_atom_link, feed.links)))


def _atom_link(link: Link) -> bytes:
    return _empty(
        b"atom:link",
        rel=link.rel,
        type=link.type,
        hreflang=link.language,
        title=link.title,
        length=None if link.length is None else str(link.length),
        href=to_uri(link.url),
    )


def _related(url: str | None) -> bytes:
    return _empty(b"atom:link", rel="related", href=to_uri(url)) if url else b""


def _enclosure(article: Article) -> bytes:
    first = article.enclosures[0]
    return _empty(
        b"enclosure", url=to_uri(first.url), length=str(first.length), type=first.type
    )


def _guid(article: Article) -> bytes:
    """Write the id, as a permalink where it is the very link that is written."""
    link = article.id == article.url and article.id.isascii()
    if link and article.id.startswith(("https://", "http://")):
        return _text(b"guid", article.id)
    return b'<guid isPermaLink="false">%b</guid>\n' % escape(article.id)


def _source(source: Source) -> bytes:
    url = escape_attribute(to_uri(source.url))
    return b'<source url="%b">%b</source>\n' % (url, escape(source.title))


def _empty(name: bytes, **attributes: str | None) -> bytes:
    pairs = b"".join(
        b' %b="%b"' % (key.encode(), escape_attribute(value))
        for key, value in attributes.items()
        if value is not None
    )
    return b"<%b%b/>\n" % (name, pairs)


def _speaks_dublin_core(article: Article) -> bool:
    return bool(
        article.contributors
        or article.language
        or as_plain(article.rights)
        or (article.authors and not _has_mail(article.authors))
    )


_NO_PLACE_IN_CHANNEL: Final = ("icon", "favicon", "expired", "user_comment")
_NO_PLACE_IN_ITEM: Final = ("content_text", "image", "banner_image")
_NOT_IN_MAIL: Final = ("url", "avatar")
_ALL_BUT_NAME: Final = ("email", *_NOT_IN_MAIL)
_ALL_BUT_MAIL: Final = ("name", *_NOT_IN_MAIL)


def _people_losses(
    where: str, field: str, people: tuple[Person, ...]
) -> Iterator[Problem]:
    lost = _NOT_IN_MAIL if _has_mail(people) else _ALL_BUT_NAME
    yield from loss.of_people(where, field, people, lost)


def _category_losses(where: str, of: Feed | Article) -> Iterator[Problem]:
    for category in of.categories:
        if category.label:
            reason = f"the label of {category.term!r} is left out"
            yield Problem(where, "categories", reason)


def _logo_losses(logo: Image | None) -> Iterator[Problem]:
    if logo and not _fits(logo):
        reason = f"its size is left out, beyond {_WIDEST} x {_HIGHEST} pixels"
        yield Problem("feed", "logo", reason)


def _kind_losses(
    where: str, field: str, text: Text | OutOfLine | None
) -> Iterator[Problem]:
    if isinstance(text, OutOfLine):
        yield Problem(where, field, "RSS has no content elsewhere; the summary is kept")
    elif isinstance(text, Xhtml):
        yield Problem(where, field, "XHTML is written as HTML")
    elif isinstance(text, str) and as_html(text) != text:
        yield Problem(where, field, "plain text is written as HTML")


def _enclosure_losses(where: str, article: Article) -> Iterator[Problem]:
    for further in article.enclosures[1:]:
        reason = f"{further.url!r} is left out, RSS has one enclosure an item"
        yield Problem(where, "enclosures", reason)
    if article.enclosures and article.enclosures[0].duration is not None:
        yield Problem(where, "enclosures", "the duration is left out")
    if article.enclosures and article.enclosures[0].title:
        yield Problem(where, "enclosures", "the title is left out")


def _source_losses(where: str, source: Source | None) -> Iterator[Problem]:
    if source is None:
        return
    for name in ("updated", "home_url", "authors", "rights"):
        if getattr(source, name):
            yield Problem(where, "source", f"its {name} is left out")
    if source.id != source.url:
        yield Problem(where, "source", "its id is left out")


def _fraction_losses(where: str, field: str, of: Feed | Article) -> Iterator[Problem]:
    when = getattr(of, field)
    if when is not None and when.microsecond:
        yield Problem(where, field, "RSS dates have no fractions of a second")
