"""README says what is true: its code runs, its commands and names exist."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import fields
from pathlib import Path

import pytest

import feedpub as fp
from feedpub.cli.app import feedpub as command

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def block(language: str) -> str:
    return re.search(rf"```{language}\n(.*?)```", README, re.DOTALL)[1]


def test_the_ten_lines_print_what_is_shown(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", block("python")],
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )

    assert block("xml").strip() == done.stdout.strip()
    assert {"rss.xml", "atom.xml", "feed.json"} == {
        path.name for path in (tmp_path / "public").iterdir()
    }


@pytest.mark.parametrize("name", list(command.commands))
def test_every_command_is_mentioned(name: str) -> None:
    assert f"feedpub {name}" in README


@pytest.mark.parametrize("kind", [fp.Feed, fp.Article])
def test_every_field_of_the_table_exists(kind: type) -> None:
    named = re.findall(rf"^\| `{kind.__name__}\.(.*?) \|", README, re.MULTILINE)
    said = {name.strip("` ") for row in named for name in row.split(",")}

    assert said
    assert said <= {field.name for field in fields(kind)}


def test_the_errors_shown_are_those_raised() -> None:
    with pytest.raises(fp.ModelError) as caught:
        fp.Article(title="", url="/neap/", published="10/11/12")
    shown = re.search(r"feedpub.errors.ModelError: (.*?)```", README, re.DOTALL)[1]
    lines = [line.strip().removesuffix("...") for line in shown.strip().split("\n")]

    for line, told in zip(lines, str(caught.value).split("\n"), strict=False):
        assert told.startswith(line)


@pytest.mark.parametrize("path", re.findall(r"\]\(([\w./]+)\)", README))
def test_every_link_leads_somewhere(path: str) -> None:
    assert (ROOT / path).exists()
