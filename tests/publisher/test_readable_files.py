"""Readable feeds on disk: the stylesheet is written as carefully as they are."""

from __future__ import annotations

import pytest

import feedpub as fp


def feed_of(**more):
    fields = {
        "title": "Tidewater",
        "home_url": "https://tide.example/",
        "feed_url": "https://tide.example/rss.xml",
        "authors": ["Ada Reed"],
        "articles": [
            fp.Article(
                title="Neap",
                url="https://tide.example/neap/",
                published="2026-03-01T09:00:00Z",
                summary="Low.",
            )
        ],
    }
    return fp.Feed(**fields | more)


def names(folder):
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*.*"))


def test_the_stylesheet_is_beside_the_feeds(tmp_path):
    receipts = fp.publish(feed_of(), tmp_path, readable=True)

    assert ["atom.xml", "feed.json", "feedpub.css", "rss.xml"] == names(tmp_path)
    assert fp.stylesheet() == (tmp_path / "feedpub.css").read_bytes()
    assert [
        b'href="feedpub.css"' in path.read_bytes()
        for path in (
            tmp_path / "rss.xml",
            tmp_path / "atom.xml",
            tmp_path / "feed.json",
        )
    ] == [True, True, False]
    assert ["rss", "atom", "json"] == [receipt.format for receipt in receipts]


def test_each_folder_with_a_feed_has_a_stylesheet(tmp_path):
    files = {"rss": "a/rss.xml", "atom": "b/c/atom.xml", "json": "feed.json"}
    fp.publish(feed_of(), tmp_path, files=files, readable=True)

    assert names(tmp_path) == [
        *("a/feedpub.css", "a/rss.xml", "b/c/atom.xml", "b/c/feedpub.css"),
        "feed.json",
    ]


def test_json_alone_needs_no_stylesheet(tmp_path):
    fp.publish(feed_of(), tmp_path, formats="json", readable=True)

    assert ["feed.json"] == names(tmp_path)


def test_a_stylesheet_elsewhere_is_only_named(tmp_path):
    fp.publish(feed_of(), tmp_path, formats="rss", readable="/style.css")

    assert ["rss.xml"] == names(tmp_path)
    assert b'href="/style.css"' in (tmp_path / "rss.xml").read_bytes()


def test_a_stylesheet_that_is_as_it_should_be_is_not_touched(tmp_path):
    fp.publish(feed_of(), tmp_path, readable=True)
    before = (tmp_path / "feedpub.css").stat()
    [*again] = fp.publish(feed_of(title="Waterside"), tmp_path, readable=True)
    after = (tmp_path / "feedpub.css").stat()

    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)
    assert {"written"} == {receipt.state for receipt in again}


def test_a_spoilt_stylesheet_is_mended_while_the_feeds_stay(tmp_path):
    fp.publish(feed_of(), tmp_path, readable=True)
    (tmp_path / "feedpub.css").write_text("body {")
    receipts = fp.publish(feed_of(), tmp_path, readable=True)

    assert fp.stylesheet() == (tmp_path / "feedpub.css").read_bytes()
    assert {"unchanged"} == {receipt.state for receipt in receipts}


def test_an_empty_feed_may_have_a_new_stylesheet(tmp_path):
    fp.publish(feed_of(articles=[], updated="2026-03-01"), tmp_path, readable=True)
    (tmp_path / "feedpub.css").write_text("body {")
    fp.publish(feed_of(articles=[], updated="2026-03-01"), tmp_path, readable=True)

    assert fp.stylesheet() == (tmp_path / "feedpub.css").read_bytes()


def test_a_dry_run_writes_no_stylesheet(tmp_path):
    fp.publish(feed_of(), tmp_path, readable=True, dry_run=True)

    assert [] == names(tmp_path)


def test_a_feed_behind_a_link_has_its_stylesheet_where_the_link_is(tmp_path):
    (tmp_path / "real").mkdir()
    (tmp_path / "www").mkdir()
    (tmp_path / "www" / "rss.xml").symlink_to(tmp_path / "real" / "rss.xml")
    fp.publish(feed_of(), tmp_path / "www", formats="rss", readable=True)

    assert ["real/rss.xml", "www/feedpub.css", "www/rss.xml"] == names(tmp_path)


def test_an_address_that_is_none_is_refused_before_anything_is_written(tmp_path):
    with pytest.raises(fp.FeedpubError, match="readable"):
        fp.publish(feed_of(), tmp_path, readable="javascript:go()")

    assert [] == names(tmp_path)
