"""docs/browser.md says what is true: its program is run, its settings are read."""

from __future__ import annotations

import contextlib
import io
import re
from pathlib import Path

import pytest

from feedpub.formats.readable.words import words_in
from feedpub.http import response_parts
from feedpub.publisher import load_config

PAGE = (Path(__file__).resolve().parents[1] / "docs" / "browser.md").read_text("utf-8")
LANGUAGES = (
    *("ar", "zh", "cs", "da", "nl", "en", "fi", "fr", "de", "el", "he", "hu", "it"),
    *("ja", "ko", "no", "fa", "pl", "pt", "ro", "ru", "es", "sv", "tr", "uk"),
)


def block(kind: str) -> str:
    [found] = re.findall(rf"```{kind}\n(.*?)```", PAGE, re.DOTALL)
    return found


@pytest.fixture(scope="module")
def names() -> dict[str, object]:
    names: dict[str, object] = {}
    with contextlib.redirect_stdout(io.StringIO()) as out:
        exec(block("python"), names)
    names["printed"] = out.getvalue()
    return names


def test_the_program_prints_what_is_shown_below_it(names):
    assert block("text") == names["printed"]


def test_the_headers_are_those_that_are_sent(names):
    sent = response_parts(names["feed"], readable="feedpub.css").headers
    shown = dict(line.split(": ", 1) for line in block("http").splitlines())

    assert shown == {name: sent[name] for name in shown}


@pytest.mark.parametrize("line", block("toml").splitlines())
def test_each_setting_can_be_read(tmp_path, line):
    path = tmp_path / "feedpub.toml"
    path.write_text(line, "utf-8")

    assert load_config(path).readable in {True, False, "/style.css"}


def test_as_many_languages_are_named_as_there_are():
    sentence = re.search(r"if that is (.*?)\.", PAGE, re.DOTALL)[1]

    assert len(LANGUAGES) == len(re.split(r",\s+|\s+or\s+", sentence))
    assert len(LANGUAGES) == len({words_in(tag).hint for tag in LANGUAGES})
