"""The namespace fh: complete feeds and archives (RFC 5005).

Pages and archives are links of the feed: `Feed(next_url=...)` for the next page, and
`Link(rel=...)` with first, last, previous, current, prev-archive or next-archive.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Final

from feedpub.namespaces.shape import Shape, check
from feedpub.namespaces.vocabulary import FEED, NOTHING, Element, Vocabulary, once

if TYPE_CHECKING:
    from collections.abc import Iterator

    from feedpub.model import Feed
    from feedpub.model.checks import Fault

OTHER_DOCUMENTS: Final = (
    *("first", "last", "next", "previous", "prev", "prev-archive", "next-archive"),
)
"""Relations that say that a feed goes on elsewhere."""

VOCABULARY: Final = Vocabulary(
    uri="http://purl.org/syndication/history/1.0",
    prefix="fh",
    title="Feed Paging and Archiving",
    spec="https://www.rfc-editor.org/rfc/rfc5005",
    elements=(
        Element(name="complete", places=once(FEED), value=NOTHING),
        Element(name="archive", places=once(FEED), value=NOTHING),
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Complete:
    """All articles that the feed has are in this document (RFC 5005, 2)."""

    shape: ClassVar = Shape(VOCABULARY, "complete")

    def __post_init__(self) -> None:
        check(self)

    @classmethod
    def faults_among(cls, _: Any, of: Feed) -> Iterator[Fault]:
        """Say what contradicts it in the feed."""
        names = {link.rel for link in of.links}.intersection(OTHER_DOCUMENTS)
        if of.next_url is not None:
            yield "next_url", "leads to more, and fh:complete says that all is here"
        for name in sorted(names):
            yield "links", f"{name!r} leads to more, and fh:complete says all is here"
        currents = [link.url for link in of.links if link.rel == "current"]
        if of.feed_url is not None and any(url != of.feed_url for url in currents):
            yield "links", "a complete feed is its own current document; remove it"
        if any(type(value) is Archive for value in of.extensions):
            yield "extensions", "a feed is complete or an archive, not both"


@dataclass(frozen=True, slots=True, kw_only=True)
class Archive:
    """The document holds older articles, and will not change again (RFC 5005, 4).

    Give the feed a link to the `current` document, and to the archive before it.
    """

    shape: ClassVar = Shape(VOCABULARY, "archive")

    def __post_init__(self) -> None:
        check(self)


EXTENSIONS: Final[tuple[type, ...]] = (Complete, Archive)
