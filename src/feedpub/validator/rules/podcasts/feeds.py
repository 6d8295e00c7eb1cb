"""Podcasting 2.0: whole feeds, live streams, and feeds that point to others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from uuid import UUID

from feedpub import dates, values
from feedpub.namespaces.podcast.lists import LISTS
from feedpub.validator.report import Level
from feedpub.validator.rule import Fault, rule
from feedpub.validator.rules.podcasts.pages import PODCAST, TAGS
from feedpub.validator.words import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from feedpub.validator.context import Context
    from feedpub.validator.element import Element

_GUID: Final = "9b024349-ccf0-5f69-a609-6b82873eab3c"
_MP3: Final = (
    '<enclosure url="https://tide.example/live.mp3" length="0" type="audio/mpeg"/>'
)


def _live(inside: str, attributes: str = "") -> str:
    return (
        f'<podcast:liveItem status="pending" start="2026-03-01T09:00:00Z"{attributes}>'
        f"<title>Live</title>{inside}"
        '<podcast:contentLink href="https://tide.example/live">Listen'
        "</podcast:contentLink></podcast:liveItem>"
    )


@rule(
    "podcast-guid-version",
    level=Level.WARNING,
    on="podcast:guid",
    summary="The guid of a podcast should be a UUID of version 5, made of its address.",
    spec=f"{TAGS}guid.md",
    bad="<podcast:guid>9b024349-ccf0-4f69-a609-6b82873eab3c</podcast:guid>",
    good=f"<podcast:guid>{_GUID}</podcast:guid>",
    within="channel",
)
def podcast_guid_version(_: Element, context: Context) -> tuple[str, str] | None:
    """Indexes have already made the one of version 5, and now there are two."""
    try:
        version = UUID(context.text).version
    except ValueError:
        return None  # podcast-guid-invalid speaks about that
    if version == 5 or len(context.text) != 36:
        return None
    message = f"{quoted(context.text)} is no UUID of version 5"
    return message, "make it of the feed's address, or take the one indexes have"


@rule(
    "podcast-list-with-items",
    level=Level.WARNING,
    on="/rss/channel",
    summary="A feed whose medium is a list should have remote items and no items.",
    spec=f"{TAGS}medium.md#list-mediums",
    bad="<podcast:medium>musicL</podcast:medium>"
    f'<podcast:remoteItem feedGuid="{_GUID}"/><item><title>Neap</title></item>',
    good="<podcast:medium>musicL</podcast:medium>"
    f'<podcast:remoteItem feedGuid="{_GUID}"/>',
    within="channel",
)
def podcast_list_with_items(_: Element, context: Context) -> Fault | None:
    """Apps that know lists play what the remote items point to, and no more."""
    medium = _list(context)
    children = context.children
    item = children.get("item", children.get(f"{PODCAST}liveItem"))
    if medium is None or item is None:
        return None
    message = f"the medium is {medium}, but there are items"
    return Fault(message, "point to them with podcast:remoteItem", item)


@rule(
    "podcast-list-empty",
    level=Level.WARNING,
    on="/rss/channel",
    summary="A feed whose medium is a list should point to something.",
    spec=f"{TAGS}medium.md#list-mediums",
    bad="<podcast:medium>podcastL</podcast:medium>",
    good="<podcast:medium>podcastL</podcast:medium>"
    f'<podcast:remoteItem feedGuid="{_GUID}"/>',
    within="channel",
)
def podcast_list_empty(_: Element, context: Context) -> Fault | None:
    """There is nothing to play."""
    medium = _list(context)
    if medium is None or f"{PODCAST}remoteItem" in context.children:
        return None
    at = context.children[f"{PODCAST}medium"]
    message = f"the medium is {medium}, but there is no <podcast:remoteItem>"
    return Fault(message, "add one for each entry of the list", at)


def _list(context: Context) -> str | None:
    medium = context.children.get(f"{PODCAST}medium")
    name = ((medium.text or "") if medium is not None else "").strip()
    return name if name in LISTS else None


@rule(
    "podcast-publisher-medium",
    level=Level.ERROR,
    on="podcast:publisher/podcast:remoteItem",
    summary="A publisher's remote item must have the medium publisher.",
    spec=f"{TAGS}publisher.md",
    bad=f'<podcast:publisher><podcast:remoteItem feedGuid="{_GUID}"/>'
    "</podcast:publisher>",
    good='<podcast:publisher><podcast:remoteItem medium="publisher" '
    f'feedGuid="{_GUID}"/></podcast:publisher>',
    within="channel",
)
def podcast_publisher_medium(element: Element) -> tuple[str, str] | None:
    """It points to the feed of a publisher, and an app looks for that only."""
    medium = element.get("medium")
    if medium is not None and medium.strip() == "publisher":
        return None
    found = f"is {quoted(medium)}" if medium is not None else "is missing"
    return f"the medium of the remote item {found}", 'write medium="publisher"'


@rule(
    "podcast-live-enclosure-missing",
    level=Level.WARNING,
    on="podcast:liveItem",
    summary="A live item should have an enclosure.",
    spec=f"{TAGS}live-item.md#node-value",
    bad=_live(""),
    good=_live(_MP3),
    within="channel",
)
def podcast_live_enclosure_missing(
    _: Element, context: Context
) -> tuple[str, str] | None:
    """Apps without alternate enclosures have nothing to play."""
    if "enclosure" in context.children:
        return None
    return "the live item has no <enclosure>", "add one as the fallback for all apps"


@rule(
    "podcast-live-end-first",
    level=Level.WARNING,
    on="podcast:liveItem/@end",
    summary="A stream should not end before it starts.",
    spec=f"{TAGS}live-item.md#attributes",
    bad=_live(_MP3, ' end="2026-03-01T08:00:00Z"'),
    good=_live(_MP3, ' end="2026-03-01T10:00:00Z"'),
    within="channel",
)
def podcast_live_end_first(element: Element, context: Context) -> Fault | None:
    """An app takes the stream for over before it began."""
    start, end = element.get("start", "").strip(), context.text
    if values.iso8601_fault(start) or values.iso8601_fault(end):
        return None
    if dates.parse(start) <= dates.parse(end):
        return None
    return Fault(f"end is {end} and start is {start}", "exchange them", "end")


@rule(
    "podcast-default-repeated",
    level=Level.WARNING,
    on=("item", "podcast:liveItem"),
    summary="One alternate enclosure at most should be the default.",
    spec=f"{TAGS}alternate-enclosure.md#attributes",
    bad="<item><title>Neap</title>"
    + (
        '<podcast:alternateEnclosure type="audio/mpeg" default="true"><podcast:source '
        'uri="https://tide.example/neap.mp3"/></podcast:alternateEnclosure>'
    )
    * 2
    + "</item>",
    good='<item><title>Neap</title><podcast:alternateEnclosure type="audio/mpeg" '
    'default="true"><podcast:source uri="https://tide.example/neap.mp3"/>'
    "</podcast:alternateEnclosure></item>",
    within="channel",
)
def podcast_default_repeated(_: Element, context: Context) -> Iterator[Fault] | None:
    """The default is the file of the enclosure, of which there is one."""
    name = f"{PODCAST}alternateEnclosure"
    return _further(context.kids, name) if name in context.children else None


def _further(kids: list[Element], name: str) -> Iterator[Fault]:
    defaults = (
        kid
        for kid in kids
        if kid.tag == name and kid.get("default", "").lower() == "true"
    )
    next(defaults, None)
    for again in defaults:
        yield Fault("there is another default already", "remove default", again)


@rule(
    "podcast-comments-unordered",
    level=Level.WARNING,
    on=("/rss/channel", "item", "podcast:liveItem"),
    summary="Several places for comments should each have a priority.",
    spec=f"{TAGS}social-interact.md",
    bad="<item><title>Neap</title>"
    '<podcast:socialInteract protocol="activitypub" uri="https://tide.example/1"/>'
    '<podcast:socialInteract protocol="matrix" uri="https://tide.example/2"/></item>',
    good='<item><title>Neap</title><podcast:socialInteract protocol="activitypub" '
    'uri="https://tide.example/1" priority="1"/><podcast:socialInteract '
    'protocol="matrix" uri="https://tide.example/2" priority="2"/></item>',
    within="channel",
)
def podcast_comments_unordered(_: Element, context: Context) -> Iterator[Fault] | None:
    """An app shows one of them first and has to guess which."""
    name = f"{PODCAST}socialInteract"
    if name not in context.children:
        return None
    found = [kid for kid in context.kids if kid.tag == name]
    return _unordered(found) if len(found) > 1 else None


def _unordered(places: list[Element]) -> Iterator[Fault]:
    for place in places:
        if place.get("priority") is None:
            yield Fault("it has no priority", "add priority; 1 comes first", place)
