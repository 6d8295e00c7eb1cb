"""JSON for programs: lines, GitLab's code quality and reviewdog's diagnostics."""

from __future__ import annotations

import json

import pytest

from feedpub.reporters.gitlab import as_gitlab
from feedpub.reporters.json_report import as_json
from feedpub.reporters.jsonl import as_jsonl
from feedpub.reporters.rdjson import as_rdjson
from feedpub.validator.report import Level


def test_json_lines_have_the_document_and_the_item(feed):
    reports = feed(2)
    lines = [json.loads(line) for line in as_jsonl(*reports).splitlines()]

    assert ["0", "1"] == [line["item"] for line in lines]
    assert {"feeds/rss.xml"} == {line["document"] for line in lines}
    assert reports[0][0].findings[0].to_dict().items() <= lines[0].items()


def test_nothing_found_is_no_line():
    assert "" == as_jsonl(())


def test_gitlab_gets_what_it_documents(feed):
    [issue] = json.loads(as_gitlab(*feed()))

    assert 32 == len(issue.pop("fingerprint"))
    assert {
        "description": "'0' is not a URL; add isPermaLink=\"false\"",
        "check_name": "rss-guid-not-url",
        "severity": "major",
        "location": {"path": "feeds/rss.xml", "lines": {"begin": 5}},
    } == issue


def test_severities_are_those_of_gitlab(many):
    found = [json.loads(as_gitlab(many(level=level)))[0]["severity"] for level in Level]

    assert ["info", "minor", "major"] == found


def marks(reports):
    return [issue["fingerprint"] for issue in json.loads(as_gitlab(*reports))]


def test_fingerprints_are_of_items_and_not_of_lines(feed):
    above = "<item><title>New</title></item>\n\n\n"

    assert marks(feed(5)) == marks(feed(5, before=above))


def test_each_finding_has_a_fingerprint_of_its_own(feed):
    same = "<item><title>a</title><guid>x</guid></item>" * 3
    found = marks(feed(3, before=same))

    assert len(found) == len(set(found)) > 5


def test_reviewdog_counts_columns_in_bytes(feed):
    [diagnostic] = json.loads(as_rdjson(*feed()))["diagnostics"]

    assert {
        "path": "feeds/rss.xml",
        "range": {"start": {"line": 5, "column": 28}},
    } == diagnostic["location"]
    assert "ERROR" == diagnostic["severity"]
    assert "rss-guid-not-url" == diagnostic["code"]["value"]


@pytest.mark.parametrize("write", [as_json, as_jsonl, as_gitlab, as_rdjson])
def test_no_document_breaks_json(write, hostile):
    text = write(*hostile)

    assert text.isascii()
    assert json.loads(text)
    assert "\x1b" not in text
