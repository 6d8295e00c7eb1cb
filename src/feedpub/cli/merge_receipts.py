"""`feedpub merge-receipts`: the end of a build in parts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import click

from feedpub.cli.bars import Bars
from feedpub.cli.options import config_file
from feedpub.cli.telling import Told, tell_totals

if TYPE_CHECKING:
    from pathlib import Path

_EXAMPLE: Final = """\b
Example:
  feedpub merge-receipts receipts-1-of-2.jsonl receipts-2-of-2.jsonl
"""


@click.command("merge-receipts", epilog=_EXAMPLE)
@click.argument("receipts", metavar="FILE...", nargs=-1, required=True)
@click.option("--out", metavar="DIR", help="The folder or store that has the feeds.")
@click.option("--manifest", metavar="FILE", help="The account of what was built.")
@click.option("-v", "--verbose", is_flag=True, help="Name every feed.")
@config_file
def merge_receipts(
    receipts: tuple[str, ...], config: Path | None, *, verbose: bool, **options: Any
) -> None:
    """End a build in parts: write the lists of all feeds, and the manifest.

    FILE is what `feedpub build --shard I/N` wrote. If the file of a part is missing,
    cut off or of another build, that is said and nothing is written.
    """
    from feedpub import publisher  # noqa: PLC0415 - --help should not load lxml

    settings = publisher.configured(config, **options)
    told = Told(settings.out, verbose=verbose)
    with Bars() as bars:
        totals = publisher.merge(settings, receipts, report=told.also(bars.building))
    told.problems()
    tell_totals(totals, told)
    if told.failed:
        raise click.exceptions.Exit(1)
