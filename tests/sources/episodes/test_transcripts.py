"""Transcripts are told apart, judged line by line, and written for all readers."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import feedpub as fp
from feedpub.sources.episodes import (
    Cue,
    read_transcript,
    transcript_problems,
    transcript_type,
    write_transcript,
)

SHARED = Path(__file__).resolve().parents[3] / "../shared/specs/podcasting2"
VTT, SRT, JSON = "text/vtt", "application/x-subrip", "application/json"
CUES = (
    Cue(start=0, end=2.76, text="Neap & spring", speaker="Ada"),
    Cue(start=2.76, end=3600.5, text="<both>\nof them", speaker="Bo Lind"),
    Cue(start="1:00:00.5", end=timedelta(hours=101), text="so --> there"),
)
SRT_CUE = "00:00:01,000 --> 00:00:02,000\nx"
WRITTEN = {
    VTT: """WEBVTT

00:00:00.000 --> 00:00:02.760
<v Ada>Neap &amp; spring

00:00:02.760 --> 01:00:00.500
<v Bo Lind>&lt;both&gt;
of them

01:00:00.500 --> 101:00:00.000
so --&gt; there
""",
    SRT: """1
00:00:00,000 --> 00:00:02,760
Ada: Neap & spring

2
00:00:02,760 --> 01:00:00,500
Bo Lind: <both>
of them
""",
    JSON: """{
  "version": "1.0.0",
  "segments": [
    {
      "speaker": "Ada",
      "startTime": 0,
      "endTime": 2.76,
      "body": "Neap & spring"
    }
  ]
}
""",
}


def segments(each):
    return f'{{"version": "1", "segments": [{each}]}}'


def problems(text, **named):
    data = text if isinstance(text, bytes) else text.encode()
    return [str(each) for each in transcript_problems(data, where="one", **named)]


@pytest.mark.parametrize(("type", "count"), [(VTT, 3), (SRT, 2), (JSON, 1)])
def test_cues_are_written_as_each_format_has_them(type, count):
    assert WRITTEN[type] == write_transcript(CUES[:count], type).decode()


@pytest.mark.parametrize("type", [VTT, JSON])
def test_what_is_written_is_read_again(type):
    assert CUES == read_transcript(write_transcript(CUES, type))


def test_in_srt_the_speaker_is_part_of_the_words():
    cues = read_transcript(write_transcript(CUES[:2], SRT))

    assert ("Ada: Neap & spring", None) == (cues[0].text, cues[0].speaker)


def test_in_srt_a_speaker_is_named_only_when_another_begins():
    cues = [Cue(start=at, end=at + 1, text="x", speaker="Ada") for at in (0, 1)]

    assert 1 == write_transcript(cues, SRT).count(b"Ada: ")


@pytest.mark.parametrize(
    ("name", "type", "count"),
    [("vtt", VTT, 7), ("srt", SRT, 222), ("json", JSON, 5), ("html", "text/html", 0)],
)
def test_the_examples_of_the_standard_are_well_formed(name, type, count):
    path = SHARED / f"examples__transcripts__example.{name}"
    if not path.exists():
        pytest.skip("the folder of specifications is not there")

    assert type == transcript_type(path)
    assert () == transcript_problems(path)
    assert count == len(read_transcript(path))


@pytest.mark.parametrize(
    ("text", "type"),
    [
        ("WEBVTT", VTT),
        ("\ufeffWEBVTT - of Ada\r\n\r\n", VTT),
        ("1\r\n00:00:00,000 --> 00:00:01,000\r\nx", SRT),
        (' {"segments": []}', JSON),
        ("<!doctype html><p>x", "text/html"),
        ("<cite>Ada</cite>", "text/html"),
    ],
)
def test_a_type_is_told_by_the_first_lines(text, type):
    assert type == transcript_type(text.encode())


def test_words_alone_tell_no_type():
    with pytest.raises(fp.SourceError, match="is no transcript that is known; name it"):
        transcript_type(b"Words")


def test_the_name_tells_a_type_where_the_words_do_not(tmp_path):
    (tmp_path / "one.txt").write_text("Words, <b>no marks</b>")
    (tmp_path / "two.txt").write_text("<3 is what I say")
    (tmp_path / "three.txt").write_text("<b>Three</b>")

    assert ["text/plain"] * 3 == [
        transcript_type(path) for path in sorted(tmp_path.iterdir())
    ]


def test_a_name_that_says_another_type_is_an_error(tmp_path):
    (tmp_path / "one.srt").write_text("WEBVTT\n")
    with pytest.raises(fp.SourceError) as caught:
        transcript_type(tmp_path / "one.srt")

    assert "one.srt: looks like text/vtt, though its name ends in .srt" in str(
        caught.value
    )


def test_comments_styles_names_and_settings_of_webvtt_are_passed_by():
    text = """WEBVTT - title
Kind: captions

NOTE a comment

STYLE
::cue { color: red }

first
01:02.500 --> 01:03.000 align:start position:10%
<v.loud Ada>Hello <i>you</i> &amp; <00:01:02.700>me</v>
"""

    assert (Cue(start=62.5, end=63, text="Hello you & me", speaker="Ada"),) == (
        read_transcript(text.encode())
    )


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("00:01 --> 00:02\nx", "one:3: '00:01 --> 00:02' are no times; write them as"),
        ("00:00:01,000 --> 00:00:02,000\nx", "one:3: '00:00:01,000"),
        ("00:02.000 --> 00:01.000\nx", "one:3: ends when or before it starts"),
        ("00:01.000 --> 00:01.000\nx", "one:3: ends when or before it starts"),
        ("a\n00:01.000 --> 00:02.000\n", "one:4: has no words"),
        ("00:01.000 --> 00:02.000\n<i></i>", "one:3: has no words"),
        ("00:01.000 --> 00:02.000\nx\n00:02.000 --> 00:03.000\ny", "has an arrow"),
        ("words", "one:3: 'words' are no times"),
        ("", "one: has no words in it"),
        (
            "00:05.000 --> 00:06.000\nx\n\n00:01.000 --> 00:02.000\ny",
            "one:6: starts before the cue above it",
        ),
        ("00:01.000 --> 00:61.000\nx", "are no times"),
    ],
)
def test_what_is_wrong_in_webvtt_is_told_at_its_line(body, said):
    [problem] = problems(f"WEBVTT\n\n{body}\n")

    assert said in problem


def test_webvtt_begins_with_its_name():
    assert ["one:1: does not begin with WEBVTT; write that on the first line"] == (
        problems("00:01.000 --> 00:02.000\nx", type=VTT)
    )
    assert ["one:1: has no blank line after WEBVTT; put one there"] == problems(
        "WEBVTT\n00:01.000 --> 00:02.000\nx\n\n00:01.000 --> 00:02.000\nx"
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("1\n00:00:01.000 --> 00:00:02.000\nx", "one:2: '00:00:01.000"),
        ("1\n0:00:01,000 --> 0:00:02,000\nx", "are no times"),
        ("1\n00:00:03,000 --> 00:00:02,000\nx", "one:2: ends when or before"),
        ("1\n00:00:01,000 --> 00:00:02,000", "one:2: has no words"),
        ("00:00:01,000 --> 00:00:02,000\nx", "one:1: has no number above its times"),
        ("1", "one:2: '' are no times"),
        (
            f"2\n{SRT_CUE}\n\n1\n{SRT_CUE}",
            "one:5: is number 1, which is not after 2",
        ),
    ],
)
def test_what_is_wrong_in_srt_is_told_at_its_line(text, said):
    [problem] = problems(text, type="application/srt")

    assert said in problem


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{"version": "1", "segments": [}', "one:1: is not JSON"),
        ("[]", 'one: has no segments; write {"version": "1.0.0"'),
        ('{"version": "1", "segments": []}', "one: has no words in it"),
        (
            '{"segments": [{"startTime": 0, "body": "x"}]}',
            "version: is missing",
        ),
        ('{"version": "1", "segments": [3]}', "one: segment 1: is no object"),
        ('{"version": "1", "segments": [{"startTime": 0}]}', "segment 1: body: is mis"),
        ('{"version": "1", "segments": [{"body": "x"}]}', "segment 1: startTime: is m"),
        (
            '{"version": "1", "segments": [{"startTime": "0", "body": "x"}]}',
            "segment 1: its times are not all numbers",
        ),
        (
            segments('{"startTime": 2, "endTime": 1, "body": "x"}'),
            "segment 1: endTime: 1 is before its start, 2",
        ),
        (
            segments('{"startTime": 2, "body": "x"}, {"startTime": 1, "body": "y"}'),
            "segment 2: starts before the one above it",
        ),
    ],
)
def test_what_is_wrong_in_json_names_its_segment(text, said):
    [problem] = problems(text, type=JSON)

    assert said in problem


def test_plain_words_need_only_be_utf_8():
    assert [] == problems("Words.", type="text/plain")
    assert "is not UTF-8" in problems(b"\xe9", type="text/plain")[0]
    assert "is none of" in problems("x", type="text/css")[0]


def test_reading_raises_what_is_wrong():
    with pytest.raises(fp.SourceError, match=r"transcript:1: does not begin"):
        read_transcript(b"x", type=VTT)


@pytest.mark.parametrize(
    ("cues", "type", "said"),
    [
        ([Cue(start=0, text="x")], VTT, "cue 1: end: is missing, and WebVTT needs one"),
        ([Cue(start=0, end=0, text="x")], SRT, "cue 1: end: is not after the start"),
        ([Cue(start=0, end=1, text="a --> b")], SRT, "cue 1: text: has --> in it"),
        ([CUES[1], CUES[0]], VTT, "cue 2: start: is before that of the cue above it"),
        ([], VTT, "cues: are none"),
        (CUES, "text/plain", "type: 'text/plain' is none of"),
    ],
)
def test_what_cannot_be_written_is_said(cues, type, said):
    with pytest.raises(fp.SourceError) as caught:
        write_transcript(cues, type)

    assert said in str(caught.value)


def test_a_cue_needs_words():
    with pytest.raises(fp.ModelError, match="text: is blank"):
        Cue(start=0, text=" ")
    with pytest.raises(fp.ModelError, match="end: 1 is before its start, 2"):
        Cue(start=2, end=1, text="x")


lines = st.text("ab &<>;:-", min_size=1, max_size=12).map(str.strip).filter(bool)
words = st.lists(lines, min_size=1, max_size=3).map("\n".join)


@st.composite
def cues(draw):
    at, made = 0, []
    for _ in range(draw(st.integers(1, 4))):
        start = at + draw(st.integers(0, 5_000_000))
        end = start + draw(st.integers(1, 9_000_000))
        text, speaker = draw(words), draw(st.none() | lines)
        made.append(Cue(start=start / 1000, end=end / 1000, text=text, speaker=speaker))
        at = start
    return tuple(made)


@given(cues=cues())
def test_webvtt_gives_back_every_cue(cues):
    assert cues == read_transcript(write_transcript(cues, VTT))


@given(data=st.binary(max_size=200), type=st.sampled_from([VTT, SRT, JSON, None]))
def test_whatever_is_read_has_cues_or_problems(data, type):
    found = transcript_problems(data, type=type)

    assert found or transcript_type(data) or read_transcript(data, type=type)
