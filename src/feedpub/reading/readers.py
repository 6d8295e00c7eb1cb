"""Which reader reads which format."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Protocol

from feedpub.arguments import ADDRESS, expect
from feedpub.errors import FeedpubError, ReadError
from feedpub.formats.atom import reading as atom
from feedpub.formats.jsonfeed import reading as jsonfeed
from feedpub.formats.rdf import reading as rdf
from feedpub.formats.reading import remarks
from feedpub.formats.reading.tree import Tree
from feedpub.formats.rss import reading as rss
from feedpub.uris import url_fault

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from feedpub.formats.reading import At, Note
    from feedpub.model import Article, Feed
    from feedpub.validator.document import Document


class Reader(Protocol):
    """What reads a document: all of it, or its head and then article by article."""

    def feed(self) -> Feed:
        """Read the whole document."""

    def head(self) -> tuple[dict[str, Any], At]:
        """Read all but the articles, which then know what is around them."""

    def article(self, item: Any, /) -> Article:
        """Read one article."""


XML: Final[Mapping[str, Callable[[Tree], Reader]]] = {
    "rss": rss.Reader,
    "rdf": rdf.Reader,
    "atom": atom.Reader,
    "atom-entry": atom.Reader,
}
"""The readers of formats in XML; an Atom document may be a single entry."""

FORMATS: Final = ("rss", "rdf", "atom", "json")
_ROOTS: Final = {"rss": "rss", "RDF": "rdf", "feed": "atom", "entry": "atom-entry"}


def reader_of(document: Document, url: str | None, notes: list[Note]) -> Reader | None:
    """Give the reader of a document, or None where there is nothing to read."""
    if document.format == "json" and document.value is not None:
        return json_reader(document.value, url, notes)
    make = XML.get(document.format or "")
    if make is not None and document.root is not None:
        root: Any = remarks.parsed(document.data)
        if root is None:
            root = document.root
        has_bases = b"xml:base" in document.data
        return make(Tree(root, url, notes, has_bases))
    return None


def json_reader(data: Any, url: str | None, notes: list[Note]) -> jsonfeed.Reader:
    """Give the reader of a JSON Feed."""
    return jsonfeed.Reader(data, url, notes)


def format_of(tag: str) -> str | None:
    """Tell the format by the name of the root element, in whatever namespace."""
    return _ROOTS.get(tag.rpartition("}")[2])


def check_url(url: str | None) -> None:
    """Refuse a base that nothing can be resolved against."""
    expect("url", url, str, ADDRESS, or_none=True)
    if url is not None and (clause := url_fault(url)):
        raise FeedpubError(f"url: {url!r}: {clause}")


def check_format(wanted: str | None, found: str, name: str) -> None:
    """Refuse a document of another format than the one that is wanted."""
    if wanted is None or found.partition("-")[0] == wanted:
        return
    if wanted not in FORMATS:
        names = ", ".join(FORMATS)
        raise FeedpubError(f"there is no format {wanted!r} to read; give {names}")
    raise ReadError(f"{name} is {found}, not {wanted}; leave the format out")
