"""The public signatures, as type checkers see them; checked, never run."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import assert_type

import feedpub as fp

article = fp.Article(
    title="Neap",
    url="https://tide.example/neap/",
    published="2026-03-01T09:00:00Z",
    updated=datetime(2026, 3, 1, tzinfo=UTC),
    content=fp.Html("<p>Twice</p>"),
    authors=["Ada", fp.Person(name="Bo")],
    categories=["tides", fp.Category(term="moon")],
    enclosures=[
        fp.Enclosure(
            url="https://tide.example/a.mp3",
            type="audio/mpeg",
            duration=timedelta(seconds=9),
        )
    ],
    image="https://tide.example/a.png",
)
fp.Article(title="x", url="https://a.example/", published=date(2026, 3, 1))
fp.Article(title="x", url="https://a.example/", published=1772355600)
assert_type(article.id, str | fp.OpaqueId)
assert_type(article.published, datetime | None)
assert_type(article.authors, tuple[fp.Person, ...])
assert_type(article.enclosures, tuple[fp.Enclosure, ...])

feed = fp.Feed(
    title="Tidewater",
    home_url="https://tide.example/",
    authors=["Ada"],
    hubs=["https://hub.example/"],
    articles=[article],
)
assert_type(feed.articles, tuple[fp.Article, ...])
assert_type(feed.last_updated, datetime)

assert_type(fp.write(feed, "rss"), bytes)
assert_type(fp.stream(feed, "atom", articles=iter([article])), Iterator[bytes])
assert_type(fp.write_to(io.BytesIO(), feed, "json"), int)
assert_type(fp.losses(feed, "rss"), tuple[fp.Problem, ...])
assert_type(fp.publish(feed, "public"), tuple[fp.Receipt, ...])
assert_type(fp.clean("x"), tuple[str, int])

assert_type(fp.read(b"<rss/>", "rss", strict=True), fp.Feed)
reading = fp.read_with_notes("feed.xml", url="https://tide.example/feed.xml")
assert_type(reading, fp.Reading)
assert_type(reading.notes, tuple[fp.Note, ...])
assert_type(
    fp.iter_articles("feed.xml", notes=list(reading.notes)), Iterator[fp.Article]
)
assert_type(fp.OpaqueId("42", "https://tide.example/").iri, str)

report = fp.validate(b"<rss/>")
assert_type(report, fp.Report)
assert_type(report.findings, tuple[fp.Finding, ...])
assert_type(report.errors, tuple[fp.Finding, ...])
assert_type(report.valid, bool)

spec = fp.FeedSpec(key="tags/tide", feed=lambda: feed, fingerprint="1")
sink = fp.LocalSink("public")
assert_type(fp.build_partition([spec], sink), Iterator[fp.FeedReceipt])
totals = fp.build_many(iter([spec]), "s3://bucket", fp.BuildOptions(strict=True))
assert_type(totals.failures, tuple[fp.FeedReceipt, ...])
assert_type(fp.shard([spec], 1, 2), Iterator[fp.FeedSpec])
assert_type(fp.merge_receipts(["a.jsonl"], sink).feeds, int)


class Store:
    def write(
        self, key: str, data: bytes, content_type: str, cache_control: str | None
    ) -> None: ...


fp.build_many([spec], Store(), jobs=2)
