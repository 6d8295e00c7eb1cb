"""What is broken in a document is read as it was meant, or left out with a note."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from reading.tides import DOCUMENTS, ITEM, NEAP, WHEN, one, rss, told

import feedpub as fp

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (b"Sun, 1 Mar 2026 9:00 GMT", WHEN),
        (b"Mon, 01 Mar 2026 09:00:00 GMT", WHEN),
        (b"Sunday, March 1, 2026 09:00:00 UTC", WHEN),
        (b"1 March 2026 09:00 AM", WHEN),
        (b"2026-03-01T09:00:00", WHEN),
        (b"2026-03-01 10:00:00 CET", WHEN),
        (b"2026/03/01 09:00", WHEN),
        (b"01.03.2026 09:00", None),
        (b"21.03.2026 09:00", WHEN.replace(day=21)),
        (b"1772355600", WHEN),
        (b"01 Mar 2026 04:00:00 -5:00", WHEN),
        (b"Sun, 01 Mar 2026 08:59:60 GMT", WHEN.replace(hour=8, minute=59, second=59)),
        (b"31 Feb 2026", None),
        (b"yesterday", None),
        (b"x" * 500, None),
    ],
)
def test_dates_in_loose_forms_are_read_where_they_mean_one_thing(
    written: bytes, expected: datetime | None
) -> None:
    item = NEAP.replace(b"Sun, 01 Mar 2026 09:00:00 GMT", written)
    notes = told(rss(item))

    assert (expected or fp.UNDATED) == one(item).updated
    assert any("pubdate" in note for note in notes)
    assert (expected is None) == ("mended published" in notes)


@pytest.mark.parametrize(
    ("author", "name", "email"),
    [
        (b"ada@tide.example (Ada Reed)", "Ada Reed", "ada@tide.example"),
        (b"Ada Reed &lt;ada@tide.example&gt;", "Ada Reed", "ada@tide.example"),
        (b"Ada Reed (ada@tide.example)", "Ada Reed", "ada@tide.example"),
        (b"ada@tide.example", "ada@tide.example", "ada@tide.example"),
        (b"Ada Reed", "Ada Reed", None),
        (b"mailto:ada@tide.example (Ada)", "Ada", "ada@tide.example"),
    ],
)
def test_authors_of_rss_are_read_in_all_their_forms(
    author: bytes, name: str, email: str | None
) -> None:
    made = one(ITEM % (b"<author>%b</author>" % author))

    assert (fp.Person(name=name, email=email),) == made.authors


def test_an_address_and_a_creator_are_one_person() -> None:
    both = b"<author>ada@tide.example</author><dc:creator>Ada</dc:creator>"

    assert (fp.Person(name="Ada", email="ada@tide.example"),) == one(
        ITEM % both
    ).authors


def test_a_feed_without_an_author_is_its_own() -> None:
    document = rss(NEAP).replace(b"managingEditor", b"docs")

    assert (fp.Person(name="Tidewater"),) == fp.read(document).authors
    assert {"mended authors", "dropped docs"} == set(told(document)) - {"mended id"}


def test_a_missing_enclosure_type_is_told_by_the_files_name() -> None:
    tag = b'<enclosure url="https://tide.example/neap.mp3?x=1" length="1,200"/>'

    assert (
        fp.Enclosure(
            url="https://tide.example/neap.mp3?x=1", type="audio/mpeg", length=1200
        ),
    ) == one(ITEM % tag).enclosures


def test_bytes_of_windows_in_latin_1_are_what_was_meant() -> None:
    document = b'<?xml version="1.0" encoding="iso-8859-1"?>' + rss(
        NEAP.replace(b"Neap", b"\x93Neap\x94 \x80")
    )

    assert "“Neap” €" == fp.read(document).articles[0].title


def test_broken_markup_is_read_as_far_as_it_goes_and_noted() -> None:
    document = rss(NEAP.replace(b"Neap", b"Neap & ebb&nbsp;<b>"), NEAP)
    reading = fp.read_with_notes(document[:-30])

    assert reading.feed.articles
    assert "document" in {note.where for note in reading.notes}
    assert all(note.line for note in reading.notes if note.where == "document")


def test_a_note_reads_as_one_line() -> None:
    note = fp.read_with_notes(rss(ITEM % b"<guid>42</guid>")).notes[0]

    assert str(note) == (
        "line 1: article '42': guid: mended: '42' is no address, so it is read as no "
        "permalink"
    )


def test_authors_hubs_and_media_of_json_are_mended() -> None:
    made = fp.read_with_notes(
        b'{"version": "https://jsonfeed.org/version/1.1", "title": "T", "items": [{'
        b'"id": "tag:tide.example,2026:1", "content_html": "<p>", "tags": [" "], '
        b'"attachments": [{"mime_type": "x"}, {"url": "https://tide.example/a.mp3", '
        b'"mime_type": "mp3", "duration_in_seconds": "x", "title": "A"}]}],'
        b'"authors": [{"url": "https://ada.example/"}, {}], '
        b'"hubs": [{"url": "https://hub.example/"}, {"type": "x"}]}'
    )
    feed = made.feed

    assert ("https://ada.example/",) == tuple(one.name for one in feed.authors)
    assert (fp.Hub(url="https://hub.example/"),) == feed.hubs
    assert (
        fp.Enclosure(url="https://tide.example/a.mp3", type="audio/mpeg", title="A"),
    ) == feed.articles[0].enclosures
    assert "https://unknown.invalid/" == feed.home_url
    assert {"mended home_url", "mended attachments", "dropped attachments"} <= {
        f"{note.kind} {note.field}" for note in made.notes
    }


def test_descriptions_that_nobody_escaped_are_read_as_markup() -> None:
    item = b"<item><description>Twice <b>a</b> month</description></item>"

    assert fp.Html("Twice <b>a</b> month") == one(item).content
    assert "mended description" in told(rss(item))


def test_content_without_a_place_is_dropped_and_content_elsewhere_kept() -> None:
    def content(tag: bytes) -> fp.Article:
        entry = DOCUMENTS["atom"].replace(b"</entry>", tag + b"</entry>")
        return fp.read(entry).articles[0]

    assert content(b'<content type="image/png">AAAA</content>').content is None
    assert "x" == content(b'<content type="text/x-y">x</content>').content
    assert (
        fp.OutOfLine(src="https://tide.example/a.mp4", type="video/mp4")
        == content(b'<content src="/a.mp4"/>').content
    )
    assert content(b'<content type="multipart/x" src="/a"/>').content is None
    assert (
        fp.Html("<p>x</p>")
        == content(b'<content type="html"><p>x</p></content>').content
    )


def test_languages_and_sizes_are_mended_or_dropped() -> None:
    channel = (
        b"<language>en_US</language><ttl>soon</ttl><skipHours><hour>24</hour></skipHours>"
        b"<skipDays><day>monday</day><day>Mo</day></skipDays><cloud domain='x'/>"
        b"<image><url>/a.png</url><width>wide</width></image><webMaster>Cy</webMaster>"
    )
    feed = fp.read(rss(NEAP, channel=channel))

    assert ("en-US", None, (0,), ("Monday",)) == (
        *(feed.language, feed.ttl, feed.skip_hours),
        feed.skip_days,
    )
    assert fp.Image(url="https://tide.example/a.png") == feed.logo
    assert feed.cloud is feed.webmaster is None


def test_windows_1252_in_a_document_of_utf_8_is_read_as_such(tmp_path: Path) -> None:
    document = rss(ITEM % b"<description>\x93Ebbe\x94 \xe9 \xc3\xa9</description>")
    path = tmp_path / "feed.xml"
    path.write_bytes(document)

    assert "\u201cEbbe\u201d \xe9 \xe9" == fp.read(document).articles[0].summary
    assert fp.read(document).articles == (*fp.iter_articles(path),)
    assert "mended encoding-invalid-bytes" in told(document)


@pytest.mark.parametrize("wrong", [b"\xc0\x80", b"\xed\xa0\x80", b"\xe0\x80\x80"])
def test_bytes_without_any_meaning_are_marked(wrong: bytes) -> None:
    document = rss(ITEM % b"<description>a %b</description>" % wrong)

    assert "a \ufffd" == fp.read(document).articles[0].summary
