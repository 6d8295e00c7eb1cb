"""The namespace tide: when the sea is high where an article was written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Final

from feedpub.namespaces.shape import Shape, check
from feedpub.namespaces.vocabulary import (
    ENTRY,
    NOTHING,
    TEXT,
    W3C_DATE,
    Attribute,
    Element,
    Vocabulary,
    number,
    often,
    once,
)

if TYPE_CHECKING:
    from datetime import datetime

VOCABULARY: Final = Vocabulary(
    uri="https://tide.example/ns/1.0",
    prefix="tide",
    title="Tides",
    spec="https://tide.example/ns/",
    elements=(
        Element(
            name="highWater",
            places=often(ENTRY),
            value=NOTHING,
            attributes=(
                Attribute("at", W3C_DATE, required=True),
                Attribute("height", number(0, 20)),
            ),
        ),
        Element(name="harbour", places=once(ENTRY), value=TEXT),
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class HighWater:
    """A moment of high water."""

    shape: ClassVar = Shape(VOCABULARY, "highWater")

    at: datetime | str
    height: float | None = None
    """Metres above chart datum."""

    def __post_init__(self) -> None:
        check(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Harbour:
    """The harbour that the times are for."""

    shape: ClassVar = Shape(VOCABULARY, at=ENTRY, names={"name": "harbour"})

    name: str

    def __post_init__(self) -> None:
        check(self)


EXTENSIONS: Final[tuple[type, ...]] = (HighWater, Harbour)
