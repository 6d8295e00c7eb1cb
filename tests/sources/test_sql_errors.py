"""Databases that are not there, queries that do not read, and passwords in messages."""

from __future__ import annotations

import contextlib
import importlib
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedpub.errors import SourceError, UnreachableError
from feedpub.extras import MissingExtraError
from feedpub.sources.database import is_url, masked, moved, queries
from feedpub.sources.sql import articles_from_sql, read_sql

sqlalchemy = pytest.importorskip("sqlalchemy")

ROW = "SELECT 'Tides' AS title, 'https://x.example/t' AS url, 0 AS date"


def fault(database, query=ROW, kind=SourceError, **more):
    with pytest.raises(kind) as caught:
        read_sql(database, query, **more)
    return str(caught.value)


@pytest.fixture
def blog(tmp_path):
    path = tmp_path / "blog.db"
    with closing(sqlite3.connect(path)) as database:
        database.executescript("CREATE TABLE posts (n); INSERT INTO posts VALUES (1)")
    return path


def test_without_sqlalchemy_the_extra_is_named(monkeypatch):
    real = importlib.import_module

    def refuse(name, *more):
        if name == "sqlalchemy":
            raise ImportError(name=name)
        return real(name, *more)

    monkeypatch.setattr(importlib, "import_module", refuse)

    assert 'pip install "feedpub[sql]"' in fault("sqlite://", kind=MissingExtraError)


def test_a_missing_driver_is_named_by_its_package(monkeypatch):
    monkeypatch.setitem(sys.modules, "pymysql", None)
    said = fault("mysql+pymysql://ada:secret@x.example/blog", kind=MissingExtraError)

    assert 'pip install "PyMySQL"' in said
    assert "secret" not in said


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("blog.db", "is no database; give a URL such as sqlite:///blog.db"),
        ("https://x.example/blog", "is no database"),
        ("tide://ada:secret@x.example/blog", "there is no dialect 'tide'"),
        ("sqlite:///:memory:?timeout=abc", "the URL is wrong: could not convert"),
        ("sqlite+tide:///blog.db", "there is no dialect 'sqlite+tide'"),
        ("postgresql://ada:sec@ret@x.example/blog", "%40 for an @ in a password"),
        ("postgresql://ada:secret@x.example:port/blog", "no URL of a database"),
        ("postgresql+asyncpg://ada:secret@x.example/blog", "asynchronous"),
    ],
)
def test_a_wrong_url_is_told_without_its_password(url, words):
    said = fault(url)

    assert words in said
    assert "sec" not in said
    assert "ret" not in said


def test_what_is_no_database_at_all_is_told_by_its_kind():
    assert "int is no database" in fault(7)


def test_a_file_that_is_not_there_is_not_made(tmp_path):
    path = tmp_path / "none.db"

    assert "there is no file" in fault(f"sqlite:///{path}", kind=UnreachableError)
    assert not path.exists()


def test_a_file_that_is_no_database_is_told_of(tmp_path):
    path = tmp_path / "blog.db"
    path.write_bytes(b"Twice a month.\n" * 100)
    said = fault(f"sqlite:///{path}", "SELECT * FROM posts", UnreachableError)

    assert "file is not a database" in said


def test_a_file_is_found_whatever_its_name(tmp_path, blog):
    odd = tmp_path / "a blög? no%20 #1.db"
    odd.write_bytes(blog.read_bytes())
    url = sqlalchemy.URL.create("sqlite", database=str(odd))
    found = f"sqlite:///{odd}".replace("?", "%3F")
    query = f"{ROW}, n FROM posts"

    assert 1 == len(read_sql(sqlalchemy.create_engine(url), query).articles)
    with pytest.raises(UnreachableError, match="there is no file"):
        read_sql(found, query)


def test_a_server_that_is_not_there_is_told_without_the_password():
    pytest.importorskip("psycopg")
    url = "postgresql://ada:secret@127.0.0.1:9/blog?sslpassword=hush"
    said = fault(url, kind=UnreachableError)

    assert "postgresql://ada:***@127.0.0.1:9/blog: the database cannot be opened" in (
        said
    )
    assert "secret" not in said
    assert "hush" not in said


def test_a_table_that_is_not_there_is_the_querys_fault(blog):
    said = fault(f"sqlite:///{blog}", "SELECT * FROM post")

    assert said.endswith("blog.db: query: the database refuses it: no such table: post")


def test_a_query_that_fails_later_says_after_how_many_rows():
    query = """
        WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t WHERE n < 150)
        SELECT 'x' || n AS slug, 0 AS date, 'T' AS title,
            abs(CASE n WHEN 150 THEN -9223372036854775808 ELSE 1 END) AS x FROM t
    """
    said = fault("sqlite://", query)

    assert said.endswith("the database refuses it after row 100: integer overflow")


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("", "is empty"),
        (" ; -- nothing", "is empty"),
        ("DELETE FROM posts", "begins with 'DELETE', and feedpub only reads"),
        ("-- SELECT\nDROP TABLE posts", "begins with 'DROP'"),
        ("?", "begins with '?'"),
        ("SELECT 1; DELETE FROM posts", "more than one statement"),
        ("SELECT ';' ; /* ; */ COMMIT", "more than one statement"),
        ("SELECT 'x", "a quote that is never closed"),
        ("SELECT :n", "wants a value for :n"),
        ("SELECT 1 AS a, 2 AS a", "two columns named 'a'"),
        ("SELEC", "begins with 'SELEC'"),
        ("SELECT 1 FROM", "the database refuses it: incomplete input"),
        (7, "is int; give a SELECT"),
        (sqlalchemy.text("DROP TABLE posts"), "begins with 'DROP'"),
        (sqlalchemy.text("SELECT :n"), "'n'"),
        (sqlalchemy.delete(sqlalchemy.table("posts")), "is Delete; give a SELECT"),
    ],
)
def test_a_query_that_does_not_read_is_refused(blog, query, words):
    assert words in fault(f"sqlite:///{blog}", query)


def test_a_value_that_nothing_asks_for_is_a_mistake():
    assert "has no :n" in fault("sqlite://", ROW, parameters={"n": 1})


@pytest.mark.parametrize("lent", ["url", "engine", "connection", "transaction"])
def test_a_query_that_writes_all_the_same_writes_nothing(blog, lent):
    engine = sqlalchemy.create_engine(f"sqlite:///{blog}")
    connection = engine.connect()
    if lent == "transaction":
        connection.begin()
    target = {"url": f"sqlite:///{blog}", "engine": engine}.get(lent, connection)
    said = fault(target, "WITH t AS (SELECT 1) DELETE FROM posts RETURNING n")
    connection.close()
    engine.dispose()
    with closing(sqlite3.connect(blog)) as database:
        left = database.execute("SELECT count(*) FROM posts").fetchone()

    assert "attempt to write a readonly database" in said
    assert (1,) == left


def test_a_closed_connection_is_no_database_to_read():
    engine = sqlalchemy.create_engine("sqlite://")
    connection = engine.connect()
    connection.close()

    assert "closed" in fault(connection, kind=UnreachableError)
    engine.dispose()


def test_a_wrong_query_is_told_before_the_database_is_opened():
    with pytest.raises(SourceError, match="only reads"):
        articles_from_sql("sqlite:///none.db", "DROP TABLE posts")


def test_colons_in_quotes_are_no_parameters():
    query = f"""{ROW}, '{{"a":1}}, 9:30, ::, \\:x' AS summary -- :n"""
    (article,) = articles_from_sql("sqlite://", query)

    assert '{"a":1}, 9:30, ::, \\:x' == article.summary


@pytest.mark.parametrize(
    "query",
    [
        "SELECT E'it\\'s; fine' AS a",
        "SELECT $$a;b$$, $t$it's; $$ $t$",
        "(SELECT 1) UNION (SELECT 2);\n",
        "/* ; ' */ WITH a AS (SELECT 1) SELECT * FROM a -- '; DROP",
        'SELECT "a;b", `c;d`',
        "VALUES (1)",
    ],
)
def test_semicolons_in_quotes_and_comments_part_nothing(query):
    assert queries.prepared(query)


def test_an_escaped_quote_hides_no_second_statement():
    with pytest.raises(ValueError, match=r"more than one|never closed"):
        queries.prepared(r"SELECT E'\'' ; COMMIT; SELECT '' --'")


@given(st.text("SELECT 1';\"`$-/*\\\n:aE()", max_size=60))
def test_any_text_is_prepared_or_refused_in_a_sentence(text):
    with contextlib.suppress(ValueError):
        prepared = queries.prepared("SELECT " + text)

        assert prepared.startswith("SELECT")


@given(password=st.text("p@:/?#%", min_size=6, max_size=9))
def test_no_password_is_ever_shown(password):
    url = f"postgresql://ada:{password}@x.example/blog"
    shown = masked(url)

    assert password not in shown


def test_databases_are_told_from_files_and_pages():
    urls = ["sqlite://", "sqlite:///a.db", "postgresql+psycopg://h/d", "ORACLE://h"]
    others = ["a.db", "posts", "https://x.example/", "file:///a.db", "C:\\a", Path()]

    assert [True] * 4 + [False] * 6 == [is_url(each) for each in urls + others]


def test_a_file_of_sqlite_starts_at_the_folder_and_others_do_not():
    folder = Path("/site")
    urls = {
        "sqlite:///blog.db?timeout=3": "sqlite:////site/blog.db?timeout=3",
        "sqlite+pysqlite:///a/b.db": "sqlite+pysqlite:////site/a/b.db",
        "sqlite:////var/blog.db": "sqlite:////var/blog.db",
        "sqlite:///:memory:": "sqlite:///:memory:",
        "sqlite://": "sqlite://",
        "postgresql://h/blog": "postgresql://h/blog",
    }

    assert list(urls.values()) == [moved(url, folder) for url in urls]


def test_rows_that_nobody_finishes_end_quietly_with_the_program(tmp_path):
    with closing(sqlite3.connect(tmp_path / "blog.db")) as database:
        database.execute(
            "CREATE TABLE p AS SELECT 's' AS slug, 'T' AS title, 0 AS date"
        )
        database.commit()
    program = (
        "from feedpub.sources import SourceOptions\n"
        "from feedpub.sources.sql import articles_from_sql\n"
        "options = SourceOptions(base_url='https://tide.example/')\n"
        "url = 'sqlite:///blog.db'\n"
        "articles = articles_from_sql(url, 'SELECT * FROM p', options=options)\n"
        "print(next(articles).title)\n"
    )
    command = [sys.executable, "-c", program]
    ended = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False)

    assert (0, b"T", b"") == (ended.returncode, ended.stdout.strip(), ended.stderr)
