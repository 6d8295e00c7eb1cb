"""Link relations: the one name behind a rel, however it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from feedpub.validator.names import ATOM

if TYPE_CHECKING:
    from feedpub.validator.context import Context
    from feedpub.validator.element import Element

_LINK: Final = f"{ATOM}link"
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


def links_of(context: Context) -> list[tuple[str, Element]]:
    """Give the links among the subject's children, each with its relation."""
    return context.once(_links, context)


def _links(context: Context) -> list[tuple[str, Element]]:
    pairs = zip(context.tags, context.kids, strict=True)
    return [(relation(kid), kid) for tag, kid in pairs if tag == _LINK]
