"""Feeds in several documents (RFC 5005): archives that last, and pages."""

from __future__ import annotations

from feedpub.publisher.archives.chaining import FeedPart, archived, paged
from feedpub.publisher.archives.dividing import PERIODS, Rule, archive_of

__all__ = ["PERIODS", "FeedPart", "Rule", "archive_of", "archived", "paged"]
