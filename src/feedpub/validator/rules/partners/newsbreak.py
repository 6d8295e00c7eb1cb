"""NewsBreak: what its answers to publishers say; its specification is not public."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from feedpub.html import to_text
from feedpub.validator.report import Level
from feedpub.validator.rule import Fault, rule
from feedpub.validator.rules.partners.shells import BODY, LINK, PICTURE
from feedpub.validator.rules.partners.stories import (
    ARTICLES,
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

PAGE: Final = "https://support.newsbreak.com/publisher-faq"
_CUT: Final = (
    *("…", "...", "[...]", "[…]", "read more", "continue reading", "(more…)"),
    *("read more…", "read more »", "continue reading →"),
)
_END: Final = 200


@rule(
    "newsbreak-text-missing",
    level=Level.ERROR,
    on=ARTICLES,
    summary="Each article must come with its full text for NewsBreak.",
    spec=PAGE,
    bad=LINK,
    good=BODY,
    within="item",
    profile="newsbreak",
)
def newsbreak_text_missing(article: Element, context: Context) -> Judgement | None:
    """NewsBreak shows articles in its app, and takes no snippets.

    Source: NewsBreak, publisher FAQ; read 2026-11-22.
    """
    if story(article, context).full_text:
        return None
    name = "<content:encoded>" if article.tag == "item" else "<content>"
    return "the article has no text", f"put its whole text into {name}"


@rule(
    "newsbreak-text-cut",
    level=Level.WARNING,
    on=ARTICLES,
    summary="The text of an article for NewsBreak should not break off.",
    spec=PAGE,
    bad="<description>The neap tide comes twice a […]</description>",
    good="<description>The neap tide comes twice a month.</description>",
    within="item",
    profile="newsbreak",
)
def newsbreak_text_cut(article: Element, context: Context) -> Fault | None:
    """Snippets are refused, and with them the feed.

    Source: NewsBreak, publisher FAQ; read 2026-11-22.
    """
    told = story(article, context)
    end = to_text(told.full_text)[-_END:].rstrip()
    if not end.lower().endswith(_CUT):
        return None
    return Fault(
        f"the text ends in {quoted(end[-30:])}", "give all of it", told.text_element
    )


@rule(
    "newsbreak-author-missing",
    level=Level.ERROR,
    on=ARTICLES,
    summary="Each article must have a byline for NewsBreak.",
    spec=PAGE,
    bad=LINK,
    good="<dc:creator>Ada Reed</dc:creator>",
    within="item",
    profile="newsbreak",
)
def newsbreak_author_missing(article: Element, context: Context) -> Judgement | None:
    """Articles that nobody answers for are refused.

    Source: NewsBreak, publisher FAQ; read 2026-11-22.
    """
    told = story(article, context)
    return missing(told, "author", "the article has no author", "add <dc:creator>")


@rule(
    "newsbreak-image-missing",
    level=Level.WARNING,
    on=ARTICLES,
    summary="Each article should have its images for NewsBreak.",
    spec=PAGE,
    bad=BODY,
    good=f"{BODY}{PICTURE}",
    within="item",
    profile="newsbreak",
)
def newsbreak_image_missing(article: Element, context: Context) -> Judgement | None:
    """NewsBreak asks for the whole article, images included.

    Source: NewsBreak, publisher FAQ; read 2026-11-22.
    """
    if has_image(story(article, context)):
        return None
    return "the article has no image", "add <img> or media:content, if the page has one"


@rule(
    "newsbreak-image-uncredited",
    level=Level.WARNING,
    on=ARTICLES,
    summary="An image for NewsBreak should say whose it is.",
    spec=PAGE,
    bad='<media:content url="https://tide.example/neap.jpg" medium="image"/>',
    good=PICTURE,
    within="item",
    profile="newsbreak",
)
def newsbreak_image_uncredited(article: Element, context: Context) -> Iterator[Fault]:
    """Images without a credit are not shown.

    Source: NewsBreak, publisher FAQ; read 2026-11-22.
    """
    for picture in story(article, context).pictures:
        if "credit" not in picture.words:
            yield Fault("the image has no credit", "add media:credit", picture.element)
