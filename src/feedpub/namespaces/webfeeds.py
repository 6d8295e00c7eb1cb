"""The namespace webfeeds: how Feedly shows a feed, its icon, logo, cover and colour."""

from __future__ import annotations

from typing import Final

from feedpub.namespaces.vocabulary import (
    FEED,
    NOTHING,
    TEXT,
    URL,
    Attribute,
    Element,
    Vocabulary,
    likely,
    once,
)

VOCABULARY: Final = Vocabulary(
    uri="http://webfeeds.org/rss/1.0",
    prefix="webfeeds",
    title="Webfeeds",
    spec="https://blog.feedly.com/10-ways-to-optimize-your-feed-for-feedly/",
    elements=(
        Element(name="icon", places=once(FEED), value=URL),
        Element(name="logo", places=once(FEED), value=URL),
        Element(
            name="cover",
            places=once(FEED),
            value=NOTHING,
            attributes=(Attribute("image", URL, required=True),),
        ),
        Element(name="accentColor", places=once(FEED), value=TEXT),
        Element(
            name="related",
            places=once(FEED),
            value=NOTHING,
            attributes=(
                Attribute("layout", likely("card")),
                Attribute("target", likely("browser")),
            ),
        ),
        Element(
            name="analytics",
            places=once(FEED),
            value=NOTHING,
            attributes=(
                Attribute("id", TEXT, required=True),
                Attribute("engine", likely("GoogleAnalytics")),
            ),
        ),
    ),
    closed=False,
)
