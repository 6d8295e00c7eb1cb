"""`feedpub check`: findings in two forms, and four exit codes."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

import feedpub as fp
from feedpub.cli.app import feedpub
from feedpub.reporters.text import as_text

FEED = fp.Feed(
    title="Tidewater",
    home_url="https://tide.example/",
    description="Notes on tides.",
    language="en",
    authors=["Ada Reed"],
    articles=[
        fp.Article(title="Low", url="https://tide.example/low/", published="2026-03-01")
    ],
)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    good = fp.write(FEED, "rss", url="https://tide.example/rss.xml")
    (tmp_path / "good.xml").write_bytes(good)
    (tmp_path / "bad.xml").write_bytes(good.replace(b"</rss>", b"</rs>"))
    return tmp_path


def check(*arguments, **more):
    return CliRunner().invoke(feedpub, ["check", *arguments], **more)


def report(*levels, path="x.rss"):
    findings = tuple(
        fp.Finding("a-rule", level, "'42' is wrong", 3, number, fix="write 43")
        for number, level in enumerate(levels, start=9)
    )
    return fp.Report(findings, "rss", path)


@pytest.mark.usefixtures("folder")
def test_a_clean_feed_is_exit_code_0():
    told = check("good.xml")

    assert (0, "nothing found in 1 document\n") == (told.exit_code, told.output)


@pytest.mark.usefixtures("folder")
def test_an_error_is_exit_code_1_and_says_where():
    told = check("good.xml", "bad.xml")

    assert 1 == told.exit_code
    assert told.output.startswith("bad.xml:")
    assert ": error: " in told.output
    assert told.output.endswith(" in 2 documents\n")


@pytest.mark.parametrize(
    ("level", "fail_on", "code"),
    [
        ("WARNING", "error", 0),
        ("WARNING", "warning", 1),
        ("WARNING", "note", 1),
        ("NOTE", "warning", 0),
        ("NOTE", "note", 1),
        ("ERROR", "note", 1),
    ],
)
@pytest.mark.usefixtures("folder")
def test_the_level_that_fails_can_be_chosen(monkeypatch, level, fail_on, code):
    from feedpub import validator

    monkeypatch.setattr(validator, "validate", lambda *_, **__: report(fp.Level[level]))

    assert code == check("good.xml", "--fail-on", fail_on).exit_code


@pytest.mark.usefixtures("folder")
def test_a_file_that_cannot_be_read_outweighs_findings():
    told = check("missing.xml", "bad.xml")

    assert 3 == told.exit_code
    assert "missing.xml: cannot be read" in told.stderr
    assert "bad.xml:" in told.stdout


@pytest.mark.usefixtures("folder")
def test_nothing_that_can_be_read_is_no_clean_result():
    told = check("missing.xml")

    assert 3 == told.exit_code
    assert "" == told.stdout


def test_no_file_is_a_wrong_command_line():
    assert 2 == check().exit_code


@pytest.mark.usefixtures("folder")
def test_an_unknown_profile_is_a_wrong_command_line():
    told = check("good.xml", "--profile", "spek")

    assert 2 == told.exit_code
    assert "there is no profile 'spek'; did you mean 'spec'" in told.stderr


def test_a_feed_may_come_from_the_standard_input(folder):
    told = check("-", input=(folder / "bad.xml").read_bytes())

    assert 1 == told.exit_code
    assert told.output.startswith("<stdin>:")


def test_the_standard_input_is_not_read_without_end():
    told = check("-", input=b"<rss>" + b" " * 21_000_000)

    assert 1 == told.exit_code
    assert "20,000,000" in told.output


@pytest.mark.usefixtures("folder")
def test_json_has_the_form_that_it_says():
    told = check("good.xml", "bad.xml", "--format", "json")
    found = json.loads(told.stdout)
    good, bad = found["documents"]

    assert "feedpub-report/1" == found["schema"]
    assert {
        "path": "good.xml",
        "format": "rss",
        "valid": True,
        "findings": [],
    } == good
    assert ("bad.xml", False) == (bad["path"], bad["valid"])
    assert {
        "rule",
        "level",
        "message",
        "line",
        "column",
        "path",
        "fix",
        "url",
    } == bad["findings"][0].keys()


@pytest.mark.usefixtures("folder")
def test_json_is_json_even_if_nothing_could_be_read():
    told = check("missing.xml", "--format", "json")

    assert 3 == told.exit_code
    assert [] == json.loads(told.stdout)["documents"]


def test_a_line_names_place_level_fault_mend_and_rule():
    assert (
        "x.rss:3:9: error: '42' is wrong; write 43 [a-rule]"
        == as_text((report(fp.Level.ERROR),)).splitlines()[0]
    )


@pytest.mark.parametrize(
    ("reports", "summary"),
    [
        ((report(),), "nothing found in 1 document"),
        ((report(fp.Level.ERROR),), "1 error in 1 document"),
        (
            (report(fp.Level.NOTE, fp.Level.ERROR), report(fp.Level.ERROR)),
            "2 errors and 1 note in 2 documents",
        ),
        (
            (report(fp.Level.NOTE, fp.Level.WARNING, fp.Level.ERROR),),
            "1 error, 1 warning and 1 note in 1 document",
        ),
    ],
)
def test_the_last_line_counts(reports, summary):
    assert summary == as_text(reports).splitlines()[-1]


def test_colours_change_nothing_but_colours():
    reports = (report(fp.Level.ERROR, fp.Level.NOTE),)
    coloured = as_text(reports, colour=True)

    assert "\x1b[31merror:\x1b[0m" in coloured
    assert as_text(reports) == coloured.replace("\x1b[0m", "").replace(
        "\x1b[31m", ""
    ).replace("\x1b[36m", "").replace("\x1b[1m", "").replace("\x1b[2m", "")


def test_no_document_takes_hold_of_the_terminal():
    finding = fp.Finding("a-rule", fp.Level.ERROR, "'\x1b]0;x\x07' is\nwrong")
    shown = as_text((fp.Report((finding,), "rss", "a\x1bb.xml"),))

    assert "a\\x1bb.xml:1:1: error: '\\x1b]0;x\\x07' is\\nwrong [a-rule]" in shown


@pytest.mark.usefixtures("folder")
def test_there_are_no_colours_outside_a_terminal():
    assert "\x1b" not in check("bad.xml").output


@pytest.mark.parametrize(("value", "colours"), [("1", False), ("", True)])
@pytest.mark.usefixtures("folder")
def test_no_color_is_honoured(value, colours):
    told = check("bad.xml", env={"NO_COLOR": value}, color=True)

    assert colours == ("\x1b" in told.output)
