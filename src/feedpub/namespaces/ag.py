"""The namespace ag: where an aggregated article was taken from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Final

from feedpub.namespaces.shape import Shape, check
from feedpub.namespaces.vocabulary import (
    ENTRY,
    TEXT,
    URL,
    W3C_DATE,
    Element,
    Vocabulary,
    once,
)

if TYPE_CHECKING:
    from datetime import datetime

VOCABULARY: Final = Vocabulary(
    uri="http://purl.org/rss/modules/aggregation/",
    prefix="ag",
    title="Aggregation",
    spec="https://web.resource.org/rss/1.0/modules/aggregation/",
    elements=(
        Element(name="source", places=once(ENTRY), value=TEXT),
        Element(name="sourceURL", places=once(ENTRY), value=URL),
        Element(name="timestamp", places=once(ENTRY), value=W3C_DATE),
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where an article was taken from, by a feed that gathers others."""

    shape: ClassVar = Shape(VOCABULARY, at=ENTRY, names={"source_url": "sourceURL"})

    source: str | None = None
    """The name of the site."""
    source_url: str | None = None
    timestamp: datetime | str | None = None
    """When it was taken."""

    def __post_init__(self) -> None:
        check(self)


EXTENSIONS: Final[tuple[type, ...]] = (Origin,)
