"""Ten lines from articles to valid feeds, written into the folder that you name."""

from __future__ import annotations

import sys
import tempfile

import feedpub as fp

feed = fp.Feed(
    title="Tidewater",
    home_url="https://tide.example/",
    feed_url="https://tide.example/rss.xml",
    description="Notes on tides.",
    authors=[fp.Person(name="Ada Reed", email="ada@tide.example")],
    articles=[
        fp.Article(
            title="Neap & spring",
            url="https://tide.example/neap/",
            id="tag:tide.example,2026:neap",
            published="2026-03-01T09:00:00Z",
            summary="Twice a month.",
            content=fp.Html("<p>Twice a month, sun and moon pull together.</p>"),
            categories=[fp.Category(term="tides")],
            enclosures=[
                fp.Enclosure(
                    url="https://tide.example/neap.mp3",
                    type="audio/mpeg",
                    length=123456,
                )
            ],
        )
    ],
)

folder = sys.argv[1] if sys.argv[1:] else tempfile.mkdtemp(prefix="tidewater-")
for receipt in fp.publish(feed, folder, formats=["rss", "atom", "json"]):
    report = fp.validate(receipt.path, profile="best-practice")
    report.raise_for_errors()
    state = "written" if receipt.written else "unchanged"
    print(f"{receipt.path}: {receipt.bytes} bytes, {state}, valid {report.format}")
