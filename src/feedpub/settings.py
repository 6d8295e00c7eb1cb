"""The configuration files: where they are, what stands in them, and on which line."""

from __future__ import annotations

import difflib
import re
import tomllib
from os.path import relpath
from pathlib import Path
from typing import (
    TYPE_CHECKING,
    Any,
    Final,
    Literal,
    TypeVar,
    get_args,
    get_origin,
    get_type_hints,
)

from feedpub.errors import ConfigError, Problem

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Iterator, Sequence

FILE_NAME: Final = "feedpub.toml"

T = TypeVar("T")

_TABLE: Final = {FILE_NAME: (), "pyproject.toml": ("tool", "feedpub")}
_FAULT: Final = re.compile(r"(?P<what>.*?)(?: - at `\$\.?(?P<key>.*)`)?", re.DOTALL)
_HEADER: Final = re.compile(r"\s*\[+\s*([^\]]+?)\s*\]")
_NUMBERED: Final = re.compile(r"\[\[(\w+)\]\] (\d+)(?:, (.*))?", re.DOTALL)
_SETTING: Final = re.compile(r"""\s*((?:"[^"]*"|'[^']*'|[\w.-])+)\s*=""")
_WORDS: Final = {
    "str": "text in quotes",
    "int": "a whole number",
    "bool": "true or false",
    "array": "a list in [ ]",
    "object": "a table in { }",
    "null": "nothing",
}


def find_config(start: str | os.PathLike[str] = ".") -> Path | None:
    """Give the nearest configuration, in this folder or one above it, or None.

    In one folder `feedpub.toml` counts before `pyproject.toml`, and that only when
    it has a `[tool.feedpub]`.
    """
    folder = Path(start).resolve()
    for parent in (folder, *folder.parents):
        for name in _TABLE:
            path = parent / name
            shown = path if Path(start).is_absolute() else Path(relpath(path))
            if path.is_file() and (name == FILE_NAME or _table(shown) is not None):
                return shown
    return None


def table_of(path: Path) -> dict[str, Any]:
    """Read the part of a configuration that is ours; `ConfigError` if there is none."""
    table = _table(path)
    if table is None:
        raise wrong(path, "has no [tool.feedpub]; add one, or give another file")
    return table


def converted(
    path: Path, table: dict[str, Any], kind: type[T], section: Sequence[str] = ()
) -> T:
    """Give the table as a msgspec struct; `section` is where in the file it stands.

    `ConfigError` names file, line and key, for all unknown keys at once.
    """
    import msgspec  # noqa: PLC0415 - nothing to convert, nothing to load

    keys = tuple(get_type_hints(kind))
    if unknown := [key for key in table if key not in keys]:
        raise ConfigError(
            _problem(path, _unknown(key, keys), key, section) for key in unknown
        )
    try:
        return msgspec.convert(table, kind)
    except msgspec.ValidationError as error:
        raise _mistyped(path, str(error), kind, section) from None


def wrong(
    path: Path,
    message: str,
    key: str = "",
    section: Sequence[str] = (),
    value: str | None = None,
) -> ConfigError:
    """Give the error for a key, at its line; where `value` stands, if that is given."""
    return ConfigError((_problem(path, message, key, section, value),))


def located(path: Path, error: ConfigError, keys: Iterable[str]) -> ConfigError:
    """Give the same error with file and line, where it blames these keys or tables."""
    return ConfigError(
        problem._replace(where=_place(path, names, None))
        if not problem.where and (names := _in_label(problem.field))[0] in keys
        else problem
        for problem in error.problems
    )


def label(section: Sequence[str], key: str = "") -> str:
    """Name a key as messages do: `podcast.image`, or `[[feed]] 2, title`."""
    if len(section) > 1 and section[1].isdecimal():
        return f"[[{section[0]}]] {section[1]}{key and f', {key}'}"
    return ".".join(part for part in (*section, key) if part)


def _table(path: Path) -> dict[str, Any] | None:
    """Read the part of the file that is ours; None if it has no such part."""
    try:
        table: Any = tomllib.loads(path.read_text("utf-8-sig"))
    except OSError as error:
        raise wrong(path, f"cannot be read: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise wrong(path, "is not UTF-8; save the file as UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise _broken(path, str(error)) from error
    for name in _TABLE.get(path.name, ()):
        table = table.get(name)
        if not isinstance(table, dict):
            return None
    return table if isinstance(table, dict) else None


def _broken(path: Path, said: str) -> ConfigError:
    """Say in which line the file stops being TOML, if the parser tells."""
    what, _, at = said.rstrip(")").partition(" (at ")
    line = re.match(r"line (\d+)", at)
    where = f"{path}:{line[1]}" if line else str(path)
    return ConfigError((Problem(where, "", f"is not TOML: {what}"),))


def _mistyped(
    path: Path, said: str, kind: type[object], section: Sequence[str]
) -> ConfigError:
    """Put msgspec's words about a value into the words of somebody who writes TOML."""
    found = _FAULT.fullmatch(said)
    what, key = (found["what"], found["key"] or "") if found else (said, "")
    if choices := _choices(kind, key):
        message = f"is none of {choices}; give one of them"
        return wrong(path, message, key, section)
    words = re.sub(r"`([^`]*)`", lambda name: _worded(name[1]), what)
    return wrong(path, words[:1].lower() + words[1:], key, section)


def _choices(kind: type[object], key: str) -> str:
    """List the words that a key may be set to, if there are only some."""
    hint = get_type_hints(kind).get(key.partition("[")[0])
    words = [
        word
        for each in (hint, *get_args(hint))
        if get_origin(each) is Literal
        for word in get_args(each)
    ]
    return ", ".join(map(repr, words))


def _worded(types: str) -> str:
    names = [name for name in types.split(" | ") if name != "null"]
    return " or ".join(_WORDS.get(name, repr(name)) for name in names)


def _unknown(key: str, keys: tuple[str, ...]) -> str:
    near = difflib.get_close_matches(key.lower().replace("-", "_"), keys, n=1)
    if near:
        return f"is no key; did you mean {near[0]!r}?"
    return f"is no key; the keys are {', '.join(keys)}"


def _problem(
    path: Path,
    message: str,
    key: str,
    section: Sequence[str] = (),
    value: str | None = None,
) -> Problem:
    name = re.split(r"[.\[]", key, maxsplit=1)[0]
    names = (*section, name) if name else tuple(section)
    return Problem(_place(path, names, value), label(section, key), message)


def _place(path: Path, names: tuple[str, ...], value: str | None) -> str:
    """Name the file and, where it can be found, the line of the key or the value."""
    if not names:
        return str(path)
    lines = path.read_text("utf-8-sig").splitlines()
    starts = list(_starts(lines, len(_TABLE.get(path.name, ()))))
    names = tuple(map(_spelt, names))
    for wanted in (names[:size] for size in range(len(names), 0, -1)):
        inside = [at for at, key in starts if key[: len(wanted)] == wanted]
        if not inside:
            continue
        quoted = (f'"{value}"', f"'{value}'")
        after = range(inside[0], len(lines) if value is not None else 0)
        held = (at for at in after if any(each in lines[at] for each in quoted))
        return f"{path}:{next(held, inside[0]) + 1}"
    return str(path)


def _starts(lines: Iterable[str], outer: int) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Give the lines that begin a table or a key, with its names from ours on.

    The tables of a list have their number, from 1 on, behind their name.
    """
    table: tuple[str, ...] = ()
    lists: dict[tuple[str, ...], int] = {}
    for at, line in enumerate(lines):
        if header := _HEADER.match(line):
            table = _names(header[1])
            if header[0].lstrip().startswith("[["):
                lists[table] = lists.get(table, 0) + 1
            table = _numbered(table, lists)
            yield at, table[outer:]
        elif setting := _SETTING.match(line):
            yield at, (*table, *_names(setting[1]))[outer:]


def _numbered(
    table: tuple[str, ...], lists: dict[tuple[str, ...], int]
) -> tuple[str, ...]:
    for size in range(len(table), 0, -1):
        if number := lists.get(table[:size]):
            return (*table[:size], str(number), *table[size:])
    return table


def _in_label(label: str) -> tuple[str, ...]:
    """Give the names that a label is made of."""
    if numbered := _NUMBERED.fullmatch(label):
        names = re.split(r"[.\[]", numbered[3] or "", maxsplit=1)
        return tuple(name for name in (*numbered.group(1, 2), names[0]) if name)
    return tuple(label.split("."))


def _names(dotted: str) -> tuple[str, ...]:
    parts = re.findall(r""""[^"]*"|'[^']*'|[^.\s]+""", dotted)
    return tuple(_spelt(part.strip("\"'")) for part in parts)


def _spelt(name: str) -> str:
    """Make one of the two ways in which a key may be written."""
    return name.replace("-", "_")
