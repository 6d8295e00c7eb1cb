"""How large a document may be, and the check that comes before any tree is built."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from xml.parsers import expat

from feedpub.validator.document.encoding import Flaw
from feedpub.validator.rule import Spot


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much a document may hold; raise one to validate something larger.

    The defaults keep any document under 300 MB of memory. `attributes` are those of
    one element, `elements` are the values of JSON too. `depth` is that of JSON; that
    of XML is 255, as libxml2 has it. `findings` ends a report that nobody would read.
    """

    bytes: int = 20_000_000
    elements: int = 1_000_000
    attributes: int = 1_000
    depth: int = 200
    items: int = 100_000
    findings: int = 10_000


_FEW_ATTRIBUTES: Final = 100_000
_ITEMS: Final = frozenset(("item", "entry"))
_ITEM_STARTS: Final = (b"<item", b":item", b"<entry", b":entry")


class _Exceeded(Exception):  # noqa: N818 - it stops the parser, it is no error
    """A limit was passed; the reason is in the argument."""


def too_large(data: bytes, limits: Limits) -> Flaw | None:
    """Say which limit an XML document breaks, or None.

    Counting characters settles it for nearly all documents. Only the others are
    parsed, without building anything.
    """
    small = (
        data.count(b"<") <= limits.elements
        and sum(map(data.count, _ITEM_STARTS)) <= limits.items
        and data.count(b'="') + data.count(b"='") <= _FEW_ATTRIBUTES
    )
    return None if small else _counted(data, limits)


def _counted(data: bytes, limits: Limits) -> Flaw | None:
    elements = items = 0
    parser = expat.ParserCreate("utf-8")

    def start(name: str, attributes: list[str]) -> None:
        nonlocal elements, items
        elements += 1
        items += name.rpartition(":")[2] in _ITEMS
        if len(attributes) > 2 * limits.attributes:
            raise _Exceeded(f"attributes {limits.attributes:,}")
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
