"""Several feeds for one command: files, folders, addresses, and lists of feeds."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Final

import click

from feedpub.cli import terminal
from feedpub.cli.documents import say_notes
from feedpub.errors import ModelError, ReadError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from feedpub.cli.check.inputs import Loaded
    from feedpub.cli.options import Network
    from feedpub.model import Feed
    from feedpub.publisher.opml import SubscriptionList

_AT_ONCE: Final = 8
_NOTES: Final = 3
"""How many notes of each feed are shown: there may be hundreds of feeds."""


class Gathering:
    """Reads what a command was given, and says and counts what cannot be read.

    `lists` are the lists of feeds that were found on the way.
    """

    def __init__(self, network: Network | None) -> None:
        self.lists: list[SubscriptionList] = []
        self.unreadable = 0
        self._network = network

    def feeds(self, arguments: tuple[str, ...]) -> Iterator[Feed]:
        """Read feeds, in order; a list stands for the feeds that it names."""
        for entry in self.entries(arguments):
            if (named := _named_in(entry)) is None:
                yield entry  # type: ignore[misc]  # it names none, so it is a feed
                continue
            for name, inner in self._read_all(named):
                if _named_in(inner) is None:
                    yield inner  # type: ignore[misc]  # likewise
                else:
                    self._fail(ReadError(f"{name}: is a list of feeds, in a list"))

    def entries(self, arguments: tuple[str, ...]) -> Iterator[Feed | SubscriptionList]:
        """Read feeds and lists of feeds, in order; nothing of a list is fetched."""
        from feedpub.cli.check import inputs  # noqa: PLC0415 - --help needs no lxml

        for _, entry in self._read_all(inputs.find(arguments).names):
            if _named_in(entry) is not None:
                self.lists.append(entry)  # type: ignore[arg-type]  # as it names some
            yield entry

    def refuse_gaps(self, found: int, *, keep_going: bool) -> None:
        """Raise `ReadError` if something could not be read, unless one may go on."""
        if self.unreadable and not (keep_going and found):
            wayout = "mend that, or go on without it with --keep-going"
            raise ReadError(f"nothing was written; {wayout if found else 'mend that'}")
        if not found:
            raise click.UsageError("there is no feed in what is given")

    def _read_all(
        self, names: Sequence[str]
    ) -> Iterator[tuple[str, Feed | SubscriptionList]]:
        """Load several at a time, and read one after the other."""
        self._check_network(names)
        with ThreadPoolExecutor(_AT_ONCE) as pool:
            for name, loaded in zip(names, pool.map(self._load, names), strict=True):
                try:
                    entry = _entry(loaded)
                except ReadError as error:
                    self._fail(error)
                    continue
                yield name, entry

    def _check_network(self, names: Sequence[str]) -> None:
        for name in names:
            check_network(name, self._network)

    def _load(self, name: str) -> Loaded | ReadError:
        try:
            return document(name, self._network)
        except ReadError as error:
            return error

    def _fail(self, error: ReadError) -> None:
        terminal.say_error(error)
        self.unreadable += 1


def check_network(name: str, network: Network | None) -> None:
    """Refuse an address that may not be asked."""
    from feedpub.cli.check import inputs  # noqa: PLC0415 - as above

    if network is None and inputs.is_address(name):
        raise click.UsageError(
            f"{name!r} is on the network, and that needs --allow-network"
        )


def document(name: str, network: Network | None) -> Loaded:
    """Read a file, the standard input for `-`, or an address that may be asked."""
    from feedpub.cli.check import inputs  # noqa: PLC0415 - as above
    from feedpub.validator import Limits  # noqa: PLC0415 - as above

    check_network(name, network)
    if network is None or not inputs.is_address(name):
        return inputs.load(name, Limits().bytes)
    limits, allow_private = network
    return inputs.load_address(name, limits, allow_private=allow_private)


def _entry(loaded: Loaded | ReadError) -> Feed | SubscriptionList:
    """Read a feed or a list; `ReadError` calls the document by its name."""
    from feedpub.publisher.opml import is_opml, read_opml  # noqa: PLC0415 - as above
    from feedpub.reading import Note, read_with_notes  # noqa: PLC0415 - as above

    if isinstance(loaded, ReadError):
        raise loaded
    notes: list[Note] = []
    try:
        if is_opml(loaded.data):
            listed = read_opml(loaded.data, notes=notes)
            say_notes(notes, loaded.name, _NOTES)
            return listed
        feed, told, _ = read_with_notes(loaded.data, url=loaded.url)
    except ReadError as error:
        said = str(error).removeprefix("the document").removeprefix("the list")
        raise ReadError(loaded.name + said, error.report) from None
    say_notes(told, loaded.name, _NOTES)
    with suppress(ModelError):  # then it has the address as that of its next page
        feed = replace(feed, feed_url=feed.feed_url or loaded.url)
    return feed


def _named_in(entry: Feed | SubscriptionList) -> tuple[str, ...] | None:
    """Give the addresses that a list names, each once; None for a feed."""
    subscriptions = getattr(entry, "subscriptions", None)
    if subscriptions is None:
        return None
    return tuple(dict.fromkeys(one.feed_url for one in subscriptions))
