"""The namespace at: articles that were deleted (RFC 6721)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Final

from feedpub.model.checks import shown
from feedpub.namespaces.shape import Shape, check
from feedpub.namespaces.vocabulary import (
    CHILDREN,
    EMAIL,
    FEED,
    IRI,
    MARKUP,
    MOMENT,
    TEXT,
    URL,
    Attribute,
    Element,
    Vocabulary,
    needed,
    often,
    once,
    one_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime

    from feedpub.model import Feed, Html
    from feedpub.model.checks import Fault

_GONE: Final = "at:deleted-entry"
_SOURCE: Final = "atom:source"

VOCABULARY: Final = Vocabulary(
    uri="http://purl.org/atompub/tombstones/1.0",
    prefix="at",
    title="Atom Tombstones",
    spec="https://www.rfc-editor.org/rfc/rfc6721",
    elements=(
        Element(
            name="deleted-entry",
            places=often(FEED),
            value=CHILDREN,
            attributes=(
                Attribute("ref", IRI, required=True),
                Attribute("when", MOMENT, required=True),
            ),
        ),
        Element(name="by", places=once(_GONE), value=CHILDREN),
        Element(
            name="comment",
            places=once(_GONE),
            value=MARKUP,
            attributes=(Attribute("type", one_of("text", "html", "xhtml")),),
        ),
    ),
)
_ATOM: Final = Vocabulary(
    uri="http://www.w3.org/2005/Atom",
    prefix="atom",
    title="Atom",
    spec="https://www.rfc-editor.org/rfc/rfc4287",
    elements=(
        Element(name="name", places=needed("at:by"), value=TEXT),
        Element(name="uri", places=once("at:by"), value=URL),
        Element(name="email", places=once("at:by"), value=EMAIL),
        Element(name="source", places=once(_GONE), value=CHILDREN),
        Element(name="id", places=needed(_SOURCE), value=IRI),
        Element(name="title", places=needed(_SOURCE), value=TEXT),
        Element(name="updated", places=needed(_SOURCE), value=MOMENT),
    ),
)
"""The elements of Atom that a tombstone may have inside."""


@dataclass(frozen=True, slots=True, kw_only=True)
class By:
    """Who deleted an article: a person of Atom (RFC 4287, 3.2)."""

    shape: ClassVar = Shape(
        VOCABULARY,
        "by",
        names={"name": "atom:name", "uri": "atom:uri", "email": "atom:email"},
        also=(_ATOM,),
    )

    name: str
    uri: str | None = None
    email: str | None = None

    def __post_init__(self) -> None:
        check(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The feed that an article was deleted from, where it is another one."""

    shape: ClassVar = Shape(_ATOM, "source")

    id: str
    title: str
    updated: datetime

    if TYPE_CHECKING:  # what the constructor takes is wider than what it stores

        def __init__(
            self, *, id: str, title: str, updated: datetime | date | str
        ) -> None: ...

    def __post_init__(self) -> None:
        check(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class DeletedEntry:
    """An article that is no more; readers take it away (RFC 6721, 3)."""

    shape: ClassVar = Shape(VOCABULARY, "deleted-entry", parts=(By, Source))

    ref: str
    """The id of the article, letter by letter."""
    when: datetime
    """When it was deleted; an article of a later date is there again."""
    by: By | None = None
    comment: str | Html | None = None
    source: Source | None = None

    if TYPE_CHECKING:  # what the constructor takes is wider than what it stores

        def __init__(
            self,
            *,
            ref: str,
            when: datetime | date | str,
            by: By | str | None = None,
            comment: str | Html | None = None,
            source: Source | None = None,
        ) -> None: ...

    def __post_init__(self) -> None:
        check(self)

    @classmethod
    def faults_among(cls, values: tuple[DeletedEntry, ...], _: Feed) -> Iterator[Fault]:
        """Say which articles were deleted twice in one moment."""
        counts = Counter((value.ref, value.when) for value in values)
        for (ref, when), count in counts.items():
            if count > 1:
                message = f"{shown(ref)} is deleted {count} times at {when.isoformat()}"
                yield "extensions", f"{message}; name it once"


EXTENSIONS: Final[tuple[type, ...]] = (DeletedEntry,)
