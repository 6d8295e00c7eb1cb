"""The page in a feed: what is on it, and where it is."""

from __future__ import annotations

from io import BytesIO

import pytest
from formats.opened import (
    BOTH,
    CSS,
    HOME,
    START,
    H,
    article_of,
    feed_of,
    links,
    page_of,
    shown,
    text,
)
from lxml import etree

import feedpub as fp
from feedpub.formats import write_all


@BOTH
def test_the_page_has_the_site_the_address_and_the_articles(format):
    page = shown(feed_of(article_of(1), article_of(2)), format)
    first = page.find(f"{H}ol/{H}li")

    assert "Tidewater" == page.findtext(f"{H}title")
    assert [("Tidewater", HOME), ("Tide 2", f"{HOME}2/"), ("Tide 1", f"{HOME}1/")] == (
        links(page)
    )
    assert f"{HOME}{format}.xml" == page.findtext(f"{H}p/{H}code")
    assert "Tide 2 1 March 2026 High & low, 2." == text(first)


@BOTH
def test_the_page_is_the_last_thing_in_the_feed(format):
    root = etree.fromstring(fp.write(feed_of(), format, readable=CSS))
    around = root if format == "atom" else root[0]

    assert f"{H}div" == around[-1].tag


@BOTH
def test_the_stylesheet_is_named_before_the_feed(format):
    document = fp.write(feed_of(), format, readable="a.css?x=1&y=2").splitlines()

    assert b'<?xml-stylesheet type="text/css" href="a.css?x=1&amp;y=2"?>' == document[1]


@BOTH
def test_the_page_has_the_newest_twenty_whatever_their_order(format):
    articles = [article_of(number % 30) for number in range(7, 37)]
    expected = [f"Tide {number}" for number in range(29, 9, -1)]

    assert expected == [
        name for name, _ in links(shown(feed_of(*articles), format))[1:]
    ]


def test_of_articles_of_one_moment_the_first_ones_are_shown():
    articles = [article_of(number, published=START) for number in range(30)]
    expected = [f"Tide {number}" for number in range(20)]

    assert expected == [name for name, _ in links(shown(feed_of(*articles)))[1:]]


@BOTH
def test_streaming_gives_the_same_bytes(format):
    feed = feed_of(*(article_of(number, authors=[]) for number in range(30)))
    whole = fp.write(feed, format, readable=CSS)
    file = BytesIO()
    fp.write_to(file, feed, format, readable=CSS)

    assert whole == file.getvalue() == b"".join(fp.stream(feed, format, readable=CSS))
    assert page_of(whole).findtext(f"{H}ol") == page_of(
        b"".join(fp.stream(feed, format, articles=iter(feed.articles), readable=CSS))
    ).findtext(f"{H}ol")
    assert whole == write_all(feed, readable=CSS)[format]


def test_other_formats_stay_as_they_are():
    feed = feed_of()

    assert fp.write(feed, "json") == fp.write(feed, "json", readable=CSS)
    assert fp.write(feed, "rdf") == fp.write(feed, "rdf", readable=CSS)


@pytest.mark.parametrize(
    "address",
    [True, "", 7, "javascript:go()", "data:text/css,a", "a b.css", 'a"?><script>'],
)
def test_what_is_no_address_of_a_stylesheet_is_refused(address):
    with pytest.raises(fp.FeedpubError, match="readable"):
        fp.write(feed_of(), "rss", readable=address)


def test_the_stylesheet_fetches_nothing():
    css = fp.stylesheet().decode()

    assert css.startswith("/*")
    assert "url(" not in css
    assert "@import" not in css


def test_an_article_that_says_nothing_is_a_headline():
    [entry] = shown(feed_of(article_of(1, summary=None))).iter(f"{H}li")

    assert "Tide 1 1 March 2026" == text(entry)


def test_links_lead_to_the_web_only():
    feed = feed_of(
        article_of(1, url="ftp://tide.example/1", id="urn:tide:1"),
        article_of(
            2, url=None, id="urn:tide:2", content="Tide", external_url=f"{HOME}out/"
        ),
        article_of(
            3,
            url=None,
            id="urn:tide:3",
            content="Twice a month.",
            enclosures=[fp.Enclosure(url=f"{HOME}3.mp3", type="audio/mpeg")],
        ),
    )

    assert [
        ("Tidewater", HOME),
        ("Tide 3", f"{HOME}3.mp3"),
        ("Tide 2", f"{HOME}out/"),
    ] == links(shown(feed))


def test_an_article_without_a_title_is_named_by_its_first_words():
    feed = feed_of(article_of(1, title=None, summary="Neap tides. " * 20))
    [_, (name, _)] = links(shown(feed))

    assert name.startswith("Neap tides. Neap tides.")
    assert name.endswith("…")
    assert len(name) <= 81


def test_without_a_summary_the_content_begins_to_tell():
    markup = "<h2>Neap</h2><p>Twice a <b>month</b>.</p>" + "<p>More words.</p>" * 2000
    feed = feed_of(article_of(1, summary=None, content=fp.Html(markup)))
    told = text(shown(feed).find(f"{H}ol/{H}li/{H}p"))

    assert told.startswith("Neap Twice a month. More words.")
    assert told.endswith("More…")
    assert len(told) <= 281


def test_text_without_spaces_is_cut_between_letters():
    [entry] = shown(feed_of(article_of(1, summary="小潮 " + "大潮" * 400))).iter(
        f"{H}li"
    )

    assert "小潮 " + "大潮" * 138 + "大…" == entry.findtext(f"{H}p")


def test_markup_is_told_as_text():
    feed = feed_of(article_of(1, title=fp.Html("<b>A</b> &lt;b&gt;")), title="<i>T</i>")

    assert ["<i>T</i>", "A <b>"] == [name for name, _ in links(shown(feed))]
