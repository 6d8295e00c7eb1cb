"""Which rules a document needs: those for its format, and for what it declares."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from feedpub.namespaces.customary import CUSTOMARY
from feedpub.validator.engine.places import KIN
from feedpub.validator.profiles import chain
from feedpub.validator.rules import EVERY, families_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from feedpub.validator.document import Document
    from feedpub.validator.profiles import Profile

_ODD: Final = re.compile(
    rb"""xmlns(?::[^\s=<>"'&]{1,60})?[ \t\r\n]{0,20}=[ \t\r\n]{0,20}"""
    rb"""(?:"([^"<&]{0,300})"|'([^'<&]{0,300})')"""
).match
"""A declaration of no namespace, or of a prefix that is no name in ASCII."""


def families_of(document: Document, profile: Profile) -> tuple[str, ...]:
    """Give the modules with all rules that can have to do with the document.

    All of them, where a profile selects rules by name.
    """
    if profile.select:
        return EVERY
    words = {document.format or "", KIN.get(document.format or "", "")}
    if document.root is not None:
        declared = _declared(document)
        if declared is None:
            return EVERY
        words.update(declared)
    return families_for((*words, *chain(profile)))


def _declared(document: Document) -> tuple[str, ...] | None:
    """Give the words for what a document declares; None if that is hard to say."""
    own = document.root.tag[1:].partition("}")[0] if document.root is not None else ""
    met = document.met
    uris = {uri for _, uri in met.declared}
    for start in met.unread:
        found = _ODD(document.data, start)
        if found is None:
            return None
        uris.add((found[1] or found[2] or b"").decode("utf-8", "replace"))
    if any("&" in uri for uri in uris):  # a reference may stand for any character
        return None
    uris.update(meant for _, meant in document.misspelt.values())
    return tuple(_words(uris, own, xml=bool(met.bases or met.languages)))


def _words(uris: set[str], own: str, *, xml: bool) -> Iterator[str]:
    yield from (prefix for prefix, uri in CUSTOMARY.items() if uri in uris)
    if uris - {own}:
        yield "names"
    if xml:
        yield "xml"
