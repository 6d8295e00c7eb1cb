"""The list of a feed's articles, as readers begin with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from feedpub.dates import UNDATED
from feedpub.model.text import as_plain
from feedpub.publisher.pages import element, link, together
from feedpub.publisher.preview.contents import first_picture, picture, snippet_of
from feedpub.publisher.preview.headings import (
    byline,
    lead_of,
    speech_of,
    time,
    title_of,
)
from feedpub.publisher.preview.margins import brief, margin

if TYPE_CHECKING:
    from collections.abc import Sequence

    from feedpub.model import Article, Feed
    from feedpub.publisher.pages import Markup
    from feedpub.publisher.preview.gathering import Gathered

_DESCRIPTION: Final = 600


def list_view(
    gathered: Gathered, articles: Sequence[tuple[int, Article]], *, images: bool
) -> Markup:
    """Write the feed's head and its articles, with what was found beside them."""
    feed = gathered.feed
    head = (_masthead(feed, images=images), margin(gathered.around, "the feed"))
    items = (
        element(
            "li",
            _card(feed, number, article, images=images),
            brief(gathered.margin(article).all, f"article-{number}"),
            class_="row",
        )
        for number, article in articles
    )
    return together(
        element("div", head, class_="row"),
        element("ol", items, class_="items", role="list"),
        _last(len(articles), len(feed.articles)),
    )


def _masthead(feed: Feed, *, images: bool) -> Markup:
    """Write the feed's name, what it is about, and its picture."""
    image = feed.icon or feed.logo or feed.favicon
    about = (as_plain(feed.description) or "")[:_DESCRIPTION]
    when = feed.last_updated
    return element(
        "header",
        element("h1", link(feed.home_url, as_plain(feed.title))),
        element("p", about, class_="about") if about else None,
        element("p", "Updated ", time(when, feed.language), class_="byline", lang="en")
        if when != UNDATED
        else None,
        picture(image.url, "", images=images) if image else None,
        class_="shown masthead",
        **speech_of(feed),
    )


def _card(feed: Feed, number: int, article: Article, *, images: bool) -> Markup:
    title, snippet = title_of(article), snippet_of(article)
    lead = picture(lead_of(article) or first_picture(article), "", images=images)
    headline = title or snippet[:80] or article.url or "No title"
    return element(
        "article",
        element("div", lead, class_="lead") if lead else None,
        element("h2", element("a", headline, href=f"#article-{number}")),
        byline(feed, article),
        element("p", snippet, class_="snippet") if snippet and title else None,
        class_="shown card",
        **speech_of(feed, article),
    )


def _last(shown: int, there: int) -> Markup | None:
    """Say how many articles are not shown, or that there is none."""
    if shown == there and there:
        return None
    said = "There is no article in this feed."
    if there:
        said = f"The first {shown:,} of {there:,} articles are shown."
    return element("div", element("p", said, class_="shown card"), class_="row")
