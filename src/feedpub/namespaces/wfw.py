"""The namespace wfw: where to send a comment, and the feed of the comments."""

from __future__ import annotations

from typing import Final

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
