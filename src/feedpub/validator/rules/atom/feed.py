"""Atom: the feed as a whole, and which of its elements come how often, and where."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from feedpub.validator import specs
from feedpub.validator.names import ATOM, XHTML, readable
from feedpub.validator.report import Level
from feedpub.validator.rule import Fault, rule
from feedpub.validator.rules.atom.vocabulary import (
    ELEMENTS,
    FEED,
    NAMESPACE,
    REPEATABLE,
)
from feedpub.validator.words import listed, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from feedpub.validator.context import Context
    from feedpub.validator.element import Element

OLD: Final = "{http://purl.org/atom/ns#}"
_ROOTS: Final = ("feed", "entry")
_NEEDED: Final = frozenset(f"{ATOM}{name}" for name in ("id", "title", "updated"))
_MANY: Final = frozenset(ATOM + name for name in REPEATABLE)
_RENAMED: Final = (
    "then write published for issued, updated for modified, subtitle for tagline, "
    "rights for copyright, and leave out mode"
)


@rule(
    "atom-root-namespace",
    level=Level.ERROR,
    on="/*",
    summary="Atom's elements are in the namespace of RFC 4287.",
    spec=f"{specs.ATOM}2",
    bad='<feed xmlns="http://www.w3.org/2005/atom"><title>Tides</title></feed>',
    good=FEED,
    formats=("atom",),
)
def atom_root_namespace(root: Element) -> tuple[str, str] | None:
    """A reader knows the elements by their namespace alone, letter for letter."""
    space, _, local = root.tag.rpartition("}")
    if local not in _ROOTS or space in (ATOM[:-1], OLD[:-1]):
        return None
    uri = space.removeprefix("{")
    said = f"{quoted(uri)} is not Atom's namespace" if uri else "there is no namespace"
    return said, f"write {NAMESPACE}"


@rule(
    "atom-namespace-obsolete",
    level=Level.ERROR,
    on=(
        *("/atom03:*", "atom:feed/atom03:*", "atom:entry/atom03:*"),
        *("channel/atom03:*", "item/atom03:*", "rss1:channel/atom03:*"),
        "rss1:item/atom03:*",
    ),
    summary="Atom 0.3 was a draft, which Atom 1.0 replaced in 2005.",
    spec=f"{specs.ATOM}2",
    bad='<feed xmlns="http://purl.org/atom/ns#" version="0.3"><title>T</title></feed>',
    good=FEED,
)
def atom_namespace_obsolete(element: Element) -> tuple[str, str]:
    """Readers have dropped it, and its elements have other names and rules now."""
    if element.getparent() is None:
        return (
            "this is Atom 0.3, a draft that nobody supports any more",
            f"write {NAMESPACE}; {_RENAMED}",
        )
    name = readable(element.tag).rpartition(":")[2]
    return (
        f"<{name}> is in the namespace of Atom 0.3, a draft",
        "bind its prefix to http://www.w3.org/2005/Atom",
    )


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
    missing = missing_of(context, "id", "title", "updated")
    return f"the feed has no {listed(missing, 'and')}" if missing else None


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
    structural=True,
)
def atom_entry_child_missing(_: Element, context: Context) -> str | None:
    """A reader tells new entries from changed ones by id and date."""
    if context.children.keys() >= _NEEDED:
        return None
    missing = missing_of(context, "id", "title", "updated")
    return f"the entry has no {listed(missing, 'and')}"


def missing_of(context: Context, *names: str) -> tuple[str, ...]:
    """Give those of Atom's elements that the subject lacks, as tags."""
    children = context.children
    return tuple(f"<{name}>" for name in names if ATOM + name not in children)


@rule(
    "atom-source-child-missing",
    level=Level.WARNING,
    on="atom:source",
    summary="A source should have the id, title and date of the feed it stands for.",
    spec=f"{specs.ATOM}4.2.11",
    bad="<source><id>https://ebb.example/</id><title>Ebb</title></source>",
    good="<source><id>https://ebb.example/</id><title>Ebb</title>"
    "<updated>2026-02-01T09:00:00Z</updated></source>",
    within="atom:entry",
    structural=True,
)
def atom_source_child_missing(_: Element, context: Context) -> tuple[str, str] | None:
    """Without them nobody can tell where the copied entry came from."""
    missing = missing_of(context, "id", "title", "updated")
    if not missing:
        return None
    said = f"the source has no {listed(missing, 'and')}"
    return said, "copy it from the feed that the entry came from"


@rule(
    "atom-element-repeated",
    level=Level.ERROR,
    on=(
        *("/atom:feed", "atom:entry", "atom:source", "atom:author"),
        *("atom:contributor", "at:by"),
    ),
    summary="Only author, category, contributor, link and entry may be repeated.",
    spec=f"{specs.ATOM}4.1.1",
    bad="<entry><id>https://tide.example/neap/</id><title>Neap</title><title>N</title>"
    "<updated>2026-03-01T09:00:00Z</updated><content>Neap</content></entry>",
    good="<entry><id>https://tide.example/neap/</id><title>Neap</title>"
    '<category term="a"/><category term="b"/>'
    "<updated>2026-03-01T09:00:00Z</updated><content>Neap</content></entry>",
    within="atom:feed",
    structural=True,
)
def atom_element_repeated(_: Element, context: Context) -> Iterator[Fault] | None:
    """Readers take the first or the last of them; nobody knows which."""
    tags = [kid.tag for kid in context.kids if kid.tag not in _MANY]
    return None if len(tags) == len(set(tags)) else _repeated(context.repeated())


def _repeated(kids: tuple[Element, ...]) -> Iterator[Fault]:
    for kid in kids:
        name = kid.tag.removeprefix(ATOM)
        if name in ELEMENTS and name not in REPEATABLE:
            yield Fault(f"there is a second <{name}>", "keep one of them", kid)


@rule(
    "atom-feed-author-missing",
    level=Level.ERROR,
    on="/atom:feed",
    summary="A feed must have an author, unless each of its entries has one.",
    spec=f"{specs.ATOM}4.1.1",
    bad=FEED.replace("<author><name>Ada</name></author>", ""),
    good=FEED.replace("<author><name>Ada</name></author>", "").partition("<entry>")[0]
    + "</feed>",
    across=True,
)
def atom_feed_author_missing(_: Element, context: Context) -> Fault | None:
    """Whose words an entry holds must be known wherever it is copied to.

    A feed without entries needs no author: all of its entries have one.
    """
    if f"{ATOM}author" in context.children:
        return None
    without, entries = context.gathered(_without_author)
    if not without:
        return None
    count = f"{without} of its {entries} entries"
    lack = "its entry has none" if entries == 1 else f"{count} have none"
    fix = "add <author><name>...</name></author> to the feed"
    return Fault(f"the feed has no author and {lack}", fix)


def _without_author(
    context: Context, before: tuple[int, int] | None
) -> tuple[int, int]:
    """Count the entries without an author, and all entries."""
    without, total = before or (0, 0)
    entries = [kid for kid in context.own() if kid.tag == f"{ATOM}entry"]
    without += sum(not _has_author(entry) for entry in entries)
    return without, total + len(entries)


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
    return _after_entry(context.kids, atom=True)


@rule(
    "atom-extension-after-entry",
    level=Level.WARNING,
    on="/atom:feed",
    summary="A feed's extensions should come before its entries.",
    spec=f"{specs.ATOM}4.1.1",
    bad=FEED.replace(
        "</feed>",
        '<fh:complete xmlns:fh="http://purl.org/syndication/history/1.0"/></feed>',
    ),
    good=FEED.replace(
        "<entry>",
        '<fh:complete xmlns:fh="http://purl.org/syndication/history/1.0"/><entry>',
    ),
)
def atom_extension_after_entry(_: Element, context: Context) -> Iterator[Fault]:
    """They are about the feed, and a feed's head ends where its entries begin.

    Tombstones are not: RFC 6721 lets them stand among the entries. Nor is a page for
    browsers, which shows the entries once more; readers that stream want it last.
    """
    return _after_entry(context.kids, atom=False)


_AMONG_ENTRIES: Final = (
    "{http://purl.org/atompub/tombstones/1.0}deleted-entry",
    "{http://www.w3.org/2000/09/xmldsig#}Signature",
    f"{XHTML}div",
)


_ENTRY: Final = f"{ATOM}entry"


def _after_entry(kids: list[Element], *, atom: bool) -> Iterator[Fault]:
    seen = False
    for kid in kids:
        tag = kid.tag
        if tag == _ENTRY:
            seen = True
        elif seen and tag.startswith(ATOM) is atom and tag not in _AMONG_ENTRIES:
            name = readable(tag, kid.nsmap).removeprefix("atom:")
            message = f"<{name}> comes after an entry"
            yield Fault(message, "move it before the entries", kid)
