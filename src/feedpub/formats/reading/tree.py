"""An XML document being read: its root, its notes, and where addresses start."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from feedpub.formats.reading.elements import base_of, core_of
from feedpub.formats.reading.noting import At

if TYPE_CHECKING:
    from lxml.etree import _Element

    from feedpub.formats.reading.noting import Note


class Tree(NamedTuple):
    """What the readers of XML are given."""

    root: _Element
    url: str | None
    """The document's own address, if it is known."""
    notes: list[Note]
    has_bases: bool
    """Whether there may be any xml:base, so that looking for it is worth it."""

    @property
    def core(self) -> str:
        """The namespace of the format's own elements, in braces; "" for none."""
        return core_of(self.root)

    def at(self, where: str, element: _Element) -> At:
        """Give the place of an article or of the feed."""
        base = base_of(element, self.url) if self.has_bases else self.url
        return At(
            self.notes, where, base=base, content_base=base, line=element.sourceline
        )
