"""The namespace podcast: what podcasts say beyond RSS, by Podcasting 2.0."""

from __future__ import annotations

from feedpub.namespaces.podcast.guid import guid_for
from feedpub.namespaces.podcast.tags import VOCABULARY

__all__ = ["VOCABULARY", "guid_for"]
