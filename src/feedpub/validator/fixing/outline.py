"""Where things stand in a document, to the byte: tags, attributes and texts."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from contextlib import suppress
from typing import TYPE_CHECKING, Final, NamedTuple
from xml.parsers import expat

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from feedpub.validator.report import Finding

_BREAK: Final = re.compile(rb"\r\n?|\n")
_NAME: Final = re.compile(rb"</?[^\s/>]+")
_ATTRIBUTE: Final = re.compile(
    rb"[ \t\r\n]+([^\s=/>\"']+)[ \t\r\n]*=[ \t\r\n]*(?:\"([^\"]*)\"|'([^']*)')"
)
_TAG_END: Final = re.compile(rb"[ \t\r\n]*/?>")


class Span(NamedTuple):
    """An element: its first byte, those around its content, and the one after it.

    An element written as one empty tag has no content to put anything into: `close`
    is `inner`, and `end` too.
    """

    start: int
    inner: int
    close: int
    end: int


class Attribute(NamedTuple):
    """An attribute as written: its name, its value, and the quotes around that."""

    start: int
    name_end: int
    value_start: int
    value_end: int
    quote: bytes


class Tag(NamedTuple):
    """A start tag: the end of its name, its attributes by name, and its end."""

    name_end: int
    attributes: Mapping[str, Attribute]
    end: int


class Outline:
    """The elements of an XML document by their numbers in document order, from 0."""

    __slots__ = ("_closes", "_starts", "data")

    def __init__(self, data: bytes) -> None:
        self.data = data
        self._starts, self._closes = _events(data)

    def __len__(self) -> int:
        """Count the elements that were met."""
        return len(self._starts)

    def at(self, offset: int) -> int | None:
        """Give the element in whose start tag this byte is."""
        number = bisect_right(self._starts, offset) - 1
        if number < 0 or offset >= self.tag(number).end:
            return None
        return number

    def tag(self, number: int) -> Tag:
        """Give the start tag of an element."""
        return read_tag(self.data, self._starts[number])

    def span(self, number: int) -> Span:
        """Give where an element is, from its `<` to its last `>`."""
        start, close = self._starts[number], self._closes[number]
        inner = self.tag(number).end
        if self._empty(inner):
            return Span(start, inner, inner, inner)
        return Span(start, inner, close, self.data.index(b">", close) + 1)

    def end_name(self, number: int) -> tuple[int, int] | None:
        """Give where the name in the end tag is; None where there is no end tag."""
        close = self._closes[number]
        found = (
            None
            if self._empty(self.span(number).inner)
            else _NAME.match(self.data, close)
        )
        return (close + 2, found.end()) if found else None

    def _empty(self, inner: int) -> bool:
        """Tell by the end of its start tag whether an element is one empty tag."""
        return self.data.endswith(b"/>", 0, inner)


def read_tag(data: bytes, start: int) -> Tag:
    """Read the start tag at an offset."""
    name = _NAME.match(data, start)
    name_end = at = name.end() if name else start
    attributes: dict[str, Attribute] = {}
    while found := _ATTRIBUTE.match(data, at):
        at = found.end()
        value = found.span(2) if found[2] is not None else found.span(3)
        written = found[1].decode("utf-8", "replace")
        attributes[written] = Attribute(*found.span(1), *value, data[at - 1 : at])
    end = _TAG_END.match(data, at)
    return Tag(name_end, attributes, end.end() if end else at)


def offsets(data: bytes, findings: Iterable[Finding]) -> dict[tuple[int, int], int]:
    """Give the byte offsets of the findings' lines and columns, in UTF-8."""
    columns: dict[int, set[int]] = {}
    for finding in findings:
        columns.setdefault(finding.line, set()).add(finding.column)
    starts = [0, *(found.end() for found in _BREAK.finditer(data)), len(data)]
    found: dict[tuple[int, int], int] = {}
    for line in columns.keys() & range(1, len(starts)):
        at, last = starts[line - 1], 1
        text = data[at : starts[line]].decode("utf-8", "replace")
        for column in sorted(columns[line]):
            at += len(text[last - 1 : column - 1].encode())
            found[line, column] = at
            last = column
    return found


def _events(data: bytes) -> tuple[array[int], array[int]]:
    """Note where each element starts, and where its end tag does."""
    starts, closes = array("q"), array("q")
    opened: list[int] = []
    parser = expat.ParserCreate("utf-8")

    def start(_name: str, _attributes: object) -> None:
        opened.append(len(starts))
        starts.append(parser.CurrentByteIndex)
        closes.append(-1)

    def end(_name: str) -> None:
        closes[opened.pop()] = parser.CurrentByteIndex

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    with suppress(expat.ExpatError):  # whoever asks compares the number of elements
        parser.Parse(data, True)  # noqa: FBT003 - expat takes no keywords
    return starts, closes
