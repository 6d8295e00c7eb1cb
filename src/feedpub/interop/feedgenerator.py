"""Pelican's copy of Django's feedgenerator, with feedpub behind it: change one import.

`from feedpub.interop.feedgenerator import Rss201rev2Feed, Atom1Feed` also works.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedpub.interop import syndication
from feedpub.interop.frameworks import missing
from feedpub.interop.syndication import SyndicationError
from feedpub.interop.syndication.hooks import Library

try:
    from feedgenerator.django.utils import feedgenerator as stock
    from feedgenerator.django.utils import xmlutils
    from feedgenerator.django.utils.feedgenerator import (
        Enclosure,
        Stylesheet,
        get_tag_uri,
    )
except ImportError as error:
    raise missing("feedgenerator", __name__) from error

if TYPE_CHECKING:
    from typing import Final

__all__ = [
    "Atom",
    "Atom1Feed",
    "DefaultFeed",
    "Enclosure",
    "JsonFeed",
    "PodcastRss",
    "Rss",
    "Rss201rev2Feed",
    "Stylesheet",
    "SyndicationError",
    "get_tag_uri",
]

_LIBRARY: Final = Library(
    xmlutils.SimplerXMLGenerator, xmlutils.UnserializableContentError, get_tag_uri
)


class Rss(syndication.Rss, stock.Rss201rev2Feed):  # type: ignore[misc]  # the library has no types
    """RSS 2.0 in the place of `feedgenerator.Rss201rev2Feed`."""

    library = _LIBRARY


class Atom(syndication.Atom, stock.Atom1Feed):  # type: ignore[misc]  # the library has no types
    """Atom 1.0 in the place of `feedgenerator.Atom1Feed`."""

    library = _LIBRARY


class PodcastRss(syndication.PodcastRss, stock.Rss201rev2Feed):  # type: ignore[misc]  # the library has no types
    """RSS 2.0 with what directories of podcasts read."""

    library = _LIBRARY


class JsonFeed(syndication.JsonFeed, stock.SyndicationFeed):  # type: ignore[misc]  # the library has no types
    """JSON Feed 1.1, which the library does not have."""

    library = _LIBRARY


Rss201rev2Feed = DefaultFeed = Rss
Atom1Feed = Atom
