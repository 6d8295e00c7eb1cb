"""The page that is in a feed, gathered while the feed is written.

It is one `div` of XHTML at the feed's end, which a stylesheet shows in place of all
else. Readers of feeds ignore it, and nothing in it runs or is fetched.
"""

from __future__ import annotations

from heapq import heappush, heappushpop
from typing import TYPE_CHECKING, Final

from feedpub.dates import UNDATED
from feedpub.formats.readable import writing
from feedpub.formats.readable.taming import tame
from feedpub.xml import escape_attribute

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from feedpub.model import Article, Feed

_MOST: Final = 20


class Page:
    """A page of the newest articles that go by; without a stylesheet, no page."""

    __slots__ = ("_newest", "_stylesheet")

    def __init__(self, stylesheet: str | None) -> None:
        self._stylesheet = stylesheet
        self._newest: list[tuple[datetime, int, Article]] = []

    def styled(self, head: bytes) -> bytes:
        """Name the stylesheet behind the XML declaration (xml-stylesheet 1.0, 2)."""
        if self._stylesheet is None:
            return head
        declaration, _, rest = head.partition(b"\n")
        return b'%b\n<?xml-stylesheet type="text/css" href="%b"?>\n%b' % (
            *(declaration, escape_attribute(self._stylesheet), rest),
        )

    def passing(self, articles: Iterable[Article]) -> Iterable[Article]:
        """Give the articles on, and remember the newest; of equals, the first ones."""
        return articles if self._stylesheet is None else self._remembering(articles)

    def written(self, feed: Feed, url: str | None) -> bytes:
        """Write the `div`; `url` is the address of the document that it is in."""
        if self._stylesheet is None:
            return b""
        newest = sorted(self._newest, reverse=True)
        return writing.written(feed, url, [article for _, _, article in newest])

    def _remembering(self, articles: Iterable[Article]) -> Iterator[Article]:
        newest = self._newest
        for number, article in enumerate(map(tame, articles)):
            remember = heappush if number < _MOST else heappushpop
            when = article.known_date or UNDATED
            remember(newest, (when, -number, article))
            yield article
