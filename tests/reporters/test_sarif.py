"""SARIF 2.1.0, as OASIS's schema has it."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest

from feedpub.reporters.sarif import as_sarif
from feedpub.validator import RULES
from feedpub.validator.report import Finding, Level, Report

SCHEMA = Path(__file__).resolve().parents[2] / "../shared/specs/sarif-2.1.0.json"


@pytest.fixture(scope="module")
def valid():
    """Give a function that reads a log, once it has been found valid."""
    if not SCHEMA.exists():
        pytest.skip("the schema of OASIS is not here")
    schema = json.loads(SCHEMA.read_text("utf-8"))
    kind = jsonschema.validators.validator_for(schema)
    validator = kind(schema, format_checker=kind.FORMAT_CHECKER)

    def read(text):
        log = json.loads(text)
        validator.validate(log)
        return log["runs"][0]

    return read


def of_every_rule():
    findings = tuple(
        Finding(name, rule.level, "is wrong", number, 1, "channel/item")
        for number, rule in enumerate(RULES.values(), start=1)
        for name in (rule.name,)
    )
    return (Report(findings, "rss", "a b/ü.xml"),)


def located(path):
    log = json.loads(as_sarif((Report((), "rss", path),)))
    return log["runs"][0]["artifacts"][0]["location"]


def test_a_log_is_what_the_schema_of_oasis_asks_for(valid, feed):
    run = valid(as_sarif(*feed(3)))

    assert 3 == len(run["results"])


def test_a_log_of_nothing_is_one(valid):
    assert [] == valid(as_sarif(()))["results"]


@pytest.mark.no_cover
def test_every_rule_can_be_described(valid):
    run = valid(as_sarif(of_every_rule()))
    described = {rule["id"]: rule for rule in run["tool"]["driver"]["rules"]}

    assert set(RULES) == set(described)
    assert all(
        described[name]["help"]["text"].startswith(rule.summary)
        and rule.summary in described[name]["help"]["markdown"]
        and described[name]["defaultConfiguration"]["level"] == str(rule.level)
        for name, rule in RULES.items()
    )


@pytest.mark.no_cover
def test_results_point_to_their_rules(valid):
    run = valid(as_sarif(of_every_rule()))
    rules = run["tool"]["driver"]["rules"]

    assert all(
        rules[each["ruleIndex"]]["id"] == each["ruleId"] for each in run["results"]
    )


def test_a_hostile_document_makes_a_valid_log(valid, hostile):
    run = valid(as_sarif(*hostile))

    assert "\x1b" not in run["results"][0]["message"]["text"]


def test_a_finding_has_its_place(valid, feed):
    [result] = valid(as_sarif(*feed()))["results"]
    [place] = result["locations"]

    assert {
        "artifactLocation": {
            "uri": "feeds/rss.xml",
            "uriBaseId": "%SRCROOT%",
            "index": 0,
        },
        "region": {"startLine": 5, "startColumn": 24},
    } == place["physicalLocation"]
    assert [{"fullyQualifiedName": "channel/item/guid"}] == place["logicalLocations"]


@pytest.mark.parametrize(
    ("path", "location"),
    [
        ("a b/50%.xml", {"uri": "a%20b/50%25.xml", "uriBaseId": "%SRCROOT%"}),
        ("ü.xml", {"uri": "%C3%BC.xml", "uriBaseId": "%SRCROOT%"}),
        ("/a b/x.xml", {"uri": "file:///a%20b/x.xml"}),
        ("https://x.example/a?b=%20#c", {"uri": "https://x.example/a?b=%20#c"}),
        ("<stdin>", {"uri": "%3Cstdin%3E", "uriBaseId": "%SRCROOT%"}),
    ],
)
def test_places_are_uris_from_the_root_of_the_repository(path, location):
    assert location == located(path)


def test_the_place_in_the_repository_counts(feed):
    reports, (evidence,) = feed()
    log = json.loads(as_sarif(reports, (replace(evidence, file="site/rss.xml"),)))

    assert "site/rss.xml" == log["runs"][0]["artifacts"][0]["location"]["uri"]


def fingerprints(reports):
    results = json.loads(as_sarif(*reports))["runs"][0]["results"]
    return [each["partialFingerprints"]["feedpubFinding/v1"] for each in results]


def test_fingerprints_stay_when_lines_move(feed):
    above = "<item><title>New</title></item>\n\n\n"

    assert fingerprints(feed(5)) == fingerprints(feed(5, before=above))


def test_fingerprints_differ(feed):
    assert 44 == len(set(fingerprints(feed(44))))


def test_the_version_is_told(valid):
    log = as_sarif((), version="0.1.0")

    assert "0.1.0" == valid(log)["tool"]["driver"]["semanticVersion"]


def test_levels_are_those_of_sarif(valid, many):
    runs = [valid(as_sarif(many(level=level))) for level in Level]

    assert ["note", "warning", "error"] == [run["results"][0]["level"] for run in runs]
