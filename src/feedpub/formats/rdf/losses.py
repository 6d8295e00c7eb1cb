"""What RSS 1.0 cannot say of a feed and its articles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from feedpub.errors import Problem
from feedpub.formats import extending, loss
from feedpub.formats.rdf import fitting
from feedpub.formats.rdf.writing import is_web, link_of, title_of
from feedpub.model.identity import OpaqueId
from feedpub.model.text import OutOfLine, Xhtml, as_html

if TYPE_CHECKING:
    from collections.abc import Iterator

    from feedpub.model import Article, Feed

_FORMAT: Final = "RSS 1.0"
_ALL_BUT_NAME: Final = ("email", "url", "avatar")
_NO_PLACE_IN_CHANNEL: Final = (
    *("links", "published", "generator", "icon", "favicon", "hubs", "ttl"),
    *("skip_hours", "skip_days", "cloud", "webmaster", "next_url", "expired"),
    "user_comment",
)
_NO_PLACE_IN_ITEM: Final = (
    *("content_text", "enclosures", "links", "comments_url", "external_url"),
    *("image", "banner_image", "source"),
)


def feed_losses(feed: Feed) -> Iterator[Problem]:
    """Report what RSS 1.0 cannot say about the feed itself."""
    where = "feed"
    yield from loss.without_place(_FORMAT, where, feed, _NO_PLACE_IN_CHANNEL)
    yield from loss.flattened(where, feed, ("title", "description", "rights"))
    if feed.feed_url not in {None, feed.id}:
        yield Problem(where, "feed_url", "RSS 1.0 has only the feed's id")
    yield from _common(where, feed)
    yield from _logo_losses(feed)


def item_losses(article: Article) -> Iterator[Problem]:
    """Report what RSS 1.0 cannot say about an article."""
    where = loss.place(article)
    yield from loss.without_place(_FORMAT, where, article, _NO_PLACE_IN_ITEM)
    yield from loss.flattened(where, article, ("title", "rights"))
    if article.title is None:
        yield Problem(where, "title", f"an item needs one; {title_of(article)!r} is it")
    if article.url is None:
        yield Problem(where, "url", f"an item needs one; {link_of(article)!r} is it")
    if isinstance(article.id, OpaqueId):
        yield Problem(where, "id", f"it is no IRI and is written as {article.id.iri}")
    for name in ("summary", "content"):
        text = getattr(article, name)
        if isinstance(text, OutOfLine):
            yield Problem(where, name, "RSS 1.0 has no content elsewhere")
        elif isinstance(text, Xhtml):
            yield Problem(where, name, "XHTML is written as HTML")
        elif isinstance(text, str) and as_html(text) != text:
            yield Problem(where, name, "plain text is written as HTML")
    yield from loss.of_dates(_FORMAT, where, article, "dc:date")
    yield from _common(where, article)


def _common(where: str, of: Feed | Article) -> Iterator[Problem]:
    """Report what is lost alike of channels and of items."""
    for name in ("authors", "contributors"):
        yield from loss.of_people(where, name, getattr(of, name), _ALL_BUT_NAME)
    for category in of.categories:
        if category.scheme or category.label:
            reason = f"only the term of {category.term!r} is written"
            yield Problem(where, "categories", reason)
    yield from extending.losses(where, of, "rdf", _live_losses)
    for value in of.extensions:
        if "rss" in value.shape.only and (lost := fitting.fit(value).lost):
            yield Problem(where, "extensions", lost)


def _live_losses(article: Article) -> Iterator[Problem]:
    """Report what is lost of an article inside a value, which has no rdf:about."""
    yield from item_losses(article)
    if article.id != link_of(article):
        yield Problem(loss.place(article), "id", "a live item has none in RSS 1.0")


def _logo_losses(feed: Feed) -> Iterator[Problem]:
    if feed.logo is None:
        return
    if not is_web(feed.logo.url):
        reason = f"{feed.logo.url!r} is no address of http, https or ftp"
        yield Problem("feed", "logo", reason)
        return
    for name in ("width", "height", "description"):
        if getattr(feed.logo, name):
            yield Problem("feed", "logo", f"its {name} is left out")
