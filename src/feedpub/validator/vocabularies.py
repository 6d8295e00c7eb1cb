"""What the tables of `feedpub.namespaces` say, in the form that rules ask for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from feedpub.namespaces import VOCABULARIES
from feedpub.namespaces.customary import spellings
from feedpub.namespaces.judging import value_fault
from feedpub.namespaces.vocabulary import (
    ENTRY,
    FEED,
    IMAGE,
    INPUT,
    ROOT,
    Attribute,
    Element,
    Kind,
    Place,
    Vocabulary,
)
from feedpub.validator.names import ATOM, NAMESPACES, RDF, RSS1, clark
from feedpub.validator.words import Judgement, judged

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from feedpub.validator.context import Context
    from feedpub.validator.element import Element as XmlElement


class Known(NamedTuple):
    """An element of a known namespace: its table, row, attributes by lxml's names."""

    name: str
    vocabulary: Vocabulary
    element: Element
    attributes: Mapping[str, Attribute]


CORE: Final[Mapping[str, str]] = {
    "rss": ROOT,
    f"{RDF}RDF": ROOT,
    "channel": FEED,
    f"{RSS1}channel": FEED,
    f"{ATOM}feed": FEED,
    f"{ATOM}source": FEED,
    "item": ENTRY,
    f"{RSS1}item": ENTRY,
    f"{ATOM}entry": ENTRY,
    "image": IMAGE,
    f"{RSS1}image": IMAGE,
    "textInput": INPUT,
    f"{RSS1}textinput": INPUT,
    clark("podcast:liveItem"): ENTRY,
}
"""The elements that modules may extend, and what the tables call them.

A live item of a podcast is an item, and whatever may stand in one may stand in it.
"""

CONTAINERS: Final = (
    *("/rss/channel", "item", "channel/image", "channel/textInput"),
    *("/rdf:RDF/rss1:channel", "rss1:item", "/rdf:RDF/rss1:image"),
    *("rss1:textinput", "/atom:feed", "atom:entry", "atom:source"),
)
"""The same as places of rules, without the root."""


def _known() -> Iterator[tuple[str, Known]]:
    for vocabulary in VOCABULARIES:
        for element in vocabulary.elements:
            name = f"{vocabulary.prefix}:{element.name}"
            attributes = {clark(one.name): one for one in element.attributes}
            known = Known(name, vocabulary, element, attributes)
            for uri in (vocabulary.uri, *vocabulary.former):
                yield f"{{{uri}}}{element.name}", known


KNOWN: Final[Mapping[str, Known]] = dict(_known())
"""Every element of every table by lxml's tag."""

SPACES: Final[Mapping[str, Vocabulary]] = {
    uri: vocabulary
    for vocabulary in VOCABULARIES
    for uri in (vocabulary.uri, *vocabulary.former)
}
"""The vocabularies by namespace."""

SPELLINGS: Final = spellings(SPACES)
"""What is right, and what a wrong URI is likely meant to be."""

_PLACES: Final[Mapping[tuple[str, str], Place]] = {
    (known.name, place.parent): place
    for known in KNOWN.values()
    for place in known.element.places
}
PREFIXES: Final = tuple(
    prefix for prefix, uri in NAMESPACES.items() if uri and uri in SPACES
)
"""The prefixes, in `on=`, of the namespaces that have a table."""


def place_of(tag: str) -> str | None:
    """Give what the tables call an element that modules may stand in, or None."""
    core = CORE.get(tag)
    if core is not None:
        return core
    known = KNOWN.get(tag)
    return known.name if known else None


def place_in(known: Known, parent: str) -> Place | None:
    """Give the row that allows the element in that place."""
    return _PLACES.get((known.name, parent))


def of_namespace(tag: str) -> Vocabulary | None:
    """Give the vocabulary of an element's or attribute's namespace."""
    return SPACES.get(tag[1:].partition("}")[0]) if tag.startswith("{") else None


def elements(*prefixes: str, test: Callable[[Element], object]) -> tuple[str, ...]:
    """Give the places of the elements that pass the test: `dc:date`."""
    return tuple(
        f"{prefix}:{element.name}"
        for prefix in prefixes or PREFIXES
        for element in SPACES[NAMESPACES[prefix]].elements
        if test(element)
    )


def texts(*kinds: Kind, of: tuple[str, ...] = PREFIXES) -> tuple[str, ...]:
    """Give the places of the elements whose text is of such a kind."""
    return elements(*of, test=lambda element: element.value.kind in kinds)


def attributes(*kinds: Kind, of: tuple[str, ...] = PREFIXES) -> tuple[str, ...]:
    """Give the places of the attributes of such a kind: `media:content/@url`."""
    return tuple(
        f"{prefix}:{element.name}/@{attribute.name}"
        for prefix in of
        for element in SPACES[NAMESPACES[prefix]].elements
        for attribute in element.attributes
        if attribute.value.kind in kinds
    )


def values(*kinds: Kind, of: str) -> tuple[str, ...]:
    """Give the places of elements and attributes of such a kind in one namespace."""
    return (*texts(*kinds, of=(of,)), *attributes(*kinds, of=(of,)))


def judged_value(element: XmlElement, context: Context) -> Judgement | None:
    """Judge the text or the attribute that the walk is at by its row in the table."""
    known = KNOWN[element.tag]
    if context.key is None:
        value = known.element.value
        text = (element.text or "") if value.exact else context.text
        return judged(text, _exact(text) or value_fault(value, text), "")
    name = str(context.key)
    return judged(context.text, value_fault(known.attributes[name].value, context.text))


def _exact(text: str) -> str | None:
    if text != text.strip():
        return "has white space around it; write it without"
    return None
