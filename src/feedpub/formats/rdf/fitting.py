"""Which values of namespaces RSS 1.0 has a place for, and in which form.

In RDF an address is an attribute `rdf:resource`, `dc:date` is the date that an article
has already, and tombstones stand in Atom and RSS 2.0 only (RFC 6721, 3).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from xml.etree.ElementTree import Element

    from feedpub.model.extensions import Extension

_RDF: Final = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_TRACKBACK: Final = "{http://madskills.com/public/xml/rss/module/trackback/}"
_TOMBSTONES: Final = "{http://purl.org/atompub/tombstones/1.0}"
_LINKED: Final = frozenset((f"{_TRACKBACK}ping", f"{_TRACKBACK}about"))
_SAID: Final = frozenset(
    f"{{http://purl.org/dc/elements/1.{minor}/}}{name}"
    for minor in (0, 1)
    for name in ("date", "language", "rights")
)
"""Elements of Dublin Core that the model's own fields are written as."""

_LISTS: Final = frozenset((f"{_RDF}Seq", f"{_RDF}li"))
_IN_LISTS: Final = frozenset(("about", "resource", "parseType", "ID"))
"""Attributes that lists of RDF may have without a prefix, as RSS 1.0 shows them."""


class Fitted(NamedTuple):
    """A value as RSS 1.0 can have it, and what it cannot have."""

    value: Extension | None
    lost: str = ""


def values(given: Iterable[Extension]) -> tuple[Extension, ...]:
    """Give the values as they can be written."""
    fitted = (fit(value).value for value in given if "rss" in value.shape.only)
    return tuple(value for value in fitted if value is not None)


def fit(value: Extension) -> Fitted:
    """Give a value as it can be written, and say what of it cannot."""
    from feedpub.namespaces import Foreign, dc, tombstones  # noqa: PLC0415 - few feeds need it

    if isinstance(value, tombstones.DeletedEntry):
        return Fitted(None, "RSS 1.0 has no place for at:deleted-entry")
    if isinstance(value, dc.Metadata) and value.date is not None:
        bare = replace(value, date=None)
        kept = None if bare == dc.Metadata() else bare
        return Fitted(kept, "the date in dc is left out, for dc:date is the model's")
    if isinstance(value, Foreign):
        return next(_refusals(value), Fitted(value))
    return Fitted(value)


def _refusals(value: Any) -> Iterator[Fitted]:
    """Say what is in the element that would mean something else in RSS 1.0."""
    from xml.etree import ElementTree as ET  # noqa: PLC0415 - only what is foreign needs it

    root = ET.fromstring(value.markup)  # noqa: S314 - canonical: no DTD is left
    if root.tag in _SAID:
        name = root.tag.rpartition("}")[2]
        yield Fitted(None, f"dc:{name} is left out, for the model's own is written")
    for element in root.iter():
        if reason := _refusal(element):
            yield Fitted(None, f"{value.markup[:60]!r}: {reason}")


def _refusal(element: Element) -> str | None:
    name = element.tag.rpartition("}")[2]
    if element.tag.startswith(_TOMBSTONES):
        return f"RSS 1.0 has no place for at:{name}"
    if element.tag in _LINKED and element.get(f"{_RDF}resource") is None:
        return f"trackback:{name} needs rdf:resource in RSS 1.0"
    if element.tag in _LISTS and {*_plain(element)} - _IN_LISTS:
        return f"rdf:{name} has attributes that RDF does not know"
    return None


def _plain(element: Element) -> Iterator[str]:
    return (name for name in element.attrib if not name.startswith("{"))
