"""Atom: ids, addresses, and the white space that must not be around them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, cast

from lxml import etree

from feedpub import uris
from feedpub.validator import specs
from feedpub.validator.names import ATOM
from feedpub.validator.report import Level
from feedpub.validator.rule import Fault, rule
from feedpub.validator.rules.atom.vocabulary import FEED
from feedpub.validator.usual import tight, usual_url
from feedpub.validator.words import Judgement, judged, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from feedpub.validator.context import Context
    from feedpub.validator.element import Element

_PLAIN: Final = ("id", "updated", "published", "icon", "logo", "uri", "email")
_REFERENCES: Final = (
    *("atom:icon", "atom:logo", "atom:uri", "atom:generator/@uri"),
    "atom:content/@src",
)
_USUAL_ID: Final = re.compile(
    r"https?://[a-z0-9-]+(?:\.[a-z0-9-]+)+/(?:[A-Za-z0-9_~-][A-Za-z0-9._~-]*/)*"
    r"(?:[A-Za-z0-9_~-][A-Za-z0-9._~-]*)?"
    r"|tag:[a-z0-9]+(?:[.-][a-z0-9]+)*,(?:19|20)[0-9]{2}:[A-Za-z0-9_~:-]+"
    r"|urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
).fullmatch
_ID: Final = f"{ATOM}id"
_FIRST_IDS: Final = etree.XPath("a:entry/a:id[1]", namespaces={"a": ATOM[1:-1]})
_UPDATED: Final = f"{ATOM}updated"
_SECOND: Final = (
    "<entry><id>{id}</id><title>Neap</title>"
    "<updated>{updated}</updated><content>Mended</content></entry></feed>"
)


@rule(
    "atom-id-invalid",
    level=Level.ERROR,
    on="atom:id",
    summary="An id must be an absolute IRI.",
    spec=f"{specs.ATOM}4.2.6",
    bad="<id>neap</id>",
    good="<id>tag:tide.example,2026:neap</id>",
    within="atom:entry",
    unless=_USUAL_ID,
)
def atom_id_invalid(_: Element, context: Context) -> Judgement | None:
    """Only an IRI is unique in the world, and readers compare it letter by letter."""
    return judged(context.text, uris.iri_fault(context.text), "the id ")


@rule(
    "atom-id-not-canonical",
    level=Level.WARNING,
    on="atom:id",
    summary="An id should be written in the one normal way.",
    spec=f"{specs.ATOM}4.2.6",
    bad="<id>https://Tide.example:443/neap</id>",
    good="<id>https://tide.example/neap</id>",
    within="atom:entry",
    unless=_USUAL_ID,
)
def atom_id_not_canonical(_: Element, context: Context) -> Judgement | None:
    """Ids are compared letter by letter, so two ways to write one are two ids."""
    text = context.text
    clause = uris.noncanonical_clause(text)
    if clause is None or uris.iri_fault(text) is not None:
        return None
    return judged(text, clause, "the id ")


@rule(
    "atom-entry-id-repeated",
    level=Level.WARNING,
    on="/atom:feed/atom:entry",
    summary="Entries with one id are versions, and should differ in their dates.",
    spec=f"{specs.ATOM}4.1.1",
    bad=FEED.replace(
        "</feed>",
        _SECOND.format(id="https://tide.example/neap/", updated="2026-03-01T09:00:00Z"),
    ),
    good=FEED.replace(
        "</feed>",
        _SECOND.format(id="https://tide.example/neap/", updated="2026-03-02T09:00:00Z"),
    ),
)
def atom_entry_id_repeated(entry: Element, context: Context) -> Fault | None:
    """Readers show one of them, the newest; of these two nobody knows which it is."""
    own = context.child(_ID)
    text = None if own is None else own.text
    if not text:
        return None
    date = context.child(_UPDATED)
    value = (text, "" if date is None else date.text or "")
    if context.first("atom-entry", value, entry) is entry:
        return None
    if context.parent.findtext(_ID) == text:
        return None  # atom-feed-id-reused speaks about that
    message = f"an earlier entry has the id {quoted(text)} and the same date"
    return Fault(message, "give each entry an id of its own", own)


@rule(
    "atom-feed-id-reused",
    level=Level.ERROR,
    on="/atom:feed",
    summary="A feed and its entries must have different ids.",
    spec=f"{specs.ATOM}4.2.6",
    bad=FEED.replace("https://tide.example/neap/", "https://tide.example/"),
    good=FEED,
)
def atom_feed_id_reused(feed: Element, context: Context) -> Iterator[Fault] | None:
    """An id names one thing for ever, and an entry is not the feed that it is in."""
    own = context.child(_ID)
    if own is None or not own.text:
        return None
    again = [one for one in _entry_ids(feed) if one.text == own.text]
    return _reused(again) if again else None


def _entry_ids(feed: Element) -> list[Element]:
    """Give the first id of each entry, if there is any."""
    return cast("list[Element]", _FIRST_IDS(cast("Any", feed)))


def _reused(ids: list[Element]) -> Iterator[Fault]:
    for own in ids:
        message = f"the entry has the feed's own id, {quoted(own.text or '')}"
        yield Fault(message, "take the address of the entry's page", own)


@rule(
    "atom-reference-invalid",
    level=Level.ERROR,
    on=_REFERENCES,
    summary="Icon, logo, uri and src must be IRIs, or relative to one.",
    spec=f"{specs.ATOM}3.2.2",
    bad="<author><name>Ada</name><uri>https://tide.example/a da</uri></author>",
    good="<author><name>Ada</name><uri>https://tide.example/ada</uri></author>",
    within="atom:entry",
    unless=usual_url,
)
def atom_reference_invalid(_: Element, context: Context) -> Judgement | None:
    """What is no address leads nowhere."""
    return judged(context.text, uris.reference_fault(context.text))


@rule(
    "atom-reference-blank",
    level=Level.WARNING,
    on=(*_REFERENCES, "atom:link/@href"),
    summary="An empty address means the feed's own.",
    spec="https://www.rfc-editor.org/rfc/rfc3986#section-4.4",
    bad=FEED.replace("<entry>", "<icon/><entry>"),
    good=FEED.replace("<entry>", "<icon>https://tide.example/i.png</icon><entry>"),
    unless=bool,
)
def atom_reference_blank(element: Element, context: Context) -> tuple[str, str] | None:
    """An icon, a page or content that is the feed itself is never what was meant.

    A link to itself may be empty, and be it only where xml:base says what itself is.
    """
    if context.kids or element.get("rel") == "self":
        return None
    name = context.key or element.tag.removeprefix(ATOM)
    return f"the {name} is empty", "write the address, or leave it out"


@rule(
    "atom-space-around-value",
    level=Level.ERROR,
    on=tuple(f"atom:{name}" for name in _PLAIN),
    summary="No white space may stand around a date, an IRI or an address.",
    spec=f"{specs.ATOM}3",
    bad="<updated> 2026-03-01T09:00:00Z </updated>",
    good="<updated>2026-03-01T09:00:00Z</updated>",
    within="atom:entry",
    unless=tight,
)
def atom_space_around_value(_: Element, context: Context) -> tuple[str, str] | None:
    """A reader compares ids and reads dates letter by letter."""
    text = context.text
    if not text:
        return None
    return f"there is white space around {quoted(text)}", "remove it"


@rule(
    "atom-space-around-attribute",
    level=Level.ERROR,
    on=(
        *("atom:link/@href", "atom:link/@rel", "atom:category/@scheme"),
        *("atom:content/@src", "atom:generator/@uri", "atom:content/@type"),
        *("atom:link/@type", "atom:link/@hreflang"),
    ),
    summary="No white space may stand around an address or type in an attribute.",
    spec=f"{specs.ATOM}3",
    bad='<category term="neap" scheme=" https://tide.example/terms "/>',
    good='<category term="neap" scheme="https://tide.example/terms"/>',
    within="atom:entry",
    unless=tight,
)
def atom_space_around_attribute(_: Element, context: Context) -> tuple[str, str] | None:
    """XML keeps it, so it is part of the value."""
    text, name = context.text, str(context.key)
    if not text:
        return None
    return f"there is white space around {quoted(text)}", f'write {name}="{text}"'
