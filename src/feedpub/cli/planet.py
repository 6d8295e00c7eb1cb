"""`feedpub planet`: several feeds into one, newest first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import click

from feedpub.cli.documents import address, deliver, say_losses, to_file
from feedpub.cli.gathering import Gathering
from feedpub.cli.options import network_of, network_options

if TYPE_CHECKING:
    from pathlib import Path

_EPILOG: Final = """\b
Example:
  feedpub planet tide.xml neap.json --title Water --home-url https://water.example/
  feedpub planet feeds.opml --allow-network --home-url https://water.example/ \\
      --url https://water.example/atom.xml --limit 60 --out public/atom.xml
"""
_OF_THE_FEED: Final = ("home_url", "feed_url", "description", "language")


@click.command(epilog=_EPILOG)
@click.argument("feeds", metavar="FEED|LIST...", nargs=-1, required=True)
@click.option("--title", metavar="T", help="The planet's title.  [the list's title]")
@click.option(
    "--home-url",
    callback=address,
    metavar="URL",
    required=True,
    help="The page that the planet belongs to.",
)
@click.option(
    "--to",
    "form",
    type=click.Choice(["atom", "rss", "json"]),
    default="atom",
    show_default=True,
    help="What to write. JSON Feed cannot say which feed an article is from.",
)
@to_file
@click.option(
    *("--url", "feed_url"),
    callback=address,
    metavar="URL",
    help="The address of the planet's feed, for its link to itself.",
)
@click.option("--description", metavar="D", help="What the planet is about.")
@click.option("--language", metavar="TAG", help="Its language, such as en or pt-BR.")
@click.option(
    "--limit", metavar="N", type=click.IntRange(min=1), help="At most N articles."
)
@click.option(
    "--keep-going", is_flag=True, help="Go on without the feeds that cannot be read."
)
@click.option(
    "--strict",
    is_flag=True,
    help="Write nothing if the format cannot carry all that the feeds say.",
)
@network_options
def planet(feeds: tuple[str, ...], form: str, out: Path | None, **options: Any) -> None:
    """Put the articles of several feeds into one, the newest first.

    FEED is a file of any format, a folder that is searched for feeds, - for the
    standard input, or, with --allow-network, an address. A LIST in OPML stands for the
    feeds that it names. Each article says which feed it is from, and has that feed's
    authors and language where it has none of its own; of several with the same id the
    first one counts.

    The exit code is 0 when the planet is written, 1 if it cannot be, 2 if the command
    line is wrong, and 3, with nothing written, if a feed cannot be read, unless
    --keep-going goes on without it.
    """
    from feedpub.formats import losses, write  # noqa: PLC0415 - --help needs no writers
    from feedpub.model.merging import planet as made_of  # noqa: PLC0415 - as above

    gathering = Gathering(network_of(options))
    read = tuple(gathering.feeds(feeds))
    gathering.refuse_gaps(len(read), keep_going=options["keep_going"])
    made = made_of(
        read,
        title=options["title"] or _title(gathering),
        keep=options["limit"],
        **{name: options[name] for name in _OF_THE_FEED},
    )
    data = write(made, form, strict=options["strict"])
    say_losses(losses(made, form), str(out or "planet"))
    deliver(data, out)


def _title(gathering: Gathering) -> str:
    if len(gathering.lists) != 1:
        raise click.UsageError("--title is missing; only one list of feeds has one")
    return gathering.lists[0].title
