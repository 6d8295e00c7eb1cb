"""Reports as SARIF 2.1.0, which code scanning and editors read."""

from __future__ import annotations

import json
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from feedpub.reporters.explaining import rule_markdown
from feedpub.reporters.wording import documents, message_of, shown
from feedpub.validator import RULES

if TYPE_CHECKING:
    from feedpub.reporters.wording import Page, Told
    from feedpub.validator import Report
    from feedpub.validator.evidence import Evidence

_SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"
_ROOT: Final = "%SRCROOT%"
_FINGERPRINT: Final = "feedpubFinding/v1"


def as_sarif(
    reports: tuple[Report, ...],
    evidence: tuple[Evidence, ...] = (),
    *,
    version: str | None = None,
) -> str:
    """Give a SARIF log with one run; its rules are those that found something.

    Places are relative to the repository's root. Columns count characters of Unicode
    (section 3.14.17), and fingerprints survive lines that move (section 3.27.17).
    """
    pages = tuple(documents(reports, evidence))
    names = sorted({told.finding.rule for page in pages for told in page.findings})
    run = {
        "tool": {"driver": _driver(names, version)},
        "columnKind": "unicodeCodePoints",
        "artifacts": [{"location": _location(page)} for page in pages],
        "results": [
            _result(number, page, told, names.index(told.finding.rule))
            for number, page in enumerate(pages)
            for told in page.findings
        ],
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, indent=2)


def _driver(names: list[str], version: str | None) -> dict[str, Any]:
    return {
        "name": "feedpub",
        **({"semanticVersion": version} if version else {}),
        "rules": [_descriptor(name) for name in names],
    }


def _descriptor(name: str) -> dict[str, Any]:
    """Describe a rule; one that the catalogue lacks has nothing but its name."""
    rule = RULES.get(name)
    if rule is None:
        return {"id": name}
    why = " ".join(rule.why.split()) or rule.summary
    return {
        "id": name,
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": why},
        "help": {"text": f"{rule.summary}\n{why}", "markdown": rule_markdown(rule)},
        **({"helpUri": rule.spec} if rule.spec else {}),
        "defaultConfiguration": {"level": str(rule.level)},
        "properties": {"tags": [rule.family]},
    }


def _result(number: int, page: Page, told: Told, rule: int) -> dict[str, Any]:
    finding = told.finding
    place: dict[str, Any] = {
        "physicalLocation": {
            "artifactLocation": {**_location(page), "index": number},
            "region": {"startLine": finding.line, "startColumn": finding.column},
        }
    }
    if finding.path:
        place["logicalLocations"] = [{"fullyQualifiedName": shown(finding.path)}]
    return {
        "ruleId": finding.rule,
        "ruleIndex": rule,
        "level": str(finding.level),
        "message": {"text": message_of(finding)},
        "locations": [place],
        "partialFingerprints": {_FINGERPRINT: told.fingerprint},
    }


def _location(page: Page) -> dict[str, Any]:
    """Name the document: from the root of the sources, or in full if it is outside."""
    file = shown(page.file)
    if file.startswith(("http://", "https://")):
        return {"uri": quote(file, safe=":/?#[]@!$&'()*+,;=%~")}
    if PurePath(file).is_absolute():
        return {"uri": PurePath(file).as_uri()}
    return {"uri": quote(file), "uriBaseId": _ROOT}
