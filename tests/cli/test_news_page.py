"""docs/news.md does what it says: its files are built, its code is run."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

import feedpub as fp
from feedpub.cli.app import feedpub
from feedpub.publisher.partners import PARTNERS, for_partner
from feedpub.validator import PROFILES

PAGE = (Path(__file__).resolve().parents[2] / "docs/news.md").read_text("utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)


def block(language: str) -> str:
    return next(text for kind, text in BLOCKS if kind == language)


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "feedpub.toml").write_text(block("toml"), "utf-8")
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles/spring.md").write_text(block("markdown"), "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NO_COLOR", "1")
    return tmp_path


def test_the_commands_print_what_the_page_shows(site: Path) -> None:
    shown = ""
    for line in block("console").splitlines():
        if line.startswith("$ feedpub "):
            done = CliRunner().invoke(feedpub, line.removeprefix("$ feedpub ").split())
            assert 0 == done.exit_code, done.output
            told = "" if line.endswith("build") else done.stdout  # sizes, not shown
            shown += f"{line}\n{told}"

    assert block("console") == shown
    for line in block("xml").splitlines():
        assert line in (site / "public/msn.xml").read_text("utf-8")
    assert (site / "public/smartnews.xml").exists()


def test_the_code_runs_and_gives_flipboard_what_it_wants() -> None:
    names: dict[str, object] = {}
    for kind, text in BLOCKS:
        if kind == "python":
            exec(compile(text, "docs/news.md", "exec"), names)
    made = for_partner(names["feed"], "flipboard", sizes=names["sizes"])
    report = fp.validate(fp.write(made, "rss"), profile="flipboard")

    assert () == report.errors
    assert (1200, 800) == (made.articles[0].extensions[0].width, 800)


def test_every_partner_is_on_the_page() -> None:
    rows = re.findall(r"^\| `([a-z-]+)` \|", PAGE, re.MULTILINE)

    assert sorted(PARTNERS) == sorted(rows)
    assert set(rows) <= set(PROFILES)
