"""What a server answers to someone who asks for a feed."""

from __future__ import annotations

import gzip
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

import feedpub as fp
from feedpub.http import response_parts

HOME = "https://tide.example/"
FEED = fp.Feed(
    title="Tide",
    home_url=HOME,
    feed_url=HOME + "rss.xml",
    authors=["Ada"],
    hubs=["https://hub.tide.example/"],
    articles=[
        fp.Article(
            title="A",
            url=HOME + "a",
            published="2026-11-01T08:00:00.5Z",
            content=fp.Html("<p>Water.</p>" * 100),
        )
    ],
)
RSS = fp.write(FEED, "rss")


@pytest.mark.parametrize(
    ("format", "type"),
    [
        ("rss", "application/rss+xml; charset=utf-8"),
        ("atom", "application/atom+xml; charset=utf-8"),
        ("json", "application/feed+json"),
    ],
)
def test_a_feed_is_sent_as_what_it_is(format: str, type: str) -> None:
    status, headers, body = response_parts(FEED, format)

    assert (200, type) == (status, headers["Content-Type"])
    assert fp.write(FEED, format) == body
    assert str(len(body)) == headers["Content-Length"]


@pytest.mark.parametrize(
    ("data", "type"),
    [
        (RSS, "application/rss+xml"),
        (b"\xef\xbb\xbf" + fp.write(FEED, "atom"), "application/atom+xml"),
        (b'<?xml version="1.0"?><rdf:RDF xmlns:rdf="x"/>', "application/rdf+xml"),
        (b' {"version": ""}', "application/feed+json"),
        (b"<opml/>", "application/xml"),
        (b"", "application/xml"),
    ],
)
def test_the_type_of_bytes_is_seen_in_them(data: bytes, type: str) -> None:
    headers = response_parts(data).headers

    assert type == headers["Content-Type"]
    assert "Last-Modified" not in headers


def test_the_date_is_the_newest_article_s() -> None:
    headers = response_parts(FEED).headers

    assert "Sun, 01 Nov 2026 08:00:00 GMT" == headers["Last-Modified"]


def test_who_has_it_gets_nothing() -> None:
    headers = response_parts(FEED).headers
    for again in (
        response_parts(FEED, if_none_match=headers["ETag"]),
        response_parts(FEED, if_none_match=f'"other", W/{headers["ETag"]}'),
        response_parts(FEED, if_none_match="*"),
        response_parts(FEED, if_modified_since=headers["Last-Modified"]),
        response_parts(FEED, if_modified_since="Mon, 02 Nov 2026 08:00:00 GMT"),
    ):
        assert (304, b"") == (again.status, again.body)
        assert headers["ETag"] == again.headers["ETag"]
        assert "Content-Type" not in again.headers


def test_who_has_something_else_gets_it() -> None:
    for answer in (
        response_parts(FEED, if_none_match='"other"'),
        response_parts(FEED, if_none_match=""),
        response_parts(FEED, if_modified_since="Sat, 31 Oct 2026 08:00:00 GMT"),
        response_parts(FEED, if_modified_since="yesterday"),
        response_parts(RSS, if_modified_since="Mon, 02 Nov 2026 08:00:00 GMT"),
    ):
        assert (200, RSS) == (answer.status, answer.body)


def test_a_tag_goes_before_a_date() -> None:
    answer = response_parts(
        FEED,
        if_none_match='"other"',
        if_modified_since="Mon, 02 Nov 2026 08:00:00 GMT",
    )

    assert 200 == answer.status


@pytest.mark.parametrize(
    ("accepted", "zipped"),
    [
        ("gzip", True),
        ("br, GZIP;q=0.5", True),
        ("*", True),
        ("*;q=0, gzip", True),
        ("gzip;q=0", False),
        ("*, gzip;q=0.0", False),
        ("identity", False),
        ("", False),
        (None, False),
    ],
)
def test_gzip_is_sent_to_those_who_take_it(accepted: str | None, zipped: bool) -> None:
    status, headers, body = response_parts(FEED, accept_encoding=accepted)

    assert 200 == status
    assert zipped == (headers.get("Content-Encoding") == "gzip")
    assert RSS == (gzip.decompress(body) if zipped else body)
    assert "Accept-Encoding" == headers["Vary"]


def test_each_coding_has_a_tag_of_its_own_and_the_same_bytes_always() -> None:
    zipped = response_parts(FEED, accept_encoding="gzip")

    assert zipped == response_parts(FEED, accept_encoding="gzip")
    assert zipped.headers["ETag"] != response_parts(FEED).headers["ETag"]
    assert (
        304
        == response_parts(
            FEED, accept_encoding="gzip", if_none_match=zipped.headers["ETag"]
        ).status
    )


def test_what_is_small_is_not_zipped() -> None:
    answer = response_parts(b"<rss/>", accept_encoding="gzip")

    assert (b"<rss/>", None) == (answer.body, answer.headers.get("Content-Encoding"))


def test_subscribers_find_the_hub_and_the_topic() -> None:
    link = response_parts(FEED).headers["Link"]

    assert (
        f'<https://hub.tide.example/>; rel="hub", <{HOME}rss.xml>; rel="self"' == link
    )


def test_browsers_run_nothing_and_scripts_of_others_may_read_it() -> None:
    headers = response_parts(FEED, max_age=60).headers

    assert "public, max-age=60" == headers["Cache-Control"]
    assert headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert "nosniff" == headers["X-Content-Type-Options"]
    assert "*" == headers["Access-Control-Allow-Origin"]


def test_a_feed_that_opens_as_a_page_has_the_type_that_browsers_show() -> None:
    answer = response_parts(FEED, readable="feedpub.css")
    again = response_parts(answer.body)

    assert b"</div>" in answer.body
    assert "application/xml; charset=utf-8" == answer.headers["Content-Type"]
    assert "application/xml" == again.headers["Content-Type"]
    assert (
        "application/feed+json"
        == (
            response_parts(FEED, "json", readable="feedpub.css").headers["Content-Type"]
        )
    )


@pytest.mark.parametrize(
    ("address", "source"),
    [
        ("feedpub.css", "'self'"),
        ("/styles/feed.css", "'self'"),
        ("https://cdn.tide.example:8443/a.css", "'self' https://cdn.tide.example:8443"),
    ],
)
def test_the_stylesheet_may_be_fetched_and_nothing_else(address, source) -> None:
    policy = response_parts(FEED, readable=address).headers["Content-Security-Policy"]

    assert f"default-src 'none'; style-src {source}; img-src 'self'" == policy


def test_the_stylesheet_of_others_adds_nothing_to_the_policy() -> None:
    data = b'<?xml-stylesheet type="text/css" href="https://a;script-src *"?><rss/>'
    policy = response_parts(data).headers["Content-Security-Policy"]

    assert "default-src 'none'; style-src 'self'; img-src 'self'" == policy


def test_what_is_given_counts() -> None:
    headers = response_parts(
        RSS,
        last_modified=datetime.fromisoformat("2026-11-23T09:00:00+01:00"),
        content_type="application/xml",
    ).headers

    assert "Mon, 23 Nov 2026 08:00:00 GMT" == headers["Last-Modified"]
    assert "application/xml" == headers["Content-Type"]


def test_what_is_private_is_for_the_asker_alone() -> None:
    headers = response_parts(FEED, private=True, max_age=60).headers

    assert "private, max-age=60" == headers["Cache-Control"]
    assert "Access-Control-Allow-Origin" not in headers


def test_a_document_that_is_written_already_is_sent() -> None:
    data = RSS.replace(b"?>", b"?><?xml-stylesheet href='/a.xsl'?>", 1)
    answer = response_parts(FEED, data=data)

    assert data == answer.body
    assert "https://hub.tide.example/" in answer.headers["Link"]


@given(*[st.none() | st.text(max_size=60)] * 3)
def test_whatever_is_asked_is_answered(
    none_match: str | None, since: str | None, encoding: str | None
) -> None:
    answer = response_parts(
        FEED,
        if_none_match=none_match,
        if_modified_since=since,
        accept_encoding=encoding,
    )

    assert answer.status in {200, 304}
    assert all(value.isprintable() for value in answer.headers.values())


@pytest.mark.parametrize(
    ("accepted", "coding"),
    [
        ("gzip, br", "br"),
        ("gzip, br;q=0.5", "gzip"),
        ("zstd, *;q=0.1", "zstd"),
        ("*", "br"),
        ("br;q=0", None),
        (None, None),
    ],
)
def test_what_is_compressed_already_is_chosen_by_what_is_accepted(accepted, coding):
    data = b"<rss>" + b"x" * 2000
    coded = {"br": b"brotli", "zstd": b"zstandard"}
    answer = response_parts(data, accept_encoding=accepted, coded=coded)

    assert coding == answer.headers.get("Content-Encoding")
    if coding in coded:
        assert coded[coding] == answer.body
        assert answer.headers["ETag"].endswith(f'-{coding}"')


def test_what_is_small_is_compressed_only_if_that_is_there():
    packed = {"gzip": b"packed"}

    assert b"<rss/>" == response_parts(b"<rss/>", accept_encoding="gzip").body
    answer = response_parts(b"<rss/>", accept_encoding="gzip", coded=packed)

    assert b"packed" == answer.body
