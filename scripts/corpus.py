"""How the validator agrees with the W3C Feed Validator on its own test cases.

    python scripts/corpus.py [--family atom] [--missed] [--false] [--isolated]

Without options, the share of agreement by family. `--missed` lists documents that the
reference calls invalid and we do not, `--false` those that only we call invalid, and
`--isolated` the rules that fire for each class that a case isolates.
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter, defaultdict
from pathlib import Path
from typing import NamedTuple

from feedpub.validator import Report, validate

CORPUS = Path(__file__).resolve().parents[2] / "shared/corpus/w3c"


class Case(NamedTuple):
    """A document and what the reference says of it."""

    path: str
    family: str
    polarity: str
    cls: str
    params: str
    level: str
    invalid: bool
    errors: frozenset[str]


def cases() -> list[Case]:
    """Read the manifest."""
    with (CORPUS / "manifest.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [
        Case(
            row["path"],
            row["family"],
            row["polarity"],
            row["cls"],
            row["params"],
            row["level"],
            row["ref_verdict"] == "invalid",
            frozenset(row["ref_error_classes"].replace(",", " ").split()),
        )
        for row in rows
    ]


def judge(case: Case) -> Report:
    """Validate the document of a case."""
    return validate((CORPUS / case.path).read_bytes())


def main() -> None:
    """Print what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--family")
    parser.add_argument("--missed", action="store_true")
    parser.add_argument("--false", action="store_true")
    parser.add_argument("--isolated", action="store_true")
    options = parser.parse_args()
    judged = [
        (case, judge(case)) for case in cases() if options.family in {None, case.family}
    ]
    agreement(judged)
    if options.missed:
        for case, report in judged:
            if case.invalid and report.valid:
                print(f"missed  {case.path}  {case.params} {' '.join(case.errors)}")
    if options.false:
        for case, report in judged:
            if not case.invalid and not report.valid:
                told = "; ".join(f"{f.rule}: {f.message}" for f in report.errors)
                print(f"false  {case.path}  {told}")
    if options.isolated:
        isolated(judged)


def agreement(judged: list[tuple[Case, Report]]) -> None:
    """Print how many invalid documents were found, and how many valid ones accused."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for case, report in judged:
        verdict = "invalid" if case.invalid else "valid"
        for family in (case.family, "all"):
            found[family][verdict] += 1
            found[family][f"{verdict}, and so say we"] += case.invalid != report.valid
    for family, counts in sorted(found.items()):
        print(
            f"{family:20} invalid: {counts['invalid, and so say we']:4} of "
            f"{counts['invalid']:4}   valid: {counts['valid, and so say we']:4} of "
            f"{counts['valid']:4}"
        )


def isolated(judged: list[tuple[Case, Report]]) -> None:
    """Print the rules that fire for each class that a case isolates."""
    rules: dict[str, Counter[str]] = defaultdict(Counter)
    for case, report in judged:
        if case.polarity == "+" and case.errors == {case.cls}:
            names = {finding.rule for finding in report.errors}
            rules[case.cls].update(names or {"(nothing)"})
    for cls, names in sorted(rules.items()):
        print(cls, dict(names.most_common()))


if __name__ == "__main__":
    main()
