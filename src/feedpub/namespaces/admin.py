"""The namespace admin: who made the feed, and who mends it."""

from __future__ import annotations

from typing import Final

from feedpub.namespaces.vocabulary import (
    FEED,
    IRI,
    RESOURCE,
    Attribute,
    Element,
    Vocabulary,
    once,
)

_RESOURCE: Final = (Attribute("rdf:resource", IRI, required=True),)

VOCABULARY: Final = Vocabulary(
    uri="http://webns.net/mvcb/",
    prefix="admin",
    title="Administration",
    spec="https://web.resource.org/rss/1.0/modules/admin/",
    elements=(
        Element(
            name="generatorAgent",
            places=once(FEED),
            value=RESOURCE,
            attributes=_RESOURCE,
        ),
        Element(
            name="errorReportsTo",
            places=once(FEED),
            value=RESOURCE,
            attributes=_RESOURCE,
        ),
    ),
)
