"""`feedpub build` from a database: its options, its exit codes, its secrets."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from feedpub.cli import main

pytest.importorskip("sqlalchemy")
pytest.importorskip("nh3")

USUAL = ("--title", "Tidewater", "--home-url", "https://tide.example/")
QUERY = "SELECT slug, 'T' AS title, 0 AS date FROM posts"
DATABASE = "sqlite:///blog.db"


@pytest.fixture(autouse=True)
def _beside_a_database(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with closing(sqlite3.connect("blog.db")) as database:
        database.executescript(
            "CREATE TABLE posts (slug); INSERT INTO posts VALUES ('neap'), ('ebb')"
        )


@pytest.fixture
def build(capsys):
    """Run the command and give its exit code and what it said to people."""

    def run(*arguments):
        with pytest.raises(SystemExit) as ended:
            main(["build", *arguments])
        return ended.value.code, capsys.readouterr().err

    return run


def urls(folder="public"):
    items = json.loads(Path(folder, "feed.json").read_bytes())["items"]
    return [item["url"] for item in items]


def test_the_rows_of_a_query_are_published(build):
    code, said = build(DATABASE, "--query", QUERY, *USUAL)

    assert 0 == code, said
    assert ["https://tide.example/ebb/", "https://tide.example/neap/"] == urls()


def test_a_query_may_stand_in_a_file(build):
    Path("posts.sql").write_text(f"-- all\n{QUERY};\n")
    code, said = build(DATABASE, "--query", "@posts.sql", *USUAL)

    assert 0 == code, said


def test_paths_in_a_configuration_start_at_its_folder(build, tmp_path, monkeypatch):
    lines = [
        'paths = ["sqlite:///blog.db", "posts"]',
        'query = "@posts.sql"',
        'title = "Tidewater"',
        'home_url = "https://tide.example/"',
    ]
    Path("feedpub.toml").write_text("\n".join(lines))
    Path("posts.sql").write_text(QUERY)
    Path("posts").mkdir()
    Path("posts", "bore.txt").write_text("The bore\n\n2026-03-01\n\nA wave.\n")
    Path("elsewhere").mkdir()
    monkeypatch.chdir("elsewhere")
    code, said = build("--config", "../feedpub.toml")

    assert 0 == code, said
    assert 3 == len(urls(tmp_path / "public"))


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        ((DATABASE,), 2, "query: is missing; give --query for sqlite:///blog.db"),
        (("posts", "--query", QUERY), 2, "query: is for a database, and no path"),
        ((DATABASE, "--query", "@no.sql"), 2, "'no.sql' cannot be read: No such file"),
        ((DATABASE, "--query", "@blog.db"), 2, "query: "),
        ((DATABASE, "--query", "DROP TABLE posts"), 2, "feedpub only reads"),
        ((DATABASE, "--query", "SELECT * FROM post"), 2, "no such table: post"),
        (("tide://a:secret@x/y", "--query", QUERY), 2, "tide://a:***@x/y: error: "),
        (("sqlite:///no.db", "--query", QUERY), 3, "there is no file no.db"),
        ((DATABASE, "--query", f"{QUERY} WHERE 0"), 1, f"{DATABASE}: there is no art"),
        ((DATABASE, "--query", QUERY.replace("0", "'x'")), 1, "row 1 (slug neap): err"),
    ],
)
def test_what_is_wrong_is_told_with_its_exit_code(build, arguments, code, words):
    ended, said = build(*arguments, *USUAL)

    assert (code, True) == (ended, words in said), said
    assert "secret" not in said
    assert not Path("public").exists()


def test_keep_going_does_not_pass_by_a_database(build):
    code, said = build(
        "sqlite:///no.db", DATABASE, "--query", QUERY, "--keep-going", *USUAL
    )

    assert 3 == code, said
    assert not Path("public").exists()


def test_keep_going_passes_by_a_bad_row(build):
    query = QUERY.replace("0 AS", "CASE slug WHEN 'ebb' THEN 'soon' ELSE 0 END AS")
    code, said = build(DATABASE, "--query", query, "--keep-going", *USUAL)

    assert 0 == code, said
    assert "sqlite:///blog.db row 2 (slug ebb): error: date: 'soon'" in said
    assert ["https://tide.example/neap/"] == urls()
