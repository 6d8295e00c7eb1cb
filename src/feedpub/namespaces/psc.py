"""The namespace psc: the chapters of an episode, in the feed (Podlove)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Final

from feedpub.namespaces.shape import Shape, check
from feedpub.namespaces.vocabulary import (
    CHILDREN,
    CLOCK,
    ENTRY,
    NOTHING,
    TEXT,
    URL,
    Attribute,
    Element,
    Vocabulary,
    often,
    once,
    one_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import timedelta

    from feedpub.model.checks import Fault

VOCABULARY: Final = Vocabulary(
    uri="http://podlove.org/simple-chapters",
    prefix="psc",
    title="Podlove Simple Chapters",
    spec="https://podlove.org/simple-chapters/",
    elements=(
        Element(
            name="chapters",
            places=once(ENTRY),
            value=CHILDREN,
            attributes=(Attribute("version", one_of("1.0", "1.1", "1.2")),),
        ),
        Element(
            name="chapter",
            places=often("psc:chapters"),
            value=NOTHING,
            attributes=(
                Attribute("start", CLOCK, required=True),
                Attribute("title", TEXT, required=True),
                Attribute("href", URL),
                Attribute("image", URL),
            ),
        ),
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """A chapter of an episode."""

    shape: ClassVar = Shape(VOCABULARY, "chapter")

    start: float
    """Seconds from the beginning; a `timedelta` and "1:02:03.5" are taken, too."""
    title: str
    href: str | None = None
    """A page about what the chapter is about."""
    image: str | None = None
    """A picture to show meanwhile."""

    if TYPE_CHECKING:  # what the constructor takes is wider than what it stores

        def __init__(
            self,
            *,
            start: float | timedelta | str,
            title: str,
            href: str | None = None,
            image: str | None = None,
        ) -> None: ...

    def __post_init__(self) -> None:
        check(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapters:
    """The chapters of an episode, in their order."""

    shape: ClassVar = Shape(
        VOCABULARY, "chapters", names={"chapters": "chapter"}, parts=(Chapter,)
    )

    chapters: tuple[Chapter, ...]
    version: str = "1.2"

    if TYPE_CHECKING:  # what the constructor takes is wider than what it stores

        def __init__(
            self, *, chapters: Iterable[Chapter], version: str = "1.2"
        ) -> None: ...

    def __post_init__(self) -> None:
        check(self)

    def faults(self) -> Iterator[Fault]:
        """Say which chapter begins before the one that it follows."""
        for one, following in zip(self.chapters, self.chapters[1:], strict=False):
            if following.start < one.start:
                yield "chapters", f"{following.title!r} begins before {one.title!r}"


EXTENSIONS: Final[tuple[type, ...]] = (Chapters,)
