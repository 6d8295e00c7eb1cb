"""Addresses of databases: told from paths, shown without secrets, moved to a folder."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

_URL: Final = re.compile(
    r"(?P<kind>[a-z][a-z0-9_]*)(?:\+[a-z0-9_]+)?://", re.IGNORECASE
)
_NO_DATABASE: Final = frozenset({"http", "https", "file", "ftp", "feed", "s3", "gs"})
_RELATIVE: Final = re.compile(
    r"(?P<start>sqlite(?:\+[a-z0-9_]+)?:///)"
    r"(?!/|[a-z]:[/\\]|:memory:|file:)(?P<path>[^?]+)",
    re.IGNORECASE,
)


def is_url(path: object) -> bool:
    """Tell `sqlite:///blog.db` from the path of a file, and from a page's address."""
    found = _URL.match(path) if isinstance(path, str) else None
    return found is not None and found["kind"].lower() not in _NO_DATABASE


def masked(url: str) -> str:
    """Show a URL without its password and without its options, which may hold others.

    A password may have an @, so that everything up to the last one is suspect; SQLite
    has no passwords, and its paths may have that too.
    """
    start, _, rest = url.partition("?")[0].partition("://")
    who, at, where = rest.rpartition("@")
    if start.lower().startswith("sqlite") or not at:
        return f"{start}://{rest}"
    user, colon, _ = who.partition(":")
    return f"{start}://{user}{':***' if colon else ''}@{where}"


def moved(url: str, folder: Path) -> str:
    """Let the relative path of an SQLite file start at a folder."""
    if folder == Path():
        return url
    return _RELATIVE.sub(
        lambda found: f"{found['start']}{(folder / found['path']).as_posix()}", url
    )
