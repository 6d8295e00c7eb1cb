"""XHTML in Atom: what the div may hold, and what only looks like XHTML."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from feedpub.validator import specs
from feedpub.validator.names import ATOM, XHTML
from feedpub.validator.report import Level
from feedpub.validator.rule import Fault, rule
from feedpub.validator.rules.html.places import ATOM_TEXTS, HTML, Form, form_of
from feedpub.validator.rules.html.survey import Kind
from feedpub.validator.rules.html.telling import faults
from feedpub.validator.rules.html.text import markup_in
from feedpub.validator.rules.html.tidy import tidy
from feedpub.validator.words import quoted

if TYPE_CHECKING:
    from feedpub.validator.context import Context
    from feedpub.validator.element import Element

XHTML_TEXT: Final = f"{specs.ATOM}3.1.1.3"
_DIV: Final = '<div xmlns="http://www.w3.org/1999/xhtml">'


@rule(
    "xhtml-element-foreign",
    level=Level.WARNING,
    on=HTML,
    summary="XHTML should hold elements of XHTML, SVG and MathML only.",
    spec=XHTML_TEXT,
    bad=f'<summary type="xhtml">{_DIV}<x:tide xmlns:x="urn:tide"/></div></summary>',
    good=f'<summary type="xhtml">{_DIV}<b>Neap</b></div></summary>',
    within="atom:entry",
    unless=tidy,
)
def xhtml_element_foreign(subject: Any, context: Context) -> list[Fault] | None:
    """Readers know no others; elements without a namespace come from a lost xmlns."""
    return faults(
        subject,
        context,
        Kind.FOREIGN,
        "<{}> is in none of the namespaces of XHTML, SVG and MathML",
        "keep it in the namespace http://www.w3.org/1999/xhtml, or leave it out",
    )


@rule(
    "xhtml-escaped-markup",
    level=Level.WARNING,
    on=ATOM_TEXTS,
    summary="XHTML should be written as elements, not escaped.",
    spec=XHTML_TEXT,
    bad=f'<summary type="xhtml">{_DIV}&lt;b>Neap&lt;/b></div></summary>',
    good=f'<summary type="xhtml">{_DIV}<b>Neap</b></div></summary>',
    unless=tidy,
)
def xhtml_escaped_markup(element: Element, context: Context) -> Fault | None:
    """Readers show the tags as they stand."""
    kids = context.kids
    if len(kids) != 1 or kids[0].tag != f"{XHTML}div" or len(kids[0]):
        return None
    text = kids[0].text or ""
    found = markup_in(text) if "<" in text else None
    if found is None or element.get("type") != "xhtml":
        return None
    fix = 'write the elements themselves, or type="html"'
    return Fault(f"the XHTML holds escaped HTML, {quoted(found)}", fix, kids[0])


@rule(
    "atom-content-is-xhtml",
    level=Level.NOTE,
    on="atom:content",
    summary="XHTML had better be declared as type xhtml, inside a div.",
    spec=f"{specs.ATOM}4.1.3.3",
    bad='<content type="application/xhtml+xml">'
    '<p xmlns="http://www.w3.org/1999/xhtml">Neap.</p></content>',
    good=f'<content type="xhtml">{_DIV}<p>Neap.</p></div></content>',
    profile="best-practice",
    unless=bool,
)
def atom_content_is_xhtml(element: Element, context: Context) -> str | None:
    """Few readers show content of a media type; all show the type xhtml."""
    kids = context.kids
    if form_of(element) is not Form.PAGE or not kids:
        return None
    if not kids[0].tag.startswith((XHTML, ATOM)) or kids[0].tag == f"{XHTML}html":
        return None
    return "the content is a piece of XHTML with a media type"
