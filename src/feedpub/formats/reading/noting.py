"""What reading mended or left out, and where in the document that was."""

from __future__ import annotations

from typing import Literal, NamedTuple


class Note(NamedTuple):
    """One thing that is not in the feed as the document has it."""

    kind: Literal["mended", "dropped"]
    """`mended`: it is there in another form. `dropped`: it is not there."""
    where: str
    """`feed`, or the article by its id, address or title."""
    field: str
    """The element, the attribute or the member, as the document calls it."""
    message: str
    line: int | None = None

    def __str__(self) -> str:
        """Read as one line: `line 7: article '42': pubDate: mended: ...`."""
        line = "" if self.line is None else f"line {self.line}: "
        return f"{line}{self.where}: {self.field}: {self.kind}: {self.message}"


class At(NamedTuple):
    """A place that is being read: where notes on it go, and what is relative to it."""

    notes: list[Note]
    where: str
    field: str = ""
    base: str | None = None
    """What relative addresses are resolved against."""
    content_base: str | None = None
    """The same for HTML, which only xml:base and the caller can tell."""
    line: int | None = None

    def mended(self, message: str) -> None:
        """Note that something was read in another form than it was written in."""
        self.notes.append(Note("mended", self.where, self.field, message, self.line))

    def dropped(self, message: str) -> None:
        """Note that something was left out."""
        self.notes.append(Note("dropped", self.where, self.field, message, self.line))

    def on(self, field: str) -> At:
        """Give the place of a field at this place."""
        return self._replace(field=field)
