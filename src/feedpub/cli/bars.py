"""How far a build has come, shown on a terminal and nowhere else."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, Self

import click

if TYPE_CHECKING:
    from feedpub.publisher.many import FeedReceipt


class Bars:
    """A bar while articles are read, and one while many feeds are built."""

    def __init__(self) -> None:
        self._label = ""
        self._bar: Any = None

    def __enter__(self) -> Self:
        """Begin without a bar; the first that there is something to tell of begins."""
        return self

    def __exit__(self, *_: object) -> None:
        """Leave the terminal on a line of its own, whatever happened."""
        self._end()

    def reading(self, done: int, total: int, path: str) -> None:
        """Tell of a file before it is read."""
        self._show("reading", done, total, path)

    def building(self, done: int, total: int, receipt: FeedReceipt) -> None:
        """Tell of a feed that is built."""
        if total > 1:
            self._show("building", done, total, receipt.key)

    def _show(self, label: str, done: int, total: int, item: str) -> None:
        if not sys.stderr.isatty():
            return
        if self._label != label:
            self._end()
            self._begin(label)
        self._bar.length = total
        self._bar.update(done - self._bar.pos, item)

    def _begin(self, label: str) -> None:
        self._label = label
        bar: Any = click.progressbar(
            label=label, file=sys.stderr, length=1, item_show_func=lambda item: item
        )
        self._bar = bar.__enter__()

    def _end(self) -> None:
        if self._bar is not None:
            self._bar.__exit__(None, None, None)
        self._bar = None
