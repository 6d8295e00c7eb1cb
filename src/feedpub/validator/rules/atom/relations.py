"""Link relations: the one name behind a rel, however it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from feedpub.validator.names import ATOM

if TYPE_CHECKING:
    from collections.abc import Iterable

    from feedpub.validator.element import Element

_IANA: Final = "http://www.iana.org/assignments/relation/"
USUAL: Final = frozenset(
    [
        *("alternate", "self", "enclosure", "related", "via", "replies", "edit"),
        *("next", "previous", "first", "last", "license", "hub", "current"),
        *("prev-archive", "next-archive", "edit-media"),
    ]
)


def relation(link: Element) -> str:
    """Give a link's relation in the one way: the short name, in small letters.

    RFC 4287, section 4.2.7.2, makes a name and its address at IANA one relation, and
    RFC 8288, section 2.1.1, asks for a comparison without regard to case.
    """
    rel = link.get("rel")
    if rel is None:
        return "alternate"
    if rel in USUAL:
        return rel
    short = rel.strip().removeprefix(_IANA)
    return short if ":" in short else short.lower()


def links_of(kids: Iterable[Element]) -> list[tuple[str, Element]]:
    """Give the links among the elements, each with its relation."""
    return [(relation(kid), kid) for kid in kids if kid.tag == f"{ATOM}link"]
