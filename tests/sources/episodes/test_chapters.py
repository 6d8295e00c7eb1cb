"""Chapters say where they begin, and files of them are read and written in JSON."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import feedpub as fp
from feedpub.sources.episodes import (
    Chapter,
    Chapters,
    Place,
    read_chapters,
    write_chapters,
)

SHARED = Path(__file__).resolve().parents[3] / "../shared/specs/podcasting2"
EIFFEL = {"name": "Eiffel Tower, Paris", "geo": "geo:48.858093,2.294694"}


def file_of(*chapters, **top):
    return json.dumps({"version": "1.2.0", "chapters": chapters, **top}).encode()


def refused(*chapters, **top):
    with pytest.raises(fp.SourceError) as caught:
        read_chapters(file_of(*chapters, **top), where="one.json")
    return str(caught.value)


def read_on(*chapters, **top):
    """Read with a listener, and give the chapters and what it heard."""
    heard = []
    data = file_of(*chapters, **top)
    chapters = read_chapters(data, where="one.json", on_problem=heard.append)
    return chapters, [str(problem) for problem in heard]


@pytest.mark.parametrize("start", [3723, timedelta(seconds=3723), "1:02:03", "62:03"])
def test_times_are_seconds_however_they_are_said(start):
    assert 3723 == Chapter(start=start).start


def test_a_chapter_may_say_all_that_the_format_has():
    chapter = Chapter(
        start=94.5,
        title="Donation Segment",
        end=100,
        url="https://x.example/d",
        image="https://x.example/d.png",
        listed=False,
        place=Place(**EIFFEL, osm="W5013364"),
    )
    [written] = json.loads(write_chapters(Chapters(chapters=[chapter])))["chapters"]

    assert {
        "startTime": 94.5,
        "title": "Donation Segment",
        "img": "https://x.example/d.png",
        "url": "https://x.example/d",
        "toc": False,
        "endTime": 100,
        "location": {**EIFFEL, "osm": "W5013364"},
    } == written


def test_what_is_not_said_is_not_written():
    written = write_chapters(Chapters(chapters=[Chapter(start=0, title="Intro")]))

    assert (
        '{\n  "version": "1.2.0",\n  "chapters": [\n    {\n      "startTime": 0,\n'
        '      "title": "Intro"\n    }\n  ]\n}\n'
    ) == written.decode()


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"start": -1}, "start: -1 is no duration"),
        ({"start": "soon"}, "start: 'soon' is no duration"),
        ({"start": 5, "end": 4}, "end: 4 is before its start, 5"),
        ({"start": 0, "url": "/x"}, "url: '/x': is relative"),
        ({"start": 0, "image": "javascript:x"}, "image: 'javascript:x'"),
        ({"start": 0, "title": " "}, "title: is blank"),
        ({"start": 0, "listed": "no"}, "listed: 'no' is neither True nor False"),
        ({"start": 0, "place": "Paris"}, "place: 'Paris' is str, not Place"),
        ({"start": 0, "others": {"img": 1}}, "others: 'img' has a field of its own"),
        ({"start": 0, "others": {"a": {1}}}, "others: cannot be written as JSON"),
        ({"start": 0, "others": 3}, "others: 3 is no mapping"),
    ],
)
def test_a_chapter_that_cannot_be_is_refused(values, said):
    with pytest.raises(fp.ModelError) as caught:
        Chapter(**values)

    assert said in str(caught.value)


def test_a_place_has_coordinates():
    with pytest.raises(fp.ModelError, match=r"geo: .* does not start with geo:"):
        Place(name="Paris", geo="48.8,2.2")


def test_chapters_stand_in_the_order_of_their_starts():
    with pytest.raises(fp.ModelError) as caught:
        Chapters(chapters=[Chapter(start=5), Chapter(start=3, title="Two")])

    assert "chapter 2 ('Two') starts at 3, before the one above it" in str(caught.value)


@pytest.mark.parametrize("name", ["example", "exampleComplex"])
def test_the_examples_of_the_standard_are_written_as_they_were(name):
    path = SHARED / f"examples__chapters__{name}.json"
    if not path.exists():
        pytest.skip("the folder of specifications is not there")
    chapters = read_chapters(path)

    assert json.loads(path.read_bytes()) == json.loads(write_chapters(chapters))
    assert chapters == read_chapters(write_chapters(chapters))


@pytest.mark.parametrize(
    ("chapter", "said"),
    [
        ({"title": "A"}, "one.json: chapter 1 ('A'): startTime: is missing"),
        ({"startTime": "5"}, "chapter 1: startTime: '5' is text; write it as a number"),
        ({"startTime": True}, "startTime: True is not a number of seconds"),
        ({"startTime": -2}, "startTime: -2 is no duration"),
        ({"startTime": 0, "title": 3}, "chapter 1 (3): title: 3 is not text"),
        ({"startTime": 0, "toc": "no"}, "toc: 'no' is not true or false"),
        ({"startTime": 0, "img": "a.png"}, "img: 'a.png': is relative"),
        ({"startTime": 9, "endTime": 8}, "endTime: 8 is before its start, 9"),
        ({"startTime": 0, "location": "x"}, "location: 'x' is no object"),
        ({"startTime": 0, "location": {"name": "x"}}, "location.geo: is missing"),
        (3, "chapter 1: 3 is no object"),
    ],
)
def test_what_is_wrong_names_its_chapter(chapter, said):
    assert said in refused(chapter)


def test_everything_that_is_wrong_is_said_at_once():
    said = refused({"title": "A"}, {"startTime": 0, "url": "x", "img": "y"}, title=3)

    assert 4 == len(said.splitlines())


@pytest.mark.parametrize(
    ("top", "said"),
    [
        ({"version": None}, 'version: is missing; write "version": "1.2.0"'),
        ({"version": "2.0.0"}, "version: '2.0.0' is none that is known here"),
        ({"waypoints": "yes"}, "waypoints: 'yes' is not true or false"),
        ({"author": " "}, "author: is blank"),
    ],
)
def test_what_is_wrong_with_the_whole_names_the_key(top, said):
    assert said in refused({"startTime": 0}, **top)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"{", "one.json:1: is not JSON"),
        (b'{\n"chapters": [\n}', "one.json:3: is not JSON"),
        (b"[]", "one.json: has no chapters"),
        (b'{"chapters": {}}', "one.json: has no chapters"),
        (b'{"chapters": [{"startTime": NaN}]}', "NaN is no number of JSON"),
        (b'{"chapters": ' + b"[" * 90_000, "is not JSON"),
        (b" \n", "one.json: is empty"),
        (b'{"chapters": [], "a": "\xff"}', "one.json:1: byte 23 (0xff) is not UTF-8"),
    ],
)
def test_a_file_that_is_none_is_refused_whatever_it_holds(data, said):
    with pytest.raises(fp.SourceError) as caught:
        read_chapters(data, where="one.json", on_problem=pytest.fail)

    assert said in str(caught.value)


def test_a_file_is_named_by_its_path(tmp_path):
    (tmp_path / "a.json").write_bytes(file_of({}))
    with pytest.raises(fp.SourceError, match=r"a\.json: chapter 1: startTime"):
        read_chapters(tmp_path / "a.json")
    with pytest.raises(fp.SourceError, match=r"b\.json: cannot be read: No such file"):
        read_chapters(tmp_path / "b.json")
    with pytest.raises(fp.SourceError, match="is no file"):
        read_chapters(tmp_path)


def test_a_listener_hears_what_is_left_out():
    chapters, heard = read_on(
        {"startTime": 0, "title": "One", "url": "/one"}, {"title": "Two"}
    )

    assert Chapters(chapters=[Chapter(start=0, title="One")]) == chapters
    assert ["url", "startTime"] == [line.split(": ")[2] for line in heard]


def test_with_a_listener_a_time_in_text_is_read():
    chapters, [heard] = read_on({"startTime": "0:01:30"})

    assert 90 == chapters.chapters[0].start
    assert "one.json: chapter 1: startTime: '0:01:30' is text; write it" in heard


def test_with_a_listener_chapters_are_put_in_order():
    chapters, [heard] = read_on(
        {"startTime": 9, "title": "B"}, {"startTime": 3, "title": "A"}
    )

    assert ["A", "B"] == [chapter.title for chapter in chapters.chapters]
    assert "chapter 'B': startTime: is out of order" in heard


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["startTime", "title", "url", "toc", "location", "version", "chapters"]
            )
            | st.text(max_size=5),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@given(chapters=st.lists(json_values, max_size=4), top=json_values)
def test_whatever_a_listener_gets_can_be_written_and_read_strictly(chapters, top):
    top = top if isinstance(top, dict) else {}
    data = json.dumps({**top, "chapters": chapters}).encode()
    try:
        read = read_chapters(data, on_problem=lambda _: None)
    except fp.SourceError:
        return

    assert read == read_chapters(write_chapters(read))
