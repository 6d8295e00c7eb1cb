"""JSON, JSON Feed, JSON Lines and CSV."""

from __future__ import annotations

import csv

import pytest

from feedpub.errors import Problem, SourceError
from feedpub.sources.data import read_csv, read_json, read_json_lines
from feedpub.sources.record import Record


def places(records):
    return [record.where for record in records]


def fields(records):
    return [dict(record.fields) for record in records]


@pytest.mark.parametrize(
    ("data", "where"),
    [
        (b'[{"title": "a"}]', ["x.json#/0"]),
        (b'{"items": [{"title": "a"}]}', ["x.json#/items/0"]),
        (b'{"posts": [{"title": "a"}]}', ["x.json#/posts/0"]),
        (b'{"title": "a"}', ["x.json"]),
    ],
)
def test_json_holds_a_list_or_an_article(data, where):
    records = read_json(data, where="x.json")

    assert ([{"title": "a"}], where) == (fields(records), places(records))


def test_items_of_a_json_feed_have_its_authors_and_language():
    records = read_json(
        b'{"version": "https://jsonfeed.org/version/1.1", "language": "en",'
        b' "authors": [{"name": "A"}], "items": [{"id": "1"},'
        b' {"id": "2", "authors": [{"name": "B"}]}]}',
        where="x.json",
    )

    assert [
        {"id": "1", "language": "en", "authors": [{"name": "A"}]},
        {"id": "2", "language": "en", "authors": [{"name": "B"}]},
    ] == fields(records)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (
            b'[\n{"a": 1},\n{"a" 2}]',
            "x.json:3: the JSON is broken: Expecting ':' delimiter in column 6",
        ),
        (b"3", "x.json: holds a number, not a list of articles"),
        (b"null", "x.json: holds null, not a list of articles"),
        (b'"a"', "x.json: holds a string, not a list of articles"),
        (
            b'[{"a": 1, "a": 2}]',
            "x.json: the JSON is refused: 'a' stands twice in one object",
        ),
        (b"", "x.json:1: the JSON is broken: Expecting value in column 1"),
        (b"[" * 100_000, "x.json: the JSON is refused: it is nested too deeply"),
        (b"[" + b"9" * 5_000 + b"]", None),
    ],
)
def test_broken_json_is_named_with_its_line(data, message):
    with pytest.raises(SourceError) as caught:
        read_json(data, where="x.json")

    assert message is None or message == str(caught.value)


def test_a_member_that_is_no_object_is_a_problem_of_its_own():
    first, second = read_json(b'["a", {"title": "b"}]', where="x.json")

    assert Problem("x.json#/0", "", "is a string, not an object with fields") == first
    assert isinstance(second, Record)


def test_a_broken_line_does_not_stop_the_others():
    records = read_json_lines(b'{"a": 1}\n\n{"a"\n{"a": 2}\r\n', where="x.jsonl")

    assert ["x.jsonl:1", "x.jsonl:3", "x.jsonl:4"] == places(records)
    assert (
        "the JSON is broken: Expecting ':' delimiter in column 5" == records[1].message
    )


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_csv_has_names_in_its_first_row(mark):
    text = f'title{mark}date\nA{mark}2021\n\n"B\nb"{mark}"20""22"\nC{mark}x\n'
    records = read_csv(b"\xef\xbb\xbf" + text.encode(), where="x.csv")

    assert [
        {"title": "A", "date": "2021"},
        {"title": "B\nb", "date": '20"22'},
        {"title": "C", "date": "x"},
    ] == fields(records)
    assert ["x.csv:2", "x.csv:4", "x.csv:6"] == places(records)


def test_a_row_of_another_length_is_a_problem_of_its_own():
    _, wrong, right = read_csv(b"a,b\n1,2\n1,2,3\n4,5\n", where="x.csv")

    assert "x.csv:3: has 3 values for 2 columns; quote values that hold commas" == str(
        wrong
    )
    assert {"a": "4", "b": "5"} == right.fields


def test_two_columns_of_one_name_are_refused():
    with pytest.raises(SourceError, match=r"x\.csv:1: two columns are named 'a'"):
        read_csv(b"a,b,a\n1,2,3\n", where="x.csv")


def test_a_quote_that_never_ends_is_named():
    with pytest.raises(SourceError, match=r"x\.csv:3: the CSV is broken"):
        read_csv(b'a,b\n1,"2\n3,4\n', where="x.csv")


def test_a_long_value_is_read_and_the_limit_put_back():
    limit = csv.field_size_limit()
    (record,) = read_csv(b"a\n" + b"x" * 300_000 + b"\n", where="x.csv")

    assert (300_000, limit) == (len(record.fields["a"]), csv.field_size_limit())


def test_an_empty_csv_has_no_rows():
    assert () == read_csv(b"", where="x.csv")
