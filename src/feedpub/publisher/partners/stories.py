"""What an article must be for a partner, said before the feed is written."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from feedpub.errors import Problem
from feedpub.html import to_text
from feedpub.html.scanning import attributes, tags, value_of
from feedpub.model import Html
from feedpub.namespaces import media

if TYPE_CHECKING:
    from collections.abc import Iterator

    from feedpub.model import Article, Feed
    from feedpub.publisher.partners.wants import Wants

_STRIPPED: Final = frozenset(("script", "style", "object", "embed", "param", "applet"))
_ADDRESS: Final = re.compile(r"https?://|www\.[a-z0-9-]{1,63}\.", re.IGNORECASE)
_SLIDES: Final = 200


def is_title_for_msn(title: str) -> bool:
    """Tell whether MSN takes the title without a shorter one: 21 to 150 characters."""
    return 21 <= len(title) <= 150


def problems(
    article: Article, feed: Feed, partner: str, wants: Wants
) -> Iterator[Problem]:
    """Say what of the partner's demands the article does not meet."""
    where = f"article {str(article.id)!r}"
    for field, message in _lacking(article, wants):
        yield Problem(where, field, message)
    for content in _images(article):
        if content.width and content.width < wants.width:
            message = f"is {content.width} pixels wide; {wants.width} are the least"
            yield Problem(where, "image", message)
    if partner == "msn":
        for field, message in _unfit_for_msn(article, feed):
            yield Problem(where, field, message)


def _lacking(article: Article, wants: Wants) -> Iterator[tuple[str, str]]:
    has = {
        "title": ("title", bool(article.title)),
        "link": ("url", bool(article.url)),
        "date": ("published", article.is_dated),
        "text": ("content", isinstance(article.content, Html)),
        "image": ("image", bool([*_images(article)])),
        "author": ("authors", bool(article.authors)),
    }
    for need in wants.needs:
        field, given = has[need]
        if not given:
            yield field, f"is missing; a feed for {wants.title} must have it"


def _images(article: Article) -> Iterator[media.Content]:
    """Walk over the pictures in Media RSS, in groups, too."""
    for value in article.extensions:
        contents = value.contents if isinstance(value, media.Group) else (value,)
        for one in contents:
            if isinstance(one, media.Content) and (
                one.medium == "image" or (one.type or "").startswith("image/")
            ):
                yield one


def _unfit_for_msn(article: Article, feed: Feed) -> Iterator[tuple[str, str]]:
    title = str(article.title or "")
    if len([*_images(article)]) > _SLIDES:
        yield "extensions", f"has more than {_SLIDES} images, the most for MSN"
    if _ADDRESS.search(title):
        yield "title", "has an address, which MSN refuses; take it out"
    if "</" in title and to_text(title) != title:
        yield "title", "has tags, which MSN refuses; write it without"
    language = _primary(article.language or feed.language)
    if language != _primary(_language(feed)):
        yield "language", "is not the feed's; make a feed of each language for MSN"
    if isinstance(article.content, Html):
        yield from _unfit_html(article.content.markup)


def _language(feed: Feed) -> str | None:
    first = feed.articles[0] if feed.articles else None
    return (first.language if first else None) or feed.language


def _primary(language: str | None) -> str:
    return (language or "").lower().partition("-")[0]


def _unfit_html(html: str) -> Iterator[tuple[str, str]]:
    names: set[str] = set()
    for name, tag in tags(html):
        names.add(name)
        if name != "img":
            continue
        said = {key: value_of(one).strip() for key, one in attributes(html, tag)}
        if not said.get("src", "").lower().startswith(("https:", "http:")):
            address = said.get("src", "")[:60]
            yield "content", f"has the image {address!r}, which MSN cannot fetch"
    for name in sorted(names & _STRIPPED):
        yield "content", f"has <{name}>, which MSN cuts out; sanitise the HTML"
