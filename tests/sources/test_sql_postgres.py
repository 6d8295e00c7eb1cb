"""A real PostgreSQL server: its types, its cursors, its read-only transactions."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest

from feedpub.errors import SourceError, UnreachableError
from feedpub.model import Category, Enclosure, Person
from feedpub.sources import SourceOptions
from feedpub.sources.sql import articles_from_sql, read_sql

sqlalchemy = pytest.importorskip("sqlalchemy")
pytest.importorskip("psycopg")

pytestmark = pytest.mark.slow

NINE = datetime(2026, 3, 1, 9, tzinfo=UTC)
OPTIONS = SourceOptions(base_url="https://x.example/", timezone="UTC")
SECRET = "hush/hush"
TABLE = """
    CREATE TYPE mood AS ENUM ('calm', 'rough');
    CREATE TABLE posts (
        id uuid PRIMARY KEY, slug varchar, headline text, body text,
        published_at timestamptz, updated_at timestamp, authors jsonb, tags text[],
        draft boolean, attachments json, sea mood, audio_url text, audio_length bigint,
        audio_duration interval, picture bytea
    );
    INSERT INTO posts VALUES
        ('5d2c0d0e-6b0c-4b7e-9d0a-1f1d6c1f0a01', 'neap', 'Neap', '<p>n</p>',
         '2026-03-01 10:00:00+01', '2026-03-02 09:00:00',
         '[{"name": "Ada", "email": "a@x.example"}, "Bo"]', '{tides,"new, moon"}',
         false, '[{"url": "/n.pdf", "size": 7}]', 'calm', NULL, NULL, NULL, '\\xff00'),
        ('5d2c0d0e-6b0c-4b7e-9d0a-1f1d6c1f0a02', 'ebb', 'Ebb', NULL,
         '2026-03-01', NULL, NULL, '{}', NULL, NULL, NULL, '/e.mp3', 9,
         '1 minute 5.5 seconds', NULL),
        ('5d2c0d0e-6b0c-4b7e-9d0a-1f1d6c1f0a03', 'bore', 'Bore', NULL,
         '2026-03-01', NULL, NULL, NULL, true, NULL, NULL, NULL, NULL, NULL, NULL);
    CREATE TABLE secrets (n int);
    CREATE FUNCTION mark() RETURNS int LANGUAGE sql
        AS 'INSERT INTO secrets VALUES (1) RETURNING n';
"""


def program(name):
    found = shutil.which(name)
    homes = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), reverse=True)
    if found is None and not homes:
        pytest.skip(f"PostgreSQL's {name} is not installed")
    return str(homes[0]) if homes else found


def unprivileged():
    """PostgreSQL does not run as root; give it somebody else to run as."""
    if os.geteuid() != 0:
        return {}
    for name in ("postgres", "nobody"):
        try:
            user = pwd.getpwnam(name)
        except KeyError:
            continue
        return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
    return pytest.skip("there is nobody but root to run PostgreSQL as")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A folder that the server's user can get at, wherever pytest keeps its own."""
    given = tmp_path_factory.mktemp("postgres")
    shared = Path("/tmp") if os.geteuid() == 0 else given
    home = shared / f"feedpub-postgres-{os.getpid()}"
    home.mkdir(mode=0o700)
    user = unprivileged()
    if user:
        os.chown(home, user["user"], user["group"])
    yield home
    shutil.rmtree(home, ignore_errors=True)


def run(folder, name, *arguments):
    """Run one of PostgreSQL's programs; a server keeps the file that it prints to."""
    with (folder / "said").open("ab") as said:
        subprocess.run(
            [program(name), *arguments],
            cwd=folder,
            stdout=said,
            stderr=said,
            timeout=120,
            check=True,
            **unprivileged(),
        )


@pytest.fixture(scope="module")
def server(folder):
    """A server on a port of its own, with one table; gone when the tests are done."""
    secret = folder / "secret"
    secret.write_text(SECRET)
    secret.chmod(0o644)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    data = str(folder / "data")
    making = ["-D", data, "-U", "ada", "-A", "scram-sha-256", "--no-sync", "-E", "UTF8"]
    run(folder, "initdb", *making, "--pwfile", str(secret))
    options = f"-p {port} -h 127.0.0.1 -k {folder} -F"
    control = ("pg_ctl", "-D", data, "-w", "-t", "60")
    run(folder, *control, "-l", str(folder / "log"), "-o", options, "start")
    try:
        yield f"postgresql+psycopg://ada:hush%2Fhush@127.0.0.1:{port}/postgres"
    finally:
        run(folder, *control, "-m", "immediate", "stop")


@pytest.fixture(scope="module")
def blog(server):
    engine = sqlalchemy.create_engine(server)
    with engine.begin() as connection:
        connection.exec_driver_sql(TABLE)
    engine.dispose()
    return server


@pytest.fixture
def engine(blog):
    engine = sqlalchemy.create_engine(blog)
    yield engine
    engine.dispose()


def written(engine):
    with engine.connect() as connection:
        return connection.exec_driver_sql("SELECT count(*) FROM secrets").scalar()


def test_each_type_becomes_what_front_matter_would_say(blog):
    collected = read_sql(
        blog, "SELECT * FROM posts ORDER BY slug DESC", options=OPTIONS
    )
    neap, ebb = collected.articles

    assert () == collected.problems
    assert 1 == len(collected.drafts)
    assert ("urn:uuid:5d2c0d0e-6b0c-4b7e-9d0a-1f1d6c1f0a01", NINE, 2) == (
        neap.id,
        neap.published,
        neap.updated.day,
    )
    assert (Person(name="Ada", email="a@x.example"), Person(name="Bo")) == neap.authors
    assert (Category(term="tides"), Category(term="new, moon")) == neap.categories
    assert ["https://x.example/n.pdf"] == [each.url for each in neap.enclosures]
    assert (
        Enclosure(
            url="https://x.example/e.mp3", type="audio/mpeg", length=9, duration=65.5
        ),
    ) == ebb.enclosures


def test_a_number_of_any_precision_is_seconds(blog):
    query = """
        SELECT 'Tides' AS title, 'https://x.example/t' AS url,
            extract(epoch FROM timestamptz '2026-03-01 09:00Z') AS date
    """
    (article,) = articles_from_sql(blog, query)

    assert NINE == article.published


def test_a_time_without_a_zone_names_row_and_column(blog):
    query = "SELECT slug, headline, updated_at FROM posts WHERE slug = :slug"
    options = SourceOptions(base_url="https://x.example/")
    collected = read_sql(blog, query, parameters={"slug": "neap"}, options=options)
    ((where, field, message), *_) = collected.problems

    assert where.endswith("/postgres row 1 (slug neap)")
    assert ("updated_at", True) == (field, "--timezone" in message)
    assert SECRET not in where


@pytest.mark.parametrize("lent", ["url", "engine", "connection", "transaction"])
@pytest.mark.parametrize(
    "query", ["SELECT mark()", "SELECT 1 AS a INTO TABLE copies", "TABLE secrets"]
)
def test_nothing_is_written_whatever_a_function_does(blog, engine, query, lent):
    connection = engine.connect()
    if lent == "transaction":
        connection.exec_driver_sql("SELECT 1")
    target = {"url": blog, "engine": engine}.get(lent, connection)
    if query == "TABLE secrets":
        assert () == read_sql(target, query).articles
    else:
        with pytest.raises(
            SourceError, match=r"read-only transaction|INTO is not allowed"
        ):
            read_sql(target, query)

    assert (lent == "transaction") == connection.in_transaction()
    assert 1 == connection.exec_driver_sql("SELECT mark()").scalar()
    connection.close()
    assert 0 == written(engine)


def test_a_lent_transaction_can_write_again_afterwards(engine):
    with engine.connect() as connection:
        connection.exec_driver_sql("CREATE TEMPORARY TABLE notes (n int)")
        list(articles_from_sql(connection, "SELECT * FROM notes"))
        connection.exec_driver_sql("INSERT INTO notes VALUES (1)")

        assert 1 == connection.exec_driver_sql("TABLE notes").scalar()


def test_a_cursor_on_the_server_holds_the_rows(engine):
    query = """
        SELECT 'x' || n AS slug, 'T' AS title, 0 AS date
        FROM generate_series(1, 1000000) AS t(n)
    """
    with engine.connect() as connection:
        articles = articles_from_sql(connection, query, options=OPTIONS)
        next(articles)
        names = connection.exec_driver_sql("SELECT statement FROM pg_cursors").all()
        articles.close()

        assert 1 == len(names)
        assert not connection.in_transaction()


def test_a_lost_connection_ends_in_an_error(engine):
    query = """
        SELECT 'x' || n AS slug, 'T' AS title, 0 AS date
        FROM generate_series(1, 999) AS t(n)
    """
    articles = articles_from_sql(engine, query, options=OPTIONS)
    next(articles)
    with engine.connect() as other:
        other.exec_driver_sql(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = 'postgres' AND pid <> pg_backend_pid()"
        )
    with pytest.raises(UnreachableError, match=r"broke off after row \d+: "):
        list(articles)


def test_a_wrong_password_is_refused_and_not_shown(blog):
    wrong = blog.replace("hush%2Fhush", "secret")
    with pytest.raises(UnreachableError) as caught:
        read_sql(wrong, "SELECT * FROM posts")

    assert "password authentication failed" in str(caught.value)
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("SELECT * FROM post", 'relation "post" does not exist'),
        ("SELECT headlin FROM posts", 'column "headlin" does not exist'),
        ("SELECT 1 FROM", "syntax error"),
        ("SELECT 1 / 0", "division by zero"),
        ("SELECT E'\\'' ; COMMIT; SELECT '' --'", "more than one statement"),
    ],
)
def test_a_wrong_query_is_told_in_the_servers_words(blog, query, words):
    with pytest.raises(SourceError, match=words) as caught:
        read_sql(blog, query)

    assert "query" == caught.value.problems[0].field


def test_a_url_without_a_driver_takes_psycopg(blog):
    for name in ("postgresql", "postgres"):
        url = blog.replace("postgresql+psycopg", name)
        options = SourceOptions(base_url="https://x.example/", timezone="UTC")

        assert 2 == len(read_sql(url, "SELECT * FROM posts", options=options).articles)
