"""How far the validator agrees with the W3C's, as figures that must hold.

Where the reference is wrong, `deviations.tsv` says why we differ; `classes.tsv` says
which of our rules finds what a class of the reference is about.
"""

from __future__ import annotations

import importlib.util
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from feedpub.validator import RULES, Report

if TYPE_CHECKING:
    from types import ModuleType

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
FOUND = 0.98
"""The share of the invalid documents in which we find an error, at least."""
ACCUSED = 0.01
"""The share of the valid documents in which we find one, at most."""


def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("corpus", ROOT / "scripts/corpus.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


corpus = script()
pytestmark = [
    pytest.mark.no_cover,
    pytest.mark.skipif(
        not (corpus.CORPUS / "manifest.tsv").exists(),
        reason="the cases of the W3C's validator are not beside the repository",
    ),
]


def table(name: str) -> dict[str, str]:
    lines = (HERE / name).read_text("utf-8").splitlines()
    return dict(line.split("\t") for line in lines)


DEVIATIONS = table("deviations.tsv")
CLASSES = {cls: rules.split(",") for cls, rules in table("classes.tsv").items()}


@cache
def judged() -> tuple[tuple[object, Report], ...]:
    return tuple((case, corpus.judge(case)) for case in corpus.cases())


def told(report: Report) -> str:
    return "; ".join(f"{one.rule}: {one.message}" for one in report.errors) or "-"


def differing(*, invalid: bool) -> list[str]:
    return [
        f"{case.path}  {case.params} {' '.join(sorted(case.errors))}  {told(report)}"
        for case, report in judged()
        if case.invalid is invalid
        and report.valid is invalid
        and case.path not in DEVIATIONS
    ]


def counted(*, invalid: bool) -> int:
    return sum(
        case.invalid is invalid and case.path not in DEVIATIONS for case, _ in judged()
    )


def test_nearly_every_invalid_document_has_an_error() -> None:
    missed = differing(invalid=True)
    most = (1 - FOUND) * counted(invalid=True)

    assert len(missed) <= most, "\n".join(["missed:", *missed])


def test_hardly_a_valid_document_has_an_error() -> None:
    accused = differing(invalid=False)
    most = ACCUSED * counted(invalid=False)

    assert len(accused) <= most, "\n".join(["accused:", *accused])


def test_each_deviation_still_is_one() -> None:
    agreed = [
        case.path
        for case, report in judged()
        if case.path in DEVIATIONS and case.invalid is not report.valid
    ]
    unknown = DEVIATIONS.keys() - {case.path for case, _ in judged()}

    assert [] == agreed
    assert set() == unknown


def test_each_deviation_has_its_reason() -> None:
    assert [] == [path for path, reason in DEVIATIONS.items() if len(reason) < 20]


def test_each_isolated_document_raises_the_rule_of_its_class() -> None:
    wrong = [
        f"{case.cls}  {case.path}  {told(report)}"
        for case, report in judged()
        if case.polarity == "+"
        and case.errors == {case.cls}
        and case.path not in DEVIATIONS
        and not {one.rule for one in report.errors} & set(CLASSES.get(case.cls, ()))
    ]

    assert [] == wrong, "\n".join(["not found as what it is:", *wrong])


def test_classes_map_to_rules_that_exist() -> None:
    unknown = {
        name for rules in CLASSES.values() for name in rules if name not in RULES
    }

    assert set() == unknown


@pytest.mark.parametrize("name", ["deviations.tsv", "classes.tsv"])
def test_a_table_is_sorted_and_says_each_thing_once(name: str) -> None:
    lines = (HERE / name).read_text("utf-8").splitlines()

    assert sorted(lines) == lines
    assert len(lines) == len(table(name))


def test_what_a_grammar_rejects_has_an_error_from_a_rule() -> None:
    caught = [
        f"{case.path}  {one.message}"
        for case, report in judged()
        for one in report.errors
        if one.rule.startswith("schema-")
    ]

    assert [] == caught, "\n".join(["caught by a grammar only:", *caught])
