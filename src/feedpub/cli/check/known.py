"""`--baseline` and `--write-baseline`: the findings that are known already."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from feedpub.cli import terminal
from feedpub.cli.check import places
from feedpub.errors import ConfigError, Problem, PublishError
from feedpub.reporters.wording import counted, shown
from feedpub.validator.baseline import (
    Baseline,
    baseline_of,
    from_json,
    new_findings,
    to_json,
)

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from feedpub.cli.check.documents import Checked


_LISTED: Final = 3


def only_new(checked: tuple[Checked, ...], path: Path) -> tuple[Checked, ...]:
    """Leave out what the baseline knows; say how much that is, and what it has lost.

    What is known of documents that were not checked is neither counted nor lost,
    unless they are gone.
    """
    folder = path.resolve().parent
    known = _read(path)
    before = known.total()
    fresh = tuple(_only_new(each, folder, known) for each in checked)
    used = before - known.total()
    if used:
        words = f"{counted(used, 'finding')} known from {shown(str(path))} not counted"
        terminal.say("note", words)
    _say_stale(known, checked, path)
    return fresh


def write(checked: tuple[Checked, ...], path: Path) -> None:
    """Write all findings of these documents, in place of what the file held."""
    folder = path.resolve().parent
    names = [places.place_in(folder, each.report.path or "") for each in checked]
    reports = [each.report for each in checked]
    found = baseline_of(reports, [each.evidence for each in checked], names)
    from feedpub.publisher import atomic  # noqa: PLC0415 - it loads all of building

    try:
        atomic.replace_all([(atomic.real_file(path), to_json(found).encode())])
    except PublishError as error:
        raise click.BadParameter(str(error), param_hint="--write-baseline") from error
    click.echo(f"wrote {shown(str(path))} with {counted(found.total(), 'finding')}")


def _read(path: Path) -> Baseline:
    try:
        return from_json(path.read_text("utf-8"), str(path))
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or error
        message = f"cannot be read: {reason}; --write-baseline writes it"
        raise ConfigError((Problem(str(path), "baseline", message),)) from error


def _only_new(each: Checked, folder: Path, known: Baseline) -> Checked:
    place = places.place_in(folder, each.report.path or "")
    return each.only(new_findings(each.report, each.evidence, place, known))


def _say_stale(known: Baseline, checked: Iterable[Checked], path: Path) -> None:
    """Tell what is in the baseline, but was not found in what was checked."""
    folder = path.resolve().parent
    seen = {places.place_in(folder, each.report.path or "") for each in checked}
    stale = [
        (kind, count)
        for kind, count in sorted(known.items())
        if count > 0 and (kind.document in seen or _gone(folder, kind.document))
    ]
    if not stale:
        return
    number = sum(count for _, count in stale)
    kinds = [f"{shown(kind.document)} [{kind.rule}]" for kind, _ in stale]
    words = f"{counted(number, 'finding')} of {shown(str(path))} no longer there: "
    listed = terminal.listed(kinds, _LISTED)
    terminal.say("note", f"{words}{listed}; --write-baseline renews it")


def _gone(folder: Path, document: str) -> bool:
    return places.is_file(document) and not (folder / document).exists()
