"""Feeds that open as a page, and what is on it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from lxml import etree

import feedpub as fp

HOME = "https://tide.example/"
CSS = "feedpub.css"
H = "{http://www.w3.org/1999/xhtml}"
BOTH = pytest.mark.parametrize("format", ["rss", "atom"])
START = datetime(2026, 3, 1, 9, tzinfo=UTC)


def article_of(number: int, **fields: object) -> fp.Article:
    given = {
        "title": f"Tide {number}",
        "url": f"{HOME}{number}/",
        "published": START + timedelta(hours=number),
        "summary": f"High & low, {number}.",
    }
    return fp.Article(**given | fields)


def feed_of(*articles: fp.Article, **fields: object) -> fp.Feed:
    given = {
        "title": "Tidewater",
        "home_url": HOME,
        "feed_url": f"{HOME}rss.xml",
        "description": "Notes on tides.",
        "language": "en-GB",
        "authors": [fp.Person(name="Ada Reed", email="ada@tide.example")],
        "articles": articles or [article_of(1)],
    }
    return fp.Feed(**given | fields)


def page_of(document: bytes) -> etree._Element:
    [page] = etree.fromstring(document).iter(f"{H}div")
    return page


def shown(feed: fp.Feed, format: str = "rss") -> etree._Element:
    return page_of(fp.write(feed, format, readable=CSS))


def text(element: etree._Element | None) -> str:
    return " ".join("".join(element.itertext()).split())


def links(page: etree._Element) -> list[tuple[str, str]]:
    return [(text(link), link.get("href")) for link in page.iter(f"{H}a")]
