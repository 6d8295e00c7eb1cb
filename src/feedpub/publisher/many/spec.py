"""What is to be built: one feed among very many, small enough to be sent anywhere."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING
from urllib.parse import quote

from feedpub import uris
from feedpub.errors import FeedpubError, PublishError
from feedpub.model import Feed
from feedpub.publisher.archives.division import Division
from feedpub.publisher.archives.laying import laid_out, pieces
from feedpub.publisher.documents import Plan
from feedpub.publisher.publishing import USUAL_FORMATS
from feedpub.publisher.sinks.local import leads_out
from feedpub.publisher.targets import Piece, file_names, folder_url

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedSpec:
    """One feed to build: its key, where its articles come from, where it goes.

    `feed` is a `Feed`, or a function that makes one where it is called: a worker then
    reads its own articles, and none of them is sent about. For other processes it must
    be a function of a module, with arguments by `functools.partial(load, "harbour")`.
    """

    key: str
    """Its name in the set, which never changes, such as `tags/harbour`."""
    feed: Feed | Callable[[], Feed]
    folder: str | None = None
    """The folder of its files below the sink's root; the key, if nothing is said."""
    formats: tuple[str, ...] = USUAL_FORMATS
    files: Mapping[str, str] = field(default_factory=dict)
    """File names by format, where they are not the usual ones."""
    base_url: str | None = None
    """The address of the folder; by default that of the feed's `feed_url`."""
    limit: int | None = None
    """How many articles are kept, from the first on."""
    fingerprint: str | None = None
    """Anything that is another when the articles are: a hash, a count and a date."""
    published: Mapping[str, str] = field(default_factory=dict)
    """SHA-256 of what is there already, by the name in the sink; the manifest fills it.

    A sink that cannot compare is spared what has not changed.
    """
    fit: Callable[[Feed, str, str], Feed] | None = None
    """Makes the feed of one document, given its format and address, if they differ."""
    division: Division | None = None
    """How the feed becomes several documents, with archives or pages of it."""

    def __post_init__(self) -> None:
        given: object = self.formats
        formats = (given,) if isinstance(given, str) else self.formats
        object.__setattr__(self, "formats", tuple(formats))
        object.__setattr__(self, "files", dict(self.files))
        key: object = self.key
        if not isinstance(key, str) or leads_out(key) or not _is_text(key):
            raise self._wrong(f"is no key; give one such as {'tags/harbour'!r}")
        if self.folder and leads_out(self.folder):
            raise self._wrong(f"folder: {self.folder!r} is no folder below the root")
        feed: object = self.feed
        if not isinstance(feed, Feed) and not callable(feed):
            kind = type(feed).__name__
            raise self._wrong(f"feed: {kind} is no Feed, nor a function that makes one")
        limit: object = self.limit
        if limit is not None and (type(limit) is not int or limit < 1):
            raise self._wrong(
                f"limit: {limit!r} is no number of articles; give 1 or more"
            )
        if self.division is not None:
            self._check_division(self.division)
        try:
            self.names()
            folder_url(self.base_url, None)
        except PublishError as error:
            raise self._wrong(str(error)) from None

    def names(self) -> dict[str, str]:
        """Give the names of its documents in the sink, by format."""
        folder = self._folder()
        names = file_names(self.formats, self.files)
        if not folder:
            return names
        return {format_: f"{folder}/{name}" for format_, name in names.items()}

    def made(self) -> Feed:
        """Give the feed itself, which may read its articles only now."""
        feed = self.feed if isinstance(self.feed, Feed) else self.feed()
        if not isinstance(feed, Feed):
            kind = type(feed).__name__
            raise FeedpubError(f"{self.feed!r} made a {kind}; let it return a Feed")
        if self.limit is None or len(feed.articles) <= self.limit:
            return feed
        return replace(feed, articles=feed.articles[: self.limit])

    def plans(self, feed: Feed) -> Iterator[Plan]:
        """Say of each document where it goes, its address, and of which feed it is.

        Archives and pages come first, for the others lead to them.
        """
        base = folder_url(self.base_url, feed.feed_url)
        files = file_names(self.formats, self.files)
        folder = self._folder()
        for one, format_, name in self._pieces(feed, files, base):
            url = uris.resolve(base, quote(name)) if base else None
            fitted = self.fit(one, format_, url) if self.fit and url else one
            yield Plan(format_, f"{folder}/{name}" if folder else name, url, fitted)

    def _pieces(
        self, feed: Feed, files: Mapping[str, str], base: str | None
    ) -> Iterator[Piece]:
        if self.division is None:
            yield from (Piece(feed, *named) for named in files.items())
        else:
            found = pieces(laid_out(feed, self.division), files, base)
            yield from (*found.others, *found.own)

    def _folder(self) -> str:
        return self.key if self.folder is None else self.folder

    def _check_division(self, division: object) -> None:
        if not isinstance(division, Division):
            example = "Division(archive_size=100)"
            kind = type(division).__name__
            raise self._wrong(f"division: {kind} is no Division; give {example}")
        for name in ("limit", "fit"):
            if getattr(self, name) is not None:
                raise self._wrong(f"{name} cannot go with division; leave one out")

    def _wrong(self, message: str) -> PublishError:
        return PublishError(f"feed {self.key!r}: {message}")


def _is_text(key: str) -> bool:
    """Tell a key from halves of characters, which neither a file nor a store holds."""
    return not any("\ud800" <= each <= "\udfff" for each in key)
