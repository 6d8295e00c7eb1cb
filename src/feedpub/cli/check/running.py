"""The work of `feedpub check`, and its exit code."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import click

from feedpub.cli import terminal
from feedpub.cli.check import inputs, known
from feedpub.cli.check.documents import Checked, Told, check_all, diff_all
from feedpub.cli.check.outputs import Output, write_outputs
from feedpub.reporters.wording import counted, shown

if TYPE_CHECKING:
    from pathlib import Path

    from feedpub.cli.check.settings import Settings
    from feedpub.cli.options import Network

CLEAN: Final = 0
FINDINGS: Final = 1
NOTHING: Final = 2
UNREADABLE: Final = 3

_LISTED: Final = 3


class Job(NamedTuple):
    """What the command line asks for, besides what `Settings` holds."""

    targets: tuple[str, ...]
    outputs: tuple[Output, ...]
    told: Told
    network: Network | None = None
    most: int | None = None
    allow_empty: bool = False
    write_baseline: Path | None = None
    fold: bool = True
    diff: bool = False


def run(job: Job, settings: Settings) -> int:
    """Check everything, write the reports, and give the exit code."""
    found = inputs.find(job.targets)
    _say_found(found)
    _refuse(job, found.names)
    if not found.names and not job.allow_empty:
        terminal.say("error", "there is no feed to check; --allow-empty lets that pass")
        return NOTHING
    if job.diff:
        differing, unreadable = diff_all(found.names, settings, job.told, job.network)
        return UNREADABLE if unreadable else FINDINGS if differing else CLEAN
    checked, unreadable = check_all(found.names, settings, job.told, job.network)
    if job.write_baseline is not None:
        known.write(checked, job.write_baseline)
        return UNREADABLE if unreadable else CLEAN
    if settings.baseline is not None:
        checked = known.only_new(checked, settings.baseline)
    levels = {found.level for each in checked for found in each.report.findings}
    failed = any(level >= settings.fail_on for level in levels)
    _write(checked, job, settings)
    if unreadable:
        return UNREADABLE
    return FINDINGS if failed else CLEAN


def _say_found(found: inputs.Found) -> None:
    if found.skipped:
        files = counted(len(found.skipped), "file")
        listed = terminal.listed([shown(name) for name in found.skipped], _LISTED)
        terminal.say("note", f"skipped {files} that are no feeds: {listed}")
    for argument in found.unmatched:
        terminal.say("note", f"{argument!r} matches no feed")


def _refuse(job: Job, names: tuple[str, ...]) -> None:
    """Refuse what needs another command line, before anything is read."""
    addresses = tuple(name for name in names if inputs.is_address(name))
    for name in addresses:
        if not name.lower().startswith(("http://", "https://")):
            raise click.UsageError(f"{name!r} is no address of http or https")
    if addresses and job.network is None:
        raise click.UsageError(
            f"{addresses[0]!r} is on the network, and that needs --allow-network"
        )
    if job.told.url and len(names) > 1:
        message = f"is the address of one document, and here are {len(names)}"
        raise click.BadParameter(message, param_hint="--url")
    if job.told.stream and (job.told.fix or job.diff):
        raise click.UsageError("--stream looks only; --fix and --diff need it all")
    if job.told.fix:
        _refuse_to_fix(job, names, addresses)


def _refuse_to_fix(
    job: Job, names: tuple[str, ...], addresses: tuple[str, ...]
) -> None:
    if job.write_baseline is not None:
        raise click.UsageError("--fix and --write-baseline are two commands")
    if addresses:
        raise click.UsageError(
            f"{addresses[0]!r} is on the network and cannot be written; try --diff"
        )
    if inputs.STDIN in names and any(output.file is None for output in job.outputs):
        raise click.UsageError(
            "with --fix, the document from - goes to the standard output, so the "
            "report cannot; send it to a file with --format text:FILE, or try --diff"
        )


def _write(checked: tuple[Checked, ...], job: Job, settings: Settings) -> None:
    most = job.most
    told = checked if most is None else tuple(each.heaviest(most) for each in checked)
    write_outputs(
        job.outputs,
        tuple(each.report for each in told),
        tuple(each.evidence for each in told),
        fail_on=settings.fail_on,
        fold=job.fold,
    )
    left = sum(len(each.report.findings) for each in checked)
    left -= sum(len(each.report.findings) for each in told)
    if left:
        words = f"{counted(left, 'finding')} not shown, by --max-findings {most}"
        terminal.say("note", words)
