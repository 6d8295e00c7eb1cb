"""Why a document is none that can be read, in the validator's words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from feedpub.errors import ReadError
from feedpub.reading.readers import XML
from feedpub.validator import validate

if TYPE_CHECKING:
    from pathlib import Path

    from feedpub.validator import Report

UNNAMED: Final = "the document"
_ADVICE: Final = "give RSS, Atom or JSON Feed"


def no_feed(report: Report) -> ReadError:
    """Say why there is nothing to read, by the first fault of the document."""
    if report.errors and report.format in {None, "json"}:
        return ReadError(said(report), report)
    what = f"is {report.format}" if report.format else "is no feed"
    return ReadError(f"{report.path or UNNAMED}: {what}; {_ADVICE}", report)


def no_start(path: Path, head: bytes, reason: str, *, whole: bool) -> ReadError:
    """Say why a file does not begin as a feed; `reason`, where its head tells nothing.

    Of a file that goes on, what is wrong with its head as a document is no news.
    """
    report = replace(validate(head), path=str(path))
    of_kind = not report.valid and report.errors[0].rule.startswith("document-")
    is_other = report.format not in {None, "json", *XML}
    if is_other or of_kind or (whole and not report.valid and report.format != "json"):
        return no_feed(report)
    return ReadError(f"{path}: {reason}; {_ADVICE}")


def said(report: Report) -> str:
    """Put the first error into words."""
    finding = report.errors[0]
    fix = f"; {finding.fix}" if finding.fix else ""
    place = f"{report.path or UNNAMED}:{finding.line}:{finding.column}"
    return f"{place}: {finding.message}{fix} [{finding.rule}]"
