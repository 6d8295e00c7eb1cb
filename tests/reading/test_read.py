"""`feedpub.read`: what is told apart, what is refused, and which article is which."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from reading.tides import DOCUMENTS, ITEM, NEAP, one, rss, told

import feedpub as fp

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("format", DOCUMENTS)
def test_formats_are_told_apart_by_their_content(format: str, tmp_path: Path) -> None:
    path = tmp_path / "feed.txt"
    path.write_bytes(DOCUMENTS[format])
    reading = fp.read_with_notes(path)

    assert format == reading.format
    assert "https://tide.example/neap/" == reading.feed.articles[0].url
    assert reading.feed == fp.read(DOCUMENTS[format]) == fp.read(str(path))


@pytest.mark.parametrize("format", DOCUMENTS)
def test_what_is_read_again_is_the_same(format: str) -> None:
    assert fp.read_with_notes(DOCUMENTS[format]) == fp.read_with_notes(
        DOCUMENTS[format]
    )


@pytest.mark.parametrize("format", DOCUMENTS)
def test_articles_come_one_by_one_as_they_come_together(
    format: str, tmp_path: Path
) -> None:
    path = tmp_path / "feed"
    path.write_bytes(DOCUMENTS[format])

    assert fp.read(path).articles == tuple(fp.iter_articles(path))


def test_another_format_than_the_one_asked_for_is_refused() -> None:
    with pytest.raises(fp.ReadError, match="is rss, not atom; leave the format out"):
        fp.read(DOCUMENTS["rss"], "atom")
    with pytest.raises(fp.FeedpubError, match="no format 'opml' to read; give rss"):
        fp.read(DOCUMENTS["rss"], "opml")

    assert fp.read(DOCUMENTS["atom-entry"], "atom").articles


@pytest.mark.parametrize(
    ("document", "reason"),
    [
        (b"", "empty"),
        (b"Hello", "neither XML nor JSON"),
        (b"<html><body/></html>", "page"),
        (b'{"a": 1}', "is no feed|JSON"),
        (b"\x1f\x8b\x08", "gzip"),
        (b"<opml/>", "no feed|opml"),
        (b'<service xmlns="http://www.w3.org/2007/app"/>', "is app-service"),
    ],
)
def test_what_is_no_feed_is_refused_in_the_validators_words(
    document: bytes, reason: str
) -> None:
    with pytest.raises(fp.ReadError, match=f"the document.*({reason})") as caught:
        fp.read(document)

    assert isinstance(caught.value.report, fp.Report)


def test_a_missing_file_is_refused_with_the_reason() -> None:
    with pytest.raises(
        fp.ReadError, match=r"nothing\.xml: cannot be read: No such file"
    ):
        fp.read("nothing.xml")
    with pytest.raises(fp.ReadError, match="pass the document itself as bytes"):
        fp.read("<rss/>")


def test_strict_reading_refuses_errors_with_place_and_mend_and_report() -> None:
    wrong = rss(NEAP.replace(b"Sun, 01 Mar 2026 09:00:00 GMT", b"2026-03-01"))
    with pytest.raises(fp.ReadError) as caught:
        fp.read(wrong, strict=True)

    assert str(caught.value).startswith("the document:1:")
    assert "[rss-date-invalid]" in str(caught.value)
    assert not caught.value.report.valid
    assert datetime(2026, 3, 1, tzinfo=UTC) == fp.read(wrong).articles[0].published


def test_a_guid_that_is_no_iri_is_an_opaque_id() -> None:
    guid = b'<guid isPermaLink="false">42</guid>'

    assert fp.OpaqueId("42", "https://tide.example/") == one(ITEM % guid).id
    assert [] == told(rss(ITEM % guid))
    assert ["mended guid"] == told(rss(ITEM % b"<guid>42</guid>"))


def test_articles_without_ids_get_their_addresses_or_what_is_made_of_them() -> None:
    nameless = b"<item><description>Neap</description></item>"
    made = fp.read(rss(NEAP, nameless, nameless.replace(b"Neap", b"Spring")))
    ids = [article.id for article in made.articles]

    assert "https://tide.example/neap/" == ids[0]
    assert all(str(id).startswith("urn:uuid:") for id in ids[1:])
    assert 3 == len(set(ids))


def test_articles_that_share_an_address_but_no_guid_both_stay() -> None:
    both = fp.read(rss(NEAP, NEAP.replace(b"Neap", b"Spring")))

    assert ["Neap", "Spring"] == [article.title for article in both.articles]


def test_of_two_articles_with_one_guid_the_newer_stays_where_the_first_was() -> None:
    guid = b'<guid isPermaLink="false">tag:tide.example,2026:1</guid>'
    old, new = ITEM % guid, (ITEM % guid).replace(b"01 Mar", b"08 Mar")
    document = rss(old, NEAP, new.replace(b"Neap", b"Spring"))

    assert ["Spring", "Neap"] == [one.title for one in fp.read(document).articles]
    assert "dropped id" in told(document)


def test_relative_addresses_need_a_base_and_content_a_certain_one() -> None:
    item = (
        b"<item><link>neap/ebb%</link><guid>1</guid>"
        b"<description>&lt;a href='x'&gt;</description></item>"
    )
    given = one(item, url="https://moon.example/feeds/rss.xml")

    assert "https://tide.example/neap/ebb%25" == one(item).url
    assert fp.Html("<a href='x'>") == one(item).summary
    assert "https://moon.example/feeds/neap/ebb%25" == given.url
    assert fp.Html("<a href='https://moon.example/feeds/x'>") == given.summary


def test_xml_base_counts_before_the_documents_address() -> None:
    feed = DOCUMENTS["atom"].replace(b"<entry>", b'<entry xml:base="/a/">')
    feed = feed.replace(b"https://tide.example/neap/", b"neap/")

    assert (
        "https://moon.example/a/neap/"
        == fp.read(feed, url="https://moon.example/x.xml").articles[0].url
    )


def test_a_document_that_is_cut_off_is_refused_for_that() -> None:
    with pytest.raises(fp.ReadError, match=r"the document:1:\d+: .*document ends"):
        fp.read(b'{"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "1"')


@pytest.mark.parametrize("url", ["feed.xml", "", "file:///tmp/feed.xml"])
def test_a_base_that_is_no_address_is_refused(url: str, tmp_path: Path) -> None:
    with pytest.raises(fp.FeedpubError, match=r"^url: "):
        fp.read(DOCUMENTS["rss"], url=url)
    with pytest.raises(fp.FeedpubError, match=r"^url: "):
        next(fp.iter_articles(tmp_path / "feed.xml", url=url))


def test_an_address_is_not_fetched_but_told_apart_from_a_file() -> None:
    with pytest.raises(fp.ReadError, match=r"https://tide.example/rss.xml: .* fetched"):
        fp.read("https://tide.example/rss.xml")


@pytest.mark.parametrize("source", [None, bytearray(b"<rss/>")])
def test_what_is_neither_bytes_nor_a_name_is_refused(source: object) -> None:
    with pytest.raises(fp.FeedpubError, match="is no document; give its bytes"):
        fp.read(source)


def test_the_report_of_a_file_names_it(tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    path.write_bytes(b'<rss version="2.0"><channel/></rss>')
    with pytest.raises(fp.ReadError) as refused:
        fp.read(path, strict=True)

    assert str(path) == refused.value.report.path
