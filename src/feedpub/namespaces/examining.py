"""What is wrong with an element that is kept as it is, by all that is known of it.

The tables judge elements of the namespaces that have one, wherever they stand. Of a
namespace that nobody knows, everything is allowed but what a reader would mistake for
parts of the feed itself.
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, Final

from feedpub import uris, values
from feedpub.model.checks import shown
from feedpub.namespaces.customary import CUSTOMARY, Spellings, spellings
from feedpub.namespaces.judging import value_fault
from feedpub.namespaces.known import ALL
from feedpub.namespaces.vocabulary import ENTRY, FEED, Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from xml.etree.ElementTree import Element as Xml

    from feedpub.namespaces.vocabulary import Attribute, Element, Place, Vocabulary

_XML: Final = "{http://www.w3.org/XML/1998/namespace}"
_RESOURCE: Final = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}resource"
_FORMATS: Final = {
    CUSTOMARY[prefix]: prefix
    for prefix in ("atom", "atom03", "rss1", "rss2", "rss2board", "rss2law")
}
_PARTS_OF_RSS: Final = frozenset(
    ("rss", "channel", "item", "image", "textInput", "skipHours", "skipDays")
)
_WITH_ELEMENTS: Final = (Kind.ANYTHING, Kind.CHILDREN)


def faults(root: Xml) -> Iterator[str]:
    """Say what is wrong with an element and with all that is in it."""
    known = table_row(root.tag)
    places = known[1].places if known else ()
    if places and not any(place.parent in {FEED, ENTRY} for place in places):
        yield f"{_name(root.tag)} has no place in a feed or an article"
    for element in root.iter():
        yield from _namespace_faults(element)
        yield from _xml_faults(element)
        row = table_row(element.tag)
        if row is not None:
            yield from _row_faults(element, *row)
        elif (fault := _unknown(element.tag)) is not None:
            yield fault


def table_row(tag: str) -> tuple[Vocabulary, Element] | None:
    """Give the table that has an element, and its row there."""
    return _rows().get(tag)


def place_in(row: Element, parent: str) -> Place | None:
    """Give the place that a row has in an element, a feed or an article."""
    return next((place for place in row.places if place.parent == parent), None)


@cache
def _rows() -> Mapping[str, tuple[Vocabulary, Element]]:
    return {
        f"{{{uri}}}{element.name}": (vocabulary, element)
        for vocabulary in ALL
        for element in vocabulary.elements
        for uri in (vocabulary.uri, *vocabulary.former)
    }


@cache
def _vocabularies() -> Mapping[str, Vocabulary]:
    return {uri: one for one in ALL for uri in (one.uri, *one.former)}


@cache
def _spellings() -> Spellings:
    return spellings(_vocabularies())


@cache
def _customary() -> Mapping[str, str]:
    return {uri: prefix for prefix, uri in CUSTOMARY.items()} | {
        uri: one.prefix for uri, one in _vocabularies().items()
    }


def _name(tag: str) -> str:
    """Give an element's name with its customary prefix, if it has one."""
    uri, _, local = tag[1:].rpartition("}")
    prefix = _customary().get(uri)
    return f"<{prefix}:{local}>" if prefix else f"<{local or tag}>"


def _namespace_faults(element: Xml) -> Iterator[str]:
    uri, bracket, local = element.tag[1:].rpartition("}")
    if not bracket and element.tag in _PARTS_OF_RSS:
        yield f"<{element.tag}> would be taken for a part of RSS; rename it"
    elif uri in _FORMATS:
        yield f"<{local}> is an element of {_FORMATS[uri]}; the model has fields for it"
    for name in (element.tag, *element.attrib):
        uri = name[1:].rpartition("}")[0]
        if uri and (meant := _spellings().meant(uri)):
            yield f"the namespace {shown(uri)} is misspelt; write {meant}"


def _xml_faults(element: Xml) -> Iterator[str]:
    """Judge the attributes that XML itself has."""
    language, base = element.get(f"{_XML}lang"), element.get(f"{_XML}base")
    if language and (fault := values.language_fault(language)):
        yield f"xml:lang {shown(language)}: {fault}"
    if base and (fault := uris.reference_fault(base)):
        yield f"xml:base {shown(base)}: {fault}"


def _unknown(tag: str) -> str | None:
    uri, _, local = tag[1:].rpartition("}")
    vocabulary = _vocabularies().get(uri)
    if vocabulary is None or not vocabulary.closed:
        return None
    base = f"{{{uri}}}{local.partition('.')[0]}"
    if vocabulary.qualified and table_row(base) is not None:
        return None
    return f"{vocabulary.title} has no element {_name(tag)}"


def _row_faults(element: Xml, vocabulary: Vocabulary, row: Element) -> Iterator[str]:
    name = f"<{vocabulary.prefix}:{row.name}>"
    attributes = {_clark(one.name): one for one in row.attributes}
    for fault in _attribute_faults(element, attributes):
        yield f"{name} {fault}"
    for key in element.attrib:
        lost = vocabulary.closed and row.value.kind is not Kind.ANYTHING
        if lost and key not in attributes and not key.startswith("{"):
            yield f"{name} has no attribute {key}"
    text = element.text or ""
    if row.value.kind is not Kind.LINKED or element.get(_RESOURCE) is None:
        text = text if row.value.exact else text.strip()
        wrong = value_fault(row.value, text)
        if wrong is not None:
            yield f"{name} {shown(text)}: {wrong}"
    if len(element) and row.value.kind not in _WITH_ELEMENTS:
        yield f"{name} has elements inside, where text belongs"
    yield from _children_faults(element, vocabulary, row)


def _attribute_faults(
    element: Xml, attributes: Mapping[str, Attribute]
) -> Iterator[str]:
    for key, attribute in attributes.items():
        given = element.get(key)
        if given is None:
            if attribute.required:
                yield f"has no {attribute.name}; add it"
        elif fault := value_fault(attribute.value, given.strip()):
            yield f"{attribute.name} {shown(given)}: {fault}"


def _children_faults(
    element: Xml, vocabulary: Vocabulary, row: Element
) -> Iterator[str]:
    """Say which children stand in the wrong place, too often, or are missing."""
    name = f"{vocabulary.prefix}:{row.name}"
    counts = Counter(child.tag for child in element)
    for tag, count in counts.items():
        found = table_row(tag)
        if found is None or found[0] is not vocabulary or not found[1].places:
            continue
        place = place_in(found[1], name)
        if place is None:
            yield f"{_name(tag)} has no place in <{name}>"
        elif place.most == 1 and count > 1:
            yield f"{_name(tag)} is in <{name}> {count} times; give it once"
    present = {tag.rpartition("}")[2] for tag in counts}
    for one in vocabulary.elements:
        place = place_in(one, name)
        if place and place.least and one.name not in present:
            yield f"<{name}> has no <{vocabulary.prefix}:{one.name}>"


def _clark(name: str) -> str:
    prefix, colon, local = name.rpartition(":")
    return f"{{{CUSTOMARY.get(prefix, prefix)}}}{local}" if colon else name
