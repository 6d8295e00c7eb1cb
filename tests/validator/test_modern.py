"""Documents of our own: what other validators' cases lack, or get wrong.

`modern/expected.tsv` has a line for each document: its path, what is found, and
perhaps what `validate` is told. What is found is `-` for nothing, or rules with commas
between them, each perhaps with its line as `rss-guid-blank@7`. Errors and warnings
must all be listed, notes may be. A rule that only another profile runs is selected
by being listed. What is told is `name=value` with spaces between: `url`, `now`,
`content_type` or `profile`.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from feedpub.validator import PROFILES, RULES, Level, validate
from feedpub.validator.profiles import levels_of

MODERN = Path(__file__).parent / "modern"
EXPECTED = MODERN / "expected.tsv"


class Row(NamedTuple):
    path: str
    rules: tuple[str, ...]
    told: dict[str, str]


def read(line: str) -> Row:
    path, found, *more = line.split("\t")
    rules = () if found == "-" else tuple(found.split(","))
    told = dict(pair.split("=", 1) for pair in " ".join(more).split())
    return Row(path, rules, told)


LINES = EXPECTED.read_text("utf-8").splitlines()
ROWS = [read(line) for line in LINES]
each_row = pytest.mark.parametrize("row", ROWS, ids=lambda row: row.path)


def judged(row: Row) -> dict[str, set[int]]:
    """Give the lines on which each rule that counts found something."""
    names = [name.partition("@")[0] for name in row.rules]
    told: dict[str, Any] = dict(row.told)
    profile = PROFILES[told.pop("profile", "spec")]
    if more := [name for name in names if name not in levels_of(profile)]:
        profile = profile.customised(select=more)
    if "now" in told:
        told["now"] = datetime.fromisoformat(told["now"])
    lines: dict[str, set[int]] = {}
    for one in validate(MODERN / row.path, profile=profile, **told).findings:
        if one.level > Level.NOTE or one.rule in names:
            lines.setdefault(one.rule, set()).add(one.line)
    return lines


@each_row
def test_a_document_has_the_faults_that_are_listed(row: Row) -> None:
    found = judged(row)
    shown = {
        name if name in row.rules else f"{name}@{line}"
        for name, lines in found.items()
        for line in lines
        if name in row.rules or f"{name}@{line}" in row.rules or not listed(row, name)
    }

    assert sorted(row.rules) == sorted(shown), found


def listed(row: Row, name: str) -> bool:
    return any(one.partition("@")[0] == name for one in row.rules)


def test_a_listed_rule_exists() -> None:
    assert [] == [
        (row.path, one)
        for row in ROWS
        for one in row.rules
        if one.partition("@")[0] not in RULES
    ]


def test_the_list_is_sorted_and_complete() -> None:
    files = {
        str(path.relative_to(MODERN))
        for path in MODERN.rglob("*")
        if path.is_file() and path != EXPECTED
    }

    assert sorted(LINES) == LINES
    assert [] == sorted(files.symmetric_difference(row.path for row in ROWS))
