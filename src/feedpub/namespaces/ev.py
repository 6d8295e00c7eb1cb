"""The namespace ev: when and where an event is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Final

from feedpub.namespaces.shape import Shape, check
from feedpub.namespaces.vocabulary import (
    ENTRY,
    TEXT,
    W3C_DATE,
    Element,
    Vocabulary,
    once,
)

if TYPE_CHECKING:
    from datetime import datetime

VOCABULARY: Final = Vocabulary(
    uri="http://purl.org/rss/1.0/modules/event/",
    prefix="ev",
    title="Event",
    spec="https://web.resource.org/rss/1.0/modules/event/",
    elements=(
        Element(name="startdate", places=once(ENTRY), value=W3C_DATE),
        Element(name="enddate", places=once(ENTRY), value=W3C_DATE),
        Element(name="location", places=once(ENTRY), value=TEXT),
        Element(name="organizer", places=once(ENTRY), value=TEXT),
        Element(name="type", places=once(ENTRY), value=TEXT),
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """An event that an article announces."""

    shape: ClassVar = Shape(VOCABULARY, at=ENTRY)

    startdate: datetime | str | None = None
    """A moment, or the text of a year, month or day."""
    enddate: datetime | str | None = None
    location: str | None = None
    organizer: str | None = None
    type: str | None = None

    def __post_init__(self) -> None:
        check(self)


EXTENSIONS: Final[tuple[type, ...]] = (Event,)
