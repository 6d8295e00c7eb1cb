"""`feedpub rules`: a list, an explanation, and the same for machines."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from feedpub.cli.app import feedpub
from feedpub.validator import PROFILES, RULES
from feedpub.validator.profiles import levels_of


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def rules(*arguments):
    return CliRunner().invoke(feedpub, ["rules", *arguments])


def test_every_rule_is_listed_with_level_and_summary():
    lines = rules().stdout.splitlines()

    assert [] == [
        rule.name
        for rule in RULES.values()
        if not any(
            line.split()[:2] == [rule.name, str(rule.level)]
            and line.endswith(rule.summary)
            for line in lines
        )
    ]


def test_rules_stand_below_their_families():
    heads = [line for line in rules().stdout.splitlines() if line[:1].strip()]

    assert list(dict.fromkeys(rule.family for rule in RULES.values())) == heads


def test_a_rule_is_explained():
    rule = RULES["rss-guid-not-url"]
    told = rules("rss-guid-not-url").stdout

    assert 0 == rules("rss-guid-not-url").exit_code
    for part in (rule.name, rule.summary, "error", "item/guid", rule.spec):
        assert part in told
    assert "wrong:\n    <guid>42</guid>\n" in told
    assert 'right:\n    <guid isPermaLink="false">42</guid>\n' in told


@pytest.mark.no_cover
def test_every_rule_can_be_explained():
    for name in RULES:
        told = rules(name)

        assert 0 == told.exit_code, name
        assert told.stdout.replace("\n", "").isprintable(), name


def test_a_family_is_listed():
    told = rules("rss-guid").stdout.splitlines()

    assert "rss-guid" == told[0]
    assert {"rss-guid"} == {RULES[line.split()[0]].family for line in told[1:]}


@pytest.mark.parametrize("more", [[], ["--format", "json"]])
def test_an_unknown_name_is_exit_code_2_and_a_guess(more):
    told = rules("rss-guid-not-ulr", *more)

    assert (2, "") == (told.exit_code, told.stdout)
    assert "did you mean 'rss-guid-not-url'" in told.stderr


def test_a_name_that_is_like_nothing_gets_the_way_to_the_list():
    assert "`feedpub rules` lists them" in rules("zzzzzz").stderr


def test_machines_get_everything():
    told = json.loads(rules("--format", "json").stdout)
    first = told["rules"][0]

    assert "feedpub-rules/1" == told["schema"]
    assert list(RULES) == [each["name"] for each in told["rules"]]
    assert {
        "name",
        "family",
        "level",
        "summary",
        "why",
        "on",
        "spec",
        "bad",
        "good",
    } <= (first.keys())


def test_machines_get_one_rule():
    [only] = json.loads(rules("rss-guid-not-url", "--format", "json").stdout)["rules"]

    assert "<guid>42</guid>" == only["bad"]


@pytest.mark.no_cover
@pytest.mark.parametrize("name", PROFILES)
def test_a_profile_has_its_rules_and_levels(name):
    told = json.loads(rules("--profile", name, "--format", "json").stdout)["rules"]
    levels = levels_of(PROFILES[name])

    assert {rule: str(level) for rule, level in levels.items()} == {
        each["name"]: each["level"] for each in told
    }


def test_own_profiles_are_profiles(folder):
    (folder / "feedpub.toml").write_text(
        '[check.profiles.ours]\nignore = ["*"]\n'
        '[check.profiles.more]\nextends = "ours"\nselect = ["rss-guid-not-url"]\n'
    )
    told = json.loads(rules("--profile", "more", "--format", "json").stdout)

    assert ["rss-guid-not-url"] == [each["name"] for each in told["rules"]]


def test_an_empty_profile_lists_nothing(folder):
    (folder / "feedpub.toml").write_text('[check.profiles.ours]\nignore = ["*"]\n')

    assert (0, "\n") == (
        rules("--profile", "ours").exit_code,
        rules("--profile", "ours").stdout,
    )


def test_an_unknown_profile_is_a_wrong_command_line():
    assert 2 == rules("--profile", "spek").exit_code
