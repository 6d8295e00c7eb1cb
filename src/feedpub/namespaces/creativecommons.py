"""The namespace creativeCommons: the address of a licence.

A link says the same, and has a title: `Link(rel="license", ...)` (RFC 4946).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Final

from feedpub.namespaces.shape import Shape, check
from feedpub.namespaces.vocabulary import (
    ENTRY,
    FEED,
    URL,
    Element,
    Vocabulary,
    often,
)

VOCABULARY: Final = Vocabulary(
    uri="http://backend.userland.com/creativeCommonsRssModule",
    prefix="creativeCommons",
    title="Creative Commons",
    spec="https://www.rssboard.org/creative-commons",
    elements=(Element(name="license", places=often(FEED, ENTRY), value=URL),),
    former=("http://cyber.law.harvard.edu/rss/creativeCommonsRssModule.html",),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class License:
    """The address of a licence; an article's takes the place of its feed's."""

    shape: ClassVar = Shape(VOCABULARY, "license", names={"url": "."})

    url: str

    def __post_init__(self) -> None:
        check(self)


EXTENSIONS: Final[tuple[type, ...]] = (License,)
