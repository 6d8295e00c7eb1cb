"""The table `[podcast]` of a configuration: its keys, and what may stand in them."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Literal

import msgspec

if TYPE_CHECKING:
    from pathlib import Path


class Owner(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Whom directories write to; the address is public."""

    email: str
    name: str | None = None


class Funding(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A page where listeners can give money."""

    url: str
    label: str | None = None


class License(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A licence that is not on the list of Podcasting 2.0."""

    identifier: str
    url: str | None = None


class Location(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the show is about, or where it is made."""

    name: str
    rel: str | None = None
    geo: str | None = None
    osm: str | None = None
    country: str | None = None


class Member(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Somebody of the show."""

    name: str
    role: str | None = None
    group: str | None = None
    img: str | None = None
    href: str | None = None


class Updates(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How often there is something new."""

    label: str | None = None
    rrule: str | None = None
    dtstart: str | None = None
    complete: bool | None = None


class Podcast(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a podcast needs beyond a feed; each field is a key of `[podcast]`."""

    media: str | None = None
    """The folder of the recordings, pictures, transcripts and chapters."""
    media_url: str | None = None
    """The address at which that folder will be."""

    author: str | None = None
    """Who makes it; the names of the feed's authors if it is not given."""
    owner: str | Owner | None = None
    """`"Name <mail>"`; the first author of the feed with a mail if it is not given."""
    image: str | None = None
    """The artwork: a file in `media`, or an address."""
    categories: str | tuple[str, ...] = ()
    """From Apple's list: `"Arts"`, or `"Arts > Books"`."""
    explicit: bool | None = None
    type: Literal["episodic", "serial"] | None = None
    title: str | None = None
    block: bool | None = None
    complete: bool | None = None
    new_feed_url: str | None = None

    guid: str | None = None
    """What never changes; made of the feed's address if it is not given."""
    locked: bool | None = None
    medium: str | None = None
    funding: str | Funding | tuple[str | Funding, ...] = ()
    license: str | License | None = None
    location: str | Location | None = None
    persons: tuple[str | Member, ...] = ()
    txt: dict[str, str] = {}
    """Texts for services, by their purpose: `applepodcastsverify = "..."`."""
    update_frequency: str | Updates | None = None


def moved(podcast: Podcast, folder: Path) -> Podcast:
    """Give the same with paths that start at the configuration's folder."""
    if podcast.media is None:
        return podcast
    media = os.path.normpath(folder / podcast.media)
    return msgspec.structs.replace(podcast, media=media)
