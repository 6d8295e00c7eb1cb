"""Rows of SQLite to articles: what its types, or the lack of them, stand for."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime

import pytest

from feedpub.errors import SourceError
from feedpub.model import Category, Enclosure, Html, Image, Person
from feedpub.sources import FieldMap, SourceOptions
from feedpub.sources.sql import articles_from_sql, read_sql

sqlalchemy = pytest.importorskip("sqlalchemy")

NINE = datetime(2026, 3, 1, 9, tzinfo=UTC)
TIDES = "SELECT 'Tides' AS title, 'https://x.example/t' AS url, "
UTC_TIMES = SourceOptions(timezone="UTC")
BASE = SourceOptions(base_url="https://x.example/", timezone="UTC")
TABLE = """
    CREATE TABLE posts (
        id INTEGER PRIMARY KEY, slug TEXT, headline TEXT, body TEXT, byline TEXT,
        published_at TEXT, changed NUMERIC, tags TEXT, is_draft BOOLEAN
    );
    INSERT INTO posts VALUES
        (1, 'neap', 'Neap', '<p>n</p>', 'Ada Reed', '2026-03-01 09:00:00', NULL,
         '["tides", "moon"]', 0),
        (2, 'ebb', 'Ebb', NULL, NULL, 1772355600, 1772355600.5, 'tides, mud', 0),
        (3, 'bore', 'Bore', '<p>b</p>', NULL, NULL, NULL, NULL, 1);
"""


@pytest.fixture
def blog(tmp_path):
    path = tmp_path / "blog.db"
    with closing(sqlite3.connect(path)) as database:
        database.executescript(TABLE)
    return f"sqlite:///{path.as_posix()}"


def one(columns, *, options=UTC_TIMES, start=TIDES, **parameters):
    """Read a row that needs no table."""
    (article,) = articles_from_sql(
        "sqlite://", start + columns, parameters=parameters, options=options
    )
    return article


def fault(columns, **more):
    """Say what is wrong with such a row."""
    with pytest.raises(SourceError) as caught:
        one(columns, **more)
    return str(caught.value)


def test_rows_become_articles_by_the_names_of_their_columns(blog):
    collected = read_sql(blog, "SELECT * FROM posts ORDER BY id", options=BASE)
    neap, ebb = collected.articles

    assert () == collected.problems
    assert ("Neap", "https://x.example/neap/", Html("<p>n</p>"), NINE) == (
        neap.title,
        neap.url,
        neap.content,
        neap.published,
    )
    assert (Person(name="Ada Reed"),) == neap.authors
    assert ((Category(term="tides"), Category(term="moon"))) == neap.categories
    assert ((Category(term="tides"), Category(term="mud"))) == ebb.categories
    assert (None, ()) == (ebb.content, ebb.authors)


def test_places_name_the_row_and_its_id(blog):
    collected = read_sql(blog, "SELECT * FROM posts ORDER BY id", options=BASE)

    assert (f"{blog} row 1 (id 1)", f"{blog} row 2 (id 2)") == collected.places
    assert (f"{blog} row 3 (id 3)",) == collected.drafts


def test_a_mapping_renames_columns(blog):
    options = SourceOptions(
        base_url="https://x.example/",
        timezone="UTC",
        field_map=FieldMap.parse({"updated": "changed", "summary": "headline"}),
    )
    *_, ebb = articles_from_sql(blog, "SELECT * FROM posts", options=options)

    assert ("Ebb", 2026) == (ebb.summary, ebb.updated.year)


def test_parameters_stand_for_values(blog):
    collected = read_sql(
        blog,
        "SELECT * FROM posts WHERE slug = :slug",
        parameters={"slug": "ebb"},
        options=BASE,
    )

    assert ["Ebb"] == [article.title for article in collected.articles]


@pytest.mark.parametrize(
    "value",
    [
        "'2026-03-01T09:00:00Z'",
        "'2026-03-01 09:00:00'",
        "'2026-03-01 10:00:00+01:00'",
        "'Sun, 01 Mar 2026 09:00:00 GMT'",
        "1772355600",
        "1772355600.0",
        "'1772355600'",
        "unixepoch('2026-03-01 09:00:00')",
        "CAST('2026-03-01 09:00:00' AS BLOB)",
    ],
)
def test_dates_are_read_in_every_form_that_sqlite_keeps(value):
    assert NINE == one(f"{value} AS date").published


def test_a_time_without_a_zone_needs_one():
    said = fault("'2026-03-01 09:00:00' AS posted_at", options=SourceOptions())

    assert "sqlite:// row 1: posted_at: " in said
    assert "has no time zone" in said
    assert "--timezone" in said


def test_a_julian_day_is_not_taken_for_seconds():
    assert "select datetime(column)" in fault("julianday('2026-03-01') AS date")


def test_milliseconds_are_told_from_seconds():
    assert "divide milliseconds by 1000" in fault("'1772355600000' AS date")


def test_a_date_that_is_null_leaves_the_word_to_the_next_column():
    article = one("NULL AS published_at, '2026-03-01T09:00:00Z' AS created_at")

    assert NINE == article.published


@pytest.mark.parametrize("columns", ["1 AS draft", "0 AS published", "1 AS is_draft"])
def test_zero_and_one_are_truth_values_where_these_are_meant(columns):
    collected = read_sql("sqlite://", f"{TIDES} 0 AS date, {columns}")

    assert ((), 1) == (collected.articles, len(collected.drafts))


def test_one_in_published_is_no_date():
    assert NINE == one("1 AS published, '2026-03-01T09:00:00Z' AS date").published


def test_json_in_text_is_read_where_lists_and_mappings_are_meant():
    article = one(
        """0 AS date, '[{"name": "Ada", "email": "a@x.example"}]' AS authors,
        '{"url": "/p.png", "width": 9}' AS image, '[1]' AS summary, '{}' AS tags"""
    )

    assert (Person(name="Ada", email="a@x.example"),) == article.authors
    assert Image(url="https://x.example/p.png", width=9) == article.image
    assert ("[1]", ()) == (article.summary, article.categories)


def test_json_is_read_where_a_mapping_leads_into_it():
    options = SourceOptions(field_map=FieldMap.parse({"summary": "meta.lead,meta"}))
    columns = """0 AS date, '{"lead": "Twice."}' AS meta"""

    assert "Twice." == one(columns, options=options).summary


def test_broken_json_is_an_error():
    said = fault("""0 AS date, '["tides]' AS tags""")

    assert "row 1: tides" not in said
    assert """row 1: tags: '["tides]' looks like JSON and is none""" in said


def test_an_enclosure_may_have_columns_of_its_own():
    article = one(
        """0 AS date, '/neap.mp3' AS enclosure_url, 'audio/mpeg' AS enclosure_type,
        123456 AS enclosure_length, '1:05' AS enclosure_duration"""
    )
    expected = Enclosure(
        url="https://x.example/neap.mp3", type="audio/mpeg", length=123456, duration=65
    )

    assert (expected,) == article.enclosures


def test_a_column_may_be_the_address_and_its_neighbours_tell_the_rest():
    article = one("0 AS date, '/neap.mp3' AS audio, 99 AS audio_size")

    assert [("https://x.example/neap.mp3", 99)] == [
        (each.url, each.length) for each in article.enclosures
    ]


def test_without_an_address_there_is_no_enclosure():
    article = one("0 AS date, NULL AS enclosure_url, 0 AS enclosure_length")

    assert () == article.enclosures


def test_an_author_may_have_columns_of_its_own():
    article = one("0 AS date, 'Ada' AS author_name, 'a@x.example' AS author_email")

    assert (Person(name="Ada", email="a@x.example"),) == article.authors


def test_bytes_are_text_if_they_are_utf8():
    assert "Ström" == one("0 AS date, CAST('Ström' AS BLOB) AS summary").summary


def test_bytes_that_are_no_text_are_told_of():
    said = fault("0 AS date, x'ff00' AS image")

    assert "row 1: image: holds 2 bytes that are no UTF-8 text" in said


def test_bytes_in_columns_that_nothing_is_read_from_are_let_be():
    assert "Tides" == one("0 AS date, x'ff00' AS thumb").title


def test_a_bad_row_does_not_stop_the_others(blog):
    query = "SELECT *, CASE id WHEN 1 THEN 'soon' ELSE 0 END AS date FROM posts"
    options = SourceOptions(
        base_url="https://x.example/",
        field_map=FieldMap.parse({"published": "date"}),
    )
    collected = read_sql(blog, query, options=options)

    assert ["Ebb"] == [article.title for article in collected.articles]
    assert [(f"{blog} row 1 (id 1)", "date")] == [
        (each.where, each.field) for each in collected.problems
    ]


def test_ids_that_come_twice_are_told_of(blog):
    query = "SELECT 'x' AS slug, headline, 0 AS date FROM posts"
    collected = read_sql(blog, query, options=BASE)

    assert (1, 2) == (len(collected.articles), len(collected.problems))


def test_an_engine_and_a_connection_are_as_good_as_a_url(blog):
    engine = sqlalchemy.create_engine(blog)
    with engine.connect() as connection:
        read = [
            read_sql(each, "SELECT * FROM posts", options=BASE)
            for each in (blog, engine, connection)
        ]
    engine.dispose()

    assert read[0] == read[1] == read[2]


def test_a_selectable_is_as_good_as_text(blog):
    posts = sqlalchemy.table("posts", *map(sqlalchemy.column, ("slug", "headline")))
    query = sqlalchemy.select(posts, sqlalchemy.literal(0).label("date"))
    text = sqlalchemy.text("SELECT slug, headline, 0 AS date FROM posts WHERE id < :n")

    assert 3 == len(read_sql(blog, query, options=BASE).articles)
    assert 1 == len(read_sql(blog, text.bindparams(n=2), options=BASE).articles)


def test_a_lent_connection_keeps_its_transaction_and_its_rights(blog):
    engine = sqlalchemy.create_engine(blog)
    with engine.connect() as connection:
        connection.exec_driver_sql("UPDATE posts SET headline = 'Spring' WHERE id = 1")
        (article, *_) = read_sql(
            connection, "SELECT * FROM posts", options=BASE
        ).articles
        connection.exec_driver_sql("UPDATE posts SET headline = 'Flood' WHERE id = 2")
        connection.commit()
        rows = connection.exec_driver_sql("SELECT headline FROM posts").scalars().all()
    engine.dispose()

    assert ("Spring", ["Spring", "Flood", "Bore"]) == (article.title, rows)


def test_a_connection_is_let_go_when_nobody_wants_more(blog):
    engine = sqlalchemy.create_engine(blog)
    with engine.connect() as connection:
        articles = articles_from_sql(connection, "SELECT * FROM posts", options=BASE)
        next(articles)
        articles.close()

        assert not connection.in_transaction()
        assert 0 == connection.exec_driver_sql("PRAGMA query_only").scalar()
    engine.dispose()


def test_sqlalchemy_is_loaded_only_when_it_is_used():
    program = "import feedpub.sources.sql, sys; print('sqlalchemy' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )

    assert "False" == done.stdout.strip()
