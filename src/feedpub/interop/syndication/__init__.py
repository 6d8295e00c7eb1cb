"""Django's interface for making feeds, with feedpub behind it, whoever copied it.

`feedpub.interop.django` and `feedpub.interop.feedgenerator` (Pelican's copy) join the
classes here with those of their library.
"""

from __future__ import annotations

from feedpub.interop.syndication.faults import SyndicationError
from feedpub.interop.syndication.generator import Atom, JsonFeed, PodcastRss, Rss

__all__ = ["Atom", "JsonFeed", "PodcastRss", "Rss", "SyndicationError"]
