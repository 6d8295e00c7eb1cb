"""Readers of feeds, and validators, take no notice of the page in one."""

from __future__ import annotations

from io import BytesIO

import feedparser
import podcastparser
import pytest
from amounts import times
from formats.opened import BOTH, CSS, HOME, article_of, feed_of
from hypothesis import given
from strategies import feeds

import feedpub as fp
from feedpub.formats.readable import tamed


@BOTH
@pytest.mark.parametrize("profile", ["spec", "best-practice", "news"])
def test_our_validator_finds_no_more_than_without_the_page(format, profile):
    feed = feed_of()
    plain = fp.validate(fp.write(feed, format), profile=profile)
    found = fp.validate(fp.write(feed, format, readable=CSS), profile=profile)

    assert [one.rule for one in plain.findings] == [one.rule for one in found.findings]


def test_xhtml_elsewhere_in_atom_is_still_misplaced():
    document = fp.write(feed_of(), "atom")
    div = b'<div xmlns="http://www.w3.org/1999/xhtml">Neap</div>'
    report = fp.validate(document.replace(b"</entry>", div + b"</entry>"))

    assert ["atom-xhtml-misplaced"] == [one.rule for one in report.findings]


@times(0.5)
@given(feed=feeds())
@BOTH
def test_a_feed_is_read_the_same_with_and_without_its_page(format, feed):
    plain = fp.write(tamed(feed), format)
    page = fp.write(feed, format, readable=CSS)

    assert fp.read(plain) == fp.read(page)
    assert () == fp.validate(page).errors


@BOTH
def test_feedparser_reads_the_same_with_and_without_the_page(format):
    feed = feed_of(*(article_of(n, content=fp.Html("<p>Tide</p>")) for n in range(25)))
    old = feedparser.parse(fp.write(feed, format))
    new = feedparser.parse(fp.write(feed, format, readable=CSS))

    assert not new.bozo
    assert old.entries == new.entries
    assert old.feed == {  # the page is in what feedparser gathers beside the feed
        key: value for key, value in new.feed.items() if not key.startswith("xhtml_")
    }


def test_podcastparser_reads_the_same_with_and_without_the_page():
    sound = fp.Enclosure(url=f"{HOME}1.mp3", type="audio/mpeg", length=7)
    feed = feed_of(article_of(1, enclosures=[sound]))
    url = f"{HOME}rss.xml"
    old = podcastparser.parse(url, BytesIO(fp.write(feed, "rss")))

    assert old == podcastparser.parse(url, BytesIO(fp.write(feed, "rss", readable=CSS)))


def test_iterating_gives_the_articles_alone(tmp_path):
    feed = feed_of(*(article_of(number) for number in range(25)))
    path = tmp_path / "rss.xml"
    path.write_bytes(fp.write(feed, "rss", readable=CSS))

    assert 25 == len([*fp.iter_articles(path)])
