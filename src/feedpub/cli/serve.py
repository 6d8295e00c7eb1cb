"""`feedpub serve`: the published files in a browser, as a good server sends them."""

from __future__ import annotations

import threading
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from feedpub.cli import terminal
from feedpub.cli.options import config_file
from feedpub.cli.watch import ending_well, keep_building

if TYPE_CHECKING:
    from collections.abc import Callable

_EXAMPLE: Final = """\b
Example:
  feedpub serve
  feedpub serve public --port 0
  feedpub serve --settings-for nginx
"""
_SERVERS: Final = ("nginx", "caddy", "apache", "netlify", "cloudflare", "s3")


@click.command(epilog=_EXAMPLE)
@click.argument("directory", metavar="[DIR]", required=False)
@click.option(
    "--port",
    metavar="N",
    type=click.IntRange(0, 65_535),
    default=8000,
    show_default=True,
    help="The port to listen at; 0 takes any that is free.",
)
@click.option(
    "--host",
    metavar="ADDRESS",
    default="127.0.0.1",
    show_default=True,
    help="Listen at this address, which others may reach, such as 0.0.0.0.",
)
@click.option(
    "--max-age",
    metavar="SECONDS",
    type=click.IntRange(min=0),
    default=0,
    show_default=True,
    help="How long a browser may keep a file without asking; sites have 900.",
)
@click.option(
    "--watch", is_flag=True, help="Build when articles change; feedpub watch."
)
@click.option(
    "--settings-for",
    metavar="SERVER",
    type=click.Choice(_SERVERS),
    help=f"Print what makes another server send the same: {', '.join(_SERVERS)}.",
)
@click.option("-v", "--verbose", is_flag=True, help="Tell of each request.")
@config_file
def serve(
    directory: str | None,
    config: Path | None,
    settings_for: str | None,
    *,
    host: str,
    port: int,
    max_age: int,
    watch: bool,
    verbose: bool,
) -> None:
    """Show what was published at http://127.0.0.1:8000/, on this machine only.

    DIR is the folder of the feeds, or else that of the configuration. Files are sent
    with the headers that a site should send, too, but for how long they are kept; the
    page with ?live in its address shows a file or a folder, feeds and previews
    included, and loads it again when it is built again. Ctrl-C ends it.
    """
    from feedpub import publisher  # noqa: PLC0415 - --help should not load lxml
    from feedpub.publisher import serving, snippets  # noqa: PLC0415 - likewise

    if settings_for:
        click.echo(snippets.snippet(settings_for), nl=False)
        return
    folder = directory or publisher.configured(config).out
    log = (lambda line: terminal.say("note", line)) if verbose else None
    with ending_well(), ExitStack() as running:

        def show() -> None:
            shown = serving.serve(
                folder, host=host, port=port, max_age=max_age, log=log
            )
            url = running.enter_context(shown).url
            click.echo(
                f"{folder} is at {url}, and {url}?live loads itself; Ctrl-C ends"
            )

        if watch:
            keep_building(_arguments(config, directory), _once(show, Path(folder)))
        show()
        threading.Event().wait()


def _arguments(config: Path | None, directory: str | None) -> tuple[str, ...]:
    own = ("--config", str(config)) if config else ()
    return (*own, "--out", directory) if directory else own


def _once(show: Callable[[], None], folder: Path) -> Callable[[], None]:
    """Let what shows the folder wait for the first build that makes it."""
    waiting = [show]

    def then() -> None:
        if waiting and folder.is_dir():
            waiting.pop()()

    return then
