"""One document after the other: loaded, validated, and its evidence taken."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from feedpub import validator
from feedpub.cli import terminal
from feedpub.cli.check import inputs, places
from feedpub.errors import ReadError
from feedpub.reporters.wording import shown
from feedpub.validator import Limits, Report
from feedpub.validator.evidence import Evidence, evidence_of

if TYPE_CHECKING:
    from datetime import datetime

    from feedpub import fetching
    from feedpub.cli.check.settings import Settings


class Told(NamedTuple):
    """What the caller tells about the documents."""

    url: str | None = None
    now: datetime | None = None
    content_type: str | None = None
    stdin_filename: str | None = None
    findings: int = 0
    """How many findings to look for, if that is more than usual."""


class Network(NamedTuple):
    """How addresses may be asked."""

    limits: fetching.Limits
    allow_private: bool = False


class Checked(NamedTuple):
    """A document's report and evidence."""

    report: Report
    evidence: Evidence

    def only(self, numbers: tuple[int, ...]) -> Checked:
        """Keep just the findings with these numbers."""
        findings = tuple(self.report.findings[number] for number in numbers)
        kept = replace(self.report, findings=findings)
        return Checked(kept, self.evidence.only(numbers))

    def heaviest(self, most: int) -> Checked:
        """Keep at most so many findings, the heaviest ones, in their order."""
        findings = self.report.findings
        if len(findings) <= most:
            return self
        numbers = sorted(range(len(findings)), key=lambda at: -findings[at].level)
        return self.only(tuple(sorted(numbers[:most])))


def check_all(
    names: tuple[str, ...], settings: Settings, told: Told, network: Network | None
) -> tuple[tuple[Checked, ...], int]:
    """Check all that can be read, say what cannot, and count that."""
    checked: list[Checked] = []
    unreadable = 0
    for name in names:
        try:
            loaded = _loaded(name, told, network)
        except ReadError as error:
            terminal.say_error(error)
            unreadable += 1
        else:
            checked.append(_check(loaded, settings, told))
    return tuple(checked), unreadable


def _loaded(name: str, told: Told, network: Network | None) -> inputs.Loaded:
    if network is not None and inputs.is_address(name):
        loaded = inputs.load_address(
            name, network.limits, allow_private=network.allow_private
        )
        for status, source, target in loaded.redirects:
            words = f"{shown(source)} redirects ({status}) to {shown(target)}"
            terminal.say("note", words)
        return loaded
    loaded = inputs.load(name, Limits().bytes)
    if name == inputs.STDIN and told.stdin_filename:
        return loaded._replace(name=told.stdin_filename)
    return loaded


def _check(loaded: inputs.Loaded, settings: Settings, told: Told) -> Checked:
    limits = Limits(findings=max(told.findings, Limits().findings))
    profile = settings.profile_for(loaded.name)
    report = validator.validate(
        loaded.data,
        profile=profile,
        url=told.url or loaded.url,
        now=told.now,
        content_type=told.content_type or loaded.content_type,
        limits=limits,
    )
    report = replace(report, path=loaded.name)
    file = places.place_in(places.repository(), loaded.name)
    evidence = evidence_of(
        loaded.data, report, profile=profile, limits=limits, file=file
    )
    return Checked(report, evidence)
