"""`feedpub preview`: a feed as its readers will see it, as one page of HTML."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any, Final

import click

from feedpub.cli.documents import address, deliver
from feedpub.cli.gathering import document, network_of, network_options
from feedpub.errors import FeedpubError

_EPILOG: Final = """\b
Example:
  feedpub preview public/rss.xml -o preview.html
  feedpub preview --allow-network https://tide.example/rss.xml
"""
_USUAL: Final = Path("preview.html")


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
    default="best-practice",
    show_default=True,
    help="Which set of rules counts.",
)
@click.option(
    "--images",
    is_flag=True,
    help="Let the page fetch pictures and recordings from where they are.",
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
@network_options
def preview(
    source: str,
    out: Path | None,
    profile: str,
    images: bool,
    most: int,
    base: str | None,
    **network: Any,
) -> None:
    """Show the feed FILE as readers do, with what is wrong in the margin.

    FILE is a feed of any format, - for the standard input, or an address with
    --allow-network. The page has no script, and fetches nothing unless --images is
    given. The exit code is 0 when it is written, whatever was found, and 3 if FILE is
    no feed.
    """
    from feedpub.publisher.preview import preview as page  # noqa: PLC0415 - --help needs no lxml

    _check(profile)
    loaded = document(source, network_of(network))
    made = page(
        loaded.data,
        url=base or loaded.url,
        profile=profile,
        images=images,
        most=most,
        name=loaded.name,
    )
    if out is None and sys.stdout is not None and sys.stdout.isatty():
        out = _USUAL
    deliver(made.encode(), out)


def _check(profile: str) -> None:
    from feedpub.validator.profiles import profile_named  # noqa: PLC0415 - as above

    try:
        profile_named(profile)
    except FeedpubError as error:
        raise click.UsageError(str(error)) from None
