"""Validating a feed part by part, so that its size does not matter.

A feed is a head and a long row of articles. What is around the articles is read with
each handful of them, as a small feed that has all its head; the walk over it goes on
where it stopped. Rules that compare articles ask the ledger, which is on disk.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from feedpub.validator.context import Told
from feedpub.validator.locating import ordered
from feedpub.validator.report import Finding, Report
from feedpub.validator.rules import RULES
from feedpub.validator.streaming.judging import judge_parts
from feedpub.validator.streaming.source import opened

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from feedpub.validator.document.sizes import Limits
    from feedpub.validator.profiles import Profile

__all__ = ["Streamed", "Told", "opened", "streamed"]


class Streamed(NamedTuple):
    """A report, and the ids of the articles that it is about, by their paths."""

    report: Report
    items: Mapping[str, str]


def streamed(
    source: bytes | Path, profile: Profile, limits: Limits, told: Told
) -> Streamed | None:
    """Judge a document part by part; None if it is not made of articles in a row.

    `limits` hold for each part with what is around it, but for those on elements and
    items, which are there for the sake of memory. An `OSError` is the caller's.
    """
    with opened(source) as data:
        judged = judge_parts(data, profile, limits, told)
    if judged is None:
        return None
    findings = judged.findings
    if judged.truncated:
        rule = RULES["findings-limit"]
        message = (
            f"there are more than {limits.findings:,} findings; the rest is left out"
        )
        fix = "mend these first, or raise the limit on findings"
        findings = ordered(
            (*findings, Finding(rule.name, rule.level, message, fix=fix)), RULES
        )
    path = None if isinstance(source, bytes) else str(source)
    return Streamed(Report(findings, judged.format, path), judged.items)
