"""Real documents: read, written back valid and whole, and read as feedparser does.

Where we read something otherwise than feedparser, `feedparser.tsv` says why.
"""

from __future__ import annotations

import csv
import html
import io
import os
import re
from contextlib import suppress
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import feedparser
import pytest
from keeping import kept

import feedpub as fp
from feedpub.html import to_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

HERE = Path(__file__).parent
CORPUS = HERE.parents[1].parent / "shared/corpus/w3c"
FORMATS = ("rss", "atom", "json", "rdf")
ALL = "FEEDPUB_FUZZ" in os.environ
pytestmark = [
    pytest.mark.no_cover,
    pytest.mark.skipif(
        not (CORPUS / "manifest.tsv").exists(),
        reason="the cases of the W3C's validator are not beside the repository",
    ),
]


@cache
def readings() -> dict[str, fp.Reading]:
    with (CORPUS / "manifest.tsv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        paths = [row["path"] for row in rows if row["core"] != "app-doc"]
    return {path: fp.read_with_notes((CORPUS / path).read_bytes()) for path in paths}


@cache
def sound() -> dict[str, fp.Reading]:
    """Every document in which we find no error."""
    return {
        path: reading
        for path, reading in readings().items()
        if fp.validate(CORPUS / path).valid
    }


def deviations() -> set[tuple[str, str]]:
    lines = (HERE / "feedparser.tsv").read_text("utf-8").splitlines()[1:]
    return {tuple(line.split("\t")[:2]) for line in lines}


@cache
def written() -> list[tuple[str, str, bytes]]:
    """Write each sound document in its own format and in another; in all at length."""
    found = []
    for number, (path, reading) in enumerate(sound().items()):
        own = reading.format.partition("-")[0]
        formats = FORMATS if ALL else sorted({own, FORMATS[number % 4]})
        found += [(path, *one) for one in documents(reading.feed, formats)]
    return found


def documents(feed: fp.Feed, formats: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """Write in all formats; only RSS 1.0 cannot have every feed."""
    for format in formats:
        with suppress(*[fp.ModelError] if format == "rdf" else ()):
            yield format, fp.write(feed, format)


def test_every_document_of_the_corpus_is_read() -> None:
    assert len(readings()) > 700
    assert all(reading.feed.title for reading in readings().values())


def test_a_sound_document_is_written_back_without_errors() -> None:
    wrong = [
        (path, format, one.rule)
        for path, format, document in written()
        for one in fp.validate(document).errors
    ]

    assert len(sound()) > 250
    assert len([format for _, format, _ in written() if format == "rdf"]) > 40
    assert [] == wrong


def test_a_sound_document_keeps_all_that_the_model_has() -> None:
    for path, format, document in written():
        again = fp.read(document)

        assert kept(sound()[path].feed, format) == again, (path, format)


def test_a_sound_document_stays_the_same_from_the_second_time_on() -> None:
    for path, format, document in written():
        twice = fp.write(fp.read(document), format)

        assert twice == fp.write(fp.read(twice), format), (path, format)


def test_we_read_what_feedparser_reads_or_say_why_not() -> None:
    found = {
        (path, field)
        for path, reading in readings().items()
        for field in differences(path, reading.feed)
    }

    assert [] == sorted(found - deviations())


def test_no_deviation_is_out_of_date() -> None:
    listed = {path for path, _ in deviations()}
    found = {
        (path, field)
        for path in listed
        for field in differences(path, readings()[path].feed)
    }

    assert deviations() == found


@cache
def parsed(path: str) -> list[feedparser.FeedParserDict]:
    data = io.BytesIO((CORPUS / path).read_bytes())
    seen = feedparser.parse(data, sanitize_html=False, resolve_relative_uris=False)
    return seen.entries


def differences(path: str, feed: fp.Feed) -> set[str]:
    entries = parsed(path)
    if len(entries) != len(feed.articles):
        return {"count"}
    return {
        field
        for article, entry in zip(feed.articles, entries, strict=True)
        for field in differing(article, entry, feed)
    }


def differing(one: fp.Article, entry: feedparser.FeedParserDict, feed: fp.Feed):
    if "id" in entry and str(one.id) != entry.id:
        yield "id"
    if entry.get("title") and words(one.title) != words(entry.title):
        yield "title"
    link = entry.get("link")
    if link and one.url != link and (one.url or link != entry.get("id")):
        yield "link"  # feedparser takes the id where there is no link
    stamp = entry.get("published_parsed") or entry.get("updated_parsed")
    when = (one.published or one.updated).astimezone(UTC)
    if stamp and when.replace(microsecond=0) != datetime(*stamp[:6], tzinfo=UTC):
        yield "date"
    names = [who["name"] for who in entry.get("authors", ()) if who.get("name")]
    if names and names != [who.name for who in one.authors or feed.authors]:
        yield "author"
    yield from differing_texts(one, entry)
    media = [file.get("href") for file in entry.get("enclosures", ())]
    if media != [file.url for file in one.enclosures]:
        yield "enclosure"
    tags = [tag.term for tag in entry.get("tags", ()) if tag.term]
    if tags != [category.term for category in one.categories]:
        yield "tags"


def differing_texts(one: fp.Article, entry: feedparser.FeedParserDict):
    contents = [words(each.value) for each in entry.get("content", ())]
    summary = words(entry.get("summary"))
    if isinstance(one.content, fp.OutOfLine):
        if one.content.src != entry.content[0].get("src"):
            yield "content"
        return
    if contents and contents[0] != words(one.content):
        yield "content"
    elif summary not in {words(one.summary), words(one.content)}:
        yield "summary"


def words(text: fp.Text | None) -> str:
    """Give what is read aloud: feedparser's kinds of text are guesses."""
    markup = text if text is None or isinstance(text, str) else text.markup
    return re.sub(r"\s+", "", to_text(html.unescape(markup or "")))
