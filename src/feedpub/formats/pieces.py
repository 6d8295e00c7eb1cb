"""The pieces that documents are put together from: made once, and kept on request."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING, Any, Final

from feedpub.xml import escape

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable

    from feedpub.model import Article
    from feedpub.model.identity import OpaqueId


_Key = tuple[int, "str | OpaqueId"]
Texts = tuple[bytes, bytes, bytes, bytes, bytes]
"""An article's title, url, id, summary and content, escaped for XML.

Markup is escaped as it is, and b"" is what the article does not say; there is no
content where it stands elsewhere.
"""


def texts(article: Article) -> Texts:
    """Escape all texts of an article; the short ones at once, which is a third faster.

    U+0000, which no text of the model holds, keeps them apart on the way.
    """
    title, about, content = article.title, article.summary, article.content
    if type(title) is not str:
        title = _source(title)
    if type(about) is not str:
        about = _source(about)
    joined = f"{title}\0{article.url or ''}\0{article.id}\0{about}"
    name, url, id, summary = escape(joined).split(b"\0")
    return name, url, id, summary, escape(_source(content)) if content else b""


def _source(text: Any) -> str:
    return text if type(text) is str else getattr(text, "markup", "")


SHARED: Final = 32
"""Articles that formats write before others have their turn; few stay at hand."""


def shared() -> Callable[[Article], Texts]:
    """Make a `texts` that remembers the last articles, for formats that take turns."""
    known: dict[int, tuple[Article, Texts]] = {}

    def remembering(article: Article) -> Texts:
        found = known.get(id(article))
        if found is None:
            if len(known) >= 2 * SHARED:
                known.clear()
            found = known[id(article)] = (article, texts(article))
        return found[1]

    return remembering


def room(articles: Iterable[Article]) -> int:
    """Guess how many bytes a document gets, rather too many; too few cost but time."""
    longest = [_source(article.content or article.summary) for article in articles]
    return sum([1000 + len(one) * (5 if one.isascii() else 10) // 4 for one in longest])


class PieceCache:
    """Pieces of articles written before, for feeds that are written again and again.

    Give one to `write`, `stream` or `write_all` each time: articles that have not
    changed are not written anew. It keeps the articles themselves, and of their pieces
    at most `max_bytes`; those that nobody asked for the longest go first. It pays in a
    process that lives on, such as a web server; in one that writes a feed and ends, it
    costs memory for nothing. One cache serves one thread at a time.
    """

    __slots__ = ("_kept", "_places", "_size", "max_bytes")

    def __init__(self, *, max_bytes: int = 64_000_000) -> None:
        self.max_bytes = max_bytes
        self._kept: OrderedDict[_Key, tuple[Article, bytes]] = OrderedDict()
        self._places: dict[Hashable, int] = {}
        self._size = 0

    def __len__(self) -> int:
        return len(self._kept)

    def writer(
        self, within: Hashable, make: Callable[[Article], bytes]
    ) -> Callable[[Article], bytes]:
        """Give a `make` of pieces `within` a document, for what is not kept of them."""
        kept = self._kept
        place = self._places.setdefault(within, len(self._places))

        def write_item(article: Article) -> bytes:
            key = (place, article.id)
            found = kept.get(key)
            if found is not None and (found[0] is article or _alike(found[0], article)):
                kept.move_to_end(key)
                return found[1]
            piece = make(article)
            self._keep(key, article, piece)
            return piece

        return write_item

    def _keep(self, key: _Key, article: Article, piece: bytes) -> None:
        if key in self._kept:
            self._size -= len(self._kept.pop(key)[1])
        if len(piece) > self.max_bytes:
            return
        self._kept[key] = (article, piece)
        self._size += len(piece)
        while self._size > self.max_bytes:
            _, (_, oldest) = self._kept.popitem(last=False)
            self._size -= len(oldest)


def _alike(one: Article, other: Article) -> bool:
    """Tell whether articles are written alike; equal dates may differ in their zones.

    What is inside extensions is not known here.
    """
    return one == other and not one.extensions and _offsets(one) == _offsets(other)


def _offsets(article: Article) -> list[Any]:
    copied = article.source and article.source.updated
    dates = (article.published, article.updated, copied)
    return [when and when.utcoffset() for when in dates]
