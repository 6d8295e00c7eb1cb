"""Elements of misspelt namespaces, judged as what they are meant to be."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from feedpub.namespaces.customary import CUSTOMARY
from feedpub.validator.document.marks import declarations
from feedpub.validator.document.reading import strictly

if TYPE_CHECKING:
    from collections.abc import Mapping

    from feedpub.validator.document import Document
    from feedpub.validator.document.marks import Declaration
    from feedpub.validator.element import Element


_MANY: Final = 1000
"""So many unknown namespaces are nobody's misspellings."""


def as_meant(document: Document) -> Document:
    """Read a document again as if its namespaces were spelt right.

    One finding then says what is misspelt, and no others that all of it is missing.
    What the parser had to mend stays as it is.
    """
    root = document.root
    if root is None or document.finished is not None or document.of("prefix"):
        return document
    meant = _meant(root, {uri for _, uri in document.met.declared})
    if not meant:
        return document
    places = declarations(document.data, document.met.declarations)
    right = strictly(_respelt(document.data, places, meant))
    if right is None:
        return document
    found: dict[tuple[str, str], tuple[Element, str]] = {}
    for one, other in zip(root.iter("{*}*"), right.iter("{*}*"), strict=True):
        uri = one.tag[1:].partition("}")[0]
        if uri in meant:
            found.setdefault((one.prefix or "", uri), (other, meant[uri]))
    return replace(document, root=right, misspelt=found)


def _meant(root: Element, uris: set[str]) -> Mapping[str, str]:
    """Give what is meant by each misspelt URI that there are elements of."""
    own = root.tag[1:].partition("}")[0] if root.tag.startswith("{") else ""
    odd = uris.difference(CUSTOMARY.values(), (own,))
    if not 0 < len(odd) < _MANY:
        return {}
    from feedpub.validator.vocabularies import SPELLINGS  # noqa: PLC0415 - seldom

    meant = {uri: right for uri in odd if (right := SPELLINGS.meant(uri))}
    used = {one.tag[1:].partition("}")[0] for one in root.iter("{*}*")} if meant else ()
    return {uri: right for uri, right in meant.items() if uri in used}


def _respelt(
    data: bytes, declared: tuple[Declaration, ...], meant: Mapping[str, str]
) -> bytes:
    """Spell the URIs right where they are declared; lines stay as they are."""
    pieces: list[bytes] = []
    at = 0
    for one in declared:
        if one.uri in meant:
            pieces += (data[at : one.start], meant[one.uri].encode())
            at = one.end
    return b"".join((*pieces, data[at:]))
