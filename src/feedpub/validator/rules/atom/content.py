"""Atom: an entry's content, RFC 4287, section 4.1.3."""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedpub import values
from feedpub.validator import specs
from feedpub.validator.report import Level
from feedpub.validator.rule import rule
from feedpub.validator.rules.atom.vocabulary import ENTRY
from feedpub.validator.words import quoted

if TYPE_CHECKING:
    from feedpub.validator.context import Context
    from feedpub.validator.element import Element

_INLINE = frozenset(("text", "html", "xhtml"))
_COMPOSITE = ("multipart/", "message/")


def essence(kind: str) -> str:
    """Give a media type without its parameters, in small letters."""
    return kind.partition(";")[0].strip().lower()


def is_xml(kind: str) -> bool:
    """Say whether content of this type is XML (RFC 4287, 4.1.3.3, rule 4)."""
    return essence(kind).endswith(("+xml", "/xml")) or essence(kind) in _XML_TYPES


_XML_TYPES = (
    "application/xml-dtd",
    "application/xml-external-parsed-entity",
    "text/xml-external-parsed-entity",
)


def is_base64(kind: str) -> bool:
    """Say whether content of this type is in Base64 (RFC 4287, 4.1.3.3, rule 6)."""
    if "/" not in kind or is_xml(kind):
        return False
    return (
        not essence(kind).startswith(("text/", *_COMPOSITE))
        and values.media_type_fault(kind) is None
    )


@rule(
    "atom-content-type-invalid",
    level=Level.ERROR,
    on="atom:content/@type",
    summary="A content's type must be text, html, xhtml or a media type.",
    spec=f"{specs.ATOM}4.1.3.1",
    bad='<content type="HTML">Neap</content>',
    good='<content type="html">Neap</content>',
    unless=_INLINE.__contains__,
)
def atom_content_type_invalid(_: Element, context: Context) -> tuple[str, str] | None:
    """A reader shows the content by its type, or not at all."""
    kind = context.text
    if kind.lower().startswith(_COMPOSITE):
        return f"{quoted(kind)} is a composite type", "give one part of it"
    if values.media_type_fault(kind) is None:
        return None
    return (
        f"{quoted(kind)} is neither text, html, xhtml nor a media type",
        f'write type="{kind.lower()}"'
        if kind.lower() in _INLINE
        else "write the media type in full",
    )


@rule(
    "atom-content-not-base64",
    level=Level.ERROR,
    on="atom:content/@type",
    summary="Content of a type that is neither text nor XML must be in Base64.",
    spec=f"{specs.ATOM}4.1.3.3",
    bad=ENTRY.format(
        '<summary>Neap</summary><content type="image/png">a picture!</content>'
    ),
    good=ENTRY.format(
        '<summary>Neap</summary><content type="image/png">iVBORw0KGgo=</content>'
    ),
    within="atom:feed",
    unless=_INLINE.__contains__,
)
def atom_content_not_base64(
    content: Element, context: Context
) -> tuple[str, str] | str | None:
    """A reader decodes it, and gets rubbish."""
    kind = context.text
    if content.get("src") is not None or not is_base64(kind):
        return None
    if len(content):
        return f"the content is {quoted(kind)}, but holds elements"
    fault = values.base64_fault((content.text or "").strip())
    if fault is None:
        return None
    return f"the content is {quoted(kind)}, but {fault}", "encode it, or mend the type"


@rule(
    "atom-content-xml-not-one-root",
    level=Level.WARNING,
    on="atom:content/@type",
    summary="Content of an XML type should be one element, as a document is.",
    spec=f"{specs.ATOM}4.1.3.3",
    bad=ENTRY.format(
        '<content type="application/xml">&lt;neap&gt;3&lt;/neap&gt;</content>'
    ),
    good=ENTRY.format(
        '<content type="application/xml"><neap xmlns="">3</neap></content>'
    ),
    within="atom:feed",
    unless=_INLINE.__contains__,
)
def atom_content_xml_not_one_root(
    content: Element, context: Context
) -> tuple[str, str] | None:
    """A reader hands it to a program for that type, which expects a document."""
    kind = context.text
    if not is_xml(kind) or content.get("src") is not None or len(content) == 1:
        return None
    if len(content):
        return f"content of type {quoted(kind)} has {len(content)} roots", "leave one"
    return (
        f"content of type {quoted(kind)} has no element",
        "write the XML itself, without escaping it",
    )


@rule(
    "atom-content-src-not-empty",
    level=Level.ERROR,
    on="atom:content/@src",
    summary="Content that is elsewhere must be empty here.",
    spec=f"{specs.ATOM}4.1.3.2",
    bad=ENTRY.format(
        "<summary>N</summary>"
        '<content src="https://tide.example/n" type="text/html">Neap</content>'
    ),
    good=ENTRY.format(
        '<summary>N</summary><content src="https://tide.example/n" type="text/html"/>'
    ),
    within="atom:feed",
)
def atom_content_src_not_empty(
    content: Element, context: Context
) -> tuple[str, str] | None:
    """There cannot be two contents, one here and one there."""
    if not context.kids and not (content.text or "").strip():
        return None
    fix = "move the text to <summary>, or remove src"
    return "the content has a src and content of its own", fix


@rule(
    "atom-content-src-type-invalid",
    level=Level.ERROR,
    on="atom:content/@src",
    summary="Content that is elsewhere must be of a media type.",
    spec=f"{specs.ATOM}4.1.3.2",
    bad=ENTRY.format(
        '<summary>N</summary><content src="https://tide.example/n" type="html"/>'
    ),
    good=ENTRY.format(
        '<summary>N</summary><content src="https://tide.example/n" type="text/html"/>'
    ),
    within="atom:feed",
)
def atom_content_src_type_invalid(content: Element) -> tuple[str, str] | None:
    """Text, html and xhtml say how it is written in the feed, and it is not."""
    kind = content.get("type", "")
    if kind not in _INLINE:
        return None
    media = {"text": "text/plain", "html": "text/html"}.get(kind)
    fix = f'write type="{media or "application/xhtml+xml"}"'
    return f"{quoted(kind)} is no media type, as src asks for", fix


@rule(
    "atom-content-src-type-missing",
    level=Level.WARNING,
    on="atom:content/@src",
    summary="Content that is elsewhere should say of which type it is.",
    spec=f"{specs.ATOM}4.1.3.2",
    bad=ENTRY.format('<summary>N</summary><content src="https://tide.example/n.pdf"/>'),
    good=ENTRY.format(
        "<summary>N</summary>"
        '<content src="https://tide.example/n.pdf" type="application/pdf"/>'
    ),
    within="atom:feed",
    structural=True,
)
def atom_content_src_type_missing(content: Element) -> tuple[str, str] | None:
    """A reader decides by it whether to fetch the content at all."""
    if content.get("type") is not None:
        return None
    return "the content has a src and no type", "add its media type, as in text/html"
