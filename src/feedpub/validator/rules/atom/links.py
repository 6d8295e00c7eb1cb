"""Atom: links, in feeds of any format."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from feedpub import uris, values
from feedpub.validator import specs
from feedpub.validator.names import ATOM
from feedpub.validator.report import Level
from feedpub.validator.rule import Fault, rule
from feedpub.validator.rules.atom.feed import FEED
from feedpub.validator.usual import usual_url
from feedpub.validator.words import Judgement, judged, quoted

if TYPE_CHECKING:
    from feedpub.validator.context import Context
    from feedpub.validator.element import Element

LINK: Final = f"{specs.ATOM}4.2.7"
_HREF: Final = "https://tide.example/neap/"


@rule(
    "atom-link-href-missing",
    level=Level.ERROR,
    on="atom:link",
    summary="A link must have an href.",
    spec=f"{LINK}.1",
    bad='<link rel="related"/>',
    good=f'<link rel="related" href="{_HREF}"/>',
    within="atom:entry",
)
def atom_link_href_missing(link: Element, context: Context) -> tuple[str, str] | None:
    """A link in Atom is an attribute, not text as in RSS."""
    if link.get("href") is not None:
        return None
    fix = f'write <link href="{context.text}"/>' if context.text else "add the address"
    return "the link has no href", fix


@rule(
    "atom-link-href-invalid",
    level=Level.ERROR,
    on="atom:link/@href",
    summary="A link's href must be an IRI, or relative to one.",
    spec=f"{LINK}.1",
    bad='<link rel="related" href="https://tide.example/100%zz"/>',
    good=f'<link rel="related" href="{_HREF}"/>',
    within="atom:entry",
    unless=usual_url,
)
def atom_link_href_invalid(link: Element) -> Judgement | None:
    """What is no address leads nowhere."""
    value = link.get("href", "")
    return judged(value, uris.reference_fault(value)) if value else None


@rule(
    "atom-link-rel-invalid",
    level=Level.ERROR,
    on="atom:link/@rel",
    summary="A link's rel must be a registered name or an IRI.",
    spec=f"{LINK}.2",
    bad=f'<link rel="see also" href="{_HREF}"/>',
    good=f'<link rel="related" href="{_HREF}"/>',
    within="atom:entry",
)
def atom_link_rel_invalid(link: Element) -> Judgement | None:
    """A reader follows a link by what it is for."""
    value = link.get("rel", "")
    return judged(value, values.relation_fault(value), "the rel ")


@rule(
    "atom-link-type-invalid",
    level=Level.ERROR,
    on="atom:link/@type",
    summary="A link's type must be a media type.",
    spec=f"{LINK}.3",
    bad=f'<link type="html" href="{_HREF}"/>',
    good=f'<link type="text/html" href="{_HREF}"/>',
    within="atom:entry",
)
def atom_link_type_invalid(link: Element) -> Judgement | None:
    """It is a hint what to expect behind the link."""
    value = link.get("type", "")
    return judged(value, values.media_type_fault(value), "the type ")


@rule(
    "atom-link-hreflang-invalid",
    level=Level.ERROR,
    on="atom:link/@hreflang",
    summary="A link's hreflang must be a language tag.",
    spec=f"{LINK}.4",
    bad=f'<link hreflang="english" href="{_HREF}"/>',
    good=f'<link hreflang="en" href="{_HREF}"/>',
    within="atom:entry",
)
def atom_link_hreflang_invalid(link: Element) -> Judgement | None:
    """A reader chooses by it among translations."""
    value = link.get("hreflang", "")
    return judged(value, values.language_fault(value))


@rule(
    "atom-link-length-invalid",
    level=Level.ERROR,
    on="atom:link/@length",
    summary="A link's length must be a number of bytes.",
    spec=f"{LINK}.6",
    bad=f'<link rel="enclosure" length="1 MB" href="{_HREF}"/>',
    good=f'<link rel="enclosure" length="1048576" href="{_HREF}"/>',
    within="atom:entry",
)
def atom_link_length_invalid(link: Element) -> Judgement | None:
    """A reader warns before large downloads."""
    value = link.get("length", "")
    return judged(value, values.nonnegative_integer_fault(value), "the length ")


@rule(
    "atom-alternate-repeated",
    level=Level.ERROR,
    on="atom:link",
    summary="Alternate links must differ in type or hreflang.",
    spec=f"{specs.ATOM}4.1.2",
    bad=f'<link href="{_HREF}"/><link href="https://tide.example/neap.html"/>',
    good=f'<link href="{_HREF}"/>'
    '<link hreflang="de" href="https://tide.example/nipp/"/>',
    within="atom:entry",
    formats=("atom",),
)
def atom_alternate_repeated(link: Element, context: Context) -> Fault | None:
    """A reader cannot tell which of them is the page of the entry."""
    if link.get("rel", "alternate") != "alternate":
        return None
    value = (context.parent, link.get("type"), link.get("hreflang"))
    if context.first("atom-alternate", value, link) is link:
        return None
    return Fault(
        f"there is another alternate link before {quoted(link.get('href', ''))}",
        "remove one, or give them different type or hreflang",
    )


@rule(
    "atom-self-missing",
    level=Level.WARNING,
    on="/atom:feed",
    summary="A feed should link to itself.",
    spec=f"{specs.ATOM}4.1.1",
    bad=FEED.replace('<link rel="self" href="https://tide.example/atom.xml"/>', ""),
    good=FEED,
)
def atom_self_missing(_: Element, context: Context) -> tuple[str, str] | None:
    """By it a copy of the feed can be subscribed to at its home."""
    for kid in context.kids:
        if kid.tag == f"{ATOM}link" and kid.get("rel") == "self":
            return None
    href = context.url or "the feed's own address"
    return "the feed has no link to itself", f'add <link rel="self" href="{href}"/>'
