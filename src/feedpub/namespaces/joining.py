"""What keeps a namespace of another package from joining feedpub's own.

A table with a mistake would stop the validator for all feeds, so it is looked at before
it is taken in.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from feedpub import uris
from feedpub.namespaces.customary import CUSTOMARY
from feedpub.namespaces.vocabulary import (
    ENTRY,
    FEED,
    IMAGE,
    INPUT,
    ROOT,
    Element,
    Vocabulary,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from types import ModuleType

_NAME: Final = re.compile(r"[A-Za-z_][\w.-]{0,99}").fullmatch
_CORE: Final = frozenset((ROOT, FEED, ENTRY, IMAGE, INPUT))


def faults(module: ModuleType, taken: Mapping[str, str]) -> Iterator[str]:
    """Say what is wrong with the module; `taken` has prefixes and URIs in use."""
    vocabulary: Any = getattr(module, "VOCABULARY", None)
    if not isinstance(vocabulary, Vocabulary):
        yield "it has no VOCABULARY"
        return
    yield from _identity_faults(vocabulary, taken)
    prefixes = {*taken, *CUSTOMARY, vocabulary.prefix}
    for element in vocabulary.elements:
        yield from _element_faults(element, prefixes)
    for kind in getattr(module, "EXTENSIONS", ()):
        yield from _class_faults(kind, vocabulary)


def _identity_faults(vocabulary: Vocabulary, taken: Mapping[str, str]) -> Iterator[str]:
    prefix, uri = vocabulary.prefix, vocabulary.uri
    if not _NAME(prefix):
        yield f"{prefix!r} is no prefix"
    if fault := uris.iri_fault(uri):
        yield f"the URI {uri!r}: {fault}"
    if prefix in taken or CUSTOMARY.get(prefix, uri) != uri:
        yield f"its prefix {prefix!r} is taken"
    for one in (uri, *vocabulary.former, *vocabulary.mistaken):
        if one in taken:
            yield f"its URI {one!r} is taken"


def _element_faults(element: Element, prefixes: set[str]) -> Iterator[str]:
    names = (element.name, *(attribute.name for attribute in element.attributes))
    for name in names:
        before, colon, local = name.rpartition(":")
        if not _NAME(local) or (colon and before not in prefixes):
            yield f"{name!r} is no name of an element or attribute"
    for place in element.places:
        before, colon, _ = place.parent.rpartition(":")
        if before not in prefixes if colon else place.parent not in _CORE:
            yield f"{element.name} has its place in {place.parent!r}, which is unknown"
    for value in (element.value, *(one.value for one in element.attributes)):
        try:
            re.compile(value.pattern)
        except re.error as error:
            yield f"{element.name} has the pattern {value.pattern!r}: {error}"


def _class_faults(kind: Any, vocabulary: Vocabulary) -> Iterator[str]:
    from feedpub.namespaces.shape import rows  # noqa: PLC0415 - who has types has it

    if kind.shape.vocabulary is not vocabulary:
        yield f"{kind.__name__} is of another vocabulary"
    try:
        rows(kind)
    except LookupError as error:
        yield str(error)
