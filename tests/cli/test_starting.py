"""Starting costs what is asked for: modules are counted, for time is never the same."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Final

import click
import pytest

from feedpub import __version__
from feedpub.cli import app, commands, main, page

_COUNTING: Final = """
import sys
before = set(sys.modules)
from feedpub.cli import main
try:
    main(sys.argv[1:])
finally:
    print(*sorted(set(sys.modules) - before), sep="\\n", file=sys.stderr)
"""
_PAGE: Final = Path(page.__file__)


def loaded(*arguments: str) -> set[str]:
    """Run the program, and give the modules that it has loaded."""
    command = [sys.executable, "-I", "-c", _COUNTING, *arguments]
    told = subprocess.run(command, capture_output=True, text=True, check=False)

    assert 0 == told.returncode
    return set(told.stderr.split())


def test_the_first_page_is_the_one_that_click_makes(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    settings = app.feedpub.context_settings
    context = click.Context(app.feedpub, info_name="feedpub", **settings)
    made = app.feedpub.get_help(context) + "\n"
    if request.config.getoption("--rewrite-golden"):
        head, _, _ = _PAGE.read_text().partition('"""\\\n')
        _PAGE.write_text(f'{head}"""\\\n{made}"""\n')

    assert made == page.PAGE


@pytest.mark.parametrize("option", ["--help", "--version"])
def test_the_first_page_and_the_version_load_next_to_nothing(option: str) -> None:
    new = loaded(option)

    assert {"__future__", "feedpub", "feedpub.cli", "feedpub.cli.page"} >= new


def test_a_narrow_terminal_gets_a_narrow_page(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    with pytest.raises(SystemExit):
        app.main(["--help"])
    made = capsys.readouterr().out
    with pytest.raises(SystemExit):
        main(["--help"])

    assert made == capsys.readouterr().out
    assert made != page.PAGE


@pytest.mark.parametrize(
    ("word", "told"),
    [
        ("-V", f"feedpub {__version__}\n"),
        ("--version", f"feedpub {__version__}\n"),
        ("-h", page.PAGE),
        ("--help", page.PAGE),
    ],
)
@pytest.mark.parametrize("columns", ["80", "no number"])
def test_what_is_written_down_is_said_as_it_is(
    word: str,
    told: str,
    columns: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    with pytest.raises(SystemExit) as ended:
        main([word])

    assert told == capsys.readouterr().out
    assert 0 == ended.value.code


def test_where_nothing_can_be_said_nothing_is_told_wrong(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("sys.stdout", None)
    with pytest.raises(SystemExit) as ended:
        main(["--version"])

    assert 0 == ended.value.code


def test_a_command_loads_no_other() -> None:
    new = loaded("diff", "--help")

    assert "feedpub.cli.diff" in new
    assert [] == [
        name
        for name in commands.NAMES
        if name != "diff" and f"feedpub.cli.{name.replace('-', '_')}" in new
    ]


def test_commands_are_in_the_order_of_the_page() -> None:
    assert sorted(commands.NAMES) == list(app.feedpub.commands)
    assert len(commands.NAMES) == len(app.feedpub.commands)
    assert None is app.feedpub.commands.get("bild")
