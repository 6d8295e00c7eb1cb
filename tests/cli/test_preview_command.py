"""`feedpub preview`, as one types it."""

from __future__ import annotations

import json
import re

import pytest
from click.testing import CliRunner
from lxml import html

import feedpub as fp
from feedpub.cli import preview
from feedpub.cli.app import feedpub, main

HOME = "https://tide.example/"
FEED = fp.Feed(
    title="Tidewater",
    home_url=HOME,
    language="en",
    authors=["Ada Reed"],
    articles=[
        fp.Article(
            title=f"Tide {number}",
            url=f"{HOME}{number}/",
            published="2026-03-01",
            content=fp.Html("<p>High.<img src='https://pics.example/1.png'>"),
        )
        for number in (1, 2)
    ],
)


def run(*arguments, **more):
    return CliRunner().invoke(feedpub, ["preview", *arguments], **more)


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "rss.xml"
    path.write_bytes(fp.write(FEED, "rss"))
    return path


def test_a_page_goes_to_the_standard_output(file):
    ran = run(str(file))

    assert 0 == ran.exit_code
    assert fp.preview(file) == ran.stdout
    assert "" == ran.stderr


def test_a_page_goes_to_a_file(file, tmp_path):
    page = tmp_path / "page.html"
    ran = run(str(file), "-o", str(page))

    assert 0 == ran.exit_code
    assert "" == ran.stdout
    assert fp.preview(file) == page.read_text("utf-8")
    assert str(page) in ran.stderr


def test_a_terminal_gets_a_file_of_the_usual_name(file, tmp_path, monkeypatch):
    class Terminal:
        def isatty(self):
            return True

    class System:
        stdout = Terminal()

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(preview, "sys", System())
    ran = run(str(file))

    assert "" == ran.stdout
    assert fp.preview(file) == (tmp_path / "preview.html").read_text("utf-8")


def test_the_standard_input_is_a_feed_too():
    ran = run("-", input=fp.write(FEED, "json"))

    assert 0 == ran.exit_code
    assert "&lt;stdin&gt;" in ran.stdout


def test_options_are_those_of_the_function(file):
    ran = run(str(file), "--images", "--most", "1", "--profile", "spec", "-o", "-")
    same = fp.preview(file, images=True, most=1, profile="spec")

    assert same == ran.stdout


OWN = """\
[check]
ignore = ["rss-docs-unusual"]
[check.profiles.ours]
extends = "spec"
levels = { rss-self-missing = "error" }
select = ["rss-self-missing"]
"""


@pytest.mark.parametrize("profile", [("--profile", "ours"), ()])
def test_rules_are_chosen_as_check_chooses_them(profile, file, monkeypatch):
    monkeypatch.chdir(file.parent)
    named = OWN if profile else OWN.replace("[check]", '[check]\nprofile = "ours"')
    (file.parent / "feedpub.toml").write_text(named, "utf-8")
    checked = CliRunner().invoke(
        feedpub, ["check", "rss.xml", "--format", "jsonl", *profile]
    )
    page = html.document_fromstring(run("rss.xml", *profile).stdout)
    rows = page.get_element_by_id("findings").xpath(".//tbody/tr")

    assert {"ours"} == set(re.findall("By the profile ([a-z-]+)", page.text_content()))
    assert [json.loads(line)["rule"] for line in checked.stdout.splitlines()] == [
        row.findtext("td[last()]//code") for row in rows
    ]
    assert ["error"] == [row.findtext("td/b") for row in rows]


def test_the_usual_profile_is_known_with_what_the_configuration_adds(file, tmp_path):
    (tmp_path / "own.toml").write_text(OWN, "utf-8")

    assert "By the profile best-practice" in run(str(file)).stdout
    assert (
        "profile best-practice"
        in run(str(file), "--config", str(tmp_path / "own.toml")).stdout
    )


@pytest.mark.parametrize("command", ["check", "preview"])
def test_the_moment_is_that_of_the_option_or_else_of_the_environment(command, file):
    usual = [command, str(file), "--profile", "best-practice"]

    def told(*arguments, epoch=None):
        environment = {"SOURCE_DATE_EPOCH": epoch}
        ran = CliRunner(env=environment).invoke(feedpub, [*usual, *arguments])
        return "rss-date-future" in ran.stdout

    early, late = "1700000000", "1800000000"

    assert [False, True, False] == [told(epoch=each) for each in (None, early, late)]
    assert told("--now", "2023-01-01T00:00:00Z", epoch=late)
    assert not told("--now", "2027-01-01T00:00:00Z", epoch=early)


@pytest.mark.parametrize("command", ["check", "preview"])
def test_a_bad_moment_of_the_environment_is_an_error(
    command, file, monkeypatch, capsys
):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    with pytest.raises(SystemExit) as ended:
        main([command, str(file)])

    assert 2 == ended.value.code
    assert "SOURCE_DATE_EPOCH: 'yesterday' is no number" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["none.xml"], 3, "none.xml: cannot be read"),
        (["https://tide.example/rss.xml"], 2, "needs --allow-network"),
        (["page.html"], 3, "page.html:1:1: this is an HTML page, not a feed"),
        (["page.html", "--profile", "x"], 2, "there is no profile 'x'"),
        (["page.html", "--base", "x"], 2, "--base"),
        (["page.html", "--most", "0"], 2, "--most"),
        ([], 2, "FILE"),
    ],
)
def test_what_cannot_be_shown_is_said(
    arguments, code, said, tmp_path, monkeypatch, capsys
):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "page.html").write_text("<html><title>no</title></html>")
    with pytest.raises(SystemExit) as ended:
        main(["preview", *arguments])

    assert code == ended.value.code
    assert said in capsys.readouterr().err
