"""Unified diffs of documents that differ in few places, in linear time.

`difflib` looks for the shortest diff, and takes minutes on a large feed in which each
item has changed. What a mend changes lies close together, so a short look ahead from
each difference finds where the documents agree again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_CONTEXT: Final = 3
_AHEAD: Final = 100
_AGREEING: Final = 3
_NEAR: Final = tuple(
    (gone, total - gone) for total in range(1, 17) for gone in range(total + 1)
)
_NO_BREAK: Final = b"\n\\ No newline at end of file\n"


class Change(NamedTuple):
    """Lines `old` to before `old_end` have become `new` to before `new_end`."""

    old: int
    old_end: int
    new: int
    new_end: int


def unified(name: bytes, before: bytes, after: bytes) -> bytes:
    """Give the diff that `patch` turns the one document into the other by.

    Empty where they are equal. Lines end at line feeds only, as `patch` has it.
    """
    old, new = _lines(before), _lines(after)
    hunks = _hunks(_changes(old, new))
    head = b"--- " + name + b"\n+++ " + name + b"\n" if before != after else b""
    return head + b"".join(line for hunk in hunks for line in _written(hunk, old, new))


def _lines(data: bytes) -> list[bytes]:
    *whole, rest = data.split(b"\n")
    return [line + b"\n" for line in whole] + ([rest] if rest else [])


def _changes(old: Sequence[bytes], new: Sequence[bytes]) -> Iterator[Change]:
    at, to = 0, 0
    while at < len(old) or to < len(new):
        if at < len(old) and to < len(new) and old[at] == new[to]:
            at, to = at + 1, to + 1
            continue
        gone, come = _ahead(old[at : at + _AHEAD], new[to : to + _AHEAD])
        yield Change(at, at + gone, to, to + come)
        at, to = at + gone, to + come


def _ahead(old: Sequence[bytes], new: Sequence[bytes]) -> tuple[int, int]:
    """Say after how many lines of each the documents agree for some lines again."""
    same = ((lines, lines) for lines in range(_AHEAD))
    for gone, come in (*_NEAR, *same):
        if gone > len(old) or come > len(new):
            continue
        if old[gone : gone + _AGREEING] == new[come : come + _AGREEING]:
            return gone, come
    return len(old), len(new)


def _hunks(changes: Iterable[Change]) -> Iterator[list[Change]]:
    """Group the changes whose contexts touch."""
    hunk: list[Change] = []
    for change in changes:
        if hunk and change.old - hunk[-1].old_end > 2 * _CONTEXT:
            yield hunk
            hunk = []
        hunk.append(change)
    if hunk:
        yield hunk


def _written(
    hunk: Sequence[Change], old: Sequence[bytes], new: Sequence[bytes]
) -> Iterator[bytes]:
    start = max(hunk[0].old - _CONTEXT, 0)
    end = min(hunk[-1].old_end + _CONTEXT, len(old))
    new_start = hunk[0].new - (hunk[0].old - start)
    new_end = hunk[-1].new_end + (end - hunk[-1].old_end)
    yield b"@@ -%b +%b @@\n" % (_range(start, end), _range(new_start, new_end))
    at = start
    for change in hunk:
        yield from _marked(b" ", old[at : change.old])
        yield from _marked(b"-", old[change.old : change.old_end])
        yield from _marked(b"+", new[change.new : change.new_end])
        at = change.old_end
    yield from _marked(b" ", old[at:end])


def _range(start: int, end: int) -> bytes:
    """Write the first line, from 1, and how many; of none, the one before."""
    return b"%d,%d" % (start + 1 if end > start else start, end - start)


def _marked(mark: bytes, lines: Iterable[bytes]) -> Iterator[bytes]:
    for line in lines:
        yield mark + (line if line.endswith(b"\n") else line + _NO_BREAK)
