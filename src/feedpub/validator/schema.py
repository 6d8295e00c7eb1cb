"""The grammars: a net under the rules, which should catch nothing.

What RELAX NG says is hard to read, and one fault makes it reject every element
around it. So it is asked only about documents in which no rule has found an error.
libxml2 takes time with the square of an element's children. So of a long feed it is
shown a sample, which has every shape that elements of the feed have: a grammar looks at
names first of all, and values are for the rules.
"""

from __future__ import annotations

import threading
from collections import Counter
from copy import deepcopy
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, cast

from lxml import etree

from feedpub.validator.engine import Hit
from feedpub.validator.rule import Fault
from feedpub.validator.words import quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from feedpub.validator.document import Document
    from feedpub.validator.element import Element

_GRAMMARS: Final = {
    "rss": "rss-2.0",
    "rdf": "rdf-1.0",
    "atom": "atom-1.0",
    "atom-entry": "atom-1.0",
}

_TITLES: Final = {
    "rss-2.0": "RSS 2.0",
    "rdf-1.0": "RSS 1.0",
    "atom-1.0": "Atom",
}
_REASONS: Final = (
    ("attribute", "one of its attributes is missing, unknown or has a wrong value"),
    ("namespace", "it is in a wrong namespace"),
    ("datatype", "its value has not the right form"),
    ("Type ", "its value has not the right form"),
    ("validating value", "its value is none of those that it may have"),
)
_CONTENT: Final = "it or a part of it is not expected here, or a part is missing"
_FIX: Final = (
    "compare it with the specification, and report it: feedpub has no rule yet that "
    "would say more"
)

_LARGE: Final = 100_000
_MANY: Final = 50
_MOST_EFFORT: Final = 200_000_000
"""The squares of the elements' numbers of children, added up: a third of a second."""


def schema_hits(
    document: Document, novel: Sequence[Element] | None = None
) -> Iterator[Hit]:
    """Give what the format's grammar rejects; for documents without any other error.

    `novel` are the elements that are the first of their shape, None if not known.
    """
    root, name = document.root, _GRAMMARS.get(document.format or "")
    if root is None or name is None or document.finished is not None:
        return
    grammar = _grammar(name, threading.get_ident())
    for part in (root,) if novel is None else (_sample(root, novel), root):
        if len(document.data) > _LARGE and _effort(part) > _MOST_EFFORT:
            return
        if grammar.validate(cast("Any", part)):
            return
    rule = f"schema-{name.partition('-')[0]}"
    for element, said in _rejected(grammar, root):
        shown = quoted(element.tag.rpartition("}")[2])
        message = f"the grammar of {_TITLES[name]} does not allow this {shown}"
        yield Hit(rule, element, Fault(f"{message}: {_reason(said)}", _FIX))


def _reason(said: str) -> str:
    """Say what libxml2 means, and what it says, for its guesses often lead astray."""
    meant = (reason for word, reason in _REASONS if word in said)
    return f"{next(meant, _CONTENT)} (libxml2 says: {quoted(said.strip())})"


def _sample(root: Element, novel: Sequence[Element]) -> Element:
    """Copy a feed without the items that are like others, or give the feed as it is."""
    widest = root if len(root) >= _MANY else max((root, *root), key=len)
    if len(widest) < _MANY:
        return root
    tags = [kid.tag for kid in widest]
    items = Counter(tags).most_common(1)[0][0]
    wanted = {_child_of(widest, element) for element in novel}
    kept = [
        kid
        for kid, tag in zip(widest, tags, strict=True)
        if tag != items or kid in wanted
    ]
    if 2 * len(kept) > len(tags):
        return root
    copy = _with_children(widest, kept)
    return copy if widest is root else _with_children(root, root, {widest: copy})


def _child_of(parent: Element, element: Element) -> Element | None:
    """Give the child that the element is or belongs to."""
    around: Element | None = element
    while around is not None and (above := around.getparent()) is not parent:
        around = above
    return around


def _with_children(
    element: Element,
    kids: Iterable[Element],
    known: Mapping[Element, Element] = MappingProxyType({}),
) -> Element:
    """Copy an element with these children only, some of them copied already."""
    like = cast("Any", element)
    copy = etree.Element(like.tag, like.attrib, like.nsmap)
    for kid in kids:
        copied = known.get(kid)
        copy.append(
            deepcopy(cast("Any", kid)) if copied is None else cast("Any", copied)
        )
    return cast("Element", copy)


def _effort(root: Element) -> int:
    return sum(len(element) ** 2 for element in root.iter(etree.Element))


@lru_cache(maxsize=16)
def _grammar(name: str, _thread: int) -> etree.RelaxNG:
    """Load a grammar; each thread has its own, for the error log is part of it."""
    source = files("feedpub.validator").joinpath("schemas", f"{name}.rng")
    return etree.RelaxNG(etree.fromstring(source.read_bytes()))


def _rejected(grammar: etree.RelaxNG, root: Element) -> Iterator[tuple[Element, str]]:
    """Give the innermost rejected elements; those around them fail because of them."""
    rejected: dict[Element, str] = {}
    for entry in grammar.error_log:
        rejected.setdefault(_at(root, entry.path or ""), entry.message)
    around = {above for element in rejected for above in element.iterancestors()}
    for element, said in rejected.items():
        if element not in around:
            yield element, said


def _at(root: Element, path: str) -> Element:
    """Follow a path of libxml2, such as `/rss/*[2]/a:link[3]`, as far as it goes.

    It is no XPath that could be evaluated: its prefixes are those of the place.
    """
    element = root
    for step in path.strip("/").split("/")[1:]:
        name, _, number = step.rstrip("]").partition("[")
        kids = [kid for kid in element if name in ("*", _written(kid))]
        place = int(number or 1) - 1
        if place >= len(kids):
            break
        element = kids[place]
    return element


def _written(element: Element) -> str:
    local = element.tag.rpartition("}")[2]
    return f"{element.prefix}:{local}" if element.prefix else local
