"""What RSS 2.0 cannot say of a feed and its articles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from feedpub.errors import Problem
from feedpub.formats import extending, loss
from feedpub.formats.rss.writing import (
    HIGHEST,
    WIDEST,
    enclosure_of,
    fits,
    has_mail,
    is_sayable,
)
from feedpub.model.text import OutOfLine, Xhtml, as_html
from feedpub.namespaces import itunes
from feedpub.uris import to_uri

if TYPE_CHECKING:
    from collections.abc import Iterator

    from feedpub.model import Article, Feed, Image, Person, Source, Text


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
        lost = _NOT_IN_MAIL if is_sayable(feed.webmaster.name) else _ALL_BUT_MAIL
        yield from loss.of_people(where, "webmaster", (feed.webmaster,), lost)
    yield from _category_losses(where, feed)
    yield from _logo_losses(feed.logo)
    for name in ("published", "updated"):
        yield from _fraction_losses(where, name, feed)
    yield from extending.losses(where, feed, "rss", item_losses)


def item_losses(article: Article) -> Iterator[Problem]:
    """Report what RSS cannot say about an article."""
    where = loss.place(article)
    apple = _said_by_apple(article)
    placeless = (name for name in _NO_PLACE_IN_ITEM if name not in apple)
    yield from loss.without_place("RSS", where, article, placeless)
    yield from loss.flattened(where, article, ("title", "rights"))
    for name in ("summary", "content"):
        yield from _kind_losses(where, name, getattr(article, name))
    yield from _people_losses(where, "authors", article.authors)
    yield from loss.of_people(
        where, "contributors", article.contributors, _ALL_BUT_NAME
    )
    yield from _category_losses(where, article)
    yield from _enclosure_losses(where, article, apple)
    yield from loss.of_dates("RSS", where, article, "pubDate")
    yield from _fraction_losses(where, "published", article)
    yield from _source_losses(where, article.source)
    yield from extending.losses(where, article, "rss", item_losses)


_NO_PLACE_IN_CHANNEL: Final = ("icon", "favicon", "expired", "user_comment")
_NO_PLACE_IN_ITEM: Final = ("content_text", "image", "banner_image")
_NOT_IN_MAIL: Final = ("url", "avatar")
_ALL_BUT_NAME: Final = ("email", *_NOT_IN_MAIL)
_ALL_BUT_MAIL: Final = ("name", *_NOT_IN_MAIL)


def _people_losses(
    where: str, field: str, people: tuple[Person, ...]
) -> Iterator[Problem]:
    lost = _NOT_IN_MAIL if has_mail(people) else _ALL_BUT_NAME
    yield from loss.of_people(where, field, people, lost)


def _category_losses(where: str, of: Feed | Article) -> Iterator[Problem]:
    for category in of.categories:
        if category.label:
            reason = f"the label of {category.term!r} is left out"
            yield Problem(where, "categories", reason)


def _logo_losses(logo: Image | None) -> Iterator[Problem]:
    if logo and not fits(logo):
        reason = f"its size is left out, beyond {WIDEST} x {HIGHEST} pixels"
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


def _said_by_apple(article: Article) -> frozenset[str]:
    """Name what itunes:image and itunes:duration say in place of RSS."""
    said = set()
    for each in article.extensions:
        if type(each) is not itunes.Episode:
            continue
        if each.duration is not None:
            said.add("duration")
        if article.image is not None and each.image == to_uri(article.image.url):
            said.add("image")
    return frozenset(said)


def _enclosure_losses(
    where: str, article: Article, said: frozenset[str]
) -> Iterator[Problem]:
    first = enclosure_of(article)
    for further in article.enclosures:
        if further is not first:
            reason = f"{further.url!r} is left out, RSS has one by http an item"
            yield Problem(where, "enclosures", reason)
    if first and first.duration is not None and "duration" not in said:
        yield Problem(where, "enclosures", "the duration is left out")
    if first and first.title:
        yield Problem(where, "enclosures", "the title is left out")


def _source_losses(where: str, source: Source | None) -> Iterator[Problem]:
    if source is None:
        return
    if source.url is None:
        yield Problem(where, "source", "it has no url, and so it is left out")
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
