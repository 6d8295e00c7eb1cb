"""Feeds as bytes: one module a format, and what all formats share.

A format is a module with `head`, `item` and `TAIL`, `namespaces`, `feed_losses` and
`item_losses`, `FILE_NAME` and `MEDIA_TYPE`; adding one is adding a line here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from io import BytesIO
from itertools import islice
from typing import TYPE_CHECKING, BinaryIO, Final, Protocol

from feedpub import arguments
from feedpub.errors import FeedpubError, LossError, ModelError, Problem
from feedpub.formats import atom, jsonfeed, loss, pieces, rdf, rss
from feedpub.formats.pieces import SHARED, PieceCache, Texts
from feedpub.formats.readable import Page, style_of, tamed
from feedpub.model import Article, Feed
from feedpub.uris import url_fault

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

__all__ = [
    "FORMATS",
    "Format",
    "PieceCache",
    "losses",
    "stream",
    "write",
    "write_all",
    "write_to",
]

_CHUNK: Final = 65536


class Format(Protocol):
    """What a format's module holds."""

    FILE_NAME: str
    MEDIA_TYPE: str
    SEPARATOR: bytes
    TAIL: bytes

    def head(self, feed: Feed, url: str | None, declared: Mapping[str, str]) -> bytes:
        """Write everything up to the first article."""

    def item(
        self,
        article: Article,
        declared: Mapping[str, str],
        texts: Callable[[Article], Texts],
    ) -> bytes:
        """Write one article, of the texts that have been escaped if it is XML."""

    def namespaces(
        self, feed: Feed, articles: Iterable[Article] | None, url: str | None
    ) -> dict[str, str]:
        """Give the namespaces in use, by prefix, and those that articles may need."""

    def feed_losses(self, feed: Feed) -> Iterator[Problem]:
        """Report what the format cannot say about the feed itself."""

    def item_losses(self, article: Article) -> Iterator[Problem]:
        """Report what the format cannot say about an article."""


FORMATS: Final[Mapping[str, Format]] = {"rss": rss, "atom": atom, "json": jsonfeed}
"""The formats that every feed can be written in."""

_ALL: Final[Mapping[str, Format]] = {**FORMATS, "rdf": rdf}
_SHOWN: Final = (rss, atom)
"""The formats that browsers can show as a page."""


def write(
    feed: Feed,
    format: str,
    *,
    url: str | None = None,
    strict: bool = False,
    cache: PieceCache | None = None,
    readable: str | None = None,
) -> bytes:
    """Give the feed as bytes; the same feed gives the same bytes, anywhere and always.

    `format` is "rss" (RSS 2.0), "atom" (Atom 1.0) or "json" (JSON Feed 1.1); "rdf"
    (RSS 1.0) refuses feeds without articles or without web addresses. `url` is
    the address of these very bytes, for the self link; it defaults to `feed_url`, or
    to the file beside it that is usual for the format (rss.xml, atom.xml, feed.json).
    With `strict`, what the format cannot carry raises `LossError`. A `cache` spares
    articles that have not changed since it was given before.

    `readable` is the address of a stylesheet, such as "feedpub.css", whose bytes
    `feedpub.stylesheet()` gives: RSS 2.0 and Atom then open as a page in a browser,
    with the newest 20 articles. Other formats stay as they are.
    """
    form = find(format)
    return _together(
        _pieces(
            *(feed, form, None, url), strict=strict, cache=cache, stylesheet=readable
        )
    )


def write_all(
    feed: Feed,
    formats: Iterable[str] = tuple(FORMATS),
    *,
    urls: Mapping[str, str | None] | None = None,
    strict: bool = False,
    cache: PieceCache | None = None,
    readable: str | None = None,
) -> dict[str, bytes]:
    """Give the bytes of `write` in several formats, by format, for less than each.

    The formats share what they write alike. `urls` has the addresses of the documents,
    by format.
    """
    urls, texts = urls or {}, pieces.shared()
    feed = feed_of(feed) if style_of(readable) is None else tamed(feed_of(feed))
    documents = {
        name: _pieces(
            *(feed, find(name), None, urls.get(name)),
            strict=strict,
            cache=cache,
            texts=texts,
            stylesheet=readable,
        )
        for name in formats
    }
    return _side_by_side(documents, pieces.room(feed.articles))


def stream(
    feed: Feed,
    format: str,
    *,
    articles: Iterable[Article] | None = None,
    url: str | None = None,
    strict: bool = False,
    cache: PieceCache | None = None,
    readable: str | None = None,
) -> Iterator[bytes]:
    """Give the bytes of `write` in chunks of at most 64 kB, in flat memory.

    `articles` takes the place of the feed's own and may be any iterable. Of one that
    can be gone through only once, namespaces are declared before it is known which are
    used, and ids are not compared with one another.
    """
    form = find(format)
    return _chunks(
        _pieces(
            *(feed, form, articles, url),
            strict=strict,
            cache=cache,
            stylesheet=readable,
        )
    )


def write_to(
    file: BinaryIO,
    feed: Feed,
    format: str,
    *,
    articles: Iterable[Article] | None = None,
    url: str | None = None,
    strict: bool = False,
    readable: str | None = None,
) -> int:
    """Write the feed to a binary file as `stream` does; give the number of bytes."""
    if not hasattr(file, "write"):
        arguments.expect("file", file, BytesIO, "a file opened with 'wb'")
    chunks = stream(
        feed, format, articles=articles, url=url, strict=strict, readable=readable
    )
    return sum(map(file.write, chunks))


def losses(feed: Feed, format: str) -> tuple[Problem, ...]:
    """Report what the format cannot carry, field by field; empty if it carries all."""
    return _lost(feed_of(feed), find(format))


def feed_of(value: object) -> Feed:
    """Give the feed back, or say that what was given is none."""
    if isinstance(value, Feed):
        return value
    kind = type(value).__name__
    raise FeedpubError(f"{kind} is no Feed; give Feed(title=..., articles=[...])")


def find(format: str) -> Format:
    """Give the format of that name, or say which there are."""
    try:
        return _ALL[format]
    except (KeyError, TypeError):  # the latter of a list
        names = ", ".join(_ALL)
        raise FeedpubError(
            f"there is no format {format!r}; give one of {names}"
        ) from None


def _pieces(
    feed: Feed,
    form: Format,
    articles: Iterable[Article] | None,
    url: str | None,
    *,
    strict: bool,
    cache: PieceCache | None = None,
    texts: Callable[[Article], Texts] = pieces.texts,
    stylesheet: str | None = None,
) -> Iterator[bytes]:
    feed, style = feed_of(feed), style_of(stylesheet)
    page = Page(style if form in _SHOWN else None)
    _check_arguments(articles, url, cache)
    if form is rdf and articles is not None:
        articles = tuple(articles)  # they are listed before the first of them
    if isinstance(articles, Sequence):
        feed, articles = replace(feed, articles=tuple(articles)), None
    feed = feed if style is None else tamed(feed)
    if articles is None:
        if strict and (lost := _lost(feed, form)):
            raise LossError(lost)
        known = articles = feed.articles
    else:
        known, articles = None, _checked(feed, form, articles, strict=strict)
    url = _address(feed, form, url)
    declared = form.namespaces(feed, known, url)
    write_item = _item_writer(form, declared, texts, cache)
    items = map(write_item, page.passing(articles))
    yield page.styled(form.head(feed, url, declared))
    yield from _separated(form.SEPARATOR, items) if form.SEPARATOR else items
    yield page.written(feed, url) + form.TAIL


def _check_arguments(articles: object, url: object, cache: object) -> None:
    if articles is not None:
        arguments.iterable("articles", articles, "an iterable of Articles")
    arguments.expect("url", url, str, arguments.ADDRESS, or_none=True)
    arguments.expect("cache", cache, PieceCache, "a PieceCache", or_none=True)


def _item_writer(
    form: Format,
    declared: Mapping[str, str],
    texts: Callable[[Article], Texts],
    cache: PieceCache | None,
) -> Callable[[Article], bytes]:
    write_item = partial(form.item, declared=declared, texts=texts)
    if cache is None:
        return write_item
    return cache.writer((form.MEDIA_TYPE, *declared.items()), write_item)


def _together(parts: Iterable[bytes]) -> bytes:
    document = BytesIO()  # it grows in place; what is joined is there twice
    document.writelines(parts)
    return document.getvalue()


def _side_by_side(
    documents: Mapping[str, Iterator[bytes]], room: int
) -> dict[str, bytes]:
    """Put documents together by turns, so that the last articles serve all of them.

    Files that grow by turns would be moved again and again, so they have room from the
    start; what they do not fill of it is memory that nobody touches.
    """
    files = {name: BytesIO(bytes(room)) for name in documents}
    going = [(file, documents[name]) for name, file in files.items()]
    while going:
        going = [one for one in going if _wrote_some(*one)]
    for file in files.values():
        file.truncate()
    return {name: file.getvalue() for name, file in files.items()}


def _wrote_some(file: BytesIO, parts: Iterator[bytes]) -> bool:
    before = file.tell()
    file.writelines(islice(parts, SHARED))
    return file.tell() > before


def _lost(feed: Feed, form: Format) -> tuple[Problem, ...]:
    found = [*form.feed_losses(feed)]
    for article in feed.articles:
        found += form.item_losses(article)
    return tuple(found)


def _address(feed: Feed, form: Format, url: str | None) -> str | None:
    """Give `feed_url`; where it is another format's usual file, the one beside it.

    A self link leads to the very document that it stands in (RFC 4287, 4.2.7.2), so
    the `url` that is given goes before it.
    """
    if url is not None:
        if clause := url_fault(url):
            raise ModelError([Problem("feed", "url", f"{url!r}: {clause}")])
        return url
    if feed.feed_url is None:
        return None
    folder, slash, name = feed.feed_url.rpartition("/")
    usual = any(name == other.FILE_NAME for other in _ALL.values())
    return folder + slash + form.FILE_NAME if usual else feed.feed_url


def _checked(
    feed: Feed, form: Format, articles: Iterable[Article], *, strict: bool
) -> Iterator[Article]:
    """Check of each article what the feed could not check when it was made."""
    for article in articles:
        if type(article) is not Article:
            raise ModelError(
                [Problem("feed", "articles", f"{article!r} is no Article")]
            )
        if not feed.authors and not article.authors:
            message = "is empty, in the feed as well; give either (RFC 4287, 4.1.1)"
            raise ModelError([Problem(loss.place(article), "authors", message)])
        if strict and (lost := tuple(form.item_losses(article))):
            raise LossError(lost)
        yield article


def _separated(separator: bytes, items: Iterator[bytes]) -> Iterator[bytes]:
    for first in items:
        yield separator.removeprefix(b",") + first
        break
    for further in items:
        yield separator + further


def _chunks(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Gather small pieces and cut large ones, so that no chunk is over 64 kB."""
    waiting: list[bytes] = []
    size = 0
    for piece in pieces:
        if size + len(piece) > _CHUNK and waiting:
            yield b"".join(waiting)
            waiting, size = [], 0
        if len(piece) > _CHUNK:
            yield from (piece[i : i + _CHUNK] for i in range(0, len(piece), _CHUNK))
        else:
            waiting.append(piece)
            size += len(piece)
    if waiting:
        yield b"".join(waiting)
