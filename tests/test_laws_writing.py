"""The laws of writing: what we write, we accept; same feed, same bytes; in order."""

from __future__ import annotations

import io
import re
import subprocess
import sys

import feedparser
import msgspec
import pytest
from hypothesis import given
from lxml import etree
from strategies import feeds

import feedpub as fp

each_format = pytest.mark.parametrize("format", list(fp.FORMATS))
each_xml = pytest.mark.parametrize("format", ["rss", "atom"])


@each_format
@given(feed=feeds())
def test_what_we_write_we_accept(format: str, feed: fp.Feed) -> None:
    report = fp.validate(fp.write(feed, format))

    assert () == report.errors


@each_format
@given(feed=feeds())
def test_the_same_feed_gives_the_same_bytes(format: str, feed: fp.Feed) -> None:
    assert fp.write(feed, format) == fp.write(feed, format)


@each_format
@given(feed=feeds())
def test_a_stream_is_what_is_written(format: str, feed: fp.Feed) -> None:
    chunks = list(fp.stream(feed, format))

    assert fp.write(feed, format) == b"".join(chunks)
    assert all(len(chunk) <= 65536 for chunk in chunks)


@each_xml
@given(feed=feeds())
def test_a_stream_of_unseen_articles_differs_only_in_namespaces(
    format: str, feed: fp.Feed
) -> None:
    file = io.BytesIO()
    fp.write_to(file, feed, format, articles=iter(feed.articles))
    streamed = re.sub(
        rb"(<rss [^>]*?)( xmlns:\w+=\"[^\"]+\")+", rb"\1", file.getvalue()
    )
    written = re.sub(
        rb"(<rss [^>]*?)( xmlns:\w+=\"[^\"]+\")+", rb"\1", fp.write(feed, format)
    )

    assert written == streamed


@each_xml
@given(feed=feeds())
def test_a_namespace_nobody_uses_is_not_declared(format: str, feed: fp.Feed) -> None:
    root = etree.fromstring(fp.write(feed, format))
    used = {etree.QName(e).namespace for e in root.iter(etree.Element)}
    declared = set(root.nsmap.values())

    assert declared <= used


@each_xml
@given(feed=feeds())
def test_feedparser_finds_the_same_ids_in_the_same_order(
    format: str, feed: fp.Feed
) -> None:
    seen = feedparser.parse(io.BytesIO(fp.write(feed, format)))

    assert not seen.bozo
    assert [a.id for a in feed.articles] == [entry.id for entry in seen.entries]


@given(feed=feeds())
def test_json_has_the_same_ids_in_the_same_order(feed: fp.Feed) -> None:
    seen = msgspec.json.decode(fp.write(feed, "json"))

    assert [a.id for a in feed.articles] == [item["id"] for item in seen["items"]]


@each_format
@given(feed=feeds())
def test_a_feed_without_losses_is_written_strictly(format: str, feed: fp.Feed) -> None:
    lost = fp.losses(feed, format)

    if lost:
        with pytest.raises(fp.LossError) as caught:
            fp.write(feed, format, strict=True)
        assert lost == caught.value.problems
    else:
        assert fp.write(feed, format) == fp.write(feed, format, strict=True)


@pytest.mark.parametrize("format", list(fp.FORMATS))
def test_the_machine_makes_no_difference(format: str) -> None:
    code = (
        "import feedpub as fp, locale, sys; "
        "locale.setlocale(locale.LC_ALL, ''); "
        "feed = fp.Feed(title='Ü', home_url='https://a.example/', authors=['A', 'B'],"
        " articles=[fp.Article(url='https://a.example/1', title='x', language='de',"
        " published='2026-07-01T09:00:00+02:00', categories=['a', 'b', 'c'])]);"
        f"sys.stdout.buffer.write(fp.write(feed, {format!r}))"
    )
    settings = [
        {"PYTHONHASHSEED": "1", "TZ": "Asia/Tokyo", "LC_ALL": "C"},
        {"PYTHONHASHSEED": "2", "TZ": "America/Lima", "LC_ALL": "C.UTF-8"},
    ]
    outputs = {
        subprocess.run(
            [sys.executable, "-c", code], env=env, capture_output=True, check=True
        ).stdout
        for env in settings
    }

    assert len(outputs) == 1
