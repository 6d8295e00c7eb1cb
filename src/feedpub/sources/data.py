"""Articles in data files: JSON, JSON Feed, JSON Lines and CSV."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any, Final

from feedpub.errors import Problem
from feedpub.sources.record import LARGEST, Record, decode, failed, unique

if TYPE_CHECKING:
    from collections.abc import Iterator

_LISTS: Final = ("items", "articles", "posts", "entries", "data", "results", "rows")


def read_json(data: bytes, *, where: str) -> tuple[Record | Problem, ...]:
    """Read a list of articles, an object that holds one, or a single article.

    Each is named by its JSON Pointer (RFC 6901): `posts.json#/items/3`. In a JSON
    Feed, an item without authors or language has those of the feed (1.1, Items).
    """
    value = _load(decode(data, where=where), where)
    name, common = "", {}
    if isinstance(value, dict):
        name = next((each for each in _LISTS if isinstance(value.get(each), list)), "")
        if str(value.get("version", "")).startswith("https://jsonfeed.org/version/1"):
            common = {n: value[n] for n in ("authors", "language") if n in value}
        if not name:
            return (Record(fields=value, where=where),)
    members = value[name] if name else value
    if not isinstance(members, list):
        raise failed(where, f"holds {_kind(value)}, not a list of articles")
    start = f"{where}#/{name}/" if name else f"{where}#/"
    return tuple(
        _member(member, f"{start}{at}", common) for at, member in enumerate(members)
    )


def read_json_lines(data: bytes, *, where: str) -> tuple[Record | Problem, ...]:
    """Read one article a line; a broken line is a problem, and the others are read."""
    found: list[Record | Problem] = []
    lines = decode(data, where=where).split("\n")
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        place = f"{where}:{number}"
        try:
            found.append(_member(_loads(line), place, {}))
        except (ValueError, RecursionError) as fault:
            found.append(Problem(place, "", f"the JSON is broken: {_clause(fault)}"))
    return tuple(found)


def read_csv(data: bytes, *, where: str) -> tuple[Record | Problem, ...]:
    """Read one article a row, under the names in the first row (RFC 4180).

    Values are separated by commas, semicolons or tabs, whichever the first row has
    most of.
    """
    text = decode(data, where=where)
    head = text.partition("\n")[0]
    limit = csv.field_size_limit(LARGEST)
    rows = csv.reader(
        io.StringIO(text, newline="\n"),
        delimiter=max(",;\t", key=head.count),
        strict=True,
    )
    try:
        return tuple(_rows(rows, where))
    except csv.Error as fault:
        raise failed(
            f"{where}:{rows.line_num}", f"the CSV is broken: {fault}"
        ) from None
    finally:
        csv.field_size_limit(limit)


def _load(text: str, where: str) -> Any:
    try:
        return _loads(text)
    except json.JSONDecodeError as fault:
        raise failed(
            f"{where}:{fault.lineno}", f"the JSON is broken: {_clause(fault)}"
        ) from None
    except (ValueError, RecursionError) as fault:
        raise failed(where, f"the JSON is refused: {_clause(fault)}") from None


def _loads(text: str) -> Any:
    """Take control characters inside strings, too: they are cleaned with the fields."""
    return json.loads(text, object_pairs_hook=unique, strict=False)


def _clause(fault: Exception) -> str:
    if isinstance(fault, json.JSONDecodeError):
        return f"{fault.msg} in column {fault.colno}"
    if isinstance(fault, RecursionError):
        return "it is nested too deeply"
    return str(fault)


def _member(member: object, place: str, common: dict[str, object]) -> Record | Problem:
    if isinstance(member, dict):
        return Record(fields=common | member, where=place)
    return Problem(place, "", f"is {_kind(member)}, not an object with fields")


def _kind(value: object) -> str:
    match value:
        case dict():
            return "an object"
        case list():
            return "a list"
        case str():
            return "a string"
        case bool():
            return "a truth value"
        case int() | float():
            return "a number"
    return "null"


def _rows(rows: Any, where: str) -> Iterator[Record | Problem]:
    names = [name.strip() for name in next(rows, [])]
    twice = next((name for name in names if name and names.count(name) > 1), None)
    if twice is not None:
        raise failed(f"{where}:1", f"two columns are named {twice!r}")
    start = rows.line_num + 1
    for row in rows:
        place, start = f"{where}:{start}", rows.line_num + 1
        if not any(value.strip() for value in row):
            continue
        if len(row) != len(names):
            message = f"has {len(row)} values for {len(names)} columns"
            yield Problem(place, "", f"{message}; quote values that hold commas")
            continue
        yield Record(fields=dict(zip(names, row, strict=True)), where=place)
