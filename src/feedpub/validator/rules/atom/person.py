"""Atom: persons, RFC 4287, section 3.2."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from feedpub import values
from feedpub.validator import specs
from feedpub.validator.names import ATOM
from feedpub.validator.report import Level
from feedpub.validator.rule import rule
from feedpub.validator.words import Judgement, judged, quoted

if TYPE_CHECKING:
    from feedpub.validator.context import Context
    from feedpub.validator.element import Element

_ADDRESS: Final = re.compile(
    r"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63})+"
).search
_PLAIN: Final = re.compile(r"[^@\s][^@]*").fullmatch
_USUAL: Final = re.compile(
    r"[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*@[a-z0-9]+(?:[.-][a-z0-9]+)*\.[a-z]{2,20}"
).fullmatch
_TAG: Final = f"{ATOM}name"
_NAME: Final = "<author><name>{}</name></author>"


@rule(
    "atom-person-name-missing",
    level=Level.ERROR,
    on=("atom:author", "atom:contributor", "at:by"),
    summary="A person must have a name.",
    spec=f"{specs.ATOM}3.2.1",
    bad="<author><email>ada@tide.example</email></author>",
    good="<author><name>Ada</name><email>ada@tide.example</email></author>",
    within="atom:entry",
    structural=True,
)
def atom_person_name_missing(element: Element, context: Context) -> str | None:
    """Address and page are extras; the name is what readers show."""
    if _TAG in context.children:
        return None
    return f"the {element.tag.rpartition('}')[2]} has no <name>"


@rule(
    "atom-person-name-blank",
    level=Level.WARNING,
    on="atom:name",
    summary="A person's name should not be blank.",
    spec=f"{specs.ATOM}3.2.1",
    bad=_NAME.format(" "),
    good=_NAME.format("Ada"),
    within="atom:entry",
    unless=_PLAIN,
)
def atom_person_name_blank(_: Element, context: Context) -> tuple[str, str] | None:
    """A reader shows an empty place where the name should be."""
    if context.text or context.kids:
        return None
    return "the name is blank", "write who it is, or leave the person out"


@rule(
    "atom-person-name-has-email",
    level=Level.WARNING,
    on="atom:name",
    summary="A person's address belongs in the element for it.",
    spec=f"{specs.ATOM}3.2.3",
    bad=_NAME.format("Ada (ada@tide.example)"),
    good="<author><name>Ada</name><email>ada@tide.example</email></author>",
    within="atom:entry",
    unless=_PLAIN,
)
def atom_person_name_has_email(_: Element, context: Context) -> tuple[str, str] | None:
    """RSS has them together; in Atom each reader shows the name as it stands."""
    text = context.text
    found = _ADDRESS(text[:500])
    if found is None:
        return None
    fix = f"write <email>{found[0]}</email> beside the name"
    return f"the name holds the address {quoted(found[0])}", fix


@rule(
    "atom-person-email-invalid",
    level=Level.ERROR,
    on="atom:email",
    summary="A person's email must be an address.",
    spec=f"{specs.ATOM}3.2.3",
    bad="<author><name>Ada</name><email>ada</email></author>",
    good="<author><name>Ada</name><email>ada@tide.example</email></author>",
    within="atom:entry",
    unless=_USUAL,
)
def atom_person_email_invalid(_: Element, context: Context) -> Judgement | None:
    """It is put into a mailto: link as it stands."""
    return judged(context.text, values.email_fault(context.text))
