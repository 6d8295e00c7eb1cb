"""Reports as lines that people read and editors jump from."""

from __future__ import annotations

import unicodedata
from collections import Counter
from typing import TYPE_CHECKING, Final

from feedpub.reporters.wording import (
    documents,
    message_of,
    shown,
    summary,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from feedpub.reporters.wording import Page, Told
    from feedpub.validator import Report
    from feedpub.validator.evidence import Evidence, Seen

_COLOURS: Final = {"error": "31", "warning": "33", "note": "36"}
_BOLD: Final = "1"
_DIM: Final = "2"
_SAME: Final = 3
_BEFORE: Final = 30
_WIDTH: Final = 76


def as_text(
    reports: tuple[Report, ...],
    evidence: tuple[Evidence, ...] = (),
    *,
    colour: bool = False,
    fold: bool = True,
) -> str:
    """Give a line for each finding, `x.rss:3:9: error: ... [rule]`, and a last one.

    Below it stands the line of the document, where there is evidence of it. Findings
    of one rule that a document repeats are folded after the third. What a document
    says is shown with its control characters spelt out, so that no feed can take hold
    of a terminal.
    """
    lines = [
        line
        for page in documents(reports, evidence)
        for line in _page(page, fold=fold, colour=colour)
    ]
    return "\n".join([*lines, summary(reports)])


def _page(page: Page, *, fold: bool, colour: bool) -> Iterator[str]:
    totals = Counter(told.finding.rule for told in page.findings)
    met: Counter[str] = Counter()
    for told in page.findings:
        rule = told.finding.rule
        met[rule] += 1
        hidden = totals[rule] - _SAME if fold and totals[rule] > _SAME + 1 else 0
        if hidden and met[rule] > _SAME:
            continue
        yield _line(page, told, colour)
        yield from _excerpt(told, colour)
        if hidden and met[rule] == _SAME:
            words = f"  and {hidden:,} more [{rule}] in {shown(page.name)}"
            yield _styled(words, _DIM, colour)


def _line(page: Page, told: Told, colour: bool) -> str:
    finding = told.finding
    level = str(finding.level)
    where = f"{page.name}:{finding.line}:{finding.column}:"
    parts = (
        _styled(shown(where), _BOLD, colour),
        _styled(f"{level}:", _COLOURS[level], colour),
        message_of(finding),
        _styled(f"[{finding.rule}]", _DIM, colour),
    )
    return " ".join(parts)


def _excerpt(told: Told, colour: bool) -> Iterator[str]:
    """Give the line that the finding is on, and a caret below its column."""
    if not told.seen.line:
        return
    before, after = _halves(told.seen, told.finding.column)
    number = f"{told.finding.line:>5}"
    bar = _styled("|", _DIM, colour)
    caret = _styled("^", _COLOURS[str(told.finding.level)], colour)
    yield f"{_styled(number, _DIM, colour)} {bar} {before}{after}"
    yield f"{'':5} {bar} {' ' * _columns(before)}{caret}"


def _halves(seen: Seen, column: int) -> tuple[str, str]:
    """Give what stands before the column and from it on, cut to fit a terminal."""
    line = seen.line.replace("\t", " ")
    at = column - seen.start
    before, after = line[:at], line[at:]
    if seen.start > 1 or len(before) > _WIDTH - _BEFORE:
        before = f"…{before[-_BEFORE:]}"
    before, after = shown(before), shown(after)
    room = _WIDTH - len(before)
    return before, after if len(after) <= room else f"{after[: room - 1]}…"


def _columns(text: str) -> int:
    """Count the cells of a terminal: Chinese takes two, an accent on its own none."""
    if text.isascii():
        return len(text)
    return sum(
        0
        if unicodedata.combining(character)
        else 1 + (unicodedata.east_asian_width(character) in "WF")
        for character in text
    )


def _styled(text: str, code: str, colour: bool) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if colour else text
