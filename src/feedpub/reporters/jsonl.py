"""Findings as JSON Lines, for tools that read one line at a time."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from feedpub.reporters.wording import documents

if TYPE_CHECKING:
    from feedpub.validator import Report
    from feedpub.validator.evidence import Evidence


def as_jsonl(reports: tuple[Report, ...], evidence: tuple[Evidence, ...] = ()) -> str:
    """Give an object a line for each finding: the document's path, then the finding.

    `item` is the id of the item around it. Documents without findings have no line.
    """
    return "\n".join(
        json.dumps(
            {
                "document": page.report.path,
                **told.finding.to_dict(),
                "item": told.seen.item,
                "fingerprint": told.fingerprint,
            }
        )
        for page in documents(reports, evidence)
        for told in page.findings
    )
