"""Files of chapters and transcripts become tags, and Podlove has the same chapters."""

from __future__ import annotations

import pytest

import feedpub as fp
from feedpub.namespaces import podcast, psc
from feedpub.sources.episodes import (
    Chapter,
    Chapters,
    Place,
    chapters_from_path,
    from_psc,
    to_psc,
    transcript_from_path,
    write_chapters,
)

URL = "https://x.example/one"
CUE = "00:01.000 --> 00:02.000\nWords.\n"


def test_a_transcript_is_referred_to_by_its_type(tmp_path):
    path = tmp_path / "one.vtt"
    path.write_text(f"WEBVTT\n\n{CUE}")

    assert podcast.Transcript(
        url=URL, type="text/vtt", language="en", rel="captions"
    ) == transcript_from_path(path, url=URL, language="en", rel="captions")


def test_a_transcript_that_is_broken_is_not_referred_to(tmp_path):
    path = tmp_path / "one.vtt"
    path.write_text(f"WEBVTT\n\n{CUE}\n00:03 --> 00:04\nMore.\n\nx\n")
    with pytest.raises(fp.SourceError) as caught:
        transcript_from_path(path, url=URL)

    assert [f"{path}:6", f"{path}:9"] == [each.where for each in caught.value.problems]


def test_chapters_are_referred_to(tmp_path):
    path = tmp_path / "one.json"
    path.write_bytes(write_chapters(Chapters(chapters=[Chapter(start=0)])))

    assert podcast.Chapters(
        url=URL, type="application/json+chapters"
    ) == chapters_from_path(path, url=URL)


def test_chapters_that_are_broken_are_not_referred_to(tmp_path):
    path = tmp_path / "one.json"
    path.write_text('{"version": "1.2.0", "chapters": [{"title": "A"}]}')
    with pytest.raises(fp.SourceError, match=r"chapter 1 \('A'\): startTime: is miss"):
        chapters_from_path(path, url=URL)


def test_podlove_has_the_chapters_of_the_table():
    chapters = Chapters(
        chapters=[
            Chapter(start=0, title="A", url=URL, image=URL, end=9),
            Chapter(start=5, listed=False, place=Place(name="x", geo="geo:1,2")),
            Chapter(start="0:00:09.5", title="B"),
        ]
    )

    assert psc.Chapters(
        chapters=[
            psc.Chapter(start=0, title="A", href=URL, image=URL),
            psc.Chapter(start=9.5, title="B"),
        ]
    ) == to_psc(chapters)


def test_podlove_needs_a_title():
    with pytest.raises(fp.ModelError, match="chapter 3: title: is missing; Podlove"):
        to_psc(Chapters(chapters=[Chapter(start=3)]))


def test_podlove_and_back_is_the_same():
    chapters = psc.Chapters(
        chapters=[
            psc.Chapter(start=0, title="A", href=URL),
            psc.Chapter(start=9.5, title="B", image=URL),
        ]
    )

    assert chapters == to_psc(from_psc(chapters))
