"""Reports as commands of GitHub's workflows, which become annotations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from feedpub.reporters.wording import (
    LEVELS,
    counted,
    documents,
    message_of,
    shown,
    summary,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from feedpub.reporters.wording import Page, Told
    from feedpub.validator import Report
    from feedpub.validator.evidence import Evidence

_COMMANDS: Final = {"error": "error", "warning": "warning", "note": "notice"}
_MOST: Final = 10
"""GitHub shows ten annotations of each level a step, and drops the rest in silence."""


class _Group(NamedTuple):
    """Findings of one rule in one document, the first of which stands for all."""

    page: Page
    told: tuple[Told, ...]


def as_github(reports: tuple[Report, ...], evidence: tuple[Evidence, ...] = ()) -> str:
    """Give a workflow command for each finding, and at most ten for each level.

    If there are more, findings of one rule in one document share an annotation, and
    the tenth says how many have none. The last line is for people who read the log.
    """
    pages = tuple(documents(reports, evidence))
    lines = [line for level in LEVELS for line in _level(level, pages)]
    return "\n".join([*lines, summary(reports)])


def _level(level: str, pages: tuple[Page, ...]) -> Iterator[str]:
    singles = [
        _Group(page, (told,))
        for page in pages
        for told in page.findings
        if str(told.finding.level) == level
    ]
    groups = singles if len(singles) <= _MOST else _grouped(singles)
    kept = groups if len(groups) <= _MOST else groups[: _MOST - 1]
    yield from (_annotation(level, group) for group in kept)
    if left := groups[len(kept) :]:
        number = sum(len(group.told) for group in left)
        words = f"{counted(number, level)} more; the summary of the job has them"
        yield f"::{_COMMANDS[level]} title=feedpub::{_escaped(words)}"


def _grouped(singles: list[_Group]) -> list[_Group]:
    groups: dict[tuple[str, str], _Group] = {}
    for page, told in singles:
        key = (page.file, told[0].finding.rule)
        known = groups.get(key)
        groups[key] = _Group(page, (*known.told, *told) if known else told)
    return list(groups.values())


def _annotation(level: str, group: _Group) -> str:
    first = group.told[0].finding
    message = message_of(first)
    if len(group.told) > 1:
        message += f" (and {len(group.told) - 1:,} more of this rule in the document)"
    values = {
        "file": shown(group.page.file),
        "line": str(first.line),
        "col": str(first.column),
        "title": first.rule,
    }
    properties = ",".join(f"{key}={_property(text)}" for key, text in values.items())
    return f"::{_COMMANDS[level]} {properties}::{_escaped(message)}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")
