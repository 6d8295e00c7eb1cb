"""Values as databases give them, made into what front matter would have said."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from feedpub.sources.record import unique

if TYPE_CHECKING:
    from collections.abc import Iterator

    from feedpub.sources.articles.field_map import FieldMap

Convert = Callable[[Any], Any]

_STRUCTURED: Final = frozenset(
    {
        *("authors", "contributors", "categories", "enclosures"),
        *("image", "banner_image", "chapters", "transcripts", "persons"),
        *("hosts", "guests", "soundbites"),
    }
)
"""Fields that take lists or mappings, so that a column may hold JSON as text."""
_FLAGS: Final = frozenset({"draft", "explicit", "block"})
_MOMENTS: Final = frozenset({"published", "updated", "expires"})
_JULIAN: Final = (1_721_425.5, 5_373_484.5)  # the years 1 to 9999
_SECONDS: Final = re.compile(r"\d{9,16}", re.ASCII)  # 8 digits are a day
_FILE: Final = (
    *("url", "type", "mime_type", "media_type", "content_type"),
    *("length", "size", "size_in_bytes", "bytes", "duration", "title"),
)
_GROUPS: Final = {
    "enclosure": ("url", _FILE),
    "audio": ("url", _FILE),
    "video": ("url", _FILE),
    "image": ("url", ("url", "width", "height", "alt", "title")),
    "author": ("name", ("name", "email", "url", "avatar")),
}
"""What may be spread over several columns, and the part without which it is not."""


class Columns:
    """The columns of a query: what each may stand for, found out once for all rows."""

    __slots__ = ("_converts", "_groups", "names")

    def __init__(self, names: Sequence[str], field_map: FieldMap) -> None:
        self.names = tuple(names)
        self._converts = tuple(_convert(field_map.uses(name)) for name in names)
        self._groups = tuple(_groups({name.lower(): name for name in names}))

    def fields(self, row: Sequence[Any]) -> tuple[dict[str, Any], dict[str, str]]:
        """Return the values by column, and what is wrong with those that have none."""
        fields: dict[str, Any] = {}
        faults: dict[str, str] = {}
        for name, convert, value in zip(self.names, self._converts, row, strict=True):
            if value is None:
                continue
            try:
                fields[name] = convert(value)
            except (ValueError, RecursionError) as fault:
                faults[name] = str(fault)
        for name, needed, parts in self._groups:
            _gather(fields, name, needed, parts)
        return fields, faults


def _convert(uses: Mapping[str, bool]) -> Convert:
    """Choose what to do with a column by the fields that it may stand for."""
    if _FLAGS & uses.keys():
        return _flag
    if _STRUCTURED & uses.keys() or any(uses.values()):
        return _structured
    if _MOMENTS & uses.keys():
        return _moment
    return _plain if uses else _unused


def _plain(value: Any) -> Any:
    """Turn the types of databases into those of JSON and TOML."""
    match value:
        case str() | int() | float():
            return value
        case Decimal():
            return _number(value)
        case timedelta():
            return value.total_seconds()
        case bytes() | bytearray() | memoryview():
            return _text(bytes(value))
        case list() | tuple():
            return [_plain(each) for each in value if each is not None]
    return value


def _number(value: Decimal) -> int | float:
    if not value.is_finite():
        raise ValueError(f"is {value}, which is no number to write")
    return int(value) if value == value.to_integral_value() else float(value)


def _unused(value: Any) -> Any:
    """Let pictures and the like be, in columns that nothing is read from."""
    return None if isinstance(value, (bytes, bytearray, memoryview)) else _plain(value)


def _text(value: bytes) -> str:
    try:
        return value.decode()
    except UnicodeDecodeError:
        raise ValueError(
            f"holds {len(value):,} bytes that are no UTF-8 text; "
            "leave the column out of the query, or convert it there"
        ) from None


def _flag(value: Any) -> Any:
    """Read 0 and 1 as SQLite and MySQL write truth values."""
    value = _plain(value)
    return bool(value) if type(value) is int and value in (0, 1) else value


def _moment(value: Any) -> Any:
    """Read seconds since 1970 in a column of text, as SQLite keeps numbers there.

    A number that its functions would take for a day (julianday) is refused.
    """
    value = _plain(value)
    if isinstance(value, str) and _SECONDS.fullmatch(value):
        return int(value)
    if type(value) is float and _JULIAN[0] <= value < _JULIAN[1]:
        raise ValueError(
            f"{value} can be a Julian day or seconds since 1970; "
            "select datetime(column), or unixepoch(column)"
        )
    return value


def _structured(value: Any) -> Any:
    """Read text that is a JSON list or object."""
    value = _plain(value)
    text = value.strip() if isinstance(value, str) else ""
    if text[:1] + text[-1:] not in ("[]", "{}"):
        return value
    try:
        return json.loads(text, object_pairs_hook=unique, strict=False)
    except ValueError as fault:
        clause = fault.msg if isinstance(fault, json.JSONDecodeError) else str(fault)
        raise ValueError(
            f"{text[:60]!r} looks like JSON and is none: {clause}; "
            "mend it, or select something else"
        ) from None


def _groups(
    names: Mapping[str, str],
) -> Iterator[tuple[str, str, tuple[tuple[str, str], ...]]]:
    """Find `enclosure_url`, `enclosure_length` and their kind among the columns."""
    for group, (needed, parts) in _GROUPS.items():
        there = tuple(
            (part, names[f"{group}_{part}"])
            for part in parts
            if f"{group}_{part}" in names
        )
        if there:
            yield names.get(group, group), needed, there


def _gather(
    fields: dict[str, Any], name: str, needed: str, parts: tuple[tuple[str, str], ...]
) -> None:
    """Put a group's columns together; a column with the whole is its main part."""
    whole = fields.get(name)
    if whole is not None and not isinstance(whole, str):
        return
    found = {part: fields[column] for part, column in parts if column in fields}
    main = whole or found.get(needed)
    if main:
        fields[name] = found | {needed: main}
