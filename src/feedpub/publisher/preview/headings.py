"""What a list and an article's page both say: title, picture, date and names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from feedpub import dates
from feedpub.formats.readable.words import day, direction, words_in
from feedpub.model.text import as_plain
from feedpub.namespaces import media
from feedpub.publisher.pages import element
from feedpub.publisher.preview.podcasts import artwork_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from feedpub.model import Article, Feed
    from feedpub.publisher.pages import Markup

_TITLE: Final = 300
_NAMES: Final = 5


def speech_of(feed: Feed, article: Article | None = None) -> dict[str, str | None]:
    """Give the attributes that tell how the feed or an article of it is read."""
    language = (article and article.language) or feed.language
    title = as_plain(article.title if article else feed.title) or ""
    return {"lang": language, "dir": direction(language, title)}


def title_of(article: Article) -> str | None:
    """Give the title, shortened if it is no title but a text."""
    title = as_plain(article.title)
    return f"{title[:_TITLE]}…" if title and len(title) > _TITLE else title


def byline(feed: Feed, article: Article) -> Markup:
    """Write where an article is from, who wrote it and when."""
    source = article.source.title if article.source else as_plain(feed.title)
    people = [person.name for person in (article.authors or feed.authors)[:_NAMES]]
    names = [name for name in people if name != source]
    parts = [element("span", source), *(element("span", name) for name in names)]
    if when := _dated(article):
        parts.append(time(when, feed.language))
    return element("p", ((part, " ") for part in parts), class_="byline")


def time(when: datetime, language: str | None) -> Markup:
    """Write a date as people of that language do."""
    words = words_in(language)
    said = direction(words.language, "")
    shown = day(when, words)
    return element(
        "time", shown, datetime=dates.rfc3339(when), lang=words.language, dir=said
    )


def lead_of(article: Article) -> str | None:
    """Give the address of the picture that readers put beside an article."""
    return next(_pictures(article), None)


def _dated(article: Article) -> datetime | None:
    if not article.is_dated:
        return None
    return article.published or article.updated


def _pictures(article: Article) -> Iterator[str]:
    """Give the pictures, the most certain one first."""
    for image in (article.image, article.banner_image):
        if image is not None:
            yield image.url
    if artwork := artwork_of(article):
        yield artwork
    for one in article.extensions:
        if isinstance(one, media.Thumbnail):
            yield one.url
        if isinstance(one, media.Content | media.Group):
            yield from _inside(one)
    for enclosure in article.enclosures:
        if enclosure.type.lower().startswith("image/"):
            yield enclosure.url


def _inside(medium: media.Content | media.Group) -> Iterator[str]:
    yield from (one.url for one in medium.thumbnails)
    if isinstance(medium, media.Group):
        for content in medium.contents:
            yield from _inside(content)
    elif medium.url and (medium.medium or medium.type or "").startswith("image"):
        yield medium.url
