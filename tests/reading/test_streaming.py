"""Articles one by one: from files of any size, in flat memory, however broken."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import feedpub as fp

MEASURE = """
import resource, sys
import feedpub as fp

def resident():
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * resource.getpagesize()

articles = fp.iter_articles(sys.argv[1])
for _ in range(1000):
    next(articles)
start = most = resident()
count = 1000
for count, _ in enumerate(articles, 1001):
    if count % 500 == 0:
        most = max(most, resident())
print(count, most - start)
"""
TEXT = "&lt;p&gt;Twice a month, neap &amp;amp; spring.&lt;/p&gt;" * 100


def rss(number: int) -> str:
    return (
        f"<item><title>Neap {number}</title><link>https://tide.example/{number}</link>"
        f"<pubDate>Sun, 01 Mar 2026 09:00:00 GMT</pubDate>"
        f"<description>{TEXT}</description></item>\n"
    )


def json_item(number: int) -> str:
    one = {"id": f"{number}", "content_html": TEXT, "title": 'A "[{'}
    return ("," if number else "") + json.dumps(one) + "\n"


def atom(number: int) -> str:
    return (
        f"<entry><title>Neap {number}</title><id>tag:tide.example,2026:{number}</id>"
        f"<updated>2026-03-01T09:00:00Z</updated><!-- {number} -->"
        f'<x:a xmlns:x="urn:x"><!-- kept --><?kept {number}?></x:a>'
        f'<content type="html">{TEXT}</content></entry>\n'
    )


KINDS = {
    "atom": (
        "<feed xmlns='http://www.w3.org/2005/Atom'><title>T</title><!-- T -->",
        atom,
        "</feed>",
    ),
    "rss": (
        "<rss version='2.0'><channel><title>T</title><link>https://tide.example/</link>",
        rss,
        "</channel></rss>",
    ),
    "json": (
        '{"title": "T", "home_page_url": "https://tide.example/", "items": [',
        json_item,
        "]}",
    ),
}


def written(path: Path, kind: str, size: int) -> int:
    head, item, tail = KINDS[kind]
    number = 0
    with path.open("w", encoding="utf-8") as file:
        file.write(head)
        while file.tell() < size:
            file.write("".join(map(item, range(number, number + 100))))
            number += 100
        file.write(tail)
    return number


VERSION = '{"version": "https://jsonfeed.org/version/1.1"'
GIGABYTE = 1_000_000_000
LARGE = [
    pytest.mark.hostile,
    pytest.mark.skipif("FEEDPUB_FUZZ" not in os.environ, reason="make fuzz has time"),
]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("kind", "size"),
    [
        *((kind, 8_000_000) for kind in ("rss", "json")),
        *(pytest.param(kind, GIGABYTE, marks=LARGE) for kind in KINDS),
    ],
)
@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="needs /proc")
def test_memory_does_not_grow_with_the_file(
    kind: str, size: int, tmp_path: Path
) -> None:
    path = tmp_path / "large"
    number = written(path, kind, size)
    code = [sys.executable, "-c", MEASURE, str(path)]
    count, growth = map(int, subprocess.check_output(code).split())

    assert number == count
    assert growth < max(2_000_000, size // 50)  # the heap settles, in Atom at 9 MB


@pytest.mark.parametrize("kind", KINDS)
def test_many_articles_are_those_that_are_read_at_once(
    kind: str, tmp_path: Path
) -> None:
    path = tmp_path / "feed"
    written(path, kind, 300_000)

    assert fp.read(path).articles == tuple(fp.iter_articles(path))


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="needs /proc")
def test_memory_does_not_grow_with_articles_without_ids(tmp_path: Path) -> None:
    path = tmp_path / "large"
    head, _, tail = KINDS["rss"]
    items = (
        f"<item><link>https://tide.example/archive/{number:080}</link></item>"
        for number in range(20_000)
    )
    path.write_text(head + "".join(items) + tail)
    code = [sys.executable, "-c", MEASURE, str(path)]
    count, growth = map(int, subprocess.check_output(code).split())

    assert 20_000 == count
    assert growth < 1_000_000


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "iso-8859-1"])
def test_other_encodings_are_read_by_the_chunk(encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    head, item, tail = KINDS["rss"]
    items = "".join(map(item, range(50))).replace("Neap", "Nipptide ü")
    name = encoding.removesuffix("-sig")
    text = f'<?xml version="1.0" encoding="{name}"?>{head}{items}{tail}'
    path.write_bytes(text.encode(encoding))

    assert "Nipptide ü 49" == list(fp.iter_articles(path))[-1].title


def test_an_item_inside_an_item_is_no_article(tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    head, item, tail = KINDS["rss"]
    nested = item(1).replace(
        "</item>", '<x:item xmlns:x="https://x/">1</x:item></item>'
    )
    path.write_text(head + nested + tail)

    assert ["Neap 1"] == [one.title for one in fp.iter_articles(path)]


@pytest.mark.parametrize("kind", KINDS)
def test_a_cut_file_gives_what_is_whole_and_then_an_error(
    kind: str, tmp_path: Path
) -> None:
    path = tmp_path / "feed"
    written(path, kind, 100_000)
    path.write_bytes(path.read_bytes()[:-2000])
    found = []
    with pytest.raises(fp.ReadError, match=r"feed: ?[0-9b]"):
        found.extend(fp.iter_articles(path))

    assert 10 < len(found)


def test_faults_that_can_be_mended_are_noted(tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    head, item, tail = KINDS["rss"]
    path.write_text(head + item(1).replace("Neap", "Neap & e\x00bb&nbsp;") + tail)
    notes: list[fp.Note] = []

    titles = [one.title for one in fp.iter_articles(path, notes=notes)]

    assert ["Neap & e bb\N{NO-BREAK SPACE} 1"] == titles
    assert "document" in {note.where for note in notes}


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("[" + " " * 70_000 + "]", "is no feed; give RSS, Atom or JSON Feed"),
        ("<a>" + " " * 70_000 + "</a>", "<a> is no feed; give RSS, Atom or JSON"),
        ("<!--" + " " * 70_000 + "-->", "has no element at all"),
        ('{"items": [{"id": 1},,', "there is no item where one should be"),
        ('{"items": [{"id": 1} 5]}', "there is no comma where one should be"),
        ('{"items": [{"id": nope}]}', "this is no JSON"),
        ('{"items": [{"id": 1}]} {', "something stands behind the end of the feed"),
        ('{"items": [{"id": 1}], "a": [', "cut off"),
        ("{" + '"a": [' * 9, "cut off"),
        ("<!DOCTYPE a [<!ENTITY " + "x" * 70_000, "what stands before the feed"),
    ],
)
def test_what_is_no_feed_is_refused(text: str, reason: str, tmp_path: Path) -> None:
    path = tmp_path / "feed"
    path.write_text(text)
    with pytest.raises(fp.ReadError, match=reason):
        list(fp.iter_articles(path))


@pytest.mark.parametrize(
    "text",
    [
        "",
        ', "items": null',
        ', "items": {"id": "[{"}',
        ', "x": {"items": [{"id": 1}]}',
        ', "items": []',
        ', "items": [5, {"id": 1}, null, "}", [{"id": 2}], -1.5e3]',
        ', "items": [{"id": 1}, ], "x": [{"a": "]"}]',
    ],
)
def test_json_without_good_items_is_as_it_is_read_at_once(
    text: str, tmp_path: Path
) -> None:
    path = tmp_path / "feed"
    path.write_text(VERSION + text + "}")
    notes: list[fp.Note] = []
    reading = fp.read_with_notes(path)

    assert reading.feed.articles == tuple(fp.iter_articles(path, notes=notes))
    assert [one for one in reading.notes if one.field == "items"] == [
        one for one in notes if one.field == "items"
    ]


NO_FEEDS = {
    "nothing": b"",
    "text": b"Hello",
    "gzip": gzip.compress(b"<rss/>"),
    "a picture": b"\x89PNG\r\n\x1a\n",
    "a page": b"<!DOCTYPE html><html><item/></html>",
    "a long page": b"<html><body>" + b"<p>Neap" * 20_000,
    "OPML": b"<opml/>",
    "a service": b'<service xmlns="http://www.w3.org/2007/app"/>',
    "another root": b"<tide/>",
    "a declaration": b"<?xml version='1.0'?>",
    "an array": b"[1, 2]",
    "an object": b'{"error": "gone"}',
    "an object of a fault": b'{"version": "https://jsonfeed.org/version/1", nope}',
}


@pytest.mark.parametrize("data", NO_FEEDS.values(), ids=NO_FEEDS.keys())
def test_what_is_no_feed_is_refused_as_read_refuses_it(
    data: bytes, tmp_path: Path
) -> None:
    path = tmp_path / "feed"
    path.write_bytes(data)
    with pytest.raises(fp.ReadError) as whole:
        fp.read(path)
    with pytest.raises(fp.ReadError) as piece:
        next(fp.iter_articles(path))

    assert str(whole.value) == str(piece.value)
    assert len(str(path)) + 30 < len(str(piece.value))


@pytest.mark.parametrize(
    "before", ["PHP Warning: neap tide\n", "<b>Warning</b>: neap <br>\n"]
)
def test_what_a_server_says_before_the_feed_is_left_out(
    before: str, tmp_path: Path
) -> None:
    path = tmp_path / "feed.xml"
    head, item, tail = KINDS["rss"]
    path.write_text(f"{before}<?xml version='1.0'?>{head}{item(1)}{tail}")
    notes: list[fp.Note] = []

    assert fp.read(path).articles == tuple(fp.iter_articles(path, notes=notes))
    assert "leading-text" == notes[0].field


def test_a_missing_file_and_another_format_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "feed"
    written(path, "json", 1)
    with pytest.raises(fp.ReadError, match="is json, not rss"):
        list(fp.iter_articles(path, "rss"))
    with pytest.raises(fp.ReadError, match="nothing: cannot be read"):
        list(fp.iter_articles(tmp_path / "nothing"))


@pytest.mark.parametrize("kind", KINDS)
def test_one_article_may_not_be_larger_than_the_limit(
    kind: str, tmp_path: Path
) -> None:
    path = tmp_path / "feed"
    head, item, tail = KINDS[kind]
    path.write_text(head + item(0).replace("Twice", "Twice" * 60_000) + tail)
    with pytest.raises(fp.ReadError, match="larger than 100,000 bytes; raise limits="):
        list(fp.iter_articles(path, limits=fp.Limits(bytes=100_000)))


@pytest.mark.parametrize(
    "data", [b"<!-- gone -->", b"<?xml version='1.0'?>", b"< rss>", b"<!DOCTYPE html>"]
)
def test_a_document_without_an_element_is_no_feed(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    path.write_bytes(data)

    with pytest.raises(fp.ReadError, match=r"feed\.xml"):
        next(fp.iter_articles(path))
