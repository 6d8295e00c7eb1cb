"""Generators filled with all that is needed, feedgen's own and the drop-in."""

from __future__ import annotations

from typing import Any

import feedgen.feed
from lxml import etree

from feedpub.interop.feedgen import FeedGenerator
from feedpub.validator import Level, validate

STOCK, OURS = feedgen.feed.FeedGenerator, FeedGenerator
SITE = "https://tide.example"
WHEN = "2026-03-01T09:00:00Z"
ITUNES = "{http://www.itunes.com/dtds/podcast-1.0.dtd}"
MEDIA = "{http://search.yahoo.com/mrss/}"
ATOM = "{http://www.w3.org/2005/Atom}"


def feed(kind: type, *, author: bool = True) -> Any:
    """Fill a generator with all that a valid feed needs."""
    made = kind()
    made.id(f"{SITE}/")
    made.title("Tidewater")
    made.description("Notes on tides.")
    made.updated(WHEN)
    made.link(href=f"{SITE}/")
    if author:
        made.author(name="Ada Reed", email="ada@tide.example")
    return made


def entry(made: Any, name: str = "neap", *, content: str | None = "Twice.") -> Any:
    """Add an entry with all that a valid one needs."""
    added = made.add_entry(order="append")
    added.id(f"{SITE}/{name}/")
    added.title(name)
    added.link(href=f"{SITE}/{name}/")
    added.published(WHEN)
    added.updated(WHEN)
    if content:
        added.content(content)
    return added


def errors(data: bytes) -> set[str]:
    """Name the rules that a document breaks."""
    found = validate(data).findings
    return {str(one.rule) for one in found if one.level is Level.ERROR}


def rss(made: Any) -> Any:
    return etree.fromstring(made.rss_str()).find("channel")


def atom(made: Any) -> Any:
    return etree.fromstring(made.atom_str())
