"""The feed of README's first screen."""

from __future__ import annotations

import feedpub as fp

feed = fp.Feed(
    title="Tidewater",
    home_url="https://tide.example/",
    feed_url="https://tide.example/rss.xml",
    description="Notes on tides.",
    authors=[fp.Person(name="Ada Reed", email="ada@tide.example")],
    articles=[
        fp.Article(
            title="Neap & spring",
            url="https://tide.example/neap/",
            id="tag:tide.example,2026:neap",
            published="2026-03-01T09:00:00Z",
            summary="Twice a month.",
            content=fp.Html("<p>Twice a month.</p>"),
            categories=[fp.Category(term="tides")],
            enclosures=[
                fp.Enclosure(
                    url="https://tide.example/neap.mp3",
                    type="audio/mpeg",
                    length=123456,
                )
            ],
        )
    ],
)
