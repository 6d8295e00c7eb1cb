"""Medians of interleaved rounds, and the table that they are shown in."""

from __future__ import annotations

import gc
import statistics
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

_SHORTEST: Final = 0.05
"""Seconds that one measurement lasts at least, so that the clock's grain is small."""
_LONG: Final = 1.0
"""Seconds after which a side is warm."""


def medians(
    sides: Mapping[str, Callable[[], object]], *, rounds: int
) -> dict[str, float]:
    """Return the median seconds of a call to each side.

    Every round calls each side, beginning with another one each time, so that what
    else the machine does falls on all of them alike. Garbage is collected before the
    clock starts and collection stays on while it runs, as in any program.
    """
    calls = {name: _calls(side) for name, side in sides.items()}
    seconds: dict[str, list[float]] = {name: [] for name in sides}
    order = list(sides)
    for _ in range(rounds):
        for name in order:
            seconds[name].append(_measure(sides[name], calls[name]))
        order.append(order.pop(0))
    return {name: statistics.median(each) for name, each in seconds.items()}


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A side in another process, which tells the seconds that so many calls take."""

    seconds: Callable[[int], float]

    def __call__(self) -> None:
        """Do the work once."""
        self.seconds(1)


def _calls(side: Callable[[], object]) -> int:
    """Warm a side up, and find how many calls of it fill a measurement."""
    if (first := _measure(side, 1)) > _LONG:
        return 1
    return max(1, round(_SHORTEST / min(first, _measure(side, 1))))


def _measure(side: Callable[[], object], calls: int) -> float:
    if isinstance(side, Elsewhere):
        return side.seconds(calls)
    gc.collect()
    start = time.process_time()  # what others do on the machine is not counted
    for _ in range(calls):
        side()
    return (time.process_time() - start) / calls


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One comparison: our time, the other's, and the figure to reach, if there is one.

    The ratio is the other's time by ours; `at_most` turns it round, for what is a
    limit rather than a rival.
    """

    what: str
    against: str
    ours: float
    theirs: float
    figure: float | None = None
    at_most: bool = False

    @property
    def ratio(self) -> float:
        """Give how many times as fast, or with `at_most` how many times the time."""
        return self.ours / self.theirs if self.at_most else self.theirs / self.ours

    @property
    def verdict(self) -> str:
        """Say whether the figure is reached; nothing where there is none."""
        if self.figure is None:
            return ""
        reached = (
            self.ratio <= self.figure if self.at_most else self.ratio >= self.figure
        )
        return "reached" if reached else "MISSED"

    @property
    def cells(self) -> tuple[str, ...]:
        """Give the columns of the table."""
        word = "the time" if self.at_most else "as fast"
        wanted = (
            "" if self.figure is None else f"{_BOUND[self.at_most]} {self.figure:g}"
        )
        return (
            self.what,
            self.against,
            milliseconds(self.ours),
            milliseconds(self.theirs),
            f"{self.ratio:.2f} x {word}",
            wanted,
            self.verdict,
        )


_BOUND: Final = {False: "at least", True: "at most"}
_HEAD: Final = ("what", "against", "ours", "theirs", "ratio", "wanted", "")


def milliseconds(seconds: float) -> str:
    """Show a time with three digits that count."""
    value = seconds * 1000
    digits = 3 if value < 1 else 2 if value < 10 else 1 if value < 100 else 0
    return f"{value:.{digits}f} ms"


def table(rows: Sequence[Sequence[str]], head: Sequence[str] = _HEAD) -> str:
    """Lay cells out in columns, the first two to the left and numbers to the right."""
    widths = [
        max(len(cell) for cell in column) for column in zip(head, *rows, strict=True)
    ]
    rule = tuple("-" * width for width in widths)
    return "\n".join(_laid_out(row, widths) for row in (head, rule, *rows))


def _laid_out(row: Sequence[str], widths: Sequence[int]) -> str:
    cells = [
        cell.ljust(width) if place < 2 else cell.rjust(width)
        for place, (cell, width) in enumerate(zip(row, widths, strict=True))
    ]
    return "  ".join(cells).rstrip()
