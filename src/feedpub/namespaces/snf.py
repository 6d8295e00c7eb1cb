"""The namespace snf: SmartNews's SmartFormat 2.1, logos, films and advertisements."""

from __future__ import annotations

from typing import Final

from feedpub.namespaces.vocabulary import (
    ANYTHING,
    CHILDREN,
    ENTRY,
    FEED,
    NOTHING,
    TEXT,
    URL,
    Attribute,
    Element,
    Vocabulary,
    often,
    once,
)

_PAGES: Final = "https://publishers.smartnews.com/hc/en-us/articles/"

VOCABULARY: Final = Vocabulary(
    uri="http://www.smartnews.be/snf",
    prefix="snf",
    title="SmartFormat",
    spec=_PAGES,
    elements=(
        Element(name="logo", places=once(FEED), value=ANYTHING, spec="360036526213"),
        Element(
            name="darkModeLogo",
            places=once(FEED),
            value=ANYTHING,
            spec="360036526213",
        ),
        Element(
            name="video",
            places=often(ENTRY),
            value=NOTHING,
            attributes=(
                Attribute("url", URL),
                Attribute("thumbnail", URL),
                Attribute("caption", TEXT),
            ),
            spec="360036526213",
        ),
        Element(
            name="advertisement",
            places=once(ENTRY),
            value=CHILDREN,
            spec="360036526213",
        ),
        Element(
            name="sponsoredLink",
            places=often("snf:advertisement"),
            value=NOTHING,
            attributes=(
                Attribute("link", URL),
                Attribute("thumbnail", URL),
                Attribute("title", TEXT),
                Attribute("advertiser", TEXT),
            ),
            spec="360036526213",
        ),
        Element(
            name="analytics", places=once(FEED, ENTRY), value=TEXT, spec="360036526213"
        ),
    ),
    closed=False,
)
"""Logos hold a `url` of no namespace; the attributes are from memory."""
