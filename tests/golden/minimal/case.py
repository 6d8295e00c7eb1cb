"""The least that can be said: an empty feed, which all three formats allow."""

from __future__ import annotations

import feedpub as fp

feed = fp.Feed(
    title="Tidewater", home_url="https://tide.example/", updated="2026-03-01"
)
