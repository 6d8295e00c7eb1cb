"""The namespace admin: who made the feed, and who mends it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Final

from feedpub.namespaces.shape import Shape, check
from feedpub.namespaces.vocabulary import (
    FEED,
    IRI,
    RESOURCE,
    Attribute,
    Element,
    Vocabulary,
    once,
)

_RESOURCE: Final = (Attribute("rdf:resource", IRI, required=True),)

VOCABULARY: Final = Vocabulary(
    uri="http://webns.net/mvcb/",
    prefix="admin",
    title="Administration",
    spec="https://web.resource.org/rss/1.0/modules/admin/",
    elements=(
        Element(
            name="generatorAgent",
            places=once(FEED),
            value=RESOURCE,
            attributes=_RESOURCE,
        ),
        Element(
            name="errorReportsTo",
            places=once(FEED),
            value=RESOURCE,
            attributes=_RESOURCE,
        ),
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Administration:
    """What made the feed, and who mends it."""

    shape: ClassVar = Shape(
        VOCABULARY,
        at=FEED,
        names={
            "generator_agent": "generatorAgent/@rdf:resource",
            "error_reports_to": "errorReportsTo/@rdf:resource",
        },
    )

    generator_agent: str | None = None
    """The address of the program."""
    error_reports_to: str | None = None
    """An address, mostly mailto:."""

    def __post_init__(self) -> None:
        check(self)


EXTENSIONS: Final[tuple[type, ...]] = (Administration,)
