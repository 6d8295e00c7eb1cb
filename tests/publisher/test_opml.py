"""Lists of feeds: what is written is read again, whoever reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import languages, lines, urls

import feedpub as fp
from feedpub.publisher.opml import (
    Folder,
    Subscription,
    SubscriptionList,
    read_opml,
    write_opml,
)
from feedpub.uris import to_uri

if TYPE_CHECKING:
    from pathlib import Path

HOME = "https://tide.example/"
TIDE = Subscription(
    title="Tide & Neap",
    feed_url=HOME + "rss.xml",
    home_url=HOME,
    description="Water, <now>",
    language="en",
)
BOMB = (
    "<!DOCTYPE opml [<!ENTITY e0 'ha'>"
    + "".join(f"<!ENTITY e{n} '{f'&e{n - 1};' * 10}'>" for n in range(1, 10))
    + "]><opml><body><outline text='&e9;' xmlUrl='https://a.example/'/></body></opml>"
).encode()
headings = lines.map(str.split).map(" ".join).filter(bool)
addresses = urls.map(to_uri)
subscriptions = st.builds(
    Subscription,
    title=headings,
    feed_url=addresses,
    home_url=st.none() | addresses,
    description=st.none() | headings,
    language=st.none() | languages,
)
outlines = st.recursive(
    subscriptions,
    lambda inside: st.builds(
        Folder, title=headings, outlines=st.lists(inside, min_size=1, max_size=3)
    ),
    max_leaves=6,
)


@given(
    made=st.builds(
        SubscriptionList,
        title=headings,
        outlines=st.lists(outlines, min_size=1, max_size=4),
        owner_name=st.none() | headings,
    )
)
def test_what_was_written_is_read_again(made: SubscriptionList) -> None:
    written = write_opml(made)

    assert made == read_opml(written)
    assert written == write_opml(read_opml(written))


def test_a_list_says_what_the_specification_asks_for() -> None:
    made = SubscriptionList(
        title="Feeds",
        outlines=[TIDE],
        modified="2026-11-23T08:00:00Z",
        owner_email="ada@tide.example",
    )
    root = ET.fromstring(write_opml(made))
    outline = root.find("body/outline")

    assert "2.0" == root.get("version")
    assert "Mon, 23 Nov 2026 08:00:00 GMT" == root.findtext("head/dateModified")
    assert outline is not None
    assert {
        "type": "rss",
        "text": "Tide & Neap",
        "title": "Tide & Neap",
        "xmlUrl": HOME + "rss.xml",
        "htmlUrl": HOME,
        "description": "Water, <now>",
        "language": "en",
    } == outline.attrib


def test_a_feed_is_its_own_subscription() -> None:
    feed = fp.Feed(
        title=fp.Html("<b>Tide</b>"),
        home_url=HOME,
        feed_url=HOME + "rss.xml",
        authors=["Ada"],
        updated="2026-11-23T08:00:00Z",
    )
    made = SubscriptionList(title="Feeds", outlines=[feed])

    assert ("Tide", feed.feed_url) == (
        made.subscriptions[0].title,
        made.subscriptions[0].feed_url,
    )


def test_a_feed_without_an_address_has_no_subscription() -> None:
    feed = fp.Feed(
        title="Tide", home_url=HOME, authors=["Ada"], updated="2026-11-23T08:00:00Z"
    )

    with pytest.raises(fp.ModelError, match="feed 'Tide': feed_url: is missing"):
        SubscriptionList(title="Feeds", outlines=[feed])


def test_a_list_of_nothing_is_an_error() -> None:
    with pytest.raises(fp.ModelError, match="OPML needs an outline"):
        SubscriptionList(title="Feeds", outlines=[])


def test_folders_are_kept_and_others_left_out() -> None:
    data = b"""<opml version="1.1"><head><title> My
      feeds </title><dateModified>soon</dateModified></head><body>
      <outline text="Water"><outline text="Tide" xmlUrl="https://tide.example/rss"/>
        <outline text="a remark"/></outline>
      <outline type="link" text="elsewhere" url="https://tide.example/"/>
      <outline text="bad" xmlUrl="javascript:alert(1)"/>
      </body></opml>"""
    read = read_opml(data)

    assert "My feeds" == read.title
    assert (
        Folder(
            title="Water",
            outlines=(Subscription(title="Tide", feed_url=HOME + "rss"),),
        ),
    ) == read.outlines


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"", "not well-formed"),
        (b"<opml>", "not well-formed"),
        (b"<rss/>", "<rss> is no OPML"),
        (b"<opml><head/></opml>", "no OPML with a body"),
        (b"<opml><body><outline text='a'/></body></opml>", "names no feed"),
        (b"<opml><body>" + b"<outline text='a'>" * 150, "not well-formed"),
        (
            b"<opml><body>"
            + b"<outline text='a'>" * 150
            + b"</outline>" * 150
            + b"</body></opml>",
            "more than 100 deep",
        ),
        (BOMB, "not well-formed"),
    ],
)
def test_what_is_no_list_is_a_clear_error(data: bytes, word: str) -> None:
    with pytest.raises(fp.ReadError, match=word):
        read_opml(data)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(fp.ReadError, match=r"none\.opml: .*No such file"):
        read_opml(tmp_path / "none.opml")


def test_a_file_that_is_no_list_is_named_with_the_line(tmp_path: Path) -> None:
    path = tmp_path / "feeds.opml"
    path.write_bytes(b"<opml>\n<body>&nbsp;</body></opml>")
    with pytest.raises(fp.ReadError, match=r"feeds\.opml: line 2: is not well-formed"):
        read_opml(path)


def test_only_a_list_is_written() -> None:
    with pytest.raises(fp.FeedpubError, match=r"is a tuple; give SubscriptionList"):
        write_opml((TIDE,))


def test_names_in_small_letters_are_read_with_a_note() -> None:
    notes: list[fp.Note] = []
    data = b"""<opml><body>
      <outline text="Tide" xmlurl="https://tide.example/rss" htmlurl="tide"/>
      <outline text="Neap" xmlUrl="https://neap.example/rss" XMLURL="https://x.example/"/>
      </body></opml>"""
    read = read_opml(data, notes=notes)

    assert [HOME + "rss", "https://neap.example/rss"] == [
        one.feed_url for one in read.subscriptions
    ]
    assert [
        "line 2: outline 'Tide': xmlurl: mended: it is spelled xmlUrl",
        "line 2: outline 'Tide': htmlurl: mended: it is spelled htmlUrl",
    ] == [str(note) for note in notes if note.kind == "mended"]


def test_whatever_is_left_out_is_noted() -> None:
    notes: list[fp.Note] = []
    data = b"""<opml><head><ownerEmail>Ada</ownerEmail></head><body>
      <outline text="Tide" xmlUrl="https://tide.example/rss" language="tidal"/>
      <outline text="a remark"/><outline text="bad" xmlUrl="javascript:alert(1)"/>
      </body></opml>"""
    read_opml(data, notes=notes)

    assert {
        ("list", "ownerEmail"),
        ("outline 'Tide'", "language"),
        ("outline 'a remark'", "xmlUrl"),
        ("outline 'bad'", "xmlUrl"),
    } == {(note.where, note.field) for note in notes}
    assert {"dropped"} == {note.kind for note in notes}
