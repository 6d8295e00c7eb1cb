"""One document after the other: loaded, validated, and its evidence taken."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from feedpub import validator
from feedpub.cli import terminal
from feedpub.cli.check import inputs, places
from feedpub.errors import ReadError
from feedpub.reporters.wording import shown
from feedpub.validator import Limits, Report
from feedpub.validator.evidence import Evidence, evidence_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from feedpub.cli.check.settings import Settings
    from feedpub.cli.options import Network

__all__ = ["Checked", "Told", "check_all", "diff_all"]


class Told(NamedTuple):
    """What the caller tells about the documents."""

    url: str | None = None
    now: datetime | None = None
    content_type: str | None = None
    stdin_filename: str | None = None
    findings: int = 0
    """How many findings to look for, if that is more than usual."""
    fix: bool = False
    """Mend the documents, and check what that made of them."""
    size: int | None = None
    """How many bytes a document may have, if that is more than usual."""
    stream: bool = False
    """Check documents part by part, whatever their size."""
    ran: bool = True
    """Tell which rules ran, found something or not; that loads all of them."""

    @property
    def limits(self) -> Limits:
        """How much a document may hold."""
        usual = Limits() if self.size is None else Limits.of_size(self.size)
        return replace(usual, findings=max(self.findings, usual.findings))


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
    for name in names:
        try:
            checked.append(_check_one(name, settings, told, network))
        except ReadError as error:
            terminal.say_error(error)
    return tuple(checked), len(names) - len(checked)


def diff_all(
    names: tuple[str, ...], settings: Settings, told: Told, network: Network | None
) -> tuple[int, int]:
    """Show what would be mended; count those documents, and the unreadable ones."""
    from feedpub.cli.check import fixing  # noqa: PLC0415 - few ask for it

    differing = [
        fixing.show_diff(loaded.name, loaded.data, **_asked(loaded, settings, told))
        for _, loaded in _all(names, told, network)
    ]
    return sum(differing), len(names) - len(differing)


def _all(
    names: tuple[str, ...], told: Told, network: Network | None
) -> Iterator[tuple[str, inputs.Loaded]]:
    """Load what can be read, and say what cannot."""
    for name in names:
        try:
            yield name, _loaded(name, told, network)
        except ReadError as error:
            terminal.say_error(error)


def _loaded(name: str, told: Told, network: Network | None) -> inputs.Loaded:
    if network is not None and inputs.is_address(name):
        loaded = inputs.load_address(
            name, network.limits, allow_private=network.allow_private
        )
        for status, source, target in loaded.redirects:
            words = f"{shown(source)} redirects ({status}) to {shown(target)}"
            terminal.say("note", words)
        return loaded
    loaded = inputs.load(name, told.limits.bytes)
    if name == inputs.STDIN and told.stdin_filename:
        return loaded._replace(name=told.stdin_filename)
    return loaded


def _check_one(
    name: str, settings: Settings, told: Told, network: Network | None
) -> Checked:
    if told.stream and not inputs.is_address(name):
        return _check_parts(name, settings, told)
    loaded = _loaded(name, told, network)
    if told.fix:
        loaded = _mended(name, loaded, settings, told)
    return _check(loaded, settings, told)


def _check_parts(name: str, settings: Settings, told: Told) -> Checked:
    """Check a file part by part, or as a whole if it is not made of articles."""
    from feedpub.cli.check import parts  # noqa: PLC0415 - few ask for it

    said = told.stdin_filename if name == inputs.STDIN else None
    loaded = inputs.Loaded(said or inputs.name_of(name), b"")
    asked = _asked(loaded, settings, told)
    file = places.place_in(places.repository(), loaded.name)
    profile = asked.pop("profile")
    found = parts.check_parts(
        name, profile, told.limits, parts.Told(**asked), file, ran=told.ran
    )
    if isinstance(found, bytes):
        return _check(loaded._replace(data=found), settings, told)
    report, evidence = found
    return Checked(replace(report, path=loaded.name), evidence)


def _mended(
    name: str, loaded: inputs.Loaded, settings: Settings, told: Told
) -> inputs.Loaded:
    from feedpub.cli.check import fixing  # noqa: PLC0415 - few ask for it

    mend = fixing.fix_stream if name == inputs.STDIN else fixing.fix_file
    data = mend(loaded.name, loaded.data, **_asked(loaded, settings, told))
    return loaded._replace(data=data)


def _check(loaded: inputs.Loaded, settings: Settings, told: Told) -> Checked:
    limits = told.limits
    asked = _asked(loaded, settings, told)
    report = validator.validate(loaded.data, limits=limits, **asked)
    report = replace(report, path=loaded.name)
    file = places.place_in(places.repository(), loaded.name)
    profile = asked["profile"]
    told_of = profile if told.ran else None
    evidence = evidence_of(
        loaded.data, report, profile=told_of, limits=limits, file=file
    )
    return Checked(report, evidence)


def _asked(loaded: inputs.Loaded, settings: Settings, told: Told) -> dict[str, Any]:
    """Give what the validator has to know of a document, besides its bytes."""
    return {
        "profile": settings.profile_for(loaded.name),
        "url": told.url or loaded.url,
        "now": told.now,
        "content_type": told.content_type or loaded.content_type,
    }
