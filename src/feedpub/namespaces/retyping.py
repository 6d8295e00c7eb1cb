"""Elements that are kept as they are, though there are classes that could hold them.

What such a class refuses, the element may not say either; and beside typed values it
may not come too often.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, Final, NoReturn

from feedpub.errors import ModelError
from feedpub.model import Article
from feedpub.namespaces.examining import place_in, table_row
from feedpub.namespaces.known import types
from feedpub.namespaces.reading import Unread, of_child, reason, value_of
from feedpub.namespaces.shape import kept_one, said
from feedpub.namespaces.vocabulary import ENTRY, FEED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.etree import _Element

    from feedpub.model import Feed
    from feedpub.model.checks import Fault
    from feedpub.namespaces.foreign import Foreign

_CONTENT: Final = "{http://purl.org/rss/1.0/modules/content/}encoded"


def faults(markup: str) -> Iterator[str]:
    """Say why no class takes the element, if there is one for it."""
    element = _parsed(markup)
    refusals = []
    for place in (FEED, ENTRY):
        found = _typed(element, place)
        if found is not None:
            _, reasons = found
            if not reasons:
                return
            refusals.append(reasons)
    if refusals:
        yield from refusals[0]


def faults_together(
    values: Iterable[Foreign], of: Feed | Article, place: str
) -> Iterator[Fault]:
    """Say which of them stand in the wrong place, or once too often."""
    counts = Counter(_tags(of.extensions))
    elements = {_tag_of(str(one.tag)): one for one in map(_parsed_of, values)}
    home = "a feed" if place == FEED else "an article"
    for tag, element in elements.items():
        found = table_row(tag)
        if found is None or not found[1].places:
            continue
        vocabulary, row = found
        name, here = f"{vocabulary.prefix}:{row.name}", place_in(row, place)
        if here is None:
            yield "extensions", f"{name} has no place in {home}"
        elif here.most == 1 and counts[tag] > 1:
            yield "extensions", f"{name} is there {counts[tag]} times; give it once"
        yield from _faults_among(element, of, place)
        if tag == _CONTENT and isinstance(of, Article) and of.content and of.summary:
            yield "extensions", f"RSS writes {name} for the content; leave it out"


def _faults_among(element: _Element, of: Feed | Article, place: str) -> Iterator[Fault]:
    """Ask the class that could hold the element."""
    found = _typed(element, place)
    if found is not None and hasattr(found[0], "faults_among"):
        kind = type(found[0])
        typed = [value for value in of.extensions if type(value) is kind]
        yield from kind.faults_among((*typed, found[0]), of)


def _typed(element: _Element, place: str) -> tuple[Any, list[str]] | None:
    """Read an element by its class, if there is one there, with what was left out."""
    known, unread = types(), list[Unread]()
    tag = known.tag(element)
    try:
        if member := known.of_group(tag, place):
            _, row = member
            value = of_child(row, element, _no_article, unread)
            if value is not None:
                kept_one(row, value)
        elif kind := known.of_element(tag, place):
            value = value_of(kind, element, _no_article, unread)
        else:
            return None
    except (ModelError, ValueError) as error:
        return None, [reason(error)]
    return value, [one.reason for one in unread]


def _tags(values: Iterable[Any]) -> Iterator[str]:
    """Give the elements that values write side by side."""
    for value in values:
        if hasattr(value, "markup"):
            yield _tag_of(str(_parsed(value.markup).tag))
        elif hasattr(value.shape, "vocabulary"):
            yield from _tags_of(value)


def _tags_of(value: Any) -> Iterator[str]:
    if value.shape.element is not None:
        yield f"{{{value.shape.vocabulary.uri}}}{value.shape.element}"
        return
    for row, given in said(value):
        tag = f"{{{row.vocabulary.uri}}}{row.child}"
        yield from [tag] * (len(given) if row.several else 1)


def _tag_of(tag: str) -> str:
    """Give a tag with the URI that its namespace has today."""
    found = table_row(tag)
    return f"{{{found[0].uri}}}{found[1].name}" if found else tag


def _parsed_of(value: Foreign) -> _Element:
    return _parsed(value.markup)


def _parsed(markup: str) -> _Element:
    from lxml import etree  # noqa: PLC0415 - it costs much, and few come here

    return etree.fromstring(markup, etree.XMLParser(collect_ids=False))


def _no_article(_: object) -> NoReturn:
    raise ValueError("holds an article; give it as a typed value")
