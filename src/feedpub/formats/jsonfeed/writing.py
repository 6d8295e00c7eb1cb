"""JSON Feed 1.1, written key by key in the order of its specification."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import msgspec

from feedpub import dates
from feedpub.errors import Problem
from feedpub.formats import extending, loss
from feedpub.model.text import OutOfLine, Xhtml, as_plain
from feedpub.uris import to_uri

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from feedpub.formats.pieces import Texts
    from feedpub.model import Article, Enclosure, Feed, Image, Person

FILE_NAME: Final = "feed.json"
MEDIA_TYPE: Final = "application/feed+json"
SEPARATOR: Final = b",\n    "
VERSION: Final = "https://jsonfeed.org/version/1.1"


def head(feed: Feed, url: str | None, declared: Mapping[str, str]) -> bytes:
    """Write everything up to the first item; `url` is the address of the file."""
    fields = {
        "version": VERSION,
        "title": as_plain(feed.title),
        "home_page_url": to_uri(feed.home_url),
        "feed_url": url and to_uri(url),
        "description": as_plain(feed.description),
        "user_comment": feed.user_comment,
        "next_url": feed.next_url and to_uri(feed.next_url),
        "icon": _address(feed.icon),
        "favicon": _address(feed.favicon),
        "authors": [_author(person) for person in feed.authors],
        "language": feed.language,
        "expired": feed.expired,
        "hubs": [{"type": hub.type, "url": to_uri(hub.url)} for hub in feed.hubs],
        **extending.json(feed.extensions, members),
    }
    lines = b"".join(
        b'  "%b": %b,\n' % (key.encode(), _encode(value))
        for key, value in fields.items()
        if value
    )
    return b'{\n%b  "items": [' % lines


def item(
    article: Article,
    declared: Mapping[str, str],
    texts: Callable[[Article], Texts] | None = None,
) -> bytes:
    """Write one item, which goes on a line of its own."""
    return _encode(members(article) if article.extensions else _item(article))


def members(article: Article) -> dict[str, Any]:
    """Give the members of an item that say something."""
    fields: dict[str, Any] = msgspec.to_builtins(_item(article))
    return fields | extending.json(article.extensions, members)


class _Item(msgspec.Struct, omit_defaults=True, gc=False):
    """An item as it is written; what is None or empty is left out."""

    id: str
    url: str | None = None
    external_url: str | None = None
    title: str | None = None
    content_html: str | None = None
    content_text: str | None = None
    summary: str | None = None
    image: str | None = None
    banner_image: str | None = None
    date_published: str | None = None
    date_modified: str | None = None
    authors: list[Mapping[str, str]] = []
    tags: list[str] = []
    language: str | None = None
    attachments: list[Mapping[str, Any]] = []


def _item(article: Article) -> _Item:
    url, about, when = article.url, article.external_url, article.published
    html, text = _content(article)
    return _Item(
        id=str(article.id),
        url=url and to_uri(url),
        external_url=about and to_uri(about),
        title=as_plain(article.title) or None,
        content_html=html,
        content_text=text or None,
        summary=as_plain(article.summary) or None,
        image=_address(article.image),
        banner_image=_address(article.banner_image),
        date_published=dates.rfc3339(when) if when else None,
        date_modified=_modified(article),
        authors=[_author(each) for each in article.authors],
        tags=[each.term for each in article.categories],
        language=article.language,
        attachments=[_attachment(each) for each in article.enclosures],
    )


TAIL: Final = b"\n  ]\n}\n"


def namespaces(
    feed: Feed, articles: Iterable[Article] | None, url: str | None
) -> dict[str, str]:
    """Tell which namespaces are needed: JSON Feed has none."""
    return {}


def feed_losses(feed: Feed) -> Iterator[Problem]:
    """Report what JSON Feed cannot say about the feed itself."""
    where = "feed"
    yield from loss.without_place("JSON Feed", where, feed, _NO_PLACE_IN_FEED)
    yield from loss.flattened(where, feed, ("title", "description"))
    if feed.id not in {feed.feed_url, feed.home_url}:
        yield Problem(where, "id", "JSON Feed has no id for a feed")
    yield from loss.of_people(where, "authors", feed.authors, ("email",))
    for name in ("icon", "favicon"):
        yield from loss.of_image(where, name, getattr(feed, name))
    yield from extending.losses(where, feed, "json", item_losses)


def item_losses(article: Article) -> Iterator[Problem]:
    """Report what JSON Feed cannot say about an article."""
    where = loss.place(article)
    yield from loss.without_place("JSON Feed", where, article, _NO_PLACE_IN_ITEM)
    yield from loss.flattened(where, article, ("title", "summary"))
    yield from loss.of_people(where, "authors", article.authors, ("email",))
    yield from _content_losses(where, article)
    for category in article.categories:
        if category.scheme or category.label:
            reason = f"only the term of {category.term!r} is written"
            yield Problem(where, "categories", reason)
    for name in ("image", "banner_image"):
        yield from loss.of_image(where, name, getattr(article, name))
    yield from extending.losses(where, article, "json", item_losses)


_encode: Final = msgspec.json.Encoder().encode


def _content(article: Article) -> tuple[str | None, str | None]:
    """Give the content as HTML and as text; a summary or a title may stand in.

    An item must have one of them.
    """
    content = article.content
    if content is None or isinstance(content, OutOfLine):
        content = article.summary or as_plain(article.title) or ""
    if isinstance(content, str):
        return None, content
    return content.markup, article.content_text


def _modified(article: Article) -> str | None:
    if article.updated is None or article.updated == article.published:
        return None
    if not article.is_dated:
        return None
    return dates.rfc3339(article.updated)


def _address(image: Image | None) -> str | None:
    return to_uri(image.url) if image else None


def _author(person: Person) -> dict[str, str]:
    author = {"name": person.name}
    if person.url:
        author["url"] = to_uri(person.url)
    if person.avatar:
        author["avatar"] = to_uri(person.avatar)
    return author


def _attachment(enclosure: Enclosure) -> dict[str, Any]:
    attachment: dict[str, Any] = {
        "url": to_uri(enclosure.url),
        "mime_type": enclosure.type,
    }
    if enclosure.title:
        attachment["title"] = enclosure.title
    if enclosure.length:
        attachment["size_in_bytes"] = enclosure.length
    if enclosure.duration is not None:
        attachment["duration_in_seconds"] = enclosure.duration
    return attachment


_NO_PLACE_IN_FEED: Final = (
    *("contributors", "categories", "links", "rights", "published", "updated"),
    *("generator", "logo", "ttl", "skip_hours", "skip_days", "cloud", "webmaster"),
)
_NO_PLACE_IN_ITEM: Final = ("contributors", "links", "rights", "comments_url", "source")


def _content_losses(where: str, article: Article) -> Iterator[Problem]:
    content = article.content
    if isinstance(content, OutOfLine):
        reason = "JSON Feed has no content elsewhere; the summary stands in"
        yield Problem(where, "content", reason)
    elif content is None:
        yield Problem(
            where, "content", "an item needs one; the summary or title stands in"
        )
    elif isinstance(content, Xhtml):
        yield Problem(where, "content", "XHTML is written as HTML")
