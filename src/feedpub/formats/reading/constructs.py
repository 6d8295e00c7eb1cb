"""Atom's constructs: texts that tell their kind, content, persons (RFC 4287, 3)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from feedpub import html as markup
from feedpub import values as judged
from feedpub.errors import ModelError
from feedpub.formats.reading import modules, values
from feedpub.formats.reading.elements import XHTML, children, markup_of, text_of
from feedpub.model import Generator, Html, OutOfLine, Person, Xhtml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from feedpub.formats.reading.elements import Children
    from feedpub.formats.reading.noting import At
    from feedpub.model import Text

_KINDS: Final = {
    "": "text",
    "text": "text",
    "text/plain": "text",
    "html": "html",
    "text/html": "html",
    "xhtml": "xhtml",
    "application/xhtml+xml": "xhtml",
}


def text(found: Children, name: str, at: At) -> Text | None:
    """Give the first text of the name, whatever it says of its kind (3.1)."""
    elements = found.get(name)
    if not elements:
        return None
    place = modules.at_element(at, name, elements[0])
    if len(elements) > 1:
        place.dropped("it is there more than once; the first one counts")
    return _text(elements[0], _kind(elements[0]) or "text", place)


def content(found: Children, at: At) -> Text | OutOfLine | None:
    """Give the first content that the model has a place for (4.1.3)."""
    made: Text | OutOfLine | None = None
    for element in found.get("content", ()):
        place = modules.at_element(at, "content", element)
        if made is not None:
            place.dropped("it is there more than once; the first one counts")
        elif element.get("src") is not None:
            made = _elsewhere(element, place)
        elif kind := _kind(element):
            made = _text(element, kind, place)
        else:
            type = element.get("type")
            place.dropped(f"content of the type {type!r} has no place in the model")
    return made


def people(found: Children, name: str, core: str, at: At) -> Iterator[Person]:
    """Give the persons of the name (3.2)."""
    for element in found.get(name, ()):
        place = modules.at_element(at, name, element)
        parts = children(element, core)
        said = values.line(modules.first(parts, "name", place), place)
        if not parts:
            said = values.line(text_of(element), place)
        key = "uri" if "uri" in parts else "url"
        url = values.address(modules.first(parts, key, place), place)
        email = values.email(modules.first(parts, "email", place), place)
        if said is None and (url or email):
            place.mended("it has no name; what else is known stands in")
        if said or email or url:
            yield Person(name=said or email or str(url), email=email, url=url)
        else:
            place.dropped("it has no name")


def generator(found: Children, at: At) -> Generator | None:
    """Give the software that made the feed (4.2.4)."""
    for element in found.get("generator", ()):
        place = modules.at_element(at, "generator", element)
        url = values.address(element.get("uri") or element.get("url"), place)
        name = values.line(text_of(element), place) or url
        version = values.line(element.get("version"), place)
        if name is not None:
            return Generator(name=name, url=url, version=version)
    return None


def _kind(element: _Element) -> str | None:
    """Tell text, html and xhtml; None for what else there may be in content.

    Atom 0.3 says with `mode` whether its media type is escaped.
    """
    type = (element.get("type") or "").strip().lower()
    kind = _KINDS.get(type)
    if element.get("mode") == "base64":
        return None
    if element.get("mode") == "escaped" and kind == "xhtml":
        return "html"
    if kind is None and type.startswith("text/") and type != "text/xml":
        return "text"
    return kind


def _text(element: _Element, kind: str, at: At) -> Text | None:
    if kind == "xhtml":
        return _xhtml(element, at)
    if len(element):
        at.mended("its markup is not escaped")
        return values.html(markup_of(element), at)
    said = values.plain(element.text, at)
    return values.markup(said, at) if said and kind == "html" else said


def _xhtml(element: _Element, at: At) -> Text | None:
    """Give the inside of the `div`, as XHTML where it can be (3.1.1.3)."""
    divs = [one for one in element if one.tag == f"{XHTML}div"]
    if not divs:
        at.mended("it has no div of XHTML around its markup")
    said = values.plain(markup_of(divs[0] if divs else element), at)
    if said is None:
        return None
    made = values.markup(said, at)
    if fault := markup.xhtml_fault(made.markup):
        at.mended(f"it is read as HTML, for as XHTML {fault}")
        return Html(made.markup)
    return Xhtml(made.markup)


def _elsewhere(element: _Element, at: At) -> OutOfLine | None:
    src = values.address(element.get("src"), at)
    if src is None:
        return None
    type = (element.get("type") or "").strip()
    if judged.media_type_fault(type):
        type = values.media_type(type, src, at)
    try:
        return OutOfLine(src=src, type=type)
    except ModelError as error:
        at.dropped("; ".join(one.message for one in error.problems))
        return None
