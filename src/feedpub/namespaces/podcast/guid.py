"""The guid of a podcast: a UUID made of the address that its feed had first."""

from __future__ import annotations

import re
from typing import Final
from uuid import UUID, uuid5

from feedpub.errors import ModelError, Problem

_PODCASTS: Final = UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6")
_SCHEME: Final = re.compile("[A-Za-z][A-Za-z0-9+.-]*://").match


def guid_for(feed_url: str) -> str:
    """Give the guid of a podcast by the address of its feed.

    It is made once and then kept for ever, even when the feed moves: store it. The
    scheme and slashes at the end do not count; capitals do. `guid` of Podcasting 2.0.
    `ModelError` where there is no address to make it of.
    """
    url = feed_url.strip() if hasattr(feed_url, "strip") else ""
    if not url:
        fault = f"{str(feed_url)[:80]!r} is no address; give that of the podcast's feed"
        raise ModelError([Problem("podcast:guid", "feed_url", fault)])
    scheme = _SCHEME(url)
    bare = url[scheme.end() :] if scheme else url
    return str(uuid5(_PODCASTS, bare.rstrip("/")))
