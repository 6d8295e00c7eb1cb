"""The profile podcasting-2.0: what its pages recommend, and what should agree."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from feedpub.namespaces.podcast import guid_for
from feedpub.validator.names import ATOM
from feedpub.validator.report import Level
from feedpub.validator.rule import Fault, rule
from feedpub.validator.rules.podcasts.pages import ITUNES, PODCAST, TAGS
from feedpub.validator.rules.podcasts.tags import number_of
from feedpub.validator.words import listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from feedpub.validator.context import Context
    from feedpub.validator.element import Element

_RECOMMENDED: Final[Mapping[str, tuple[str, ...]]] = {
    "location": ("rel", "geo", "osm", "country"),
    "trailer": ("length", "type"),
    "alternateEnclosure": ("length",),
    "valueRecipient": ("name",),
    "liveItem": ("end",),
    "socialInteract": ("accountId",),
    "updateFrequency": ("rrule",),
    "chat": ("accountId",),
    "image": ("alt", "aspect-ratio", "width"),
}
"""What the pages of the tags call recommended; 13 May 2026."""

_SELF: Final = '<atom:link rel="self" href="https://podnews.net/rss"/>'


@rule(
    "podcast-attribute-recommended",
    level=Level.NOTE,
    on=tuple(f"podcast:{name}" for name in _RECOMMENDED),
    summary="A tag is best given the attributes that its page recommends.",
    spec=f"{TAGS}image.md#attributes",
    bad='<podcast:trailer url="https://tide.example/trailer.mp3" '
    'pubdate="Sun, 01 Mar 2026 09:00:00 GMT">Soon</podcast:trailer>',
    good='<podcast:trailer url="https://tide.example/trailer.mp3" length="9876" '
    'type="audio/mpeg" pubdate="Sun, 01 Mar 2026 09:00:00 GMT">Soon</podcast:trailer>',
    profile="podcasting-2.0",
    within="channel",
)
def podcast_attribute_recommended(
    element: Element, context: Context
) -> tuple[str, str] | None:
    """Apps can do without, but less well.

    The pages of the tags, 13 May 2026.
    """
    name = element.tag.rpartition("}")[2]
    if _has_no_use(name, element, context.parent):
        return None
    missing = tuple(one for one in _RECOMMENDED[name] if element.get(one) is None)
    if not missing:
        return None
    return f"<podcast:{name}> has no {listed(missing)}", f"add {listed(missing, 'and')}"


def _has_no_use(name: str, element: Element, parent: Element | None) -> bool:
    """Tell of a stream without length, a finished podcast, or disabled comments."""
    if name == "alternateEnclosure":
        return parent is not None and parent.tag == f"{PODCAST}liveItem"
    if name == "socialInteract":
        return element.get("protocol") == "disabled"
    return name == "updateFrequency" and element.get("complete", "").lower() == "true"


@rule(
    "podcast-guid-differs",
    level=Level.NOTE,
    on="podcast:guid",
    summary="A new podcast's guid is the one made of its feed's address.",
    spec=f"{TAGS}guid.md",
    bad=f"{_SELF}<podcast:guid>917393e3-1b1e-5cef-ace4-edaa54e1f810</podcast:guid>",
    good=f"{_SELF}<podcast:guid>9b024349-ccf0-5f69-a609-6b82873eab3c</podcast:guid>",
    profile="podcasting-2.0",
    within="channel",
)
def podcast_guid_differs(_: Element, context: Context) -> tuple[str, str] | None:
    """Right for a feed that has moved, since the guid stays; else it is a mistake.

    Page of the tag, 13 May 2026.
    """
    url = context.url or _own_address(context.parent)
    if not url or url.isspace():
        return None
    made = guid_for(url)
    if context.text.lower() == made:
        return None
    fix = f"leave it if the feed has moved since; else write {made}"
    return "the guid is not that of the feed's address", fix


def _own_address(channel: Element | None) -> str | None:
    for link in channel.iterchildren(f"{ATOM}link") if channel is not None else ():
        if link.get("rel") == "self":
            return link.get("href")
    return None


@rule(
    "podcast-numbers-disagree",
    level=Level.WARNING,
    on=("item", "podcast:liveItem"),
    summary="Numbers of episode and season should be the same in both namespaces.",
    spec=f"{TAGS}episode.md",
    bad="<item><title>Neap</title><itunes:episode>3</itunes:episode>"
    "<podcast:episode>4</podcast:episode></item>",
    good="<item><title>Neap</title><itunes:episode>3</itunes:episode>"
    '<podcast:episode display="Ch. III">3</podcast:episode></item>',
    profile="podcasting-2.0",
    within="channel",
)
def podcast_numbers_disagree(_: Element, context: Context) -> Iterator[Fault]:
    """Apps read one or the other and sort differently.

    A number between two whole ones, such as 3.5, has no counterpart in itunes. Pages
    of both tags, 13 May 2026.
    """
    for name in ("episode", "season"):
        ours = context.children.get(f"{PODCAST}{name}")
        theirs = context.children.get(f"{ITUNES}{name}")
        if ours is None or theirs is None:
            continue
        one = number_of((ours.text or "").strip())
        other = number_of((theirs.text or "").strip())
        if one is None or other is None or one == other or one % 1:
            continue
        message = f"<podcast:{name}> is {one:g}, but <itunes:{name}> is {other:g}"
        yield Fault(message, "write the same number", ours)


@rule(
    "podcast-live-alternate-missing",
    level=Level.NOTE,
    on="podcast:liveItem",
    summary="A live item is best given an alternate enclosure.",
    spec=f"{TAGS}live-item.md#node-value",
    bad='<podcast:liveItem status="live" start="2026-03-01T09:00:00Z">'
    '<title>Live</title><enclosure url="https://tide.example/live.mp3" length="0" '
    'type="audio/mpeg"/><podcast:contentLink href="https://tide.example/live">Listen'
    "</podcast:contentLink></podcast:liveItem>",
    good='<podcast:liveItem status="live" start="2026-03-01T09:00:00Z">'
    '<title>Live</title><enclosure url="https://tide.example/live.mp3" length="0" '
    'type="audio/mpeg"/><podcast:alternateEnclosure type="audio/mpeg"><podcast:source '
    'uri="https://tide.example/live.mp3"/></podcast:alternateEnclosure>'
    '<podcast:contentLink href="https://tide.example/live">Listen'
    "</podcast:contentLink></podcast:liveItem>",
    profile="podcasting-2.0",
    within="channel",
)
def podcast_live_alternate_missing(
    _: Element, context: Context
) -> tuple[str, str] | None:
    """It says what kind of stream it is; the enclosure is the fallback.

    Page of the tag, 13 May 2026.
    """
    if f"{PODCAST}alternateEnclosure" in context.children:
        return None
    fix = "add one with the stream's type and its <podcast:source>"
    return "the live item has no <podcast:alternateEnclosure>", fix
