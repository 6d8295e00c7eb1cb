"""What extensions add, as values of the model: typed where a type exists.

feedgen's own extensions are read by what they hold, those of others by what they do
to the elements that they are given.
"""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple, NoReturn

from lxml import etree

from feedpub.interop.feedgen.known import Tag, known, said
from feedpub.model.checks import shown
from feedpub.namespaces import types
from feedpub.namespaces.foreign import Foreign
from feedpub.namespaces.judging import value_fault
from feedpub.namespaces.reading import extensions as read
from feedpub.namespaces.shape import row_of
from feedpub.namespaces.writing import xml

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from lxml.etree import _Element

    from feedpub.interop.feedgen.faults import Faults
    from feedpub.interop.feedgen.known import Known
    from feedpub.model.extensions import Extension
    from feedpub.namespaces.vocabulary import Element, Value, Vocabulary

ATOM: Final = "http://www.w3.org/2005/Atom"


class Loaded(NamedTuple):
    """An extension as it is registered: its name, itself, and the formats it is for."""

    name: str
    instance: Any
    formats: tuple[str, ...]

    @property
    def is_nothing(self) -> bool:
        """Whether it changes no document: its methods are those of feedgen's base."""
        from feedgen.ext.base import BaseExtension  # noqa: PLC0415 - see the caller

        kind: Any = type(self.instance)
        return (
            kind.extend_rss is BaseExtension.extend_rss
            and kind.extend_atom is BaseExtension.extend_atom
        )


def loaded(of: Any, formats: tuple[str, ...]) -> tuple[Loaded, ...]:
    """Give the extensions of a generator or an entry that are for these formats."""
    kind = "FeedGenerator" if hasattr(of, "add_entry") else "FeedEntry"
    registered = getattr(of, f"_{kind}__extensions", None) or {}
    found = []
    for name, one in registered.items():
        its = tuple(form for form in formats if one.get(form))
        if its:
            found.append(Loaded(name, one["inst"], its))
    return tuple(found)


def elements_held(
    one: Loaded, place: str, where: str, faults: Faults
) -> list[_Element] | None:
    """Give the elements that one of feedgen's own extensions holds; None: another's."""
    its = known(one.instance, place)
    if its is None:
        return [] if one.is_nothing else None
    if not set(one.formats) & {*its.formats, "json"}:
        return []
    tags = faults.make(where, one.name, lambda: [*its.tags(one.instance)]) or []
    made = (_named(tag, its, one.name, where, faults) for tag in tags)
    return [element for element in made if element is not None]


def elements_added(
    one: Loaded, form: str, root: _Element, target: _Element
) -> list[_Element]:
    """Let an extension extend `root`, and give what is new among target's children.

    `ValueError` says what it did that the model cannot carry.
    """
    old = [*target]
    before = [*map(_canonical, old)]
    outside = _shallow(root) if root is not target else None
    try:
        getattr(one.instance, f"extend_{form}")(root)
    except Exception as error:  # noqa: BLE001 - whatever a stranger's extension does
        _refuse(one, form, f"failed: {type(error).__name__}: {error}", error)
    new = [child for child in target if child not in old]
    if [*map(_canonical, (child for child in target if child in old))] != before:
        message = "changes elements that feedpub writes; call the methods instead"
        _refuse(one, form, message)
    if root is not target and _shallow(root) != outside:
        _refuse(one, form, "adds elements outside the channel; add them inside")
    for child in new:
        target.remove(child)
    return new


def values(
    elements: list[_Element], place: str, where: str, faults: Faults, *, exact: bool
) -> tuple[Extension, ...]:
    """Make values of elements, and note those that no valid feed can have.

    Values have types where there are any; `exact` ones only where they are written in
    the very words of the elements, which are kept as they are otherwise.
    """
    good = []
    for element in elements:
        problems = [*_faults_in(element, place)]
        for problem in problems:
            faults.add(where, _written(element), problem)
        if not problems:
            good.append(element)
    _count(good, place, where, faults)
    found, unread = read(good, place, types(), _no_article)
    for one in unread:
        if _space(one.what) not in _vocabularies():
            faults.add(where, _written(one.what), one.reason)
    if faults.problems or not (unread or (exact and _differ(found, good))):
        return found
    return tuple(map(_foreign, good))


def _differ(values: tuple[Extension, ...], elements: list[_Element]) -> bool:
    """Tell whether the values are written in other words than the elements have."""
    if all(isinstance(value, Foreign) for value in values):
        return False
    written = etree.fromstring(b"<all>%b</all>" % xml(values, {}, _no_article_xml))
    return {*map(_canonical, written)} != {*map(_canonical, elements)}


def _named(
    tag: Tag, its: Known, name: str, where: str, faults: Faults
) -> _Element | None:
    method = f"{name}.{tag.method}"
    return faults.make(where, method, lambda: _element(tag, its))


def _element(tag: Tag, its: Known) -> _Element:
    element = etree.Element(f"{{{its.uri}}}{tag.name}", nsmap={its.prefix: its.uri})
    if tag.text is not None:
        element.text = said(tag.text)
    for name, value in tag.attributes.items():
        element.set(name, said(value))
    element.extend(_element(child, its) for child in tag.children)
    return element


def _faults_in(element: _Element, parent: str) -> Iterator[str]:
    """Judge an element by the table of its namespace, if there is one."""
    if not isinstance(element.tag, str):
        yield "is no element; a feed cannot keep it"
        return
    vocabulary, name = _vocabularies().get(_space(element)), _local(element)
    if _space(element) in {"", ATOM}:
        yield "is an element of the format itself; call the method that sets it"
    if vocabulary is None:
        return
    row = _row(vocabulary, name)
    if row is None:
        if vocabulary.closed and not vocabulary.qualified:
            yield f"{vocabulary.title} has no such element"
        return
    if not any(place.parent == parent for place in row.places):
        yield f"has no place in {parent}"
    yield from _value_faults(row.value, element.text or "", "")
    yield from _attribute_faults(row, element)
    for child in element:
        for problem in _faults_in(child, f"{vocabulary.prefix}:{name}"):
            yield f"{_written(child)}: {problem}"


def _attribute_faults(row: Element, element: _Element) -> Iterator[str]:
    for attribute in row.attributes:
        given = element.get(attribute.name)
        if given is not None:
            yield from _value_faults(attribute.value, given, f"{attribute.name}: ")
        elif attribute.required:
            yield f"{attribute.name} is missing; give it"


def _value_faults(value: Value, text: str, name: str) -> Iterator[str]:
    stripped = text.strip()
    if fault := value_fault(value, stripped):
        yield f"{name}{shown(stripped)} {fault}"


def _count(
    elements: Iterable[_Element], place: str, where: str, faults: Faults
) -> None:
    counts = Counter(str(one.tag) for one in elements)
    for one in {str(one.tag): one for one in elements}.values():
        vocabulary = _vocabularies().get(_space(one))
        row = _row(vocabulary, _local(one)) if vocabulary else None
        places = row.places if row else ()
        count = counts[str(one.tag)]
        if count > 1 and any(at.parent == place and at.most == 1 for at in places):
            faults.add(where, _written(one), f"is there {count} times; give it once")


@lru_cache(maxsize=1)
def _vocabularies() -> Mapping[str, Vocabulary]:
    from feedpub import namespaces  # noqa: PLC0415 - all tables, for extensions only

    return {one.uri: one for one in namespaces.VOCABULARIES}


def _row(vocabulary: Vocabulary, name: str) -> Element | None:
    try:
        return row_of(vocabulary, name)
    except LookupError:
        return None


def _foreign(element: _Element) -> Foreign:
    return Foreign(_canonical(element).decode())


def _no_article_xml(*_: object) -> NoReturn:
    raise ValueError("an article inside an extension is not written")


def _no_article(_: object) -> NoReturn:
    raise ValueError("an article inside an extension is not read")


def _canonical(element: _Element) -> bytes:
    """Give an element's canonical form, without the text that follows it."""
    return etree.tostring(element, method="c14n", exclusive=True)


def _shallow(root: _Element) -> list[Any]:
    return [root.tag, dict(root.attrib), *(child.tag for child in root)]


def _written(element: _Element) -> str:
    prefix = f"{element.prefix}:" if element.prefix else ""
    return f"<{prefix}{_local(element)}>"


def _space(element: _Element) -> str:
    return str(element.tag).rpartition("}")[0].lstrip("{")


def _local(element: _Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _refuse(
    one: Loaded, form: str, message: str, cause: Exception | None = None
) -> NoReturn:
    kind = type(one.instance).__name__
    raise ValueError(f"{kind}.extend_{form} {message}") from cause
