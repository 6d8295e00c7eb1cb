"""What media files measure: looked at once, and remembered in the lock from then on."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Final

import msgspec
from msgspec.structs import replace

from feedpub.errors import ReadError
from feedpub.model import measuring
from feedpub.model.measuring import Recording
from feedpub.values import media_type_fault

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from feedpub.fetching import Headed

_END: Final = 65_536
_VAGUE: Final = frozenset(
    {"application/octet-stream", "binary/octet-stream", "text/html", "text/plain"}
)
"""What servers say of files that they do not know, or lack."""


class Measure(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    omit_defaults=True,
    forbid_unknown_fields=True,
):
    """One recording or picture; each field is a key of its line."""

    media: str
    """The file, from the lock's folder on, or the address."""
    bytes: int = 0
    type: str = ""
    duration: float | None = None
    width: int | None = None
    height: int | None = None
    hash: str = ""
    """Of the file's size, its beginning and its end."""

    def says(self, type: str | None, duration: object) -> bool:
        """Tell whether this is what measuring would find, given type and duration."""
        timed = self.type.partition("/")[0] in {"audio", "video"}
        known = self.duration is not None or duration is not None or not timed
        same = bool(self.bytes) and self.type == (type or self.type)
        return known and same


class Measures:
    """Measures each file once for as long as it stays the same.

    `ask` asks a server about an address; None if nobody is to be asked. `refused` are
    the addresses of which no answer came, and why.
    """

    def __init__(
        self,
        folder: Path,
        known: Iterable[Measure],
        ask: Callable[[str], Headed] | None = None,
    ) -> None:
        self._folder, self._ask = Path(os.path.realpath(folder)), ask
        self._known = {one.media: one for one in known}
        self._used: dict[str, Measure] = {}
        self.refused: dict[str, str] = {}

    def recording(
        self,
        path: str | os.PathLike[str],
        *,
        type: str | None,
        duration: object = None,
    ) -> Recording:
        """Give the measures of sound or film, as `measuring.recording` does."""
        name, hash_ = self._name(path), _hash(path)
        known = self._same(name, hash_)
        if known.says(type, duration):
            self._used[name] = known
            return Recording(known.bytes, known.type, known.duration)
        found = measuring.recording(path, type=type, duration=duration)
        self._used[name] = replace(
            known, bytes=found.length, type=found.type, duration=found.duration
        )
        return found

    def pixels(self, path: str | os.PathLike[str]) -> tuple[int, int]:
        """Give the width and height of a picture, as `measuring.pixels` does."""
        name, hash_ = self._name(path), _hash(path)
        known = self._same(name, hash_)
        if known.width and known.height:
            self._used[name] = known
            return known.width, known.height
        width, height = measuring.pixels(path)
        self._used[name] = replace(known, width=width, height=height)
        return width, height

    def length_of(self, url: str) -> int:
        """Give the bytes at an address, 0 if nobody knows."""
        known = self._used.get(url) or self._known.get(url) or self._asked(url)
        if known is None:
            return 0
        self._used[url] = known
        return known.bytes

    def told(self, url: str, /) -> Recording | None:
        """Give the bytes and the type at an address, None if nobody knows."""
        known = self._used.get(url) or self._known.get(url)
        if known is None or not known.type:
            known = self._asked(url)
        if known is None or not known.type:
            return None
        self._used[url] = known
        return Recording(known.bytes, known.type, None)

    def lines(self, *, partial: bool) -> tuple[Measure, ...]:
        """Give what is to be remembered: what was used, or with `partial` all."""
        kept = {**self._known, **self._used} if partial else self._used
        return tuple(kept[name] for name in sorted(kept))

    def _same(self, name: str, hash_: str) -> Measure:
        """Give what is known of a file, which is nothing if it has changed since."""
        known = self._used.get(name) or self._known.get(name)
        same = known and hash_ and known.hash == hash_
        return known if known and same else Measure(media=name, hash=hash_)

    def _name(self, path: str | os.PathLike[str]) -> str:
        return PurePath(
            os.path.relpath(os.path.realpath(path), self._folder)
        ).as_posix()

    def _asked(self, url: str) -> Measure | None:
        if self._ask is None or url in self.refused:
            return None
        try:
            said = self._ask(url)
        except ReadError as error:
            self.refused[url] = str(error)
            return None
        if not said.length:
            self.refused[url] = f"{url}: the server does not say how long it is"
            return None
        kind = (said.content_type or "").partition(";")[0].strip().lower()
        told = kind not in _VAGUE and media_type_fault(kind) is None
        return Measure(media=url, bytes=said.length, type=kind if told else "")


def _hash(path: str | os.PathLike[str]) -> str:
    """Hash the size and both ends of a file, which is quick however long it is.

    Empty if it cannot be read: whoever measures it says why.
    """
    try:
        with Path(path).open("rb") as file:
            size = os.fstat(file.fileno()).st_size
            every = hashlib.blake2b(str(size).encode(), digest_size=10)
            every.update(file.read(_END))
            file.seek(max(size - _END, 0))
            every.update(file.read(_END))
    except (OSError, ValueError):
        return ""
    return every.hexdigest()
