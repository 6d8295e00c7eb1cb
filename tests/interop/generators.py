"""Generators of Django and of Pelican to be tried: filled, hooked, and asked."""

from __future__ import annotations

from datetime import UTC, datetime

import feedgenerator as pelican_stock
import pytest
from django.utils import feedgenerator as django_stock
from hypothesis import strategies as st

from feedpub.interop import django as django_ours
from feedpub.interop import feedgenerator as pelican_ours
from feedpub.interop.syndication import SyndicationError

HOME = "https://tide.example/"
WHEN = datetime(2026, 3, 1, 9, tzinfo=UTC)
STOCK = {django_ours: django_stock, pelican_ours: pelican_stock}
KINDS = ("Rss", "Atom", "PodcastRss", "JsonFeed")
SPACES = {
    "xmlns:itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "xmlns:georss": "http://www.georss.org/georss",
    "xmlns:media": "http://search.yahoo.com/mrss/",
    "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
    "xmlns:x": "https://x.example/ns",
}
TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=30)
both = pytest.mark.parametrize("ours", STOCK, ids=["django", "pelican"])
every = pytest.mark.parametrize("name", KINDS)


def filled(kind, *, count=1, **given):
    said = {"title": "Tidewater", "link": HOME, "description": "Notes on tides."}
    made = kind(**{**said, "feed_url": f"{HOME}feed/", **given})
    for number in range(count):
        add(made, link=f"{HOME}{number}/")
    return made


def add(made, **given):
    said = {"title": "Neap", "link": f"{HOME}neap/", "description": "<p>Low.</p>"}
    made.add_item(**{**said, "pubdate": WHEN, **given})


def hooked(name, *, feed=None, item=None, ours=django_ours, attributes=None):
    """Make a class whose hooks write what is given, after what the library writes."""

    class Hooked(getattr(ours, name)):
        def root_attributes(self):
            return {**super().root_attributes(), **SPACES}

        def add_root_elements(self, handler):
            super().add_root_elements(handler)
            if feed:
                feed(handler)

        def item_attributes(self, item):  # noqa: ARG002 - Django's signature
            return attributes or {}

        def add_item_elements(self, handler, given):
            super().add_item_elements(handler, given)
            if item:
                item(handler)

    return Hooked


def writing(name, text=None, attributes=None):
    return lambda handler: handler.addQuickElement(name, text, attributes)


def problems(made):
    with pytest.raises(SyndicationError) as caught:
        made.to_bytes()
    return [
        (one.where, one.field, one.message.partition(";")[0])
        for one in caught.value.problems
    ]


def written(made):
    """Give the bytes, or the problems where there are none."""
    try:
        return made.to_bytes()
    except SyndicationError as error:
        return error.problems


def problem(made):
    (one,) = problems(made)
    return one
