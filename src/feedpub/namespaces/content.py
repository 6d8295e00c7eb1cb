"""The namespace content: an article in full, as escaped HTML or as RDF."""

from __future__ import annotations

from typing import Final

from feedpub.namespaces.vocabulary import (
    ANYTHING,
    ENTRY,
    IRI,
    MARKUP,
    RESOURCE,
    Attribute,
    Element,
    Vocabulary,
    once,
)

_RESOURCE: Final = (Attribute("rdf:resource", IRI, required=True),)

VOCABULARY: Final = Vocabulary(
    uri="http://purl.org/rss/1.0/modules/content/",
    prefix="content",
    title="Content",
    spec="https://web.resource.org/rss/1.0/modules/content/",
    elements=(
        Element(name="encoded", places=once(ENTRY), value=MARKUP),
        Element(name="items", places=once(ENTRY), value=ANYTHING),
        Element(name="item", places=(), value=ANYTHING),
        Element(
            name="format",
            places=once("content:item"),
            value=RESOURCE,
            attributes=_RESOURCE,
        ),
        Element(
            name="encoding",
            places=once("content:item"),
            value=RESOURCE,
            attributes=_RESOURCE,
        ),
    ),
)
