"""Feeds in several documents (RFC 5005): archives that last, and pages."""

from __future__ import annotations

from feedpub.publisher.archives.chaining import FeedPart, archived, paged
from feedpub.publisher.archives.dividing import PERIODS, Rule, archive_of
from feedpub.publisher.archives.division import Division

__all__ = [
    "PERIODS",
    "Division",
    "FeedPart",
    "Rule",
    "archive_of",
    "archived",
    "paged",
]
