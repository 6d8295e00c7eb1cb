"""What XML 1.0 can carry, and how text and attributes are escaped for it."""

from __future__ import annotations

import re
from typing import Final

from feedpub.arguments import expect

LONGEST_TEXT: Final = 10_000_000
"""Characters of one text that parsers still take; libxml2 stops at 10 MB."""

_C0: Final = (*range(0x9), 0xB, 0xC, *range(0xE, 0x20))
_C0_TO_NUL: Final = bytes(0 if code in _C0 else code for code in range(256))
_SHORT: Final = 1000
_HOLDS_C0: Final = eval(  # noqa: S307 - made of numbers; `any` takes twice the time
    "lambda data: " + " or ".join(f"{code} in data" for code in _C0)
)
_C1: Final = re.compile(b"\xc2[\x80-\x9f]").search
_DIRT: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x80-\x9f\ud800-\udfff\ufeff\ufffe\uffff]"
)


def character_fault(text: str) -> str | None:
    """Say which character spoils the text, or None.

    Control characters, lone surrogates, U+FFFE and U+FFFF cannot stand in XML at all
    (XML 1.0, 2.2). C1 controls and a BOM inside text can, but are always mistakes.
    """
    if text.isprintable():
        return None
    return _name_the_dirt(text) if _is_spoiled(text) else None


def clean(text: str) -> tuple[str, int]:
    """Drop what `character_fault` objects to, and count it; line ends become LF."""
    expect("text", text, str, "a string")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if character_fault(text) is None:
        return text, 0
    return _DIRT.subn("", text)


def escape(text: str) -> bytes:
    """Escape text for the inside of an element, where `>` ends only `]]>` (2.4)."""
    data = text.encode().replace(b"&", b"&amp;").replace(b"<", b"&lt;")
    return data.replace(b"]]>", b"]]&gt;") if b"]" in data else data


def escape_attribute(text: str) -> bytes:
    """Escape text for a quoted value, white space included (XML 1.0, 3.3.3)."""
    data = escape(text).replace(b">", b"&gt;").replace(b'"', b"&quot;")
    if text.isprintable():
        return data
    return data.replace(b"\t", b"&#9;").replace(b"\n", b"&#10;")


def _is_spoiled(text: str) -> bool:
    """Look for `_DIRT` in the bytes, in a fraction of the expression's time."""
    try:
        data = text.encode()
    except UnicodeEncodeError:
        return True  # a lone surrogate
    if _holds_controls(data):
        return True
    if text.isascii():
        return False
    if "\ufeff" in text or "\ufffe" in text or "\uffff" in text:
        return True
    return b"\xc2" in data and _C1(data) is not None


def _holds_controls(data: bytes) -> bool:
    """Look for C0 one after the other if the text is long: each look is quick."""
    if len(data) > _SHORT:
        return _HOLDS_C0(data)  # type: ignore[no-any-return]  # it was made by eval
    # Bytes come back themselves if nothing in them is translated.
    return b"\0" in data or data.translate(_C0_TO_NUL) is not data


def _name_the_dirt(text: str) -> str:
    found = _DIRT.search(text)
    assert found is not None  # noqa: S101 - the callers have seen it in the bytes
    character, place = ord(found[0]), found.start()
    line = text.count("\n", 0, place) + 1
    kind = "a lone surrogate" if 0xD800 <= character < 0xE000 else "a character"
    return (
        f"has {kind} that feeds cannot carry, U+{character:04X} at offset {place} "
        f"(line {line}); feedpub.clean(text) removes such characters"
    )
