"""The namespace app: when an article was edited, and if it is a draft (RFC 5023)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Final

from feedpub.namespaces.shape import Shape, check
from feedpub.namespaces.vocabulary import (
    CHILDREN,
    ENTRY,
    MOMENT,
    Element,
    Vocabulary,
    once,
    one_of,
)

if TYPE_CHECKING:
    from datetime import date, datetime

VOCABULARY: Final = Vocabulary(
    uri="http://www.w3.org/2007/app",
    prefix="app",
    title="Atom Publishing Protocol",
    spec="https://www.rfc-editor.org/rfc/rfc5023",
    elements=(
        Element(name="edited", places=once(ENTRY), value=MOMENT),
        Element(name="control", places=once(ENTRY), value=CHILDREN),
        Element(
            name="draft",
            places=once("app:control"),
            value=one_of("yes", "no", exact=True),
        ),
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Editing:
    """What a client that edits articles wants to know of one."""

    shape: ClassVar = Shape(VOCABULARY, at=ENTRY, names={"draft": "control/draft"})

    edited: datetime | None = None
    """The last change, however small; `updated` tells readers of large ones (10.2)."""
    draft: bool | None = None
    """The article shall not be shown yet; readers do not know that (13.1.1)."""

    if TYPE_CHECKING:  # what the constructor takes is wider than what it stores

        def __init__(
            self,
            *,
            edited: datetime | date | str | None = None,
            draft: bool | None = None,
        ) -> None: ...

    def __post_init__(self) -> None:
        check(self)


EXTENSIONS: Final[tuple[type, ...]] = (Editing,)
