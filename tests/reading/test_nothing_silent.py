"""What a document says and the model does not is noted, never lost in silence."""

from __future__ import annotations

import json

import pytest

from feedpub.formats import write
from feedpub.reading import read_with_notes
from feedpub.validator import validate

PAGE = "https://tide.example/"


@pytest.mark.parametrize(
    ("members", "field"),
    [
        ({"authors": [{"name": "Ada", "_z": {"a": 1}}]}, "authors"),
        ({"hubs": [{"type": "WebSub", "url": PAGE, "_z": {}}]}, "hubs"),
    ],
)
def test_custom_members_inside_a_feed_are_noted(
    members: dict[str, object], field: str
) -> None:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Tide",
        "home_page_url": PAGE,
        "items": [],
        **members,
    }
    notes = read_with_notes(json.dumps(feed).encode()).notes

    assert [(field, "'_z' in it has no place in the model")] == [
        (note.field, note.message) for note in notes if note.kind == "dropped"
    ]


def test_custom_members_of_an_attachment_are_noted() -> None:
    attachment = {"url": PAGE + "a.mp3", "mime_type": "audio/mpeg", "_q": {}}
    item = {
        "id": PAGE + "a",
        "url": PAGE + "a",
        "content_text": "Water",
        "date_published": "2026-11-23T08:00:00Z",
        "attachments": [attachment],
    }
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Tide",
        "home_page_url": PAGE,
        "authors": [{"name": "Ada"}],
        "items": [item],
    }
    notes = read_with_notes(json.dumps(feed).encode()).notes

    assert ["'_q' in it has no place in the model"] == [note.message for note in notes]


def test_a_permalink_beside_another_link_is_noted() -> None:
    data = (
        f"<rss version='2.0'><channel><title>T</title><link>{PAGE}</link>"
        f"<description>D</description><item><title>A</title><link>{PAGE}a</link>"
        f"<guid>{PAGE}?p=1</guid><author>ada@tide.example (Ada)</author>"
        "<pubDate>Mon, 23 Nov 2026 08:00:00 GMT</pubDate></item></channel></rss>"
    )
    feed, notes, _ = read_with_notes(data.encode())

    assert (PAGE + "?p=1", PAGE + "a") == (feed.articles[0].id, feed.articles[0].url)
    assert ["it is a page beside the link, read as an id alone"] == [
        note.message for note in notes if note.field == "guid"
    ]


def test_markup_of_a_namespace_that_no_uri_names_is_read_as_xhtml() -> None:
    entry = (
        '<entry xmlns="http://www.w3.org/2005/Atom"><id>tag:tide.example,2026:1</id>'
        "<updated>2026-03-01T09:00:00Z</updated><author><name>A</name></author>"
        '<title type="xhtml"><div xmlns="https://tidé.example/"><p>Neap</p></div>'
        "</title></entry>"
    )
    feed = read_with_notes(entry.encode()).feed

    assert "<div><p>Neap</p></div>" == feed.articles[0].title.markup
    assert () == validate(write(feed, "atom")).errors
