"""Plain text: markup where none is shown, and text that lost its encoding."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Any, Final

from feedpub.validator import specs
from feedpub.validator.document.pages import holds
from feedpub.validator.report import Level
from feedpub.validator.rule import rule
from feedpub.validator.rules.html import vocabulary
from feedpub.validator.rules.html.places import (
    ATOM_TEXTS,
    HTML,
    MEDIA_TEXTS,
    PLAIN,
    Form,
    form_of,
)
from feedpub.validator.rules.html.tidy import plain
from feedpub.validator.words import quoted

if TYPE_CHECKING:
    from feedpub.validator.context import Context
    from feedpub.validator.element import Element

_TAG: Final = re.compile(
    # An end tag; or a start tag with attributes; or one that ends a line or a part.
    r"</([a-zA-Z][a-zA-Z0-9]{0,20})[ \t\r\n]*+>"
    r"|<([a-zA-Z][a-zA-Z0-9]{0,20})[ \t\r\n]++[a-zA-Z-]{1,40}=[\"'][^<>]*+>"
    r"|<(br|hr|img)[ ]?/?>",
    re.IGNORECASE,
)
_REFERENCE: Final = re.compile(
    r"&(?:#[0-9]{1,7}\b;?|#[xX][0-9a-fA-F]{1,6}\b;?|([a-zA-Z][a-zA-Z0-9]{1,31});)"
)
_LONGEST: Final = 100_000
_HEXADECIMAL: Final = b"&#x26;"
_WHOLE: Final = re.compile(r"<(?:p|div|ul|ol|h[1-6]|article|section)[ >]")
_LOST: Final = re.compile(
    "[\x80-\x84\x86-\x9f\ufffd]"
    "|Ã[\x80-\xbf\u0192\u0160\u0178\u017d\u0161\u017e\u2020-\u2022\u2030]"
    "|â€[\u2122\u0153\u009d\u201c\u201d\u00a6\u00a2\u02dc]|Â[\xa0-\xbf]"
)


def markup_in(text: str) -> str | None:
    """Give the first tag or reference of HTML in a text, or None.

    A lone `<b>` may be what the text is about; an end tag is markup.
    """
    text = text[:_LONGEST]
    for found in _TAG.finditer(text):
        name = found[1] or found[2] or found[3]
        if name.lower() in vocabulary.HTML:
            return found[0]
    if "<!--" in text:
        return "<!--"
    for found in _REFERENCE.finditer(text):
        if found[1] is None or found[1] in vocabulary.ENTITIES:
            return found[0]
    return None


def _shown(text: str) -> str:
    """Give the text as it would be without markup, for the mend."""
    bare = " ".join(unescape(_TAG.sub("", text[:1_000])).split())
    return quoted(bare)


@rule(
    "html-in-plain-text",
    level=Level.WARNING,
    on=PLAIN,
    summary="Titles, names and categories should be plain text.",
    spec=f"{specs.PROFILE}data-types-characterdata",
    bad="<title>&lt;b&gt;Neap&lt;/b&gt;</title>",
    good="<title>Neap &lt; spring &amp; flood</title>",
    within="item",
    unless=plain,
)
def html_in_plain_text(_: Any, context: Context) -> tuple[str, str] | None:
    """Some readers show the tags and codes as they stand, others throw them away."""
    text = context.text
    found = markup_in(text)
    if found is None:
        return None
    if found[0] == "&" and _writes_hexadecimal(context):
        return None  # the way to write it as text (RSS Profile, Character Data)
    return (
        f"the plain text holds HTML, {quoted(found)}",
        f"write it as text: {_shown(text)}",
    )


def _writes_hexadecimal(context: Context) -> bool:
    """Look through the document once for the way to write an ampersand as text."""
    known: list[bool] = context.kept("the way of ampersands", [])
    if not known:
        known.append(holds(context.document.text, _HEXADECIMAL))
    return known[0]


@rule(
    "atom-html-undeclared",
    level=Level.WARNING,
    on=(*ATOM_TEXTS, *MEDIA_TEXTS),
    summary="HTML should not be declared as plain text.",
    spec=f"{specs.ATOM}3.1.1.1",
    bad="<summary>Twice a &lt;em&gt;month&lt;/em&gt;.</summary>",
    good='<summary type="html">Twice a &lt;em&gt;month&lt;/em&gt;.</summary>',
    unless=plain,
)
def atom_html_undeclared(subject: Element, context: Context) -> tuple[str, str] | None:
    """Readers show the tags as they stand."""
    if subject.get("type") == "html" or form_of(subject) is not Form.PLAIN:
        return None
    found = markup_in(context.text)
    if found is None:
        return None
    return f"the text holds HTML, {quoted(found)}, but has no type=html", (
        'write type="html"'
    )


@rule(
    "json-html-in-content-text",
    level=Level.WARNING,
    on="$.items[].content_text",
    summary="HTML belongs to content_html, not content_text.",
    spec=f"{specs.JSON_FEED}#items-a-name-items-a",
    bad='"id": "1", "content_text": "<p>Twice a month.</p>"',
    good='"id": "1", "content_html": "<p>Twice a month.</p>"',
    unless=plain,
)
def json_html_in_content_text(_: Any, context: Context) -> tuple[str, str] | None:
    """Readers show the tags as they stand; only text that is all HTML is meant."""
    text = context.text
    if not (_WHOLE.match(text) and text.endswith(">") and markup_in(text)):
        return None
    return "the content_text is HTML", "call it content_html"


@rule(
    "text-encoding-lost",
    level=Level.NOTE,
    on=(*HTML, *PLAIN),
    summary="Text had better not show the traces of a wrong encoding.",
    spec="https://www.w3.org/International/questions/qa-what-is-encoding",
    bad="<title>CafÃ© by the quay</title>",
    good="<title>Café by the quay</title>",
    within="item",
    profile="best-practice",
    unless=str.isascii,
)
def text_encoding_lost(_: Any, context: Context) -> tuple[str, str] | None:
    """UTF-8 that was read as Windows-1252 shows two or three characters for one."""
    found = _LOST.search(context.text)
    if found is None:
        return None
    start = max(0, found.start() - 10)
    around = context.text[start : found.end() + 10]
    return (
        f"{quoted(found[0])} in {quoted(around)} looks like a wrong encoding",
        "read the source as UTF-8; leave it if the text means just that",
    )
