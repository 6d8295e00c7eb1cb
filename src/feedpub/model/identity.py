"""Ids that are no IRIs, as RSS and JSON Feed allow them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from feedpub import uris
from feedpub.model import checks
from feedpub.model.building import Plan, build
from feedpub.model.checks import shown


@dataclass(frozen=True, slots=True)
class OpaqueId:
    """An id that says nothing outside its feed, such as the guid `42`.

    RSS: guid isPermaLink="false". JSON Feed: id. Both write the text alone. Atom takes
    only IRIs and gets `iri`. An id that is an IRI is a plain string, never this.
    """

    text: str
    within: str
    """The home page of the feed that the text is unique in."""

    def __str__(self) -> str:
        """Give the text."""
        return self.text

    @property
    def iri(self) -> str:
        """A `urn:uuid:` that is the same wherever text and home are (RFC 4122, 4.3)."""
        from uuid import NAMESPACE_URL, uuid5  # noqa: PLC0415 - few ids are opaque

        return f"urn:uuid:{uuid5(NAMESPACE_URL, f'{self.within} {self.text}')}"


def _opaque(value: Any) -> str:
    text = checks.plain(value)
    if text != text.strip():
        raise ValueError(f"{shown(text)} has white space around it; strip it")
    if uris.iri_fault(text) is None:
        raise ValueError(f"{shown(text)} is an IRI; give it as a string, as it is")
    return text


build(
    OpaqueId,
    Plan(
        noun="id",
        named="text",
        checks={"text": _opaque, "within": checks.iri},
        required=(
            "text",
            "within",
        ),
    ),
)
