"""Feed sets from their configuration to their files: read once, built, listed."""

from __future__ import annotations

import sqlite3

import pytest
from publisher.tidewater import TOP, built, files, titles

from feedpub import sources
from feedpub.errors import PublishError
from feedpub.publisher.opml import read_opml
from feedpub.validator import validate


def test_each_group_has_its_feed_beside_that_of_all(site):
    built(site, 'group_by = "tag"\nformats = ["json"]')

    assert [
        *("feed.json", "feeds.html", "index.html", "index.opml"),
        *("tag/moon/feed.json", "tag/sea/feed.json", "tag/shop/feed.json"),
    ] == files(site)
    assert ["ebbe", "spring"] == titles(site, "tag/sea")
    assert ["boots", "ebbe", "spring"] == titles(site, "")


def test_a_set_is_valid_and_each_feed_says_where_it_is(site):
    built(site, 'group_by = "section"\nbase_url = "https://cdn.example/f/"')
    feeds = [
        path for path in files(site) if path.endswith(("rss.xml", "json", "atom.xml"))
    ]
    reports = [
        validate(site / "public" / path, profile="best-practice") for path in feeds
    ]
    atom = (site / "public/section/notes/atom.xml").read_text()

    assert [()] * 9 == [report.errors for report in reports]
    assert "<id>https://cdn.example/f/section/notes/atom.xml</id>" in atom
    assert 'rel="self" href="https://cdn.example/f/section/notes/atom.xml"' in atom


def test_articles_are_read_once_for_all_feeds(site, monkeypatch):
    read = []
    whole = sources.read_articles
    monkeypatch.setattr(
        sources, "read_articles", lambda *a, **k: read.append(a) or whole(*a, **k)
    )
    built(site, 'group_by = "tag"\n[[feed]]\ngroup_by = "section"')

    assert 1 == len(read)


def test_tables_have_articles_of_their_own_where_they_say_so(site):
    database = sqlite3.connect(site / "wire.db")
    database.execute("CREATE TABLE post (title, url, date, desk)")
    rows = [
        ("Storm", "/storm", "2026-03-09", "sea"),
        ("Vote", "/vote", "2026-03-08", "town"),
    ]
    database.executemany("INSERT INTO post VALUES (?, ?, ?, ?)", rows)
    database.commit()
    built(
        site,
        """
        formats = ["json"]
        [[feed]]
        paths = ["sqlite:///wire.db"]
        query = "SELECT * FROM post"
        group_by = "desk"
        path = "wire/{slug}"
        [[feed]]
        path = "shoes"
        only = { series = "shoes" }
        """,
    )

    assert ["Storm"] == titles(site, "wire/sea")
    assert ["boots"] == titles(site, "shoes")
    assert ["boots", "ebbe", "spring"] == titles(site, "")


def test_a_set_of_a_database_alone_needs_no_feed_of_all(site):
    top = TOP.replace('paths = ["posts"]', "")
    result = built(
        site, '[[feed]]\npath = "news"\ntitle = "News"\npaths = ["posts/news"]', top
    )

    assert result.feed is None
    assert ["ebbe", "spring"] == titles(site, "news")
    assert not (site / "public/rss.xml").exists()


def test_feeds_by_language_name_each_other_in_feeds_and_pages(site):
    built(
        site,
        """
        group_by = "language"
        group_path = "{slug}"
        group_title = "{site} ({group})"
        formats = ["atom", "rss"]
        index = { opml = "", html = "", page = "links.html" }
        """,
    )
    german = (site / "public/de/atom.xml").read_text()
    snippet = (site / "public/de/links.html").read_text().splitlines()

    assert 'xml:lang="de"' in german
    assert (
        '<link rel="alternate" href="https://tide.example/en/atom.xml" '
        'type="application/atom+xml" hreflang="en" title="Tidewater (English)"/>'
    ) in german
    assert [
        ("application/atom+xml", "de/atom.xml"),
        ("application/rss+xml", "de/rss.xml"),
        ("application/atom+xml", "atom.xml"),
    ] == [(line.split('"')[3], line.split("tide.example/")[1][:-2]) for line in snippet]
    assert 'hreflang="de" title="Tidewater (Deutsch) (Atom)"' in snippet[0]
    assert not (site / "public/index.opml").exists()


def test_the_lists_name_every_feed_with_that_of_all_first(site):
    built(site, 'group_by = "tag"')
    listed = read_opml(site / "public/index.opml")
    snippet = (site / "public/feeds.html").read_text()

    assert ["Tidewater", *(f"Tidewater: {tag}" for tag in ("moon", "sea", "shop"))] == [
        each.title for each in listed.subscriptions
    ]
    assert "2026-03-03" == listed.modified.date().isoformat()
    assert 6 == snippet.count('<link rel="alternate"')


def test_what_is_in_titles_is_escaped_in_the_lists(site):
    built(site, 'group_by = "tag"\ngroup_title = "<{group}> & \\"more\\""')

    assert (
        'title="&lt;sea&gt; &amp; &quot;more&quot; (RSS)"'
        in (site / "public/feeds.html").read_text()
    )


def test_limits_are_counted_in_each_feed(site):
    built(
        site,
        """
        limit = 2
        formats = ["json"]
        [[feed]]
        path = "sea"
        only = { tag = "sea" }
        limit = 1
        """,
    )

    assert ["boots", "ebbe"] == titles(site, "")
    assert ["ebbe"] == titles(site, "sea")


def test_a_feed_without_articles_leaves_the_earlier_one_alone(site):
    table = '[[feed]]\npath = "shop"\nonly = { tag = "shop" }'
    built(site, table)
    before = (site / "public/shop/rss.xml").read_bytes()
    (site / "posts/notes/boots.md").unlink()
    result = built(site, table)

    assert before == (site / "public/shop/rss.xml").read_bytes()
    assert ["[[feed]] 1: no article is of that kind, so there is no feed of it"] == [
        str(note) for note in result.notes
    ]


def test_feeds_of_an_earlier_build_are_no_articles(site):
    top = TOP.replace('"posts"', '"."')
    text = 'group_by = "tag"\nindex = { page = "here.html" }'
    first = built(site, text, top)
    again = built(site, text, top)

    assert first.feed == again.feed
    assert 4 == again.totals.unchanged


def test_feeds_for_partners_are_made_of_the_feed_of_all(site):
    result = built(site, 'group_by = "tag"\npartners = { feedly = "feedly.xml" }')

    assert ["feedly.xml"] == [receipt.path.name for receipt in result.receipts]
    assert (site / "public/feedly.xml").exists()


def test_a_strict_set_stops_at_the_first_loss(site):
    with pytest.raises(PublishError, match=r"ttl[\s\S]*0 feeds were written"):
        built(site, 'group_by = "tag"\nstrict = true\nttl = 60\nformats = ["atom"]')
