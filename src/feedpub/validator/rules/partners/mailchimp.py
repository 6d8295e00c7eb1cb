"""Mailchimp: what its merge tags need to make an e-mail of a feed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from feedpub.validator.names import ATOM
from feedpub.validator.report import Level
from feedpub.validator.rule import Fault, rule
from feedpub.validator.rules.partners.shells import LINK, PICTURE
from feedpub.validator.rules.partners.stories import (
    ARTICLES,
    FEEDS,
    read_story,
    story,
)
from feedpub.validator.words import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from feedpub.validator.context import Context
    from feedpub.validator.element import Element
    from feedpub.validator.words import Judgement

TAGS: Final = "https://mailchimp.com/help/rss-merge-tags/"
TROUBLE: Final = "https://mailchimp.com/help/troubleshooting-rss-in-campaigns/"
_ARTICLES: Final = ("item", f"{ATOM}entry")
_PRINTED: Final = {
    "title": "RSSITEM:TITLE",
    "link": "RSSITEM:URL",
    "published": "RSSITEM:DATE",
    "author": "RSSITEM:AUTHOR",
    "category": "RSSITEM:CATEGORIES",
    "summary": "RSSITEM:CONTENT",
    "body": "RSSITEM:CONTENT_FULL",
}


@rule(
    "mailchimp-image-missing",
    level=Level.WARNING,
    on=ARTICLES,
    summary="Each article should have a media:content image for Mailchimp.",
    spec=TAGS,
    bad=LINK,
    good=PICTURE,
    within="item",
    profile="mailchimp",
)
def mailchimp_image_missing(article: Element, context: Context) -> Judgement | None:
    """The merge tag RSSITEM:IMAGE prints it, and nothing where there is none.

    Source: public plug-ins for WordPress that serve it; read 2026-11-22.
    """
    if story(article, context).pictures:
        return None
    return "the article has no image", 'add <media:content medium="image" url="…"/>'


@rule(
    "mailchimp-medium-missing",
    level=Level.WARNING,
    on="media:content",
    summary='An image for Mailchimp should say medium="image".',
    spec=TAGS,
    bad='<media:content url="https://tide.example/neap.jpg" type="image/jpeg" '
    'width="560" height="360"/>',
    good='<media:content url="https://tide.example/neap.jpg" medium="image" '
    'width="560" height="360"/>',
    within="item",
    profile="mailchimp",
)
def mailchimp_medium_missing(content: Element) -> Judgement | None:
    """The merge tag looks for that word.

    Source: public plug-ins for WordPress that serve it; read 2026-11-22.
    """
    if not content.get("type", "").startswith("image/") or content.get("medium"):
        return None
    return "the image does not say its medium", 'add medium="image"'


@rule(
    "mailchimp-image-unsized",
    level=Level.WARNING,
    on=ARTICLES,
    summary="An image for Mailchimp should say its width and height in pixels.",
    spec=TAGS,
    bad='<media:content url="https://tide.example/neap.jpg" medium="image"/>',
    good=PICTURE,
    within="item",
    profile="mailchimp",
)
def mailchimp_image_unsized(article: Element, context: Context) -> Iterator[Fault]:
    """Mailchimp prints the image as large as it is; nothing makes it fit the e-mail.

    Source: public plug-ins for WordPress that serve it; read 2026-11-22.
    """
    for picture in story(article, context).pictures:
        if not picture.width or not picture.height:
            fix = "add width and height; make it as wide as your e-mails"
            yield Fault("the image does not say its size", fix, picture.element)


@rule(
    "mailchimp-articles-uneven",
    level=Level.WARNING,
    on=FEEDS,
    summary="Articles for Mailchimp should all have the same elements.",
    spec=TROUBLE,
    bad=f"<item><title>Neap</title>{LINK}</item><item><title>Ebb</title></item>",
    good=f"<item><title>Neap</title>{LINK}</item>"
    "<item><title>Ebb</title><link>https://tide.example/ebb/</link></item>",
    within="channel",
    profile="mailchimp",
    across=True,
)
def mailchimp_articles_uneven(_: Element, context: Context) -> Iterator[Fault]:
    """A merge tag for an element that is missing breaks the campaign.

    Source: Mailchimp, troubleshooting of RSS; read 2026-11-22.
    """
    common = context.gathered(_said_by_any)
    for article, names in _said(context):
        absent = tuple(_PRINTED[one] for one in _PRINTED if one in common - names)
        if absent:
            message = f"there is nothing for {listed(absent, 'and')}"
            yield Fault(message, "add it, as the other articles have it", article)


def _said_by_any(context: Context, before: frozenset[str] | None) -> frozenset[str]:
    return (before or frozenset()).union(*(names for _, names in _said(context)))


def _said(context: Context) -> Iterator[tuple[Element, frozenset[str]]]:
    """Give each article with the names of what it says."""
    for kid in context.kids:
        if kid.tag in _ARTICLES:
            yield kid, frozenset(read_story(kid, context).texts)
