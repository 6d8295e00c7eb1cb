"""What directories of podcasts ask of an episode: where Apple and PSP-1 agree."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from feedpub import values
from feedpub.validator.report import Level
from feedpub.validator.rule import Fault, rule
from feedpub.validator.rules.podcasts.pages import APPLE, ITUNES, PODCAST, PSP
from feedpub.validator.words import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from feedpub.validator.context import Context
    from feedpub.validator.element import Element

_NUMBERED: Final = re.compile(
    r"(?:\bS[0-9]{1,3}[ .:]?E[0-9]{1,4}\b"
    r"|^(?:episode|season|ep\.?|folge|staffel)[ ]?#?[0-9]{1,4}\b"
    r"|^#[0-9]{1,4}\b"
    r"|^[0-9]{1,4}(?:\.|:| [-\u2013\u2014|])[ ])",
    re.IGNORECASE,
).search
_DATED: Final = "<pubDate>Sun, 01 Mar 2026 09:00:00 GMT</pubDate>"
_MP3: Final = (
    '<enclosure url="https://tide.example/neap.mp3" length="9876" type="audio/mpeg"/>'
)


def _item(inside: str) -> str:
    return f"<item><title>Neap</title>{inside}</item>"


@rule(
    "episode-title-missing",
    level=Level.ERROR,
    on="/rss/channel/item",
    summary="An episode must have a title.",
    spec=APPLE,
    bad="<item><description>Twice a month.</description></item>",
    good=_item(""),
    profile="podcasts",
    within="channel",
)
def episode_title_missing(_: Element, context: Context) -> tuple[str, str] | None:
    """Apps list episodes by it; the description that RSS takes instead is not enough.

    Apple (2026-05-13), required tags; PSP-1 (2023-08-07), item-title.
    """
    if "title" in context.children:
        return None
    return "the episode has no <title>", "add its name as <title>"


@rule(
    "episode-enclosure-missing",
    level=Level.ERROR,
    on="/rss/channel/item",
    summary="An episode must have an enclosure.",
    spec=APPLE,
    bad=_item(""),
    good=_item(_MP3),
    profile="podcasts",
    within="channel",
)
def episode_enclosure_missing(_: Element, context: Context) -> tuple[str, str] | None:
    """There is nothing to play, and directories leave the episode out.

    Apple (2026-05-13), required tags; PSP-1 (2023-08-07), item-enclosure.
    """
    if "enclosure" in context.children:
        return None
    return "the episode has no <enclosure>", "add it with url, length and type"


@rule(
    "episode-guid-missing",
    level=Level.NOTE,
    on="/rss/channel/item",
    summary="An episode is best known by a guid.",
    spec=APPLE,
    bad=_item(""),
    good=_item('<guid isPermaLink="false">neap-1</guid>'),
    profile="podcasts",
    levels={
        "psp-1": Level.ERROR,
        "spotify": Level.ERROR,
        "podcast-directories": Level.ERROR,
    },
    within="channel",
)
def episode_guid_missing(_: Element, context: Context) -> tuple[str, str] | None:
    """Apps go by the enclosure's address instead: where it changes, all download anew.

    Apple (2026-05-13), recommended tags; PSP-1 (2023-08-07), item-guid, requires it,
    and so do Spotify's Show Metadata Requirements (undated).
    """
    if "guid" in context.children:
        return None
    return "the episode has no <guid>", "add one that will never change"


@rule(
    "episode-date-missing",
    level=Level.NOTE,
    on="/rss/channel/item",
    summary="An episode is best published with its date.",
    spec=APPLE,
    bad=_item(""),
    good=_item(_DATED),
    profile="podcasts",
    levels={"spotify": Level.ERROR, "podcast-directories": Level.ERROR},
    within="channel",
)
def episode_date_missing(_: Element, context: Context) -> tuple[str, str] | None:
    """Apps sort by it.

    Apple (2026-05-13), recommended tags; PSP-1 (2023-08-07), item-pubdate, recommended;
    Spotify's Show Metadata Requirements (undated) require it.
    """
    if "pubDate" in context.children:
        return None
    return "the episode has no <pubDate>", "add the date on which it came out"


@rule(
    "episode-description-missing",
    level=Level.NOTE,
    on="/rss/channel/item",
    summary="An episode is best described.",
    spec=APPLE,
    bad=_item(""),
    good=_item("<description>Twice a month.</description>"),
    profile="podcasts",
    within="channel",
)
def episode_description_missing(_: Element, context: Context) -> tuple[str, str] | None:
    """It is what listeners choose by, and what is searched.

    Apple (2026-05-13), recommended tags; PSP-1 (2023-08-07), item-description.
    """
    if "description" in context.children:
        return None
    return "the episode has no <description>", "add what it is about"


@rule(
    "episode-duration-missing",
    level=Level.NOTE,
    on="/rss/channel/item",
    summary="An episode is best listed with its duration.",
    spec=APPLE,
    bad=_item(""),
    good=_item("<itunes:duration>1800</itunes:duration>"),
    profile="podcasts",
    within="channel",
)
def episode_duration_missing(_: Element, context: Context) -> tuple[str, str] | None:
    """Apps show it before anything is loaded.

    Apple (2026-05-13), recommended tags; PSP-1 (2023-08-07), item-itunesduration.
    """
    if f"{ITUNES}duration" in context.children:
        return None
    return "the episode has no <itunes:duration>", "add its seconds"


@rule(
    "episode-duration-not-seconds",
    level=Level.NOTE,
    on="itunes:duration",
    summary="A duration is best given in seconds.",
    spec=f"{PSP}item-itunesduration",
    bad="<itunes:duration>30:00</itunes:duration>",
    good="<itunes:duration>1800</itunes:duration>",
    profile="podcasts",
    levels={"psp-1": Level.WARNING},
    within="item",
    unless=str.isdecimal,
)
def episode_duration_not_seconds(
    _: Element, context: Context
) -> tuple[str, str] | None:
    """Apps disagree about what 30:00 is.

    Apple (2026-05-13), recommended tags: seconds are recommended, other forms accepted;
    PSP-1 (2023-08-07), item-itunesduration, has seconds only.
    """
    if values.duration_fault(context.text):
        return None
    total = 0
    for part in context.text.split(":"):
        total = total * 60 + int(part)
    return f"{quoted(context.text)} is not in seconds", f"write {total}"


@rule(
    "episode-link-missing",
    level=Level.NOTE,
    on="/rss/channel/item",
    summary="An episode is best linked to its page.",
    spec=APPLE,
    bad=_item(""),
    good=_item("<link>https://tide.example/neap/</link>"),
    profile="podcasts",
    within="channel",
)
def episode_link_missing(_: Element, context: Context) -> tuple[str, str] | None:
    """Listeners look there for what was talked about.

    Apple (2026-05-13), recommended tags; PSP-1 (2023-08-07), item-link.
    """
    if "link" in context.children:
        return None
    return "the episode has no <link>", "add the address of its page, if it has one"


@rule(
    "episode-image-missing",
    level=Level.NOTE,
    on="/rss/channel/item",
    summary="An episode is best shown with artwork of its own.",
    spec=APPLE,
    bad=_item(""),
    good=_item('<itunes:image href="https://tide.example/neap.jpg"/>'),
    profile="podcasts",
    within="channel",
)
def episode_image_missing(_: Element, context: Context) -> tuple[str, str] | None:
    """Apps show the show's instead.

    Apple (2026-05-13), recommended tags; PSP-1 (2023-08-07), item-itunes-image.
    """
    if f"{ITUNES}image" in context.children:
        return None
    return "the episode has no <itunes:image>", "add its artwork, if it has any"


@rule(
    "episode-explicit-missing",
    level=Level.NOTE,
    on="/rss/channel/item",
    summary="An episode is best marked as explicit or not.",
    spec=APPLE,
    bad=_item(""),
    good=_item("<itunes:explicit>false</itunes:explicit>"),
    profile="podcasts",
    within="channel",
)
def episode_explicit_missing(_: Element, context: Context) -> tuple[str, str] | None:
    """Apps take the show's word for it.

    Apple (2026-05-13), recommended tags; PSP-1 (2023-08-07), item-itunes-explicit.
    """
    if f"{ITUNES}explicit" in context.children:
        return None
    fix = "add <itunes:explicit>false</itunes:explicit>, or true"
    return "the episode has no <itunes:explicit>", fix


@rule(
    "episode-transcript-missing",
    level=Level.NOTE,
    on="/rss/channel/item",
    summary="An episode is best published with a transcript.",
    spec=f"{PSP}item-podcast-transcript",
    bad=_item(""),
    good=_item(
        '<podcast:transcript url="https://tide.example/neap.vtt" type="text/vtt"/>'
    ),
    profile="podcasts",
    within="channel",
)
def episode_transcript_missing(_: Element, context: Context) -> tuple[str, str] | None:
    """Who cannot hear it can read it, and so can whoever searches.

    PSP-1 (2023-08-07), item-podcast-transcript; Apple's support page 5316 (March
    2024), which prefers WebVTT.
    """
    if f"{PODCAST}transcript" in context.children:
        return None
    return "the episode has no <podcast:transcript>", "add one, best as text/vtt"


@rule(
    "episode-number-missing",
    level=Level.ERROR,
    on="/rss/channel",
    summary="Each full episode of a serial show must have its number.",
    spec=APPLE,
    bad=f"<itunes:type>serial</itunes:type>{_item('')}",
    good="<itunes:type>serial</itunes:type>"
    + _item("<itunes:episode>1</itunes:episode>"),
    profile="podcasts",
    within="channel",
)
def episode_number_missing(_: Element, context: Context) -> Iterator[Fault] | None:
    """A story told in order is played in the order of its numbers.

    Apple (2026-05-13), situational tags; PSP-1 (2023-08-07), item-itunes-episode.
    Trailers and bonus episodes may go without.
    """
    kind = context.children.get(f"{ITUNES}type")
    if kind is None or (kind.text or "").strip().lower() != "serial":
        return None
    return _unnumbered(context.kids)


def _unnumbered(kids: list[Element]) -> Iterator[Fault]:
    for item in kids:
        if item.tag != "item" or item.find(f"{ITUNES}episode") is not None:
            continue
        kind = (item.findtext(f"{ITUNES}episodeType") or "full").strip().lower()
        if kind == "full":
            message = "the show is serial, but the episode has no <itunes:episode>"
            yield Fault(message, "add its number", item)


@rule(
    "episode-title-numbered",
    level=Level.WARNING,
    on=("item/title", "item/itunes:title"),
    summary="A title should not have the numbers of episode and season in it.",
    spec=f"{PSP}item-title",
    bad="<title>Episode 3: Neap</title>",
    good="<title>Neap</title><itunes:episode>3</itunes:episode>",
    profile="podcasts",
    within="item",
)
def episode_title_numbered(_: Element, context: Context) -> tuple[str, str] | None:
    """There are tags for them; apps show them twice otherwise.

    Apple (2026-05-13), required and situational tags; PSP-1 (2023-08-07), item-title.
    """
    found = _NUMBERED(context.text[:200])
    if found is None:
        return None
    fix = "write the numbers as itunes:season and itunes:episode"
    return f"the title has the number {quoted(found[0].strip())}", fix
