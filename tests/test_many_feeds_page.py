"""docs/many-feeds.md says what is true: its programs are run, its output is theirs."""

from __future__ import annotations

import contextlib
import io
import re
import sqlite3
import sys
from pathlib import Path

import pytest

pytest.importorskip("sqlalchemy")
pytest.importorskip("nh3")

PAGE = (Path(__file__).resolve().parents[1] / "docs" / "many-feeds.md").read_text(
    "utf-8"
)
POSTS = """
CREATE TABLE posts (slug TEXT, title TEXT, body TEXT, tag TEXT, published TEXT,
    changed INTEGER);
INSERT INTO posts VALUES
    ('neap', 'Neap', '<p>Twice a month.</p>', 'neap', '2026-03-01 09:00:00', 1),
    ('bore', 'The bore', '<p>Upstream.</p>', 'bore', '2026-03-02 09:00:00', 1),
    ('ebb', 'Ebb', '<p>Out.</p>', 'ebb', '2026-03-03 09:00:00', 1);
"""


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)


def test_each_program_prints_what_is_shown_below_it(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend(tmp_path)
    with contextlib.closing(sqlite3.connect("blog.db")) as database:
        database.executescript(POSTS)
    module, *programs = blocks("python")
    Path("feeds.py").write_text(module)
    names: dict[str, object] = {}
    printed = []
    for program in programs:
        with contextlib.redirect_stdout(io.StringIO()) as out:
            exec(program, names)
        printed.append(out.getvalue())
    monkeypatch.delitem(sys.modules, "feeds")

    assert blocks("text") == printed


@pytest.mark.parametrize("block", blocks("py"))
def test_what_is_on_paper_is_python(block):
    compile(block, "docs/many-feeds.md", "exec")


def test_what_is_imported_from_feedpub_is_there():
    for line in re.findall(r"^from feedpub.*$", PAGE, re.MULTILINE):
        exec(line, {})
