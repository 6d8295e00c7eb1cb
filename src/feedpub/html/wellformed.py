"""XHTML for Atom, checked to be well-formed inside the `div` that will hold it."""

from __future__ import annotations

import re
from html.entities import html5
from typing import Final
from xml.parsers import expat

from feedpub.html.scanning import DEEPEST

_OPENING: Final = b'<div xmlns="http://www.w3.org/1999/xhtml">'
_CLOSING: Final = b"</div>"
_ENTITY: Final = re.compile(r"&([a-zA-Z][a-zA-Z0-9]{0,40});")
_URI: Final = re.compile(r"[!#-;=?-\[\]_a-z~]+")
_REASONS: Final = {
    4: "a character stands where XML takes none; write &lt; for < and &amp; for &",
    5: "a tag is never finished",
    8: "an attribute stands twice on one element",
    9: "an element is closed that was not opened here",
    17: "an XML declaration stands inside the markup; remove it",
    20: "a CDATA section is never closed",
    27: "a name has a prefix that no xmlns declares",
}


def xhtml_fault(markup: str) -> str | None:
    """Say why markup cannot be the inside of an XHTML `div`, with its line, or None.

    RFC 4287, 3.1.1.3. Only well-formedness and depth are judged, not which elements
    are there. HTML's named entities such as `&nbsp;` do not exist in XML.
    """
    data = _OPENING + markup.encode(errors="surrogatepass") + _CLOSING
    if data.count(b"<") <= DEEPEST and _parses(data):
        return _unnamed(data)
    parser = expat.ParserCreate("utf-8", " ")
    open_elements: list[str] = []
    too_deep: list[int] = []

    def opened(name: str, _: object) -> None:
        open_elements.append(name.rpartition(" ")[2])
        if len(open_elements) > DEEPEST and not too_deep:
            too_deep.append(parser.CurrentLineNumber)

    parser.StartElementHandler = opened
    parser.EndElementHandler = lambda _: open_elements.pop()
    try:
        parser.Parse(data, True)  # noqa: FBT003 - expat takes no keywords
    except expat.ExpatError as fault:
        reason = _reason(fault, data, parser.ErrorByteIndex, open_elements)
        return f"line {fault.lineno}: {reason}"
    if too_deep:
        return f"line {too_deep[0]}: elements are nested deeper than {DEEPEST}"
    return _unnamed(data)


def _parses(data: bytes) -> bool:
    try:
        expat.ParserCreate("utf-8", " ").Parse(data, True)  # noqa: FBT003 - as above
    except expat.ExpatError:
        return False
    return True


def _unnamed(data: bytes) -> str | None:
    """Say which namespace has a name that is no URI (XML Namespaces, 2.2)."""
    if data.count(b"xmlns") == 1:
        return None
    parser = expat.ParserCreate("utf-8", " ")
    found: list[str] = []

    def declared(_: str | None, uri: str | None) -> None:
        if uri and not _URI.fullmatch(uri):
            reason = f"{uri[:80]!r} is no URI, so it names no namespace"
            found.append(f"line {parser.CurrentLineNumber}: {reason}")

    parser.StartNamespaceDeclHandler = declared
    parser.Parse(data, True)  # noqa: FBT003 - as above
    return next(iter(found), None)


def _reason(
    fault: expat.ExpatError, data: bytes, place: int, open_elements: list[str]
) -> str:
    if fault.code == 11:
        return _undefined(data, place)
    if fault.code == 7 and place >= len(data) - len(_CLOSING):
        return f"<{open_elements[-1]}> is never closed"
    if fault.code == 7:
        return f"<{open_elements[-1]}> is open, but another element is closed"
    if fault.code == 4 and not open_elements:
        return _REASONS[9]
    return _REASONS.get(fault.code, expat.ErrorString(fault.code))


def _undefined(data: bytes, place: int) -> str:
    entity = _ENTITY.match(data[place : place + 50].decode(errors="replace"))
    name = entity[1] if entity else "this"
    character = html5.get(f"{name};")
    if character is None:
        return f"the entity &{name}; does not exist; write &amp; for &"
    numbers = "".join(f"&#{ord(each)};" for each in character)
    return f"HTML has the entity &{name}; but XML has not; write {numbers}"
