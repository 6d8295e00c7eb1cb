"""What stands before the root element: declaration, DOCTYPE, instructions."""

from __future__ import annotations

import re
from itertools import count as count_from
from typing import Final, NamedTuple

from feedpub.validator.document.encoding import Flaw
from feedpub.validator.document.lines import Lines
from feedpub.validator.document.mending import blanked


class Doctype(NamedTuple):
    """A document type declaration: the root's name, its DTD and declared entities."""

    name: str
    public: str | None
    system: str | None
    entities: tuple[str, ...]
    subset: bool
    offset: int


class Instruction(NamedTuple):
    """A processing instruction before the root, such as `xml-stylesheet`."""

    target: str
    data: str
    offset: int


class Prolog(NamedTuple):
    """The prolog's parts, and the same bytes with the DOCTYPE blanked.

    So is a declaration that a parser could stumble over. Blanks keep each later byte
    where it was, and no parser ever sees a DTD. What is before the root can be too
    much to be read, or a DOCTYPE without end: `fault` says so, and there is no parsing.
    `start` is where the root element begins.
    """

    data: bytes
    version: str | None
    leading: int
    doctype: Doctype | None
    instructions: tuple[Instruction, ...]
    root: str
    fault: Flaw | None = None
    unsound: str = ""
    start: int = 0


_SPACE: Final = re.compile(rb"[ \t\r\n]*")
_DECLARATION: Final = re.compile(rb"<\?xml[ \t\r\n][^<>]{0,300}?\?>")
_PLAIN: Final = re.compile(
    rb"<\?xml version=[\"']1\.0[\"'](?: encoding=[\"']utf-8[\"'])? ?\?>", re.IGNORECASE
)
_SOUND: Final = re.compile(
    rb"<\?xml\s+version\s*=\s*([\"'])1\.[0-9]{1,9}\1"
    rb"(?:\s+encoding\s*=\s*([\"'])[^\"'<>]{0,60}\2)?"
    rb"(?:\s+standalone\s*=\s*([\"'])(?:yes|no)\3)?\s*\?>"
)
_VERSION: Final = re.compile(rb"\bversion[ \t\r\n]*=[ \t\r\n]*[\"']([^\"']{0,20})[\"']")
_DOCTYPE: Final = re.compile(rb"<!DOCTYPE[ \t\r\n]+([^\s\[>]{1,200})", re.IGNORECASE)
_TOKEN: Final = re.compile(rb"[\"'\[\]>]|<!--|<\?")
_QUOTED: Final = re.compile(rb"[\"']([^\"']{0,2000})[\"']")
_ENTITY: Final = re.compile(rb"<!ENTITY[ \t\r\n]+(?:%[ \t\r\n]+)?([^\s\"'%]{1,200})")
_ROOT: Final = re.compile(rb"<([^\s/>!?]{1,200})")
_CLOSERS: Final = {b'"': b'"', b"'": b"'", b"<!--": b"-->", b"<?": b"?>"}
_MOST_PIECES: Final = 1_000
_LONGEST_DOCTYPE: Final = 500_000


def read_prolog(data: bytes) -> Prolog:
    """Read up to the root element; what is not understood is left to the parser."""
    leading = _skip(data, 0)
    data, at, version, unsound = _declaration(data, leading)
    doctype, instructions, fault = None, [], None
    for count in count_from(1):
        at = _skip(data, at)
        start = None if doctype else _DOCTYPE.match(data, at)
        end = _doctype_end(data, start.end()) if start else _piece_end(data, at)
        if start:
            doctype = _doctype(data, start, end)
            fault = None if end else _fault(data, at, "doctype-open", doctype.name)
            data = blanked(data, at, end) if end else data
        elif data.startswith(b"<?", at) and end > at:
            instructions.append(_instruction(data, at, end))
        if count > _MOST_PIECES:
            fault = _fault(data, at, "limit", f"prolog {_MOST_PIECES:,}")
        if end <= at or fault:
            break
        at = end
    root = _ROOT.match(data, at)
    name = root[1].decode("utf-8", "replace") if root else ""
    return Prolog(
        data, version, leading, doctype, tuple(instructions), name, fault, unsound, at
    )


def _declaration(data: bytes, at: int) -> tuple[bytes, int, str | None, str]:
    """Read the XML declaration: blank it if need be, give its end, version and fault.

    The version is None where there is no declaration. The fault is all of it.
    """
    declaration = _DECLARATION.match(data, at)
    if declaration is None:
        return data, at, None, ""
    whole, end = declaration[0], declaration.end()
    found = _VERSION.search(whole)
    version = found[1].decode("ascii", "replace") if found else ""
    unsound = "" if _SOUND.fullmatch(whole) else whole.decode("utf-8", "replace")
    if at or not _PLAIN.fullmatch(whole):
        data = blanked(data, at, end)
    return data, end, version, unsound


def _fault(data: bytes, at: int, kind: str, detail: str) -> Flaw:
    return Flaw(kind, Lines(data).spot(at), detail)


def _piece_end(data: bytes, at: int) -> int:
    """Give the end of a comment or an instruction; 0 if there is none, or no end."""
    if data.startswith(b"<!--", at):
        end = data.find(b"-->", at + 4)
        return end + 3 if end > 0 else 0
    if data.startswith(b"<?", at):
        end = data.find(b"?>", at + 2)
        return end + 2 if end > 0 else 0
    return 0


def _skip(data: bytes, at: int) -> int:
    found = _SPACE.match(data, at)
    return found.end() if found else at


def _instruction(data: bytes, start: int, end: int) -> Instruction:
    text = data[start + 2 : min(end - 2, start + 2000)].decode("utf-8", "replace")
    target, _, rest = text.strip().partition(" ")
    return Instruction(target, rest.strip(), start)


def _doctype_end(data: bytes, at: int) -> int:
    """Give the end of a DOCTYPE, or 0: it has none, or one that is too far away."""
    depth, last = 0, at + _LONGEST_DOCTYPE
    while found := _TOKEN.search(data, at, last):
        token, at = found[0], found.end()
        if token in _CLOSERS:
            closer = _CLOSERS[token]
            close = data.find(closer, at, last)
            if close < 0:
                return 0
            at = close + len(closer)
        elif token == b">":
            if depth == 0:
                return at
        else:
            depth = 1 if token == b"[" else 0
    return 0


def _doctype(data: bytes, start: re.Match[bytes], end: int) -> Doctype:
    whole = data[start.start() : end] if end else data[start.start() :][:4096]
    head, subset, body = whole.partition(b"[")
    quoted = [part.decode("utf-8", "replace") for part in _QUOTED.findall(head)]
    public = quoted[0] if b"PUBLIC" in head and quoted else None
    system = quoted[-1] if quoted and (public is None or len(quoted) > 1) else None
    names = dict.fromkeys(_ENTITY.findall(body))
    return Doctype(
        name=start[1].decode("utf-8", "replace"),
        public=public,
        system=system,
        entities=tuple(name.decode("utf-8", "replace") for name in names),
        subset=bool(subset),
        offset=start.start(),
    )
