"""How large a document may be, and the check that comes before any tree is built."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, TypeAlias, cast
from xml.parsers import expat

from lxml import etree

from feedpub.validator.document.encoding import Flaw
from feedpub.validator.document.lines import Lines
from feedpub.validator.document.positions import attribute_offsets
from feedpub.validator.rule import Spot

if TYPE_CHECKING:
    from collections.abc import Iterator

    from feedpub.validator.element import Element


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much a document may hold; raise one to validate something larger.

    The defaults keep any document under 300 MB of memory and two seconds. `elements`
    are those of XML with all their attributes, and the values of JSON; `attributes` are
    those of one element. `depth` is that of JSON; that of XML is 255, as libxml2 has
    it, and a text has at most 10,000,000 bytes. `findings` ends a report that nobody
    would read.
    """

    bytes: int = 20_000_000
    elements: int = 200_000
    attributes: int = 250
    depth: int = 200
    items: int = 100_000
    findings: int = 10_000

    @classmethod
    def of_size(cls, size: int) -> Limits:
        """Give limits for a document that you trust up to this many bytes.

        Whatever fits into them may be there: elements and items are not limited on
        their own, and memory may be thirty times the size.
        """
        usual = cls()
        return cls(
            bytes=max(size, usual.bytes),
            elements=max(size, usual.elements),
            items=max(size, usual.items),
        )


_ITEMS: Final = frozenset(("item", "entry"))
_USUAL: Final = re.compile(
    rb"<[^\s/>!?]++(?>(?:\s[^\s=/>\"']++=(?:\"[^\"]*+\"|'[^']*+')){0,20})/?>"
)
"""A tag with few attributes, written as nearly all are."""

Stretches: TypeAlias = tuple[tuple[int, int], ...]


class _Exceeded(Exception):  # noqa: N818 - it stops the parser, it is no error
    """A limit was passed; the reason is in the argument."""


def doubtful(data: bytes, most: int) -> Stretches:
    """Give what may be a tag with more attributes than allowed: there is hardly any.

    Each is a stretch from a `<` up to the next. It would be a long one, so that most of
    the bytes are leapt over.
    """
    return tuple(
        (start, end)
        for start, end in _long(data, most * len(' a=""'))
        if _USUAL.match(data, start, end) is None
        and data.count(b"=", start, end) > most
    )


def too_large(data: bytes, limits: Limits, doubts: Stretches) -> Flaw | None:
    """Say which limit an XML document breaks, or None.

    Its size, or counting characters, settles it for nearly all documents. Only the
    others are looked through, without building anything.
    """
    most = limits.attributes
    crowded = (
        start for start, end in doubts if _attributes(data[start:end], most) > most
    )
    if start := next(crowded, 0):
        return Flaw("limit", Lines(data).spot(start), f"attributes {most:,}")
    if len(data) <= min(limits.elements, limits.items):
        return None
    tags, signs = data.count(b"<"), data.count(b"=")
    if tags + signs <= limits.elements and (
        tags <= limits.items or _items(data) <= limits.items
    ):
        return None
    return _counted(data, limits)


def too_crowded(root: Element, limits: Limits) -> Flaw | None:
    """Say which element has too many attributes, or None.

    lxml takes time with the square of their number, so no rule must meet it.
    """
    crowded = cast("list[Element]", _crowding(limits.attributes)(cast("Any", root)))
    if not crowded:
        return None
    return Flaw("limit", crowded[0], f"attributes {limits.attributes:,}")


@lru_cache(maxsize=16)
def _crowding(most: int) -> etree.XPath:
    """Find the attribute after the last that is allowed; a variable would be slow."""
    return etree.XPath(f"(/descendant::*/@*[{most + 1:d}]/..)[1]")


def _long(data: bytes, least: int) -> Iterator[tuple[int, int]]:
    """Give the stretches without another `<` that are longer than that."""
    start = 0
    while start + least < len(data):
        near = data.rfind(b"<", start + 1, start + least)
        if near > 0:
            start = near
            continue
        end = data.find(b"<", start + least)
        yield start, end if end > 0 else len(data)
        start = end if end > 0 else len(data)


def _attributes(tag: bytes, most: int) -> int:
    return len(attribute_offsets(tag, 0, most))


def _items(data: bytes) -> int:
    return sum(map(data.count, (b"<item", b":item", b"<entry", b":entry")))


def _counted(data: bytes, limits: Limits) -> Flaw | None:
    elements = items = 0
    parser = expat.ParserCreate("utf-8")

    def start(name: str, attributes: list[str]) -> None:
        nonlocal elements, items
        elements += 1 + len(attributes) // 2
        items += name.rpartition(":")[2] in _ITEMS
        if elements > limits.elements:
            raise _Exceeded(f"elements {limits.elements:,}")
        if items > limits.items:
            raise _Exceeded(f"items {limits.items:,}")

    parser.ordered_attributes = True
    parser.StartElementHandler = start
    try:
        parser.Parse(data, True)  # noqa: FBT003 - expat takes no keywords
    except _Exceeded as why:
        spot = Spot(parser.CurrentLineNumber, parser.CurrentColumnNumber + 1)
        return Flaw("limit", spot, str(why))
    except expat.ExpatError:
        return None  # not well-formed: the next stage says so
    return None
