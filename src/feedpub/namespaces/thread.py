"""The namespace thr: which article answers which (RFC 4685).

The address of the answers is a link: `Article(comments_url=...)` for a page of them,
`Link(rel="replies", type="application/atom+xml", ...)` for a feed. Their number and
newest date there (thr:count, thr:updated) have no place in the model.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Final

from feedpub.namespaces.shape import Shape, check
from feedpub.namespaces.vocabulary import (
    ENTRY,
    IRI,
    MEDIA_TYPE,
    NOTHING,
    URL,
    Attribute,
    Element,
    Kind,
    Value,
    Vocabulary,
    often,
    once,
)

VOCABULARY: Final = Vocabulary(
    uri="http://purl.org/syndication/thread/1.0",
    prefix="thr",
    title="Atom Threading",
    spec="https://www.rfc-editor.org/rfc/rfc4685",
    elements=(
        Element(
            name="in-reply-to",
            places=often(ENTRY),
            value=NOTHING,
            attributes=(
                Attribute("ref", IRI, required=True),
                Attribute("href", URL),
                Attribute("type", MEDIA_TYPE),
                Attribute("source", URL),
            ),
        ),
        Element(
            name="total",
            places=once(ENTRY),
            value=Value(Kind.COUNT, most=10**18, exact=True),
        ),
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class InReplyTo:
    """What an article answers (RFC 4685, 3); it may answer several."""

    shape: ClassVar = Shape(VOCABULARY, "in-reply-to")

    ref: str
    """The id of the article that is answered, letter by letter."""
    href: str | None = None
    """Its address."""
    type: str | None = None
    """The media type of what is at that address."""
    source: str | None = None
    """The address of the feed that it is in."""

    def __post_init__(self) -> None:
        check(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Replies:
    """How many answers there are to an article (RFC 4685, 5)."""

    shape: ClassVar = Shape(VOCABULARY, at=ENTRY)

    total: int

    def __post_init__(self) -> None:
        check(self)


EXTENSIONS: Final[tuple[type, ...]] = (InReplyTo, Replies)
