"""The namespace cc: a licence in the terms of Creative Commons (ccREL)."""

from __future__ import annotations

from typing import Final

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
