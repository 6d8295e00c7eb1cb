"""Feedly: what makes a feed look like its site there; all of it is optional."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from feedpub.validator.names import NAMESPACES
from feedpub.validator.report import Level
from feedpub.validator.rule import rule
from feedpub.validator.rules.partners.shells import LINK, PICTURE
from feedpub.validator.rules.partners.stories import (
    ARTICLES,
    FEEDS,
    has_image,
    story,
)

if TYPE_CHECKING:
    from feedpub.validator.context import Context
    from feedpub.validator.element import Element
    from feedpub.validator.words import Judgement

PAGE: Final = "https://blog.feedly.com/10-ways-to-optimize-your-feed-for-feedly/"
_WEBFEEDS: Final = f"{{{NAMESPACES['webfeeds']}}}"


@rule(
    "feedly-logo-missing",
    level=Level.NOTE,
    on=FEEDS,
    summary="A feed for Feedly had better have a logo.",
    spec=PAGE,
    bad="<ttl>5</ttl>",
    good="<webfeeds:logo>https://tide.example/logo.svg</webfeeds:logo>",
    within="channel",
    profile="feedly",
)
def feedly_logo_missing(_: Element, context: Context) -> Judgement | None:
    """Feedly shows it above the articles.

    Source: Feedly, ten ways to optimise your feed; from memory and public code; read
    2026-11-22.
    """
    return _missing(context, "logo", "the URL of an SVG image")


@rule(
    "feedly-logo-not-svg",
    level=Level.NOTE,
    on="webfeeds:logo",
    summary="A logo for Feedly had better be an SVG image.",
    spec=PAGE,
    bad="<webfeeds:logo>https://tide.example/logo.png</webfeeds:logo>",
    good="<webfeeds:logo>https://tide.example/logo.svg</webfeeds:logo>",
    within="channel",
    profile="feedly",
)
def feedly_logo_not_svg(_: Element, context: Context) -> Judgement | None:
    """It is shown in any size; pixels get blurred.

    Source: Feedly, ten ways to optimise your feed; from memory and public code; read
    2026-11-22.
    """
    if context.text.partition("?")[0].lower().endswith(".svg"):
        return None
    return "the logo does not end in .svg", "give an SVG image"


@rule(
    "feedly-icon-missing",
    level=Level.NOTE,
    on=FEEDS,
    summary="A feed for Feedly had better have an icon.",
    spec=PAGE,
    bad="<ttl>5</ttl>",
    good="<webfeeds:icon>https://tide.example/icon.png</webfeeds:icon>",
    within="channel",
    profile="feedly",
)
def feedly_icon_missing(_: Element, context: Context) -> Judgement | None:
    """It stands beside the feed's name in the list.

    Source: Feedly, ten ways to optimise your feed; from memory and public code; read
    2026-11-22.
    """
    return _missing(context, "icon", "the URL of a square image")


@rule(
    "feedly-colour-missing",
    level=Level.NOTE,
    on=FEEDS,
    summary="A feed for Feedly had better have an accent colour.",
    spec=PAGE,
    bad="<ttl>5</ttl>",
    good="<webfeeds:accentColor>008080</webfeeds:accentColor>",
    within="channel",
    profile="feedly",
)
def feedly_colour_missing(_: Element, context: Context) -> Judgement | None:
    """Links and headings take it.

    Source: Feedly, ten ways to optimise your feed; from memory and public code; read
    2026-11-22.
    """
    return _missing(context, "accentColor", "six hexadecimal digits")


def _missing(context: Context, name: str, what: str) -> Judgement | None:
    if f"{_WEBFEEDS}{name}" in context.children:
        return None
    return f"the feed has no <webfeeds:{name}>", f"add it, with {what}"


@rule(
    "feedly-image-missing",
    level=Level.NOTE,
    on=ARTICLES,
    summary="An article for Feedly had better have an image.",
    spec=PAGE,
    bad=LINK,
    good=PICTURE,
    within="item",
    profile="feedly",
)
def feedly_image_missing(article: Element, context: Context) -> Judgement | None:
    """Cards and magazines are made of pictures.

    Source: Feedly, ten ways to optimise your feed; from memory; read 2026-11-22.
    """
    if has_image(story(article, context)):
        return None
    return "the article has no image", 'add <img> or <media:content medium="image">'
