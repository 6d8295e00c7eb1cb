"""The namespace dc: the fifteen elements of Dublin Core.

dc:creator, dc:contributor, dc:language and dc:rights are what RSS writes for `authors`,
`contributors`, `language` and `rights` of the model; `Metadata` leaves them out.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Final

from feedpub.namespaces.shape import ANYWHERE, Shape, check
from feedpub.namespaces.vocabulary import (
    ENTRY,
    FEED,
    IMAGE,
    INPUT,
    LANGUAGE,
    MARKUP,
    TEXT,
    W3C_DATE,
    Element,
    Vocabulary,
    often,
    once,
)

if TYPE_CHECKING:
    from datetime import datetime

_EVERYWHERE: Final = often(FEED, ENTRY, IMAGE, INPUT)
_ONE_A_FEED: Final = (*once(FEED), *often(ENTRY, IMAGE, INPUT))

VOCABULARY: Final = Vocabulary(
    uri="http://purl.org/dc/elements/1.1/",
    prefix="dc",
    title="Dublin Core",
    spec="https://www.dublincore.org/specifications/dublin-core/dces/",
    elements=(
        Element(name="title", places=_EVERYWHERE, value=TEXT),
        Element(name="creator", places=_EVERYWHERE, value=TEXT),
        Element(name="subject", places=_EVERYWHERE, value=TEXT),
        Element(name="description", places=_EVERYWHERE, value=MARKUP),
        Element(name="publisher", places=_EVERYWHERE, value=TEXT),
        Element(name="contributor", places=_EVERYWHERE, value=TEXT),
        Element(name="date", places=_ONE_A_FEED, value=W3C_DATE),
        Element(name="type", places=_EVERYWHERE, value=TEXT),
        Element(name="format", places=_EVERYWHERE, value=TEXT),
        Element(name="identifier", places=_EVERYWHERE, value=TEXT),
        Element(name="source", places=_EVERYWHERE, value=TEXT),
        Element(name="language", places=_ONE_A_FEED, value=LANGUAGE),
        Element(name="relation", places=_EVERYWHERE, value=TEXT),
        Element(name="coverage", places=_EVERYWHERE, value=TEXT),
        Element(name="rights", places=_ONE_A_FEED, value=TEXT),
    ),
    former=("http://purl.org/dc/elements/1.0/",),
    qualified=True,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What Dublin Core says of a feed or an article, beyond what the model has."""

    shape: ClassVar = Shape(VOCABULARY, at=ANYWHERE)

    title: tuple[str, ...] = ()
    subject: tuple[str, ...] = ()
    description: tuple[str, ...] = ()
    publisher: tuple[str, ...] = ()
    date: datetime | str | None = None
    """A moment, or the text of a year, month or day."""
    type: tuple[str, ...] = ()
    format: tuple[str, ...] = ()
    identifier: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    relation: tuple[str, ...] = ()
    coverage: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        check(self)


EXTENSIONS: Final[tuple[type, ...]] = (Metadata,)
