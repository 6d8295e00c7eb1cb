"""`--now`: the moment that a command goes by, as feedpub asks no clock for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

if TYPE_CHECKING:
    from datetime import datetime


def _moment(_: click.Context, __: click.Parameter, text: str | None) -> datetime | None:
    """Read a date exactly, or else what the environment says."""
    from feedpub import clock, dates  # noqa: PLC0415 - --help should load nothing

    if text is None:
        return clock.of_the_environment()
    try:
        return dates.parse(text)
    except ValueError as error:
        raise click.BadParameter(str(error)) from error


judged_at: Final = click.option(
    "--now",
    metavar="ISO",
    callback=_moment,
    help="The present moment, for finding dates in the future.  "
    "[the variable SOURCE_DATE_EPOCH]",
)
"""The option of commands that judge feeds."""
