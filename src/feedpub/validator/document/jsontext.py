"""JSON text to values, and everything that is wrong with the text itself."""

from __future__ import annotations

import json
import re
from itertools import accumulate, islice
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from feedpub.validator.document.encoding import Flaw
from feedpub.validator.document.jsonmending import mend_json
from feedpub.validator.document.lines import Lines
from feedpub.validator.document.positions import json_places
from feedpub.validator.rule import Spot

if TYPE_CHECKING:
    from collections.abc import Iterator

    from feedpub.validator.document.sizes import Limits

_ESCAPE: Final = re.compile(rb"\\(?:u([0-9A-Fa-f]{4})|.)", re.DOTALL)
_STRUCTURE: Final = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"?|[{}\[\],]', re.DOTALL)
_STRING: Final = re.compile(rb'"[^"]*+"?')
_OTHERS: Final = bytes(set(range(256)).difference(b'"{}[]'))
_HALF: Final = re.compile(rb"\\u[dD]")


class Json(NamedTuple):
    """The parsed value, what is wrong with the text, and the text that was parsed.

    The value is None when there is no parsing the text, whatever is mended.
    """

    value: Any
    flaws: tuple[Flaw, ...]
    data: bytes


def read_json(data: bytes, limits: Limits) -> Json:
    """Parse JSON as RFC 8259 has it, mended where that is safe.

    Duplicate names, NaN and lone surrogates are flaws, but no reason to stop.
    """
    lines = Lines(data)
    if exceeded := _too_large(data, lines, limits):
        return Json(None, (exceeded,), data)
    oddities: list[str] = []
    text, met = data, tuple[Flaw, ...]()
    value, fault = _parsed(data, lines, oddities)
    if fault is not None:
        text, met, bare = mend_json(data, lines, limits.findings + 1)
        if met:
            oddities.clear()
            value, fault = _parsed(text, lines, oddities, strict=not bare)
    if fault is not None:
        return Json(None, (*met, fault), data)
    flaws = [*met, *islice(_surrogates(text, lines), limits.findings + 1)]
    if oddities:
        flaws += islice(_oddities(text, lines), limits.findings + 1)
    items = value.get("items") if isinstance(value, dict) else None
    if isinstance(items, list) and len(items) > limits.items:
        return Json(None, (Flaw("limit", Spot(1, 1), f"items {limits.items:,}"),), data)
    return Json(value, tuple(flaws), text)


def _parsed(
    data: bytes, lines: Lines, oddities: list[str], *, strict: bool = True
) -> tuple[Any, Flaw | None]:
    """Give the value, or the first fault; note NaN and names that come twice."""

    def members(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) != len(pairs):
            oddities.append("duplicate")
        return found

    try:
        value = json.loads(
            data,
            object_pairs_hook=members,
            parse_constant=oddities.append,
            strict=strict,
        )
    except json.JSONDecodeError as error:
        return None, _syntax(data, lines, error)
    except ValueError:  # an integer of more digits than Python converts
        return None, Flaw("json-syntax", Spot(1, 1), "a number is too long")
    except RecursionError:
        return None, Flaw("limit", Spot(1, 1), "depth that this program has room for")
    return value, None


def _too_large(data: bytes, lines: Lines, limits: Limits) -> Flaw | None:
    """Say which limit is broken; counting characters settles it for nearly all."""
    brackets = data.count(b"[") + data.count(b"{")
    few = brackets + data.count(b",") <= limits.elements
    if few and (brackets <= limits.depth or _depth(data) <= limits.depth):
        return None
    depth = values = 0
    for found in _STRUCTURE.finditer(data):
        mark = found[0]
        if mark in (b"}", b"]"):
            depth -= 1
            continue
        values += mark in (b",", b"[", b"{")
        depth += mark in (b"[", b"{")
        if depth > limits.depth:
            return Flaw("limit", lines.spot(found.start()), f"depth {limits.depth:,}")
        if values > limits.elements:
            what = f"elements {limits.elements:,}"
            return Flaw("limit", lines.spot(found.start()), what)
    return None


def _depth(data: bytes) -> int:
    """Count how deep the brackets are, in what is left of them without all strings."""
    bare = data.replace(b"\\\\", b"").replace(b'\\"', b"").translate(None, _OTHERS)
    steps = (1 if mark in b"[{" else -1 for mark in _STRING.sub(b"", bare))
    return max(accumulate(steps), default=0)


def _syntax(data: bytes, lines: Lines, error: json.JSONDecodeError) -> Flaw:
    before = error.doc[: error.pos]
    offset = len(before.encode("utf-8", "replace"))
    rest = data[offset : offset + 20].decode("utf-8", "replace")
    return Flaw("json-syntax", lines.spot(offset), f"{error.msg}\n{rest}")


def _surrogates(data: bytes, lines: Lines) -> Iterator[Flaw]:
    """Find escaped halves of a character without their other half."""
    if _HALF.search(data) is None:
        return
    high: re.Match[bytes] | None = None
    for found in _ESCAPE.finditer(data):
        point = int(found[1], 16) if found[1] else 0
        joined = high is not None and high.end() == found.start()
        low = 0xDC00 <= point <= 0xDFFF
        if high is not None and not (joined and low):
            yield _surrogate(high, lines)
        if low and not joined:
            yield _surrogate(found, lines)
        high = found if 0xD800 <= point <= 0xDBFF else None
    if high is not None:
        yield _surrogate(high, lines)


def _surrogate(found: re.Match[bytes], lines: Lines) -> Flaw:
    return Flaw("surrogate", lines.spot(found.start()), found[0].decode("ascii"))


def _oddities(data: bytes, lines: Lines) -> Iterator[Flaw]:
    seen: set[object] = set()
    for path, offset in json_places(data):
        if path and isinstance(path[-1], str):
            if path in seen:
                yield Flaw("json-duplicate", lines.spot(offset), path[-1])
            seen.add(path)
    for found in _CONSTANT.finditer(data):
        if found[1]:
            yield Flaw("json-constant", lines.spot(found.start()), found[1].decode())


_CONSTANT: Final = re.compile(
    rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"?|(-?(?:NaN|Infinity))\b', re.DOTALL
)
