"""What Spotify, YouTube and most other directories of podcasts ask for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from feedpub.validator.report import Level
from feedpub.validator.rule import rule
from feedpub.validator.rules.podcasts.pages import (
    GOOGLE,
    ITUNES,
    SPOTIFY,
    TAGS,
    YOUTUBE,
)
from feedpub.validator.words import quoted

if TYPE_CHECKING:
    from feedpub.validator.context import Context
    from feedpub.validator.element import Element

_MP3: Final = (
    '<enclosure url="https://tide.example/neap.mp3" length="9876" type="audio/mpeg"/>'
)
_OWNER: Final = (
    "<itunes:owner><itunes:email>ada@tide.example</itunes:email></itunes:owner>"
)


@rule(
    "directories-email-missing",
    level=Level.ERROR,
    on="/rss/channel",
    summary="Directories of podcasts want the owner's e-mail address.",
    spec=f"{TAGS}locked.md",
    bad="<itunes:author>Ada Reed</itunes:author>",
    good=_OWNER,
    profile="podcast-directories",
    within="channel",
)
def directories_email_missing(_: Element, context: Context) -> tuple[str, str] | None:
    """They send a code there that proves whose show it is.

    Google Podcasts (2021) and others; gone from Apple's guide; the W3C validator warns.
    """
    return _without_email(context)


@rule(
    "directories-not-https",
    level=Level.WARNING,
    on=("item/enclosure/@url", "itunes:image/@href"),
    summary="Media and artwork should be served over https.",
    spec=GOOGLE,
    bad=_MP3.replace("https:", "http:"),
    good=_MP3,
    profile="podcast-directories",
    unless=re.compile("https:", re.IGNORECASE).match,
)
def directories_not_https(_: Element, context: Context) -> tuple[str, str] | None:
    """Apps on phones and in browsers load nothing else.

    Google Podcasts, support answer 9889544 (the product ended in 2024).
    """
    if not context.text.lower().startswith("http:"):
        return None
    return f"{quoted(context.text)} is not https", "write https:, if it is served so"


@rule(
    "spotify-episode-missing",
    level=Level.ERROR,
    on="/rss/channel",
    summary="Spotify takes a show with one episode at least.",
    spec=SPOTIFY,
    bad="<itunes:author>Ada Reed</itunes:author>",
    good="<item><title>Neap</title></item>",
    profile="spotify",
    within="channel",
)
def spotify_episode_missing(_: Element, context: Context) -> tuple[str, str] | None:
    """An empty show is refused.

    Spotify, Show Metadata Requirements (undated).
    """
    if "item" in context.children:
        return None
    return "the show has no episode", "submit it once there is one"


@rule(
    "youtube-email-missing",
    level=Level.WARNING,
    on="/rss/channel",
    summary="YouTube sends a code to the address in the feed.",
    spec=YOUTUBE,
    bad="<itunes:author>Ada Reed</itunes:author>",
    good=_OWNER,
    profile="youtube",
    within="channel",
)
def youtube_email_missing(_: Element, context: Context) -> tuple[str, str] | None:
    """Without the code the show cannot be claimed.

    YouTube, delivering podcasts by RSS; from memory, no stored page says it.
    """
    return _without_email(context)


def _without_email(context: Context) -> tuple[str, str] | None:
    owner = context.children.get(f"{ITUNES}owner")
    if owner is not None and (owner.findtext(f"{ITUNES}email") or "").strip():
        return None
    fix = "add <itunes:owner> with <itunes:email>; it is public, so take one for this"
    return "the show has no <itunes:email>", fix
