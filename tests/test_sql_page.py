"""docs/sql.md says what is true: its blocks are run, its output is what comes."""

from __future__ import annotations

import contextlib
import io
import re
import shlex
import sqlite3
from pathlib import Path

import pytest
from click.testing import CliRunner

from feedpub.cli.app import feedpub

pytest.importorskip("sqlalchemy")
pytest.importorskip("nh3")

PAGE = (Path(__file__).resolve().parents[1] / "docs" / "sql.md").read_text("utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)


def without_sizes(text: str) -> list[str]:
    return re.sub(r"[\d,]+ bytes", "", text).splitlines()


@pytest.fixture(autouse=True)
def _beside_the_database(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with contextlib.closing(sqlite3.connect("blog.db")) as database:
        database.executescript(blocks("sql")[0])


@pytest.mark.parametrize("block", blocks("console"))
def test_each_command_prints_what_is_shown_below_it(block):
    command, *shown = without_sizes(block)
    told = CliRunner().invoke(feedpub, shlex.split(command)[2:])

    assert shown
    assert [] == [line for line in shown if line not in without_sizes(told.output)]


def test_each_program_prints_what_is_shown_below_it():
    names: dict[str, object] = {}
    printed = []
    for block in blocks("python"):
        with contextlib.redirect_stdout(io.StringIO()) as out:
            exec(block, names)
        printed.append(out.getvalue())

    assert blocks("text") == printed


def test_the_configuration_builds():
    Path("posts.sql").write_text("SELECT * FROM posts WHERE NOT is_draft;\n")
    Path("feedpub.toml").write_text(blocks("toml")[0])
    told = CliRunner().invoke(feedpub, ["build"])

    assert 0 == told.exit_code, told.output
    assert "2 articles  RSS 2.0" in told.output
