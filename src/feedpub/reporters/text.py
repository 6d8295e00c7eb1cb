"""Reports as lines that people read and editors jump from."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from feedpub.validator import Finding, Report

_COLOURS: Final = {"error": "31", "warning": "33", "note": "36"}
_BOLD: Final = "1"
_DIM: Final = "2"


def as_text(reports: tuple[Report, ...], *, colour: bool = False) -> str:
    """Give a line for each finding, `x.rss:3:9: error: ... [rule]`, and a last one.

    What a document says is shown with its control characters spelt out, so that no
    feed can take hold of a terminal.
    """
    lines = [
        _line(report, found, colour) for report in reports for found in report.findings
    ]
    return "\n".join([*lines, _summary(reports)])


def _line(report: Report, finding: Finding, colour: bool) -> str:
    level = str(finding.level)
    where = f"{report.path or '<bytes>'}:{finding.line}:{finding.column}:"
    message = finding.message
    if finding.fix:
        message = f"{message}; {finding.fix}"
    parts = (
        _styled(_shown(where), _BOLD, colour),
        _styled(f"{level}:", _COLOURS[level], colour),
        _shown(message),
        _styled(f"[{finding.rule}]", _DIM, colour),
    )
    return " ".join(parts)


def _summary(reports: tuple[Report, ...]) -> str:
    levels = Counter(str(found.level) for each in reports for found in each.findings)
    documents = _counted(len(reports), "document")
    if not levels:
        return f"nothing found in {documents}"
    counts = [_counted(levels[name], name) for name in _COLOURS if levels[name]]
    return f"{_listed(counts)} in {documents}"


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def _listed(parts: list[str]) -> str:
    *most, last = parts
    return f"{', '.join(most)} and {last}" if most else last


def _styled(text: str, code: str, colour: bool) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if colour else text


def _shown(text: str) -> str:
    return text if text.isprintable() else "".join(_spelt(text))


def _spelt(text: str) -> Iterator[str]:
    for character in text:
        if character.isprintable():
            yield character
        else:
            yield character.encode("unicode_escape").decode()
