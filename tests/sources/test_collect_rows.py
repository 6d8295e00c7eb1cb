"""Rows of any kind to articles."""

from __future__ import annotations

import sqlite3
from collections import namedtuple
from dataclasses import dataclass
from datetime import UTC, date, datetime

import pytest
from posts import BASE, ROW

from feedpub.errors import SourceError
from feedpub.model import Html
from feedpub.sources import (
    SourceOptions,
    articles_from,
    read_rows,
)

pytest.importorskip("markdown_it")
pytest.importorskip("yaml")


@dataclass
class Row:
    title: str
    url: str
    date: date


Tuple = namedtuple("Tuple", "title url date")  # noqa: PYI024 - as databases give them


class Model:
    title = "Tides"
    _hidden = "x"

    @property
    def url(self):
        return "https://x.example/t"

    @property
    def date(self):
        return date(2021, 3, 1)

    def save(self):
        raise AssertionError


@pytest.mark.parametrize(
    "row",
    [
        ROW,
        Row("Tides", "https://x.example/t", date(2021, 3, 1)),
        Tuple("Tides", "https://x.example/t", date(2021, 3, 1)),
        Model(),
    ],
    ids=["dict", "dataclass", "namedtuple", "object"],
)
def test_a_row_of_any_kind_is_an_article(row):
    (article,) = articles_from([row])

    assert ("Tides", "https://x.example/t", datetime(2021, 3, 1, tzinfo=UTC)) == (
        article.title,
        article.url,
        article.published,
    )


def test_rows_of_sqlite_are_articles():
    database = sqlite3.connect(":memory:")
    database.row_factory = sqlite3.Row
    rows = database.execute(
        "select 7 as id, 'Tides' as title, '2021-03-01' as created_at,"
        " '<p>x</p>' as body, 'tides' as slug"
    )
    collected = read_rows(rows, options=BASE)
    database.close()

    assert ("https://x.example/blog/tides/", Html("<p>x</p>")) == (
        collected.articles[0].id,
        collected.articles[0].content,
    )
    assert ["row 1: the id is not a URI, so the URL serves as id"] == [
        str(note) for note in collected.notes
    ]


def test_rows_of_sqlalchemy_are_articles():
    sqlalchemy = pytest.importorskip("sqlalchemy")
    engine = sqlalchemy.create_engine("sqlite://")
    with engine.connect() as connection:
        rows = connection.execute(
            sqlalchemy.text(
                "select 'Tides' as title, 'https://x.example/t' as url, 0 as date"
            )
        )
        (article,) = articles_from(rows)
    engine.dispose()

    assert ("Tides", 1970) == (article.title, article.published.year)


def test_a_bad_row_stops_an_iterator_and_not_a_collection():
    rows = [ROW, "text", ROW | {"date": "soon", "url": "https://x.example/u"}]
    collected = read_rows(rows, where="posts")

    assert ["posts 2", "posts 3"] == [each.where for each in collected.problems]
    with pytest.raises(SourceError, match="posts 2: is str; give a mapping"):
        list(articles_from(rows, where="posts"))


def test_rows_are_read_one_by_one():
    def endless():
        while True:
            yield ROW

    assert "Tides" == next(articles_from(endless())).title


@pytest.mark.parametrize(
    ("kind", "fields", "content"),
    [
        ("html", {"body": "<p>a</p>"}, Html("<p>a</p>")),
        ("markdown", {"body": "*a*"}, Html("<p><em>a</em></p>\n")),
        ("text", {"body": "a < b"}, Html("a &lt; b")),
        ("text", {"content_html": "<p>a</p>"}, Html("<p>a</p>")),
        ("html", {"content_text": "a < b"}, "a < b"),
        ("html", {"markdown": "*a*"}, Html("<p><em>a</em></p>\n")),
        ("html", {"content": Html("<p>a</p>")}, Html("<p>a</p>")),
    ],
)
def test_content_is_what_its_name_or_the_option_says(kind, fields, content):
    (article,) = articles_from([ROW | fields], options=SourceOptions(content=kind))

    assert content == article.content


def test_a_plain_text_may_stand_beside_the_html():
    (article,) = articles_from(
        [ROW | {"content_html": "<p>a</p>", "content_text": "a"}]
    )

    assert (Html("<p>a</p>"), "a") == (article.content, article.content_text)
