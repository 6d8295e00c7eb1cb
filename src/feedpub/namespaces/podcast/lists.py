"""The lists of words that the Podcasting 2.0 namespace keeps beside its tags.

As of 13 May 2026: https://github.com/Podcastindex-org/podcast-namespace
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

_MEDIUMS: Final = (
    *("podcast", "music", "video", "film", "audiobook", "newsletter", "blog"),
    *("publisher", "course"),
)
LISTS: Final = (*(f"{medium}L" for medium in _MEDIUMS), "mixed")
"""The mediums of feeds that only point to other feeds."""

MEDIUMS: Final = (*_MEDIUMS, *LISTS)
"""What a feed may be, as opposed to what it is about."""

COMMENT_PROTOCOLS: Final = (
    *("disabled", "activitypub", "twitter", "lightning", "atproto", "hive", "matrix"),
    "nostr",
)
"""Where comments may be; `disabled` says that there shall be none."""

CHAT_PROTOCOLS: Final = ("irc", "xmpp", "nostr", "matrix")

TRANSCRIPT_TYPES: Final = (
    *("text/plain", "text/html", "text/vtt", "application/json"),
    "application/x-subrip",
)

LICENCES: Final = (
    *("ARR", "CC-BY-4.0", "CC-BY-NC-4.0", "CC-BY-NC-ND-4.0", "POD-V4V-1.0"),
)
"""The licences that need no URL."""

SERVICES: Final = (
    *("acast", "amazon", "anchor", "apple", "audible", "audioboom", "backtracks"),
    *("bitcoin", "blubrry", "buzzsprout", "captivate", "castos", "castopod"),
    *("facebook", "fireside", "fyyd", "google", "gpodder", "hypercatcher", "kasts"),
    *("libsyn", "mastodon", "megafono", "megaphone", "omnystudio", "overcast"),
    *("paypal", "pinecast", "podbean", "podcastaddict", "podcastguru"),
    *("podcastindex", "podcasts", "podchaser", "podcloud", "podfriend", "podiant"),
    *("podigee", "podnews", "podomatic", "podserve", "podverse", "redcircle"),
    *("relay", "resonaterecordings", "rss", "shoutengine", "simplecast", "slack"),
    *("soundcloud", "spotify", "spreaker", "tiktok", "transistor", "twitter"),
    *("whooshkaa", "youtube", "zencast"),
)
"""The platforms that a block may name."""

ROLES: Final[Mapping[str, tuple[str, ...]]] = {
    "creative direction": (
        *("director", "assistant director", "executive producer", "senior producer"),
        *("producer", "associate producer", "development producer"),
        *("creative director",),
    ),
    "cast": (
        *("host", "co-host", "guest host", "guest", "voice actor", "narrator"),
        *("announcer", "reporter"),
    ),
    "writing": (
        *("author", "editorial director", "co-writer", "writer", "songwriter"),
        *("guest writer", "story editor", "managing editor", "script editor"),
        *("script coordinator", "researcher", "editor", "fact checker"),
        *("translator", "transcriber", "logger"),
    ),
    "audio production": (
        *("studio coordinator", "technical director", "technical manager"),
        *("audio engineer", "remote recording engineer", "post production engineer"),
    ),
    "audio post-production": (
        *("audio editor", "sound designer", "foley artist", "composer"),
        *("theme music", "music production", "music contributor"),
    ),
    "administration": (
        *("production coordinator", "booking coordinator", "production assistant"),
        *("content manager", "marketing manager", "sales representative"),
        *("sales manager",),
    ),
    "visuals": ("graphic designer", "cover art designer"),
    "community": ("social media manager",),
    "misc.": ("consultant", "intern"),
    "video production": (
        *("camera operator", "lighting designer", "camera grip", "assistant camera"),
    ),
    "video post-production": ("editor", "assistant editor"),
}
"""The Podcast Taxonomy Project's groups with their roles, in small letters."""

LENGTHS: Final[Mapping[str, int]] = {
    **dict.fromkeys(("funding", "soundbite", "person", "location", "trailer"), 128),
    **dict.fromkeys(("license", "updateFrequency"), 128),
    **dict.fromkeys(("season/@name", "txt/@purpose", "image/@purpose"), 128),
    **dict.fromkeys(("alternateEnclosure/@title", "alternateEnclosure/@rel"), 32),
    "episode/@display": 32,
    "txt": 4000,
}
"""How many characters the pages of the tags ask to keep to; apps may cut off more."""

WORDS: Final[Mapping[str, tuple[str, ...]]] = {
    "transcript/@rel": ("captions",),
    "socialInteract/@protocol": COMMENT_PROTOCOLS,
    "chat/@protocol": CHAT_PROTOCOLS,
}
"""Attributes whose words are listed, though the lists grow."""
