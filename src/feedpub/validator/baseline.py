"""Findings that are known already: written to a file, and left out the next time.

A known finding is one of a rule in an item of a document. Its line does not matter, so
that an article at the top of a feed makes nothing new of what is below. Each has a
count: one more of the same is new.
"""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from feedpub.errors import ConfigError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from feedpub.validator.evidence import Evidence
    from feedpub.validator.report import Report

SCHEMA: Final = "feedpub-baseline/1"
"""The name of the file's form; it changes when the form does."""

_MEND: Final = "write a new one with --write-baseline"
_ALWAYS: Final = frozenset(("findings-limit", "internal-error"))


class Known(NamedTuple):
    """Which finding: the document's path with `/`, the rule, the id of the item."""

    document: str
    rule: str
    item: str


Baseline = Counter[Known]
"""How many findings of each kind are known."""


def baseline_of(
    reports: Iterable[Report], evidence: Iterable[Evidence], documents: Iterable[str]
) -> Baseline:
    """Count the findings; `documents` are the paths that the baseline knows them by.

    What says that a report is not complete is never known: it may hide anything.
    """
    found: Baseline = Counter()
    for report, seen, document in zip(reports, evidence, documents, strict=True):
        kinds = _kinds(report, seen, document)
        found.update(kind for kind in kinds if kind.rule not in _ALWAYS)
    return found


def new_findings(
    report: Report, evidence: Evidence, document: str, known: Baseline
) -> tuple[int, ...]:
    """Give the numbers of the findings that are not known; the last of a kind are new.

    `known` is used up: what is left of it when all reports are through was not found.
    """
    new: list[int] = []
    for number, kind in enumerate(_kinds(report, evidence, document)):
        if known[kind] > 0:
            known[kind] -= 1
        else:
            new.append(number)
    return tuple(new)


def to_json(baseline: Baseline) -> str:
    """Write a baseline; the same findings give the same text, a line for each kind."""
    lines = [
        json.dumps({**kind._asdict(), "count": count}, ensure_ascii=False)
        for kind, count in sorted(baseline.items())
        if count > 0
    ]
    body = ",\n    ".join(lines)
    inner = f"\n    {body}\n  " if lines else ""
    return f'{{\n  "schema": "{SCHEMA}",\n  "findings": [{inner}]\n}}\n'


def from_json(text: str, path: str) -> Baseline:
    """Read a baseline; `ConfigError` names the file and says what is wrong with it."""
    try:
        table: Any = json.loads(text)
    except ValueError as error:
        raise _wrong(path, f"is no baseline: {error}") from error
    if not isinstance(table, dict) or table.get("schema") != SCHEMA:
        raise _wrong(path, f"is no baseline of the form {SCHEMA}")
    entries = table.get("findings")
    known: Baseline = Counter()
    for entry in entries if isinstance(entries, list) else [None]:
        kind, count = _entry(entry, path)
        known[kind] += count
    return known


def _kinds(report: Report, evidence: Evidence, document: str) -> Iterator[Known]:
    for finding, seen in zip(report.findings, evidence.seen, strict=True):
        yield Known(document, finding.rule, seen.item)


def _entry(entry: Any, path: str) -> tuple[Known, int]:
    told = entry if isinstance(entry, dict) else {}
    values = [told.get(name) for name in Known._fields]
    count = told.get("count")
    if not all(isinstance(value, str) for value in values):
        raise _wrong(path, "lacks document, rule or item of a finding")
    if not isinstance(count, int) or count < 1:
        raise _wrong(path, f"{count!r} is no count of findings")
    return Known(*map(str, values)), count


def _wrong(path: str, message: str) -> ConfigError:
    return ConfigError((Problem(path, "", f"{message}; {_MEND}"),))
