"""RSS 1.0: which elements there must be, may be, and where."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from feedpub.validator import specs
from feedpub.validator.names import NAMESPACES, RDF, RSS1, readable
from feedpub.validator.report import Level
from feedpub.validator.rule import Fault, rule
from feedpub.validator.words import listed, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from feedpub.validator.context import Context
    from feedpub.validator.element import Element

ONLY: Final = ("rdf",)
REQUIRED: Final = {
    "channel": ("title", "link", "description", "items"),
    "image": ("title", "url", "link"),
    "item": ("title", "link"),
    "textinput": ("title", "description", "name", "link"),
}
CHILDREN: Final = {
    "RDF": frozenset(("channel", "image", "item", "textinput")),
    "channel": frozenset((*REQUIRED["channel"], "image", "textinput")),
    "image": frozenset(REQUIRED["image"]),
    "item": frozenset((*REQUIRED["item"], "description")),
    "textinput": frozenset(REQUIRED["textinput"]),
}
TOP: Final = tuple(f"/rdf:RDF/rss1:{name}" for name in REQUIRED)
TEXTS: Final = tuple(
    f"/rdf:RDF/rss1:{parent}/{name}"
    for parent, names in CHILDREN.items()
    for name in sorted(names - CHILDREN["RDF"] - {"items"})
)
SECTIONS: Final = {
    "RDF": "s5.2",
    "channel": "s5.3",
    "image": "s5.4",
    "item": "s5.5",
    "textinput": "s5.6",
}
_OLD: Final = "http://my.netscape.com/rdf/simple/0.9/"
_RSS11: Final = "http://purl.org/net/rss1.1#"
_OPEN: Final = (
    '<rdf:RDF xmlns="http://purl.org/rss/1.0/" '
    'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
)
_CHANNEL: Final = (
    '<channel rdf:about="https://tide.example/rss.rdf"><title>T</title>'
    "<link>https://tide.example/</link><description>D</description><items><rdf:Seq>"
    '<rdf:li rdf:resource="https://tide.example/neap/"/></rdf:Seq></items></channel>'
)
_ITEM: Final = (
    '<item rdf:about="https://tide.example/neap/"><title>Neap</title>'
    "<link>https://tide.example/neap/</link></item>"
)
_WHOLE: Final = f"{_OPEN}{_CHANNEL}{_ITEM}</rdf:RDF>"


def local(element: Element) -> str:
    """Give the name without its namespace."""
    return element.tag.rpartition("}")[2]


def section(element: Element) -> str:
    """Give the section of the specification that is about a container."""
    return f"{specs.RSS1}{SECTIONS.get(local(element), 's5')}"


@rule(
    "rdf-channel-missing",
    level=Level.ERROR,
    on="/rdf:RDF",
    summary="RSS 1.0 must contain a channel in its namespace.",
    spec=f"{specs.RSS1}s5.3",
    bad=f"{_OPEN}{_ITEM}</rdf:RDF>",
    good=_WHOLE,
    formats=ONLY,
)
def rdf_channel_missing(_: Element, context: Context) -> Fault | None:
    """The channel is the feed; without it there is nothing to read."""
    if f"{RSS1}channel" in context.children:
        return None
    for kid in context.kids:
        if local(kid).lower() == "channel":
            uri = kid.tag[1:].partition("}")[0] if "{" in kid.tag else ""
            return Fault(_foreign(uri), f'write xmlns="{NAMESPACES["rss1"]}"', kid)
    fix = f'add a <channel> under xmlns="{NAMESPACES["rss1"]}"'
    return Fault("there is no <channel> in <rdf:RDF>", fix)


def _foreign(uri: str) -> str:
    if uri == _OLD:
        return "the channel is one of RSS 0.90, which RSS 1.0 replaced in 2000"
    if uri == _RSS11:
        return "the channel is one of RSS 1.1, which readers do not know"
    where = f"in the namespace {uri!r}" if uri else "in no namespace"
    return f"the channel is {where}, so it is none of RSS 1.0"


@rule(
    "rdf-channel-repeated",
    level=Level.ERROR,
    on="/rdf:RDF",
    summary="RSS 1.0 must contain one channel, one image and one text input at most.",
    spec=f"{specs.RSS1}s5.2",
    bad=_WHOLE.replace(_ITEM, _CHANNEL.replace("rss.rdf", "b.rdf") + _ITEM),
    good=_WHOLE,
    formats=ONLY,
)
def rdf_channel_repeated(_: Element, context: Context) -> Iterator[Fault]:
    """Readers take the first and never see the others."""
    for again in context.repeated():
        if again.tag in _SINGLE:
            yield Fault(f"there is a second <{local(again)}>", "keep one", again)


_SINGLE: Final = frozenset(
    f"{RSS1}{name}" for name in ("channel", "image", "textinput")
)


@rule(
    "rdf-item-missing",
    level=Level.ERROR,
    on="/rdf:RDF",
    summary="RSS 1.0 must contain an item.",
    spec=f"{specs.RSS1}s5.5",
    bad=f"{_OPEN}"
    + _CHANNEL.replace('<rdf:li rdf:resource="https://tide.example/neap/"/>', "")
    + "</rdf:RDF>",
    good=_WHOLE,
    formats=ONLY,
)
def rdf_item_missing(_: Element, context: Context) -> tuple[str, str] | None:
    """The model of the root asks for one or more; strict parsers do too."""
    children = context.children
    if f"{RSS1}item" in children or f"{RSS1}channel" not in children:
        return None
    inside = children[f"{RSS1}channel"].find(f"{RSS1}item")
    if inside is not None:
        return None  # rdf-element-unknown speaks about that
    return "there is no <item> in <rdf:RDF>", "add an article as <item>"


@rule(
    "rdf-element-missing",
    level=Level.ERROR,
    on=TOP,
    summary="Channel, item, image and textinput must have their required elements.",
    spec=f"{specs.RSS1}s5",
    bad=_WHOLE.replace("<title>Neap</title>", ""),
    good=_WHOLE,
    formats=ONLY,
)
def rdf_element_missing(element: Element, context: Context) -> Iterator[Fault]:
    """Parsers of RSS 1.0 rely on them."""
    name = local(element)
    for wanted in REQUIRED[name]:
        if f"{RSS1}{wanted}" not in context.children:
            message = f"the {name} has no <{wanted}>"
            yield Fault(message, f"add <{wanted}>", None, section(element))


@rule(
    "rdf-element-unknown",
    level=Level.ERROR,
    on=("/rdf:RDF/rss1:*", *(f"{place}/*" for place in TOP)),
    summary="An element of RSS 1.0 must be one that it defines there.",
    spec=f"{specs.RSS1}s5",
    bad=_WHOLE.replace("</item>", "<guid>42</guid></item>"),
    good=_WHOLE,
    formats=ONLY,
)
def rdf_element_unknown(element: Element, context: Context) -> Fault | None:
    """RSS 1.0 is extended by modules in namespaces of their own."""
    if element.tag.startswith("{") and not element.tag.startswith(RSS1):
        return None
    parent, name = local(context.parent), local(element)
    allowed = CHILDREN.get(parent, frozenset())
    if name in allowed and element.tag != name:
        return None
    url = section(context.parent)
    if element.tag == name:
        message = f"<{name}> is in no namespace, so it is none of RSS 1.0"
        return Fault(message, f'write xmlns="{NAMESPACES["rss1"]}"', None, url)
    shown = "rdf:RDF" if parent == "RDF" else parent
    message = f"RSS 1.0 has no <{name}> in <{shown}>"
    return Fault(message, _mend(parent, name, allowed), None, url)


def _mend(parent: str, name: str, allowed: frozenset[str]) -> str:
    meant = {one.lower(): one for one in allowed}.get(name.lower())
    if meant:
        return f"rename it to <{meant}>"
    if name == "item" and parent == "channel":
        return "put the item after the channel, beside it"
    elsewhere = [
        f"<{p}>" for p, names in CHILDREN.items() if name in names and p != "RDF"
    ]
    if elsewhere:
        return f"its place is {listed(tuple(elsewhere))}"
    return "use a module's element, or remove it"


@rule(
    "rdf-element-repeated",
    level=Level.ERROR,
    on=TOP,
    summary="Within channel, item, image and textinput each element must come once.",
    spec=f"{specs.RSS1}s5",
    bad=_WHOLE.replace("<title>Neap</title>", "<title>Neap</title><title>N</title>"),
    good=_WHOLE,
    formats=ONLY,
)
def rdf_element_repeated(element: Element, context: Context) -> Iterator[Fault]:
    """Readers take the first or the last of them; nobody knows which."""
    for again in context.repeated():
        if again.tag.startswith(RSS1) and local(again) in CHILDREN[local(element)]:
            message = f"there is a second <{local(again)}>"
            yield Fault(message, "keep one of them", again, section(element))


@rule(
    "rdf-element-blank",
    level=Level.ERROR,
    on=TEXTS,
    summary="A required element should not be blank.",
    spec=f"{specs.RSS1}s5",
    bad=_WHOLE.replace("<title>Neap</title>", "<title> </title>"),
    good=_WHOLE,
    formats=ONLY,
    unless=bool,
)
def rdf_element_blank(element: Element, context: Context) -> Fault | None:
    """Readers have nothing to show."""
    name, parent = local(element), local(context.parent)
    if context.kids or name not in REQUIRED[parent] or name in ("link", "url"):
        return None
    message = f"the <{name}> of the {parent} is blank"
    return Fault(message, None, None, section(context.parent))


@rule(
    "rdf-text-has-elements",
    level=Level.ERROR,
    on=TEXTS,
    summary="An element of RSS 1.0 that takes text must not contain elements.",
    spec=f"{specs.RSS1}s5",
    bad=_WHOLE.replace("<title>Neap</title>", "<title>Neap <b>tides</b></title>"),
    good=_WHOLE,
    formats=ONLY,
)
def rdf_text_has_elements(element: Element, context: Context) -> Fault | None:
    """In RDF an element inside of a property is a resource, never markup."""
    if not context.kids or element.get(f"{RDF}parseType") == "Literal":
        return None
    kid = context.kids[0]
    message = f"<{local(element)}> contains <{readable(kid.tag, element.nsmap)}>"
    fix = "escape the markup: &lt; for <, &amp; for &"
    return Fault(message, fix, kid, section(context.parent))


@rule(
    "rdf-text-unexpected",
    level=Level.ERROR,
    on=("/rdf:RDF", *TOP, "rss1:channel/items", "rss1:channel/items/rdf:Seq"),
    summary="Text must stand inside an element that takes text.",
    spec=f"{specs.RSS1}s5",
    bad=_WHOLE.replace("<title>Neap</title>", "Neap tides<title>Neap</title>"),
    good=_WHOLE,
    formats=ONLY,
)
def rdf_text_unexpected(element: Element, context: Context) -> tuple[str, str] | None:
    """It is often the rest of a tag that was closed too early; RDF forbids it."""
    tails = (kid.tail.strip() for kid in context.kids if kid.tail)
    text = context.text or next(filter(None, tails), "")
    if not text:
        return None
    name = readable(element.tag).removeprefix("rss1:")
    return f"the text {quoted(text)} stands directly in <{name}>", "remove it"
