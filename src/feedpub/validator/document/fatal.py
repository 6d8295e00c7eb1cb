"""The first fault of XML that is not well-formed: where it begins, and what is open.

libxml2 names the kind of the fault and expat its place. Neither says which element is
still open, nor where a comment without end begins.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple
from xml.parsers import expat

from feedpub.validator.document.encoding import Flaw
from feedpub.validator.document.lines import Lines

if TYPE_CHECKING:
    from collections.abc import Sequence

NAMESPACE_DOMAIN: Final = 3
_NESTING: Final = "depth"
_TEXT: Final = ("Resource limit", "too long", "huge", "limit exceeded")
_SIGNS: Final = {
    "ERR_COMMENT_NOT_FINISHED": b"<!--",
    "ERR_CDATA_NOT_FINISHED": b"<![CDATA[",
    "ERR_PI_NOT_FINISHED": b"<?",
    "ERR_HYPHEN_IN_COMMENT": b"--",
    "ERR_MISPLACED_CDATA_END": b"]]>",
}
_SHOWN: Final = 40


class Reach(NamedTuple):
    """How far a parser comes: what is closed by then, what is open, and where it ends.

    `closed` are numbers of elements in document order; `opened` are names and offsets,
    the innermost last.
    """

    closed: frozenset[int]
    opened: tuple[tuple[str, int], ...]
    offset: int | None


def fatal(data: bytes, entries: Sequence[Any]) -> tuple[Flaw, frozenset[int]]:
    """Give the fault with its details, and the elements that end before it.

    The flaw's detail has a line for each part: the kind, then what it is about.
    """
    reach = _reach(data)
    lines = Lines(data)
    entry = next((one for one in entries if one.domain != NAMESPACE_DOMAIN), None)
    at = reach.offset
    if at is None:
        at = lines.offset(entry.line, entry.column) if entry is not None else 0
    if entry is None:
        return Flaw("syntax", lines.spot(at), "OTHER"), reach.closed
    if _NESTING in entry.message or any(sign in entry.message for sign in _TEXT):
        what = "nesting" if _NESTING in entry.message else "text"
        return Flaw("limit", lines.spot(at), what), reach.closed
    at, parts = _told(data, at, entry, reach)
    shown = [part if isinstance(part, str) else _where(part, lines) for part in parts]
    return Flaw("syntax", lines.spot(at), "\n".join(shown)), reach.closed


def _reach(data: bytes) -> Reach:
    number = -1
    opened: list[tuple[int, str, int]] = []
    closed: list[int] = []
    parser = expat.ParserCreate("utf-8")

    def start(name: str, _attributes: object) -> None:
        nonlocal number
        number += 1
        opened.append((number, name, parser.CurrentByteIndex))

    parser.StartElementHandler = start
    parser.EndElementHandler = lambda _: closed.append(opened.pop()[0])
    offset = None
    try:
        parser.Parse(data, True)  # noqa: FBT003 - expat takes no keywords
    except expat.ExpatError:
        offset = max(parser.ErrorByteIndex, 0)
    return Reach(frozenset(closed), tuple(one[1:] for one in opened), offset)


_Part = str | tuple[str, int]


def _told(
    data: bytes, at: int, entry: Any, reach: Reach
) -> tuple[int, tuple[_Part, ...]]:
    """Move to where the fault begins, and name what it is about."""
    kind = str(entry.type_name)
    sign = _SIGNS.get(kind)
    if sign is not None:
        begin = data.rfind(sign, 0, at + len(sign))
        rest = data[begin : begin + _SHOWN].decode("utf-8", "replace")
        return max(begin, 0), (kind, "", " ".join(rest.split()))
    if kind == "ERR_TAG_NAME_MISMATCH" and reach.opened:
        return _mismatch(data, at, reach.opened)
    if kind == "ERR_TAG_NOT_FINISHED" and reach.opened:
        others = str(len(reach.opened) - 1)
        return len(data.rstrip()), ("END", reach.opened[-1], others)
    if kind == "ERR_DOCUMENT_END" or (not reach.opened and reach.closed):
        rest = data[at : at + _SHOWN].decode("utf-8", "replace")
        return at, ("AFTER", " ".join(rest.split()))
    begin = data.rfind(b"<", max(at - 3, 0), at)
    if data[begin:at] in (b"<", b"<!", b"<!["):
        at = begin
    rest = data[at : at + _SHOWN].decode("utf-8", "replace")
    said = " ".join(str(entry.message).split())
    return at, (kind, said, " ".join(rest.split()))


def _mismatch(
    data: bytes, at: int, opened: tuple[tuple[str, int], ...]
) -> tuple[int, tuple[_Part, ...]]:
    """Tell an element that is not closed from an end tag that closes nothing."""
    start = data.rfind(b"</", 0, at + 2)
    end = data[start + 2 : start + 200].split(b">")[0].strip()
    name = end.decode("utf-8", "replace").partition("\n")[0]
    known = any(name == one for one, _ in opened[:-1])
    return start, ("UNCLOSED" if known else "STRAY", opened[-1], name)


def _where(part: tuple[str, int], lines: Lines) -> str:
    name, offset = part
    return f"{name} {lines.spot(offset).line}"
