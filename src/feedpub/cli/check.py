"""`feedpub check`: the validator's findings."""

from __future__ import annotations

import dataclasses
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from feedpub.cli import terminal
from feedpub.errors import ReadError

if TYPE_CHECKING:
    from feedpub.validator import Report

_STDIN: Final = "-"
_EXAMPLE: Final = """\b
Example:
  feedpub check public/rss.xml public/feed.json
  curl -s https://tide.example/rss.xml | feedpub check --fail-on warning -
"""


@click.command(epilog=_EXAMPLE)
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How findings are printed.",
)
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "note"]),
    default="error",
    show_default=True,
    help="The lowest level of a finding that makes the exit code 1.",
)
@click.option(
    "--profile", default="spec", show_default=True, help="Which set of rules counts."
)
def check(files: tuple[str, ...], form: str, fail_on: str, profile: str) -> None:
    """Say what is wrong with feeds: RSS, Atom and JSON Feed.

    Each finding has its line and column, what is wrong, how to mend it, and the name
    of the rule. FILE may be -, the standard input. Nothing is fetched.

    The exit code is 0 if nothing is wrong, 1 if there are findings at the level of
    --fail-on or above, and 2 if the command line is wrong. It is 3 if a file could
    not be read, whatever was found in the others: all that can be read are checked,
    but nobody should take the answer for complete.
    """
    from feedpub import validator  # noqa: PLC0415 - --help should not load lxml

    if profile not in validator.PROFILES:
        known = ", ".join(validator.PROFILES)
        raise click.BadParameter(
            f"there is no profile {profile!r}; choose from {known}",
            param_hint="--profile",
        )
    reports, unreadable = [], 0
    for file in files:
        try:
            reports.append(_report(file, profile))
        except ReadError as error:
            terminal.say_error(error)
            unreadable += 1
    _show(tuple(reports), form)
    lowest = validator.Level[fail_on.upper()]
    failed = any(f.level >= lowest for report in reports for f in report.findings)
    raise click.exceptions.Exit(3 if unreadable else int(failed))


def _report(file: str, profile: str) -> Report:
    from feedpub.validator import Limits, validate  # noqa: PLC0415 - likewise

    if file != _STDIN:
        return validate(Path(file), profile=profile)
    if sys.stdin is None:  # as Python has it where the shell says <&-
        raise ReadError("<stdin>: cannot be read: it is closed")
    data = sys.stdin.buffer.read(Limits().bytes + 1)  # a byte too many is a finding
    report = validate(data, profile=profile)
    return dataclasses.replace(report, path="<stdin>")


def _show(reports: tuple[Report, ...], form: str) -> None:
    from feedpub.reporters import json_report, text  # noqa: PLC0415 - likewise

    if form == "json":
        click.echo(json_report.as_json(reports))
    elif reports:
        click.echo(text.as_text(reports, colour=True))
