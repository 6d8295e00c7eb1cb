"""The namespaces that the validator knows, by the prefix that rules call them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from feedpub.namespaces import VOCABULARIES
from feedpub.namespaces.customary import CUSTOMARY

if TYPE_CHECKING:
    from collections.abc import Mapping

APP: Final = "{http://www.w3.org/2007/app}"
AT: Final = "{http://purl.org/atompub/tombstones/1.0}"
ATOM: Final = "{http://www.w3.org/2005/Atom}"
CONTENT: Final = "{http://purl.org/rss/1.0/modules/content/}"
DC: Final = "{http://purl.org/dc/elements/1.1/}"
FH: Final = "{http://purl.org/syndication/history/1.0}"
RDF: Final = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
RSS1: Final = "{http://purl.org/rss/1.0/}"
THR: Final = "{http://purl.org/syndication/thread/1.0}"
XHTML: Final = "{http://www.w3.org/1999/xhtml}"
XML: Final = "{http://www.w3.org/XML/1998/namespace}"

NAMESPACES: Final[Mapping[str, str]] = {
    "rss": "",
    **CUSTOMARY,
    **{vocabulary.prefix: vocabulary.uri for vocabulary in VOCABULARIES},
}
"""Prefix to URI, those of other packages included.

`rss` stands for no namespace at all, as RSS 2.0's elements have.
"""

PREFIXES: Final[Mapping[str, str]] = {uri: name for name, uri in NAMESPACES.items()}
"""URI to the customary prefix."""


def clark(name: str) -> str:
    """Turn `dc:creator` into lxml's `{uri}creator`; without a prefix, the name itself.

    An unknown prefix is a KeyError: a rule that uses one would never match.
    """
    prefix, colon, local = name.rpartition(":")
    if not colon or prefix == "rss":
        return local
    return f"{{{NAMESPACES[prefix]}}}{local}"


def readable(tag: str, known: Mapping[str | None, str] | None = None) -> str:
    """Turn lxml's `{uri}creator` into `dc:creator`, by the customary prefix.

    A namespace that the validator does not know goes by the document's own prefix,
    which is what `known` (an element's `nsmap`) is for.
    """
    if not tag.startswith("{"):
        return tag
    uri, _, local = tag[1:].partition("}")
    prefix = PREFIXES.get(uri)
    if prefix is None and known:
        prefix = next((name for name, at in known.items() if at == uri and name), None)
    return f"{prefix}:{local}" if prefix else local
