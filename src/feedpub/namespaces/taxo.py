"""The namespace taxo: an article's topics in a taxonomy, as RDF."""

from __future__ import annotations

from typing import Final

from feedpub.namespaces.vocabulary import (
    ANYTHING,
    ENTRY,
    FEED,
    IRI,
    ROOT,
    URL,
    Attribute,
    Element,
    Vocabulary,
    often,
    once,
)

VOCABULARY: Final = Vocabulary(
    uri="http://purl.org/rss/1.0/modules/taxonomy/",
    prefix="taxo",
    title="Taxonomy",
    spec="https://web.resource.org/rss/1.0/modules/taxonomy/",
    elements=(
        Element(name="topics", places=once(FEED, ENTRY, "taxo:topic"), value=ANYTHING),
        Element(
            name="topic",
            places=often(ROOT, FEED, ENTRY),
            value=ANYTHING,
            attributes=(Attribute("rdf:about", IRI),),
        ),
        Element(name="link", places=once("taxo:topic"), value=URL),
    ),
)
