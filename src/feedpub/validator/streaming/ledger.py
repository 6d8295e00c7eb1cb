"""What rules remember from one part of a document to the next, in little memory."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Any, Final, TypeVar, cast

from feedpub.validator.element import Element

if TYPE_CHECKING:
    from collections.abc import Mapping

    from feedpub.validator.context import Context, Fold

_T = TypeVar("_T")
_EARLIER: Final = object()
"""A subject of a part that is gone."""


class Ledger:
    """The memory of a walk from part to part; who came first is kept on disk.

    The database has no file until it outgrows a cache of two megabytes. Elements around
    the articles are others in each part, and go by names; all other elements and what
    was remembered about them are forgotten with their part.
    """

    def __init__(self) -> None:
        self.gathering = False
        self._near: dict[tuple[str, object], Any] = {}
        self._kept: dict[object, Any] = {}
        self._gathered: dict[object, Any] = {}
        self._done: set[object] = set()
        self._spine: Mapping[Element, str] = {}
        self._elsewhere: frozenset[Any] = frozenset()
        self._far = sqlite3.connect("", isolation_level=None)
        for statement in ("PRAGMA journal_mode = OFF", "PRAGMA cache_size = -2000"):
            self._far.execute(statement)
        self._begin()

    def close(self) -> None:
        """Give the disk back."""
        self._far.close()

    def turn(self) -> None:
        """Begin anew at the first part, with what was gathered."""
        self.gathering = False
        self._kept.clear()
        self._far.execute("COMMIT")
        self._far.execute("DROP TABLE first")
        self._begin()

    def enter(self, spine: Mapping[Element, str], elsewhere: frozenset[Any]) -> None:
        """Go to the next part: what is around its articles, and what is not in it."""
        self._near.clear()
        self._done.clear()
        self._spine, self._elsewhere = spine, elsewhere

    def first(self, register: str, value: object, subject: Any) -> Any:
        """Give the first subject that came with this value."""
        key = (register, self._named(value))
        if key in self._near:
            return self._near[key]
        said = subject if isinstance(subject, str) else None
        if not _is_near(key[1]):
            found = self._far.execute(
                "INSERT OR IGNORE INTO first VALUES (?, ?)", (repr(key), said)
            )
            if not found.rowcount:
                return self._earlier(key)
        self._near[key] = subject
        return subject

    def kept(self, name: object, start: _T) -> _T:
        """Give what was kept under the name, `start` at first."""
        return cast("_T", self._kept.setdefault(self._named(name), start))

    def gathered(self, context: Context, fold: Fold[_T]) -> _T:
        """Give what the fold made of all articles, or of those so far."""
        known = self._gathered.get(fold)
        if self.gathering and fold not in self._done:
            self._done.add(fold)
            known = self._gathered[fold] = fold(context, known)
        return cast("_T", fold(context, None) if known is None else known)

    def here(self, element: Element) -> bool:
        """Say whether an element is in this part."""
        return self._elsewhere.isdisjoint((element, *element.iterancestors()))

    def _begin(self) -> None:
        self._far.execute(
            "CREATE TABLE first (key TEXT PRIMARY KEY, said TEXT) WITHOUT ROWID"
        )
        self._far.execute("BEGIN")

    def _named(self, value: object) -> object:
        if isinstance(value, tuple):
            return tuple(map(self._named, value))
        return self._spine.get(value, value) if isinstance(value, Element) else value

    def _earlier(self, key: tuple[str, object]) -> Any:
        sql = "SELECT said FROM first WHERE key = ?"
        (said,) = self._far.execute(sql, (repr(key),)).fetchone()
        return _EARLIER if said is None else said


def _is_near(value: object) -> bool:
    """Say whether an element of this part is in a value."""
    if isinstance(value, tuple):
        return any(map(_is_near, value))
    return isinstance(value, Element)
