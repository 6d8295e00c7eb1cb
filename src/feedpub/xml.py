"""What XML 1.0 can carry, and how text and attributes are escaped for it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from feedpub.arguments import expect

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

LONGEST_TEXT: Final = 10_000_000
"""Characters of one text that parsers still take; libxml2 stops at 10 MB."""

_C0: Final = (*range(0x9), 0xB, 0xC, *range(0xE, 0x20))
_C0_TO_NUL: Final = bytes(0 if code in _C0 else code for code in range(256))
_SHORT: Final = 1000
_BRACKET: Final = ord("]")  # a number is found in a quarter of the time of b"]"
_C1: Final = re.compile(b"\xc2[\x80-\x9f]").search
_DIRT: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x80-\x9f\ud800-\udfff\ufeff\ufffe\uffff]"
)


def _holder(items: Iterable[str | int]) -> Callable[[str | bytes], bool]:
    """Look for items one after the other, each at once; `any` takes twice as long."""
    looks = " or ".join(f"{item!r} in data" for item in items)
    test: Callable[[str | bytes], bool] = eval(f"lambda data: {looks}")  # noqa: S307 - literals alone
    return test


_TEXT_HOLDS_C0: Final = _holder(map(chr, _C0))
_DATA_HOLD_C0: Final = _holder(_C0)


def character_fault(text: str) -> str | None:
    """Say which character spoils the text, or None.

    Control characters, lone surrogates, U+FFFE and U+FFFF cannot stand in XML at all
    (XML 1.0, 2.2). C1 controls and a BOM inside text can, but are always mistakes.
    """
    return _name_the_dirt(text) if is_spoiled(text) else None


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
    return data.replace(b"]]>", b"]]&gt;") if _BRACKET in data else data


def escape_attribute(text: str) -> bytes:
    """Escape text for a quoted value, white space included (XML 1.0, 3.3.3)."""
    data = escape(text).replace(b">", b"&gt;").replace(b'"', b"&quot;")
    if text.isprintable():
        return data
    return data.replace(b"\t", b"&#9;").replace(b"\n", b"&#10;")


def is_spoiled(text: str) -> bool:
    """Say whether `character_fault` finds any, in a fraction of a regex's time."""
    is_short, is_ascii = len(text) < _SHORT, text.isascii()
    if is_short and text.isprintable():
        return False
    if is_ascii and not is_short:
        return _TEXT_HOLDS_C0(text)
    try:
        data = text.encode()
    except UnicodeEncodeError:
        return True  # a lone surrogate
    return _holds_controls(data) or (not is_ascii and _holds_rarer(text, data))


def _holds_controls(data: bytes) -> bool:
    """Look for C0 one after the other if the text is long: each look is quick."""
    if len(data) > _SHORT:
        return _DATA_HOLD_C0(data)
    # Bytes come back themselves if nothing in them is translated.
    return b"\0" in data or data.translate(_C0_TO_NUL) is not data


def _holds_rarer(text: str, data: bytes) -> bool:
    if "\ufeff" in text or "\ufffe" in text or "\uffff" in text:
        return True
    return b"\xc2" in data and _C1(data) is not None


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
