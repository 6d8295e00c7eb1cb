"""What is new after a build, and the hubs that are told of it."""

from __future__ import annotations

import shlex
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

import click

from feedpub.cli import terminal
from feedpub.errors import FeedpubError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from feedpub.publisher import BuildResult, Config, Receipt
    from feedpub.publisher.hubs import Ping
    from feedpub.publisher.many import FeedReceipt

    About = Mapping[str, tuple[str, ...]]

_SHOWN: Final = 3


class News:
    """Takes what a build has published, and tells the hubs of it in the end.

    What a hub has missed is kept in mind, and told by the next build.
    """

    def __init__(self, config: Config, *, asked: bool, allow_private: bool) -> None:
        self._config = config
        self._asked = asked
        self._allow_private = allow_private
        self._receipts: list[FeedReceipt] = []

    def also(
        self, report: Callable[[int, FeedReceipt], None]
    ) -> Callable[[int, FeedReceipt], None]:
        """Give what a build reports to; feeds without news are not remembered."""

        def take(total: int, receipt: FeedReceipt) -> None:
            if self._asked and receipt.state == "written" and receipt.hubs:
                self._receipts.append(receipt)
            report(total, receipt)

        return take

    @contextmanager
    def lasting(self) -> Iterator[None]:
        """Let what was published be told another time if the build fails after that."""
        try:
            yield
        except BaseException:
            if self._receipts:
                keep_in_mind(self._config, self._about(()))
            raise

    def spread(self, result: BuildResult) -> None:
        """Tell the hubs, if that is wanted; one that is down is a note."""
        if not self._asked:
            return
        about = self._about((*result.receipts, *result.others))
        # First, as hubs can be slow, and who waits for them may be killed.
        kept = keep_in_mind(self._config, about)
        pings = spread(about, "note", allow_private=self._allow_private)
        if kept:
            keep_in_mind(self._config, {ping.hub: ping.later for ping in pings})
        if not about:
            terminal.say("note", "no hub is told, for no feed that names one is new")

    def _about(self, receipts: Iterable[Receipt]) -> About:
        """Say what each hub is to be told: what it has missed, and what is new."""
        from feedpub.publisher import hubs, untold  # noqa: PLC0415 - who does not ping needs no network

        new = hubs.news((*receipts, *self._receipts))
        return untold.joined(in_mind(self._config), new)


def spread(about: About, level: str, *, allow_private: bool) -> tuple[Ping, ...]:
    """Tell the hubs, and say what came of it."""
    from feedpub.publisher import hubs  # noqa: PLC0415 - as above

    pings = hubs.tell(about, allow_private=allow_private)
    for one in pings:
        if one.told:
            click.echo(f"told {one.hub} of {terminal.listed(one.told, _SHOWN)}")
        if one.fault is not None:
            way_out = _way_out(one, allow_private) if level == "note" else ""
            missed = terminal.listed(one.untold, _SHOWN)
            message = f"not told of {missed}: {one.fault}{way_out}"
            terminal.say(level, message, one.hub)
    return pings


def in_mind(config: Config) -> About:
    """Give what hubs have missed before; what cannot be read is told, and no error."""
    from feedpub.publisher import untold  # noqa: PLC0415 - as above

    try:
        return untold.untold(config)
    except FeedpubError as error:
        terminal.say("note", str(error))
        return {}


def keep_in_mind(config: Config, about: About) -> bool:
    """Keep what hubs have missed; what cannot be written is told, and no error."""
    from feedpub.publisher import untold  # noqa: PLC0415 - as above

    try:
        untold.keep(config, about)
    except FeedpubError as error:
        terminal.say("note", str(error))
        return False
    return True


def _way_out(ping: Ping, allow_private: bool) -> str:
    """Name the command that tells the hub, and say whether a build does so, too."""
    feeds = ping.untold if len(ping.untold) <= _SHOWN else ()
    private = ("--allow-private",) if allow_private else ()
    words = ("feedpub", "ping", *feeds, "--hub", ping.hub, *private)
    command = shlex.join(words)
    if ping.later:
        return f"; the next build with --ping tells it, and so does {command}"
    return f"; when that is mended, tell it by {command}"
