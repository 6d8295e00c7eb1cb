"""`feedpub watch`: a build whenever articles or settings change."""

from __future__ import annotations

import signal
import threading
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Final

import click

from feedpub.cli import terminal
from feedpub.settings import find_config

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from feedpub.publisher.watching import Reads

_EXAMPLE: Final = """\b
Example:
  feedpub watch
  feedpub watch posts --out public --title Tidewater --home-url https://tide.example/
"""
_ANY: Final = {"ignore_unknown_options": True, "allow_interspersed_args": False}
_INTERRUPTED: Final = 130
_NOTHING: Final = (
    "nothing is named that could be watched; give files or folders, or write a "
    "feedpub.toml (feedpub init)"
)
_SHOWN: Final = 3


@click.command(epilog=_EXAMPLE, context_settings=_ANY)
@click.argument(
    "arguments", metavar="[PATH|OPTION]...", nargs=-1, type=click.UNPROCESSED
)
def watch(arguments: tuple[str, ...]) -> None:
    """Build feeds, and build them again whenever articles or settings change.

    What is given is what feedpub build takes, with its options, such as --ping; see
    feedpub build --help. What is wrong with an article is told, and watching goes on.
    Ctrl-C ends it. Needs the extra watch: pip install "feedpub[watch]"
    """
    with ending_well():
        keep_building(arguments)


def keep_building(
    arguments: tuple[str, ...], then: Callable[[], object] = lambda: None
) -> None:
    """Build as `feedpub build` does with these arguments, until interrupted.

    `then` is called after each build, whether that went well or not.
    """
    from feedpub.cli.app import run  # noqa: PLC0415 - it is what runs this
    from feedpub.publisher import watching  # noqa: PLC0415 - --help should not load lxml

    reads = _reading(arguments)
    if not any(reads()[:2]):
        raise click.UsageError(_NOTHING)

    def build(changed: tuple[str, ...]) -> None:
        if changed:
            terminal.say("note", f"changed: {terminal.listed(changed, _SHOWN)}")
        if run(["build", *arguments]) == _INTERRUPTED:
            raise KeyboardInterrupt
        then()

    watching.watch(reads, build)


@contextmanager
def ending_well() -> Iterator[None]:
    """Take Ctrl-C, or being told to end, for what it is: the end, and no failure."""
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    except KeyboardInterrupt:
        terminal.say("note", "ended")


def _reading(arguments: tuple[str, ...]) -> Callable[[], Reads]:
    """Give what says what such a build reads; a file that is wrong is watched alone."""
    from feedpub.cli.build import build  # noqa: PLC0415 - as above
    from feedpub.errors import ConfigError  # noqa: PLC0415 - as above
    from feedpub.publisher import Config, configured, watching  # noqa: PLC0415 - as above

    given = build.make_context("feedpub build", [*arguments]).params
    file: Path | None = given["config"] or find_config()
    said = {name: given[name] or None for name in ("paths", "query", "out")}
    last = Config()

    def reads() -> Reads:
        nonlocal last
        with suppress(ConfigError):  # which the build tells
            last = configured(file, **said)
        return watching.reads_of(last, file)

    return reads
