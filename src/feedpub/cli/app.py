"""The program: its commands, and what becomes of errors."""

from __future__ import annotations

import io
import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final, NoReturn, cast

import click

from feedpub import __version__
from feedpub.cli import terminal
from feedpub.cli.commands import Commands
from feedpub.errors import ConfigError, FeedpubError, ReadError, UnreachableError

if TYPE_CHECKING:
    from collections.abc import Sequence

_DEBUG: Final = "FEEDPUB_DEBUG"
_INTERRUPTED: Final = 130
_EPILOG: Final = (
    "Exit codes: 0 all is well, 1 something is wrong with the articles or feeds, "
    "2 with the command line or the configuration, 3 a file could not be read. "
    f"Colours are for terminals only, and never where NO_COLOR is set; {_DEBUG}=1 "
    "shows where in feedpub an error came up."
    """

\b
Example:
  feedpub build posts --title Tidewater --home-url https://tide.example/
  feedpub check public/rss.xml
"""
)


@click.group(
    epilog=_EPILOG,
    commands=cast("Any", Commands()),
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(__version__, "-V", "--version", message="feedpub %(version)s")
@click.pass_context
def feedpub(context: click.Context) -> None:
    """Turn articles into RSS, Atom and JSON Feed, and check feeds."""
    context.color = terminal.colour_wanted()


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and exit; errors are messages, never tracebacks."""
    sys.exit(run(arguments))


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command line, say what is wrong, and give the exit code."""
    try:
        _take_any_name()
        code = feedpub.main(arguments, prog_name="feedpub", standalone_mode=False)
    except click.Abort:
        return _INTERRUPTED
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except FeedpubError as error:
        if os.environ.get(_DEBUG):
            raise
        terminal.say_error(error)
        return _code_of(error)
    except OSError as error:
        if os.environ.get(_DEBUG):
            raise
        what = error.filename or "the output"
        terminal.say("error", f"{what}: {error.strerror or error}")
        _let_go_of_the_output()
        return 1
    except Exception as error:
        if os.environ.get(_DEBUG):
            raise
        terminal.say("error", _bug(error))
        return 1
    return int(code or 0)


def _take_any_name() -> None:
    """Print names of files that are no text; a full output fails here already."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")


def _let_go_of_the_output() -> None:
    """Send what is still to be written nowhere; Python would fail with it at exit."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


def _code_of(error: FeedpubError) -> int:
    if isinstance(error, ConfigError):
        return 2
    return 3 if isinstance(error, (ReadError, UnreachableError)) else 1


def _bug(error: Exception) -> str:
    return (
        f"feedpub has stumbled over {type(error).__name__}: {error}\n"
        f"That is a bug in feedpub, whatever it was given. {_DEBUG}=1 in front of the "
        f"command shows where; please report what it prints then."
    )
