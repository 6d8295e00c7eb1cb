"""Elements of known namespaces: which there are, where they stand and how often."""

from __future__ import annotations

from difflib import get_close_matches
from functools import lru_cache
from operator import attrgetter, not_
from typing import TYPE_CHECKING, Final

from feedpub.namespaces.vocabulary import ENTRY, FEED, INPUT, ROOT, Kind
from feedpub.validator import specs
from feedpub.validator.names import NAMESPACES, RDF, readable
from feedpub.validator.report import Level
from feedpub.validator.rule import Fault, rule
from feedpub.validator.vocabularies import (
    CONTAINERS,
    CORE,
    KNOWN,
    PREFIXES,
    SPACES,
    Known,
    elements,
    of_namespace,
    place_in,
    place_of,
)
from feedpub.validator.words import listed, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from feedpub.validator.context import Context
    from feedpub.validator.element import Element

EVERY: Final = tuple(f"{prefix}:*" for prefix in PREFIXES)
CLOSED: Final = tuple(
    f"{prefix}:*" for prefix in PREFIXES if SPACES[NAMESPACES[prefix]].closed
)
NESTING: Final = tuple(
    dict.fromkeys(
        place.parent
        for known in KNOWN.values()
        for place in known.element.places
        if ":" in place.parent
    )
)
_NEEDING: Final = tuple(
    dict.fromkeys(
        place.parent
        for known in KNOWN.values()
        for place in known.element.places
        if place.least
    )
)
_NAMES: Final = {
    "rss": {FEED: "<channel>", ENTRY: "<item>", INPUT: "<textInput>", ROOT: "<rss>"},
    "rdf": {
        FEED: "<channel>",
        ENTRY: "<item>",
        INPUT: "<textinput>",
        ROOT: "<rdf:RDF>",
    },
    "atom": {FEED: "<feed>", ENTRY: "<entry>"},
}


@rule(
    "module-element-unknown",
    level=Level.ERROR,
    on=CLOSED,
    summary="An element of a known namespace must be one that the namespace has.",
    spec=f"{specs.NAMESPACES}concepts",
    bad="<dc:author>Ada Reed</dc:author>",
    good="<dc:creator>Ada Reed</dc:creator>",
    within="item",
    structural=True,
)
def module_element_unknown(element: Element) -> Fault | None:
    """Readers look for elements by their names, capitals included."""
    if element.tag in KNOWN:
        return None
    uri, _, local = element.tag[1:].partition("}")
    vocabulary = SPACES[uri]
    base = local.partition(".")[0]
    if vocabulary.qualified and f"{{{uri}}}{base}" in KNOWN:
        return None
    name = f"{vocabulary.prefix}:{local}"
    meant = _meant(uri, local)
    fix = f"did you mean <{vocabulary.prefix}:{meant}>?" if meant else "remove it"
    message = f"{vocabulary.title} has no element <{name}>"
    return Fault(message, fix, url=vocabulary.spec)


@rule(
    "module-element-misplaced",
    level=Level.ERROR,
    on=EVERY,
    summary="An element of a known namespace must stand where the namespace allows it.",
    spec=f"{specs.NAMESPACES}concepts",
    bad="<itunes:duration>1800</itunes:duration>",
    good="<item><title>Neap</title><itunes:duration>1800</itunes:duration></item>",
    within="channel",
    structural=True,
)
def module_element_misplaced(element: Element, context: Context) -> Fault | None:
    """Readers look for it in its place; elsewhere it is lost."""
    parent = context.parent
    if parent is None or _fits(parent.tag, element.tag):
        return None
    known = KNOWN[element.tag]
    names = _NAMES.get(context.document.format or "", _NAMES["atom"])
    places = tuple(names.get(p.parent, f"<{p.parent}>") for p in known.element.places)
    around = readable(parent.tag).removeprefix("rss1:").removeprefix("atom:")
    message = f"<{known.name}> stands in <{around}>"
    return Fault(message, f"its place is {listed(places)}", url=_spec(known))


@rule(
    "module-element-repeated",
    level=Level.ERROR,
    on=(*CONTAINERS, *NESTING),
    summary="An element that a namespace allows once must not come twice.",
    spec=f"{specs.NAMESPACES}concepts",
    bad="<sy:updateFrequency>1</sy:updateFrequency>"
    "<sy:updateFrequency>2</sy:updateFrequency>",
    good="<sy:updateFrequency>2</sy:updateFrequency>",
    within="channel",
    structural=True,
)
def module_element_repeated(
    element: Element, context: Context
) -> Iterator[Fault] | None:
    """Readers take the first or the last of them; nobody knows which."""
    again = context.repeated()
    return _repeated(element, again) if again else None


def _repeated(element: Element, again: tuple[Element, ...]) -> Iterator[Fault]:
    parent = place_of(element.tag) or ""
    for kid in again:
        known = KNOWN.get(kid.tag)
        place = place_in(known, parent) if known else None
        if known and place and place.most == 1:
            message = f"there is a second <{known.name}>"
            yield Fault(message, "keep one of them", kid, _spec(known))


@rule(
    "module-element-missing",
    level=Level.ERROR,
    on=_NEEDING,
    summary="An element of a namespace must contain what the namespace requires.",
    spec=f"{specs.NAMESPACES}concepts",
    bad="<itunes:owner><itunes:name>Ada Reed</itunes:name></itunes:owner>",
    good="<itunes:owner><itunes:email>ada@tide.example</itunes:email></itunes:owner>",
    within="channel",
    structural=True,
)
def module_element_missing(element: Element, context: Context) -> Iterator[Fault]:
    """Without it the element says nothing that a reader can use."""
    around = KNOWN[element.tag]
    uri = element.tag[1:].partition("}")[0]
    for row in around.vocabulary.elements:
        tag = f"{{{uri}}}{row.name}"
        place = place_in(KNOWN[tag], around.name)
        if place and place.least and tag not in context.children:
            name = KNOWN[tag].name
            message = f"<{around.name}> has no <{name}>"
            yield Fault(message, f"add <{name}>", url=_spec(around))


@rule(
    "module-attribute-missing",
    level=Level.ERROR,
    on=elements(test=lambda one: any(a.required for a in one.attributes)),
    summary="An element of a namespace must have the attributes it requires.",
    spec=f"{specs.NAMESPACES}concepts",
    bad='<media:thumbnail width="120" height="80"/>',
    good='<media:thumbnail url="https://tide.example/neap.jpg"/>',
    within="item",
    structural=True,
)
def module_attribute_missing(element: Element) -> Iterator[Fault]:
    """The attribute carries what the element is for."""
    known = KNOWN[element.tag]
    for name, attribute in known.attributes.items():
        if attribute.required and element.get(name) is None:
            message = f"<{known.name}> has no {attribute.name}"
            yield Fault(
                message, f"add the attribute {attribute.name}", None, _spec(known)
            )


@rule(
    "module-attribute-unknown",
    level=Level.ERROR,
    on=CLOSED,
    summary="An attribute without namespace must be one that the element has.",
    spec=f"{specs.NAMESPACES}concepts",
    bad='<itunes:image url="https://tide.example/art.png" href="https://tide.example/art.png"/>',
    good='<itunes:image href="https://tide.example/art.png"/>',
    within="item",
    structural=True,
)
def module_attribute_unknown(element: Element) -> Iterator[Fault] | None:
    """Readers look for attributes by their names; others have no effect."""
    names = element.keys()  # the attributes
    return _attributes_unknown(element, names) if names else None


def _attributes_unknown(element: Element, names: list[str]) -> Iterator[Fault]:
    known = KNOWN.get(element.tag)
    if known is None or known.element.value.kind is Kind.ANYTHING:
        return
    for name in names:
        if name in known.attributes or ":" in name:
            continue
        message = f"<{known.name}> has no attribute {name}"
        meant = _attribute_meant(element, name, known)
        fix = f"did you mean {readable(meant)}?" if meant else "remove it"
        yield Fault(message, fix, name, _spec(known))


def _attribute_meant(element: Element, name: str, known: Known) -> str | None:
    """Give the attribute most like it, or the one that is required and missing."""
    names = {one.lower(): one for one in known.attributes}
    near = get_close_matches(name.lower()[:100], names, 1)
    if near:
        return names[near[0]]
    required = (name for name, one in known.attributes.items() if one.required)
    return next((name for name in required if element.get(name) is None), None)


@rule(
    "module-text-unexpected",
    level=Level.ERROR,
    on=elements(
        test=lambda one: one.value.kind in (Kind.CHILDREN, Kind.NOTHING, Kind.RESOURCE)
    ),
    summary="Text must not stand in an element that a namespace has without text.",
    spec=f"{specs.NAMESPACES}concepts",
    bad="<media:thumbnail url='https://tide.example/neap.jpg'>Neap</media:thumbnail>",
    good="<media:thumbnail url='https://tide.example/neap.jpg'/>",
    within="item",
    unless=not_,
)
def module_text_unexpected(element: Element, context: Context) -> Fault:
    """What the element says is in its attributes or elements; text is dropped."""
    known = KNOWN[element.tag]
    message = f"the text {quoted(context.text)} stands in <{known.name}>"
    hint = [a.name for a in known.element.attributes if a.required]
    fix = f"write it as the attribute {hint[0]}" if hint else "remove it"
    return Fault(message, fix, url=_spec(known))


@rule(
    "module-text-has-elements",
    level=Level.ERROR,
    on=elements(test=lambda one: one.value.kind not in (Kind.ANYTHING, Kind.CHILDREN)),
    summary="An element of a namespace that takes text must not contain elements.",
    spec=f"{specs.NAMESPACES}concepts",
    bad="<dc:creator><name>Ada Reed</name></dc:creator>",
    good="<dc:creator>Ada Reed</dc:creator>",
    within="item",
    where=attrgetter("children"),
)
def module_text_has_elements(element: Element, context: Context) -> Fault | None:
    """A reader takes the text up to the first tag; the rest is lost."""
    if context.document.format == "rdf" and (
        not context.text or element.get(f"{RDF}parseType") is not None
    ):
        return None  # in RDF the value of a property may be a resource
    known = KNOWN[element.tag]
    kid = readable(context.kids[0].tag, element.nsmap)
    message = f"<{known.name}> contains the element <{kid}>"
    fix = "escape the markup: &lt; for <, &amp; for &"
    if known.element.value.kind is not Kind.MARKUP:
        fix = "write plain text instead"
    return Fault(message, fix, context.kids[0], _spec(known))


@rule(
    "module-resource-missing",
    level=Level.ERROR,
    on=elements(test=lambda one: one.value.kind is Kind.LINKED),
    summary="In RSS 1.0 an address must stand in the attribute rdf:resource.",
    spec="https://www.w3.org/TR/rdf-syntax-grammar/#section-Syntax-empty-property-elements",
    bad="<trackback:ping>https://tide.example/tb/1</trackback:ping>",
    good='<trackback:ping rdf:resource="https://tide.example/tb/1"/>',
    formats=("rdf",),
    within="rss1:item",
    structural=True,
)
def module_resource_missing(element: Element) -> Fault | None:
    """In RDF a text is a text; only rdf:resource makes it an address."""
    if element.get(f"{RDF}resource") is not None:
        return None
    known = KNOWN[element.tag]
    message = f"<{known.name}> has no rdf:resource"
    return Fault(message, "write the address as rdf:resource", url=_spec(known))


@rule(
    "module-element-empty",
    level=Level.WARNING,
    on=elements(test=lambda one: one.value.kind in (Kind.TEXT, Kind.MARKUP)),
    summary="An element of a namespace should not be empty.",
    spec=f"{specs.NAMESPACES}concepts",
    bad="<dc:creator></dc:creator>",
    good="<dc:creator>Ada Reed</dc:creator>",
    within="item",
    unless=bool,
)
def module_element_empty(element: Element, context: Context) -> Fault | None:
    """A reader shows an empty line for it, or takes it for a fault."""
    if context.kids or element.keys():  # the attributes
        return None
    known = KNOWN[element.tag]
    return Fault(
        f"<{known.name}> is empty", "fill it or leave it out", None, _spec(known)
    )


@rule(
    "module-element-deprecated",
    level=Level.WARNING,
    on=elements(
        test=lambda one: one.deprecated and not one.deprecated.startswith("Apple")
    ),
    summary="An element that its namespace has given up should not be used.",
    spec=f"{specs.NAMESPACES}concepts",
    bad="<media:adult>false</media:adult>",
    good="<media:rating>nonadult</media:rating>",
    within="item",
)
def module_element_deprecated(element: Element) -> Fault:
    """Readers that came after the change do not look for it."""
    known = KNOWN[element.tag]
    message = f"<{known.name}> is deprecated"
    return Fault(message, known.element.deprecated, None, _spec(known))


@lru_cache(maxsize=4096)
def _fits(parent: str, tag: str) -> bool:
    """Tell whether the tables allow it, or do not know enough to forbid it."""
    known = KNOWN.get(tag)
    around = place_of(parent)
    if known is None or around is None:
        return True
    if parent not in CORE and of_namespace(parent) is not known.vocabulary:
        return True
    return not known.element.places or place_in(known, around) is not None


def _meant(uri: str, local: str) -> str | None:
    """Give the element that a name is the misspelling or the usual mistake of."""
    names = {one.name.lower(): one.name for one in SPACES[uri].elements}
    near = get_close_matches(local.lower()[:100], names, 1)
    wrong = _MISTAKES.get(local.lower())
    return names[near[0]] if near else names.get(wrong or "")


_MISTAKES: Final = {
    "author": "creator",
    "copyright": "rights",
    "pubdate": "date",
    "published": "issued",
    "updated": "modified",
    "tags": "subject",
    "category": "subject",
    "html": "encoded",
}


def _spec(known: Known) -> str:
    return f"{known.vocabulary.spec}{known.element.spec}"
