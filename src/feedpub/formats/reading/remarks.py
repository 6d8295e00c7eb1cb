"""Comments and processing instructions, which only foreign elements keep.

They are no part of a text (XML 1.0, 2.5 and 2.6), and stand in the middle of many; but
what nobody knows may mean them, and survives with them.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from lxml import etree

from feedpub.formats.reading.elements import FORMATS, XHTML, core_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_HOLDERS: Final = frozenset(("rss", "channel", "item", "RDF", "feed", "entry"))
_FEW: Final = 256
_MOST: Final = 1_000
_KINDS: Final[Any] = (etree.Comment, etree.ProcessingInstruction)


def parsed(data: bytes) -> _Element | None:
    """Parse a document again with its remarks; None without any, or if it is broken."""
    if b"<!--" not in data and b"<?" not in data:
        return None
    parser = etree.XMLParser(
        attribute_defaults=False,
        collect_ids=False,
        encoding="utf-8",
        load_dtd=False,
        no_network=True,
        resolve_entities=False,
    )
    try:
        root: _Element = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        return None
    strip(root)
    return root


def strip(element: _Element) -> None:
    """Take remarks out of all but what is foreign in a feed, or in an article.

    Those between elements stay, for there no text is read; and what is foreign keeps
    up to 1,000 of them.
    """
    if next(element.iter(*_KINDS), None) is None:
        return
    core = core_of(element.getroottree().getroot())
    waiting = [element]
    while waiting:
        for child in waiting.pop():
            if not isinstance(child.tag, str):
                continue
            space, _, local = child.tag.rpartition("}")
            own = not space or f"{space}}}" in (core, *FORMATS)
            if (own and local in _HOLDERS) or (not own and _holds_article(child.tag)):
                waiting.append(child)
            elif (
                own or f"{space}}}" == XHTML or _is_typed(child.tag) or _has_many(child)
            ):
                _leave_out(child)


def _has_many(element: _Element) -> bool:
    return next(islice(element.iter(*_KINDS), _MOST, None), None) is not None


def _leave_out(element: _Element) -> None:
    """Take all remarks out; lxml would leave texts in pieces, and join them slowly."""
    for parent in {one.getparent(): None for one in element.iter(*_KINDS)}:
        if parent is not None:
            _join(parent)


def _join(parent: _Element) -> None:
    """Take remarks out from among the children of an element."""
    before: _Element | None = None
    texts = [parent.text or ""]
    for child in [*parent, None]:
        if child is not None and not isinstance(child.tag, str):
            texts.append(child.tail or "")
            parent.remove(child)
            continue
        if before is None:
            parent.text = "".join(texts)
        else:
            before.tail = "".join(texts)
        if child is not None:
            before, texts = child, [child.tail or ""]


@lru_cache(maxsize=_FEW)
def _is_typed(tag: str) -> bool:
    """Tell whether an element is read as a value of a class."""
    return any(_kinds(tag))


@lru_cache(maxsize=_FEW)
def _holds_article(tag: str) -> bool:
    from feedpub.namespaces.shape import rows  # noqa: PLC0415 - few feeds need it

    return any(row.is_article for kind in _kinds(tag) for row in rows(kind))


def _kinds(tag: str) -> tuple[type, ...]:
    """Give the classes that the element may become in a feed, or in an article."""
    from feedpub.namespaces import types  # noqa: PLC0415 - few feeds need it

    known = types()
    today = known.today(tag)
    groups = (known.of_group(today, place) for place in ("feed", "entry"))
    singles = (known.of_element(today, place) for place in ("feed", "entry"))
    return (*(one[0] for one in groups if one), *filter(None, singles))
