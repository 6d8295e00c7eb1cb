"""`feedpub convert`: a feed of any format in another one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from feedpub.cli.documents import (
    address,
    deliver,
    feed_from,
    say_losses,
    shown,
    to_file,
)

if TYPE_CHECKING:
    from pathlib import Path

_EPILOG: Final = """\b
Example:
  feedpub convert public/rss.xml --to atom --out public/atom.xml
  feedpub convert - --to json --url https://tide.example/feed.json < old.rdf
"""


@click.command(epilog=_EPILOG)
@click.argument("source", metavar="IN")
@click.option(
    "--to",
    "form",
    type=click.Choice(["atom", "rss", "json", "rdf"]),
    required=True,
    help="What to write; rdf is RSS 1.0.",
)
@to_file
@click.option(
    "--url",
    callback=address,
    metavar="URL",
    help="The address of the new document, for its link to itself.",
)
@click.option(
    "--base",
    callback=address,
    metavar="URL",
    help="The address of IN, for what is relative in it.",
)
@click.option(
    "--strict",
    is_flag=True,
    help="Write nothing if the new format cannot carry all that IN says.",
)
def convert(
    source: str,
    form: str,
    out: Path | None,
    url: str | None,
    base: str | None,
    strict: bool,
) -> None:
    """Convert the feed IN, a file of any format or - for the standard input.

    What the new format cannot carry, and what was broken in IN, goes to the standard
    error. The exit code is 0 when the document is written, 1 with --strict if something
    would be lost, and 3 if IN cannot be read.
    """
    from feedpub.formats import losses, write  # noqa: PLC0415 - --help needs no writers

    feed = feed_from(source, base)
    data = write(feed, form, url=url, strict=strict)
    say_losses(losses(feed, form), shown(source))
    deliver(data, out)
