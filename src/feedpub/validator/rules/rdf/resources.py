"""RSS 1.0: the RDF in it, from rdf:about to the list of items."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from feedpub import uris
from feedpub.validator import specs
from feedpub.validator.names import RDF, RSS1
from feedpub.validator.report import Level
from feedpub.validator.rule import Fault, rule
from feedpub.validator.rules.rdf.structure import ONLY, TOP, local, section
from feedpub.validator.usual import usual_url
from feedpub.validator.words import Judgement, judged, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from feedpub.validator.context import Context
    from feedpub.validator.element import Element

LINKS: Final = (
    *("rss1:channel/link", "rss1:item/link", "rss1:image/link"),
    *("rss1:image/url", "rss1:textinput/link"),
)
POINTERS: Final = (
    *("rss1:channel/image", "rss1:channel/textinput"),
    "rss1:channel/items/rdf:Seq/rdf:li",
)
_ABOUT: Final = f"{RDF}about"
_RESOURCE: Final = f"{RDF}resource"
_RDF_NAMES: Final = frozenset(
    f"{RDF}{name}"
    for name in (
        *("about", "resource", "ID", "nodeID", "parseType", "datatype", "type"),
        *("value", "li", "bagID"),
    )
)
_NO_PREFIX: Final = frozenset(("about", "resource", "parseType", "ID"))
_ITEMS: Final = (
    "<items><rdf:Seq>"
    '<rdf:li rdf:resource="https://tide.example/neap/"/></rdf:Seq></items>'
)
_CHANNEL: Final = (
    '<channel rdf:about="{}"><title>T</title><link>https://tide.example/</link>'
    f"<description>D</description>{_ITEMS}</channel>"
)
SYNTAX: Final = "https://www.w3.org/TR/rdf-syntax-grammar/#"


@rule(
    "rdf-about-missing",
    level=Level.ERROR,
    on=TOP,
    summary="Channel, item, image and textinput must have rdf:about.",
    spec=f"{specs.RSS1}s5",
    bad="<item><title>Neap</title><link>https://tide.example/neap/</link></item>",
    good='<item rdf:about="https://tide.example/neap/"><title>Neap</title>'
    "<link>https://tide.example/neap/</link></item>",
    formats=ONLY,
    within="rdf:RDF",
)
def rdf_about_missing(element: Element) -> Fault | None:
    """It is the name by which the rest of the document speaks of the element."""
    if element.get(_ABOUT) is not None:
        return None
    name = local(element)
    message = f"the {name} has no rdf:about"
    if element.get("about") is not None:
        return Fault(message, "write rdf:about for about", "about", section(element))
    link = (element.findtext(f"{RSS1}link") or "").strip()
    fix = f'add rdf:about="{link}"' if link else "add its URL as rdf:about"
    return Fault(message, fix, None, section(element))


@rule(
    "rdf-uri-invalid",
    level=Level.ERROR,
    on=(
        *(f"{place}/@rdf:about" for place in TOP),
        *(f"{place}/@rdf:resource" for place in POINTERS),
        *(f"{place}/@resource" for place in POINTERS),
    ),
    summary="What rdf:about and rdf:resource name must be an absolute URI.",
    spec=f"{specs.RSS1}s5",
    bad=_CHANNEL.format("https:///rss.rdf"),
    good=_CHANNEL.format("https://tide.example/rss.rdf"),
    formats=ONLY,
    within="rdf:RDF",
    unless=usual_url,
)
def rdf_uri_invalid(_: Element, context: Context) -> Judgement | None:
    """RDF's statements are about URIs, and nothing can be said about this one."""
    return judged(context.text, uris.iri_fault(context.text))


@rule(
    "rdf-about-repeated",
    level=Level.ERROR,
    on=tuple(f"{place}/@rdf:about" for place in TOP),
    summary="Each rdf:about must differ from all others.",
    spec=f"{specs.RSS1}s5",
    bad='<item rdf:about="https://tide.example/neap/"><title>A</title>'
    "<link>https://tide.example/neap/</link></item>"
    '<item rdf:about="https://tide.example/neap/"><title>B</title>'
    "<link>https://tide.example/neap/</link></item>",
    good='<item rdf:about="https://tide.example/neap/"><title>A</title>'
    "<link>https://tide.example/neap/</link></item>",
    formats=ONLY,
    within="rdf:RDF",
)
def rdf_about_repeated(element: Element, context: Context) -> tuple[str, str] | None:
    """RDF takes the two for one thing and mixes what is said of them."""
    if context.first("rdf-about", context.text, element) is element:
        return None
    message = f"an earlier element has the rdf:about {quoted(context.text)} too"
    return message, "give each a URI of its own"


@rule(
    "rdf-resource-missing",
    level=Level.ERROR,
    on=POINTERS,
    summary="An element that points to another must have rdf:resource.",
    spec=f"{specs.RSS1}s5.3",
    bad="<items><rdf:Seq><rdf:li>https://tide.example/neap/</rdf:li></rdf:Seq></items>",
    good=_ITEMS,
    formats=ONLY,
    within="rss1:channel",
)
def rdf_resource_missing(element: Element, context: Context) -> tuple[str, str] | None:
    """Without it the list of items, or the image, leads nowhere."""
    if element.get(_RESOURCE) is not None or element.get("resource") is not None:
        return None
    name = "rdf:li" if element.tag == f"{RDF}li" else local(element)
    fix = f'write <{name} rdf:resource="{context.text[:200]}"/>'
    if not context.text:
        fix = "add the rdf:about of what it points to"
    return f"<{name}> has no rdf:resource", fix


@rule(
    "rdf-resource-not-prefixed",
    level=Level.NOTE,
    on=tuple(f"{place}/@resource" for place in POINTERS),
    summary="The attribute resource is best written rdf:resource.",
    spec=f"{SYNTAX}section-grammar-summary",
    bad='<items><rdf:Seq><rdf:li resource="https://tide.example/neap/"/></rdf:Seq></items>',
    good=_ITEMS,
    formats=ONLY,
    within="rss1:channel",
    profile="best-practice",
)
def rdf_resource_not_prefixed(_: Element) -> tuple[str, str]:
    """RSS 1.0 shows it without prefix, but RDF/XML has required one since 2004."""
    return "resource has no prefix", "write rdf:resource"


@rule(
    "rdf-seq-missing",
    level=Level.ERROR,
    on="/rdf:RDF/rss1:channel/items",
    summary="The items of a channel must be listed in one rdf:Seq.",
    spec=f"{specs.RSS1}s5.3.5",
    bad='<items><rdf:Bag><rdf:li rdf:resource="https://tide.example/neap/"/></rdf:Bag>'
    "</items>",
    good=_ITEMS,
    formats=ONLY,
    within="rss1:channel",
)
def rdf_seq_missing(_: Element, context: Context) -> Fault | None:
    """The sequence is the order in which readers show the items."""
    tags = [kid.tag for kid in context.kids]
    if tags == [f"{RDF}Seq"]:
        return None
    if f"{RDF}Seq" in tags:
        return Fault("<items> holds more than one <rdf:Seq>", "keep that one")
    fix = "write <rdf:Seq> around the <rdf:li>"
    return Fault("<items> holds no <rdf:Seq>", fix)


@rule(
    "rdf-item-not-listed",
    level=Level.WARNING,
    on="/rdf:RDF",
    summary="The list of items should name the items that are there, each of them.",
    spec=f"{specs.RSS1}s5.3.5",
    bad='<item rdf:about="https://tide.example/spring/"><title>Spring</title>'
    "<link>https://tide.example/spring/</link></item>",
    good='<item rdf:about="https://tide.example/neap/"><title>Neap</title>'
    "<link>https://tide.example/neap/</link></item>",
    formats=ONLY,
    within="rdf:RDF",
)
def rdf_item_not_listed(root: Element, context: Context) -> Iterator[Fault]:
    """Parsers of RDF drop an item that the list does not name."""
    items = [kid for kid in context.kids if kid.tag == f"{RSS1}item"]
    abouts = {item.get(_ABOUT, "").strip() for item in items}
    listed = [*root.iter(f"{RDF}li")] if items else []
    if not listed:
        return
    entries = [one for one in listed if _in_channel(one)]
    if not all(map(_resource, entries)) or "" in abouts:
        return  # rdf-resource-missing or rdf-about-missing speaks about that
    for one in entries:
        if _resource(one) not in abouts:
            message = f"{quoted(_resource(one))} is the rdf:about of no item"
            yield Fault(message, "write the item's rdf:about", one)
    named = {_resource(one) for one in entries}
    for item in items:
        about = item.get(_ABOUT, "").strip()
        if about not in named:
            message = f"the item {quoted(about)} is not in the channel's list"
            yield Fault(message, f'add <rdf:li rdf:resource="{about}"/>', item)


def _resource(element: Element) -> str:
    return (element.get(_RESOURCE) or element.get("resource") or "").strip()


def _in_channel(element: Element) -> bool:
    tags = [one.tag for one in element.iterancestors()]
    return tags[1:3] == [f"{RSS1}items", f"{RSS1}channel"]


@rule(
    "rdf-image-not-announced",
    level=Level.WARNING,
    on="/rdf:RDF",
    summary="The channel should name the image and the textinput that are there.",
    spec=f"{specs.RSS1}s5.3.4",
    bad='<image rdf:about="https://tide.example/i.png"><title>T</title>'
    "<url>https://tide.example/i.png</url><link>https://tide.example/</link></image>",
    good='<item rdf:about="https://tide.example/neap/"><title>Neap</title>'
    "<link>https://tide.example/neap/</link></item>",
    formats=ONLY,
    within="rdf:RDF",
)
def rdf_image_not_announced(_: Element, context: Context) -> Iterator[Fault]:
    """RDF ties the two by their URIs; without that the image is nobody's."""
    channel = context.children.get(f"{RSS1}channel")
    for name in ("image", "textinput") if channel is not None else ():
        there = context.children.get(f"{RSS1}{name}")
        pointer = None if channel is None else channel.find(f"{RSS1}{name}")
        about = "" if there is None else there.get(_ABOUT, "").strip()
        named = "" if pointer is None else _resource(pointer)
        if about and about != named:
            fix = f'add <{name} rdf:resource="{about}"/> to the channel'
            yield Fault(f"the channel does not name this {name}", fix, there)
        elif named and there is None:
            fix = f"add the <{name}>, or remove this"
            yield Fault(f"there is no {name} {quoted(named)}", fix, pointer)


@rule(
    "rdf-attribute-unknown",
    level=Level.ERROR,
    on=("rss1:*/@*", "rdf:RDF/@*", "rdf:Seq/@*", "rdf:li/@*"),
    summary="An attribute must be one of RDF, of XML, or of a namespace of its own.",
    spec=f"{SYNTAX}section-grammar-summary",
    bad='<item rdf:about="https://tide.example/neap/" rdf:resources="x" >'
    "<title>Neap</title><link>https://tide.example/neap/</link></item>",
    good='<item rdf:about="https://tide.example/neap/">'
    "<title>Neap</title><link>https://tide.example/neap/</link></item>",
    formats=ONLY,
    within="rdf:RDF",
)
def rdf_attribute_unknown(_: Element, context: Context) -> tuple[str, str] | None:
    """Parsers of RDF refuse the document, or make a statement that nobody meant."""
    name = str(context.key)
    if name.startswith(RDF):
        if name in _RDF_NAMES or name[len(RDF) :].startswith("_"):
            return None
        return (
            f"RDF has no attribute rdf:{name[len(RDF) :]}",
            "did you mean rdf:resource?",
        )
    if name.startswith("{") or ":" in name or name in _NO_PREFIX:
        return None
    return f"RSS 1.0 has no attribute {name}", "remove it, or put it in a namespace"


@rule(
    "rdf-url-invalid",
    level=Level.ERROR,
    on=LINKS,
    summary="Links and the image's url must be absolute URLs.",
    spec=f"{specs.RSS1}s5",
    bad="<link>neap/</link>",
    good="<link>https://tide.example/neap/</link>",
    formats=ONLY,
    within="rss1:item",
    unless=usual_url,
)
def rdf_url_invalid(element: Element, context: Context) -> Judgement | None:
    """Readers cannot open them."""
    if context.kids:
        return None
    is_mail = context.text.startswith("mailto:") and "textinput" in context.parent.tag
    check = uris.iri_fault if is_mail else uris.url_fault
    return judged(context.text, check(context.text), f"the {local(element)} ")


@rule(
    "rdf-url-scheme",
    level=Level.ERROR,
    on=LINKS,
    summary="Links must start with http, https or ftp; a textinput's, mailto too.",
    spec=f"{specs.RSS1}s5",
    bad="<link>gopher://tide.example/neap</link>",
    good="<link>https://tide.example/neap/</link>",
    formats=ONLY,
    within="rss1:item",
    unless=usual_url,
)
def rdf_url_scheme(_: Element, context: Context) -> tuple[str, str] | None:
    """RSS 1.0 allows no others, so that its oldest readers cope."""
    if context.kids or uris.iri_fault(context.text) is not None:
        return None
    scheme = context.text.partition(":")[0].lower()
    if scheme in ("http", "https", "ftp"):
        return None
    if scheme == "mailto" and "textinput" in context.parent.tag:
        return None
    return f"RSS 1.0 allows no {scheme}: here", "write an https: URL"
