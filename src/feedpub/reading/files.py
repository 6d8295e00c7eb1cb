"""Files with feeds in them, opened and read with a limit."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from feedpub.errors import ReadError

if TYPE_CHECKING:
    from pathlib import Path


def opened(path: Path) -> BinaryIO:
    """Open a file, or say in `ReadError` why it cannot be read."""
    try:
        return path.open("rb")
    except (OSError, ValueError) as error:
        raise unreadable(path, error) from error


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
    if shown.lstrip()[:1] in {"<", "{"}:
        hint = "; a str is a file's name: pass the document itself as bytes"
    return ReadError(f"{shown}: cannot be read: {reason}{hint}")
