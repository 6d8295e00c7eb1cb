"""The benchmark of many feeds builds what it says, and again only what changed."""

from __future__ import annotations

import sqlite3
import sys
from contextlib import closing
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench import many


def options(folder, *more):
    given = ["--feeds", "3", "--articles", "2", "--contents", "50", *more]
    return many._parser().parse_args([*given, "--folder", str(folder), "--name", "x"])


def test_every_feed_is_built_of_the_articles_in_the_database(tmp_path):
    many.make_database(options(tmp_path))
    first = many.build(options(tmp_path))
    with closing(sqlite3.connect(tmp_path / "posts.sqlite")) as database:
        database.execute("UPDATE tag SET version = 2, name = 'Anew' WHERE id = 0")
        database.commit()
    again = many.build(options(tmp_path))
    feeds = [*(tmp_path / "x" / "out").rglob("atom.xml")]

    assert (3, 3) == (first["feeds"], first["built"])
    assert (3, 1) == (again["feeds"], again["built"])
    assert [2, 2, 2] == [path.read_text().count("<entry>") for path in feeds]


def test_two_shards_are_put_together(tmp_path):
    many.make_database(options(tmp_path))
    parts = [many.build_part(options(tmp_path, "--shard", part)) for part in "12"]
    merged = many.merge(options(tmp_path))

    assert 3 == sum(part["feeds"] for part in parts) == merged["feeds"]


def test_what_misses_its_figure_is_said_to():
    measured = {"feeds": 2, "built": 1, "seconds": 2.0, "growth": 1.0}

    assert "reached" == many._cells("again", measured, "2.9")[-1]
    assert "MISSED" == many._cells("again", measured, "3.1")[-1]
    assert "MISSED" == many._cells("once", measured | {"growth": 99.0}, "")[-1]
