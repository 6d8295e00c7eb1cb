"""The namespace sy: how often a feed is updated."""

from __future__ import annotations

from typing import Final

from feedpub.namespaces.vocabulary import (
    FEED,
    POSITIVE,
    W3C_DATE,
    Element,
    Vocabulary,
    once,
    one_of,
)

VOCABULARY: Final = Vocabulary(
    uri="http://purl.org/rss/1.0/modules/syndication/",
    prefix="sy",
    title="Syndication",
    spec="https://web.resource.org/rss/1.0/modules/syndication/",
    elements=(
        Element(
            name="updatePeriod",
            places=once(FEED),
            value=one_of("hourly", "daily", "weekly", "monthly", "yearly"),
        ),
        Element(name="updateFrequency", places=once(FEED), value=POSITIVE),
        Element(name="updateBase", places=once(FEED), value=W3C_DATE),
    ),
)
