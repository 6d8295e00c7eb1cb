"""Splices: a few bytes taken out and others put in, all around them left alone."""

from __future__ import annotations

from bisect import bisect_left, insort
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from feedpub.validator.document.encoding import Decoded


class Splice(NamedTuple):
    """Put `new` in place of the bytes from `start` to before `end`."""

    start: int
    end: int
    new: bytes = b""


Fix: TypeAlias = tuple[Splice, ...]
"""The splices that mend one finding: all of them, or none."""

_MARKS: Final = {"utf-8": 3, "utf-16": 2, "utf-32": 4}


class Chosen:
    """Fixes that do not touch one another; whoever comes first keeps the place."""

    __slots__ = ("_cuts", "_inserts", "_known")

    def __init__(self) -> None:
        self._cuts: list[tuple[int, int]] = []
        self._inserts: list[int] = []
        self._known: set[Splice] = set()

    def takes(self, fix: Fix) -> bool:
        """Take the fix unless it meets an earlier one; two may insert at one place.

        What an earlier fix does too is done once: one declaration serves all.
        """
        fresh = [splice for splice in fix if splice not in self._known]
        if not all(map(self._free, fresh)):
            return False
        self._known.update(fresh)
        for start, end, _ in fresh:
            if start == end:
                insort(self._inserts, start)
            else:
                insort(self._cuts, (start, end))
        return True

    def _free(self, splice: Splice) -> bool:
        start, end, _ = splice
        at = bisect_left(self._cuts, (start, end))
        before = at == 0 or self._cuts[at - 1][1] <= start
        after = at == len(self._cuts) or self._cuts[at][0] >= end
        if not (before and after):
            return False
        inside = bisect_left(self._inserts, start + 1)
        return inside == len(self._inserts) or self._inserts[inside] >= end


def spliced(data: bytes, fixes: Iterable[Fix]) -> bytes:
    """Give the bytes with all splices in place; those of one place in their order."""
    return b"".join(kept + new for kept, _, new in _pieces(data, fixes))


def recoded(original: bytes, decoded: Decoded, fixes: Iterable[Fix]) -> bytes | None:
    """Give the document, spliced in UTF-8, in the encoding that it came in.

    None where its bytes cannot be cut between characters: some are not allowed in the
    encoding, or it has shift states, as ISO-2022-JP has.
    """
    codec = decoded.encoding
    mark = _MARKS[decoded.bom[:6].rstrip("-")] if decoded.bom else 0
    body = original[mark:]
    if codec == "utf-8":
        done = spliced(decoded.data, fixes) if body == decoded.data else None
        return None if done is None else original[:mark] + done
    written, mended = [], [original[:mark]]
    try:
        for piece in _pieces(decoded.data, fixes):
            kept, old, new = (part.decode() for part in piece)
            before = kept.encode(codec)
            written += [before, old.encode(codec)]
            mended += [before, new.encode(codec, "xmlcharrefreplace")]
    except UnicodeError:
        return None
    return b"".join(mended) if b"".join(written) == body else None


def _pieces(data: bytes, fixes: Iterable[Fix]) -> Iterator[tuple[bytes, bytes, bytes]]:
    """Part the bytes into what is kept, what goes and what comes in its place."""
    at = 0
    unique = dict.fromkeys(splice for fix in fixes for splice in fix)
    for start, end, new in sorted(unique, key=lambda splice: splice[:2]):
        yield data[at:start], data[start:end], new
        at = end
    yield data[at:], b"", b""
