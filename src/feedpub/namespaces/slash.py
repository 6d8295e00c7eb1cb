"""The namespace slash: how many comments an article has, and where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Final

from feedpub.namespaces.shape import Shape, check
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Discussion:
    """How an article is discussed, and where it stands on the site."""

    shape: ClassVar = Shape(VOCABULARY, at=ENTRY)

    section: str | None = None
    department: str | None = None
    comments: int | None = None
    """How many comments there are."""
    hit_parade: tuple[int, ...] | None = None
    """How many comments there are of each rating, from the lowest one on."""

    def __post_init__(self) -> None:
        check(self)


EXTENSIONS: Final[tuple[type, ...]] = (Discussion,)
