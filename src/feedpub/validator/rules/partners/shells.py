"""Pieces of articles for the examples of the partners' rules."""

from __future__ import annotations

from typing import Final

LINK: Final = "<link>https://tide.example/neap/</link>"
GUID: Final = '<guid isPermaLink="false">tide-1</guid>'
DATE: Final = "<pubDate>Sun, 01 Mar 2026 09:00:00 GMT</pubDate>"
BODY: Final = (
    "<content:encoded>&lt;p>The neap tide comes twice a month.&lt;/p></content:encoded>"
)
PICTURE: Final = (
    '<media:content url="https://tide.example/neap.jpg" type="image/jpeg" '
    'medium="image" width="1200" height="800"><media:title>Neap</media:title>'
    "<media:credit>Ada Reed</media:credit></media:content>"
)
JSON: Final = (
    '{"version": "https://jsonfeed.org/version/1.1", "title": "T", "items": []}'
)


def feed(articles: int = 1, article: str = "<item><title>Neap</title></item>") -> str:
    """Give a whole RSS feed with so many articles."""
    return (
        '<?xml version="1.0"?>\n<rss version="2.0"><channel><title>Tides</title>'
        "<link>https://tide.example/</link><description>Notes.</description>"
        f"{article * articles}</channel></rss>"
    )
