"""Atom: the feed element, and what it shares with entries."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from feedpub import uris, values
from feedpub.validator import specs
from feedpub.validator.names import ATOM, readable
from feedpub.validator.report import Level
from feedpub.validator.rule import Fault, rule
from feedpub.validator.usual import usual_rfc3339, usual_url
from feedpub.validator.words import Judgement, judged, listed, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from feedpub.validator.context import Context
    from feedpub.validator.element import Element

NAMESPACE: Final = 'xmlns="http://www.w3.org/2005/Atom"'
FEED: Final = (
    f"<feed {NAMESPACE}><id>https://tide.example/</id><title>Tides</title>"
    "<updated>2026-03-01T09:00:00Z</updated><author><name>Ada</name></author>"
    '<link rel="self" href="https://tide.example/atom.xml"/>'
    "<entry><id>https://tide.example/neap/</id><title>Neap</title>"
    "<updated>2026-03-01T09:00:00Z</updated><content>Twice a month.</content></entry>"
    "</feed>"
)
_TWICE: Final = ("author", "category", "contributor", "link", "entry")
_PARTS: Final = frozenset(
    [
        *("author", "category", "content", "contributor", "email", "entry", "feed"),
        *("generator", "icon", "id", "link", "logo", "name", "published", "rights"),
        *("source", "subtitle", "summary", "title", "updated", "uri"),
    ]
)
_TAGS: Final = frozenset(f"{ATOM}{name}" for name in _PARTS)


@rule(
    "atom-root-namespace",
    level=Level.ERROR,
    on="/*",
    summary="Atom's elements are in the namespace of RFC 4287.",
    spec=f"{specs.ATOM}2",
    bad='<feed xmlns="http://purl.org/atom/ns#" version="0.3"><title>T</title></feed>',
    good=FEED,
    formats=("atom",),
)
def atom_root_namespace(root: Element) -> tuple[str, str] | None:
    """Atom 0.3 was a draft; a reader knows the elements by their namespace alone."""
    if root.tag.startswith(ATOM):
        return None
    uri = root.tag[1:].partition("}")[0] if root.tag.startswith("{") else ""
    said = f"{quoted(uri)} is not Atom's namespace" if uri else "there is no namespace"
    return said, f"write {NAMESPACE}"


@rule(
    "atom-feed-child-missing",
    level=Level.ERROR,
    on=("/atom:feed",),
    summary="A feed must have an id, a title and the date of its update.",
    spec=f"{specs.ATOM}4.1.1",
    bad=FEED.replace("<id>https://tide.example/</id>", ""),
    good=FEED,
)
def atom_feed_child_missing(_: Element, context: Context) -> str | None:
    """They say which feed this is, and whether there is anything new."""
    return _missing("feed", context)


@rule(
    "atom-entry-child-missing",
    level=Level.ERROR,
    on="atom:entry",
    summary="An entry must have an id, a title and the date of its update.",
    spec=f"{specs.ATOM}4.1.2",
    bad="<entry><id>https://tide.example/neap/</id>"
    "<updated>2026-03-01T09:00:00Z</updated><content>Neap</content></entry>",
    good="<entry><id>https://tide.example/neap/</id><title/>"
    "<updated>2026-03-01T09:00:00Z</updated><content>Neap</content></entry>",
)
def atom_entry_child_missing(_: Element, context: Context) -> str | None:
    """A reader tells new entries from changed ones by id and date."""
    return _missing("entry", context)


def _missing(name: str, context: Context) -> str | None:
    children = context.children
    missing = tuple(
        f"<{child}>"
        for child in ("id", "title", "updated")
        if ATOM + child not in children
    )
    return f"the {name} has no {listed(missing, 'and')}" if missing else None


@rule(
    "atom-element-repeated",
    level=Level.ERROR,
    on=(
        "/atom:feed",
        "atom:entry",
        "atom:source",
        "atom:author",
        "atom:contributor",
    ),
    summary="Only author, category, contributor, link and entry may be repeated.",
    spec=f"{specs.ATOM}4.1.1",
    bad="<entry><id>https://tide.example/neap/</id><title>Neap</title><title>N</title>"
    "<updated>2026-03-01T09:00:00Z</updated><content>Neap</content></entry>",
    good="<entry><id>https://tide.example/neap/</id><title>Neap</title>"
    '<category term="a"/><category term="b"/>'
    "<updated>2026-03-01T09:00:00Z</updated><content>Neap</content></entry>",
    within="atom:feed",
)
def atom_element_repeated(_: Element, context: Context) -> Iterator[Fault] | None:
    """Readers take the first or the last of them; nobody knows which."""
    again = context.repeated()
    return _repeated(again) if again else None


def _repeated(kids: tuple[Element, ...]) -> Iterator[Fault]:
    for kid in kids:
        name = kid.tag.removeprefix(ATOM)
        if name in _PARTS and name not in _TWICE:
            yield Fault(f"there is a second <{name}>", "keep one of them", kid)


@rule(
    "atom-element-unknown",
    level=Level.ERROR,
    on=tuple(
        f"{parent}/atom:*"
        for parent in (
            *("atom:feed", "atom:entry", "atom:source", "atom:author"),
            *("atom:contributor", "channel", "item", "rss1:channel", "rss1:item"),
        )
    ),
    summary="Atom's namespace has only the elements of RFC 4287.",
    spec=f"{specs.ATOM}6.2",
    bad="<entry><id>https://tide.example/neap/</id><title>Neap</title>"
    "<updated>2026-03-01T09:00:00Z</updated><content>N</content><guid>1</guid></entry>",
    good="<entry><id>https://tide.example/neap/</id><title>Neap</title>"
    "<updated>2026-03-01T09:00:00Z</updated><content>N</content></entry>",
    within="atom:feed",
)
def atom_element_unknown(element: Element) -> tuple[str, str] | None:
    """Names are case-sensitive; what Atom lacks belongs in another namespace."""
    if element.tag in _TAGS:
        return None
    name = element.tag.removeprefix(ATOM)
    fix = f"write <{name.lower()}>" if name.lower() in _PARTS else "remove it"
    return f"Atom has no element <{name}>", fix


@rule(
    "atom-feed-author-missing",
    level=Level.ERROR,
    on="/atom:feed",
    summary="A feed must have an author, unless each of its entries has one.",
    spec=f"{specs.ATOM}4.1.1",
    bad=FEED.replace("<author><name>Ada</name></author>", ""),
    good=FEED,
)
def atom_feed_author_missing(_: Element, context: Context) -> Fault | None:
    """Whose words an entry holds must be known wherever it is copied to."""
    if f"{ATOM}author" in context.children:
        return None
    entries = [kid for kid in context.kids if kid.tag == f"{ATOM}entry"]
    without = [entry for entry in entries if not _has_author(entry)]
    if not without:
        return None
    lack = f"{len(without)} of its {len(entries)} entries have none"
    fix = "add <author><name>...</name></author> to the feed"
    return Fault(f"the feed has no author and {lack}", fix)


def _has_author(entry: Element) -> bool:
    return (
        entry.find(f"{ATOM}author") is not None
        or entry.find(f"{ATOM}source/{ATOM}author") is not None
    )


@rule(
    "atom-metadata-after-entry",
    level=Level.ERROR,
    on="/atom:feed",
    summary="A feed's own elements must come before its entries.",
    spec=f"{specs.ATOM}4.1.1",
    bad=FEED.replace("</feed>", '<category term="tides"/></feed>'),
    good=FEED.replace("<entry>", '<category term="tides"/><entry>'),
)
def atom_metadata_after_entry(_: Element, context: Context) -> Iterator[Fault]:
    """A reader that streams has shown the entries before it knows whose they are."""
    seen = False
    for kid in context.kids:
        if kid.tag == f"{ATOM}entry":
            seen = True
        elif seen and kid.tag.startswith(ATOM):
            name = readable(kid.tag).removeprefix("atom:")
            yield Fault(
                f"<{name}> comes after an entry", "move it before the entries", kid
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
    unless=usual_url,
)
def atom_id_invalid(_: Element, context: Context) -> Judgement | None:
    """Only an IRI is unique in the world, and readers compare it letter by letter."""
    return judged(context.text, uris.iri_fault(context.text), "the id ")


@rule(
    "atom-entry-id-repeated",
    level=Level.ERROR,
    on="atom:entry",
    summary="Each entry must have an id of its own.",
    spec=f"{specs.ATOM}4.1.1",
    bad=FEED.replace(
        "</feed>",
        "<entry><id>https://tide.example/neap/</id><title>Neap</title>"
        "<updated>2026-03-01T09:00:00Z</updated><content>N</content></entry></feed>",
    ),
    good=FEED.replace(
        "</feed>",
        "<entry><id>https://tide.example/neap/</id><title>Neap</title>"
        "<updated>2026-03-02T09:00:00Z</updated><content>Mended</content></entry></feed>",
    ),
)
def atom_entry_id_repeated(_: Element, context: Context) -> Fault | None:
    """Two entries with one id are versions, and then their updates differ."""
    children = context.children
    own, updated = children.get(f"{ATOM}id"), children.get(f"{ATOM}updated")
    if own is None or not own.text:
        return None
    value = (own.text, "" if updated is None else updated.text)
    if context.first("atom-entry", value, own) is own:
        return None
    message = f"an earlier entry has the id {quoted(own.text)} and the same date"
    return Fault(message, at=own)


@rule(
    "atom-date-invalid",
    level=Level.ERROR,
    on=("atom:updated", "atom:published"),
    summary="A date must be as RFC 3339 has it, with time and zone.",
    spec=f"{specs.ATOM}3.3",
    bad="<updated>2026-03-01</updated>",
    good="<updated>2026-03-01T09:00:00Z</updated>",
    within="atom:entry",
    unless=usual_rfc3339,
)
def atom_date_invalid(_: Element, context: Context) -> Judgement | None:
    """A reader sorts by it and compares it with what it has."""
    return judged(context.text, values.rfc3339_fault(context.text), "the date ")


@rule(
    "atom-space-around-value",
    level=Level.ERROR,
    on=tuple(
        f"atom:{name}"
        for name in ("id", "updated", "published", "icon", "logo", "uri", "email")
    ),
    summary="No white space may stand around a date, an IRI or an address.",
    spec=f"{specs.ATOM}3.3",
    bad="<updated> 2026-03-01T09:00:00Z </updated>",
    good="<updated>2026-03-01T09:00:00Z</updated>",
    within="atom:entry",
)
def atom_space_around_value(
    element: Element, context: Context
) -> tuple[str, str] | None:
    """A reader compares ids and reads dates letter by letter."""
    text = context.text
    if not text or len(text) == len(element.text or ""):
        return None
    return f"there is white space around {quoted(text)}", "remove it"


@rule(
    "atom-person-name-missing",
    level=Level.ERROR,
    on=("atom:author", "atom:contributor"),
    summary="A person must have a name.",
    spec=f"{specs.ATOM}3.2.1",
    bad="<author><email>ada@tide.example</email></author>",
    good="<author><name>Ada</name><email>ada@tide.example</email></author>",
    within="atom:entry",
)
def atom_person_name_missing(element: Element, context: Context) -> str | None:
    """Address and page are extras; the name is what readers show."""
    if f"{ATOM}name" in context.children:
        return None
    return f"the {element.tag.removeprefix(ATOM)} has no <name>"


@rule(
    "atom-person-email-invalid",
    level=Level.ERROR,
    on="atom:email",
    summary="A person's email must be an address.",
    spec=f"{specs.ATOM}3.2.3",
    bad="<author><name>Ada</name><email>ada</email></author>",
    good="<author><name>Ada</name><email>ada@tide.example</email></author>",
    within="atom:entry",
)
def atom_person_email_invalid(_: Element, context: Context) -> Judgement | None:
    """It is put into a mailto: link as it stands."""
    return judged(context.text, values.email_fault(context.text))
