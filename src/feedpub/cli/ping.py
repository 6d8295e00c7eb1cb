"""`feedpub ping`: hubs are told of feeds that are in their place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from feedpub.cli.documents import feed_from
from feedpub.cli.news import in_mind, keep_in_mind, spread
from feedpub.cli.options import config_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from feedpub.publisher import Config

_EXAMPLE: Final = """\b
Example:
  feedpub ping
  feedpub ping public/rss.xml
  feedpub ping https://tide.example/rss.xml --hub https://hub.example/
"""
_WEB: Final = ("http://", "https://")
_NO_HUB: Final = "no hub is known; name one with --hub, or with hubs in feedpub.toml"
_NO_FEED: Final = "no feed is known; give its address, or base_url in feedpub.toml"


@click.command(epilog=_EXAMPLE)
@click.argument("feeds", metavar="[FEED]...", nargs=-1)
@click.option(
    "--hub",
    "hubs",
    metavar="URL",
    multiple=True,
    help="The hub to tell. May be repeated.  [those of the feeds or the configuration]",
)
@click.option(
    "--allow-private",
    is_flag=True,
    help="Ask hubs at private addresses, too, such as one on this machine.",
)
@config_file
def ping(
    feeds: tuple[str, ...],
    hubs: tuple[str, ...],
    config: Path | None,
    *,
    allow_private: bool,
) -> None:
    """Tell WebSub hubs that feeds have changed, now that they are in their place.

    FEED is the address of a feed, or a file whose own address and hubs are read in it.
    Without any, it is all feeds that the configuration makes, each once; the articles
    of a feed set are read for that. A hub fetches the feeds and sends them to those who
    have subscribed; feedpub build --ping tells it at once, and only of feeds that have
    changed.

    The exit code is 0 when all hubs have been told, 1 if one has not, 2 if no feed or
    no hub is known, and 3 if a file could not be read.
    """
    from feedpub import publisher  # noqa: PLC0415 - --help should not load lxml
    from feedpub.publisher.hubs import checked  # noqa: PLC0415 - likewise

    settings = publisher.configured(config)
    about = _about(_topics(feeds, settings), hubs)
    if not about:
        raise click.UsageError(_NO_HUB)
    checked("hubs", about)
    checked("feeds", (topic for topics in about.values() for topic in topics))
    pings = spread(about, "error", allow_private=allow_private)
    _put_out_of_mind(settings, {ping.hub: ping.told for ping in pings})
    if any(ping.fault is not None for ping in pings):
        raise click.exceptions.Exit(1)


def _about(
    topics: Iterable[tuple[str, tuple[str, ...]]], hubs: tuple[str, ...]
) -> dict[str, tuple[str, ...]]:
    """Say what each hub is to be told of, each feed once."""
    about: dict[str, dict[str, None]] = {}
    for topic, its in topics:
        for hub in hubs or its:
            about.setdefault(hub, {})[topic] = None
    return {hub: tuple(each) for hub, each in about.items()}


def _topics(
    feeds: tuple[str, ...], settings: Config
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Give the address of each feed, and the hubs that it is for."""
    from feedpub.publisher import documents  # noqa: PLC0415 - as above
    from feedpub.publisher.topics import topics  # noqa: PLC0415 - as above

    for name in feeds:
        if name.lower().startswith(_WEB):
            yield name, settings.hubs
            continue
        feed = feed_from(name)
        if feed.feed_url is None:
            raise click.UsageError(f"{name} does not say its own address; give that")
        yield feed.feed_url, documents.hubs_of(feed) or settings.hubs
    if feeds:
        return
    if not (every := topics(settings)):
        raise click.UsageError(_NO_FEED)
    yield from every


def _put_out_of_mind(settings: Config, told: dict[str, tuple[str, ...]]) -> None:
    """Forget what builds could not tell, as far as it has been told now."""
    from feedpub.publisher.untold import without  # noqa: PLC0415 - as above

    if missed := in_mind(settings):
        keep_in_mind(settings, without(missed, told))
