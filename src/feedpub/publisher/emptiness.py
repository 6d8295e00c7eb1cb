"""Whether a feed that is there has articles which an empty one would wipe out."""

from __future__ import annotations

import codecs
from io import BytesIO
from typing import Final

import msgspec
from lxml import etree

_FEEDS: Final = frozenset({"rss", "feed", "RDF"})
_ARTICLES: Final = frozenset({"item", "entry"})


class _JsonFeed(msgspec.Struct):
    items: list[msgspec.Raw]


def may_have_articles(data: bytes | None) -> bool:
    """Tell whether a file has articles, or is anything else than an empty feed or none.

    Reading stops at the first article. What cannot be read is taken for a feed with
    articles: better to ask once too often than to wipe out what somebody wanted.
    """
    data = (data or b"").removeprefix(codecs.BOM_UTF8).strip()
    if data.startswith(b"{"):
        return not _is_empty_json(data)
    return bool(data) and not _is_empty_xml(data)


def _is_empty_json(data: bytes) -> bool:
    try:
        return not msgspec.json.decode(data, type=_JsonFeed).items
    except msgspec.DecodeError:
        return False


def _is_empty_xml(data: bytes) -> bool:
    elements = etree.iterparse(
        BytesIO(data),
        events=("start",),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        attribute_defaults=False,
        huge_tree=False,
    )
    try:
        names = (etree.QName(element).localname for _, element in elements)
        return next(names) in _FEEDS and _ARTICLES.isdisjoint(names)
    except etree.XMLSyntaxError:
        return False
