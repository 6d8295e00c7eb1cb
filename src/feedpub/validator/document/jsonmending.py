"""Faults of JSON text that can be mended in memory, so that the rest is judged.

Comments, commas before a closing bracket, single quotes and Python's or JavaScript's
words each stop a parser, and yet what is meant is plain to see.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from feedpub.validator.document.encoding import Flaw
from feedpub.validator.document.mending import blanked

if TYPE_CHECKING:
    from feedpub.validator.document.lines import Lines

_TOKEN: Final = re.compile(
    rb'(?P<STRING>"[^"\\]*+(?:\\.[^"\\]*+)*+"?)'
    rb"|(?P<COMMENT>//[^\r\n]*+|\#[^\r\n]*+|/\*(?:[^*]|\*(?!/))*+\*/)"
    rb"|(?P<QUOTES>'[^'\"\\\r\n]*+')"
    rb"|(?P<NUMBER>-?[0-9]{4300,}+)"
    rb"|(?P<WORD>\b(?:True|False|None|undefined)\b)"
    rb"|(?P<COMMA>,)|(?P<OTHER>[^\s\"'/#,0-9A-Za-z-]|[0-9A-Za-z-]++)",
    re.DOTALL,
)
_CONTROL: Final = re.compile(rb"[\x00-\x1f]")
_WORDS: Final = {b"True": b"true", b"False": b"false"}
_SHOWN: Final = 30


def mend_json(
    data: bytes, lines: Lines, most: int
) -> tuple[bytes, tuple[Flaw, ...], bool]:
    """Give the mended text, as long as before, and what was wrong with it.

    The third is whether strings have bare control characters, which stay: a parser
    that is not strict takes them.
    """
    mended = bytearray(data)
    flaws: list[Flaw] = []
    comma, bare = -1, False
    for found in _TOKEN.finditer(data):
        kind, token, start = str(found.lastgroup), found[0], found.start()
        at = start
        if kind == "STRING":
            control = _CONTROL.search(token)
            at += control.start() if control else 0
            kind, bare = ("CONTROL", True) if control else (kind, bare)
        elif kind == "OTHER" and comma >= 0 and token in (b"]", b"}"):
            mended[comma : comma + 1] = b" "
            kind, at = "COMMA", comma
        elif kind in ("COMMENT", "QUOTES", "NUMBER", "WORD"):
            mended[start : found.end()] = _mended(kind, token)
        if kind not in ("STRING", "OTHER") and (kind != "COMMA" or at != start):
            shown = token[:_SHOWN].decode("utf-8", "replace")
            flaws.append(Flaw("json-extra", lines.spot(at), f"{kind}\n{shown}"))
        if kind != "COMMENT":
            comma = start if token == b"," else -1
        if len(flaws) >= most:
            break
    return bytes(mended), tuple(flaws), bare


def _mended(kind: str, token: bytes) -> bytes:
    size = len(token)
    if kind == "COMMENT":
        return blanked(token, 0, size)
    if kind == "QUOTES":
        return b'"' + token[1:-1] + b'"'
    if kind == "NUMBER":
        return b"0".ljust(size)
    return _WORDS.get(token, b"null").ljust(size)
