"""Reports as Markdown, for summaries and comments."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from feedpub.reporters.wording import (
    LEVELS,
    counted,
    documents,
    levels_in,
    message_of,
    shown,
    summary,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from feedpub.reporters.wording import Page, Told
    from feedpub.validator import Report
    from feedpub.validator.evidence import Evidence

_SPECIAL: Final = re.compile(r"[\\`*_\[\]<>#|~&@:$!]|(?<=www)\.", re.IGNORECASE)
_CALLS: Final = re.compile(r"\\([@#])")
_ROOM: Final = 200


def as_markdown(
    reports: tuple[Report, ...],
    evidence: tuple[Evidence, ...] = (),
    *,
    most: int | None = None,
) -> str:
    """Give a heading, a table of the documents, and a table of each one's findings.

    Nothing that a document says becomes Markdown, a link, or a mention of anybody.
    With `most`, the text ends before it has more bytes than that, and says so.
    """
    pages = tuple(documents(reports, evidence))
    lines = ("# Feeds checked", "", f"{escaped(summary(reports))}.", "")
    whole = (*lines, *_overview(pages), *_findings(pages))
    kept = whole if most is None else tuple(_fitting(whole, most))
    if len(kept) < len(whole):
        left = sum(line.startswith("| ") for line in whole[len(kept) :])
        kept = (*kept, "", f"{counted(left, 'line')} more of these tables left out.")
    return "\n".join(kept) + "\n"


def _overview(pages: tuple[Page, ...]) -> Iterator[str]:
    if not pages:
        return
    yield "| document | format | " + " | ".join(f"{name}s" for name in LEVELS) + " |"
    yield "|---|---|" + "---:|" * len(LEVELS)
    for page in pages:
        levels = levels_in((page.report,))
        counts = " | ".join(f"{levels[name]:,}" for name in LEVELS)
        kind = page.report.format or "none"
        yield f"| {escaped(page.file)} | {kind} | {counts} |"


def _findings(pages: tuple[Page, ...]) -> Iterator[str]:
    for page in pages:
        if page.findings:
            yield from ("", f"## {escaped(page.file)}", "")
            yield "| place | level | finding | rule |"
            yield "|---|---|---|---|"
            yield from (_row(told) for told in page.findings)


def _row(told: Told) -> str:
    finding = told.finding
    rule = escaped(finding.rule)
    linked = f"[{rule}]({finding.url})" if finding.url else rule
    place = f"{finding.line}:{finding.column}"
    message = escaped(message_of(finding))
    return f"| {place} | {finding.level} | {message} | {linked} |"


def _fitting(lines: Iterable[str], most: int) -> Iterator[str]:
    size = _ROOM  # for the line that says that something is left out
    for line in lines:
        size += len(line.encode()) + 1
        if size > most:
            return
        yield line


def escaped(text: str) -> str:
    """Take the meaning from every mark; a comment keeps mentions from being ones."""
    return _CALLS.sub(r"\1<!-- -->", _SPECIAL.sub(r"\\\g<0>", shown(text)))
