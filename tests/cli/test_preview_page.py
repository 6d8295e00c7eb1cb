"""docs/preview.md: its commands and its code do what the page says."""

from __future__ import annotations

import re
import runpy
from pathlib import Path

import pytest
from click.testing import CliRunner

import feedpub as fp
from feedpub.cli import preview as command
from feedpub.cli.app import feedpub

PAGE = (Path(__file__).resolve().parents[2] / "docs/preview.md").read_text("utf-8")


def blocks(kind):
    return re.findall(rf"```{kind}\n(.*?)```", PAGE, re.DOTALL)


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    """Stand where the feed of the page is."""
    monkeypatch.chdir(tmp_path)
    article = fp.Article(
        title="Neap", url="https://tide.example/1/", published="2026-03-01"
    )
    feed = fp.Feed(
        title="Tidewater",
        home_url="https://tide.example/",
        authors=["Ada"],
        articles=[article],
    )
    Path("rss.xml").write_bytes(fp.write(feed, "rss"))


def test_each_command_does_what_is_shown_below_it():
    for block in blocks("console"):
        line, shown = block.removeprefix("$ feedpub ").strip().split("\n")
        words, _, file = line.partition(" < ")
        given = Path(file).read_bytes() if file else None
        ran = CliRunner().invoke(feedpub, words.split(), input=given)

        assert shown in ran.output


def test_the_code_writes_the_page():
    for block in blocks("python"):
        Path("example.py").write_text(block)
        runpy.run_path("example.py")

    assert "<title>Tidewater (preview)</title>" in Path("preview.html").read_text()


def test_the_options_that_are_named_are_there():
    there = {name for option in command.preview.params for name in option.opts}

    assert set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", PAGE)) <= there
    assert "first 100 articles" in PAGE
