"""Link relations: the name behind a rel, and the relations that are names at all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from feedpub import values
from feedpub.validator import specs
from feedpub.validator.names import ATOM
from feedpub.validator.report import Level
from feedpub.validator.rule import rule
from feedpub.validator.rules.atom.vocabulary import meant
from feedpub.validator.words import Judgement, judged, quoted

if TYPE_CHECKING:
    from collections.abc import Iterable

    from feedpub.validator.context import Context
    from feedpub.validator.element import Element

_IANA: Final = "http://www.iana.org/assignments/relation/"
_HREF: Final = "https://tide.example/neap/"
_USUAL: Final = frozenset(
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
    if rel in _USUAL:
        return rel
    short = rel.strip().removeprefix(_IANA)
    return short if ":" in short else short.lower()


def links_of(kids: Iterable[Element]) -> list[tuple[str, Element]]:
    """Give the links among the elements, each with its relation."""
    return [(relation(kid), kid) for kid in kids if kid.tag == f"{ATOM}link"]


@rule(
    "atom-link-rel-invalid",
    level=Level.ERROR,
    on="atom:link/@rel",
    summary="A link's rel must be a registered name or an IRI.",
    spec=f"{specs.ATOM}4.2.7.2",
    bad=f'<link rel="see also" href="{_HREF}"/>',
    good=f'<link rel="related" href="{_HREF}"/>',
    within="atom:entry",
    unless=_USUAL.__contains__,
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
    unless=_USUAL.__contains__,
)
def atom_link_rel_unregistered(_: Element, context: Context) -> tuple[str, str] | None:
    """A name of one's own means something else to others, or nothing."""
    rel = context.text
    if values.is_registered_relation(rel) or values.relation_fault(rel) is not None:
        return None
    found = meant(rel, sorted(_USUAL))
    fix = f'write rel="{found}"' if found else "write a registered name, or an IRI"
    return f"{quoted(rel)} is not a registered relation", fix
