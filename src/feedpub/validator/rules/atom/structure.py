"""Atom: names that its namespace does not have, and things where none may be."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from feedpub.validator import specs
from feedpub.validator.names import ATOM, XHTML, readable
from feedpub.validator.report import Level
from feedpub.validator.rule import Fault, rule
from feedpub.validator.rules.atom.vocabulary import (
    ATTRIBUTES,
    ELEMENTS,
    TAGS,
    VALUES,
    meant,
)
from feedpub.validator.words import quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from feedpub.validator.context import Context
    from feedpub.validator.element import Element

CONTAINERS: Final = (
    *("atom:feed", "atom:entry", "atom:source", "atom:author", "atom:contributor"),
)
_AROUND: Final = (
    *CONTAINERS,
    *("channel", "item", "rss1:channel", "rss1:item", "at:deleted-entry", "at:by"),
    *("app:workspace", "app:collection", "app:categories"),
)
"""Elements that may have Atom's as children."""

_CHILDREN: Final = tuple(f"{parent}/atom:*" for parent in _AROUND)

_LEAVES: Final = frozenset(ATOM + name for name in (*VALUES, "generator"))
_CLOSED: Final = _LEAVES | {f"{ATOM}link", f"{ATOM}category"}
_NONE: Final = frozenset[str]()
_KNOWN: Final = frozenset(ATOM + name for name in ELEMENTS)
_NEITHER: Final = (
    "<entry><id>https://tide.example/neap/</id><title>Neap</title>"
    "<updated>2026-03-01T09:00:00Z</updated><content>N</content></entry>"
)


@rule(
    "atom-element-unknown",
    level=Level.ERROR,
    on=_AROUND,
    summary="Atom's namespace has only the elements of RFC 4287.",
    spec=f"{specs.ATOM}6.2",
    bad=_NEITHER.replace("</entry>", "<guid>1</guid></entry>"),
    good=_NEITHER,
    within="atom:feed",
    structural=True,
)
def atom_element_unknown(element: Element, context: Context) -> Iterable[Fault] | None:
    """Names are case-sensitive; what Atom lacks belongs in another namespace."""
    if TAGS.get(element.tag, _KNOWN).issuperset(context.children):
        return None
    for tag in context.children:
        if tag.startswith(ATOM) and tag not in _KNOWN:
            return _unknown(element, context.kids)
    return None


def _unknown(element: Element, kids: list[Element]) -> Iterator[Fault]:
    allowed = TAGS.get(element.tag, _KNOWN)
    for kid in kids:
        if kid.tag.startswith(ATOM) and kid.tag not in _KNOWN:
            name = kid.tag.removeprefix(ATOM)
            found = meant(name, sorted(tag.removeprefix(ATOM) for tag in allowed))
            fix = f"write <{found}>" if found else "remove it"
            yield Fault(f"Atom has no element {quoted(name)}", fix, kid)


@rule(
    "atom-element-misplaced",
    level=Level.ERROR,
    on=CONTAINERS,
    summary="Each of Atom's elements has its place.",
    spec=f"{specs.ATOM}4.1",
    bad=_NEITHER.replace("</entry>", "<subtitle>Neap</subtitle></entry>"),
    good=_NEITHER.replace("</entry>", "<summary>Neap</summary></entry>"),
    within="atom:feed",
    structural=True,
)
def atom_element_misplaced(
    element: Element, context: Context
) -> Iterable[Fault] | None:
    """A reader looks for it elsewhere and never finds it here."""
    if TAGS[element.tag].issuperset(context.children):
        return None
    return _misplaced(element, context.kids)


def _misplaced(element: Element, kids: list[Element]) -> Iterator[Fault]:
    allowed, parent = TAGS[element.tag], element.tag.removeprefix(ATOM)
    for kid in kids:
        if kid.tag in _KNOWN and kid.tag not in allowed:
            name = kid.tag.removeprefix(ATOM)
            fix = _PLACES.get((parent, name)) or f"move it out of the {parent}"
            yield Fault(f"<{name}> has no place in <{parent}>", fix, kid)


_PLACES: Final = {
    ("entry", "subtitle"): "write <summary>",
    ("feed", "summary"): "write <subtitle>",
    ("feed", "content"): "write <subtitle>, or put it into an entry",
    ("feed", "published"): "write <updated>; only entries have a date of publication",
    ("feed", "source"): "put it into the entries that come from another feed",
    ("entry", "icon"): "put it into the feed",
    ("entry", "logo"): "put it into the feed",
    ("entry", "generator"): "put it into the feed",
    ("entry", "name"): "put it into <author>",
    ("feed", "name"): "put it into <author>",
}


@rule(
    "atom-xhtml-namespace-missing",
    level=Level.ERROR,
    on="xhtml:*/rss:*",
    summary="What is in a text of type xhtml must belong to a namespace.",
    spec=f"{specs.ATOM}3.1.1.3",
    bad='<title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">'
    'Neap <b xmlns="">tide</b></div></title>',
    good='<title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">'
    "Neap <b>tide</b></div></title>",
    within="atom:entry",
    formats=("atom",),
)
def atom_xhtml_namespace_missing(element: Element) -> tuple[str, str]:
    """It looks like XHTML and is none, so a reader drops it or shows it bare."""
    fix = 'take xmlns="" away, so that it is XHTML like the elements around it'
    return f"<{element.tag}> is in no namespace", fix


@rule(
    "atom-extension-namespace-missing",
    level=Level.WARNING,
    on=tuple(f"{parent}/rss:*" for parent in CONTAINERS),
    summary="An extension should belong to a namespace.",
    spec=f"{specs.ATOM}6.1",
    bad=_NEITHER.replace("</entry>", '<depth xmlns="">3</depth></entry>'),
    good=_NEITHER.replace(
        "</entry>", '<depth xmlns="https://tide.example/ns">3</depth></entry>'
    ),
    within="atom:feed",
    formats=("atom",),
)
def atom_extension_namespace_missing(element: Element) -> tuple[str, str]:
    """A name without a namespace may mean anything, so a reader makes it nothing."""
    message = f"<{element.tag}> is in no namespace"
    return message, "declare a namespace for it, or take it out"


@rule(
    "atom-attribute-unknown",
    level=Level.ERROR,
    on=("/atom:*", *_CHILDREN),
    summary="Atom's elements have only the attributes of RFC 4287.",
    spec=f"{specs.ATOM}2",
    bad=_NEITHER.replace("<content>", '<category term="a" name="Neap"/><content>'),
    good=_NEITHER.replace("<content>", '<category term="a" label="Neap"/><content>'),
    within="atom:feed",
    structural=True,
)
def atom_attribute_unknown(element: Element) -> Iterator[Fault]:
    """A reader passes over it; attributes of one's own need a namespace."""
    if element.tag not in _KNOWN:
        return
    allowed = ATTRIBUTES.get(element.tag, _NONE)
    for name in element.keys():  # noqa: SIM118 - lxml elements iterate children
        if name not in allowed and name[0] != "{":
            yield Fault(*_attribute_words(element, name, allowed), name)


def _attribute_words(
    element: Element, name: str, allowed: frozenset[str]
) -> tuple[str, str]:
    where = f"<{element.tag.removeprefix(ATOM)}>"
    found = _ATTRIBUTES_MEANT.get(name) or meant(name, sorted(allowed))
    fix = f"write {found}=" if found in (*allowed, "xml:lang", "xml:base") else None
    return f"{where} has no attribute {quoted(name)}", fix or "remove it"


_ATTRIBUTES_MEANT: Final = {
    "base": "xml:base",
    "domain": "scheme",
    "lang": "xml:lang",
    "mode": "type",
    "name": "term",
    "text": "label",
    "url": "href",
}


@rule(
    "atom-attribute-prefixed",
    level=Level.WARNING,
    on=tuple(
        f"atom:{tag.removeprefix(ATOM)}/@atom:{name}"
        for tag, names in ATTRIBUTES.items()
        for name in sorted(names)
    ),
    summary="The attributes of Atom's elements have no prefix.",
    spec="https://www.w3.org/TR/xml-names/#defaulting",
    bad='<link rel="related" href="https://tide.example/ebb/" atom:type="text/html"/>',
    good='<link rel="related" href="https://tide.example/ebb/" type="text/html"/>',
    within="atom:entry",
)
def atom_attribute_prefixed(_: Element, context: Context) -> tuple[str, str]:
    """With a prefix it is another attribute, which no reader looks at."""
    name = str(context.key).removeprefix(ATOM)
    return f"the attribute {quoted(name)} has a prefix", f"write {name}= without it"


@rule(
    "atom-text-misplaced",
    level=Level.ERROR,
    on=CONTAINERS,
    summary="Feeds, entries, sources and persons hold elements, not text.",
    spec=f"{specs.ATOM}4.1",
    bad=_NEITHER.replace("</entry>", "Twice a month.</entry>"),
    good=_NEITHER,
    within="atom:feed",
    mixed=True,
)
def atom_text_misplaced(element: Element, context: Context) -> Fault | None:
    """No reader shows text that stands between the elements."""
    text = context.text or context.stray()
    if not text:
        return None
    name = element.tag.removeprefix(ATOM)
    fix = "write <name> around it" if name in ("author", "contributor") else None
    message = f"the text {quoted(text)} stands directly in <{name}>"
    return Fault(message, fix or "put it into an element, or remove it")


@rule(
    "atom-value-has-elements",
    level=Level.ERROR,
    on=_CHILDREN,
    summary="Ids, dates, addresses and names hold no elements; nor, of Atom, do links.",
    spec=f"{specs.ATOM}3",
    bad="<author><name>Ada <b xmlns='http://www.w3.org/1999/xhtml'>L.</b></name>"
    "</author>",
    good="<author><name>Ada L.</name></author>",
    within="atom:entry",
    structural=True,
)
def atom_value_has_elements(element: Element, context: Context) -> Fault | None:
    """A reader takes the text up to the first tag; the rest is lost.

    Links and categories may hold elements of other namespaces.
    """
    if element.tag not in _CLOSED:
        return None
    is_leaf = element.tag in _LEAVES
    for inner in context.kids:
        if is_leaf or inner.tag.startswith(ATOM):
            name = readable(inner.tag, inner.nsmap).removeprefix("atom:")
            own = element.tag.removeprefix(ATOM)
            fix = "write plain text" if is_leaf else "move it out"
            return Fault(f"<{own}> contains the element <{name}>", fix, inner)
    return None


@rule(
    "atom-empty-element-has-text",
    level=Level.WARNING,
    on=("atom:link", "atom:category"),
    summary="Links and categories say everything in their attributes.",
    spec=f"{specs.ATOM}4.2.7",
    bad='<link rel="related" href="https://tide.example/ebb/">Ebb</link>',
    good='<link rel="related" href="https://tide.example/ebb/" title="Ebb"/>',
    within="atom:entry",
    unless="".__eq__,
)
def atom_empty_element_has_text(element: Element, context: Context) -> tuple[str, str]:
    """Atom gives their content no meaning, so no reader shows it."""
    text = context.text
    name = element.tag.removeprefix(ATOM)
    attribute = "title" if name == "link" else "label"
    if element.get({"link": "href", "category": "term"}[name]) is None:
        attribute = "href" if name == "link" else "term"
    fix = f'write <{name} {attribute}="..."> with it, and nothing inside'
    return f"<{name}> contains {quoted(text)}", fix


@rule(
    "atom-xhtml-misplaced",
    level=Level.WARNING,
    on=tuple(f"{parent}/xhtml:*" for parent in CONTAINERS),
    summary="XHTML belongs inside a text of type xhtml.",
    spec=f"{specs.ATOM}3.1.1.3",
    bad=_NEITHER.replace(
        "</entry>", '<p xmlns="http://www.w3.org/1999/xhtml">Twice.</p></entry>'
    ),
    good=_NEITHER,
    within="atom:feed",
)
def atom_xhtml_misplaced(element: Element) -> tuple[str, str] | None:
    """Directly in a feed or entry it is an extension that no reader shows.

    A `div` in a feed is meant for others: browsers show it as a page.
    """
    name = element.tag.removeprefix(XHTML)
    around = element.getparent()
    if name == "div" and around is not None and around.tag == f"{ATOM}feed":
        return None
    return (
        f"<{name}> of XHTML stands outside any text",
        'put it into a <div> in <content type="xhtml"> or <summary type="xhtml">',
    )
