"""The pages that the rules of podcasts come from, and how each was when it was read."""

from __future__ import annotations

from typing import Final

from feedpub.validator.names import NAMESPACES

PODCAST: Final = f"{{{NAMESPACES['podcast']}}}"
ITUNES: Final = f"{{{NAMESPACES['itunes']}}}"

TAGS: Final = (
    "https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/tags/"
)
"""Podcasting 2.0, a page for each tag; 13 May 2026."""

NAMESPACE: Final = (
    "https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/1.0.md"
)
"""Podcasting 2.0, what holds for all tags; 13 May 2026."""

APPLE: Final = "https://help.apple.com/itc/podcasts_connect/#/itcb54353390"
"""Apple, A Podcaster's Guide to RSS; as archived beside Podcasting 2.0, 13 May 2026."""

PSP: Final = (
    "https://github.com/Podcast-Standards-Project/PSP-1-Podcast-RSS-Specification#"
)
"""PSP-1, The Podcast RSS Standard; 7 August 2023."""

DUPLICATES: Final = "https://help.prx.org/hc/en-us"
"""PRX's help, on why Apple Podcasts leaves out episodes; undated."""

SPOTIFY: Final = "https://support.spotify.com/us/creators/"
"""Spotify, Show Metadata Requirements; as stored, undated."""

GOOGLE: Final = "https://support.google.com/podcast-publishers/answer/9889544"
"""Google Podcasts, requirements of feeds; the product ended in 2024."""

YOUTUBE: Final = "https://support.google.com/youtube/answer/13525207"
"""YouTube, delivering podcasts by RSS; from memory, no stored page says it."""
