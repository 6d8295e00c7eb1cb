"""The namespaces that the validator knows, by the prefix that rules call them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from feedpub.namespaces.customary import CUSTOMARY

if TYPE_CHECKING:
    from collections.abc import Iterator

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


class _Joined(Mapping[str, str]):
    """A table of ours, and those of other packages where ours ends.

    They are loaded when something is looked for that we do not have.
    """

    def __init__(self, own: Mapping[str, str], *, by_uri: bool) -> None:
        self._own = own
        self._by_uri = by_uri

    def __getitem__(self, name: str) -> str:
        """Give what the name stands for."""
        found = self._own.get(name)
        if found is None:
            found = _others(by_uri=self._by_uri)[name]
        return found

    def get(self, name: str, default: Any = None) -> Any:
        """Give what the name stands for, or the default."""
        found = self._own.get(name)
        return (
            _others(by_uri=self._by_uri).get(name, default) if found is None else found
        )

    def __iter__(self) -> Iterator[str]:
        """Give our names, then theirs."""
        return iter({**self._own, **_others(by_uri=self._by_uri)})

    def __len__(self) -> int:
        """Count the names."""
        return sum(1 for _ in self)


@cache
def _others(*, by_uri: bool) -> Mapping[str, str]:
    """Give the prefixes of other packages' namespaces, or the URIs."""
    from importlib.metadata import entry_points  # noqa: PLC0415 - few have some

    if not entry_points(group="feedpub.namespaces"):
        return {}
    from feedpub.namespaces.known import OTHERS  # noqa: PLC0415 - loads all namespaces

    known = {one.prefix: one.uri for one in OTHERS}
    return {uri: name for name, uri in known.items()} if by_uri else known


_OWN: Final = {"rss": "", **CUSTOMARY}
NAMESPACES: Final[Mapping[str, str]] = _Joined(_OWN, by_uri=False)
"""Prefix to URI, those of other packages included.

`rss` stands for no namespace at all, as RSS 2.0's elements have.
"""

PREFIXES: Final[Mapping[str, str]] = _Joined(
    {uri: name for name, uri in _OWN.items()}, by_uri=True
)
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
