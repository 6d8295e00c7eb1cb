"""Rows of a database to feeds, written into the folder that you name.

The columns are called what they are called: `headline`, `byline` and `published_at`
are names that feedpub knows, and `teaser` is one that it is told. The database is
made here, in a file of SQLite; the URL of any other that SQLAlchemy knows would do.
On the command line, `feedpub build sqlite:///tidewater.db --query "SELECT ..."`.
"""

from __future__ import annotations

import sqlite3
import sys
import tempfile
from contextlib import closing
from pathlib import Path

import feedpub as fp
from feedpub.sources import FieldMap, SourceOptions
from feedpub.sources.sql import articles_from_sql

SCHEMA = """
    CREATE TABLE articles (
        slug TEXT PRIMARY KEY, headline TEXT NOT NULL, teaser TEXT, body TEXT NOT NULL,
        byline TEXT, published_at TEXT NOT NULL, status TEXT NOT NULL
    );
    CREATE TABLE tags (slug TEXT REFERENCES articles, tag TEXT NOT NULL);
"""

ARTICLES = [
    (
        "spring-tide",
        "Spring tide & Sunday shoes",
        "Why the promenade was wet on a sunny day.",
        '<p>It came <em>up</em> the drains; see the <a href="/tides/">table</a>.</p>',
        "Ada Reed",
        "2026-03-03 09:30:00",
        "published",
    ),
    (
        "slack-water",
        "Slack water",
        None,
        "<p>For eleven minutes nothing happens, twice a day.</p>",
        "Bo Ström",
        "2026-03-01 07:00:00",
        "published",
    ),
    (
        "ebb",
        "Ebb",
        None,
        "<p>Still to be written.</p>",
        "Ada Reed",
        "2026-03-04 12:00:00",
        "draft",
    ),
]

TAGS = [("spring-tide", "tides"), ("spring-tide", "town"), ("slack-water", "tides")]

QUERY = """
    SELECT articles.*, group_concat(tag) AS tags
    FROM articles LEFT JOIN tags USING (slug)
    GROUP BY slug ORDER BY published_at DESC
"""

OPTIONS = SourceOptions(
    url_pattern="https://tide.example/{slug}/",
    timezone="Europe/London",
    field_map=FieldMap.parse({"summary": "teaser"}),
    absolutise=True,
)


def make_database(path: Path) -> str:
    with closing(sqlite3.connect(path)) as database, database:
        database.executescript(SCHEMA)
        database.executemany(
            "INSERT INTO articles VALUES (?, ?, ?, ?, ?, ?, ?)", ARTICLES
        )
        database.executemany("INSERT INTO tags VALUES (?, ?)", TAGS)
    return f"sqlite:///{path.as_posix()}"


def main() -> None:
    folder = sys.argv[1] if sys.argv[1:] else tempfile.mkdtemp(prefix="tidewater-")
    with tempfile.TemporaryDirectory() as desk:
        url = make_database(Path(desk, "tidewater.db"))
        feed = fp.Feed(
            title="Tidewater",
            home_url="https://tide.example/",
            feed_url="https://tide.example/feeds/rss.xml",
            description="Notes on tides.",
            articles=articles_from_sql(url, QUERY, options=OPTIONS),
        )
    for article in feed.articles:
        print(f"{article.published:%d %B %Y}  {article.title}  {article.url}")
    for receipt in fp.publish(feed, folder):
        print(f"{receipt.path}: {receipt.bytes} bytes")


if __name__ == "__main__":
    main()
