"""`feedpub init`: a configuration to begin with."""

from __future__ import annotations

from pathlib import Path

import click


@click.command(epilog="\b\nExample:\n  feedpub init")
@click.argument(
    "directory",
    default=".",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
)
@click.option("--force", is_flag=True, help="Replace the configuration that is there.")
def init(directory: Path, *, force: bool) -> None:
    """Write a feedpub.toml in which every setting is explained.

    It goes into DIRECTORY, or the current one. Change its title and addresses, put
    articles where it says, and run `feedpub build`.
    """
    from feedpub import publisher  # noqa: PLC0415 - --help should not load lxml

    path = publisher.write_starter(directory, force=force)
    click.echo(f"wrote {path}; change what it says, then run: feedpub build")
