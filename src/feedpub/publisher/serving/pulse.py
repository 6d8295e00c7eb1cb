"""Whether anything in the folder has changed, asked by as many pages as are open."""

from __future__ import annotations

import hashlib
import threading
import time
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from feedpub.publisher.serving.site import Site

_SHARE: Final = 20
"""Looking takes at most one part in so many of the time."""
_SIGN: Final = 15.0
"""Seconds until a page is told that all is well, which shows whether it is there."""


class Pulse:
    """Looks at the names, sizes and dates of files, while somebody wants to know."""

    def __init__(self, site: Site, *, every: float = 0.5) -> None:
        self._site = site
        self._every = every
        self._lock = threading.Lock()
        self._ended = threading.Event()
        self._state = ""
        self._next = 0.0

    def end(self) -> None:
        """Let all pages go."""
        self._ended.set()

    def state(self) -> str:
        """Give what is different when any file is; pages share one look at them."""
        with self._lock:
            start = time.monotonic()
            if start >= self._next:
                self._state = self._look()
                spent = time.monotonic() - start
                self._next = start + max(self._every, spent * _SHARE)
            return self._state

    def events(self, known: str | None) -> Iterator[bytes]:
        """Yield an event whenever something is new (HTML, 9.2.6).

        `known` is the state that a page saw last before it lost the connection.
        """
        last = self.state()
        changed = known is not None and known != last
        yield _event(last, changed=changed)
        quiet = 0.0
        while not self._ended.wait(self._every):
            now = self.state()
            quiet += self._every
            if now != last:
                last, quiet = now, 0.0
                yield _event(last, changed=True)
            elif quiet >= _SIGN:
                quiet = 0.0
                yield b": all is well\n\n"

    def _look(self) -> str:
        digest = hashlib.blake2b(digest_size=12)
        for path, status in self._site.files():
            digest.update(f"{path}\0{status.st_mtime_ns}\0{status.st_size}\0".encode())
        return digest.hexdigest()


def _event(state: str, *, changed: bool) -> bytes:
    """Name the state; an event without data is kept in mind and not shown."""
    return f"id: {state}\n{'data: new' if changed else ': here'}\n\n".encode()
