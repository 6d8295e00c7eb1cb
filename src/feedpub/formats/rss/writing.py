"""RSS 2.0, written element by element in the order of its specification.

Source: RSS 2.0.11 (RSS Advisory Board) and the RSS Best Practices Profile 1.0 (RP).
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from feedpub import dates
from feedpub.formats import extending
from feedpub.formats.pieces import texts
from feedpub.model.text import OutOfLine, as_html, as_plain
from feedpub.uris import to_uri
from feedpub.xml import escape, escape_attribute

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import datetime

    from feedpub.formats.pieces import Texts
    from feedpub.model import Article, Enclosure, Feed, Image, Link, Person, Source

FILE_NAME: Final = "rss.xml"
MEDIA_TYPE: Final = "application/rss+xml"
SEPARATOR: Final = b""

_NAMESPACES: Final = {
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
}
_NO_CONTENT: Final = (type(None), OutOfLine)
_FEW: Final = 512
"""People and categories kept as they are written; articles share them."""
WIDEST: Final = 144
HIGHEST: Final = 400


def head(feed: Feed, url: str | None, declared: Mapping[str, str]) -> bytes:
    """Write everything up to the first item; `url` is the address of the file."""
    return b"".join(
        (
            b'<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0"',
            *(
                b' xmlns:%b="%b"' % (prefix.encode(), escape_attribute(uri))
                for prefix, uri in sorted(declared.items())
            ),
            b">\n<channel>\n",
            _text(b"title", as_plain(feed.title)),
            _text(b"link", to_uri(feed.home_url)),
            _text(b"description", as_plain(feed.description) or as_plain(feed.title)),
            _text(b"language", feed.language),
            _text(b"copyright", as_plain(feed.rights)),
            _people(feed.authors, b"managingEditor"),
            _webmaster(feed.webmaster) if feed.webmaster else b"",
            *(_text(b"dc:contributor", person.name) for person in feed.contributors),
            _date(b"pubDate", feed.published),
            _date(b"lastBuildDate", dates.known(feed.last_updated)),
            _categories(feed),
            _text(b"generator", feed.generator.name if feed.generator else None),
            _cloud(feed),
            _text(b"ttl", str(feed.ttl) if feed.ttl else None),
            _image(feed, feed.logo),
            _skipped(feed),
            _atom_links(feed, url),
            extending.xml(feed.extensions, declared, children),
        )
    )


def item(
    article: Article,
    declared: Mapping[str, str],
    texts: Callable[[Article], Texts] = texts,
) -> bytes:
    """Write one item."""
    inside = _parts(article, declared, texts)
    return b"".join([b"<item>\n", *inside, b"</item>\n"])


def children(article: Article, declared: Mapping[str, str]) -> bytes:
    """Write all that is inside an item, or inside a `podcast:liveItem`."""
    return b"".join(_parts(article, declared, texts))


def _parts(
    article: Article,
    declared: Mapping[str, str],
    texts: Callable[[Article], Texts],
) -> list[bytes]:
    """Write the elements; long texts are copied once, when all are joined."""
    title, url, id, summary, content = texts(article)
    if type(article.title) is not str:
        title = escape(as_plain(article.title) or "")
    if url and not url.isascii():
        url = escape(to_uri(article.url or ""))
    parts = [b"<title>", title, b"</title>\n"] if title else []
    if url:
        parts += b"<link>", url, b"</link>\n"
    parts += _description(article, summary, content)
    if article.authors:
        parts.append(_people(article.authors, b"author"))
    for each in article.categories:
        parts.append(_category(each.term, each.scheme))
    if article.enclosures:
        parts.append(_enclosure(article))
    parts += _PERMALINK if _is_permalink(article) else _GUID, id, b"</guid>\n"
    if when := article.known_date:
        parts += b"<pubDate>", dates.rss(when).encode(), b"</pubDate>\n"
    if _has_more(article):
        parts.append(_seldom(article, declared))
    return parts


_PERMALINK: Final = b"<guid>"
_GUID: Final = b'<guid isPermaLink="false">'


TAIL: Final = b"</channel>\n</rss>\n"


def namespaces(
    feed: Feed, articles: Iterable[Article] | None, url: str | None
) -> dict[str, str]:
    """Tell which namespaces are needed; for articles yet unseen, all that RSS uses."""
    used = set(_NAMESPACES)
    if articles is not None:
        used = _used(feed, (*extending.held(feed), *articles), url)
    own = {prefix: _NAMESPACES[prefix] for prefix in used}
    return extending.namespaces(feed, articles) | own


def _used(feed: Feed, articles: tuple[Article, ...], url: str | None) -> set[str]:
    """Look at as few articles as it takes, for each namespace by itself."""
    used = set()
    if url or feed.hubs or feed.next_url or feed.links or any(map(_links, articles)):
        used.add("atom")
    if any(map(_has_both_texts, articles)):
        used.add("content")
    if _names_people(feed) or any(map(_speaks_dublin_core, articles)):
        used.add("dc")
    return used


def _links(article: Article) -> bool:
    return bool(article.links or article.external_url)


def _has_both_texts(article: Article) -> bool:
    return article.summary is not None and type(article.content) not in _NO_CONTENT


def _speaks_dublin_core(article: Article) -> bool:
    rights = article.rights and as_plain(article.rights)
    return bool(rights or article.language) or _names_people(article)


def _names_people(of: Feed | Article) -> bool:
    return bool(of.contributors or (of.authors and not has_mail(of.authors)))


def _text(name: bytes, value: str | None) -> bytes:
    return b"<%b>%b</%b>\n" % (name, escape(value), name) if value else b""


def _date(name: bytes, when: datetime | None) -> bytes:
    if when is None:
        return b""
    return b"<%b>%b</%b>\n" % (name, dates.rss(when).encode(), name)


def _description(article: Article, summary: bytes, content: bytes) -> tuple[bytes, ...]:
    """Write the summary before the content, or the content alone (RP 5.2.1)."""
    if type(article.summary) is str:
        summary = _html(article.summary, summary)
    if type(article.content) is str:
        content = _html(article.content, content)
    if summary and content:
        between = b"</description>\n<content:encoded>"
        return b"<description>", summary, between, content, b"</content:encoded>\n"
    alone = summary or content
    return (b"<description>", alone, b"</description>\n") if alone else ()


def _html(plain: str, escaped: bytes) -> bytes:
    """Give plain text as HTML, escaped as HTML and once more as XML."""
    html = as_html(plain)
    return escaped if html is None or html is plain else escape(html)


def _people(people: tuple[Person, ...], element: bytes) -> bytes:
    """Write one e-mail element or a dc:creator each, never both (RP 5.3.1)."""
    if len(people) == 1:
        return _alone(element, people[0].name, people[0].email)
    return b"".join([_creator(person.name) for person in people])


@lru_cache(maxsize=_FEW)
def _alone(element: bytes, name: str, email: str | None) -> bytes:
    if email is None or not is_sayable(name):
        return _creator(name)
    return _text(element, _mail(name, email))


@lru_cache(maxsize=_FEW)
def _creator(name: str) -> bytes:
    return _text(b"dc:creator", name)


def has_mail(people: tuple[Person, ...]) -> bool:
    """Tell whether there is one person whom `mail (name)` can say (RP 3.3)."""
    if len(people) != 1 or people[0].email is None:
        return False
    return is_sayable(people[0].name)


def _mail(name: str, email: str | None) -> str | None:
    """Give `mail (name)`, or the address alone where the name would end the comment.

    So it is where the name is the address. A webmaster is nobody's author, so
    `dc:creator` is no way out for one.
    """
    if name == email or not is_sayable(name):
        return email
    return f"{email} ({name})"


def is_sayable(name: str) -> bool:
    """Tell whether the name can stand in a comment beside an address."""
    return not ("(" in name or ")" in name or "\\" in name)


def _webmaster(person: Person) -> bytes:
    return _text(b"webMaster", _mail(person.name, person.email))


def _categories(of: Feed | Article) -> bytes:
    return b"".join([_category(each.term, each.scheme) for each in of.categories])


@lru_cache(maxsize=_FEW)
def _category(term: str, scheme: str | None) -> bytes:
    if scheme is None:
        return _text(b"category", term)
    domain = escape_attribute(scheme)
    return b'<category domain="%b">%b</category>\n' % (domain, escape(term))


def _seldom(article: Article, declared: Mapping[str, str]) -> bytes:
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
            extending.xml(article.extensions, declared, children),
        )
    )


def _has_more(article: Article) -> bool:
    """Tell whether an item has any of what few have; asked one by one, it is quick."""
    return bool(
        article.contributors
        or article.links
        or article.comments_url
        or article.source
        or article.language
        or article.rights
        or article.external_url
        or article.extensions
    )


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
            _text(b"width", str(image.width) if fits(image) and image.width else None),
            _text(
                b"height", str(image.height) if fits(image) and image.height else None
            ),
            _text(b"description", image.description),
            b"</image>\n",
        )
    )


def fits(image: Image) -> bool:
    """Tell whether the picture is within the limits of RSS."""
    return (image.width or 0) <= WIDEST and (image.height or 0) <= HIGHEST


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


def enclosure_of(article: Article) -> Enclosure | None:
    """Give the one enclosure that an item has: the first that http leads to."""
    for enclosure in article.enclosures:
        if enclosure.url.lower().startswith(("https://", "http://")):
            return enclosure
    return None


def _enclosure(article: Article) -> bytes:
    first = enclosure_of(article)
    if first is None:
        return b""
    return _empty(
        b"enclosure", url=to_uri(first.url), length=str(first.length), type=first.type
    )


def _is_permalink(article: Article) -> bool:
    """Tell whether the id is the very link that is written."""
    id = article.id
    if id != article.url or type(id) is not str or not id.isascii():
        return False
    return id.startswith(("https://", "http://"))


def _source(source: Source) -> bytes:
    """Write the feed it came from; without its address, there is no such element."""
    if source.url is None:
        return b""
    url = escape_attribute(to_uri(source.url))
    return b'<source url="%b">%b</source>\n' % (url, escape(source.title))


def _empty(name: bytes, **attributes: str | None) -> bytes:
    pairs = b"".join(
        b' %b="%b"' % (key.encode(), escape_attribute(value))
        for key, value in attributes.items()
        if value is not None
    )
    return b"<%b%b/>\n" % (name, pairs)
