"""What a sink is given, what it may answer, and how any of them is used."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple, Protocol, cast

from feedpub.errors import PublishError
from feedpub.publisher import emptiness

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_USER: Final = re.compile(r"//[^/@]{0,1000}@")


class Item(NamedTuple):
    """One document for a sink, in the order of the arguments of its `write`."""

    key: str
    """Its name from the sink's root on, with slashes: `tags/harbour/rss.xml`."""
    data: bytes
    content_type: str
    cache_control: str | None = None


class Sink(Protocol):
    """Anything that documents can be written to.

    A sink that is used by other processes is pickled, and makes its connections there.
    It may have more, and is used better then: `write_all(items)`, which gives for each
    whether it changed anything; `read(key)`, which gives the bytes or None;
    `size(key)` and `names(folder)`, if those are cheap; `compares = True` if it leaves
    alone what would not change; `folds_case = True` if names that differ in case only
    are one; and `url`, by which a manifest knows one place from another.
    """

    def write(
        self, key: str, data: bytes, content_type: str, cache_control: str | None
    ) -> object:
        """Put the document there whole or not at all; False if it was there already."""


def put(sink: Sink, items: Sequence[Item]) -> tuple[bool, ...]:
    """Write all items of one feed, and tell of each whether anything changed."""
    together = getattr(sink, "write_all", None)
    if together is not None:
        return tuple(together(items))
    return tuple(sink.write(*item) is not False for item in items)


def look(sink: Sink, key: str) -> bytes | None:
    """Give what is there; None if nothing is, or if the sink cannot be read."""
    read = getattr(sink, "read", None)
    return None if read is None else cast("bytes | None", read(key))


def has(sink: Sink, key: str, size: int) -> bool:
    """Tell whether a document is there still; who cannot say cheaply is believed."""
    measure = getattr(sink, "size", None)
    return measure is None or measure(key) == size


def names(sink: Sink, folder: str) -> Iterable[str]:
    """Name what is in a folder; nothing if the sink cannot say so cheaply."""
    listed = getattr(sink, "names", None)
    return () if listed is None else cast("Iterable[str]", listed(folder))


def compares(sink: Sink) -> bool:
    """Tell whether the sink itself leaves alone what would not change."""
    return bool(getattr(sink, "compares", False))


def folds_case(sink: Sink) -> bool:
    """Tell whether names that differ in case only are one and the same there."""
    return bool(getattr(sink, "folds_case", False))


def place(sink: Sink) -> str | None:
    """Give what tells this place from others, without a password; None if unknown."""
    url = getattr(sink, "url", None)
    return without_user(url) if isinstance(url, str) else None


def without_user(url: str) -> str:
    """Give a URL as it may be shown, without user and password."""
    return _USER.sub("//***@", url)


def tidy(sink: Sink) -> bool:
    """Let the sink remove what killed builds left in it; tell whether all is gone."""
    clear = getattr(sink, "tidy", None)
    return clear is None or not clear()


def refuse_to_empty(sink: Sink, keys: Sequence[str]) -> None:
    """Raise `PublishError` if a feed without articles would take the place of some."""
    if not hasattr(sink, "read"):
        raise PublishError(
            "the feed has no article, and this sink cannot say what is there; "
            "if an empty feed is right, say so with allow_empty (--allow-empty)"
        )
    for key in keys:
        if emptiness.may_have_articles(look(sink, key)):
            raise PublishError(
                f"{key} has articles, and the feed that would replace it has none; "
                f"if that is right, say so with allow_empty (--allow-empty)"
            )
