"""Which article is which: known again by its id, its file, its words or its title."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from feedpub.publisher.lock.entries import named

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Mapping

    from feedpub.model import Article
    from feedpub.publisher.lock.entries import Entry

    _Signs = tuple[Callable[["Given"], Hashable], Callable[[Entry], Hashable]]

T = TypeVar("T")


class Given(NamedTuple):
    """An article as it is read, with what it can be known by."""

    article: Article
    place: str
    source: str
    content: str

    @property
    def key(self) -> tuple[str, str]:
        """What tells it from all others that are read."""
        return self.place, self.id

    @property
    def id(self) -> str:
        """The id that it says, or that its address makes."""
        return str(self.article.id)

    @property
    def says_its_id(self) -> bool:
        """Whether it has an id of its own, other than its address."""
        return self.id != self.article.url


def matched(
    given: Iterable[Given], entries: Iterable[Entry], moved: Mapping[str, str]
) -> dict[str, Entry]:
    """Find the entry of each article that was there before, by the article's new id.

    The surest signs count first: what was said (`moved`), the same id, the same file,
    the same address but for http and https, the same words, the same title and date.
    A sign that two of them have is none.
    """
    waiting = {one.id: one for one in given}
    known = {entry.id: entry for entry in entries}
    found: dict[str, Entry] = {}
    by_id, by_file = known.copy(), {entry.source: entry for entry in known.values()}
    secure = {_secure_id(entry): entry for entry in known.values()}
    olds = {new: old for old, new in moved.items()}
    signs: tuple[_Signs, ...] = (
        (lambda one: _moved(one, olds), lambda entry: entry.id),
        (lambda one: _still(one, one.id, by_id), lambda entry: entry.id),
        (lambda one: _still(one, one.source, by_file), lambda entry: entry.source),
        (lambda one: _still(one, _secure(one.id), secure), _secure_id),
        (lambda one: one.content, lambda entry: entry.content),
        (_titled, lambda entry: entry.published and (entry.title, entry.published)),
    )
    for of_given, of_entry in signs:
        left = _by_sign(known.values(), of_entry)
        for sign, one in _by_sign(waiting.values(), of_given).items():
            if sign in left:
                found[one.id] = left[sign]
                del waiting[one.id], known[left[sign].id]
    return found


def is_another(one: Given, entry: Entry) -> bool:
    """Tell whether an article shares nothing with the one that had its id before."""
    same = (
        one.content == entry.content,
        named(one.article) == entry.title,
        one.article.published == entry.published,
    )
    return not any(same)


def _moved(one: Given, olds: Mapping[str, str]) -> str | None:
    return olds.get(one.id) or olds.get(one.article.url or "")


def _still(one: Given, sign: str, known: Mapping[str, Entry]) -> str | None:
    """Give the sign where it is still of the same article, whatever was rewritten."""
    entry = known.get(sign)
    return None if entry is None or is_another(one, entry) else sign


def _secure_id(entry: Entry) -> str:
    return _secure(entry.id)


def _secure(id: str) -> str:
    return id.replace("http://", "https://", 1)


def _titled(one: Given) -> Hashable:
    return one.article.published and (named(one.article), one.article.published)


def _by_sign(values: Iterable[T], sign: Callable[[T], Hashable]) -> dict[Hashable, T]:
    """Give the values by their signs, but those that share one, or have none."""
    every = ((sign(value), value) for value in values)
    signs = [pair for pair in every if pair[0] not in {None, ""}]
    counts = Counter(each for each, _ in signs)
    return {each: value for each, value in signs if counts[each] == 1}
