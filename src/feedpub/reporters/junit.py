"""Reports in the XML of JUnit, which nearly every CI service shows."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from feedpub.reporters.wording import documents, message_of, shown
from feedpub.validator import RULES, Level

if TYPE_CHECKING:
    from collections.abc import Iterable

    from feedpub.reporters.wording import Page, Told
    from feedpub.validator import Report
    from feedpub.validator.evidence import Evidence


def as_junit(
    reports: tuple[Report, ...],
    evidence: tuple[Evidence, ...] = (),
    *,
    fail_on: Level = Level.ERROR,
) -> str:
    """Give a suite for each document, with a case for each rule that ran on it.

    A case has failed if a finding is at `fail_on` or above; lesser ones are its
    output. Without evidence only the rules that found something are known to have run.
    """
    root = Element("testsuites", {"name": "feedpub"})
    for page in documents(reports, evidence):
        _suite(root, page, fail_on)
    for count in ("tests", "failures"):
        root.set(count, str(sum(int(suite.get(count, 0)) for suite in root)))
    indent(root)
    return tostring(root, encoding="unicode", xml_declaration=False)


def _suite(root: Element, page: Page, fail_on: Level) -> None:
    found: defaultdict[str, list[Told]] = defaultdict(list)
    for told in page.findings:
        found[told.finding.rule].append(told)
    names = dict.fromkeys((*page.evidence.rules, *found))
    suite = SubElement(root, "testsuite", {"name": shown(page.file), "errors": "0"})
    failures = [_case(suite, page, name, found[name], fail_on) for name in names]
    suite.set("tests", str(len(failures)))
    suite.set("failures", str(sum(failures)))


def _case(
    suite: Element, page: Page, name: str, found: list[Told], fail_on: Level
) -> bool:
    """Add the case of a rule, and say whether it has failed."""
    rule = RULES.get(name)
    family = rule.family if rule else "feedpub"
    values = {"classname": family, "name": name, "file": shown(page.file)}
    case = SubElement(suite, "testcase", values)
    failed = [told for told in found if told.finding.level >= fail_on]
    passed = [told for told in found if told.finding.level < fail_on]
    if failed:
        first = failed[0].finding
        case.set("line", str(first.line))
        said = {"message": message_of(first), "type": str(first.level)}
        SubElement(case, "failure", said).text = _lines(page, failed)
    if passed:
        SubElement(case, "system-out").text = _lines(page, passed)
    return bool(failed)


def _lines(page: Page, found: Iterable[Told]) -> str:
    return "\n".join(
        f"{shown(page.file)}:{told.finding.line}:{told.finding.column}: "
        f"{told.finding.level}: {message_of(told.finding)}"
        for told in found
    )
