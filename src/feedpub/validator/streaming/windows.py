"""The parts of a document as small documents, and their places in the whole."""

from __future__ import annotations

import sys
from collections import Counter
from typing import TYPE_CHECKING, Final, NamedTuple

from feedpub.validator.document.pages import released
from feedpub.validator.locating import View
from feedpub.validator.rule import Spot
from feedpub.validator.streaming.source import Position, after

if TYPE_CHECKING:
    from collections.abc import Iterator

    from feedpub.validator.document.encoding import Decoded, Flaw
    from feedpub.validator.document.pages import Bytes
    from feedpub.validator.element import Element
    from feedpub.validator.streaming.splitting import Part, Split

_MOST_LINES: Final = 1_000_000
_START: Final = Spot(1, 1)


class Window(NamedTuple):
    """A part with all that is around it, and its stretches' places in and out."""

    data: bytes
    spots: tuple[tuple[Spot, Spot], ...]
    part: Part
    first: bool
    last: bool
    rest: bool = False
    cut: bool = False


class Windows:
    """The windows on a document, one after the other."""

    def __init__(self, text: Bytes, split: Split, most: int) -> None:
        self._text = text
        self._split = split
        self._most = most
        self._spots = self._placed()

    def __iter__(self) -> Iterator[Window]:
        """Give the windows, none of them kept."""
        for number in range(len(self._split.parts)):
            window = self._window(number)
            released(self._text, window.part.start, window.part.end)
            yield window

    def to_the_end(self, window: Window) -> Window:
        """Give a window on everything from there, as far as the limit allows.

        For what cannot be read: what comes first of it is where the fault is. Lines are
        as many as before it in the document, for the sake of messages that name some.
        """
        part, before = window.part, self._before(window)
        end = min(len(self._text), part.start + self._most)
        head = _Joined()
        for start, stop in before:
            head.go_on(self._text[start:stop], self._spots[start])
        missing = self._spots[part.start].line - head.line
        head.skip(missing if missing < _MOST_LINES else 0)
        head.go_on(self._text[part.start : end], self._spots[part.start])
        whole = part._replace(end=end)
        cut = end < len(self._text)
        flags = {"last": True, "rest": True, "cut": cut}
        return Window(head.data(), head.spots, whole, window.first, **flags)

    def others(self, window: Window, parent: Element) -> tuple[Element, ...]:
        """Give the children of the feed that belong to other windows."""
        kids, begin = list(parent), self._begin(window)
        end = len(kids) if window.last else begin + window.part.kids
        return (*kids[: 0 if window.first else begin], *kids[end:])

    def decoded(self, window: Window, decoded: Decoded) -> Decoded:
        """Give the window's text, with the flaws of the whole that are in it."""
        flaws = (self._inside(window, flaw) for flaw in decoded.flaws)
        return decoded._replace(
            data=window.data, flaws=tuple(flaw for flaw in flaws if flaw is not None)
        )

    def view(self, window: Window, parent: Element | None, met: Counter[str]) -> View:
        """Give the way from places in the window to those in the document."""
        if parent is None:
            return View(window.spots, None, 0, {"items": window.part.before})
        begin = self._begin(window)
        tags = {_written(kid): kid.tag for kid in list(parent)[begin:]}
        total: Counter[str] = Counter()
        for name, count in self._split.total.items():
            total[tags.get(name, "")] += count
        before = {tag: met[tag] for tag in total}
        return View(window.spots, parent, begin, before, total)

    def _begin(self, window: Window) -> int:
        """Count the children of the feed that are in the window before its own."""
        if window.first:
            return self._split.headed
        before = sum(1 for _, end in self._split.others if end <= window.part.start)
        return self._split.headed + 1 + before

    def _placed(self) -> dict[int, Spot]:
        split, position = self._split, Position(self._text)
        starts = {part.start for part in split.parts}
        starts |= {0, split.tail, *(start for start, _ in split.others)}
        return {start: position.spot(start) for start in sorted(starts)}

    def _window(self, number: int) -> Window:
        split, part = self._split, self._split.parts[number]
        last = number == len(split.parts) - 1
        window = Window(b"", (), part, number == 0, last)
        if last and split.broken:
            return self.to_the_end(window)
        made = _Joined()
        for start, end in self._before(window):
            made.add(self._text[start:end], self._spots[start])
        own = self._text[part.start : part.end]
        if not last and not split.names:
            own = own.rstrip(b" \t\r\n").removesuffix(b",")
        made.add(own, self._spots[part.start])
        for start, end in (span for span in split.others if span[0] >= part.end):
            made.add(self._text[start:end], self._spots[start])
        if split.broken:
            made.add(split.closing, None)
        else:
            made.add(self._text[split.tail :], self._spots[split.tail])
        return window._replace(data=made.data(), spots=made.spots)

    def _before(self, window: Window) -> list[tuple[int, int]]:
        """Give the stretches that come before the window's own."""
        split = self._split
        if window.first:
            return [(0, split.head)]
        among = (span for span in split.others if span[1] <= window.part.start)
        return [(0, split.first), *among]

    def _inside(self, window: Window, flaw: Flaw) -> Flaw | None:
        """Give a flaw of the whole as one of the window, if it is in it."""
        at = flaw.at
        if at == _START or not isinstance(at, Spot):
            return flaw
        ends = (*(inside for inside, _ in window.spots[1:]), Spot(sys.maxsize, 1))
        for (inside, outside), end in zip(window.spots, ends, strict=True):
            line = inside.line + at.line - outside.line
            column = at.column
            if at.line == outside.line:
                column += inside.column - outside.column
            if outside <= at and Spot(line, column) < end:
                return flaw._replace(at=Spot(line, column))
        return None


def _written(element: Element) -> bytes:
    local = element.tag.rpartition("}")[2]
    prefix = element.prefix
    return f"{prefix}:{local}".encode() if prefix else local.encode()


class _Joined:
    """Pieces of a document put together, and where each of them is."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []
        self._end = _START
        self.spots: tuple[tuple[Spot, Spot], ...] = ()

    @property
    def line(self) -> int:
        return self._end.line

    def add(self, piece: bytes, spot: Spot | None) -> None:
        """Add a piece; one without a spot is not the document's.

        Each begins a line, for what has no other place than its line.
        """
        if self._pieces:
            self.skip(1)
        self.go_on(piece, spot)

    def go_on(self, piece: bytes, spot: Spot | None) -> None:
        """Add a piece on the line that the last one ends on."""
        if spot is not None:
            self.spots += ((self._end, spot),)
        self._pieces.append(piece)
        self._end = after(self._end, piece)

    def skip(self, lines: int) -> None:
        """Add empty lines."""
        if lines > 0:
            self._pieces.append(b"\n" * lines)
            self._end = Spot(self._end.line + lines, 1)

    def data(self) -> bytes:
        return b"".join(self._pieces)
