"""What the commands share in speaking to a terminal."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from feedpub.errors import ProblemsError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from feedpub.errors import FeedpubError, Problem


def colour_wanted() -> bool | None:
    """Say False where NO_COLOR is set (no-color.org); None leaves it to the stream."""
    return False if os.environ.get("NO_COLOR") else None


def say_error(error: FeedpubError) -> None:
    """Print what is wrong, each problem on a line of its own."""
    if isinstance(error, ProblemsError):
        say_problems(error.problems)
    else:
        say("error", str(error))


def say_problems(problems: Iterable[Problem]) -> None:
    """Print problems as `posts/x.md:3: error: date: ...`, which editors jump from."""
    for where, field, message in problems:
        say("error", f"{field}: {message}" if field else message, where)


def listed(names: Sequence[str], most: int) -> str:
    """Give the first of several names, and how many more there are."""
    more = len(names) - most
    shown = ", ".join(names[:most])
    return f"{shown} and {more:,} more" if more > 0 else shown


def say(level: str, message: str, where: str = "") -> None:
    """Print a line to the standard error, with the level in colour on a terminal."""
    level = click.style(f"{level}:", fg="red" if level == "error" else "cyan")
    place = click.style(f"{where}:", bold=True) + " " if where else ""
    click.echo(f"{place}{level} {message}", err=True, color=colour_wanted())
