"""RSS 2.0: only the elements, attributes and texts that the specification has."""

from __future__ import annotations

from difflib import get_close_matches
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from feedpub.validator import specs
from feedpub.validator.names import XML, readable
from feedpub.validator.report import Level
from feedpub.validator.rule import Fault, rule
from feedpub.validator.rules.rss.structure import ATTRIBUTES, CHILDREN, EXTENDING
from feedpub.validator.words import listed, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from feedpub.validator.context import Context
    from feedpub.validator.element import Element

STRUCTURES: Final = (
    *("/rss", "/rss/channel", "channel/item", "/rss/item", "channel/image"),
    *("channel/textInput", "channel/skipHours", "channel/skipDays"),
)
"""The elements that hold elements. An item beside the channel is still an item."""

_TEXTS: Final = frozenset().union(*CHILDREN.values()) - CHILDREN.keys()
_PARENTS: Final = {
    name: tuple(parent for parent, names in CHILDREN.items() if name in names)
    for name in sorted(frozenset().union(*CHILDREN.values()))
}
_SPELLINGS: Final = {
    parent: {name.lower(): name for name in names} for parent, names in CHILDREN.items()
}
_ALIASES: Final = {
    ("enclosure", "href"): "url",
    ("enclosure", "src"): "url",
    ("enclosure", "size"): "length",
    ("source", "href"): "url",
    ("category", "scheme"): "domain",
    ("guid", "permalink"): "isPermaLink",
}
"""What other formats, and people, call attributes."""

_MEANINGS: Final = {
    **dict.fromkeys(("date", "published", "updated", "created", "issued"), "pubDate"),
    **dict.fromkeys(("modified", "lastmodified", "lastmod"), "lastBuildDate"),
    **dict.fromkeys(("summary", "content", "body", "text", "abstract"), "description"),
    **dict.fromkeys(("subtitle", "tagline", "about"), "description"),
    **dict.fromkeys(("id", "uuid", "identifier"), "guid"),
    **dict.fromkeys(("tag", "keyword", "keywords", "tags", "subject"), "category"),
    **dict.fromkeys(("href", "uri", "permalink", "homepage"), "link"),
    **dict.fromkeys(("logo", "icon", "thumbnail"), "image"),
    **dict.fromkeys(("rights", "license", "licence"), "copyright"),
    **dict.fromkeys(("src", "href"), "url"),
    **dict.fromkeys(("entry", "article", "post", "story"), "item"),
    **dict.fromkeys(("creator", "byline", "writer"), "author"),
    **dict.fromkeys(("attachment", "media", "audio"), "enclosure"),
    **dict.fromkeys(("headline", "name"), "title"),
    "editor": "managingEditor",
    "lang": "language",
}
"""What other formats, and people, call things; in lower case, without hyphens."""


@rule(
    "rss-element-unknown",
    level=Level.ERROR,
    on=STRUCTURES,
    summary="An element without namespace must be one that RSS 2.0 defines.",
    spec=EXTENDING,
    bad="<item><title>N</title><pubdate>Sun, 1 Mar 2026 09:00:00 GMT</pubdate></item>",
    good="<item><title>N</title><pubDate>Sun, 1 Mar 2026 09:00:00 GMT</pubDate></item>",
    within="channel",
    structural=True,
)
def rss_element_unknown(parent: Element, context: Context) -> Iterator[Fault] | None:
    """Names are case-sensitive, and what RSS lacks belongs in a namespace."""
    known = CHILDREN[parent.tag]
    for name in context.children:
        if name not in known and name[0] != "{" and name not in _PARENTS:
            return _unknown(parent.tag, context.kids)
    return None


def _unknown(parent: str, kids: list[Element]) -> Iterator[Fault]:
    for kid in kids:
        name = kid.tag
        if name[0] != "{" and ":" not in name and name not in _PARENTS:
            meant = _meant(parent, name[:60])
            yield Fault(*_strange(parent, name, meant), kid)


def _strange(parent: str, name: str, meant: str | None) -> tuple[str, str]:
    shown = quoted(name)[1:-1]
    if meant and meant.lower() == name.lower():
        return f"<{shown}> must be spelt <{meant}>", f"rename it to <{meant}>"
    message = f"RSS 2.0 has no <{shown}> in <{parent}>"
    if meant:
        return message, f"rename it to <{meant}>, if that is what it is"
    return message, "put it in a namespace, or remove it"


@lru_cache(maxsize=256)
def _meant(parent: str, name: str) -> str | None:
    """Give the element of RSS that somebody meant by a name, if it can be told."""
    lower = name.lower()
    spellings = _SPELLINGS[parent]
    near = get_close_matches(lower, spellings, n=1, cutoff=0.8)
    known = _MEANINGS.get(lower.replace("_", "").replace("-", ""), "")
    if lower not in spellings and known in CHILDREN[parent]:
        return known
    return spellings[near[0]] if near else None


@rule(
    "rss-element-misplaced",
    level=Level.ERROR,
    on=STRUCTURES,
    summary="An element of RSS 2.0 must stand where the specification has it.",
    spec=EXTENDING,
    bad="<item><title>Neap</title><lastBuildDate>Sun, 01 Mar 2026 09:00:00 GMT"
    "</lastBuildDate></item>",
    good="<item><title>Neap</title><pubDate>Sun, 01 Mar 2026 09:00:00 GMT"
    "</pubDate></item>",
    within="channel",
    structural=True,
)
def rss_element_misplaced(parent: Element, context: Context) -> Iterator[Fault] | None:
    """Readers look for it in its own place only."""
    known = CHILDREN[parent.tag]
    for name in context.children:
        if name not in known and name in _PARENTS:
            return _misplaced(parent.tag, context.kids)
    return None


def _misplaced(parent: str, kids: list[Element]) -> Iterator[Fault]:
    for kid in kids:
        name = kid.tag
        if name not in CHILDREN[parent] and name in _PARENTS:
            right = listed(tuple(f"<{one}>" for one in _PARENTS[name]))
            meant = _meant(parent, name)
            fix = f"; here it may be <{meant}> that is meant" if meant else ""
            message = f"<{name}> belongs in {right}, not in <{parent}>"
            yield Fault(message, f"move it, or remove it{fix}", kid)


@rule(
    "rss-attribute-unknown",
    level=Level.ERROR,
    on=tuple(f"{name}/@*" for name in ("rss", *_PARENTS)),
    summary="An attribute without namespace must be one that RSS 2.0 defines there.",
    spec=EXTENDING,
    bad='<guid isPermalink="true">https://tide.example/neap/</guid>',
    good='<guid isPermaLink="true">https://tide.example/neap/</guid>',
    within="item",
    structural=True,
)
def rss_attribute_unknown(element: Element, context: Context) -> tuple[str, str] | None:
    """Names are case-sensitive: a misspelt attribute has no effect at all."""
    name = str(context.key)
    known = ATTRIBUTES.get(element.tag, frozenset())
    if name in known or name.startswith("{") or ":" in name:
        return None
    meant = {one.lower(): one for one in known}.get(name.lower())
    meant = meant or _ALIASES.get((element.tag, name.lower()))
    shown = quoted(name)[1:-1]
    message = f"RSS 2.0 has no attribute {shown} on <{element.tag}>"
    return message, f"write {meant}" if meant else "remove it"


@rule(
    "rss-attribute-extension",
    level=Level.NOTE,
    on=tuple(f"{name}/@*" for name in ("rss", *_PARENTS)),
    summary="RSS 2.0's own elements are better left without attributes of others.",
    spec=EXTENDING,
    bad='<title media:type="plain">Neap</title>',
    good="<title>Neap</title>",
    within="item",
    profile="best-practice",
)
def rss_attribute_extension(
    element: Element, context: Context
) -> tuple[str, str] | None:
    """Extensions are elements as a rule, and readers look for nothing else."""
    name = str(context.key)
    if name[0] != "{" or name.startswith(XML):
        return None
    if context.first(f"rss-extension {element.tag}", name, element) is not element:
        return None
    shown = readable(name, element.nsmap)
    return (
        f"<{element.tag}> has the extension {shown}",
        "remove it, if nothing needs it",
    )


@rule(
    "rss-text-unexpected",
    level=Level.ERROR,
    on=(*STRUCTURES, "item/enclosure", "/rss/channel/cloud"),
    summary="Text must stand inside an element that takes text.",
    spec=f"{specs.RSS}whatIsRss",
    bad="<item>Neap tides<title>Neap</title></item>",
    good="<item><title>Neap</title></item>",
    within="channel",
    mixed=True,
)
def rss_text_unexpected(element: Element, context: Context) -> tuple[str, str] | None:
    """It is often the rest of a tag that was closed too early; readers drop it."""
    text = context.text or context.stray()
    if not text:
        return None
    return f"the text {quoted(text)} stands directly in <{element.tag}>", "remove it"


@rule(
    "rss-text-has-elements",
    level=Level.ERROR,
    on=tuple(f"{parent}/rss:*" for parent in STRUCTURES),
    summary="An element that takes text must not contain elements.",
    spec=f"{specs.PROFILE}data-types-characterdata",
    bad="<item><description>Twice a <b>month</b>.</description></item>",
    good="<item><description>Twice a &lt;b&gt;month&lt;/b&gt;.</description></item>",
    within="channel",
    structural=True,
)
def rss_text_has_elements(element: Element, context: Context) -> Fault | None:
    """A reader takes the text up to the first tag; the rest is lost."""
    if not context.kids or element.tag not in _TEXTS:
        return None
    kid = context.kids[0]
    name = quoted(kid.tag.rpartition("}")[2])[1:-1]
    return Fault(
        f"<{element.tag}> contains the element <{name}>",
        "escape the markup: &lt; for <, &amp; for &",
        kid,
    )
