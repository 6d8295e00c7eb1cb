"""What nearly all news partners want of a feed as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from feedpub.validator.names import ATOM, NAMESPACES
from feedpub.validator.report import Level
from feedpub.validator.rule import rule
from feedpub.validator.rules.partners.feeds import (
    articles_in,
    counted,
    has_language,
    language_fix,
)
from feedpub.validator.rules.partners.news import GOOGLE, MSN, SMARTNEWS
from feedpub.validator.rules.partners.shells import JSON, feed
from feedpub.validator.rules.partners.stories import FEEDS

if TYPE_CHECKING:
    from feedpub.validator.context import Context
    from feedpub.validator.document import Document
    from feedpub.validator.element import Element
    from feedpub.validator.words import Judgement

_FEW, _MANY = 20, 60
_MOST_BYTES: Final = 1_000_000
_LOGOS: Final = frozenset(
    (
        *("image", f"{ATOM}logo", f"{{{NAMESPACES['snf']}}}logo"),
        f"{{{NAMESPACES['webfeeds']}}}logo",
    )
)


@rule(
    "news-format-unusual",
    level=Level.ERROR,
    on="#document",
    summary="Partners take RSS 2.0 and Atom.",
    spec=MSN,
    bad=JSON,
    good=feed(),
    profile="news",
)
def news_format_unusual(document: Document) -> Judgement | None:
    """Nobody of them says that they read another format.

    Source: MSN, feed content specifications; read 2026-11-22.
    """
    if document.format in (None, "rss", "atom"):
        return None
    return "partners do not read this format", "give them RSS 2.0 or Atom"


@rule(
    "news-language-missing",
    level=Level.ERROR,
    on=FEEDS,
    summary="The feed must say its language.",
    spec=SMARTNEWS,
    bad="<ttl>5</ttl>",
    good="<language>en</language>",
    within="channel",
    profile="news",
)
def news_language_missing(channel: Element, context: Context) -> Judgement | None:
    """Partners keep each language apart.

    Source: SmartNews, SmartFormat 2.1, page of 2026; read 2026-11-22.
    """
    if has_language(channel, context):
        return None
    return "the feed does not say its language", language_fix(channel)


@rule(
    "news-logo-missing",
    level=Level.WARNING,
    on=FEEDS,
    summary="The feed should have a logo.",
    spec=SMARTNEWS,
    bad="<ttl>5</ttl>",
    good="<snf:logo><url>https://tide.example/logo.png</url></snf:logo>",
    within="channel",
    profile="news",
)
def news_logo_missing(channel: Element, context: Context) -> Judgement | None:
    """It stands above the articles and says whose they are.

    Source: SmartNews, SmartFormat 2.1; read 2026-11-22.
    """
    if not _LOGOS.isdisjoint(context.children):
        return None
    fix = "add RSS's <image>" if channel.tag == "channel" else "add <logo>"
    return "the feed has no logo", fix


@rule(
    "news-articles-few",
    level=Level.NOTE,
    on=FEEDS,
    summary="A news feed had better have 20 to 60 articles.",
    spec=GOOGLE,
    bad="<ttl>5</ttl>",
    good="<item><title>Neap</title></item>" * _FEW,
    within="channel",
    profile="news",
    across=True,
)
def news_articles_few(channel: Element, context: Context) -> Judgement | None:
    """Too few make an empty page, and of many the older ones are left out.

    Source: Flipboard, RSS specification (20), and Google News, Publisher Center,
    answer 9545420 (60); read 2026-11-22.
    """
    count = articles_in(channel, context)
    if count < _FEW:
        return f"the feed has {counted(count)}", f"keep the newest {_FEW} to {_MANY}"
    if count > _MANY:
        return f"the feed has {counted(count)}", f"keep the newest {_MANY}"
    return None


@rule(
    "news-feed-large",
    level=Level.WARNING,
    on="#document",
    summary="A news feed should have no more than a megabyte.",
    spec=SMARTNEWS,
    bad="",  # it would have a million characters
    good="",
    profile="news",
)
def news_feed_large(document: Document) -> Judgement | None:
    """It is fetched every few minutes, and larger ones are cut off.

    Source: SmartNews, SmartFormat, Japanese page 360036526213; read 2026-11-22.
    """
    size = len(document.text)
    if size <= _MOST_BYTES:
        return None
    return f"the feed has {size:,} bytes", f"keep it below {_MOST_BYTES:,}"
