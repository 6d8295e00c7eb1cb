"""`feedpub preview`: a feed as its readers will see it, as one page of HTML."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from feedpub.cli.documents import address, deliver
from feedpub.cli.gathering import document
from feedpub.cli.moment import judged_at
from feedpub.cli.options import config_file, network_of, network_options

if TYPE_CHECKING:
    from datetime import datetime

_EPILOG: Final = """\b
Example:
  feedpub preview public/rss.xml -o preview.html
  feedpub preview --allow-network https://tide.example/rss.xml
"""
_USUAL: Final = Path("preview.html")
_USUAL_PROFILE: Final = "best-practice"


@click.command(epilog=_EPILOG)
@click.argument("source", metavar="FILE")
@click.option(
    *("-o", "--out"),
    metavar="PAGE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Where to write it; - is the standard output.  [preview.html on a terminal, "
    "else the standard output]",
)
@click.option(
    "--profile",
    metavar="NAME",
    help="Which set of rules counts.  [that of the configuration, or else "
    f"{_USUAL_PROFILE}]",
)
@judged_at
@click.option(
    "--images",
    is_flag=True,
    help="Let the page fetch pictures from where they are, and play what is in texts.",
)
@click.option(
    "--most",
    metavar="N",
    type=click.IntRange(min=1),
    default=100,
    show_default=True,
    help="How many articles to show.",
)
@click.option(
    "--base",
    callback=address,
    metavar="URL",
    help="The address of FILE, for what is relative in it.",
)
@config_file
@network_options
def preview(
    source: str,
    out: Path | None,
    profile: str | None,
    now: datetime | None,
    images: bool,
    most: int,
    base: str | None,
    config: Path | None,
    **network: Any,
) -> None:
    """Show the feed FILE as readers do, with what is wrong in the margin.

    FILE is a feed of any format, - for the standard input, or an address with
    --allow-network. The page has no script, and fetches nothing unless --images is
    given, or somebody plays a recording. Rules are chosen as for feedpub check, by
    [check] in feedpub.toml. The exit code is 0 when it is written, whatever was found,
    and 3 if FILE is no feed.
    """
    from feedpub.cli.check import settings  # noqa: PLC0415 - --help needs no lxml
    from feedpub.publisher.preview import preview as page  # noqa: PLC0415 - likewise

    asked = settings.Asked(profile=profile, usual=_USUAL_PROFILE)
    settled = settings.settled(config, asked)
    loaded = document(source, network_of(network))
    made = page(
        loaded.data,
        url=base or loaded.url,
        profile=settled.profile_for(loaded.name),
        now=now,
        images=images,
        most=most,
        name=loaded.name,
    )
    if out is None and sys.stdout is not None and sys.stdout.isatty():
        out = _USUAL
    deliver(made.encode(), out)
