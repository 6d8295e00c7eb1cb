"""The namespace wfw: where to send a comment, and the feed of the comments."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Final

from feedpub.namespaces.shape import Shape, check
from feedpub.namespaces.vocabulary import ENTRY, URL, Element, Vocabulary, once

VOCABULARY: Final = Vocabulary(
    uri="http://wellformedweb.org/CommentAPI/",
    prefix="wfw",
    title="CommentAPI",
    spec="https://web.archive.org/web/2020/http://wellformedweb.org/news/wfw_namespace_elements/",
    elements=(
        Element(name="comment", places=once(ENTRY), value=URL),
        Element(name="commentRss", places=once(ENTRY), value=URL),
        Element(
            name="commentRSS",
            places=once(ENTRY),
            value=URL,
            deprecated="write wfw:commentRss, in that spelling",
        ),
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Comments:
    """Where to send comments on an article, and where to read them."""

    shape: ClassVar = Shape(VOCABULARY, at=ENTRY)

    comment: str | None = None
    """An address that takes comments (CommentAPI)."""
    comment_rss: str | None = None
    """The feed of the comments: wfw:commentRss."""

    def __post_init__(self) -> None:
        check(self)


EXTENSIONS: Final[tuple[type, ...]] = (Comments,)
