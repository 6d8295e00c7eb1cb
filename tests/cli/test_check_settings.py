"""Which rules count: profiles, [check], and the command line over both."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from feedpub.cli.app import feedpub

# Two errors, rss-guid-not-url and rss-date-invalid.
FEED = """\
<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel>
<title>Tides</title><link>https://tide.example/</link>
<description>Notes on tides.</description>
<item><title>Neap</title><guid>42</guid><pubDate>yesterday</pubDate></item>
</channel></rss>
"""
GUID, DATE = "rss-guid-not-url", "rss-date-invalid"


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "rss.xml").write_text(FEED)
    return tmp_path


def check(*arguments):
    return CliRunner().invoke(feedpub, ["check", "rss.xml", *arguments])


def found(*arguments):
    """Give the rules that found something, with their levels."""
    import json

    told = CliRunner().invoke(
        feedpub, ["check", "rss.xml", "--format", "json", *arguments]
    )
    assert told.exit_code in (0, 1), told.output
    [document] = json.loads(told.stdout)["documents"]
    return {each["rule"]: each["level"] for each in document["findings"]}


def configure(folder, text, name="feedpub.toml"):
    (folder / name).write_text(text)


def test_without_anything_said_the_specification_counts():
    assert {GUID: "error", DATE: "error"} == found()


@pytest.mark.parametrize("name", [GUID, "rss-guid", "rss-guid*", "rss-gui?-not-url"])
def test_rules_and_families_can_be_ignored(name):
    assert {DATE: "error"} == found("--ignore", name)


def test_several_rules_stand_between_commas_or_in_several_options():
    assert {} == found("--ignore", f"{GUID},{DATE}")
    assert {} == found("--ignore", GUID, "--ignore", DATE)


def test_levels_can_be_changed():
    assert {GUID: "note", DATE: "warning"} == found(
        "--level", f"{GUID}=note", "--level", f"{DATE}=warning"
    )


def test_the_last_level_counts():
    assert (
        "warning"
        == found("--level", f"{GUID}=note", "--level", f"{GUID}=warning")[GUID]
    )


def test_off_is_a_level():
    assert {DATE: "error"} == found("--level", f"{GUID}=off")


@pytest.mark.parametrize("text", ["x", "=error", f"{GUID}=fatal", f"{GUID}="])
def test_a_level_must_be_one(text):
    told = check("--level", text)

    assert 2 == told.exit_code
    assert "RULE=error" in told.stderr


def test_levels_decide_the_exit_code():
    lower = ("--level", "rss-*=warning")

    assert [0, 1] == [
        check(*lower).exit_code,
        check(*lower, "--fail-on", "warning").exit_code,
    ]


@pytest.mark.parametrize("option", ["--select", "--ignore", "--level"])
def test_an_unknown_rule_is_an_error_that_guesses(option):
    name = "rss-guid-not-ulr" + ("=note" if option == "--level" else "")
    told = check(option, name)

    assert 2 == told.exit_code
    assert option in told.stderr
    assert "did you mean 'rss-guid-not-url'" in told.stderr


def test_the_configuration_counts(folder):
    configure(
        folder,
        f'[check]\nignore = ["{GUID}"]\nfail_on = "warning"\n'
        f'[check.levels]\n{DATE} = "warning"\n',
    )

    assert {DATE: "warning"} == found()
    assert 1 == check().exit_code


def test_the_project_file_is_a_configuration(folder):
    configure(folder, f'[tool.feedpub.check]\nignore = ["{GUID}"]\n', "pyproject.toml")

    assert {DATE: "error"} == found()


def test_hyphens_are_as_good(folder):
    configure(
        folder, f'[check]\nfail-on = "note"\n[check.per-file-ignores]\n"*" = ["{GUID}"]'
    )

    assert {DATE: "error"} == found()


def test_the_command_line_wins(folder):
    configure(
        folder,
        f'[check]\nprofile = "best-practice"\nignore = ["rss-*"]\n'
        f'fail_on = "note"\n[check.levels]\n{GUID} = "note"\n',
    )

    assert {GUID: "note"} == found("--profile", "spec", "--select", GUID)
    assert {GUID: "warning"} == found(
        "--profile", "spec", "--select", GUID, "--level", f"{GUID}=warning"
    )
    assert (
        0
        == check("--profile", "spec", "--select", GUID, "--fail-on", "error").exit_code
    )


def test_ignore_beats_select_in_one_place():
    assert {DATE: "error"} == found("--select", GUID, "--ignore", GUID)


@pytest.mark.parametrize("pattern", ["rss.xml", "*.xml", "r?s.xml", "*"])
def test_files_can_have_their_own_ignores(folder, pattern):
    configure(folder, f'[check.per_file_ignores]\n"{pattern}" = ["{GUID}"]\n')

    assert {DATE: "error"} == found()


@pytest.mark.parametrize("pattern", ["atom.xml", "other/*", "/rss.xml"])
def test_other_files_are_left_alone(folder, pattern):
    configure(folder, f'[check.per_file_ignores]\n"{pattern}" = ["{GUID}"]\n')

    assert {GUID, DATE} == set(found())


def test_patterns_start_at_the_folder_of_the_configuration(folder, monkeypatch):
    configure(folder, f'[check.per_file_ignores]\n"site/*" = ["{GUID}"]\n')
    (folder / "site/a").mkdir(parents=True)
    (folder / "site/a/rss.xml").write_text(FEED)
    monkeypatch.chdir(folder / "site/a")

    assert {DATE: "error"} == found()


@pytest.mark.usefixtures("folder")
def test_a_profile_that_is_misspelt_is_guessed():
    told = check("--profile", "Apple-podcast")

    assert 2 == told.exit_code
    assert "did you mean 'apple-podcasts'?" in told.output


def test_profiles_can_be_made(folder):
    configure(
        folder,
        f"""
[check]
profile = "theirs"
[check.profiles.theirs]
extends = "ours"
select = ["{GUID}"]
[check.profiles.ours]
extends = "best-practice"
ignore = ["rss-*"]
levels = {{ {GUID} = "note" }}
""",
    )

    assert "note" == found()[GUID]
    assert DATE not in found()
    assert GUID not in found("--profile", "ours")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            '[check]\nignore = [\n"rss-gid",\n]',
            ":3: check: 'rss-gid' is no rule; did you ",
        ),
        (
            '[check]\n[check.levels]\nx = "note"',
            ":1: check: 'x' is no rule and no family",
        ),
        (
            '[check]\nprofil = "x"',
            ":2: check.profil: is no key; did you mean 'profile'?",
        ),
        (
            '[check]\nprofile = "x"',
            ":2: check.profile: there is no profile 'x'; choose",
        ),
        ('[check]\nfail_on = "x"', ":2: check.fail_on: is none of 'error', 'warning'"),
        ("[check]\nfail-on = 3", ":2: check.fail_on: is none of "),
        ("[check]\nignore = 'x'", ":2: check.ignore: expected a list in [ ], got text"),
        ("check = 3", ":1: check: is no table"),
        ("[check.profiles.spec]", ":1: check.profiles.spec: is the name of one of"),
        (
            '[check.profiles.a]\nextends = "b"',
            ":1: check.profiles.a: extends 'b', which",
        ),
        (
            '[check.profiles.a]\nextends = "b"\n[check.profiles.b]\nextends = "a"',
            ":1: check.profiles.a: extends itself in the end",
        ),
    ],
)
def test_what_is_wrong_is_named_with_line_and_key(folder, text, message):
    configure(folder, text)
    told = CliRunner().invoke(feedpub, ["check", "rss.xml"])

    assert f"feedpub.toml{message}" in str(told.exception) + told.stderr


def test_a_wrong_configuration_is_exit_code_2(folder):
    import subprocess
    import sys

    configure(folder, "[check]\nx = 1")
    done = subprocess.run(
        [sys.executable, "-m", "feedpub", "check", "rss.xml"],
        capture_output=True,
        text=True,
        check=False,
    )

    assert (2, "") == (done.returncode, done.stdout)
    assert done.stderr.startswith("feedpub.toml:2: error: check.x: is no key")


def test_a_configuration_can_be_given(folder):
    (folder / "other.toml").write_text(f'[check]\nignore = ["{GUID}"]\n')

    assert {DATE: "error"} == found("--config", "other.toml")


def test_builds_do_not_mind_what_checks_are_told(folder):
    from feedpub.publisher import load_config

    configure(folder, 'title = "x"\n[check]\nfail_on = "note"\n')

    assert "x" == load_config("feedpub.toml").title


def test_at_most_so_many_findings_are_reported_and_all_count():
    told = check("--max-findings", "1", "--level", f"{GUID}=note")

    assert 1 == told.exit_code
    assert DATE in told.stdout
    assert GUID not in told.stdout
    assert "note: 1 finding not shown, by --max-findings 1" in told.stderr
