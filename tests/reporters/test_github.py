"""Workflow commands: escaped, and never more than GitHub shows."""

from __future__ import annotations

import pytest

from feedpub.reporters.github import as_github
from feedpub.validator.report import Finding, Level, Report


def commands(text):
    return [line for line in text.splitlines() if line.startswith("::")]


def annotated(finding, path="x.xml"):
    return as_github((Report((finding,), "rss", path),)).splitlines()[0]


def test_an_annotation_has_file_line_column_and_rule():
    finding = Finding("a-rule", Level.WARNING, "is wrong", 3, 9, fix="write 43")

    assert (
        "::warning file=a/x.xml,line=3,col=9,title=a-rule::is wrong; write 43"
        == annotated(finding, "a/x.xml")
    )


def test_a_note_is_a_notice():
    assert annotated(Finding("a-rule", Level.NOTE, "x")).startswith("::notice ")


def test_percent_colon_and_comma_are_escaped():
    finding = Finding("a-rule", Level.ERROR, "100%, or: so")

    assert (
        "::error file=50%25%2C a%3Ab.xml,line=1,col=1,title=a-rule::100%25, or: so"
        == annotated(finding, "50%, a:b.xml")
    )


def test_a_document_cannot_give_commands(hostile):
    text = as_github(*hostile)

    assert 1 == len(commands(text))
    assert 2 == len(text.splitlines())
    assert "##[" not in text


@pytest.mark.parametrize("level", list(Level))
@pytest.mark.parametrize(
    ("rules", "each"), [(10, 1), (11, 1), (3, 40), (40, 3), (1, 999)]
)
def test_there_are_at_most_ten_of_a_level(many, rules, each, level):
    text = as_github(many(rules, each=each, level=level))

    assert 1 <= len(commands(text)) <= 10


def test_ten_findings_have_ten_annotations(many):
    assert 10 == len(commands(as_github(many(1, each=10))))


def test_more_findings_of_one_rule_share_an_annotation(many):
    [only] = commands(as_github(many(1, each=42)))

    assert only.endswith("is wrong (and 41 more of this rule in the document)")


def test_the_tenth_annotation_counts_what_has_none(many):
    *_, last = commands(as_github(many(12, each=5)))

    assert (
        "::error title=feedpub::15 errors more; the summary of the job has them" == last
    )


def test_levels_have_their_own_ten(many):
    reports = many(20) + many(20, level=Level.NOTE)

    assert 20 == len(commands(as_github(reports)))


def test_the_heaviest_come_first(many):
    lines = commands(as_github(many(1, level=Level.NOTE) + many(1)))

    assert ["::error", "::notice"] == [line.split()[0] for line in lines]


def test_the_log_has_a_last_line_for_people(many):
    assert "2 errors in 1 document" == as_github(many(2)).splitlines()[-1]
