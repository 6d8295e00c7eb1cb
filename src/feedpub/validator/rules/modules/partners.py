"""The namespaces of news partners: mi, snf and webfeeds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from feedpub import uris
from feedpub.namespaces.vocabulary import Kind
from feedpub.validator.report import Level
from feedpub.validator.rule import Fault, rule
from feedpub.validator.usual import usual_url
from feedpub.validator.vocabularies import attributes, judged_value, values
from feedpub.validator.words import Judgement, judged, quoted

if TYPE_CHECKING:
    from feedpub.validator.context import Context
    from feedpub.validator.element import Element

_SMART: Final = "https://publishers.smartnews.com/hc/en-us/articles/360036526213"
_FEEDLY: Final = "https://blog.feedly.com/10-ways-to-optimize-your-feed-for-feedly/"
_LOGO: Final = "https://tide.example/logo.png"
_COLOUR: Final = re.compile(r"(?:[0-9A-Fa-f]{3}){1,2}").fullmatch


@rule(
    "snf-url-invalid",
    level=Level.ERROR,
    on=attributes(Kind.URL, of=("snf",)),
    summary="An address in SmartFormat must be an absolute URL.",
    spec=_SMART,
    bad='<snf:video url="/neap.mp4"/>',
    good='<snf:video url="https://tide.example/neap.mp4"/>',
    within="item",
    unless=usual_url,
)
def snf_url_invalid(element: Element, context: Context) -> Judgement | None:
    """SmartNews shows the article in its app, where a path leads nowhere."""
    return judged_value(element, context)


@rule(
    "snf-logo-address-missing",
    level=Level.ERROR,
    on=("snf:logo", "snf:darkModeLogo"),
    summary="A logo of SmartFormat must hold a url with an absolute URL.",
    spec=_SMART,
    bad=f"<snf:logo>{_LOGO}</snf:logo>",
    good=f"<snf:logo><url>{_LOGO}</url></snf:logo>",
    within="channel",
)
def snf_logo_address_missing(_: Element, context: Context) -> Fault | None:
    """The logo's address is not in the logo itself, but in an element of RSS's kind."""
    url = next((kid for kid in context.kids if _local(kid.tag) == "url"), None)
    if url is None:
        fix = f"write <url>{context.text or _LOGO}</url> inside"
        return Fault("the logo has no <url>", fix)
    found = judged((url.text or "").strip(), uris.url_fault((url.text or "").strip()))
    return Fault(*found, url) if found else None


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


@rule(
    "webfeeds-url-invalid",
    level=Level.ERROR,
    on=values(Kind.URL, of="webfeeds"),
    summary="An address for Feedly must be an absolute URL.",
    spec=_FEEDLY,
    bad="<webfeeds:logo>logo.svg</webfeeds:logo>",
    good="<webfeeds:logo>https://tide.example/logo.svg</webfeeds:logo>",
    within="channel",
    unless=usual_url,
)
def webfeeds_url_invalid(element: Element, context: Context) -> Judgement | None:
    """Feedly does not know what a path starts at, and shows no picture."""
    return judged_value(element, context)


@rule(
    "webfeeds-colour-invalid",
    level=Level.WARNING,
    on="webfeeds:accentColor",
    summary="The accent colour should be three or six hexadecimal digits.",
    spec=_FEEDLY,
    bad="<webfeeds:accentColor>teal</webfeeds:accentColor>",
    good="<webfeeds:accentColor>008080</webfeeds:accentColor>",
    within="channel",
    unless=_COLOUR,
)
def webfeeds_colour_invalid(_: Element, context: Context) -> tuple[str, str]:
    """Links take this colour; anything else leaves them as they are."""
    bare = context.text.removeprefix("#")
    fix = f"write {bare}" if _COLOUR(bare) else "write digits, such as 008080"
    return f"{quoted(context.text)} is no colour in hexadecimal digits", fix


@rule(
    "webfeeds-word-unusual",
    level=Level.WARNING,
    on=attributes(Kind.HINT, of=("webfeeds",)),
    summary="A layout, target or engine should be one that Feedly is known to take.",
    spec=_FEEDLY,
    bad='<webfeeds:related layout="grid"/>',
    good='<webfeeds:related layout="card" target="browser"/>',
    within="channel",
)
def webfeeds_word_unusual(element: Element, context: Context) -> Judgement | None:
    """Feedly does not know what to make of another word."""
    return judged_value(element, context)
