"""What extensions add, as values of the model: typed where a type exists.

feedgen's own extensions are read by what they hold, those of others by what they do
to the elements that they are given.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final, NamedTuple, NoReturn

from lxml import etree

from feedpub import uris
from feedpub.errors import ModelError
from feedpub.interop.feedgen.known import Tag, known, said
from feedpub.namespaces import types
from feedpub.namespaces.foreign import Foreign
from feedpub.namespaces.reading import extensions as read
from feedpub.namespaces.writing import xml

if TYPE_CHECKING:
    from lxml.etree import _Element

    from feedpub.interop.feedgen.faults import Faults
    from feedpub.interop.feedgen.known import Known
    from feedpub.model.extensions import Extension

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
    one: Loaded, place: str, where: str, faults: Faults, *, base: str | None
) -> list[_Element] | None:
    """Give the elements that one of feedgen's own extensions holds; None: another's.

    What is relative in them is relative to the feed's address (RFC 3986, 5.1.3).
    """
    its = known(one.instance, place)
    if its is None:
        return [] if one.is_nothing else None
    if not set(one.formats) & {*its.formats, "json"}:
        return []
    tags = faults.make(where, one.name, lambda: [*its.tags(one.instance)]) or []
    made = (_named(tag, its, one.name, where, faults) for tag in tags)
    found = [element for element in made if element is not None]
    for element in found if base else ():
        _resolve(element, str(base))
    return found


def elements_added(
    one: Loaded, form: str, root: _Element, target: _Element
) -> list[_Element]:
    """Let an extension extend `root`, and give what is new among target's children.

    `ValueError` says what it did that the model cannot carry.
    """
    old = dict.fromkeys(target)
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
    found, unread = read(elements, place, types(), _no_article)
    for one in unread:
        faults.add(where, _written(one.what), one.reason)
    if unread or not (exact and _differ(found, elements)):
        return found
    with suppress(ModelError):  # then their type mends them, such as a date
        return tuple(map(_foreign, elements))
    return found


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


def _resolve(element: _Element, base: str) -> None:
    for one in element.iter():
        for name in {"href", "url"}.intersection(one.keys()):
            given = one.attrib[name]
            if ":" not in given and uris.reference_fault(given) is None:
                one.set(name, uris.resolve(base, given))


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


def _local(element: _Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _refuse(
    one: Loaded, form: str, message: str, cause: Exception | None = None
) -> NoReturn:
    kind = type(one.instance).__name__
    raise ValueError(f"{kind}.extend_{form} {message}") from cause
