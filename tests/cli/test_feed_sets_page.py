"""docs/feed-sets.md does what it says: it is built, and its output is what comes."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from feedpub.cli.app import feedpub
from feedpub.publisher import load_config
from feedpub.publisher.sets.tables import FeedTable

PAGE = (Path(__file__).resolve().parents[2] / "docs/feed-sets.md").read_text("utf-8")


def blocks(kind):
    return re.findall(rf"```{kind}\n(.*?)```", PAGE, re.DOTALL)


TOP, SLUGS, TABLES, ONE_FOLDER, LANGUAGES, INDEX = blocks("toml")
ALONE = TOP.partition("group_by")[0]


@pytest.fixture(autouse=True)
def _beside_the_articles(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NO_COLOR", "1")
    Path("articles.jsonl").write_text(blocks("jsonl")[0])
    Path("wire").mkdir()
    Path("wire/storm.jsonl").write_text(blocks("jsonl")[0].partition("\n")[0])


def run(command):
    program, *arguments = shlex.split(command)
    assert "feedpub" == program
    done = CliRunner().invoke(feedpub, arguments)
    assert 0 == done.exit_code, (done.output, done.exception)
    return done.output


def without_sizes(text):
    return re.sub(r"[\d,]+ bytes", "", text)


def build(text):
    Path("feedpub.toml").write_text(text)
    return run("feedpub build")


def test_each_command_prints_what_is_shown_below_it():
    for number, block in enumerate(blocks("console")):
        Path("feedpub.toml").write_text(TOP + (INDEX if number == 1 else ""))
        for each in block.split("$ ")[1:]:
            command, *shown = without_sizes(each).splitlines()
            told = without_sizes(run(command)).splitlines()

            assert [] == [line for line in shown if line not in told], told


def test_the_page_of_a_group_gets_its_own_elements_first():
    build(TOP + INDEX)

    assert blocks("html")[0] == Path("public/tags/moon/links.html").read_text()


def test_tables_make_what_is_said_of_them():
    build(ALONE + TABLES)
    [harbour] = Path("public/harbour").glob("rss.xml")

    assert 1 == harbour.read_text().count("<item>")
    assert Path("public/news/rss.xml").exists()
    assert Path("public/wire/atom.xml").exists()


def test_files_can_lie_in_one_folder():
    build(ALONE + ONE_FOLDER)

    assert ["moon.xml", "sea.xml", "shop.xml"] == sorted(
        path.name for path in Path("public/tags").glob("*")
    )


def test_languages_name_each_other():
    build(ALONE + LANGUAGES)

    assert blocks("xml")[0] in Path("public/en/atom.xml").read_text()


def test_the_other_commands_work():
    inline = re.search(r"`(feedpub build articles.jsonl [^`]*)`", PAGE)[1]
    said = run(f'{inline} --title T --home-url "https://tide.example/"')

    assert "3 feeds: 3 written" in said


def test_slugs_are_a_key():
    Path("feedpub.toml").write_text(TOP + SLUGS)

    assert {"Q&A": "questions"} == load_config("feedpub.toml").slugs


def test_every_key_of_a_table_is_on_the_page():
    assert [] == [
        key
        for key in FeedTable.__struct_fields__
        if f"`{key}" not in PAGE and f"{key} = " not in PAGE
    ]
