"""Lines and columns of byte offsets in UTF-8, counted as an editor does."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Final

from feedpub.validator.rule import Spot

_BLOCK: Final = 8192
_BREAK: Final = re.compile(rb"\r\n?|\n")
_CONTINUATION: Final = bytes(range(0x80, 0xC0))


class Lines:
    """Where each line of some bytes starts; CR, LF and CRLF end one.

    The bytes are counted once, block by block, so that any offset costs the same: in
    a document of one endless line, and in one of twenty million empty ones.
    """

    __slots__ = ("_columns", "_data", "_lines", "_returns")

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._returns = b"\r" in data
        self._lines: list[int] = []
        self._columns: list[int] = []
        line = column = 1
        for start in range(0, len(data) + 1, _BLOCK):
            self._lines.append(line)
            self._columns.append(column)
            line, column = self._counted(start, start + _BLOCK, line, column)

    def spot(self, offset: int) -> Spot:
        """Give line and column, both from 1, the column in characters."""
        offset = min(offset, len(self._data))
        block = offset // _BLOCK
        line, column = self._lines[block], self._columns[block]
        return Spot(*self._counted(block * _BLOCK, offset, line, column))

    def offset(self, line: int, column: int) -> int:
        """Give the offset of a line and a column in bytes, both from 1."""
        block = max(bisect_left(self._lines, line) - 1, 0)
        at, seen = block * _BLOCK, self._lines[block]
        at += self._data.startswith(b"\r\n", at - 1) if at else 0
        for end in _BREAK.finditer(self._data, at, at + _BLOCK + 1):
            if seen >= line:
                break
            at, seen = end.end(), seen + 1
        return min(at + max(column, 1) - 1, len(self._data))

    def _counted(self, start: int, end: int, line: int, column: int) -> tuple[int, int]:
        """Go on counting from `start`; a CRLF across the border counts at its LF."""
        data = self._data
        line += data.count(b"\n", start, end)
        last = data.rfind(b"\n", start, end)
        if self._returns:
            before = max(start - 1, 0)
            line += data.count(b"\r", start, end) - data.count(b"\r\n", before, end)
            last = max(last, data.rfind(b"\r", start, end))
        if last >= 0:
            column, start = 1, last + 1
        return line, column + len(data[start:end].translate(None, _CONTINUATION))
