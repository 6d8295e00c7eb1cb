"""Reports as JSON, `feedpub-report/1`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from feedpub.validator import reports_to_dict

if TYPE_CHECKING:
    from feedpub.validator import Report
    from feedpub.validator.evidence import Evidence


def as_json(
    reports: tuple[Report, ...],
    _evidence: tuple[Evidence, ...] = (),
) -> str:
    """Give one JSON object for all documents; it is ASCII, so any terminal takes it."""
    return json.dumps(reports_to_dict(reports), indent=2)
