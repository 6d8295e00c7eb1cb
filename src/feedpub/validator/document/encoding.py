"""From bytes to UTF-8, by hand: byte order marks, declarations and what contradicts.

libxml2 accepts UTF-16 that says it is UTF-8, and more of that kind; a reader may not.
"""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING, Final, NamedTuple

from feedpub.validator.document.lines import Lines
from feedpub.validator.document.pages import released
from feedpub.validator.rule import At, Spot

if TYPE_CHECKING:
    from collections.abc import Iterable

    from feedpub.validator.document.pages import Bytes


class Flaw(NamedTuple):
    """Something the document stage met: its kind, where, and the detail in question."""

    kind: str
    at: At
    detail: str = ""


class Decoded(NamedTuple):
    """The document as UTF-8 without byte order mark, and how it was encoded."""

    data: bytes
    encoding: str
    declared: str | None
    bom: str | None
    flaws: tuple[Flaw, ...]


class Labels(NamedTuple):
    """What the beginning tells: marks, names, and the encoding that it comes to.

    The text begins at `start`.
    """

    bom: str | None
    start: int
    declared: str | None
    codec: str | None
    actual: str
    flaws: tuple[Flaw, ...]

    def is_doubtful(self, body: Bytes) -> bool:
        """Say whether it is said to be Western, and makes more sense as UTF-8."""
        return self.codec in _WESTERN and _is_utf8(body)

    def decoded(
        self, data: bytes, broken: Iterable[Flaw] = (), *, doubtful: bool = False
    ) -> Decoded:
        """Give the text with what was met on the way."""
        doubt = Flaw("encoding-doubtful", Spot(1, 1), str(self.declared))
        flaws = (*self.flaws, *broken, *((doubt,) if doubtful else ()))
        return Decoded(data, self.actual, self.declared, self.bom, flaws)


_HEAD: Final = 4200
_BOMS: Final = (
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
)
_SHAPES: Final = (
    (re.compile(rb"\0\0\0[<{]"), "utf-32-be"),
    (re.compile(rb"[<{]\0\0\0"), "utf-32-le"),
    (re.compile(rb"\0[<{]"), "utf-16-be"),
    (re.compile(rb"[<{]\0"), "utf-16-le"),
)
_DECLARED: Final = re.compile(
    r"\s{0,999}<\?xml\s[^<>]{0,200}?\bencoding\s{0,9}=\s{0,9}[\"']([^\"'<>]{0,60})[\"']"
)
_NAME: Final = re.compile(r"[A-Za-z][A-Za-z0-9._:-]{0,39}")
_SUPPORTED: Final = re.compile(
    r"ascii|utf-(?:8|16|32)(?:-[bl]e)?|iso8859-\d+|cp(?:125\d|437|850|852|855|866|874"
    r"|932|949|950)|koi8-[rtu]|mac-(?:roman|cyrillic|greek|latin2|turkish)|tis-620"
    r"|shift_jis\w*|euc_(?:jp|kr|jis_2004|jisx0213)|iso2022_\w+|gb2312|gbk|gb18030|hz"
    r"|big5(?:hkscs)?|johab|kz1048|ptcp154"
)
_WESTERN: Final = ("ascii", "iso8859-1", "iso8859-15", "cp1252")
_MOST_WRONG: Final = 20
_PIECE: Final = 1 << 16
_BEYOND_ASCII: Final = re.compile(rb"[\x80-\xff]")


def decode(data: bytes) -> Decoded:
    """Give the document in UTF-8, whatever the bytes are.

    Bytes that the encoding does not allow become U+FFFD, so that the rest can be
    judged; when they are too many in another encoding than UTF-8, nothing can. A byte
    order mark beats the declaration (RFC 7303, 3; XML 1.0, F).
    """
    told = labelled(data)
    body = data[told.start :] if told.start else data
    utf8, broken = _to_utf8(body, told.actual)
    return told.decoded(utf8, broken, doubtful=not broken and told.is_doubtful(body))


def labelled(data: Bytes) -> Labels:
    """Tell by a document's beginning how it is encoded."""
    head = data[:_HEAD]
    bom, size = _bom(head)
    seen = bom or _shape(head[size:])
    declared = _declared(head[size:], seen)
    codec = _codec(declared) if declared else None
    flaws: list[Flaw] = []
    if declared and codec is None:
        flaws.append(Flaw("encoding-unknown", Spot(1, 1), declared))
    if seen and not bom and seen != "utf-8":
        flaws.append(Flaw("encoding-no-bom", Spot(1, 1), seen))
    actual = seen or _narrow(codec)
    if codec and not _agree(codec, actual):
        flaws.append(Flaw("encoding-mismatch", Spot(1, 1), f"{declared} {actual}"))
    return Labels(bom, size, declared, codec, actual, tuple(flaws))


def is_sound(body: Bytes) -> bool:
    """Say whether it is UTF-8, in pieces: a text of many megabytes is slow to make."""
    at, size = 0, len(body)
    try:
        with memoryview(body) as view:
            while at < size:
                last = at + _PIECE >= size
                with view[at : at + _PIECE] as piece:
                    start, at = at, at + codecs.utf_8_decode(piece, "strict", last)[1]
                released(body, start, at)
    except UnicodeDecodeError:
        return False
    return True


def why_invalid(body: bytes, error: UnicodeDecodeError) -> str:
    """Name the kind of a wrong byte: what it looks like decides how it is mended."""
    if "end of data" in error.reason or error.reason.startswith(("trunc", "incompl")):
        return "cut"
    if error.encoding != "utf-8":
        return "other"
    lead, following = body[error.start], body[error.start + 1 : error.start + 2]
    if lead in (0xC0, 0xC1) or (lead in (0xE0, 0xF0) and following[:1] < b"\xa0"):
        return "overlong" if b"\x80" <= following < b"\xc0" else "latin"
    if lead == 0xED and b"\xa0" <= following < b"\xc0":
        return "surrogate"
    return "latin"


def _bom(data: bytes) -> tuple[str | None, int]:
    for mark, name in _BOMS:
        if data.startswith(mark):
            return name, len(mark)
    return None, 0


def _shape(data: bytes) -> str | None:
    head = data[:4]
    return next((name for shape, name in _SHAPES if shape.match(head)), None)


def _declared(data: bytes, seen: str | None) -> str | None:
    head = data[:4096].decode(seen or "latin-1", "replace")
    found = _DECLARED.match(head)
    return found[1] if found else None


def _codec(name: str) -> str | None:
    if not _NAME.fullmatch(name):
        return None
    try:
        codec = codecs.lookup(name).name
    except LookupError:
        return None
    return codec if _SUPPORTED.fullmatch(codec) else None


def _narrow(codec: str | None) -> str:
    """Give the encoding of bytes that are visibly not UTF-16 or UTF-32."""
    if codec is None or codec.startswith(("utf-16", "utf-32")):
        return "utf-8"
    return codec


def _agree(codec: str, actual: str) -> bool:
    return actual == codec or (
        codec in ("utf-16", "utf-32") and actual.startswith(codec)
    )


def _is_utf8(body: Bytes) -> bool:
    """Say whether there is more than ASCII, and all of it makes sense as UTF-8."""
    return _BEYOND_ASCII.search(body) is not None and is_sound(body)


def _to_utf8(body: bytes, encoding: str) -> tuple[bytes, list[Flaw]]:
    if encoding == "utf-8" and is_sound(body):
        return body, []
    try:
        text = body.decode(encoding)
    except UnicodeDecodeError as error:
        before = body[: error.start].decode(encoding, "replace").encode()
        spot = Lines(before).spot(len(before))
        detail = f"{body[error.start]:02X} {encoding} {why_invalid(body, error)}"
        flaws = [Flaw("encoding-invalid", spot, detail)]
        if encoding == "utf-8":
            return body.decode(encoding, "replace").encode(), flaws
        return _patched(body, encoding), flaws
    return text.encode("utf-8", "replace"), []


def _patched(body: bytes, encoding: str) -> bytes:
    """Decode around the wrong bytes, or give nothing when they are too many.

    Each costs a copy of what follows, and for so many the encoding is another one.
    """
    pieces, start, view = [], 0, memoryview(body)
    for _ in range(_MOST_WRONG):
        try:
            pieces.append(codecs.decode(view[start:], encoding))
        except UnicodeDecodeError as error:
            sound = view[start : start + error.start]
            pieces += codecs.decode(sound, encoding), "\ufffd"
            start += max(error.end, error.start + 1)
        else:
            return "".join(pieces).encode("utf-8", "replace")
    return b""
