"""What all reporters say in the same way: messages, counts, places, fingerprints."""

from __future__ import annotations

import hashlib
from collections import Counter
from typing import TYPE_CHECKING, Final, NamedTuple

from feedpub.validator.evidence import Evidence, Seen

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from feedpub.validator import Finding, Report

LEVELS: Final = ("error", "warning", "note")
"""The names of the levels, the heaviest first."""

_NOTHING: Final = Seen()


class Told(NamedTuple):
    """One finding with what was seen of it and its fingerprint."""

    finding: Finding
    seen: Seen
    fingerprint: str


class Page(NamedTuple):
    """One document: its report, its evidence, and its findings ready to be told."""

    report: Report
    evidence: Evidence
    findings: tuple[Told, ...]

    @property
    def name(self) -> str:
        """What people know the document by."""
        return self.report.path or "<bytes>"

    @property
    def file(self) -> str:
        """The document's place in its repository."""
        return self.evidence.file or self.name


def documents(
    reports: Iterable[Report], evidence: tuple[Evidence, ...] = ()
) -> Iterator[Page]:
    """Put each report and its evidence together; without evidence all else is there."""
    for number, report in enumerate(reports):
        its = evidence[number] if evidence else Evidence()
        seen = its.seen or (_NOTHING,) * len(report.findings)
        marks = _fingerprints(its.file or report.path or "", report, seen)
        told = zip(report.findings, seen, marks, strict=True)
        yield Page(report, its, tuple(Told(*each) for each in told))


def message_of(finding: Finding) -> str:
    """Give what is wrong and how to mend it, as one line without surprises."""
    if finding.fix:
        return shown(f"{finding.message}; {finding.fix}")
    return shown(finding.message)


def shown(text: str) -> str:
    """Spell out what could take hold of a terminal, a log or a report.

    Control characters, the marks that turn the direction of text, and lone surrogates
    become escapes. So does `##[`, in which the logs of GitHub see a command anywhere.
    """
    if not text.isprintable():
        text = "".join(_spelt(text))
    return text.replace("##[", "##\\x5b")


def counted(number: int, noun: str) -> str:
    """Read as `1 error` or `1,234 errors`."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def levels_in(reports: Iterable[Report]) -> Counter[str]:
    """Count the findings of each level."""
    return Counter(str(found.level) for each in reports for found in each.findings)


def summary(reports: tuple[Report, ...]) -> str:
    """Read as `2 errors and 1 note in 3 documents`."""
    levels = levels_in(reports)
    where = counted(len(reports), "document")
    parts = [counted(levels[name], name) for name in LEVELS if levels[name]]
    if not parts:
        return f"nothing found in {where}"
    *most, last = parts
    listed = f"{', '.join(most)} and {last}" if most else last
    return f"{listed} in {where}"


def _spelt(text: str) -> Iterator[str]:
    for character in text:
        if character.isprintable():
            yield character
        else:
            yield character.encode("unicode_escape").decode()


def _fingerprints(file: str, report: Report, seen: tuple[Seen, ...]) -> Iterator[str]:
    """Give marks that stay when lines move: of file, rule, item, and which of them."""
    met: Counter[tuple[str, str]] = Counter()
    for finding, its in zip(report.findings, seen, strict=True):
        kind = (finding.rule, its.item)
        met[kind] += 1
        parts = (file, *kind, str(met[kind]))
        whole = "\0".join(parts).encode("utf-8", "backslashreplace")
        yield hashlib.sha256(whole).hexdigest()[:32]
