"""An article as a reader opens it, with its margin beside each part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedpub.publisher.pages import element, link, together
from feedpub.publisher.preview.contents import content_of, picture
from feedpub.publisher.preview.headings import byline, lead_of, speech_of, title_of
from feedpub.publisher.preview.margins import margin
from feedpub.publisher.preview.podcasts import details_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from feedpub.model import Article, Feed
    from feedpub.publisher.pages import Markup
    from feedpub.publisher.preview.contents import Content
    from feedpub.publisher.preview.gathering import Gathered


def article_view(
    gathered: Gathered, number: int, article: Article, *, images: bool
) -> Markup:
    """Write an article in a reader's typography."""
    speech = speech_of(gathered.feed, article)
    found = gathered.margin(article)
    content = content_of(article, images=images)
    text = element("div", content.html, class_="prose") if content.html else None
    parts = (
        (_heading(gathered.feed, number, article, images=images), found.head, "head"),
        (text, found.text, "text"),
        (details_of(article, images=images), found.media, "media"),
        (_colophon(article, content), (), ""),
    )
    rows = (
        element(
            "div",
            element("div", shown, class_="shown", **speech),
            margin(findings, f"the article's {about}"),
            class_="row",
        )
        for shown, findings, about in parts
        if shown or findings
    )
    return element("article", rows, aria_labelledby=f"title-{number}")


def _heading(feed: Feed, number: int, article: Article, *, images: bool) -> Markup:
    title = title_of(article) or "No title"
    lead = picture(lead_of(article), "", images=images)
    categories = [one.label or one.term for one in article.categories]
    chips = (element("span", name, class_="chip") for name in categories)
    return together(
        element("h2", link(article.url, title), class_="title", id=f"title-{number}"),
        byline(feed, article),
        element("p", chips, class_="chips") if categories else None,
        element("div", lead, class_="lead") if lead else None,
    )


def _colophon(article: Article, content: Content) -> Markup:
    """Say what readers keep behind the article, and what was not shown."""
    told = [*_facts(article)]
    if content.removed:
        told.append(("Taken out", ", ".join(content.removed)))
    if content.is_cut:
        told.append(("Cut", "the text is too long to be shown as a whole"))
    pairs = ((element("dt", name), element("dd", said)) for name, said in told)
    return element("dl", pairs, class_="facts", dir="ltr", lang="en")


def _facts(article: Article) -> Iterator[tuple[str, str | Markup]]:
    yield "Id", str(article.id)
    if article.url:
        yield "Page", link(article.url, article.url)
    if article.external_url:
        yield "About", link(article.external_url, article.external_url)
    if article.comments_url:
        yield "Comments", link(article.comments_url, article.comments_url)
    if not article.is_dated:
        yield "Date", "none"
    elif article.updated and article.updated != article.published:
        yield "Updated", article.updated.isoformat(" ")
    for one in article.links:
        yield one.rel, link(one.url, one.title or one.url)
