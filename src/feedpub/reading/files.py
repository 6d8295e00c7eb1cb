"""Files with feeds in them, opened and read with a limit."""

from __future__ import annotations

import os
from pathlib import Path
from typing import BinaryIO, Final

from feedpub.errors import FeedpubError, ReadError

_ADDRESSES: Final = ("http:/", "https:/")


def opened(path: Path) -> BinaryIO:
    """Open a file, or say in `ReadError` why it cannot be read."""
    try:
        return path.open("rb")
    except (OSError, ValueError) as error:
        raise unreadable(path, error) from error


def data_of(source: object, most: int) -> bytes:
    """Give bytes as they are, and those of the file that anything else names."""
    if isinstance(source, bytes):
        return source
    if not isinstance(source, (str, os.PathLike)):
        kind = type(source).__name__
        raise FeedpubError(f"{kind} is no document; give its bytes or a file's name")
    return whole(Path(source), most)


def whole(path: Path, most: int) -> bytes:
    """Give a file's bytes, and one more than allowed where it is too large."""
    with opened(path) as file:
        try:
            return file.read(most + 1)
        except OSError as error:
            raise unreadable(path, error) from error


def unreadable(path: Path, error: Exception) -> ReadError:
    """Say why a file cannot be read."""
    reason = getattr(error, "strerror", None) or str(error)
    shown = str(path)[:200]
    hint = ""
    if shown.startswith(_ADDRESSES):  # Path has made one slash of two
        shown = shown.replace(":/", "://", 1)
        hint = "; nothing is fetched: pass the bytes that are there"
    if shown.lstrip()[:1] in {"<", "{"}:
        hint = "; a str is a file's name: pass the document itself as bytes"
    return ReadError(f"{shown}: cannot be read: {reason}{hint}")
