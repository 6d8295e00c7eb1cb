"""What a build says when it is done: on the standard output, and beside it."""

from __future__ import annotations

import re
from collections import Counter
from functools import partial
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

import click

from feedpub.cli import terminal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from feedpub.publisher import BuildResult, Receipt
    from feedpub.publisher.many import FeedReceipt, Totals

_NAMES: Final = {"rss": "RSS 2.0", "atom": "Atom 1.0", "json": "JSON Feed 1.1"}
_listed: Final = partial(terminal.listed, most=5)
_SAME: Final = 3
_FEW: Final = 12
"""So many feeds of a set have a line each; of more there is only the sum."""
_VALUES: Final = re.compile(r"'[^']*'|\d+")
_LEFT_OUT: Final = {
    "drafts": "as they are drafts",
    "future": "as they are later than now",
    "expired": "as they have expired",
}
_LEFT: Final = (
    "files of earlier builds are no part of their feed any more, and stay for whoever "
    "knows their addresses:"
)
_VERBS: Final = {
    "written": "wrote",
    "unchanged": "unchanged",
    "would-write": "would write",
}


class Told:
    """Takes the receipts of a set as they come, and keeps what is worth telling."""

    def __init__(self, out: str, *, verbose: bool) -> None:
        self._out = out
        self._verbose = verbose
        self._done = 0
        self._receipts: list[FeedReceipt] = []
        self._changed = 0
        self._dry = False
        self._losses: Counter[tuple[str, str, str]] = Counter()
        self._left: list[str] = []
        self.failed = False

    def also(
        self, show: Callable[[int, int, FeedReceipt], None]
    ) -> Callable[[int, FeedReceipt], None]:
        """Give what a build reports to; `show` is told how many are done."""

        def take(total: int, receipt: FeedReceipt) -> None:
            self._take(receipt)
            show(self._done, total, receipt)

        return take

    def problems(self) -> None:
        """Say why feeds failed."""
        for receipt in self._receipts:
            terminal.say_problems(receipt.problems)

    def losses(self) -> Iterator[str]:
        """Tell what is not carried by any feed: each kind, or just the fields."""
        for format_, name in _NAMES.items():
            kinds = [
                (field, message, times)
                for (of, field, message), times in self._losses.items()
                if of == format_
            ]
            if self._verbose:
                yield from (
                    f"{name} cannot carry {field}: {message} ({times} times)"
                    for field, message, times in kinds
                )
            elif kinds:
                fields = ", ".join(dict.fromkeys(field for field, _, _ in kinds))
                yield f"{name} cannot carry all of {fields}; --verbose says why"

    def lines(self, totals: Totals) -> Iterator[str]:
        """Give the lines of feeds, if they are few, and the sum."""
        if self._verbose or self._changed <= _FEW:
            for receipt in self._receipts:
                if not receipt.failed:
                    yield self._line(receipt)
        if totals.listed:
            verb = "would list" if self._dry else "listed"
            yield f"{verb} them in {_listed(self._places(totals.listed))}"
        elif totals.index and self._verbose:
            yield f"unchanged {', '.join(self._places(totals.index))}"
        yield self._sum(totals)

    def gone(self, totals: Totals) -> str:
        """Name the feeds that are made no longer, which nobody is told of again."""
        shown = ", ".join(totals.gone) if self._verbose else _listed(totals.gone)
        return f"were made before and are no more; their files are still there: {shown}"

    def left(self) -> tuple[str, ...]:
        """Name the documents that belonged to feeds once, and are still there."""
        return self._places(tuple(self._left))

    def next_step(self, number: int, of: int, receipts: str | None) -> str:
        """Say what is to be done when all parts are built."""
        name = receipts or f"receipts-{number}-of-{of}.jsonl"
        return (
            f"wrote {name}; when there is one of all {of}, feedpub merge-receipts "
            f"writes the lists of them"
        )

    def _take(self, receipt: FeedReceipt) -> None:
        self._done += 1
        self.failed |= receipt.failed
        self._dry |= receipt.state == "would-write"
        self._left += receipt.left
        for document in receipt.every:
            for loss in document.losses:
                kind = (document.format, loss.field, loss.message)
                self._losses[kind] += loss.times
        news = receipt.state != "unchanged" and not receipt.failed
        self._changed += news
        if receipt.failed or self._verbose or (news and self._changed <= _FEW):
            self._receipts.append(receipt)

    def _line(self, receipt: FeedReceipt) -> str:
        """Read as `wrote public/sea/rss.xml, atom.xml  12,345 bytes  4 articles`."""
        first, *others = (document.name for document in receipt.documents)
        files = [
            _joined(self._out, first),
            *(name.rpartition("/")[2] for name in others),
        ]
        size = sum(document.bytes for document in receipt.documents)
        verb, count = _verb(receipt.state), len(receipt.others)
        more = f"  and {_counted(count)}" if count else ""
        return (
            f"{verb} {', '.join(files)}  {size:,} bytes  "
            f"{_articles(receipt.articles)}{more}"
        )

    def _places(self, names: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(_joined(self._out, name) for name in names)

    def _sum(self, totals: Totals) -> str:
        """Read as `2,000 feeds: 1,990 unchanged, 10 written (123,456 bytes)`."""
        written = "to be written" if self._dry else "written"
        counts = {
            "unchanged": totals.unchanged,
            f"{written} ({totals.bytes:,} bytes)": totals.written,
            "failed": len(totals.failures),
        }
        said = ", ".join(f"{count:,} {what}" for what, count in counts.items() if count)
        one = "" if totals.feeds == 1 else "s"
        more = (
            "" if self._verbose or self._changed <= _FEW else "; --verbose lists them"
        )
        return f"{totals.feeds:,} feed{one}: {said or 'none'}{more}"


def tell(result: BuildResult, told: Told, *, verbose: bool) -> None:
    """Say what was done on the standard output, and all the rest beside it."""
    terminal.say_problems(result.problems)
    told.problems()
    for where, message in result.notes if verbose else _folded(result.notes):
        terminal.say("note", message, where)
    for what in _LEFT_OUT:
        if places := getattr(result, what):
            terminal.say("note", f"left out, {_LEFT_OUT[what]}: {_listed(places)}")
    for receipt in result.receipts:
        for line in _losses(receipt, verbose=verbose):
            terminal.say("note", line)
    for line in told.losses():
        terminal.say("note", line)
    _tell_left((*_left(result.receipts), *told.left()), verbose=verbose)
    for line in _others(result.others, verbose=verbose):
        click.echo(line)
    for receipt in result.receipts:
        click.echo(_line(receipt))
    if result.totals is not None:
        tell_totals(result.totals, told)


def tell_totals(totals: Totals, told: Told) -> None:
    """Say what came of a set of feeds."""
    for message in totals.notes:
        terminal.say("note", message)
    if totals.gone:
        terminal.say("note", told.gone(totals))
    for line in told.lines(totals):
        click.echo(line)


def _folded(notes: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Show a few notes of each kind, and how many more there are."""
    kinds: dict[str, list[tuple[str, str]]] = {}
    for note in notes:
        kinds.setdefault(_VALUES.sub("", note[1]), []).append(note)
    for same in kinds.values():
        yield from same[:_SAME]
        if same[_SAME:]:
            yield "", f"and {len(same) - _SAME} more like this; --verbose has all"


def _losses(receipt: Receipt, *, verbose: bool) -> Iterator[str]:
    """Tell what is not carried: each kind, or just the fields on one line."""
    from feedpub.publisher import tally  # noqa: PLC0415 - --help should not load lxml

    name = _NAMES[receipt.format]
    kinds = tally(receipt.losses)
    if verbose:
        yield from (f"{name} cannot carry {loss}" for loss in kinds)
    elif kinds:
        fields = ", ".join(dict.fromkeys(loss.field for loss in kinds))
        yield f"{name} cannot carry all of {fields}; --verbose says why"


def _others(receipts: tuple[Receipt, ...], *, verbose: bool) -> Iterator[str]:
    """Give the lines of archives and pages that are new, if they are few, and a sum."""
    news = [receipt for receipt in receipts if receipt.state != "unchanged"]
    shown = receipts if verbose else news
    if verbose or len(news) <= _FEW:
        yield from map(_line, shown)
    if len(shown) < len(receipts) or len(news) > _FEW:
        counts = Counter(_VERBS[receipt.state] for receipt in receipts)
        said = ", ".join(f"{verb} {count:,}" for verb, count in sorted(counts.items()))
        yield f"{_counted(len(receipts))}: {said}"


def _tell_left(places: tuple[str, ...], *, verbose: bool) -> None:
    if places:
        shown = ", ".join(places) if verbose else _listed(places)
        terminal.say("note", f"{_LEFT} {shown}")


def _left(receipts: Iterable[Receipt]) -> Iterator[str]:
    return (str(path) for receipt in receipts for path in receipt.left)


def _counted(others: int) -> str:
    return f"{others:,} {'archive or page' if others == 1 else 'archives or pages'}"


def _line(receipt: Receipt) -> str:
    """Read as `wrote public/rss.xml  12,345 bytes  42 articles  RSS 2.0`."""
    return (
        f"{_verb(receipt.state)} {receipt.path}  {receipt.bytes:,} bytes  "
        f"{_articles(receipt.articles)}  {_NAMES[receipt.format]}"
    )


def _verb(state: str) -> str:
    return click.style(_VERBS[state], fg="green" if state == "written" else None)


def _articles(count: int) -> str:
    return f"{count:,} article{'' if count == 1 else 's'}"


def _joined(out: str, name: str) -> str:
    """Give the place of a document in a folder or a store."""
    return (
        f"{out.rstrip('/')}/{name}" if "://" in out else str(PurePosixPath(out, name))
    )
