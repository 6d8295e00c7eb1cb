"""RSS 2.0: enclosures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from feedpub import uris, values
from feedpub.validator import specs
from feedpub.validator.report import Level
from feedpub.validator.rule import Fault, rule
from feedpub.validator.usual import usual_url
from feedpub.validator.words import Judgement, judged, listed, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from feedpub.validator.context import Context
    from feedpub.validator.element import Element

ENCLOSURE: Final = f"{specs.RSS}ltenclosuregtSubelementOfLtitemgt"
_GOOD: Final = (
    '<enclosure url="https://tide.example/neap.mp3" length="123456" type="audio/mpeg"/>'
)


@rule(
    "rss-enclosure-attribute-missing",
    level=Level.ERROR,
    on="item/enclosure",
    summary="An enclosure must have url, length and type.",
    spec=ENCLOSURE,
    bad=_GOOD.replace(' length="123456"', ""),
    good=_GOOD,
    structural=True,
)
def rss_enclosure_attribute_missing(enclosure: Element) -> tuple[str, str] | None:
    """A reader decides by type and length whether to download it."""
    missing = tuple(
        name for name in ("url", "length", "type") if name not in enclosure.attrib
    )
    if not missing:
        return None
    fix = f"add {listed(missing, 'and')}"
    if "length" in missing:
        fix += '; write length="0" if the size is not known'
    return f"the enclosure has no {listed(missing, 'and')}", fix


@rule(
    "rss-enclosure-url-invalid",
    level=Level.ERROR,
    on="item/enclosure/@url",
    summary="An enclosure's url must be an http or https URL.",
    spec=ENCLOSURE,
    bad=_GOOD.replace("https://tide.example", ""),
    good=_GOOD,
    unless=usual_url,
)
def rss_enclosure_url_invalid(_: Element, context: Context) -> Judgement | None:
    """The specification asks for http; readers know nothing else."""
    value = context.text
    fault = context.once(uris.iri_fault)
    if fault is None and not value.lower().startswith(("http://", "https://")):
        fault = "is neither http nor https"
    return judged(value, fault)


@rule(
    "rss-enclosure-length-invalid",
    level=Level.ERROR,
    on="item/enclosure/@length",
    summary="An enclosure's length must be a number of bytes.",
    spec=ENCLOSURE,
    bad=_GOOD.replace("123456", "12 MB"),
    good=_GOOD,
    textual=True,
)
def rss_enclosure_length_invalid(_: Element, context: Context) -> Judgement | None:
    """Readers show it, and refuse a download that does not match it."""
    fault = values.nonnegative_integer_fault(context.text)
    if fault is None:
        return None
    message = f"the length {quoted(context.text)} {fault.partition(';')[0]}"
    return message, "write the size in bytes, or 0 if it is not known"


@rule(
    "rss-enclosure-type-invalid",
    level=Level.ERROR,
    on="item/enclosure/@type",
    summary="An enclosure's type must be a media type.",
    spec=ENCLOSURE,
    bad=_GOOD.replace("audio/mpeg", "mp3"),
    good=_GOOD,
    textual=True,
)
def rss_enclosure_type_invalid(_: Element, context: Context) -> Judgement | None:
    """It tells a reader which player to use."""
    return judged(context.text, values.media_type_fault(context.text), "the type ")


@rule(
    "rss-enclosure-repeated",
    level=Level.WARNING,
    on="channel/item",
    summary="An item should have one enclosure at most.",
    spec=f"{specs.PROFILE}element-channel-item-enclosure",
    bad=f"<item><title>Neap</title>{_GOOD}{_GOOD.replace('neap', 'spring')}</item>",
    good=f"<item><title>Neap</title>{_GOOD}</item>",
    profile="best-practice",
    where=lambda shape: shape.children.count("enclosure") > 1,
)
def rss_enclosure_repeated(_: Element, context: Context) -> Iterator[Fault] | None:
    """Readers take the first or the last of several, and which one differs."""
    if "enclosure" not in context.children:
        return None
    return _further([kid for kid in context.kids if kid.tag == "enclosure"])


def _further(enclosures: list[Element]) -> Iterator[Fault]:
    for again in enclosures[1:]:
        fix = "give it an item of its own, or use media:content for the others"
        yield Fault("the item has another enclosure already", fix, again)
