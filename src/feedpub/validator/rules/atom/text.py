"""Atom: text constructs, and content that is text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from feedpub.validator import specs
from feedpub.validator.names import XHTML
from feedpub.validator.report import Level
from feedpub.validator.rule import Fault, rule
from feedpub.validator.words import quoted

if TYPE_CHECKING:
    from feedpub.validator.context import Context
    from feedpub.validator.element import Element

TEXTS: Final = ("atom:title", "atom:subtitle", "atom:summary", "atom:rights")


@rule(
    "atom-text-type-invalid",
    level=Level.ERROR,
    on=tuple(f"{place}/@type" for place in TEXTS),
    summary="A text's type must be text, html or xhtml.",
    spec=f"{specs.ATOM}3.1.1",
    bad='<title type="text/html">Neap</title>',
    good='<title type="html">Neap</title>',
    within="atom:entry",
)
def atom_text_type_invalid(_: Element, context: Context) -> tuple[str, str] | None:
    """Media types belong to content; here they mean nothing."""
    kind = context.text
    if kind in ("text", "html", "xhtml"):
        return None
    for known in ("xhtml", "html"):
        if known in kind.lower():
            return f"{quoted(kind)} is no type of text", f'write type="{known}"'
    return f"{quoted(kind)} is no type of text", 'write type="text", or leave it out'


@rule(
    "atom-text-has-elements",
    level=Level.ERROR,
    on=(*TEXTS, "atom:content"),
    summary="Text of type text or html must contain no elements.",
    spec=f"{specs.ATOM}3.1.1.1",
    bad='<title type="html">Neap <b>tide</b></title>',
    good='<title type="html">Neap &lt;b&gt;tide&lt;/b&gt;</title>',
    within="atom:entry",
)
def atom_text_has_elements(element: Element, context: Context) -> Fault | None:
    """A reader takes the text up to the first tag; the rest is lost."""
    if not context.kids:
        return None
    kind = element.get("type", "text")
    if kind not in ("text", "html") and not kind.startswith("text/"):
        return None
    if kind.endswith("/xml"):
        return None
    name = str(context.kids[0].tag).rpartition("}")[2]
    fix = "escape the markup: &lt; for <, &amp; for &"
    if kind == "text":
        fix += ', and add type="html"'
    return Fault(f"a text of type {kind} contains <{name}>", fix, context.kids[0])


@rule(
    "atom-xhtml-div-missing",
    level=Level.ERROR,
    on=(*TEXTS, "atom:content"),
    summary="Text of type xhtml must be one div in the namespace of XHTML.",
    spec=f"{specs.ATOM}3.1.1.3",
    bad='<title type="xhtml">Neap</title>',
    good='<title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">Neap</div></title>',
    within="atom:entry",
)
def atom_xhtml_div_missing(
    element: Element, context: Context
) -> tuple[str, str] | None:
    """The div is not shown; it carries the namespace, and readers look for it."""
    if element.get("type") != "xhtml" or element.get("src") is not None:
        return None
    kids = context.kids
    if len(kids) == 1 and kids[0].tag == f"{XHTML}div" and not context.text:
        return None
    return (
        "the content is not one <div> of XHTML",
        'put all of it into <div xmlns="http://www.w3.org/1999/xhtml">...</div>',
    )
