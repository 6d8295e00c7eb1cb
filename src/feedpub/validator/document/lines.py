"""Lines and columns of byte offsets in UTF-8, counted as an editor does."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Final

from feedpub.validator.rule import Spot

_BREAK: Final = re.compile(rb"\r\n?|\n")


class Lines:
    """Where each line of some bytes starts; CR, LF and CRLF end one.

    Offsets that are asked for in ascending order cost the least: the count goes on
    from the last one, so that a document on one endless line is linear too.
    """

    __slots__ = ("_column", "_data", "_last", "_line", "_starts")

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._starts = [0, *(found.end() for found in _BREAK.finditer(data))]
        self._line, self._last, self._column = 1, 0, 1

    def spot(self, offset: int) -> Spot:
        """Give line and column, both from 1, the column in characters."""
        line = bisect_right(self._starts, offset)
        if line != self._line or offset < self._last:
            self._line, self._last, self._column = line, self._starts[line - 1], 1
        between = self._data[self._last : offset].decode("utf-8", "replace")
        self._column += len(between)
        self._last = offset
        return Spot(line, self._column)

    def offset(self, line: int, column: int) -> int:
        """Give the offset of a line and a column in bytes, both from 1."""
        start = self._starts[min(line, len(self._starts)) - 1]
        return min(start + max(column, 1) - 1, len(self._data))
