"""Faults of JSON text that can be mended in memory, so that the rest is judged.

Comments, commas before a closing bracket, single quotes and Python's or JavaScript's
words each stop a parser, and yet what is meant is plain to see.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Final, NamedTuple

from feedpub.validator.document.encoding import Flaw
from feedpub.validator.document.mending import blanked

if TYPE_CHECKING:
    from feedpub.validator.document.lines import Lines

_COMMENT: Final = rb"//[^\r\n]*+|\#[^\r\n]*+|/\*[^*]*+(?>(?:\*(?!/)[^*]*+)*)\*/"
_WORD: Final = rb"(?:True|False|None|undefined)(?![A-Za-z0-9_$])"
_TOKEN: Final = re.compile(
    rb"(?P<SOUND>(?>(?:\s++"
    rb'|"[^"\\\x00-\x1f]*+(?:\\[^\x00-\x1f][^"\\\x00-\x1f]*+)*+"'
    rb"|,(?!(?>(?:\s|%(comment)s)*)[}\]])|[0-9]{1,4299}+(?![0-9])"
    rb"|(?!%(word)s)[A-Za-z_$][A-Za-z0-9_$]*+|[^\"'/#,0-9A-Za-z_$]){1,1000}))"
    rb'|(?P<CONTROL>"[^"\\]*+(?:\\.[^"\\]*+)*+"?)|(?P<COMMENT>%(comment)s)'
    rb"|(?P<QUOTES>'[^'\"\\\r\n]*+')|(?P<NUMBER>[0-9]{4300,}+)|(?P<WORD>%(word)s)"
    rb"|(?P<COMMA>,)|(?P<OTHER>.)" % {b"comment": _COMMENT, b"word": _WORD},
    re.DOTALL,
)
_MOST_TOKENS: Final = 100_000
_CLOSER: Final = re.compile(rb"[}\]]")
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
    bare = False
    for found in islice(_TOKEN.finditer(data), _MOST_TOKENS):
        kind = str(found.lastgroup)
        odd = None if kind in ("SOUND", "OTHER") else _odd(kind, found)
        if odd is None:
            continue
        bare = bare or kind == "CONTROL"
        mended[odd.at : odd.at + len(odd.mended)] = odd.mended
        told = odd.shown[:_SHOWN].decode("utf-8", "replace")
        flaws.append(Flaw("json-extra", lines.spot(odd.at), f"{kind}\n{told}"))
        if len(flaws) >= most:
            break
    return bytes(mended), tuple(flaws), bare


class _Odd(NamedTuple):
    """What a parser stumbles over: where, what a message shows, what to put there."""

    at: int
    shown: bytes
    mended: bytes


def _odd(kind: str, found: re.Match[bytes]) -> _Odd | None:
    token, at = found[0], found.start()
    if kind == "CONTROL":
        control = _CONTROL.search(token)
        # without any, only the end of the string is missing
        return _Odd(at + control.start(), token, b"") if control else None
    if kind == "COMMA":
        closer = _CLOSER.search(found.string, at)
        return _Odd(at, closer[0] if closer else token, b" ")
    return _Odd(at, token, _mended(kind, token))


def _mended(kind: str, token: bytes) -> bytes:
    size = len(token)
    if kind == "COMMENT":
        return blanked(token, 0, size)
    if kind == "QUOTES":
        return b'"' + token[1:-1] + b'"'
    if kind == "NUMBER":
        return b"0".ljust(size)
    return _WORDS.get(token, b"null").ljust(size)
