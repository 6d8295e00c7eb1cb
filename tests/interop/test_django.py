"""Django's syndication framework with feedpub behind it, in a project of Django's."""

from __future__ import annotations

import gzip
import json
from datetime import UTC, datetime

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.test import Client, override_settings
from interop.djangosite.project import Story, set_up
from interop.filled import errors
from lxml import etree

import feedpub as fp
from feedpub.interop.django import SyndicationError

MEDIA = "{http://search.yahoo.com/mrss/}"
NEWEST = "Mon, 02 Mar 2026 09:00:00 GMT"


@pytest.fixture(scope="module", autouse=True)
def database():
    set_up()


@pytest.fixture(autouse=True)
def stories():
    Story.objects.all().delete()
    for number, (title, author) in enumerate([("Neap & spring", ""), ("Ebb", "Bo")]):
        when = datetime(2026, 3, number + 1, 9, tzinfo=UTC)
        Story.objects.create(
            title=title,
            slug=title.partition(" ")[0].lower(),
            body=f"<p>{title.replace('&', '&amp;')}</p>" + "<p>Water.</p>" * 99,
            author=author,
            published=when,
            recording=f"https://media.tide.example/{number}.mp3",
            seconds=600 + number,
        )


@pytest.fixture
def settings_with_middleware():
    names = ("gzip.GZip", "http.ConditionalGet", "common.Common")
    middleware = [f"django.middleware.{name}Middleware" for name in names]
    with override_settings(MIDDLEWARE=middleware):
        yield


def get(path, **headers):
    client = Client(headers={"host": "tide.example"})
    return client.get(path, secure=True, headers=headers)


def items(data, name="channel/item"):
    return etree.fromstring(data).findall(name)


@pytest.mark.parametrize(
    ("path", "type"),
    [
        ("/plain/", "application/rss+xml; charset=utf-8"),
        ("/plain-atom/", "application/atom+xml; charset=utf-8"),
        ("/plain-json/", "application/feed+json"),
        ("/hooked/", "application/rss+xml; charset=utf-8"),
        ("/hooked-view/", "application/rss+xml; charset=utf-8"),
        ("/rss/", "application/rss+xml; charset=utf-8"),
        ("/atom/", "application/atom+xml; charset=utf-8"),
        ("/json/", "application/feed+json"),
        ("/by/Bo/", "application/rss+xml; charset=utf-8"),
        ("/podcast/", "application/rss+xml; charset=utf-8"),
        ("/dated/", "application/rss+xml; charset=utf-8"),
    ],
)
def test_every_view_gives_a_valid_feed_of_its_type(path, type):
    response = get(path)

    assert set() == errors(response.content)
    assert (200, type) == (response.status_code, response["Content-Type"])


def test_stock_atom_is_not_valid():
    assert {"atom-entry-child-missing"} == errors(get("/stock-atom/").content)


def test_the_feed_says_what_the_view_says():
    feed = fp.read(get("/plain/").content)

    assert "Tidewater & sons" == feed.title
    assert "https://tide.example/" == feed.home_url
    assert "https://tide.example/plain/" == feed.feed_url
    assert "Notes on tides." == feed.description
    assert (fp.Person(name="Ada Reed", email="ada@tide.example"),) == feed.authors
    assert (fp.Category(term="tides"),) == feed.categories
    assert ("Ada Reed 2026", 60, "en-gb") == (feed.rights, feed.ttl, feed.language)


def test_the_items_say_what_the_view_says():
    ebb, neap = fp.read(get("/plain/").content).articles

    assert "Neap & spring" == neap.title
    assert "https://tide.example/neap/" == neap.id == neap.url
    assert datetime(2026, 3, 1, 9, tzinfo=UTC) == neap.published
    assert "<p>Neap &amp; spring</p>" in str(neap.summary)
    assert ((), ("Bo",)) == (neap.authors, tuple(one.name for one in ebb.authors))
    assert (fp.Category(term="ebb"),) == ebb.categories


def test_an_escaped_title_is_not_escaped_twice():
    stock = items(get("/stock/").content)[1].findtext("title")
    ours = items(get("/plain/").content)[1].findtext("title")

    assert ("Neap &amp; spring", "Neap & spring") == (stock, ours)


def test_readers_know_the_items_that_stock_django_gave_them():
    for stock, ours in (("/stock/", "/plain/"), ("/stock-atom/", "/plain-atom/")):
        before, after = fp.read(get(stock).content), fp.read(get(ours).content)

        assert [one.id for one in before.articles] == [one.id for one in after.articles]
        assert "atom" not in ours or before.id == after.id


def test_hooks_add_what_they_write():
    response = get("/hooked/")
    channel = etree.fromstring(response.content).find("channel")
    found = fp.read(response.content)

    assert "https://tide.example/logo.png" == channel.findtext("image/url")
    assert "calm & <deep>" == channel.findtext("{https://x.example/ns}mood")
    for article, story in zip(found.articles, Story.objects.all(), strict=True):
        assert [story.slug, "hooked"] == [one.term for one in article.categories]
    (thumbnail,) = items(response.content)[0].findall(f"{MEDIA}thumbnail")
    depth = items(response.content)[0].find("{https://x.example/ns}depth")
    assert thumbnail.get("url").endswith(".png")
    assert ("7", "m") == (depth.text, depth.get("unit"))


def test_style_sheets_stand_before_the_root():
    data = get("/hooked-view/").content

    assert b'?>\n<?xml-stylesheet href="/feed.xsl"' in data


def test_a_podcast_says_what_directories_ask_for():
    data = get("/podcast/").content
    report = fp.validate(data, profile="apple-podcasts")
    show = fp.read(data)

    assert () == tuple(report.errors)
    assert 4 == data.count(b"<podcast:transcript")
    assert b"<itunes:duration>601</itunes:duration>" in data
    assert b'<itunes:category text="Arts"/>' in data
    assert [123456] * 2 == [one.enclosures[0].length for one in show.articles]


@pytest.mark.parametrize("path", ["/rss/", "/atom/", "/json/", "/hooked-view/"])
def test_a_view_of_feedpub_answers_304_to_those_who_have_the_feed(path):
    first = get(path)
    by_tag = get(path, if_none_match=first["ETag"])
    by_date = get(path, if_modified_since=first["Last-Modified"])
    older = get(path, if_modified_since="Sun, 01 Mar 2026 09:00:00 GMT")

    assert NEWEST == first["Last-Modified"]
    assert [(304, b"")] * 2 == [(r.status_code, r.content) for r in (by_tag, by_date)]
    assert (200, first.content) == (older.status_code, older.content)
    assert first["ETag"] == by_tag["ETag"]
    assert not by_tag.has_header("Content-Type")


def test_a_change_of_an_article_changes_the_tag():
    first = get("/rss/")
    Story.objects.filter(slug="ebb").update(body="<p>Low.</p>")

    assert 200 == get("/rss/", if_none_match=first["ETag"]).status_code


def test_a_view_of_feedpub_compresses_for_those_who_take_it():
    plain, packed = get("/rss/"), get("/rss/", accept_encoding="gzip")

    assert "gzip" == packed["Content-Encoding"]
    assert plain.content == gzip.decompress(packed.content)
    assert plain["ETag"] != packed["ETag"]
    assert "public, max-age=60" == packed["Cache-Control"]
    assert "default-src 'none'" in plain["Content-Security-Policy"]


@pytest.mark.usefixtures("settings_with_middleware")
def test_middleware_of_django_does_no_harm():
    first = get("/rss/", accept_encoding="gzip")
    again = get("/rss/", accept_encoding="gzip", if_none_match=first["ETag"])

    assert set() == errors(gzip.decompress(first.content))
    assert (304, b"") == (again.status_code, again.content)


@pytest.mark.usefixtures("settings_with_middleware")
def test_the_plain_view_is_answered_304_by_the_middleware():
    first = get("/plain/")
    again = get("/plain/", if_none_match=first["ETag"])

    assert NEWEST == first["Last-Modified"]
    assert 304 == again.status_code


def test_a_private_view_is_kept_by_no_shared_cache():
    assert "private, max-age=900" == get("/json/")["Cache-Control"]


def test_an_answer_to_head_has_the_headers_and_no_body():
    client = Client(headers={"host": "tide.example"})
    head, full = client.head("/rss/", secure=True), get("/rss/")

    assert b"" == head.content
    assert str(len(full.content)) == head["Content-Length"]
    assert full["ETag"] == head["ETag"]


def test_a_feed_that_is_not_there_is_404():
    assert 404 == get("/by/Nobody/").status_code


def test_a_view_of_feedpub_refuses_a_stock_generator():
    with pytest.raises(ImproperlyConfigured, match="WrongView makes a Rss201rev2Feed"):
        get("/wrong/")


def test_the_first_example_of_djangos_pages_has_no_dates_and_gets_none():
    answer = get("/undated/")

    assert [False, False] == [one.is_dated for one in fp.read(answer.content).articles]
    assert set() == errors(answer.content)
    assert b"Date>" not in answer.content


def test_an_entry_without_a_date_is_named():
    with pytest.raises(SyndicationError) as caught:
        get("/undated-atom/")

    (first, _) = caught.value.problems
    assert ("item 1 ('Ebb')", "pubdate") == (first.where, first.field)
    assert "no clock is asked" in first.message


def test_a_given_date_is_that_of_items_without_one():
    feed = fp.read(get("/dated/").content)

    assert {datetime(2026, 3, 1, tzinfo=UTC)} == {one.updated for one in feed.articles}
    assert "https://hub.example/" == feed.hubs[0].url


def test_the_feed_is_the_author_where_nobody_is_named():
    feed = fp.read(get("/dated/").content)

    assert ["Tidewater"] == [one.name for one in feed.authors]


@pytest.mark.parametrize("path", ["/plain/", "/rss/", "/atom/", "/json/", "/undated/"])
def test_a_feed_of_an_empty_database_is_valid_and_always_the_same(path):
    Story.objects.all().delete()
    first = get(path)

    assert set() == errors(first.content)
    assert "Thu, 01 Jan 1970" in first.headers.get("Last-Modified", "Thu, 01 Jan 1970")
    assert first.content == get(path).content


def test_json_feed_has_the_description_as_its_content():
    item = json.loads(get("/json/").content)["items"][0]

    assert item["content_html"].startswith("<p>Ebb</p>")
    assert "summary" not in item
