"""Whether the time for an article stays the same as their number grows."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, Final

from bench.timing import milliseconds, table

if TYPE_CHECKING:
    from collections.abc import Mapping

STEEPEST: Final = 1.5
"""Times the least time for an article of fewer that still count as even.

What does not fit into the processor's caches takes longer; work that is not linear
would show as ten times.
"""
_FEWEST: Final = 1000
"""Articles from which on the head of a feed no longer counts."""
SIDES: Final = {
    "build": "building the Articles",
    "rss": "RSS, from Articles",
    "atom": "Atom, from Articles",
    "all": "RSS + Atom + JSON, from Articles",
    "rss feedgen": "feedgen RSS, from plain data",
    "atom feedgen": "feedgen Atom, from plain data",
}


def growth(measured: Mapping[int, Mapping[str, float]]) -> str:
    """Give a table of the time for one article, by the number of articles."""
    counts = sorted(measured)
    lines = [
        (title, "", *(milliseconds(measured[n][side] / n) for n in counts), verdict)
        for side, title in SIDES.items()
        for verdict in (_verdict({n: measured[n][side] / n for n in counts}),)
    ]
    head = ("time for an article", "", *(f"of {count:,}" for count in counts), "")
    return table(lines, head)


def _verdict(one: Mapping[int, float]) -> str:
    many = [seconds for count, seconds in one.items() if count >= _FEWEST]
    least = [*accumulate(many, min)][:-1]
    steps = [seconds / before for before, seconds in zip(least, many[1:], strict=True)]
    if not steps:
        return ""
    return "even" if max(steps) <= STEEPEST else "GROWS"
