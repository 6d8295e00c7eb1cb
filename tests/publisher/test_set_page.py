"""A set of feeds has a page for people: each feed, its addresses, and the list."""

from __future__ import annotations

import pytest
from lxml import html

import feedpub as fp
from feedpub.publisher import build, load_config

POSTS = """---
title: Low <b>&</b> high
url: https://tide.example/{number}/
date: 2026-03-0{number}
tags: [Sea <i>x</i>]
---
Water.
"""
TOP = """
paths = ["posts"]
out = "public"
title = "Tide & <water>"
home_url = "https://tide.example/"
base_url = "https://tide.example/feeds/"
author = "Ada"
language = "de"
group_by = "tag"
group_path = "tag/{slug}"
"""


@pytest.fixture
def site(tmp_path):
    (tmp_path / "posts").mkdir()
    for number in (1, 2):
        (tmp_path / f"posts/{number}.md").write_text(POSTS.format(number=number))
    return tmp_path


def built(site, more=""):
    (site / "feedpub.toml").write_text(TOP + more)
    return build(load_config(site / "feedpub.toml"), file=site / "feedpub.toml")


def page_of(site, name="index.html"):
    return html.document_fromstring((site / "public" / name).read_text("utf-8"))


def test_the_page_shows_each_feed_with_its_addresses(site):
    built(site)
    page = page_of(site)
    names = [one.text_content() for one in page.iter("h1", "h2", "h3")]
    links = page.xpath("//p[@class='formats']/a/@href")
    base = "https://tide.example/feeds/"

    assert names[0] == names[1] == "Tide & <water>"
    assert "tag" == names[2]
    assert "Sea <i>x</i>" in names[3]
    assert f"{base}rss.xml" == links[0]
    assert {f"{base}rss.xml"} <= {one.text for one in page.iter("code")}
    assert ["index.opml"] == page.xpath("//p[@class='opml']/a/@href")
    assert "de" == page.get("lang")
    assert "2. März 2026" in page.text_content()


def test_readers_that_are_given_the_page_find_every_feed(site):
    built(site)
    links = page_of(site).xpath("//head/link[@rel='alternate']")
    listed = fp.read_opml(site / "public/index.opml").subscriptions

    assert [one.feed_url for one in listed] == [one.get("href") for one in links]
    assert {"application/rss+xml"} == {one.get("type") for one in links}
    assert {"de"} == {one.get("hreflang") for one in links}


def test_nothing_in_the_page_acts_or_is_fetched(site):
    built(site)
    page = page_of(site)
    [policy] = page.xpath("//meta[@http-equiv]/@content")

    assert [] == page.xpath("//script | //img | //i | //b | //@style | //@src")
    assert policy.startswith("default-src 'none'; style-src 'sha256-")


def test_the_page_may_be_elsewhere_or_nowhere(site):
    built(site, 'index = { home = "feeds/all.html" }')
    there = page_of(site, "feeds/all.html").xpath("//p[@class='opml']/a/@href")
    built(site, 'index = { home = "", opml = "a.opml" }')

    assert ["../index.opml"] == there
    assert not (site / "public/index.html").exists()


def test_a_page_that_somebody_else_made_stays_and_a_note_says_so(site):
    (site / "public").mkdir()
    own = site / "public/index.html"
    own.write_text("<title>My own</title>")
    result = built(site)

    assert "<title>My own</title>" == own.read_text()
    assert "index.html" not in result.totals.index
    assert any("left alone" in note.message for note in result.notes)


def test_our_own_page_is_made_anew(site):
    built(site)
    (site / "posts/2.md").unlink()
    result = built(site)

    assert "2. März" not in page_of(site).text_content()
    assert [] == [note for note in result.notes if "left alone" in note.message]


def test_a_set_without_addresses_has_links_within_the_folder(site):
    built(site, 'formats = ["rss"]')
    (site / "feedpub.toml").write_text(TOP.replace("base_url", "#base_url"))
    build(load_config(site / "feedpub.toml"), file=site / "feedpub.toml")
    links = page_of(site).xpath("//p[@class='formats']/a/@href")

    assert all(link.startswith(("https://", "rss", "tag/")) for link in links)
    assert links


def test_lists_have_names_of_their_own(site):
    with pytest.raises(fp.ConfigError, match=r"'feeds\.html' is there twice"):
        built(site, 'index = { home = "feeds.html" }')
