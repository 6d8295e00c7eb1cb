"""What is new after a build, and the hubs that are told of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from feedpub.cli import terminal

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from feedpub.publisher import BuildResult
    from feedpub.publisher.many import FeedReceipt

_SHOWN: Final = 3


class News:
    """Takes what a build has published, and tells the hubs of it in the end."""

    def __init__(self, *, asked: bool, allow_private: bool) -> None:
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

    def spread(self, result: BuildResult) -> None:
        """Tell the hubs, if that is wanted; one that is down is a note."""
        if not self._asked:
            return
        from feedpub.publisher import hubs  # noqa: PLC0415 - who does not ping needs no network

        about = hubs.news((*result.receipts, *result.others, *self._receipts))
        spread(about, "note", allow_private=self._allow_private)
        if not about:
            terminal.say("note", "no hub is told, for no feed that names one is new")


def spread(
    about: Mapping[str, tuple[str, ...]], level: str, *, allow_private: bool
) -> bool:
    """Tell the hubs, say what came of it, and whether all is well."""
    from feedpub.publisher import hubs  # noqa: PLC0415 - who does not ping needs no network

    way_out = "; feedpub ping tells it again" if level == "note" else ""
    pings = hubs.tell(about, allow_private=allow_private)
    for one in pings:
        if one.told:
            click.echo(f"told {one.hub} of {_listed(one.told)}")
        if one.fault is not None:
            untold = f"not told of {_listed(one.untold)}: {one.fault}{way_out}"
            terminal.say(level, untold, one.hub)
    return all(one.fault is None for one in pings)


def _listed(topics: tuple[str, ...]) -> str:
    shown = ", ".join(topics[:_SHOWN])
    more = len(topics) - _SHOWN
    return f"{shown} and {more:,} more" if more > 0 else shown
