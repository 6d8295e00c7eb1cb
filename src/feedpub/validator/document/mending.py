"""Faults that can be mended in memory, so that the rest of the document is judged.

A bare `&`, an undefined entity and a character that XML forbids each stop a parser,
and yet what follows them is plain to see. They are replaced byte for byte.
"""

from __future__ import annotations

import html.entities
import re
from typing import TYPE_CHECKING, Final

from feedpub.validator.document.encoding import Flaw
from feedpub.validator.document.lines import Lines

if TYPE_CHECKING:
    from collections.abc import Iterator

_SUSPECT: Final = re.compile(
    rb"<(?:!--|!\[CDATA\[|\?)|[\x00-\x08\x0b\x0c\x0e-\x1f]|\xef\xbf[\xbe\xbf]"
    rb"|&(?:#[0-9]{1,20};|#x[0-9A-Fa-f]{1,20};|[A-Za-z_:][A-Za-z0-9_.:-]{0,80};)?"
)
_CLOSERS: Final = {b"<!--": b"-->", b"<![CDATA[": b"]]>", b"<?": b"?>"}
_PREDEFINED: Final = frozenset((b"&amp;", b"&lt;", b"&gt;", b"&quot;", b"&apos;"))
_SPACES: Final = bytes(byte if byte in b"\r\n" else 32 for byte in range(256))
_FEW: Final = 100
_NAMED: Final = html.entities.name2codepoint
_ILLEGAL: Final = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]|\xef\xbf[\xbe\xbf]")


def mend(
    data: bytes, declared: tuple[str, ...], most: int
) -> tuple[bytes, tuple[Flaw, ...]]:
    """Give the mended bytes, as long as before, and what was wrong with them.

    References to entities that the DOCTYPE declares are mended in silence: the
    declaration is the fault. After `most` flaws the rest stays as it is.
    """
    lines = Lines(data)
    known = frozenset(declared)
    mended = bytearray(_without(data, declared))
    flaws: list[Flaw] = []
    met = 0
    for start, found in _suspects(bytes(mended) if declared else data):
        kind, filler = _verdict(found)
        if not kind:
            continue
        mended[start : start + len(found)] = filler
        met += 1
        detail = found.decode("utf-8", "replace")
        if kind != "entity" or detail[1:-1] not in known:
            flaws.append(Flaw(kind, lines.spot(start), detail))
        if met >= most:
            break
    return bytes(mended), tuple(flaws)


def blanked(data: bytes, start: int, end: int) -> bytes:
    """Give the bytes with spaces from start to end; lines stay lines."""
    return b"".join((data[:start], data[start:end].translate(_SPACES), data[end:]))


def _without(data: bytes, declared: tuple[str, ...]) -> bytes:
    """Blank the references to declared entities at once, if they are but a few."""
    for name in declared if len(declared) <= _FEW else ():
        reference = f"&{name};".encode()
        data = data.replace(reference, b" " * len(reference))
    return data


def _suspects(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Find each suspicious token; inside CDATA only characters are suspicious."""
    at = 0
    while found := _SUSPECT.search(data, at):
        token, at = found[0], found.end()
        closer = _CLOSERS.get(token)
        if closer is None:
            yield found.start(), token
            continue
        end = data.find(closer, at)
        end = len(data) if end < 0 else end
        yield from (
            (illegal.start(), illegal[0])
            for illegal in _ILLEGAL.finditer(data, at, end)
        )
        at = end


def _verdict(token: bytes) -> tuple[str, bytes]:
    """Name the fault and give bytes of the same length; "" when all is well."""
    size = len(token)
    if token == b"&":
        return "ampersand", b"+"
    if not token.startswith(b"&"):
        return "character", b"\xef\xbf\xbd" if size > 1 else b" "
    if token.startswith(b"&#"):
        return ("", token) if _legal(token) else ("reference", b" " * size)
    if token in _PREDEFINED:
        return "", token
    point = _NAMED.get(token[1:-1].decode("ascii"))
    known = f"&#{point};".encode() if point else b""
    return "entity", known.rjust(size) if 0 < len(known) <= size else b" " * size


def _legal(reference: bytes) -> bool:
    digits = reference[2:-1].decode("ascii")
    point = int(digits[1:], 16) if digits.startswith("x") else int(digits)
    return point in (9, 10, 13) or (
        32 <= point <= 0x10FFFF
        and not 0xD800 <= point <= 0xDFFF
        and point not in (0xFFFE, 0xFFFF)
    )
