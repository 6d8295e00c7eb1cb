"""RFC 6721: entries that were deleted, in feeds and in documents of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from feedpub import uris, values
from feedpub.validator import specs
from feedpub.validator.names import AT, ATOM, readable
from feedpub.validator.report import Level
from feedpub.validator.rule import Fault, rule
from feedpub.validator.rules.atom.vocabulary import FEED, meant
from feedpub.validator.usual import usual_rfc3339
from feedpub.validator.words import Judgement, judged, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from feedpub.validator.context import Context
    from feedpub.validator.element import Element

_GONE: Final = (
    '<at:deleted-entry ref="https://tide.example/spring/" '
    'when="2026-03-01T09:00:00Z">{}</at:deleted-entry>'
)
_DECLARED: Final = "<at:deleted-entry xmlns:at='http://purl.org/atompub/tombstones/1.0'"
_NAMES: Final = ("deleted-entry", "by", "comment")
_ONCE: Final = frozenset((f"{AT}by", f"{AT}comment", f"{ATOM}source"))


@rule(
    "at-attribute-missing",
    level=Level.ERROR,
    on="at:deleted-entry",
    summary="A tombstone must say which entry was deleted, and when.",
    spec=f"{specs.TOMBSTONES}3",
    bad='<at:deleted-entry ref="https://tide.example/spring/"/>',
    good=_GONE.format(""),
    within="atom:feed",
    structural=True,
)
def at_attribute_missing(gone: Element) -> Iterator[tuple[str, str]]:
    """By the date a reader tells an entry that was deleted from one that is back."""
    if gone.get("ref") is None:
        yield "the tombstone has no ref", 'add ref="..." with the entry\'s id'
    if gone.get("when") is None:
        yield "the tombstone has no when", 'add when="..." with the date in RFC 3339'


@rule(
    "at-ref-invalid",
    level=Level.ERROR,
    on="at:deleted-entry/@ref",
    summary="A tombstone's ref must be an id, so an absolute IRI.",
    spec=f"{specs.TOMBSTONES}3",
    bad=_GONE.format("").replace("https://tide.example/spring/", "spring"),
    good=_GONE.format(""),
    within="atom:feed",
)
def at_ref_invalid(gone: Element) -> Judgement | None:
    """Ids are compared letter by letter."""
    value = gone.get("ref", "")
    return judged(value, uris.iri_fault(value), "the ref ")


@rule(
    "at-when-invalid",
    level=Level.ERROR,
    on="at:deleted-entry/@when",
    summary="A tombstone's date must be as RFC 3339 has it.",
    spec=f"{specs.TOMBSTONES}3",
    bad=_GONE.format("").replace("T09:00:00Z", ""),
    good=_GONE.format(""),
    within="atom:feed",
)
def at_when_invalid(gone: Element) -> Judgement | None:
    """A reader compares it with the date of the entry."""
    value = gone.get("when", "")
    if usual_rfc3339(value):
        return None
    return judged(value, values.rfc3339_fault(value), "the date ")


@rule(
    "at-child-repeated",
    level=Level.ERROR,
    on="at:deleted-entry",
    summary="A tombstone has at most one by, one comment and one source.",
    spec=f"{specs.TOMBSTONES}3",
    bad=_GONE.format("<at:comment>Spam</at:comment><at:comment>Ham</at:comment>"),
    good=_GONE.format("<at:comment>Spam</at:comment>"),
    within="atom:feed",
    structural=True,
)
def at_child_repeated(_: Element, context: Context) -> Iterator[Fault]:
    """Which of them is right, a reader cannot know."""
    for kid in context.repeated():
        if kid.tag in _ONCE:
            name = readable(kid.tag)
            yield Fault(f"there is a second <{name}>", "keep one of them", kid)


@rule(
    "at-tombstone-repeated",
    level=Level.ERROR,
    on="atom:feed/at:deleted-entry",
    summary="Tombstones must differ in ref or when.",
    spec=f"{specs.TOMBSTONES}3",
    bad=_GONE.format("") * 2,
    good=_GONE.format("") + _GONE.format("").replace("T09", "T10"),
    within="atom:feed",
)
def at_tombstone_repeated(gone: Element, context: Context) -> tuple[str, str] | None:
    """An entry can be deleted twice, but not twice at one moment."""
    value = (gone.get("ref"), gone.get("when"))
    if None in value or context.first("tombstone", value, gone) is gone:
        return None
    said = f"{quoted(value[0] or '')} was deleted at that moment already"
    return said, "remove one of the two"


@rule(
    "at-entry-deleted",
    level=Level.NOTE,
    on="/atom:feed",
    summary="An entry that was deleted need not be in the feed.",
    spec=f"{specs.TOMBSTONES}3",
    bad=FEED.replace(
        "<entry>",
        f'{_DECLARED} ref="https://tide.example/neap/" when="2026-03-02T09:00:00Z"/>'
        "<entry>",
    ),
    good=FEED.replace(
        "<entry>",
        f'{_DECLARED} ref="https://tide.example/neap/" when="2026-02-02T09:00:00Z"/>'
        "<entry>",
    ),
)
def at_entry_deleted(_: Element, context: Context) -> Iterator[Fault] | None:
    """Its tombstone is newer than itself, so readers pass it over."""
    if f"{AT}deleted-entry" not in context.children:
        return None
    return _deleted(context.kids)


def _deleted(kids: list[Element]) -> Iterator[Fault]:
    dates = {
        kid.get("ref"): values.rfc3339_datetime(kid.get("when", ""))
        for kid in kids
        if kid.tag == f"{AT}deleted-entry"
    }
    for kid in kids:
        own = kid.find(f"{ATOM}id") if kid.tag == f"{ATOM}entry" else None
        when = None if own is None else dates.get(own.text)
        updated = values.rfc3339_datetime(kid.findtext(f"{ATOM}updated") or "")
        if when is not None and updated is not None and updated <= when:
            message = "the feed says that this entry was deleted since"
            yield Fault(message, "remove the entry, or its tombstone", own)


@rule(
    "at-element-unknown",
    level=Level.ERROR,
    on="at:*",
    summary="The namespace of RFC 6721 has deleted-entry, by and comment.",
    spec=f"{specs.TOMBSTONES}3",
    bad=_GONE.format("<at:reason>Spam</at:reason>"),
    good=_GONE.format("<at:comment>Spam</at:comment>"),
    within="atom:feed",
    structural=True,
)
def at_element_unknown(element: Element) -> tuple[str, str] | None:
    """What no specification defines no reader reads."""
    name = element.tag.removeprefix(AT)
    if name in _NAMES:
        return None
    found = meant(name, _NAMES)
    fix = f"write <at:{found}>" if found else "remove it, or write <at:comment>"
    return f"RFC 6721 has no element {quoted(name)}", fix


@rule(
    "at-element-misplaced",
    level=Level.ERROR,
    on=("at:deleted-entry", "at:by", "at:comment"),
    summary="Tombstones stand in a feed, or alone; by and comment in a tombstone.",
    spec=f"{specs.TOMBSTONES}3",
    bad=_GONE.format(""),
    good="<title>Neap</title>",
    within="atom:entry",
    structural=True,
)
def at_element_misplaced(element: Element, context: Context) -> tuple[str, str] | None:
    """An entry cannot be there and say that it is not."""
    above = context.parent
    name = element.tag.removeprefix(AT)
    if name != "deleted-entry":
        fine = above is not None and above.tag == f"{AT}deleted-entry"
        fix = "move it into <at:deleted-entry>"
    else:
        fine = above is None or above.tag in (f"{ATOM}feed", "channel")
        fix = "move it into the feed, beside its entries"
    if fine:
        return None
    around = "" if above is None else readable(above.tag).removeprefix("atom:")
    return f"<at:{name}> has no place in <{around or 'nothing'}>", fix
