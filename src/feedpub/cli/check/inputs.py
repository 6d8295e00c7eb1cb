"""What is to be checked: files, folders, globs, the standard input and addresses."""

from __future__ import annotations

import glob
import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from feedpub import __version__
from feedpub.errors import ReadError
from feedpub.reporters.wording import shown
from feedpub.validator.document.encoding import decode
from feedpub.validator.document.prolog import read_prolog

if TYPE_CHECKING:
    from collections.abc import Iterator

    from feedpub import fetching

STDIN: Final = "-"
STDIN_NAME: Final = "<stdin>"
SUFFIXES: Final = (".xml", ".rss", ".atom", ".rdf", ".json")
"""The files that a folder is searched for."""

_CERTAIN: Final = (".rss", ".atom")
_ADDRESS: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")
_HEAD: Final = 65_536
_ATOM: Final = ("http://www.w3.org/2005/Atom", "http://purl.org/atom/ns#")
_RSS1: Final = ("http://purl.org/rss/1.0/", "http://my.netscape.com/rdf/simple/0.9/")
_JSON_FEED: Final = re.compile(r'"version"\s*:\s*"https?:[\\/]+(?:www\.)?jsonfeed\.org')


class Found(NamedTuple):
    """What the arguments stand for, in order and each once.

    `skipped` are files of folders that are no feeds, `unmatched` are patterns and
    folders in which there was nothing.
    """

    names: tuple[str, ...]
    skipped: tuple[str, ...]
    unmatched: tuple[str, ...]


class Loaded(NamedTuple):
    """A document's bytes, its name, and what is known of where it came from."""

    name: str
    data: bytes
    url: str | None = None
    content_type: str | None = None
    redirects: tuple[fetching.Redirect, ...] = ()


def find(arguments: tuple[str, ...]) -> Found:
    """Resolve the arguments; a folder gives its feeds, sorted by path.

    In folders, only files that look like feeds count, and what begins with a dot is
    passed by. A file that is named, or that a pattern matches, is taken as it is.
    """
    names: dict[str, None] = {}
    skipped: dict[str, None] = {}
    unmatched: list[str] = []
    for argument in arguments:
        matches = tuple(_matches(argument))
        for name, is_feed in matches:
            (names if is_feed else skipped).setdefault(name)
        if not matches:
            unmatched.append(argument)
    left = tuple(name for name in skipped if name not in names)
    return Found(tuple(names), left, tuple(unmatched))


def is_address(name: str) -> bool:
    """Say whether an argument is an address, of whatever scheme."""
    return _ADDRESS.match(name) is not None


def name_of(name: str) -> str:
    """Give what a document is called in reports."""
    return STDIN_NAME if name == STDIN else name


def load(name: str, most: int) -> Loaded:
    """Read a file or the standard input, and one byte more than is allowed."""
    if name == STDIN:
        return Loaded(STDIN_NAME, _stdin(most))
    try:
        with Path(name).open("rb") as file:
            return Loaded(name, file.read(most + 1))
    except (OSError, ValueError) as error:
        raise unreadable(name, error) from error


def unreadable(name: str, error: OSError | ValueError) -> ReadError:
    """Give the error for a file that the system does not give."""
    reason = getattr(error, "strerror", None) or str(error)
    return ReadError(f"{shown(name)}: cannot be read: {reason}")


def load_address(url: str, limits: fetching.Limits, *, allow_private: bool) -> Loaded:
    """Fetch a document; its last address and its Content-Type come with it."""
    from feedpub import fetching  # noqa: PLC0415 - TLS costs time, and few need it

    allowed = fetching.allowing(private=allow_private)
    agent = f"feedpub/{__version__}"
    got = fetching.fetch(url, agent=agent, limits=limits, allowed=allowed)
    return Loaded(url, got.data, got.url, got.content_type, got.redirects)


def looks_like_a_feed(data: bytes, suffix: str) -> bool:
    """Say whether the beginning of a file is that of a feed, however broken."""
    if suffix in _CERTAIN:
        return True
    utf8 = decode(data[:_HEAD]).data
    text = utf8.decode("utf-8", "replace")
    if text.lstrip()[:1] == "{":
        return _JSON_FEED.search(text) is not None
    root = read_prolog(utf8).root.rpartition(":")[2]
    if root in ("rss", "feed"):
        return True
    wanted = {"entry": _ATOM, "RDF": _RSS1}.get(root, ())
    return any(uri in text for uri in wanted)


def _matches(argument: str) -> Iterator[tuple[str, bool]]:
    """Give what an argument stands for, and for each whether it is to be checked."""
    if argument == STDIN or is_address(argument):
        yield argument, True
    elif os.path.isdir(argument):  # noqa: PTH112 - a name may hold a null
        yield from _folder(argument)
    elif glob.has_magic(argument) and not os.path.lexists(argument):
        for match in sorted(glob.glob(argument, recursive=True)):  # noqa: PTH207 - the pattern may be absolute
            inside = _folder(match) if Path(match).is_dir() else ((match, True),)
            yield from inside
    else:
        yield os.path.normpath(argument), True


def _folder(folder: str) -> Iterator[tuple[str, bool]]:
    for path, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            suffix = os.path.splitext(name)[1].lower()  # noqa: PTH122 - a name, no path
            if suffix in SUFFIXES and not name.startswith("."):
                whole = os.path.normpath(os.path.join(path, name))  # noqa: PTH118 - as os.walk gives it
                yield whole, _is_feed(whole, suffix)


def _is_feed(path: str, suffix: str) -> bool:
    """Look into a file; one that cannot be read is left to be reported as such."""
    file = Path(path)
    if not file.is_file():
        return False
    try:
        with file.open("rb") as opened:
            return looks_like_a_feed(opened.read(_HEAD), suffix)
    except OSError:
        return True


def _stdin(most: int) -> bytes:
    if sys.stdin is None:  # as Python has it where the shell says <&-
        raise ReadError(f"{STDIN_NAME}: cannot be read: it is closed")
    return sys.stdin.buffer.read(most + 1)
