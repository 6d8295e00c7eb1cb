"""The namespace blogChannel: the reading list of a weblog's author."""

from __future__ import annotations

from typing import Final

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
