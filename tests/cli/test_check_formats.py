"""`--format`: which reports are written, and where they go."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from feedpub.cli.app import feedpub
from feedpub.cli.check.outputs import REPORTERS

BROKEN = '<rss version="2.0"><channel><title>x</title><item/></channel></rss>'


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in ("GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "a").mkdir()
    (tmp_path / "a/rss.xml").write_text(BROKEN)
    return tmp_path


def check(*arguments, **more):
    return CliRunner().invoke(feedpub, ["check", *arguments], **more)


@pytest.mark.parametrize("name", REPORTERS)
def test_every_format_says_which_rule_it_was(name):
    told = check("a/rss.xml", "--format", name)

    assert (1, "") == (told.exit_code, told.stderr)
    assert "rss-channel" in told.stdout


@pytest.mark.parametrize("name", REPORTERS)
def test_a_file_has_what_would_have_been_printed(folder, name):
    told = check("a/rss.xml", "--format", f"{name}:out")

    assert "" == told.stdout
    assert check("a/rss.xml", "--format", name).stdout == (folder / "out").read_text()


def test_several_reports_may_be_written(folder):
    told = check(
        *("a/rss.xml", "--format", "text", "--format", "sarif:out.sarif"),
        *("--format", "junit:out.xml"),
    )

    assert told.stdout.startswith("a/rss.xml:1:")
    assert "2.1.0" == json.loads((folder / "out.sarif").read_text())["version"]
    assert (folder / "out.xml").read_text().startswith("<testsuites ")


@pytest.mark.parametrize(
    ("forms", "message"),
    [
        (["yaml"], "'yaml' is none of auto, text, json"),
        (["text", "json"], "only one report can go to the standard output"),
        (["auto", "json:-"], "only one report can go to the standard output"),
        (["sarif:"], "names no file"),
        (["sarif:no/out.sarif"], "there is no folder 'no'"),
        (["sarif:a"], "'a' cannot be written: Is a directory"),
    ],
)
def test_a_wrong_format_is_a_wrong_command_line(forms, message):
    options = [word for form in forms for word in ("--format", form)]
    told = check("a/rss.xml", *options)

    assert 2 == told.exit_code
    assert message in " ".join(told.stderr.split())


def test_auto_is_text_on_a_desk_and_commands_under_github():
    desk = check("a/rss.xml")
    github = check("a/rss.xml", env={"GITHUB_ACTIONS": "true"})

    assert desk.stdout.startswith("a/rss.xml:1:")
    assert github.stdout.startswith("::error file=a/rss.xml,line=1,")


def test_github_gets_a_summary_of_the_step_after_what_is_there(folder):
    summary = folder / "summary.md"
    summary.write_text("before\n")
    check("a/rss.xml", "--format", "github", env={"GITHUB_STEP_SUMMARY": str(summary)})

    assert summary.read_text().startswith("before\n# Feeds checked\n")


@pytest.mark.no_cover
def test_a_summary_is_never_larger_than_github_takes(folder):
    items = "<item><guid>42</guid></item>\n" * 9000
    (folder / "a/rss.xml").write_text(BROKEN.replace("<item/>", items))
    summary = folder / "summary.md"
    check("a/rss.xml", "--format", "github", env={"GITHUB_STEP_SUMMARY": str(summary)})

    assert 900_000 < summary.stat().st_size <= 1_000_000


def test_places_are_those_in_the_repository(folder, monkeypatch):
    (folder / ".git").mkdir()
    monkeypatch.chdir(folder / "a")
    text = check("rss.xml").stdout
    github = check("rss.xml", "--format", "github").stdout
    [gitlab, *_] = json.loads(check("rss.xml", "--format", "gitlab").stdout)

    assert text.startswith("rss.xml:")
    assert "file=a/rss.xml," in github
    assert "a/rss.xml" == gitlab["location"]["path"]


def test_repeated_findings_are_folded_unless_all_are_wanted(folder):
    (folder / "a/rss.xml").write_text(BROKEN.replace("<item/>", "<item/>" * 44))

    assert "and 41 more" in check("a/rss.xml").stdout
    assert "more" not in check("a/rss.xml", "-v").stdout


def test_a_file_has_no_colours(folder):
    check("a/rss.xml", "--format", "text:out.txt", color=True)

    assert "\x1b" not in (folder / "out.txt").read_text()


def test_junit_fails_where_the_exit_code_does(folder):
    check(
        *("a/rss.xml", "--format", "junit:x.xml", "--level", "*=warning"),
        *("--fail-on", "warning"),
    )

    assert "<failure" in (folder / "x.xml").read_text()


def test_the_same_feeds_give_the_same_reports():
    for name in REPORTERS:
        first, second = (check("a", "--format", name).stdout for _ in range(2))

        assert first == second
