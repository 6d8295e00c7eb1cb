"""Where the bytes of a chapter file or a transcript come from, and how JSON is laid."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

from feedpub.arguments import A_DOCUMENT, expect
from feedpub.sources.record import LARGEST, failed


def contents(
    source: bytes | str | os.PathLike[str], where: str = ""
) -> tuple[bytes, str]:
    """Give the bytes, and the name for messages: the file's path if it is a file.

    `SourceError` if it cannot be read, is empty, or larger than any such file.
    """
    expect("source", source, A_DOCUMENT, "the bytes, or the name of a file")
    expect("where", where, str, "what messages should call the bytes")
    if isinstance(source, bytes):
        data = source
    else:
        where = os.fspath(source)
        data = _read(where)
    if not data.strip():
        raise failed(where, "is empty; give the whole file")
    return data, where


def written(value: Any) -> bytes:
    """Write JSON as people like to read it, in UTF-8."""
    text = json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False)
    return f"{text}\n".encode()


def _read(name: str) -> bytes:
    try:
        path = Path(name)
        if path.exists() and not path.is_file():
            raise failed(name, "is no file; name the file in it")
        if path.stat().st_size > LARGEST:
            raise failed(
                name, f"is larger than {LARGEST:,} bytes; is it the right file?"
            )
        return path.read_bytes()
    except OSError as error:
        raise failed(name, f"cannot be read: {error.strerror or error}") from None
    except ValueError as error:
        raise failed(name, f"cannot be read: {error}") from None
