"""How commands take in a feed that is published already."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

from feedpub.cli import terminal
from feedpub.errors import ReadError

if TYPE_CHECKING:
    from feedpub.model import Feed
    from feedpub.reading import Reading

STDIN: Final = "-"
_MOST: Final = 20


def feed_from(name: str, url: str | None = None) -> Feed:
    """Read a feed from a file, or from the standard input for `-`.

    What was mended or left out goes to the standard error. Raises `ReadError`.
    """
    from feedpub.reading import read_with_notes  # noqa: PLC0415 - --help needs no lxml

    reading = _from_stdin(url) if name == STDIN else read_with_notes(name, url=url)
    for note in reading.notes[:_MOST]:
        terminal.say("note", str(note), shown(name))
    if more := len(reading.notes[_MOST:]):
        terminal.say("note", f"and {more} more of these", shown(name))
    return reading.feed


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
