"""The namespace mi: what Microsoft's news pages (MSN) want to know of an article."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Final

from feedpub.namespaces.shape import Shape, check
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


@dataclass(frozen=True, slots=True, kw_only=True)
class ShortTitle:
    """A title for where the article's own does not fit: 54 characters are wished for.

    MSN, feed item metadata requirements: needed where the title has less than 21
    characters or more than 150.
    """

    shape: ClassVar = Shape(VOCABULARY, "shortTitle", names={"text": "."})

    text: str

    def __post_init__(self) -> None:
        check(self)


EXTENSIONS: Final = (ShortTitle,)
