"""Google News: the limits of its Publisher Center."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lxml import etree

from feedpub.validator.report import Level
from feedpub.validator.rule import rule
from feedpub.validator.rules.partners.feeds import articles_in, counted, link_to
from feedpub.validator.rules.partners.shells import DATE, GUID, LINK
from feedpub.validator.rules.partners.stories import ARTICLES, FEEDS, missing, story

if TYPE_CHECKING:
    from feedpub.validator.context import Context
    from feedpub.validator.document import Document
    from feedpub.validator.element import Element
    from feedpub.validator.words import Judgement

PAGE: Final = "https://support.google.com/news/publisher-center/answer/9545420"
_MOST: Final = 60
_FEED_BYTES: Final = 2_000_000
_ARTICLE_BYTES: Final = 1_000_000


@rule(
    "google-news-id-missing",
    level=Level.ERROR,
    on="channel/item",
    summary="Each article must have a guid for Google News.",
    spec=PAGE,
    bad=LINK,
    good=GUID,
    within="item",
    profile="google-news",
)
def google_news_id_missing(article: Element, context: Context) -> Judgement | None:
    """Google knows by it which article has changed, and which is new.

    Source: Google News, Publisher Center, answer 9545420; read 2026-11-22.
    """
    fix = 'add <guid isPermaLink="false"> with what never changes'
    return missing(story(article, context), "id", "the article has no guid", fix)


@rule(
    "google-news-date-missing",
    level=Level.ERROR,
    on=ARTICLES,
    summary="Each article must have a date for Google News.",
    spec=PAGE,
    bad=LINK,
    good=DATE,
    within="item",
    profile="google-news",
)
def google_news_date_missing(article: Element, context: Context) -> Judgement | None:
    """Google fetches an article again when its date has changed.

    Source: Google News, Publisher Center, answer 9545420; read 2026-11-22.
    """
    told = story(article, context)
    if told.says("published") or (article.tag != "item" and told.says("modified")):
        return None
    name = "<pubDate>" if article.tag == "item" else "<updated>"
    return f"the article has no {name}", f"add {name}"


@rule(
    "google-news-articles-many",
    level=Level.WARNING,
    on=FEEDS,
    summary="A feed for Google News should have 60 articles at most.",
    spec=PAGE,
    bad="<item><title>N</title></item>" * (_MOST + 1),
    good="<item><title>N</title></item>",
    within="channel",
    profile="google-news",
    across=True,
)
def google_news_articles_many(channel: Element, context: Context) -> Judgement | None:
    """Of more new articles at once, Google drops the rest.

    Source: Google News, Publisher Center, answer 9545420; read 2026-11-22.
    """
    count = articles_in(channel, context)
    if count <= _MOST:
        return None
    return f"the feed has {counted(count)}", f"keep the newest {_MOST}"


@rule(
    "google-news-feed-large",
    level=Level.ERROR,
    on="#document",
    summary="A feed for Google News must have two megabytes at most.",
    spec=PAGE,
    bad="",  # it would have two million characters
    good="",
    profile="google-news",
)
def google_news_feed_large(document: Document) -> Judgement | None:
    """A larger one is not read at all.

    Source: Google News, Publisher Center, answer 9545420; read 2026-11-22.
    """
    size = len(document.text)
    if size <= _FEED_BYTES:
        return None
    return f"the feed has {size:,} bytes", "keep fewer articles in it"


@rule(
    "google-news-article-large",
    level=Level.ERROR,
    on=ARTICLES,
    summary="An article for Google News must have a megabyte at most.",
    spec=PAGE,
    bad="",  # it would have a million characters
    good="",
    profile="google-news",
)
def google_news_article_large(article: Element, context: Context) -> Judgement | None:
    """A larger one is left out.

    Source: Google News, Publisher Center, answer 9545420; read 2026-11-22.
    """
    if len(context.document.text) <= _ARTICLE_BYTES:
        return None
    size = len(etree.tostring(article, encoding="utf-8"))  # type: ignore[call-overload]  # lxml's stubs do not know our Element
    if size <= _ARTICLE_BYTES:
        return None
    return f"the article has {size:,} bytes", "link to its images, do not embed them"


@rule(
    "google-news-hub-missing",
    level=Level.NOTE,
    on=FEEDS,
    summary="A feed for Google News had better name a hub.",
    spec=PAGE,
    bad="<ttl>5</ttl>",
    good='<atom:link rel="hub" href="https://hub.example/"/>',
    within="channel",
    profile="google-news",
)
def google_news_hub_missing(_: Element, context: Context) -> Judgement | None:
    """Without WebSub, Google asks about every 30 minutes.

    Source: Google News, Publisher Center, answer 9545420; read 2026-11-22.
    """
    if link_to(context, "hub"):
        return None
    return "the feed names no hub", 'add <atom:link rel="hub" href="…"/>'
