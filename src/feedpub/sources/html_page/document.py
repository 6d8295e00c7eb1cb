"""The bytes of an HTML page, decoded as browsers do and parsed within limits."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from lxml import etree
from lxml import html as lxml_html

from feedpub import html, xml
from feedpub.sources.record import LARGEST, dirt_note, failed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

Hints = dict[str, Any]
"""Fields of an article under our own names, as one kind of metadata gives them."""

_BOMS: Final = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xfe\xff", "utf-16-be"),
    (b"\xff\xfe", "utf-16-le"),
)
_COMMENT: Final = re.compile(rb"<!--.*?(?:-->|\Z)", re.DOTALL)
_DECLARED: Final = re.compile(
    rb"""<(?:meta\s[^>]*?charset|\?xml\s[^>]*?encoding)\s*=\s*["']?\s*([\w:.-]{1,40})""",
    re.IGNORECASE,
)
_LABELS: Final = re.compile(
    r"(?:x-)?(?:cp|windows-)(?:125\d|874|932|949)|iso[-_]?8859-\d\d?|koi8-[ru]|ibm866"
    r"|macintosh|mac-cyrillic|gb2312|gbk|gb18030|big5|euc-jp|euc-kr|iso-2022-jp"
    r"|shift[_-]jis|sjis|tis-620|latin[1-9]"
)
_SUPERSETS: Final = {
    "iso-8859-1": "cp1252",
    "iso8859-1": "cp1252",
    "latin1": "cp1252",
    "iso-8859-9": "cp1254",
    "iso-8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "sjis": "cp932",
    "euc-kr": "cp949",
    "big5": "big5hkscs",
    "macintosh": "mac-roman",
    "x-mac-cyrillic": "mac-cyrillic",
}
"""What the labels mean on the web (Encoding Standard, 4.2)."""


class Page(NamedTuple):
    """A parsed page, and what was odd about reading it."""

    tree: HtmlElement
    notes: tuple[str, ...]


def parse(data: bytes, *, where: str) -> Page:
    """Return the page as a tree with a body, even for bytes that are no HTML.

    Only a page beyond 20 MB is refused, with an error.
    """
    if len(data) > LARGEST:
        raise failed(where, f"is larger than {LARGEST:,} bytes; leave it out or cut it")
    text, notes = _decoded(data)
    text, dirt = xml.clean(text)
    if dirt:
        notes.append(dirt_note(dirt))
    tame = html.limited(text)
    if dropped := tame.nested + tame.crowded:
        notes.append(f"ignored {dropped} tags that are too deep or too large")
    parser = lxml_html.HTMLParser(
        encoding="utf-8",
        huge_tree=False,
        no_network=True,
        remove_comments=True,
        remove_pis=True,
    )
    tree = _tree(tame.html, parser)
    if tree is None:
        notes.append("nothing in it can be read as HTML")
        tree = lxml_html.document_fromstring("<html><body></body></html>")
    elif any("depth" in entry.message for entry in parser.error_log):
        notes.append("the page is nested too deeply and was read only in part")
    return Page(tree, tuple(notes))


def text_of(element: HtmlElement) -> str:
    """Return the text inside an element on one line, scripts left out."""
    return html.to_text(
        etree.tostring(element, method="html", encoding="unicode", with_tail=False)
    )


def tokens(element: HtmlElement, attribute: str = "class") -> list[str]:
    """Return the words of an attribute such as `class` or `rel`."""
    return (element.get(attribute) or "").split()


def within(element: HtmlElement, *tags: str) -> bool:
    """Tell whether an element stands inside one of the elements named."""
    return next(element.iterancestors(*tags), None) is not None


def scripts(tree: HtmlElement, media_type: str) -> Iterator[tuple[int, str]]:
    """Yield the line and the text of each data block of a media type."""
    for script in tree.iter("script"):
        given = (script.get("type") or "").partition(";")[0].strip().lower()
        if given == media_type and script.text:
            yield int(script.sourceline or 1), script.text


def _decoded(data: bytes) -> tuple[str, list[str]]:
    """Decode by the mark, the declaration, or as UTF-8, else as windows-1252.

    HTML, 13.2.3.2, but the whole page shows whether it is UTF-8.
    """
    for mark, name in _BOMS:
        if data.startswith(mark):
            return _replaced(data[len(mark) :], name)
    declared = _declared(data[:1_024])
    if declared:
        return _replaced(data, declared)
    try:
        return data.decode("utf-8"), []
    except UnicodeDecodeError:
        text, notes = _replaced(data, "cp1252")
        return text, ["no encoding is declared; read as windows-1252", *notes]


def _declared(head: bytes) -> str:
    """Find the encoding that a page names, or nothing if no page can be in it."""
    match = _DECLARED.search(_COMMENT.sub(b"", head))
    if match is None:
        return ""
    label = match[1].decode("ascii", "replace").lower()
    if label in {"utf-8", "utf8", "utf-16", "utf-16le", "utf-16be"}:
        return "utf-8"  # who can read the declaration is not reading UTF-16
    if label in {"ascii", "us-ascii", "x-user-defined"}:
        return "cp1252"
    if not _LABELS.fullmatch(label):
        return ""
    return _SUPERSETS.get(label, label.removeprefix("x-"))


def _replaced(data: bytes, encoding: str) -> tuple[str, list[str]]:
    try:
        return data.decode(encoding), []
    except UnicodeDecodeError as fault:
        line = data.count(b"\n", 0, fault.start) + 1
        text = data.decode(encoding, "replace")
        return text, [f"line {line}: the bytes are not {encoding}, as the page says"]
    except LookupError:  # a Python built without this codec
        return data.decode("cp1252", "replace"), [f"{encoding} cannot be read here"]


def _tree(text: str, parser: lxml_html.HTMLParser) -> HtmlElement | None:
    """Return None where libxml2 finds no document: no tags, or text beyond 10 MB."""
    try:
        return lxml_html.document_fromstring(
            text.encode(), parser=parser, ensure_head_body=True
        )
    except (etree.LxmlError, ValueError):
        return None
