"""Elements as readers want them: children by name, texts, markup, and their base."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from feedpub import uris
from feedpub.html.scanning import VOID
from feedpub.xml import escape, escape_attribute

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    Children = dict[str, list[_Element]]

XML: Final = "{http://www.w3.org/XML/1998/namespace}"
XHTML: Final = "{http://www.w3.org/1999/xhtml}"
FORMATS: Final = (
    *("{http://www.w3.org/2005/Atom}", "{http://purl.org/atom/ns#}"),
    *("{http://purl.org/rss/1.0/}", "{http://backend.userland.com/rss2}"),
)
"""The namespaces of the formats' own elements."""

_BASE: Final = f"{XML}base"


def children(element: _Element, core: str) -> Children:
    """Give the child elements by name; those of the format by their small name alone.

    `core` is the format's own namespace, in braces. Elements in none are the format's
    too, in whatever case: many a feed has `pubdate`.
    """
    found: Children = {}
    for child in element:
        tag = child.tag
        if not isinstance(tag, str):
            continue
        if tag[0] != "{" or (core and tag.startswith(core)):
            tag = tag.rpartition("}")[2].lower()
        found.setdefault(tag, []).append(child)
    return found


def core_of(root: _Element) -> str:
    """Give the namespace of the root, in braces; nothing if it is in none."""
    brace, end, _ = str(root.tag).rpartition("}")
    return brace + end


def text_of(element: _Element | None) -> str | None:
    """Give the text of an element with that of all elements in it."""
    if element is None:
        return None
    if len(element) == 0:
        return element.text
    return "".join(element.itertext())


def markup_of(element: _Element) -> str:
    """Give the inside of an element as XHTML that needs no prefix from around it."""
    return "".join(_inside(element, XHTML))


def base_of(element: _Element, given: str | None) -> str | None:
    """Give what is relative to in an element: xml:base around it, or what is given."""
    found = [
        base
        for one in (element, *element.iterancestors())
        if (base := one.get(_BASE)) is not None
    ]
    base = given
    for reference in reversed(found):
        reference = reference.strip()  # noqa: PLW2901 - white space is never meant
        base = uris.resolve(base, reference) if base else reference
    return base


def _inside(element: _Element, space: str) -> Iterator[str]:
    if element.text:
        yield escape(element.text).decode()
    for child in element:
        if isinstance(child.tag, str):
            yield from _whole(child, space)
        if child.tail:
            yield escape(child.tail).decode()


def _whole(element: _Element, space: str) -> Iterator[str]:
    brace, local = _split(str(element.tag))
    if brace in FORMATS or (brace != XHTML and uris.uri_fault(brace[1:-1])):
        brace = XHTML  # markup that nobody escaped, or whose namespace is none
    declared = "" if brace == space else f' xmlns="{_value(brace[1:-1])}"'
    start = f"<{local}{declared}{''.join(_attributes(element))}"
    empty = len(element) == 0 and not element.text
    if empty and (brace != XHTML or local.lower() in VOID):
        yield f"{start}/>"
        return
    yield f"{start}>"
    yield from _inside(element, brace)
    yield f"</{local}>"


def _attributes(element: _Element) -> Iterator[str]:
    for number, (name, value) in enumerate(element.attrib.items()):
        brace, local = _split(str(name))
        shown = _value(str(value))
        if not brace:
            yield f' {local}="{shown}"'
        elif brace == XML:
            yield f' xml:{local}="{shown}"'
        elif uris.uri_fault(uri := brace[1:-1]) is None:
            known = (key for key, one in element.nsmap.items() if one == uri and key)
            prefix = next(known, f"n{number}")
            yield f' xmlns:{prefix}="{_value(uri)}" {prefix}:{local}="{shown}"'


def _split(tag: str) -> tuple[str, str]:
    if not tag.startswith("{"):
        return "", tag
    brace, end, local = tag.partition("}")
    return brace + end, local


def _value(text: str) -> str:
    return escape_attribute(text).decode()
