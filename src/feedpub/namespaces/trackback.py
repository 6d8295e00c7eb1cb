"""The namespace trackback: where an article takes pings, and whom it pinged."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Final

from feedpub.namespaces.shape import Shape, check
from feedpub.namespaces.vocabulary import (
    ENTRY,
    IRI,
    LINKED,
    Attribute,
    Element,
    Vocabulary,
    often,
    once,
)

_RESOURCE: Final = (Attribute("rdf:resource", IRI),)

VOCABULARY: Final = Vocabulary(
    uri="http://madskills.com/public/xml/rss/module/trackback/",
    prefix="trackback",
    title="TrackBack",
    spec="https://web.archive.org/web/2020/http://madskills.com/public/xml/rss/module/trackback/",
    elements=(
        Element(name="ping", places=once(ENTRY), value=LINKED, attributes=_RESOURCE),
        Element(name="about", places=often(ENTRY), value=LINKED, attributes=_RESOURCE),
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Trackback:
    """Where an article takes pings, and what it has pinged."""

    shape: ClassVar = Shape(VOCABULARY, at=ENTRY)

    ping: str | None = None
    about: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        check(self)


EXTENSIONS: Final[tuple[type, ...]] = (Trackback,)
