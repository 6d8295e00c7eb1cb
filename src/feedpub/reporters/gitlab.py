"""Reports in the form of GitLab's Code Quality, which shows them in merge requests."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from feedpub.reporters.wording import documents, message_of, shown

if TYPE_CHECKING:
    from feedpub.validator import Report
    from feedpub.validator.evidence import Evidence

_SEVERITIES: Final = {"error": "major", "warning": "minor", "note": "info"}


def as_gitlab(reports: tuple[Report, ...], evidence: tuple[Evidence, ...] = ()) -> str:
    """Give the JSON array that `artifacts:reports:codequality` takes.

    A fingerprint is made of file, rule and item, not of the line, so that GitLab
    tells new findings from those that have only moved.
    """
    issues = [
        {
            "description": message_of(told.finding),
            "check_name": told.finding.rule,
            "fingerprint": told.fingerprint,
            "severity": _SEVERITIES[str(told.finding.level)],
            "location": {
                "path": shown(page.file),
                "lines": {"begin": told.finding.line},
            },
        }
        for page in documents(reports, evidence)
        for told in page.findings
    ]
    return json.dumps(issues, indent=2)
