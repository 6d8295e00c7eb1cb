"""Reports in the Reviewdog Diagnostic Format, `rdjson`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from feedpub.reporters.wording import documents, message_of, shown

if TYPE_CHECKING:
    from feedpub.reporters.wording import Page, Told
    from feedpub.validator import Report
    from feedpub.validator.evidence import Evidence

_SEVERITIES: Final = {"error": "ERROR", "warning": "WARNING", "note": "INFO"}


def as_rdjson(reports: tuple[Report, ...], evidence: tuple[Evidence, ...] = ()) -> str:
    """Give one JSON object with a diagnostic for each finding.

    The format counts columns in bytes of UTF-8, which takes the evidence; without it
    they are characters.
    """
    diagnostics = [
        _diagnostic(page, told)
        for page in documents(reports, evidence)
        for told in page.findings
    ]
    source = {"name": "feedpub"}
    return json.dumps({"source": source, "diagnostics": diagnostics}, indent=2)


def _diagnostic(page: Page, told: Told) -> dict[str, Any]:
    finding = told.finding
    column = told.seen.byte_column if told.seen.line else finding.column
    code = {"value": finding.rule, **({"url": finding.url} if finding.url else {})}
    return {
        "message": message_of(finding),
        "location": {
            "path": shown(page.file),
            "range": {"start": {"line": finding.line, "column": column}},
        },
        "severity": _SEVERITIES[str(finding.level)],
        "code": code,
    }
