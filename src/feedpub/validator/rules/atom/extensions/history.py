"""RFC 5005: complete, paged and archived feeds, in Atom and in RSS."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from feedpub.validator import specs
from feedpub.validator.names import FH, readable
from feedpub.validator.report import Level
from feedpub.validator.rule import Fault, rule
from feedpub.validator.rules.atom.bases import absolute
from feedpub.validator.rules.atom.relations import links_of, relation
from feedpub.validator.rules.atom.vocabulary import SELF, meant
from feedpub.validator.words import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from feedpub.validator.context import Context
    from feedpub.validator.element import Element

HEADS: Final = ("/atom:feed", "/rss/channel", "rss1:channel")
_PAGES: Final = ("first", "last", "next", "previous", "prev")
_ARCHIVES: Final = ("prev-archive", "next-archive")
_RELATIONS: Final = frozenset((*_PAGES, *_ARCHIVES, "current"))
_NAMES: Final = ("archive", "complete")
_NEXT: Final = '<link rel="next" href="https://tide.example/atom.xml?page=2"/>'
_CURRENT: Final = '<link rel="current" href="https://tide.example/now.xml"/>'
_BEFORE: Final = '<link rel="prev-archive" href="https://tide.example/2025.xml"/>'


@rule(
    "fh-complete-has-other-documents",
    level=Level.ERROR,
    on=HEADS,
    summary="A complete feed has no further pages and no archives.",
    spec=f"{specs.HISTORY}2",
    bad=f"{SELF}{_NEXT}<fh:complete/>",
    good=f"{SELF}<fh:complete/>",
    within="atom:feed",
)
def fh_complete_has_other_documents(_: Element, context: Context) -> Iterator[Fault]:
    """It says that every entry is here, and its links say that there are more."""
    if f"{FH}complete" not in context.children:
        return
    for name, link in links_of(context):
        if name in _PAGES or name in _ARCHIVES:
            message = f"a complete feed has a link to its {quoted(name)}"
            yield Fault(message, "remove the link, or <fh:complete/>", link)


@rule(
    "fh-complete-current-differs",
    level=Level.ERROR,
    on=HEADS,
    summary="A complete feed is its own current document.",
    spec=f"{specs.HISTORY}2",
    bad=f"{SELF}{_CURRENT}<fh:complete/>",
    good=f'{SELF}<link rel="current" href="https://tide.example/atom.xml"/>'
    "<fh:complete/>",
    within="atom:feed",
)
def fh_complete_current_differs(_: Element, context: Context) -> Fault | None:
    """What has all entries cannot have newer ones somewhere else."""
    if f"{FH}complete" not in context.children:
        return None
    where = _where(context)
    if "current" not in where or "self" not in where:
        return None
    if where["current"][0] == where["self"][0]:
        return None
    message = f"current is {quoted(where['current'][0])}, which is not the feed itself"
    return Fault(message, f'write href="{where["self"][0]}"', where["current"][1])


@rule(
    "fh-complete-and-archive",
    level=Level.ERROR,
    on=HEADS,
    summary="A document cannot be a complete feed and an archive of one.",
    spec=f"{specs.HISTORY}4",
    bad=f"{SELF}<fh:complete/><fh:archive/>",
    good=f"{SELF}<fh:complete/>",
    within="atom:feed",
)
def fh_complete_and_archive(_: Element, context: Context) -> Fault | None:
    """An archive is a part of a feed, and complete is the whole of one."""
    children = context.children
    if f"{FH}complete" not in children or f"{FH}archive" not in children:
        return None
    message = "the feed is marked both as complete and as an archive"
    return Fault(message, "remove one of the marks", children[f"{FH}archive"])


@rule(
    "fh-link-past-end",
    level=Level.ERROR,
    on=HEADS,
    summary="Nothing comes before the first document, or after the last.",
    spec=f"{specs.HISTORY}3",
    bad=f'{SELF}{_NEXT}<link rel="last" href="https://tide.example/atom.xml"/>',
    good=f'{SELF}{_NEXT}<link rel="last" href="https://tide.example/atom.xml?page=9"/>',
    within="atom:feed",
)
def fh_link_past_end(_: Element, context: Context) -> Iterator[Fault]:
    """A reader that follows the links runs past the end, or in a circle."""
    where = _where(context)
    own = where.get("self", (None, None))[0]
    for end, past in (("first", "previous"), ("first", "prev"), ("last", "next")):
        if own is not None and end in where and past in where and where[end][0] == own:
            message = f"this is the {end} document, and it links to its {past} one"
            yield Fault(message, f'remove rel="{past}"', where[past][1])


@rule(
    "fh-link-to-self",
    level=Level.WARNING,
    on=HEADS,
    summary="No document should come before or after itself.",
    spec=f"{specs.HISTORY}3",
    bad=f'{SELF}<link rel="next" href="https://tide.example/atom.xml"/>',
    good=f"{SELF}{_NEXT}",
    within="atom:feed",
)
def fh_link_to_self(_: Element, context: Context) -> Iterator[Fault]:
    """A reader that follows the link fetches the same document for ever."""
    where = _where(context)
    own = where.get("self", (None, None))[0]
    for name in (*_PAGES[2:], *_ARCHIVES):
        if own is not None and name in where and where[name][0] == own:
            message = f"the {name} document is this document itself"
            yield Fault(message, "remove the link, or mend its address", where[name][1])


@rule(
    "fh-relation-repeated",
    level=Level.WARNING,
    on=HEADS,
    summary="A document should have one next, one previous and so on.",
    spec=f"{specs.HISTORY}3",
    bad=f'{SELF}{_NEXT}<link rel="next" href="https://tide.example/more.xml"/>',
    good=f"{SELF}{_NEXT}",
    within="atom:feed",
)
def fh_relation_repeated(_: Element, context: Context) -> Iterator[Fault]:
    """A reader follows one of them and misses what is behind the other."""
    seen: dict[tuple[str, str], str] = {}
    for name, link in links_of(context):
        if name not in _RELATIONS:
            continue
        href = link.get("href", "")
        if seen.setdefault((name, link.get("type", "")), href) != href:
            yield Fault(f"there is another link to the {name} document", at=link)


@rule(
    "fh-relation-in-entry",
    level=Level.WARNING,
    on="atom:link/@rel",
    summary="Links between pages and archives belong in the feed's head.",
    spec=f"{specs.HISTORY}3",
    bad=_NEXT,
    good='<link rel="related" href="https://tide.example/spring/"/>',
    within="atom:entry",
    unless=(
        frozenset(("alternate", "self", "enclosure", "related", "via", "edit"))
        | {"replies", "license", "hub", "edit-media"}
    ).__contains__,
)
def fh_relation_in_entry(link: Element) -> tuple[str, str] | None:
    """A reader looks for them in the feed alone."""
    above = link.getparent()
    name = relation(link)
    if name not in _RELATIONS or above is None:
        return None
    if above.tag.rpartition("}")[2] not in ("entry", "item"):
        return None
    return f"an entry links to a {quoted(name)} document", "move it to the feed's head"


@rule(
    "fh-archive-without-current",
    level=Level.WARNING,
    on=HEADS,
    summary="An archive should link to the feed that people subscribe to.",
    spec=f"{specs.HISTORY}4",
    bad=f"{SELF}{_BEFORE}<fh:archive/>",
    good=f"{SELF}{_BEFORE}{_CURRENT}<fh:archive/>",
    within="atom:feed",
)
def fh_archive_without_current(_: Element, context: Context) -> Fault | None:
    """Who lands in an archive wants to find the living feed."""
    mark = _archive(context)
    if mark is None or "current" in _where(context):
        return None
    fix = 'add a link with rel="current" and the address of the feed'
    return Fault("the archive has no link to the current document", fix, mark)


@rule(
    "fh-archive-current-is-self",
    level=Level.WARNING,
    on=HEADS,
    summary="An archive is not the document that people subscribe to.",
    spec=f"{specs.HISTORY}4",
    bad=f"{SELF}{_BEFORE}{_CURRENT}<fh:archive/>".replace("now.xml", "atom.xml"),
    good=f"{SELF}{_BEFORE}{_CURRENT}<fh:archive/>",
    within="atom:feed",
)
def fh_archive_current_is_self(_: Element, context: Context) -> Fault | None:
    """Archives do not change, so readers fetch them once and never again."""
    mark = _archive(context)
    where = _where(context)
    if mark is None or "current" not in where or "self" not in where:
        return None
    if where["current"][0] != where["self"][0]:
        return None
    message = "the document is marked as an archive, and is its own current one"
    return Fault(message, "remove <fh:archive/>, or link to the feed", mark)


@rule(
    "fh-element-not-empty",
    level=Level.ERROR,
    on=("fh:complete", "fh:archive"),
    summary="The marks of RFC 5005 are empty.",
    spec=f"{specs.HISTORY}2",
    bad=f"{SELF}<fh:complete>yes</fh:complete>",
    good=f"{SELF}<fh:complete/>",
    within="atom:feed",
)
def fh_element_not_empty(element: Element, context: Context) -> tuple[str, str] | None:
    """Being there is all they say; `no` inside would still mean yes."""
    if not context.text and not context.kids:
        return None
    name = readable(element.tag)
    said = quoted(context.text) if context.text else "an element"
    return f"<{name}> contains {said}", f"write <{name}/>, or leave it out"


@rule(
    "fh-element-repeated",
    level=Level.ERROR,
    on=HEADS,
    summary="Each mark of RFC 5005 is set once.",
    spec=f"{specs.HISTORY}2",
    bad=f"{SELF}<fh:complete/><fh:complete/>",
    good=f"{SELF}<fh:complete/>",
    within="atom:feed",
)
def fh_element_repeated(_: Element, context: Context) -> Iterator[Fault]:
    """The second says nothing that the first has not said."""
    for kid in context.repeated():
        if kid.tag.startswith(FH):
            yield Fault(f"there is a second <{readable(kid.tag)}>", "remove it", kid)


@rule(
    "fh-element-unknown",
    level=Level.ERROR,
    on="fh:*",
    summary="The namespace of RFC 5005 has the elements complete and archive.",
    spec=f"{specs.HISTORY}2",
    bad=f"{SELF}<fh:incremental>true</fh:incremental>",
    good=f"{SELF}<fh:complete/>",
    within="atom:feed",
    structural=True,
)
def fh_element_unknown(element: Element) -> tuple[str, str] | None:
    """Drafts had others, which no reader has learnt."""
    name = element.tag.removeprefix(FH)
    if name in _NAMES:
        return None
    found = meant(name, _NAMES)
    fix = f"write <fh:{found}/>" if found else "remove it"
    return f"RFC 5005 has no element {quoted(name)}", fix


@rule(
    "fh-element-misplaced",
    level=Level.ERROR,
    on=("fh:complete", "fh:archive"),
    summary="The marks of RFC 5005 belong in the feed's head.",
    spec=f"{specs.HISTORY}2",
    bad="<fh:complete/>",
    good="<title>Neap</title>",
    within="atom:entry",
)
def fh_element_misplaced(element: Element) -> tuple[str, str] | None:
    """They are about the whole document."""
    above = element.getparent()
    local = "" if above is None else above.tag.rpartition("}")[2]
    if local in ("feed", "channel", "source"):
        return None
    name = readable(element.tag)
    return f"<{name}> has no place in <{local}>", "move it to the feed's head"


def _archive(context: Context) -> Element | None:
    """Give the mark of an archive, unless the document says it is complete."""
    children = context.children
    return None if f"{FH}complete" in children else children.get(f"{FH}archive")


def _where(context: Context) -> dict[str, tuple[str, Element]]:
    """Give the address of the first link of each relation, resolved."""
    found: dict[str, tuple[str, Element]] = {}
    for name, link in links_of(context):
        if name in _RELATIONS or name == "self":
            href = absolute(link, link.get("href", "").strip(), context.url)
            found.setdefault(name, (href, link))
    return found
