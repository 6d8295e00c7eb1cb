"""The namespace source: Markdown, outlines and accounts beside a feed's content."""

from __future__ import annotations

from typing import Final

from feedpub.namespaces.vocabulary import (
    ANYTHING,
    ENTRY,
    FEED,
    MARKUP,
    TEXT,
    URL,
    Attribute,
    Element,
    Vocabulary,
    often,
    once,
    one_of,
)

VOCABULARY: Final = Vocabulary(
    uri="http://source.scripting.com/",
    prefix="source",
    title="source",
    spec="http://source.scripting.com/",
    elements=(
        Element(
            name="account",
            places=often(FEED, ENTRY),
            value=TEXT,
            attributes=(Attribute("service", TEXT, required=True),),
        ),
        Element(
            name="likes",
            places=once(FEED, ENTRY),
            value=ANYTHING,
            attributes=(Attribute("server", URL),),
        ),
        Element(name="archive", places=once(FEED), value=ANYTHING),
        Element(
            name="subscriptionList",
            places=often(FEED),
            value=ANYTHING,
            attributes=(Attribute("url", URL),),
        ),
        Element(name="cloud", places=once(FEED), value=ANYTHING),
        Element(name="blogroll", places=once(FEED), value=URL),
        Element(name="self", places=once(FEED), value=URL),
        Element(name="localTime", places=once(FEED), value=TEXT),
        Element(name="markdown", places=once(ENTRY), value=MARKUP),
        Element(name="outline", places=often(ENTRY), value=ANYTHING),
        Element(name="linkFull", places=once(ENTRY), value=URL),
        Element(
            name="inReplyTo",
            places=once(ENTRY),
            value=TEXT,
            attributes=(Attribute("isPermaLink", one_of("true", "false")),),
        ),
    ),
    closed=False,
)
