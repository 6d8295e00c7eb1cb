"""What a validation found: levels, findings and the report that holds them."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from enum import IntEnum
from typing import Any, Final

from feedpub.errors import InvalidFeed

SCHEMA: Final = "feedpub-report/1"
"""The name of the JSON form; it changes when the form does."""

_LISTED: Final = 5


class Level(IntEnum):
    """How much a finding weighs; the names are SARIF's, and they are ordered."""

    NOTE = 1
    WARNING = 2
    ERROR = 3

    def __str__(self) -> str:
        """Read as `error`, `warning` or `note`."""
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault of one document: which rule, where, why, and the mend in words.

    `line` and `column` count from 1, the column in characters; both are 1 for what
    concerns the document as a whole. `url` is the section of the specification.
    """

    rule: str
    level: Level
    message: str
    line: int = 1
    column: int = 1
    path: str = ""
    fix: str | None = None
    url: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """Give the finding as plain values, the level by its name."""
        return asdict(self) | {"level": str(self.level)}


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that was found in a document, in the document's order.

    `format` is `rss`, `rdf`, `atom`, `atom-entry` or `json`; for the documents around
    Atom feeds `atom-deleted`, `app-service` or `app-categories`; or None when the
    document is nothing of the kind. `path` is the file's, or None for bytes.
    """

    findings: tuple[Finding, ...] = ()
    format: str | None = None
    path: str | None = None

    @property
    def errors(self) -> tuple[Finding, ...]:
        """What breaks a MUST."""
        return self._of(Level.ERROR)

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """What breaks a SHOULD."""
        return self._of(Level.WARNING)

    @property
    def notes(self) -> tuple[Finding, ...]:
        """What is good to know."""
        return self._of(Level.NOTE)

    @property
    def valid(self) -> bool:
        """True when there is no error; warnings and notes may be there."""
        return not self.errors

    def raise_for_errors(self) -> None:
        """Raise `InvalidFeed`, with this report in it, when there are errors."""
        errors = self.errors
        if not errors:
            return
        lines = [_line(self.path, finding) for finding in errors[:_LISTED]]
        if len(errors) > _LISTED:
            lines.append(f"and {len(errors) - _LISTED} more")
        raise InvalidFeed("\n".join(lines), self)

    def to_dict(self) -> dict[str, Any]:
        """Give the JSON form, `feedpub-report/1`, with this one document in it."""
        return reports_to_dict((self,))

    def _of(self, level: Level) -> tuple[Finding, ...]:
        return tuple(found for found in self.findings if found.level is level)


def reports_to_dict(reports: tuple[Report, ...]) -> dict[str, Any]:
    """Give the JSON form of several documents' reports."""
    return {
        "schema": SCHEMA,
        "documents": [
            {
                "path": report.path,
                "format": report.format,
                "valid": report.valid,
                "findings": [finding.to_dict() for finding in report.findings],
            }
            for report in reports
        ],
    }


def _line(path: str | None, finding: Finding) -> str:
    where = f"{path or '<bytes>'}:{finding.line}:{finding.column}"
    return f"{where}: {finding.level}: {finding.message} [{finding.rule}]"
