"""The namespace slash: how many comments an article has, and where it stands."""

from __future__ import annotations

from typing import Final

from feedpub.namespaces.vocabulary import (
    COUNT,
    ENTRY,
    INTEGERS,
    TEXT,
    Element,
    Vocabulary,
    once,
)

VOCABULARY: Final = Vocabulary(
    uri="http://purl.org/rss/1.0/modules/slash/",
    prefix="slash",
    title="Slash",
    spec="https://web.resource.org/rss/1.0/modules/slash/",
    elements=(
        Element(name="section", places=once(ENTRY), value=TEXT),
        Element(name="department", places=once(ENTRY), value=TEXT),
        Element(name="comments", places=once(ENTRY), value=COUNT),
        Element(name="hit_parade", places=once(ENTRY), value=INTEGERS),
    ),
)
