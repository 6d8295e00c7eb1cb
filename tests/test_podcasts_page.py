"""docs/podcasts.md says what is true: its files are built, its commands run."""

from __future__ import annotations

import contextlib
import io
import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

import feedpub as fp
from feedpub.cli.app import feedpub as command
from feedpub.publisher.podcast_config import Podcast
from feedpub.sources import FIELDS
from feedpub.validator import PROFILES

ROOT = Path(__file__).resolve().parents[1]
PAGE = (ROOT / "docs/podcasts.md").read_text("utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
SHOW = ROOT / "examples/podcast"


def blocks(language):
    return [text for kind, text in BLOCKS if kind == language]


def rows(heading):
    """Give the names in the first column of the table below a heading."""
    part = PAGE.partition(f"## {heading}\n")[2].partition("\n## ")[0]
    cells = re.findall(r"^\| (`.*?) \|", part, re.MULTILINE)
    return {name for cell in cells for name in re.findall(r"`([^`]+)`", cell)}


@pytest.fixture
def studio(tmp_path, monkeypatch):
    """The page's own show, with the example's recording and picture."""
    monkeypatch.chdir(tmp_path)
    for name in ("media", "episodes"):
        (tmp_path / name).mkdir()
    kept = "s1e1-neap-and-spring"
    shutil.copy(SHOW / f"media/{kept}.mp3", tmp_path / "media/neap.mp3")
    shutil.copy(SHOW / f"media/{kept}.vtt", tmp_path / "media/neap.vtt")
    shutil.copy(SHOW / "media/cover.png", tmp_path / "media/cover.png")
    (tmp_path / "feedpub.toml").write_text(blocks("toml")[0], "utf-8")
    (tmp_path / "episodes/neap.md").write_text(blocks("markdown")[0], "utf-8")
    return tmp_path


def run(*arguments, code=0):
    done = CliRunner().invoke(command, arguments)
    assert code == done.exit_code, done.output
    return done


def test_the_commands_print_what_the_page_shows(tmp_path, monkeypatch):
    shutil.copytree(
        SHOW, tmp_path / "examples/podcast", ignore=shutil.ignore_patterns("public")
    )
    said = ""
    for line in blocks("console")[0].splitlines(keepends=True):
        if line.startswith("$ cd "):
            monkeypatch.chdir(tmp_path / line.removeprefix("$ cd ").strip())
        if line.startswith("$ "):
            said += line
        if line.startswith("$ feedpub "):
            said += run(*line.removeprefix("$ feedpub ").split()).stdout

    assert blocks("console")[0] == said


def test_the_readme_shows_the_same_commands(tmp_path, monkeypatch):
    shutil.copytree(SHOW, tmp_path / "podcast", ignore=shutil.ignore_patterns("public"))
    monkeypatch.chdir(tmp_path / "podcast")
    readme = (ROOT / "README.md").read_text("utf-8")
    part = readme.partition("## Podcasts\n")[2].partition("\n## ")[0]
    [block] = re.findall(r"```console\n(.*?)```", part, re.DOTALL)
    *commands, last = block.splitlines()
    runs = [line.removeprefix("$ ").partition("#")[0].split() for line in commands]

    assert [["cd", "examples/podcast"], ["feedpub", "build"]] == runs[:2]
    run(*runs[1][1:])
    assert f"{last}\n" == run(*runs[2][1:]).stdout


def test_the_show_becomes_what_the_page_shows(studio):
    said = run("build").output
    written = (studio / "public/rss.xml").read_text("utf-8").splitlines()

    assert 1 == len(said.splitlines())
    assert [] == [line for line in blocks("xml")[0].splitlines() if line not in written]


@pytest.mark.parametrize("profile", ["apple-podcasts", "psp-1", "podcasting-2.0"])
def test_the_show_is_clean(studio, profile):
    run("build")

    assert () == fp.validate(studio / "public/rss.xml", profile=profile).findings


def test_the_mistakes_are_told_as_the_page_shows(studio):
    episode = blocks("markdown")[0].replace("audio: neap", "audio: naep")
    episode = episode.replace("episode: 1", "episode: one")
    (studio / "episodes/neap.md").write_text(episode, "utf-8")
    said = run("build", code=1).output

    for line in blocks("text")[0].splitlines():
        assert line in said


def test_the_code_runs(studio):
    names = {}
    with contextlib.redirect_stdout(io.StringIO()) as printed:
        for text in blocks("python"):
            exec(compile(text, "docs/podcasts.md", "exec"), names)

    assert "True\n()\nAda Reed Twice a month the sea comes higher.\n" == (
        printed.getvalue()
    )
    assert names["subtitles"].startswith(b"1\n00:00:00,000 --> 00:00:06,000\n")
    found = fp.validate(studio / "public/rss.xml", profile="apple-podcasts")
    assert () == found.errors


def test_every_key_of_the_table_is_explained():
    assert set(Podcast.__struct_fields__) == rows("The table `[podcast]`")


def test_every_key_of_an_episode_is_known():
    names = rows("Front matter of an episode")

    assert {"duration", "episode", "season", "chapters", "persons"} <= names
    assert names - set(FIELDS) == {
        *("audio", "video", "enclosure", "transcript", "soundbite"),
    }


def test_every_profile_is_there():
    assert rows("Checking") <= set(PROFILES)
