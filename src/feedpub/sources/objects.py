"""Articles from Python: rows of a database, dicts, dataclasses or other objects."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

from feedpub.arguments import iterable
from feedpub.errors import Problem
from feedpub.sources.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping


def read_rows(rows: Iterable[object], *, where: str) -> Iterator[Record | Problem]:
    """Yield one record a row, numbered from 1, as soon as the row is there.

    A row is a mapping, a dataclass, a named tuple, an `sqlite3.Row`, an SQLAlchemy
    row, or any object with public attributes.
    """
    mend = "an iterable of mappings or objects"
    for number, row in enumerate(iterable("rows", rows, mend), start=1):
        place = f"{where} {number}"
        fields = _fields(row)
        if fields is None:
            kind = type(row).__name__
            yield Problem(place, "", f"is {kind}; give a mapping or an object")
        else:
            yield Record(fields=fields, where=place)


def _fields(row: Any) -> Mapping[str, object] | None:
    if isinstance(row, (str, bytes, int, float)) or row is None:
        return None
    if dataclasses.is_dataclass(row) and not isinstance(row, type):
        return {each.name: getattr(row, each.name) for each in dataclasses.fields(row)}
    if hasattr(row, "_asdict"):  # a named tuple, or a row of SQLAlchemy
        row = row._asdict()
    if hasattr(row, "keys") and hasattr(row, "__getitem__"):
        return {str(name): row[name] for name in row.keys()}  # noqa: SIM118 - an sqlite3.Row iterates over its values
    return _attributes(row)


def _attributes(row: Any) -> dict[str, object] | None:
    """Read what an object shows, its properties included, methods left out."""
    names = [name for name in dir(row) if not name.startswith("_")]
    values = {name: getattr(row, name, None) for name in names}
    return {n: value for n, value in values.items() if not callable(value)} or None
