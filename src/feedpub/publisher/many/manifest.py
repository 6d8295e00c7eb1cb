"""What is known of published feeds, in a file of SQLite's or for one build."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Self
from unicodedata import normalize

import msgspec

from feedpub import __version__
from feedpub.errors import PublishError
from feedpub.publisher import atomic
from feedpub.publisher.many.receipts import receipt_from_json, receipt_to_json

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Iterator

    from feedpub.publisher.many.receipts import FeedReceipt

_MAGIC: Final = b"SQLite format 3\0"
_OURS: Final = int.from_bytes(b"feed")
"""The application_id, which stands in the bytes 68 to 71 of the file."""
_LAYOUT: Final = 5
_BROKEN: Final = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
_BUSY: Final = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})
_TABLES: Final = f"""
PRAGMA application_id = {_OURS};
PRAGMA user_version = {_LAYOUT};
CREATE TABLE IF NOT EXISTS feed (
    key TEXT PRIMARY KEY, fingerprint TEXT, receipt BLOB NOT NULL
);
CREATE TABLE IF NOT EXISTS begun (key TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS ended (version TEXT NOT NULL, inputs TEXT);
CREATE TABLE IF NOT EXISTS place (url TEXT);
"""
_CLAIMS: Final = """
CREATE TEMPORARY TABLE claimed (
    kind TEXT, name TEXT, PRIMARY KEY (kind, name)
) WITHOUT ROWID;
"""
_UNCLAIMED: Final = "key NOT IN (SELECT name FROM claimed WHERE kind = 'key')"


class Manifest:
    """The receipts of the feeds that were published, and of those that are now.

    Without a path it is on disk somewhere for as long as it is open, so that memory
    stays flat either way. With `keep=False` a file is read and left as it is. One that
    is broken begins anew, one that is somebody else's is left alone, and `notes` say
    so. `PublishError` if another build is at work on it.
    """

    def __init__(
        self, path: str | os.PathLike[str] | None = None, *, keep: bool = True
    ) -> None:
        self.path = None if path is None else Path(path)
        self.notes: tuple[str, ...] = ()
        self._folds_case = False
        self._database = self._opened(keep=keep)
        self._database.executescript(_CLAIMS)
        ended = self._all("SELECT inputs FROM ended")
        self.ended_well = bool(ended)
        """Whether the build before this one came to its end."""
        self.inputs: str | None = ended[0][0] if ended else None
        """What that build was made of, if it told `end`."""
        self._all("DELETE FROM ended")
        self._database.commit()

    def __enter__(self) -> Self:
        """Begin; what is remembered is in the file when the block ends."""
        return self

    def __exit__(self, *_: object) -> None:
        """Let the file go with all that is known, whatever happened."""
        self._database.commit()
        self._database.close()

    def belong_to(self, url: str | None, *, folds_case: bool = False) -> None:
        """Forget what is in another place, where one cannot look what is there.

        `folds_case` says that names which differ in case only are one file there.
        """
        self._folds_case = folds_case
        places = self._all("SELECT url FROM place")
        if places and places != [(url,)]:
            self._note("is of another place")
            self._all("DELETE FROM feed")
        self._all("DELETE FROM place")
        self._all("INSERT INTO place VALUES (?)", url)

    def claim(self, key: str, names: Iterable[str]) -> str | None:
        """Reserve a key and the names of documents; say what is taken already."""
        if not self._is_free("key", key):
            return "another feed has this key; give each its own"
        for name in names:
            if not self._is_free("name", self._folded(name)):
                why = ", for case tells no files apart there" * self._folds_case
                return f"another feed writes {name} too{why}; give each its own folder"
        return None

    def known(self, key: str) -> FeedReceipt | None:
        """Give the receipt of a feed that was published, None if there is none.

        If its last build was killed or has failed, it has no fingerprint and no hashes,
        for nobody knows what is there.
        """
        rows = self._all("SELECT fingerprint, receipt FROM feed WHERE key = ?", key)
        for fingerprint, receipt in rows:
            found = _receipt(fingerprint, receipt)
            begun = found and self._all("SELECT key FROM begun WHERE key = ?", key)
            return _doubted(found) if found and begun else found
        return None

    def begin(self, key: str) -> None:
        """Remember that a feed is about to be built, before anything of it changes."""
        self._all("INSERT OR IGNORE INTO begun VALUES (?)", key)
        self._database.commit()

    def remember(self, receipt: FeedReceipt) -> None:
        """Keep what was published; a feed that failed is to be built the next time."""
        if receipt.failed:
            self.begin(receipt.key)
            return
        row = (receipt.key, receipt.fingerprint, receipt_to_json(receipt))
        self._all("INSERT OR REPLACE INTO feed VALUES (?, ?, ?)", *row)
        self._all("DELETE FROM begun WHERE key = ?", receipt.key)

    def published(self) -> Iterator[FeedReceipt]:
        """Yield the receipts of the feeds of this build, in the order of their keys.

        One that failed has the receipt of what was published of it before, if any was.
        """
        return self._receipts(f"WHERE NOT {_UNCLAIMED}")

    def every(self) -> Iterator[FeedReceipt]:
        """Yield the receipts of all feeds that are known, ordered by their keys."""
        return self._receipts("")

    def end(self, inputs: str | None = None, *, tidy: bool = True) -> tuple[str, ...]:
        """Say that the build came to its end; give and forget the keys it lacks.

        If it is not `tidy`, for what a killed build left is there still, it did not end
        well: the next one looks again.
        """
        gone = self._all(f"SELECT key FROM feed WHERE {_UNCLAIMED} ORDER BY key")  # noqa: S608 - of constants
        self._all(f"DELETE FROM feed WHERE {_UNCLAIMED}")  # noqa: S608 - likewise
        self._all(f"DELETE FROM begun WHERE {_UNCLAIMED}")  # noqa: S608 - likewise
        if tidy:
            self._all("INSERT INTO ended VALUES (?, ?)", __version__, inputs)
        return tuple(key for (key,) in gone)

    def _receipts(self, which: str) -> Iterator[FeedReceipt]:
        query = f"SELECT fingerprint, receipt FROM feed {which} ORDER BY key"  # noqa: S608 - of constants
        for row in self._database.execute(query):
            receipt = _receipt(*row)
            if receipt is not None:
                yield receipt

    def _folded(self, name: str) -> str:
        return normalize("NFC", name).casefold() if self._folds_case else name

    def _is_free(self, kind: str, name: str) -> bool:
        try:
            self._database.execute("INSERT INTO claimed VALUES (?, ?)", (kind, name))
        except sqlite3.IntegrityError:
            return False
        return True

    def _all(self, statement: str, *values: str | bytes | None) -> list[Any]:
        try:
            return self._database.execute(statement, values).fetchall()
        except sqlite3.Error as error:
            raise self._refused(error) from error

    def _opened(self, *, keep: bool) -> sqlite3.Connection:
        """Open the file, or take its place for the time of the build."""
        if self.path is None or not (keep or self.path.exists()):
            return _temporary()
        head = _head(self.path)
        if head and not (head.startswith(_MAGIC) and head[68:72] == _OURS.to_bytes(4)):
            self._note("is no manifest of feedpub's, and is left as it is")
            return _temporary()
        if head and head[60:64] != _LAYOUT.to_bytes(4):
            return self._anew("is of another version of feedpub", keep=keep)
        try:
            return self._connected(self.path, keep=keep)
        except sqlite3.Error as error:
            if error.sqlite_errorcode & 0xFF not in _BROKEN:
                raise self._refused(error) from error
            return self._anew("is broken", keep=keep)

    def _anew(self, why: str, *, keep: bool) -> sqlite3.Connection:
        """Do without what the file has, and begin it again if it is to be kept."""
        self._note(why)
        if self.path is None or not keep:
            return _temporary()
        journal = self.path.with_name(f"{self.path.name}-journal")
        for path in (self.path, journal):
            with atomic.explained(path):
                path.unlink(missing_ok=True)
        return self._connected(self.path, keep=keep)

    def _connected(self, path: Path, *, keep: bool) -> sqlite3.Connection:
        database = sqlite3.connect(path)
        try:
            _check(database)
            if keep:
                database.execute("PRAGMA locking_mode = EXCLUSIVE")
                database.execute("PRAGMA synchronous = OFF")  # lost, it is made anew
                database.executescript(_TABLES)
                return database
            copy = sqlite3.connect("")
            database.backup(copy)
            copy.executescript(_TABLES)
        except BaseException:
            database.close()
            raise
        database.close()
        return copy

    def _note(self, what: str) -> None:
        self.notes = (*self.notes, f"{self.path} {what}; every feed is built anew")

    def _refused(self, error: sqlite3.Error) -> PublishError:
        if error.sqlite_errorcode & 0xFF in _BUSY:
            return PublishError(
                f"{self.path}: another build is at work with this manifest; wait for "
                f"it, or give this one a manifest of its own"
            )
        return PublishError(
            f"{self.path or 'the manifest'}: {error}; make room and give the right to "
            f"write there, or build without a manifest"
        )


def _head(path: Path) -> bytes:
    """Give the file's header, which says whose it is; make room for a new file."""
    with atomic.explained(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists():
            return b""
        with path.open("rb") as file:
            return file.read(100)


def _temporary() -> sqlite3.Connection:
    """Open a database without a name, which SQLite keeps on disk and removes itself."""
    database = sqlite3.connect("")
    database.executescript(_TABLES)
    return database


def _check(database: sqlite3.Connection) -> None:
    """Raise what SQLite itself would, if anything in the file is damaged."""
    if database.execute("PRAGMA quick_check(1)").fetchall() != [("ok",)]:
        broken = sqlite3.DatabaseError("damaged")
        broken.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
        raise broken


def _receipt(fingerprint: str | None, receipt: bytes) -> FeedReceipt | None:
    """Give the receipt of a row; None if somebody wrote something else there."""
    try:
        found = receipt_from_json(receipt)
    except (msgspec.MsgspecError, TypeError):
        return None
    return (
        found if found.fingerprint == fingerprint else replace(found, fingerprint=None)
    )


def _doubted(receipt: FeedReceipt) -> FeedReceipt:
    documents, others = (
        tuple(replace(one, sha256="") for one in every)
        for every in (receipt.documents, receipt.others)
    )
    return replace(receipt, fingerprint=None, documents=documents, others=others)
