"""docs/feeds.md says what is true: its blocks are run, its output is what comes."""

from __future__ import annotations

import contextlib
import io
import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

import feedpub as fp
from feedpub.cli.app import feedpub
from feedpub.model.comparing import DANGERS

PAGE = (Path(__file__).resolve().parents[1] / "docs" / "feeds.md").read_text("utf-8")
PROGRAM = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
PRINTED = re.findall(r"```text\n(.*?)```", PAGE, re.DOTALL)
CONSOLE = re.findall(r"```console\n(.*?)```", PAGE, re.DOTALL)


def run_all() -> tuple[dict[str, object], list[str]]:
    names: dict[str, object] = {}
    printed = []
    for block in PROGRAM:
        with contextlib.redirect_stdout(io.StringIO()) as out:
            exec(block, names)
        printed.append(out.getvalue())
    return names, printed


def test_every_block_prints_what_is_shown_below_it() -> None:
    assert run_all()[1] == PRINTED


@pytest.fixture
def published(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    names = run_all()[0]
    for folder, name in (("public", "monday"), ("new", "tuesday")):
        feed = names[name]
        assert isinstance(feed, fp.Feed)
        fp.publish(feed, folder, formats=["rss", "atom"])
    return tmp_path


def typed(command: str) -> tuple[list[str], str]:
    """Give the words of a command as the page has it, and what it prints."""
    (block,) = (one for one in CONSOLE if one.startswith(f"$ feedpub {command}"))
    line, _, output = block.partition("\n")
    return shlex.split(line)[2:], output


def without_sizes(text: str) -> str:
    return re.sub("[0-9,]+ bytes", "", text)


@pytest.mark.usefixtures("published")
def test_the_difference_is_the_one_shown() -> None:
    arguments, expected = typed("diff")
    told = CliRunner().invoke(feedpub, arguments)

    assert sorted(expected.splitlines()) == sorted(told.stdout.splitlines())
    assert 1 == told.exit_code


@pytest.mark.usefixtures("published")
def test_the_conversion_is_the_one_shown() -> None:
    arguments, expected = typed("convert")
    told = CliRunner().invoke(feedpub, arguments)

    assert without_sizes(expected) == without_sizes(told.stderr)


@pytest.mark.usefixtures("published")
def test_the_planet_and_the_list_are_the_ones_shown() -> None:
    for command in ("planet public", "opml public", "opml feeds"):
        arguments, expected = typed(command)
        told = CliRunner().invoke(feedpub, arguments)

        assert 0 == told.exit_code
        assert without_sizes(expected) == without_sizes(told.stderr or told.stdout)


def test_a_list_that_is_fetched_needs_the_option_shown() -> None:
    arguments, _ = typed("planet feeds.opml")

    assert "--allow-network" in arguments
    assert {"--home-url", "--out"} < set(arguments)


def test_the_merging_build_has_its_options() -> None:
    known = {name for one in feedpub.commands["build"].params for name in one.opts}
    options = {word for word in typed("build")[0] if word.startswith("--")}

    assert options
    assert options <= known


def test_every_danger_is_on_the_page() -> None:
    assert set(DANGERS) == set(re.findall(r"^\| `([a-z-]+)`", PAGE, re.MULTILINE))
