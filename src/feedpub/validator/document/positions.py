"""Lines and columns of elements, attributes and JSON values, on demand.

lxml keeps lines only, and the parse needs no positions when nothing is found. So a
second pass looks up the few places that have findings.
"""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING, Final, TypeAlias
from xml.parsers import expat

from feedpub.validator.document.lines import Lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from feedpub.validator.rule import Spot

_ATTRIBUTE: Final = re.compile(
    rb"[ \t\r\n]+([^\s=/>\"']{1,1000})[ \t\r\n]*=[ \t\r\n]*(?:\"[^\"]*\"|'[^']*')"
)
_NAME: Final = re.compile(rb"<?[^\s/>]+")


class _Enough(Exception):  # noqa: N818 - it stops the parser, it is no error
    """Every wanted element has been met."""


def element_offsets(data: bytes, wanted: Iterable[int]) -> dict[int, int]:
    """Give the byte offset of each wanted element, numbered in document order."""
    missing = set(wanted)
    last = max(missing, default=-1)
    found: dict[int, int] = {}
    number = -1
    parser = expat.ParserCreate("utf-8")

    def start(_name: str, _attributes: object) -> None:
        nonlocal number
        number += 1
        if number in missing:
            found[number] = parser.CurrentByteIndex
            if number == last:
                raise _Enough

    parser.StartElementHandler = start
    with suppress(_Enough, expat.ExpatError):  # what comes before is still right
        parser.Parse(data, True)  # noqa: FBT003 - expat takes no keywords
    return found


def attribute_offsets(data: bytes, start: int, most: int = 10_000) -> dict[str, int]:
    """Give the offset of each attribute, as written, of the tag at `start`.

    The search ends after `most` attributes and one more.
    """
    tag = _NAME.match(data, start)
    at = tag.end() if tag else start
    offsets: dict[str, int] = {}
    while len(offsets) <= most and (found := _ATTRIBUTE.match(data, at)):
        offsets[found[1].decode("utf-8", "replace")] = found.start(1)
        at = found.end()
    return offsets


JsonPath: TypeAlias = tuple[str | int, ...]

_TOKEN: Final = re.compile(
    rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"?|[{}\[\],:]|[^\s{}\[\],:"]+', re.DOTALL
)


def json_spots(data: bytes, wanted: Mapping[JsonPath, object]) -> dict[JsonPath, Spot]:
    """Give where each wanted member's name, or array item, stands."""
    lines = Lines(data)
    found: dict[JsonPath, Spot] = {}
    for path, offset in json_places(data):
        if path in wanted and path not in found:
            found[path] = lines.spot(offset)
            if len(found) == len(wanted):
                break
    return found


def json_places(data: bytes) -> Iterator[tuple[JsonPath, int]]:
    """Walk well-formed JSON: each value's path, and where its name or it begins."""
    path: list[str | int] = []
    is_array: list[bool] = []
    fresh = True  # the next value or member name begins here
    for token in _TOKEN.finditer(data):
        mark = token[0]
        if mark in (b"}", b"]"):
            is_array.pop()
            path.pop()
            fresh = False
            continue
        if mark in (b",", b":"):
            fresh = mark == b","
            if fresh and is_array and is_array[-1]:
                path[-1] = int(path[-1]) + 1
            continue
        if is_array and not is_array[-1] and fresh:
            path[-1] = _unquoted(mark)
            yield tuple(path), token.start()
            fresh = False
            continue
        if not is_array or is_array[-1]:
            yield tuple(path), token.start()
        if mark in (b"{", b"["):
            is_array.append(mark == b"[")
            path.append(0 if mark == b"[" else "")
            fresh = True


def _unquoted(token: bytes) -> str:
    if b"\\" not in token:
        return token[1:-1].decode("utf-8", "replace")
    import json  # noqa: PLC0415 - escapes in names are rare

    try:
        return str(json.loads(token))
    except ValueError:
        return token[1:-1].decode("utf-8", "replace")
