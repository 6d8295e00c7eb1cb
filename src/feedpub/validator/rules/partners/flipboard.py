"""Flipboard: what its specification of RSS wants."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from feedpub.html import to_text
from feedpub.validator.report import Level
from feedpub.validator.rule import Fault, rule
from feedpub.validator.rules.partners.feeds import (
    articles_in,
    counted,
    has_language,
    language_fix,
    link_to,
)
from feedpub.validator.rules.partners.shells import BODY, GUID, LINK, PICTURE
from feedpub.validator.rules.partners.stories import (
    ARTICLES,
    FEEDS,
    absent,
    has_image,
    missing,
    story,
)
from feedpub.validator.words import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from feedpub.validator.context import Context
    from feedpub.validator.element import Element
    from feedpub.validator.words import Judgement

PAGE: Final = "https://about.flipboard.com/rss-spec"
HELP: Final = "https://flipboard.helpshift.com/hc/en/1-flipboard/faq/1023/"
_FEWEST: Final = 20
_OLD_SIDE, _SIDE = 400, 500
_EXCERPT: Final = 300
_WISHED: Final = ("published", "id", "summary", "author")


@rule(
    "flipboard-title-missing",
    level=Level.ERROR,
    on=ARTICLES,
    summary="Each article must have a title for Flipboard.",
    spec=PAGE,
    bad="<item><description>Twice a month.</description></item>",
    good="<item><title>Neap</title></item>",
    within="channel",
    profile="flipboard",
)
def flipboard_title_missing(article: Element, context: Context) -> Judgement | None:
    """It is set in large type over the picture.

    Source: Flipboard, RSS specification; read 2026-11-22.
    """
    told = story(article, context)
    return missing(told, "title", "the article has no title", "add its title")


@rule(
    "flipboard-link-missing",
    level=Level.ERROR,
    on=ARTICLES,
    summary="Each article must link to its page for Flipboard.",
    spec=PAGE,
    bad=GUID,
    good=LINK,
    within="item",
    profile="flipboard",
)
def flipboard_link_missing(article: Element, context: Context) -> Judgement | None:
    """Flipboard opens the page, and knows the article by its address.

    Source: Flipboard, RSS specification; read 2026-11-22.
    """
    told = story(article, context)
    return missing(told, "link", "the article has no link", "add its page's URL")


@rule(
    "flipboard-text-missing",
    level=Level.ERROR,
    on=ARTICLES,
    summary="Each article must come with its whole HTML for Flipboard.",
    spec=PAGE,
    bad="<description>Twice a month.</description>",
    good=BODY,
    within="item",
    profile="flipboard",
)
def flipboard_text_missing(article: Element, context: Context) -> Judgement | None:
    """The magazine's pages are made of it.

    Source: Flipboard, RSS specification, versions of 2012 to 2016; read 2026-11-22.
    """
    name = "<content:encoded>" if article.tag == "item" else "<content>"
    message = f"the article has no {name}"
    fix = f"put its whole text into {name}"
    return missing(story(article, context), "body", message, fix)


@rule(
    "flipboard-article-sparse",
    level=Level.WARNING,
    on=ARTICLES,
    summary="An article for Flipboard should have date, guid, summary and author.",
    spec=PAGE,
    bad=f"{LINK}{GUID}<pubDate>Sun, 01 Mar 2026 09:00:00 GMT</pubDate>"
    "<description>Twice a month.</description>",
    good=f"{LINK}{GUID}<pubDate>Sun, 01 Mar 2026 09:00:00 GMT</pubDate>"
    "<description>Twice a month.</description><dc:creator>Ada Reed</dc:creator>",
    within="item",
    profile="flipboard",
)
def flipboard_article_sparse(article: Element, context: Context) -> Iterator[Fault]:
    """Flipboard recommends them; it makes up what is missing.

    Source: Flipboard, RSS specification; read 2026-11-22.
    """
    return absent(article, story(article, context), _WISHED)


@rule(
    "flipboard-image-missing",
    level=Level.ERROR,
    on=ARTICLES,
    summary="Each article must have an image for Flipboard.",
    spec=PAGE,
    bad=BODY,
    good=f"{BODY}{PICTURE}",
    within="item",
    profile="flipboard",
)
def flipboard_image_missing(article: Element, context: Context) -> Judgement | None:
    """A magazine is made of pictures.

    Source: Flipboard, RSS specification; read 2026-11-22.
    """
    if has_image(story(article, context)):
        return None
    return "the article has no image", 'add <media:content medium="image"> or <img>'


@rule(
    "flipboard-image-small",
    level=Level.ERROR,
    on=ARTICLES,
    summary="An image for Flipboard must be 400 pixels wide, or better 500.",
    spec=HELP,
    bad='<media:content url="https://tide.example/neap.jpg" medium="image" '
    'width="300"/>',
    good=PICTURE,
    within="item",
    profile="flipboard",
)
def flipboard_image_small(article: Element, context: Context) -> Iterator[Fault]:
    """Smaller ones are left out.

    Source: Flipboard, RSS specification (400) and article 1023 of its help (500);
    read 2026-11-22.
    """
    for picture in story(article, context).pictures:
        if picture.width and picture.width < _OLD_SIDE:
            message = f"the image is {picture.width} pixels wide"
            fix = f"give one of {_SIDE} at least"
            yield Fault(message, fix, picture.element)


@rule(
    "flipboard-articles-few",
    level=Level.WARNING,
    on=FEEDS,
    summary="A feed for Flipboard should have 20 articles, or better 30.",
    spec=HELP,
    bad="<item><title>Neap</title></item>",
    good="<item><title>Neap</title></item>" * _FEWEST,
    within="channel",
    profile="flipboard",
    across=True,
)
def flipboard_articles_few(channel: Element, context: Context) -> Judgement | None:
    """Flipboard looks at a feed only when there is enough for a magazine.

    Source: Flipboard, RSS specification (30) and article 1023 of its help (20); read
    2026-11-22.
    """
    count = articles_in(channel, context)
    if count >= _FEWEST:
        return None
    return f"the feed has {counted(count)}", f"keep {_FEWEST} in it"


@rule(
    "flipboard-language-missing",
    level=Level.ERROR,
    on=FEEDS,
    summary="A feed for Flipboard must say its language.",
    spec=PAGE,
    bad="<ttl>5</ttl>",
    good="<language>en</language>",
    within="channel",
    profile="flipboard",
)
def flipboard_language_missing(channel: Element, context: Context) -> Judgement | None:
    """Flipboard's editions are by language.

    Source: Flipboard, RSS specification; read 2026-11-22.
    """
    if has_language(channel, context):
        return None
    return "the feed does not say its language", language_fix(channel)


@rule(
    "flipboard-excerpt-short",
    level=Level.WARNING,
    on=ARTICLES,
    summary="Where the text is an excerpt, Flipboard asks for 300 characters.",
    spec=HELP,
    bad="<description>Twice a month.</description>",
    good=f"<description>Twice a month.</description>{BODY}",
    within="item",
    profile="flipboard",
)
def flipboard_excerpt_short(article: Element, context: Context) -> Fault | None:
    """Less does not fill the place below the picture.

    Source: Flipboard, article 1023 of its help; read 2026-11-22.
    """
    told = story(article, context)
    summary = told.says("summary")
    if not summary or told.says("body"):
        return None
    length = len(to_text(summary))
    if length >= _EXCERPT:
        return None
    message = f"the excerpt has {length} characters"
    return Fault(message, "give the whole text", told.elements["summary"])


@rule(
    "flipboard-link-elsewhere",
    level=Level.NOTE,
    on=ARTICLES,
    summary="Articles for Flipboard had better be on the feed's own host.",
    spec=PAGE,
    bad="<link>https://other.example/neap/</link>",
    good=LINK,
    within="item",
    profile="flipboard",
    given={"url": "https://tide.example/rss.xml"},
)
def flipboard_link_elsewhere(article: Element, context: Context) -> Fault | None:
    """Flipboard trusts a feed more that speaks for its own site.

    Source: Flipboard, RSS specification; read 2026-11-22.
    """
    told = story(article, context)
    ours, theirs = _host(context.url or ""), _host(told.says("link"))
    if not ours or not theirs or ours == theirs:
        return None
    message = f"the article is on {quoted(theirs)}, and the feed on {quoted(ours)}"
    return Fault(message, None, told.elements["link"])


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


@rule(
    "flipboard-hub-missing",
    level=Level.NOTE,
    on=FEEDS,
    summary="A feed for Flipboard had better name a hub.",
    spec=PAGE,
    bad="<ttl>5</ttl>",
    good='<atom:link rel="hub" href="https://hub.example/"/>',
    within="channel",
    profile="flipboard",
)
def flipboard_hub_missing(_: Element, context: Context) -> Judgement | None:
    """A hub brings articles at once, instead of when Flipboard asks.

    Source: Flipboard, RSS specification, its older versions; read 2026-11-22.
    """
    if link_to(context, "hub"):
        return None
    return "the feed names no hub", 'add <atom:link rel="hub" href="…"/>'
