"""Bytes of windows-1252 in documents that pass for UTF-8, read as what they mean.

Texts pasted from elsewhere leave them, and readers have always shown them
(WHATWG Encoding, "windows-1252").
"""

from __future__ import annotations

import codecs
from typing import Final

from feedpub.validator.document.encoding import why_invalid

_NAME: Final = "feedpub-western"


def errors_in(encoding: str) -> str:
    """Name how codecs treat wrong bytes: as windows-1252 within UTF-8, else U+FFFD."""
    return _NAME if encoding == "utf-8" else "replace"


def in_utf8(data: bytes) -> bytes:
    """Give what passes for UTF-8 as UTF-8; what has no meaning at all is U+FFFD."""
    return data.decode("utf-8", _NAME).encode()


def _western(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    body, start, end = error.object, error.start, error.end
    if why_invalid(body, error) == "latin":
        return body[start:end].decode("cp1252", "replace"), end
    while end < len(body) and 0x80 <= body[end] < 0xC0 and end < start + 4:
        end += 1
    return "\ufffd", end


codecs.register_error(_NAME, _western)
