"""What has no date gets none: RSS and JSON Feed stay without it, only Atom has one."""

from __future__ import annotations

from dataclasses import replace

import pytest

import feedpub as fp
from feedpub.http import response_parts

TIDE = "https://tide.example/"
WHEN = "2026-03-01T09:00:00Z"
UNDATED = fp.Article(title="Neap", url=TIDE + "neap/", updated=fp.UNDATED)
SPRING = fp.Article(title="Spring", url=TIDE + "spring/", published=WHEN)
FEED = fp.Feed(title="Tide", home_url=TIDE, authors=["Ada"], articles=[UNDATED])
RSS = (
    b'<rss version="2.0"><channel><title>Tide</title><link>%b</link>'
    b"<description>D</description>"
    b"<lastBuildDate>Sun, 01 Mar 2026 09:00:00 GMT</lastBuildDate>"
    b"<item><title>Neap</title><link>%bneap/</link></item></channel></rss>"
) % ((TIDE.encode(),) * 2)
each_without = pytest.mark.parametrize("format", ["rss", "rdf", "json"])
each_format = pytest.mark.parametrize("format", ["rss", "rdf", "atom", "json"])


def test_an_item_without_a_date_has_none_though_its_feed_has() -> None:
    reading = fp.read_with_notes(RSS)
    article = reading.feed.articles[0]

    assert (None, fp.UNDATED, False) == (
        *(article.published, article.updated, article.is_dated),
    )
    assert reading.feed.updated == reading.feed.last_updated != fp.UNDATED
    assert "published" in {note.field for note in reading.notes}


@each_without
def test_no_date_is_written_where_none_is_needed(format: str) -> None:
    document = fp.write(FEED, format)

    assert b"1970" not in document
    assert () == fp.validate(document).errors
    assert UNDATED.updated == fp.read(document).articles[0].updated
    assert "updated" not in {
        one.field for one in fp.losses(FEED, format) if one.where != "feed"
    }


def test_atom_has_a_date_and_says_that_it_is_none() -> None:
    document = fp.write(FEED, "atom")

    assert 2 == document.count(b"<updated>1970-01-01T00:00:00Z</updated>")
    assert () == fp.validate(document).errors
    assert ["updated", "updated"] == [one.field for one in fp.losses(FEED, "atom")]
    with pytest.raises(fp.LossError, match="Atom needs a date"):
        fp.write(FEED, "atom", strict=True)


@each_format
@pytest.mark.parametrize("other", ["rss", "rdf", "atom", "json"])
def test_it_stays_without_a_date_through_every_format(format: str, other: str) -> None:
    there = fp.read(fp.write(FEED, format))
    back = fp.read(fp.write(there, other))

    assert [False] == [one.is_dated for one in back.articles]
    assert fp.write(there, format) == fp.write(fp.read(fp.write(there, format)), format)


@each_without
def test_a_feed_without_articles_or_a_date_loses_none(format: str) -> None:
    empty = replace(FEED, articles=[], updated=fp.UNDATED)

    assert "updated" not in {one.field for one in fp.losses(empty, format)}


@each_without
def test_a_date_of_1970_that_was_given_is_kept(format: str) -> None:
    article = fp.Article(title="Neap", url=TIDE + "neap/", published=fp.UNDATED)
    again = fp.read(fp.write(replace(FEED, articles=[article]), format))

    assert b"1970" in fp.write(again, format)
    assert again.articles[0].is_dated


def test_a_feed_is_as_new_as_the_newest_article_with_a_date() -> None:
    early = replace(SPRING, published="1969-03-01", updated="1969-03-01")

    assert early.updated == replace(FEED, articles=[UNDATED, early]).last_updated
    assert fp.UNDATED == FEED.last_updated


def test_merging_puts_what_has_no_date_last_and_takes_no_date_away() -> None:
    both = replace(FEED, articles=[UNDATED, SPRING])
    bare = fp.Article(title="Springs", url=SPRING.url, updated=fp.UNDATED)
    merged = replace(FEED, articles=[UNDATED, bare]).merge(both)

    assert ["Springs", "Neap"] == [one.title for one in merged.articles]
    assert SPRING.updated == merged.articles[0].updated == merged.articles[0].published
    assert merged == merged.merge(merged)


def test_what_has_no_date_stands_behind_all_that_is_older_than_1970() -> None:
    early = replace(SPRING, published="1969-03-01", updated="1969-03-01")
    merged = replace(FEED, articles=[UNDATED, early]).merge(FEED)

    assert ["Spring", "Neap"] == [one.title for one in merged.articles]


@pytest.mark.parametrize("format", ["rss", "atom"])
def test_the_page_in_a_browser_shows_no_date_that_nobody_gave(format: str) -> None:
    page = fp.write(FEED, format, readable="feedpub.css")

    assert b"<h2>" in page
    assert b"<time" not in page


def test_a_planet_names_no_date_of_a_feed_without_one() -> None:
    planet = fp.planet([FEED], title="All", home_url=TIDE + "all/")

    assert planet.articles[0].source.updated is None


def test_a_server_tells_no_date_of_a_feed_without_one() -> None:
    old = "Thu, 01 Jan 1970 00:00:00 GMT"
    answer = response_parts(FEED, if_modified_since=old)

    assert "Last-Modified" not in answer.headers
    assert 200 == answer.status
