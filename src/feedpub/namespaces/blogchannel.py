"""The namespace blogChannel: the reading list of a weblog's author."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Final

from feedpub.namespaces.shape import Shape, check
from feedpub.namespaces.vocabulary import FEED, URL, Element, Vocabulary, once

VOCABULARY: Final = Vocabulary(
    uri="http://backend.userland.com/blogChannelModule",
    prefix="blogChannel",
    title="blogChannel",
    spec="https://web.archive.org/web/2004/http://backend.userland.com/blogChannelModule",
    elements=(
        Element(name="blogRoll", places=once(FEED), value=URL),
        Element(name="mySubscriptions", places=once(FEED), value=URL),
        Element(name="blink", places=once(FEED), value=URL),
        Element(name="changes", places=once(FEED), value=URL),
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Blog:
    """The lists and notices of the author of a weblog."""

    shape: ClassVar = Shape(VOCABULARY, at=FEED)

    blog_roll: str | None = None
    """An OPML file of weblogs that are read."""
    my_subscriptions: str | None = None
    """An OPML file of subscriptions."""
    blink: str | None = None
    """A weblog that is recommended."""
    changes: str | None = None
    """A list of weblogs that have changed."""

    def __post_init__(self) -> None:
        check(self)


EXTENSIONS: Final[tuple[type, ...]] = (Blog,)
