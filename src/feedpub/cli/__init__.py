"""The command line: words in, one public function called, words out.

The first page of the help and the version are answered here, out of what is written
down: click and typing alone would take three times as long as all of Python.
"""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Final, NoReturn

__all__ = ["main"]

_WIDTH: Final = 80
"""Of the page as it is written down, and the most that click uses."""


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and exit; errors are messages, never tracebacks."""
    told = _told(sys.argv[1:] if arguments is None else list(arguments))
    if told and _is_said(told):
        sys.exit(0)
    from feedpub.cli.app import main as run  # noqa: PLC0415 - as said above

    run(arguments)


def _told(words: list[str]) -> str:
    """Give what is written down for these words, nothing if it is not this simple."""
    if words in (["-V"], ["--version"]):
        from feedpub import __version__  # noqa: PLC0415 - who builds needs it not

        return f"feedpub {__version__}\n"
    if words not in (["-h"], ["--help"]) or not _is_wide():
        return ""
    from feedpub.cli.page import PAGE  # noqa: PLC0415 - likewise

    return PAGE


def _is_wide() -> bool:
    """Say whether lines of the page fit, as click and the standard library ask."""
    columns = os.environ.get("COLUMNS", "0")
    width = int(columns) if columns.isdecimal() else 0
    if width <= 0:
        try:
            width = os.get_terminal_size(sys.stdout.fileno()).columns
        except (AttributeError, OSError, ValueError):  # it is no terminal
            return True
    return width >= _WIDTH or width == 0


def _is_said(text: str) -> bool:
    """Print it; where that fails, the whole program says why."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except (AttributeError, OSError, ValueError):
        return False
    return True
