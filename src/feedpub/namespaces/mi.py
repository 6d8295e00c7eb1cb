"""The namespace mi: what Microsoft's news pages (MSN) want to know of an article."""

from __future__ import annotations

from typing import Final

from feedpub.namespaces.vocabulary import (
    ENTRY,
    TEXT,
    Element,
    Vocabulary,
    once,
)

VOCABULARY: Final = Vocabulary(
    uri="http://schemas.ingestion.microsoft.com/common/",
    prefix="mi",
    title="Microsoft's ingestion schema",
    spec="https://helpcenter.microsoftstart.com/kb/articles/58",
    elements=(Element(name="shortTitle", places=once(ENTRY), value=TEXT),),
    closed=False,
)
