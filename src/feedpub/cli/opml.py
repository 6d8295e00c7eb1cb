"""`feedpub opml`: feeds and lists of feeds as one list, for readers to import."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

import click

from feedpub.cli.documents import deliver, to_file
from feedpub.cli.gathering import Gathering
from feedpub.cli.options import network_of, network_options

if TYPE_CHECKING:
    from pathlib import Path

    from feedpub.publisher.opml import SubscriptionList

_EPILOG: Final = """\b
Example:
  feedpub opml public/atom.xml news/rss.xml --title "Our feeds" --out feeds.opml
  feedpub opml subscriptions.opml --to text
"""


@click.command(epilog=_EPILOG)
@click.argument("feeds", metavar="FEED|LIST...", nargs=-1, required=True)
@click.option("--title", metavar="T", help="The list's title.  [the first list's]")
@click.option(
    "--to",
    "form",
    type=click.Choice(["opml", "text", "json"]),
    default="opml",
    show_default=True,
    help="What to write: OPML 2.0, or what is in the list for people or programs.",
)
@to_file
@click.option("--keep-going", is_flag=True, help="Go on without what cannot be read.")
@network_options
def opml(feeds: tuple[str, ...], form: str, out: Path | None, **options: Any) -> None:
    """Make a list of feeds, or tell what is in one.

    FEED is a file of any format, a folder that is searched for feeds, - for the
    standard input, or, with --allow-network, an address. It must say its own address.
    A LIST in OPML gives what it lists, folders included; nothing of it is fetched.

    The exit code is 0 when the list is written, 1 if it cannot be, 2 if the command
    line is wrong, and 3, with nothing written, if something cannot be read, unless
    --keep-going goes on without it.
    """
    from feedpub.publisher.opml import SubscriptionList  # noqa: PLC0415 - --help needs no lxml

    gathering = Gathering(network_of(options))
    entries = tuple(gathering.entries(feeds))
    gathering.refuse_gaps(len(entries), keep_going=options["keep_going"])
    title = options["title"] or next((one.title for one in gathering.lists), "Feeds")
    outlines: list[Any] = [
        outline for entry in entries for outline in getattr(entry, "outlines", (entry,))
    ]
    listed = SubscriptionList(title=title, outlines=outlines)
    deliver(_written(listed, form), out)


def _written(listed: SubscriptionList, form: str) -> bytes:
    from feedpub.publisher.opml import write_opml  # noqa: PLC0415 - as above

    if form == "opml":
        return write_opml(listed)
    if form == "json":
        table = {"title": listed.title, "outlines": [*map(_plain, listed.outlines)]}
        return f"{json.dumps(table, indent=2, ensure_ascii=False)}\n".encode()
    lines = (f"{one.title} <{one.feed_url}>\n" for one in listed.subscriptions)
    return "".join(lines).encode()


def _plain(outline: Any) -> dict[str, Any]:
    """Give a subscription's or a folder's fields that say something."""
    if inside := getattr(outline, "outlines", ()):
        return {"title": outline.title, "outlines": [*map(_plain, inside)]}
    names = ("title", "feed_url", "home_url", "description", "language")
    said = {name: getattr(outline, name, None) for name in names}
    return {name: value for name, value in said.items() if value is not None}
