"""RFC 4685: which entry answers which, and where the answers are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from feedpub import uris, values
from feedpub.validator import specs
from feedpub.validator.names import THR
from feedpub.validator.report import Level
from feedpub.validator.rule import rule
from feedpub.validator.rules.atom.relations import relation
from feedpub.validator.rules.atom.vocabulary import meant
from feedpub.validator.words import Judgement, judged, quoted

if TYPE_CHECKING:
    from feedpub.validator.context import Context
    from feedpub.validator.element import Element

_NUMBER: Final = re.compile("0|[1-9][0-9]{0,18}").fullmatch
_REPLY: Final = '<thr:in-reply-to ref="https://tide.example/spring/"{}/>'
_LINK: Final = '<link rel="replies" href="https://tide.example/r.xml"{}/>'
_NAMES: Final = ("in-reply-to", "total")
_ATTRIBUTES: Final = frozenset(("ref", "href", "source", "type"))


@rule(
    "thr-ref-missing",
    level=Level.ERROR,
    on="thr:in-reply-to",
    summary="A reply must have the id of what it replies to.",
    spec=f"{specs.THREADS}3",
    bad='<thr:in-reply-to href="https://tide.example/spring/"/>',
    good=_REPLY.format(""),
    within="atom:entry",
    structural=True,
)
def thr_ref_missing(reply: Element) -> tuple[str, str] | None:
    """A reader finds the other entry by its id; the address may change."""
    if reply.get("ref") is not None:
        return None
    return "the reply has no ref", f'add ref="{reply.get("href", "...")}"'


@rule(
    "thr-ref-invalid",
    level=Level.ERROR,
    on="thr:in-reply-to/@ref",
    summary="A reply's ref must be an id, so an absolute IRI.",
    spec=f"{specs.THREADS}3",
    bad='<thr:in-reply-to ref="spring"/>',
    good=_REPLY.format(""),
    within="atom:entry",
    textual=True,
)
def thr_ref_invalid(reply: Element) -> Judgement | None:
    """Ids are compared letter by letter."""
    value = reply.get("ref", "")
    return judged(value, uris.iri_fault(value), "the ref ")


@rule(
    "thr-address-invalid",
    level=Level.ERROR,
    on=("thr:in-reply-to/@href", "thr:in-reply-to/@source"),
    summary="A reply's href and source must be IRIs, or relative to one.",
    spec=f"{specs.THREADS}3",
    bad=_REPLY.format(' href="https://tide.example/the spring"'),
    good=_REPLY.format(' href="https://tide.example/spring/"'),
    within="atom:entry",
)
def thr_address_invalid(reply: Element, context: Context) -> Judgement | None:
    """A reader fetches from there what the reply is about."""
    value = reply.get(str(context.key), "")
    return judged(value, uris.reference_fault(value))


@rule(
    "thr-type-invalid",
    level=Level.ERROR,
    on="thr:in-reply-to/@type",
    summary="A reply's type must be a media type.",
    spec=f"{specs.THREADS}3",
    bad=_REPLY.format(' type="page"'),
    good=_REPLY.format(' type="text/html"'),
    within="atom:entry",
    textual=True,
)
def thr_type_invalid(reply: Element) -> Judgement | None:
    """It is a hint what to expect at href."""
    value = reply.get("type", "")
    return judged(value, values.media_type_fault(value), "the type ")


@rule(
    "thr-attribute-unknown",
    level=Level.ERROR,
    on="thr:in-reply-to/@*",
    summary="A reply has ref, href, source and type.",
    spec=f"{specs.THREADS}3",
    bad=_REPLY.format(' rel="related"'),
    good=_REPLY.format(""),
    within="atom:entry",
    structural=True,
)
def thr_attribute_unknown(_: Element, context: Context) -> tuple[str, str] | None:
    """A reader passes over it."""
    name = str(context.key)
    if name in _ATTRIBUTES or name.startswith("{"):
        return None
    found = meant(name, sorted(_ATTRIBUTES))
    fix = f"write {found}=" if found else "remove it"
    return f"<thr:in-reply-to> has no attribute {quoted(name)}", fix


@rule(
    "thr-reply-repeated",
    level=Level.WARNING,
    on="thr:in-reply-to",
    summary="An entry should reply to another only once.",
    spec=f"{specs.THREADS}3",
    bad=_REPLY.format("") * 2,
    good=_REPLY.format(""),
    within="atom:entry",
)
def thr_reply_repeated(reply: Element, context: Context) -> tuple[str, str] | None:
    """Several replies are several elements, but each to something else."""
    ref = reply.get("ref")
    value = (context.parent, ref)
    if ref is None or context.first("thr-reply", value, reply) is reply:
        return None
    return f"the entry replies to {quoted(ref)} again", "remove it"


@rule(
    "thr-count-invalid",
    level=Level.ERROR,
    on="atom:link/@thr:count",
    summary="The number of replies must be a plain whole number.",
    spec=f"{specs.THREADS}4",
    bad=_LINK.format(' thr:count="2.5"'),
    good=_LINK.format(' thr:count="2"'),
    within="atom:entry",
)
def thr_count_invalid(link: Element) -> Judgement | None:
    """Readers show it beside the link."""
    return _number_judged(link.get(f"{THR}count", ""))


@rule(
    "thr-total-invalid",
    level=Level.ERROR,
    on="thr:total",
    summary="The total of replies must be a plain whole number.",
    spec=f"{specs.THREADS}5",
    bad="<thr:total>many</thr:total>",
    good="<thr:total>10</thr:total>",
    within="atom:entry",
)
def thr_total_invalid(total: Element) -> Judgement | None:
    """Readers show it beside the entry."""
    return _number_judged(total.text or "")


def _number_judged(value: str) -> Judgement | None:
    """Judge a number in the canonical form of XML Schema: no sign, no zero before."""
    if _NUMBER(value):
        return None
    fault = values.nonnegative_integer_fault(value)
    if fault is None:
        fault = f"has zeros before it; write {value.lstrip('0') or '0'}"
    return judged(value, fault, "the number ")


@rule(
    "thr-total-repeated",
    level=Level.ERROR,
    on="thr:total",
    summary="An entry must have at most one total of replies.",
    spec=f"{specs.THREADS}5",
    bad="<thr:total>1</thr:total><thr:total>2</thr:total>",
    good="<thr:total>1</thr:total>",
    within="atom:entry",
)
def thr_total_repeated(total: Element, context: Context) -> tuple[str, str] | None:
    """Which of them is right, a reader cannot know."""
    if context.first("thr-total", context.parent, total) is total:
        return None
    return "there is a second <thr:total>", "keep one of them"


@rule(
    "thr-updated-invalid",
    level=Level.ERROR,
    on="atom:link/@thr:updated",
    summary="The date of the newest reply must be as RFC 3339 has it.",
    spec=f"{specs.THREADS}4",
    bad=_LINK.format(' thr:updated="yesterday"'),
    good=_LINK.format(' thr:updated="2026-03-01T09:00:00Z"'),
    within="atom:entry",
)
def thr_updated_invalid(link: Element) -> Judgement | None:
    """A reader fetches the replies again when it is newer than what it has."""
    value = link.get(f"{THR}updated", "")
    return judged(value, values.rfc3339_fault(value), "the date ")


@rule(
    "thr-when-obsolete",
    level=Level.ERROR,
    on="atom:link/@thr:when",
    summary="The date of the newest reply is thr:updated.",
    spec=f"{specs.THREADS}4",
    bad=_LINK.format(' thr:when="2026-03-01T09:00:00Z"'),
    good=_LINK.format(' thr:updated="2026-03-01T09:00:00Z"'),
    within="atom:entry",
)
def thr_when_obsolete(link: Element) -> tuple[str, str]:
    """Drafts before the RFC called it thr:when; no reader looks for that."""
    value = link.get(f"{THR}when", "")
    return "thr:when was in drafts only", f'write thr:updated="{value}"'


@rule(
    "thr-link-attribute-misplaced",
    level=Level.WARNING,
    on=("atom:link/@thr:count", "atom:link/@thr:updated"),
    summary="Numbers and dates of replies belong on links to replies.",
    spec=f"{specs.THREADS}4",
    bad=_LINK.format(' thr:count="2"').replace("replies", "related"),
    good=_LINK.format(' thr:count="2"'),
    within="atom:entry",
)
def thr_link_attribute_misplaced(
    link: Element, context: Context
) -> tuple[str, str] | None:
    """On any other link they say nothing."""
    if relation(link) == "replies":
        return None
    name = str(context.key).rpartition("}")[2]
    return f"thr:{name} stands on a link that is no replies link", 'write rel="replies"'


@rule(
    "thr-element-unknown",
    level=Level.ERROR,
    on="thr:*",
    summary="The namespace of RFC 4685 has the elements in-reply-to and total.",
    spec=f"{specs.THREADS}1",
    bad="<thr:replies>10</thr:replies>",
    good="<thr:total>10</thr:total>",
    within="atom:entry",
    structural=True,
)
def thr_element_unknown(element: Element) -> tuple[str, str] | None:
    """What no specification defines no reader reads."""
    name = element.tag.removeprefix(THR)
    if name in _NAMES:
        return None
    found = meant(name, _NAMES)
    fix = f"write <thr:{found}>" if found else "remove it"
    return f"RFC 4685 has no element {quoted(name)}", fix
