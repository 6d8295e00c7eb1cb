"""The documents that a division makes of one feed, in all formats."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote, unquote

from feedpub import uris
from feedpub.errors import ArgumentError
from feedpub.namespaces.history import OTHER_DOCUMENTS
from feedpub.publisher.archives.chaining import (
    FOLDERS,
    FeedPart,
    Parted,
    chained,
    completed,
    file_of,
    paged,
    parts_of,
)
from feedpub.publisher.archives.dividing import NAME, archive_of
from feedpub.publisher.compressing import SUFFIXES
from feedpub.publisher.targets import Piece
from feedpub.uris.parts import split

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator, Mapping

    from feedpub.model import Feed
    from feedpub.publisher.archives.division import Division


class Layout(NamedTuple):
    """A feed, and which of its articles are in which of its documents."""

    feed: Feed
    division: Division
    archives: Mapping[str, str]
    """The archive of each article that is in one, by its id."""
    parted: Parted

    @property
    def is_one(self) -> bool:
        """True where a single document has all articles."""
        all_here = len(self.parted.current) == len(self.feed.articles)
        return all_here and not self.parted.archives

    @property
    def leads_on(self) -> bool:
        """True where the feed itself names other documents, made by others."""
        named = {link.rel for link in self.feed.links}.intersection(OTHER_DOCUMENTS)
        return self.is_one and bool(named or self.feed.next_url)

    @property
    def current(self) -> Feed:
        """The feed with the articles that its current document has."""
        if self.is_one:
            return self.feed
        return replace(self.feed, articles=self.parted.current)


class Pieces(NamedTuple):
    """The documents of a feed: what is to be written first, then the current ones."""

    others: tuple[Piece, ...]
    """Archives, the newest first, or further pages, the last first.

    In that order nothing ever leads to what is not there yet, but for the first time,
    and each article is in one of them whenever a build is killed.
    """
    own: tuple[Piece, ...]


def laid_out(feed: Feed, division: Division) -> Layout:
    """Say which articles are in the current document, and which are in others."""
    gone = division.gone
    if gone and gone[0].when > feed.last_updated:
        feed = replace(feed, updated=gone[0].when)
    if division.has_archives:
        ids = archive_of(feed.articles, division.rule())
        return Layout(feed, division, ids, parts_of(feed, ids))
    if division.limit is not None and len(feed.articles) > division.limit:
        feed = replace(feed, articles=feed.articles[: division.limit])
    return Layout(feed, division, {}, Parted(feed.articles[: division.page_size], {}))


def pieces(layout: Layout, names: Mapping[str, str], base: str | None) -> Pieces:
    """Make the documents; `names` are the files of the current one, by format."""
    others: list[Piece] = []
    own: list[Piece] = []
    for format_, name in names.items():
        first, *rest = _parts(layout, format_, base, name)
        own.append(Piece(_said(first.feed, layout.division, format_), format_, name))
        if layout.division.page_size is not None:
            rest.reverse()
        above = "".join(name.rpartition("/")[:2])
        others += (Piece(part.feed, format_, f"{above}{part.name}") for part in rest)
    return Pieces(tuple(others), tuple(own))


def kinds_of_files(names: Mapping[str, str]) -> Iterator[str]:
    """Give patterns that the files of archives and pages fit, as `fnmatch` has it."""
    for folder in FOLDERS:
        for name in names.values():
            yield file_of(name, "*", folder)


def left_over(
    name: str, used: Container[str], there: Callable[[str], Iterable[str]]
) -> Iterator[str]:
    """Yield archives and pages of a file that are there and no part of it any more.

    With them come their compressed copies. `used` are those that are a part of it, and
    `there` gives the names in a folder.
    """
    for folder in FOLDERS:
        above = file_of(name, "", folder).rpartition("/")[0]
        for each in there(above):
            file = f"{above}/{_without_coding(each)}"
            if file not in used and _is_part(file, name, folder):
                yield f"{above}/{each}"


def next_file(name: str, document: Feed) -> str | None:
    """Name the archive or page of a file that comes after one of its documents.

    None after the last, and where the document leads to what is not made by feedpub.
    """
    before = (link.url for link in document.links if link.rel == "prev-archive")
    for url in filter(None, (*before, document.next_url)):
        *_, folder, file = ("", *unquote(split(url).path).split("/"))
        there = f"{name.rpartition('/')[0]}/{folder}/{file}".lstrip("/")
        if folder in FOLDERS and _is_part(there, name, folder):
            return there
    return None


def _is_part(file: str, name: str, folder: str) -> bool:
    """Tell whether a file is called as an archive or page of another is."""
    start, _, end = file_of(name, "\0", folder).partition("\0")
    middle = file.removeprefix(start).removesuffix(end)
    return file == f"{start}{middle}{end}" and NAME.fullmatch(middle) is not None


def _without_coding(name: str) -> str:
    """Name the file that a compressed copy is of."""
    for suffix in SUFFIXES.values():
        name = name.removesuffix(suffix)
    return name


def _parts(
    layout: Layout, format: str, base: str | None, name: str
) -> tuple[FeedPart, ...]:
    """Give the documents of one format, the current one first."""
    if layout.is_one:
        return (FeedPart(name, layout.feed),)
    if base is None:
        raise ArgumentError(
            "archives and pages name one another by their addresses; give "
            "base_url='https://example.org/feeds/', where the folder is on the web"
        )
    url = uris.resolve(base, quote(name))
    size = layout.division.page_size
    if size is not None:
        return paged(replace(layout.feed, feed_url=url), size, format=format)
    return chained(replace(layout.current, feed_url=url), layout.parted, format)


def _said(feed: Feed, division: Division, format: str) -> Feed:
    """Let the current document say what only that can."""
    if division.gone and format == "atom":
        feed = replace(feed, extensions=(*feed.extensions, *division.gone))
    return completed(feed, format) if division.complete else feed
