"""feedgen's own extensions, with setters that neither drop nor refuse what is right.

The classes have the names of feedgen's, so `self.__x` is the same private attribute.
"""

from __future__ import annotations

from typing import Any, Final

from feedgen.ext import base, geo_entry, media, podcast, podcast_entry, syndication

from feedpub.interop.feedgen.explaining import explained
from feedpub.interop.feedgen.given import copying, refused
from feedpub.model.checks import shown

EXPLICIT: Final = {
    **dict.fromkeys(("yes", "true", True), "true"),
    **dict.fromkeys(("no", "clean", "false", False), "false"),
}
"""What Apple Podcasts has today for the words of feedgen."""


def mended(kind: Any) -> Any:
    """Give the mended class of one of feedgen's own, or the class itself."""
    return _MENDED.get(kind, kind)


@explained
class PodcastExtension(podcast.PodcastExtension):  # type: ignore[misc]  # feedgen has no types
    """A show for directories of podcasts."""

    _feedpub_holder: Any = None

    def itunes_image(self, itunes_image: Any = None) -> Any:
        """Get or set the artwork; its address may end in any way."""
        if itunes_image is not None:
            self.__itunes_image = itunes_image
        return self.__itunes_image

    def itunes_explicit(self, itunes_explicit: Any = None) -> Any:
        """Get or set whether it is explicit: True and "true" are taken as well."""
        if itunes_explicit is not None:
            self.__itunes_explicit = _explicit(itunes_explicit)
        return self.__itunes_explicit

    itunes_category = copying(podcast.PodcastExtension.itunes_category)


@explained
class PodcastEntryExtension(podcast_entry.PodcastEntryExtension):  # type: ignore[misc]  # feedgen has no types
    """An episode for directories of podcasts."""

    _feedpub_holder: Any = None

    def itunes_image(self, itunes_image: Any = None) -> Any:
        """Get or set the artwork; its address may end in any way."""
        if itunes_image is not None:
            self.__itunes_image = itunes_image
        return self.__itunes_image

    def itunes_explicit(self, itunes_explicit: Any = None) -> Any:
        """Get or set whether it is explicit: True and "true" are taken as well."""
        if itunes_explicit is not None:
            self.__itunes_explicit = _explicit(itunes_explicit)
        return self.__itunes_explicit


@explained
class MediaEntryExtension(media.MediaEntryExtension):  # type: ignore[misc]  # feedgen has no types
    """Media files; a single one is written without a group around it."""

    _feedpub_holder: Any = None

    content = copying(media.MediaEntryExtension.content)
    thumbnail = copying(media.MediaEntryExtension.thumbnail)


@explained
class GeoEntryExtension(geo_entry.GeoEntryExtension):  # type: ignore[misc]  # feedgen has no types
    """Where an entry is about."""

    _feedpub_holder: Any = None


@explained
class SyndicationExtension(syndication.SyndicationExtension):  # type: ignore[misc]  # feedgen has no types
    """How often a feed is made anew."""

    _feedpub_holder: Any = None


def _explicit(value: Any) -> Any:
    if not isinstance(value, (str, bool)) or (value and value not in EXPLICIT):
        message = f"{shown(value)} is none of true, false, yes, no and clean"
        raise refused("itunes_explicit", message)
    return value


_MENDED: Final = {
    podcast.PodcastExtension: PodcastExtension,
    podcast_entry.PodcastEntryExtension: PodcastEntryExtension,
    media.MediaEntryExtension: MediaEntryExtension,
    geo_entry.GeoEntryExtension: GeoEntryExtension,
    syndication.SyndicationExtension: SyndicationExtension,
    None: None,
}

NOTHING: Final = base.BaseExtension
"""The extension of a feed whose entries alone have one."""
