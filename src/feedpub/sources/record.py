"""What a reader found in one article's source, before any of it is interpreted."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import TYPE_CHECKING

from feedpub import xml
from feedpub.errors import Problem, SourceError

if TYPE_CHECKING:
    from collections.abc import Mapping

LARGEST = 20_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One article as its source names things.

    `fields` keeps the source's own names and values. `content` is the HTML of the
    body, when the source has a body beside its fields. `lines` tells on which line
    a field stands, where that is known. `notes` say what a reader recognised,
    dropped or cleaned, so that a wrong guess is visible; `guessed` are the fields
    whose notes are left to whoever reads their values. A `named` record's problems
    are told under the source's own names, such as those of columns.
    """

    fields: Mapping[str, object]
    where: str
    content: str = ""
    lines: Mapping[str, int] = dataclasses.field(default_factory=dict)
    notes: tuple[str, ...] = ()
    guessed: frozenset[str] = frozenset()
    named: bool = False

    def at(self, name: str) -> str:
        """Say where a field stands: `posts/x.md:3`, or just the record's place."""
        line = self.lines.get(name)
        return f"{self.where}:{line}" if line else self.where


def decode(data: bytes, *, where: str) -> str:
    """Return the text of a UTF-8 file with its lines ended by line feeds.

    A byte order mark is dropped. Anything that is not UTF-8 is an error naming the
    byte and the line, because a guessed encoding damages names without a trace.
    """
    if len(data) > LARGEST:
        raise failed(where, f"is larger than {LARGEST:,} bytes; leave it out or cut it")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = data.count(b"\n", 0, fault.start) + 1
        raise failed(
            f"{where}:{line}",
            f"byte {fault.start} ({data[fault.start]:#04x}) is not UTF-8; "
            "save the file as UTF-8",
        ) from None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def cleaned(data: bytes, *, where: str) -> tuple[str, tuple[str, ...]]:
    """Return the text of a file without what no feed can carry, and a note of that.

    Front matter is refused by its parsers for one control character.
    """
    text, count = xml.clean(decode(data, where=where))
    return text, (dirt_note(count),) if count else ()


def dirt_note(count: int) -> str:
    """Tell how many characters were dropped, in the words of all sources."""
    what = "character" if count == 1 else "characters"
    return f"removed {count} {what} that no feed can carry"


def failed(where: str, message: str, field: str = "") -> SourceError:
    """Return the error that carries one problem, ready to be raised."""
    return SourceError((Problem(where, field, message),))


def unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """Make a dict of JSON's pairs; `ValueError` if a name comes twice (RFC 8259, 4)."""
    fields = dict(pairs)
    if len(fields) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise ValueError(f"{twice!r} stands twice in one object")
    return fields
