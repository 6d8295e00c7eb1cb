"""How commands take in feeds that are published already, and give documents out."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from feedpub.cli import terminal
from feedpub.errors import FeedpubError, ReadError
from feedpub.uris import url_fault

if TYPE_CHECKING:
    from collections.abc import Sequence

    from feedpub.errors import Problem
    from feedpub.model import Feed
    from feedpub.reading import Reading

to_file: Final = click.option(
    "--out",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Where to write it.  [the standard output]",
)
"""The option of commands that `deliver` one document."""

STDIN: Final = "-"
_MOST: Final = 20


def feed_from(name: str, url: str | None = None) -> Feed:
    """Read a feed from a file, or from the standard input for `-`.

    What was mended or left out goes to the standard error. Raises `ReadError`.
    """
    from feedpub.reading import read_with_notes  # noqa: PLC0415 - --help needs no lxml

    reading = _from_stdin(url) if name == STDIN else read_with_notes(name, url=url)
    say_notes(reading.notes, shown(name))
    return reading.feed


def address(_: click.Context, option: click.Parameter, value: str | None) -> str | None:
    """Refuse what is no address before anything is read."""
    if value is not None and (clause := url_fault(value)):
        raise click.BadParameter(f"{value!r}: {clause}", param=option)
    return value


def deliver(data: bytes, out: Path | None = None) -> None:
    """Write a file, whole or not at all, or the standard output for None or `-`."""
    if out is None or str(out) == STDIN:
        if sys.stdout is None:  # as Python has it where the shell says >&-
            raise FeedpubError("the standard output is closed, so nothing was written")
        click.echo(data, nl=False)
        return
    from feedpub.publisher.atomic import real_file, replace_all  # noqa: PLC0415 - as above

    replace_all([(real_file(out), data)])
    terminal.say("note", f"wrote {len(data):,} bytes", str(out))


def say_losses(lost: Sequence[Problem], name: str) -> None:
    """Say on the standard error what a format cannot carry, at most so much of it."""
    say_notes([f"lost: {problem}" for problem in lost], name)


def say_notes(notes: Sequence[object], name: str, most: int = _MOST) -> None:
    """Say the first of the notes on a document on the standard error."""
    for note in notes[:most]:
        terminal.say("note", str(note), name)
    if more := len(notes[most:]):
        terminal.say("note", f"and {more} more of these", name)


def shown(name: str) -> str:
    """Give what people call the document."""
    return "<stdin>" if name == STDIN else name


def _from_stdin(url: str | None) -> Reading:
    from feedpub.reading import read_with_notes  # noqa: PLC0415 - --help needs no lxml

    try:
        return read_with_notes(sys.stdin.buffer.read(), url=url)
    except ReadError as error:
        said = str(error).removeprefix("the document")
        raise ReadError(shown(STDIN) + said, error.report) from None
