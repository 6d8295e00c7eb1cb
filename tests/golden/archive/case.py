"""The second of three archives, between the others, of a feed with a tombstone."""

from __future__ import annotations

import feedpub as fp
from feedpub.namespaces import tombstones

whole = fp.Feed(
    title="Tidewater",
    home_url="https://tide.example/",
    feed_url="https://tide.example/feed.xml",
    authors=["Ada Reed"],
    hubs=["https://hub.example/"],
    ttl=60,
    extensions=[
        tombstones.DeletedEntry(ref="https://tide.example/0/", when="2026-03-01")
    ],
    articles=[
        fp.Article(
            title=f"Tide {day}",
            url=f"https://tide.example/{day}/",
            published=f"2026-03-{day:02}T09:00:00Z",
            summary="Low water at nine.",
        )
        for day in range(9, 0, -1)
    ],
)
feed = fp.archived(whole, 2, keep=3)[2].feed
