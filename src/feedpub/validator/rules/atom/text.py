"""Atom: text constructs, and content that is text."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Final

from feedpub.validator import specs
from feedpub.validator.names import XHTML, readable
from feedpub.validator.report import Level
from feedpub.validator.rule import Fault, rule
from feedpub.validator.rules.atom.content import essence, is_xml
from feedpub.validator.words import quoted

if TYPE_CHECKING:
    from feedpub.validator.context import Context
    from feedpub.validator.element import Element

TEXTS: Final = (
    *("atom:title", "atom:subtitle", "atom:summary", "atom:rights"),
    "at:comment",
)
_TYPES: Final = frozenset(("text", "html", "xhtml"))
_DIV: Final = f"{XHTML}div"


@rule(
    "atom-text-type-invalid",
    level=Level.ERROR,
    on=tuple(f"{place}/@type" for place in TEXTS),
    summary="A text's type must be text, html or xhtml.",
    spec=f"{specs.ATOM}3.1.1",
    bad='<title type="text/html">Neap</title>',
    good='<title type="html">Neap</title>',
    within="atom:entry",
    textual=True,
)
def atom_text_type_invalid(text: Element, context: Context) -> tuple[str, str] | None:
    """Media types belong to content; here they mean nothing."""
    kind = text.get("type", "")
    if kind in _TYPES:
        return None
    for known in ("xhtml", "html"):
        if known in kind.lower():
            return f"{quoted(kind)} is no type of text", f'write type="{known}"'
    if context.text in _TYPES:
        fix = f'write type="{context.text}"'
    else:
        fix = 'write type="text", or leave it out'
    return f"{quoted(kind)} is no type of text", fix


@rule(
    "atom-text-has-elements",
    level=Level.ERROR,
    on=(*TEXTS, "atom:content"),
    summary="Text of type text or html must contain no elements.",
    spec=f"{specs.ATOM}3.1.1.1",
    bad='<title type="html">Neap <b>tide</b></title>',
    good='<title type="html">Neap &lt;b&gt;tide&lt;/b&gt;</title>',
    within="atom:entry",
    where=attrgetter("children"),
)
def atom_text_has_elements(element: Element, context: Context) -> Fault | None:
    """A reader takes the text up to the first tag; the rest is lost."""
    kind = element.get("type", "text")
    plain = essence(kind).startswith("text/") and not is_xml(kind)
    if element.get("src") is not None or not (kind in ("text", "html") or plain):
        return None
    kid = context.kids[0]
    name = kid.tag.rpartition("}")[2]
    fix = "escape the markup: &lt; for <, &amp; for &"
    if kid.tag == _DIV and len(context.kids) == 1 and not context.text:
        fix = 'write type="xhtml"'
    elif kind == "text":
        fix += ', and add type="html"'
    return Fault(f"a text of type {kind} contains <{name}>", fix, kid)


@rule(
    "atom-xhtml-div-missing",
    level=Level.ERROR,
    on=tuple(f"{place}/@type" for place in (*TEXTS, "atom:content")),
    summary="Text of type xhtml must be one div in the namespace of XHTML.",
    spec=f"{specs.ATOM}3.1.1.3",
    bad='<title type="xhtml">Neap</title>',
    good='<title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">Neap</div></title>',
    within="atom:entry",
    unless="xhtml".__ne__,
)
def atom_xhtml_div_missing(
    element: Element, context: Context
) -> tuple[str, str] | None:
    """The div is not shown; it carries the namespace, and readers look for it."""
    if element.get("src") is not None:
        return None
    kids = context.kids
    if len(kids) == 1 and kids[0].tag == _DIV:
        stray = (element.text or "").strip() or (kids[0].tail or "").strip()
        if not stray:
            return None
        return f"the text {quoted(stray)} stands outside the div", "move it into it"
    fix = 'put all of it into <div xmlns="http://www.w3.org/1999/xhtml">...</div>'
    if len(kids) == 1:
        name = readable(kids[0].tag, kids[0].nsmap)
        if name.endswith("div"):
            return (
                f"<{name}> is not in the namespace of XHTML",
                'add xmlns="http://www.w3.org/1999/xhtml" to it',
            )
        return f"<{name}> is not the <div> of XHTML that there must be", fix
    return "the text is not one <div> of XHTML", fix
