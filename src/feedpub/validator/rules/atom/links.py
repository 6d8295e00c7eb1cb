"""Atom: links, in feeds of any format."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from feedpub import uris, values
from feedpub.validator import specs
from feedpub.validator.names import ATOM
from feedpub.validator.report import Level
from feedpub.validator.rule import Fault, rule
from feedpub.validator.rules.atom.bases import absolute
from feedpub.validator.rules.atom.content import essence
from feedpub.validator.rules.atom.relations import USUAL, links_of
from feedpub.validator.rules.atom.vocabulary import FEED, SELF, meant
from feedpub.validator.usual import usual_url
from feedpub.validator.words import Judgement, judged, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from feedpub.validator.context import Context
    from feedpub.validator.element import Element

LINK: Final = f"{specs.ATOM}4.2.7"
_LINK: Final = f"{ATOM}link"
_HREF: Final = "https://tide.example/neap/"
_FEED_TYPES: Final = frozenset(
    [
        *("application/atom+xml", "application/rss+xml", "application/rdf+xml"),
        *("application/xml", "text/xml", "application/feed+json", "application/json"),
    ]
)
_HEADS: Final = ("/atom:feed", "/rss/channel", "rss1:channel")


@rule(
    "atom-link-href-missing",
    level=Level.ERROR,
    on="atom:link",
    summary="A link must have an href.",
    spec=f"{LINK}.1",
    bad='<link rel="related"/>',
    good=f'<link rel="related" href="{_HREF}"/>',
    within="atom:entry",
    structural=True,
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
def atom_link_href_invalid(_: Element, context: Context) -> Judgement | None:
    """What is no address leads nowhere."""
    return judged(context.text, uris.reference_fault(context.text))


@rule(
    "atom-link-href-unsafe",
    level=Level.WARNING,
    on="atom:link/@href",
    summary="A link should lead to a place that everyone can go to.",
    spec=f"{specs.ATOM}8.2",
    bad='<link rel="related" href="javascript:alert(1)"/>',
    good=f'<link rel="related" href="{_HREF}"/>',
    within="atom:entry",
    unless=usual_url,
)
def atom_link_href_unsafe(_: Element, context: Context) -> Judgement | None:
    """Readers do not follow links that run code or lead into one's own computer."""
    text = context.text
    if ":" not in text or uris.iri_fault(text) is not None:
        return None
    return judged(text, uris.url_fault(text))


@rule(
    "atom-link-rel-invalid",
    level=Level.ERROR,
    on="atom:link/@rel",
    summary="A link's rel must be a registered name or an IRI.",
    spec=f"{LINK}.2",
    bad=f'<link rel="see also" href="{_HREF}"/>',
    good=f'<link rel="related" href="{_HREF}"/>',
    within="atom:entry",
    unless=USUAL.__contains__,
)
def atom_link_rel_invalid(_: Element, context: Context) -> Judgement | None:
    """A reader follows a link by what it is for."""
    return judged(context.text, values.relation_fault(context.text), "the rel ")


@rule(
    "atom-link-rel-unregistered",
    level=Level.WARNING,
    on="atom:link/@rel",
    summary="A relation that is no IRI should be registered with IANA.",
    spec="https://www.rfc-editor.org/rfc/rfc8288#section-2.1.1",
    bad=f'<link rel="realted" href="{_HREF}"/>',
    good=f'<link rel="https://tide.example/rel#chart" href="{_HREF}"/>',
    within="atom:entry",
    unless=USUAL.__contains__,
)
def atom_link_rel_unregistered(_: Element, context: Context) -> tuple[str, str] | None:
    """A name of one's own means something else to others, or nothing."""
    rel = context.text
    if values.is_registered_relation(rel) or values.relation_fault(rel) is not None:
        return None
    found = meant(rel, sorted(USUAL))
    fix = f'write rel="{found}"' if found else "write a registered name, or an IRI"
    return f"{quoted(rel)} is not a registered relation", fix


@rule(
    "atom-link-rel-case",
    level=Level.NOTE,
    on="atom:link/@rel",
    summary="A registered relation is written in small letters.",
    spec="https://www.rfc-editor.org/rfc/rfc8288#section-3.3",
    bad=f'<link rel="Related" href="{_HREF}"/>',
    good=f'<link rel="related" href="{_HREF}"/>',
    within="atom:entry",
    unless=USUAL.__contains__,
)
def atom_link_rel_case(_: Element, context: Context) -> tuple[str, str] | None:
    """They are to be compared without regard to case, which not every reader does."""
    rel = context.text
    if rel.islower() or ":" in rel or not values.is_registered_relation(rel):
        return None
    return f"the rel {quoted(rel)} has capitals", f'write rel="{rel.lower()}"'


@rule(
    "atom-link-type-invalid",
    level=Level.ERROR,
    on="atom:link/@type",
    summary="A link's type must be a media type.",
    spec=f"{LINK}.3",
    bad=f'<link type="html" href="{_HREF}"/>',
    good=f'<link type="text/html" href="{_HREF}"/>',
    within="atom:entry",
    textual=True,
)
def atom_link_type_invalid(_: Element, context: Context) -> Judgement | None:
    """It is a hint what to expect behind the link."""
    return judged(context.text, values.media_type_fault(context.text), "the type ")


@rule(
    "atom-link-hreflang-invalid",
    level=Level.ERROR,
    on="atom:link/@hreflang",
    summary="A link's hreflang must be a language tag.",
    spec=f"{LINK}.4",
    bad=f'<link hreflang="english" href="{_HREF}"/>',
    good=f'<link hreflang="en" href="{_HREF}"/>',
    within="atom:entry",
    textual=True,
)
def atom_link_hreflang_invalid(_: Element, context: Context) -> Judgement | None:
    """A reader chooses by it among translations."""
    return judged(context.text, values.language_fault(context.text), "the hreflang ")


@rule(
    "atom-link-length-invalid",
    level=Level.ERROR,
    on="atom:link/@length",
    summary="A link's length must be a number of bytes.",
    spec=f"{LINK}.6",
    bad=f'<link rel="enclosure" length="1 MB" href="{_HREF}"/>',
    good=f'<link rel="enclosure" length="1048576" href="{_HREF}"/>',
    within="atom:entry",
    textual=True,
)
def atom_link_length_invalid(link: Element) -> Judgement | None:
    """A reader warns before large downloads."""
    value = link.get("length", "")
    return judged(value, values.nonnegative_integer_fault(value), "the length ")


@rule(
    "atom-enclosure-length-missing",
    level=Level.WARNING,
    on="atom:link/@rel",
    summary="An enclosure should say how long it is.",
    spec=f"{LINK}.2",
    bad='<link rel="enclosure" type="audio/mpeg" href="https://tide.example/n.mp3"/>',
    good='<link rel="enclosure" type="audio/mpeg" length="4096" '
    'href="https://tide.example/n.mp3"/>',
    within="atom:entry",
    unless="enclosure".__ne__,
)
def atom_enclosure_length_missing(link: Element) -> tuple[str, str] | None:
    """It may be large, and a reader decides by it whether to fetch it unasked."""
    if link.get("length") is not None:
        return None
    return "the enclosure has no length", 'add length="..." with its size in bytes'


@rule(
    "atom-alternate-repeated",
    level=Level.ERROR,
    on=("atom:feed", "atom:entry", "atom:source"),
    summary="Alternate links must differ in type or hreflang.",
    spec=f"{specs.ATOM}4.1.2",
    bad=FEED.replace(
        "<content>",
        f'<link href="{_HREF}"/><link href="https://tide.example/neap.html"/><content>',
    ),
    good=FEED.replace(
        "<content>",
        f'<link href="{_HREF}"/>'
        '<link hreflang="de" href="https://tide.example/nipp/"/><content>',
    ),
    formats=("atom",),
    where=lambda shape: shape.children.count(_LINK) > 1,
)
def atom_alternate_repeated(_: Element, context: Context) -> Iterator[Fault] | None:
    """A reader cannot tell which of them is the page of the entry."""
    kids = [kid for kid in context.kids if kid.tag == _LINK]
    return _repeated_alternates(kids) if len(kids) > 1 else None


def _repeated_alternates(links: list[Element]) -> Iterator[Fault]:
    seen: set[tuple[str, str]] = set()
    for link in links:
        if link.get("rel", "alternate") != "alternate":
            continue  # section 4.1.2 means this value, and no other way to write it
        value = (link.get("type", "").lower(), link.get("hreflang", "").lower())
        if value in seen:
            yield Fault(
                "there is another alternate link before "
                f"{quoted(link.get('href', ''))}",
                "remove one, or give them different type or hreflang",
                link,
            )
        seen.add(value)


@rule(
    "atom-self-missing",
    level=Level.WARNING,
    on="/atom:feed",
    summary="A feed should link to itself.",
    spec=f"{specs.ATOM}4.1.1",
    bad=FEED.replace(SELF, ""),
    good=FEED,
)
def atom_self_missing(_: Element, context: Context) -> tuple[str, str] | None:
    """By it a copy of the feed can be subscribed to at its home."""
    if any(name == "self" for name, _ in links_of(context)):
        return None
    href = context.url or "the feed's own address"
    return "the feed has no link to itself", f'add <link rel="self" href="{href}"/>'


@rule(
    "atom-self-relative",
    level=Level.WARNING,
    on=_HEADS,
    summary="A feed's link to itself should be absolute.",
    spec=f"{LINK}.2",
    bad=FEED.replace("https://tide.example/atom.xml", "/atom.xml"),
    good=FEED,
)
def atom_self_relative(_: Element, context: Context) -> Iterator[Fault]:
    """It is there for copies of the feed, and those are somewhere else."""
    for name, link in links_of(context):
        href = link.get("href", ":").strip()
        if name != "self" or ":" in absolute(link, href, None):
            continue
        told = context.url and uris.resolve(context.url, href)
        fix = f'write href="{told}"' if told else "write it in full, from https:// on"
        yield Fault(f"the self link {quoted(href)} is relative", fix, (link, "href"))


@rule(
    "atom-self-differs",
    level=Level.WARNING,
    on=_HEADS,
    summary="A feed's link to itself should be the address it is fetched from.",
    spec=f"{LINK}.2",
    bad=FEED,
    good=FEED.replace("tide.example/atom.xml", "tide.example/feed.xml"),
    given={"url": "https://tide.example/feed.xml"},
)
def atom_self_differs(_: Element, context: Context) -> Fault | None:
    """Readers subscribe to what the link says, and hubs know the feed by it."""
    if context.url is None:
        return None
    selves = [
        (absolute(link, link.get("href", "").strip(), context.url), link)
        for name, link in links_of(context)
        if name == "self"
    ]
    if not selves or any(_same(href, context.url) for href, _ in selves):
        return None
    href, link = selves[0]
    message = f"the self link is {quoted(href)}, but the feed is at {context.url}"
    return Fault(message, f'write href="{context.url}"', (link, "href"))


def _same(one: str, other: str) -> bool:
    return uris.to_uri(one).partition("#")[0] == uris.to_uri(other).partition("#")[0]


@rule(
    "atom-self-type",
    level=Level.WARNING,
    on=_HEADS,
    summary="A feed's link to itself should be of a feed's type.",
    spec=f"{LINK}.3",
    bad=FEED.replace('rel="self"', 'rel="self" type="text/html"'),
    good=FEED.replace('rel="self"', 'rel="self" type="application/atom+xml"'),
)
def atom_self_type(_: Element, context: Context) -> Iterator[Fault]:
    """A reader that looks for a feed passes over a link to a page."""
    for name, link in links_of(context):
        kind = link.get("type", "")
        if name != "self" or not kind or essence(kind) in _FEED_TYPES:
            continue
        if values.media_type_fault(kind) is None:
            message = f"the self link is {quoted(kind)}, which is no feed"
            fix = 'write type="application/atom+xml"' if _is_atom(link) else None
            yield Fault(message, fix or 'write type="application/rss+xml"', link)


def _is_atom(link: Element) -> bool:
    above = link.getparent()
    return above is not None and above.tag == f"{ATOM}feed"
