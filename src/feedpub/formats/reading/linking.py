"""Links of Atom, wherever they stand (RFC 4287, 4.2.7)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from feedpub import values as judged
from feedpub.errors import ModelError
from feedpub.formats.reading import values
from feedpub.model import Link

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from feedpub.formats.reading.noting import At

_REGISTERED: Final = "http://www.iana.org/assignments/relation/"


def link(element: _Element, at: At) -> Iterator[Link]:
    """Give the link, unless it leads nowhere or means nothing that can be said."""
    url = values.address(element.get("href"), at)
    if url is None:
        if not (element.get("href") or "").strip():
            at.dropped("it has no address")
        return
    type_ = (element.get("type") or "").strip() or None
    if type_ and (fault := judged.media_type_fault(type_)):
        at.dropped(f"the type {type_[:80]!r} {fault}")
        type_ = None
    length = element.get("length")
    try:
        yield Link(
            url=url,
            rel=relation(element.get("rel")),
            type=type_,
            language=values.language(element.get("hreflang"), at),
            title=values.line(element.get("title"), at),
            length=values.number(length, at, 0, 10**15) if length else None,
        )
    except ModelError as error:
        at.dropped("; ".join(one.message for one in error.problems))


def relation(rel: str | None) -> str:
    """Give the relation; a name that nobody registered becomes the IRI it stands for.

    RFC 4287, 4.2.7.2: a name is an IRI of IANA's without its beginning.
    """
    name = (rel or "").strip() or "alternate"
    if ":" in name or judged.is_registered_relation(name):
        return name
    return _REGISTERED + name if judged.relation_fault(name) is None else name


def name_of(element: _Element) -> str:
    """Give the relation's short name in small letters (RFC 8288, 2.1.1)."""
    return relation(element.get("rel")).lower().removeprefix(_REGISTERED)


def is_bare(link: Link) -> bool:
    """Tell whether the link has nothing but its address and its relation."""
    return not (link.type or link.language or link.title) and link.length is None
