"""Bytes in the manner that feedgen's arguments ask for, and files written whole."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from lxml import etree

from feedpub.errors import Problem
from feedpub.interop.feedgen.faults import FeedgenError
from feedpub.model import checks
from feedpub.model.checks import shown
from feedpub.uris import to_uri
from feedpub.xml import escape

if TYPE_CHECKING:
    from lxml.etree import _Element

_XHTML: Final = "{http://www.w3.org/1999/xhtml}"
_AFTER: Final = b"</description>\n"
_NAME: Final = re.compile("[A-Za-z][A-Za-z0-9:._-]{0,999}").fullmatch


def with_rarities(data: bytes, generator: Any) -> bytes:
    """Add to RSS what the model leaves out: docs, rating and text input.

    They follow the channel's own description, the first one of the document.
    """
    extra = b"".join(
        (
            _element("docs", generator.docs(), _uri),
            _element("rating", generator.rating(), checks.plain),
            _text_input(generator.textInput()),
        )
    )
    return data.replace(_AFTER, _AFTER + extra, 1)


def serialised(
    data: bytes, *, pretty: bool, encoding: Any, xml_declaration: bool
) -> Any:
    """Give a document of ours as lxml would: a `str` for the encoding "unicode"."""
    name = "unicode" if encoding is str else str(encoding or "ASCII")
    if pretty or name.lower() not in {"utf-8", "utf8"}:
        return _by_lxml(data, pretty, name, xml_declaration)
    return data if xml_declaration else data.partition(b"\n")[2]


def write_file(target: Any, data: Any) -> None:
    """Write to a path, whole or not at all, or to a file-like object."""
    if hasattr(target, "write"):
        target.write(data)
        return
    from feedpub.publisher import atomic  # noqa: PLC0415 - for files only

    content = data.encode() if isinstance(data, str) else data
    path = atomic.real_file(Path(target))
    if not atomic.holds(path, content):
        atomic.replace_all([(path, content)])


def _element(name: str, value: Any, check: checks.Check) -> bytes:
    if value is None or value == "":
        return b""
    try:
        checked = check(value)
    except ValueError as error:
        raise FeedgenError([Problem("feed", name, str(error))]) from None
    return b"<%b>%b</%b>\n" % (name.encode(), escape(checked), name.encode())


def _text_input(given: Any) -> bytes:
    """Write what RSS 2.0 has as children, all four of them."""
    if not given:
        return b""
    if missing := [name for name in _INPUT if not given.get(name)]:
        message = f"{', '.join(missing)}: missing; RSS 2.0 wants all four"
        raise FeedgenError([Problem("feed", "textInput", message)])
    rows = [_element(name, given[name], check) for name, check in _INPUT.items()]
    return b"<textInput>\n%b</textInput>\n" % b"".join(rows)


def _uri(value: Any) -> str:
    return to_uri(checks.url(value))


def _name_of_a_field(value: Any) -> str:
    name: str = checks.plain(value)
    if not _NAME(name):
        raise ValueError(f"{shown(name)} is no name for a field; write it like q")
    return name


def _by_lxml(data: bytes, pretty: bool, encoding: str, declared: bool) -> Any:
    root = etree.fromstring(data, etree.XMLParser(huge_tree=True))
    if pretty:
        _indent(root, 0)
    is_text = encoding.lower() == "unicode"
    try:
        return etree.tostring(
            root,
            encoding="unicode" if is_text else encoding,
            xml_declaration=declared and not is_text,
        )
    except LookupError:
        message = f"{shown(encoding)} is no encoding; give UTF-8"
        raise FeedgenError([Problem("", "encoding", message)]) from None


def _indent(element: _Element, level: int) -> None:
    """Put each element on a line of its own, where white space means nothing."""
    children = [*element]
    texts = [element.text, *(child.tail for child in children)]
    if not children or any(text and not text.isspace() for text in texts):
        return
    if any(str(child.tag).startswith(_XHTML) for child in children):
        return
    element.text = "\n" + "  " * (level + 1)
    for child in children:
        child.tail = "\n" + "  " * (level + 1)
        _indent(child, level + 1)
    children[-1].tail = "\n" + "  " * level


_INPUT: Final = {
    "title": checks.plain,
    "description": checks.plain,
    "name": _name_of_a_field,
    "link": _uri,
}
