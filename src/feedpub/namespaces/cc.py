"""The namespace cc: a licence in the terms of Creative Commons (ccREL).

A link says the same, and has a title: `Link(rel="license", ...)` (RFC 4946). What is
said in RDF (cc:Work, cc:License) is kept as `Foreign`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Final

from feedpub.namespaces.shape import Shape, check
from feedpub.namespaces.vocabulary import (
    ANYTHING,
    ENTRY,
    FEED,
    IRI,
    ROOT,
    Attribute,
    Element,
    Vocabulary,
    often,
)

VOCABULARY: Final = Vocabulary(
    uri="http://creativecommons.org/ns#",
    prefix="cc",
    title="Creative Commons rights expression",
    spec="https://creativecommons.org/ns",
    elements=(
        Element(
            name="license",
            places=often(FEED, ENTRY),
            value=ANYTHING,
            attributes=(Attribute("rdf:resource", IRI),),
        ),
        Element(name="License", places=often(ROOT, FEED, ENTRY), value=ANYTHING),
        Element(name="Work", places=often(ROOT, FEED, ENTRY), value=ANYTHING),
    ),
    former=("http://web.resource.org/cc/",),
    closed=False,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class License:
    """A licence, named by its address."""

    shape: ClassVar = Shape(VOCABULARY, "license", names={"resource": "@rdf:resource"})

    resource: str

    def __post_init__(self) -> None:
        check(self)


EXTENSIONS: Final[tuple[type, ...]] = (License,)
