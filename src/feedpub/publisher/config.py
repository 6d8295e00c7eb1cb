"""What a feed is made of and where it goes, as said in `feedpub.toml`."""

from __future__ import annotations

import difflib
import os
import re
import tomllib
from importlib import resources
from os.path import relpath
from pathlib import Path
from typing import (
    TYPE_CHECKING,
    Annotated,
    Any,
    Final,
    Literal,
    get_args,
    get_origin,
    get_type_hints,
)

import msgspec

from feedpub.errors import ConfigError, Problem, PublishError
from feedpub.publisher import atomic

if TYPE_CHECKING:
    from collections.abc import Mapping

FILE_NAME: Final = "feedpub.toml"

_Positive = Annotated[int, msgspec.Meta(ge=1)]
_TABLE: Final = {FILE_NAME: (), "pyproject.toml": ("tool", "feedpub")}
_FAULT: Final = re.compile(r"(?P<what>.*?)(?: - at `\$\.?(?P<key>.*)`)?", re.DOTALL)
_WORDS: Final = {
    "str": "text in quotes",
    "int": "a whole number",
    "bool": "true or false",
    "array": "a list in [ ]",
    "object": "a table in { }",
    "null": "nothing",
}


class Author(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Someone who writes, with all that can be said about them."""

    name: str
    email: str | None = None
    url: str | None = None
    avatar: str | None = None


class Config(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What `build` needs to know; each field is a key of `feedpub.toml`."""

    paths: tuple[str, ...] = ()
    """Files and folders with articles."""
    out: str = "public"
    """The folder that the feeds are written into."""
    title: str = ""
    home_url: str = ""
    """The page that the feed belongs to; relative URLs of articles start here."""
    base_url: str | None = None
    """The address of `out`; the home page's when it is not given."""
    description: str | None = None
    language: str | None = None
    author: str | Author | tuple[str | Author, ...] = ()
    """`"Name <mail>"`, a table, or several of them, for articles that name nobody."""
    rights: str | None = None
    id: str | None = None
    """What never changes about the feed; the home page's address if not given."""
    categories: tuple[str, ...] = ()
    icon: str | None = None
    logo: str | None = None
    favicon: str | None = None
    hubs: tuple[str, ...] = ()
    ttl: _Positive | None = None

    timezone: str | None = None
    date_order: Literal["day-first", "month-first"] | None = None
    now: Any = None
    """A date as TOML or text has it; articles after it are left out."""
    url_pattern: str | None = None
    map: dict[str, str | tuple[str, ...]] = {}
    """Which names in the articles stand for which of ours."""
    sort: Literal["newest", "none"] = "newest"
    limit: _Positive | None = None
    sanitize: bool = True
    keep_going: bool = False

    formats: tuple[str, ...] = ("rss", "atom", "json")
    files: dict[str, str] = {}
    """The file's name for each format."""
    allow_empty: bool = False
    strict: bool = False


KEYS: Final = Config.__struct_fields__


def find_config(start: str | os.PathLike[str] = ".") -> Path | None:
    """Give the nearest configuration, in this folder or one above it, or None.

    In one folder `feedpub.toml` counts before `pyproject.toml`, and that only when
    it has a `[tool.feedpub]`.
    """
    folder = Path(start).resolve()
    for parent in (folder, *folder.parents):
        for name in _TABLE:
            path = parent / name
            if path.is_file() and (name == FILE_NAME or _table(path) is not None):
                return path if Path(start).is_absolute() else Path(relpath(path))
    return None


def load_config(path: str | os.PathLike[str]) -> Config:
    """Read a configuration; the paths in it start at its own folder.

    `ConfigError` names the file, the line and the key, for all unknown keys at once.
    """
    path = Path(path)
    table = _table(path)
    if table is None:
        raise _wrong(path, "", "has no [tool.feedpub]; add one, or give another file")
    if unknown := [key for key in table if key not in KEYS]:
        raise ConfigError(_problem(path, key, _unknown(key)) for key in unknown)
    try:
        config = msgspec.convert(table, Config)
    except msgspec.ValidationError as error:
        raise _mistyped(path, error) from None
    folder = path.parent
    return msgspec.structs.replace(
        config,
        paths=tuple(os.path.normpath(folder / each) for each in config.paths),
        out=os.path.normpath(folder / config.out),
    )


def configured(
    path: str | os.PathLike[str] | None = None,
    *,
    names: Mapping[str, str] | None = None,
    **given: Any,
) -> Config:
    """Read the configuration, given or nearest, and put other values before its own.

    None stands for what was not said. `names` are added to the configured `map`.
    """
    path = path or find_config()
    config = load_config(path) if path else Config()
    values = {key: value for key, value in given.items() if value is not None}
    values["map"] = {**config.map, **(names or {})}
    return msgspec.structs.replace(config, **values)


def write_starter(
    directory: str | os.PathLike[str] = ".", *, force: bool = False
) -> Path:
    """Write a new `feedpub.toml`, complete, commented and ready to build.

    `PublishError` if there is one already, unless `force`.
    """
    path = Path(directory) / FILE_NAME
    if path.exists() and not force:
        raise PublishError(f"{path} is there already; --force replaces it")
    starter = resources.files(__package__).joinpath("starter.toml").read_bytes()
    atomic.replace_all([(atomic.real_file(path), starter)])
    return path


def _table(path: Path) -> dict[str, Any] | None:
    """Read the part of the file that is ours; None if it has no such part."""
    try:
        table: Any = tomllib.loads(path.read_text("utf-8-sig"))
    except OSError as error:
        raise _wrong(path, "", f"cannot be read: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise _wrong(path, "", "is not UTF-8; save the file as UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise _wrong(path, "", f"is not TOML: {error}") from error
    for name in _TABLE.get(path.name, ()):
        table = table.get(name)
        if not isinstance(table, dict):
            return None
    return table if isinstance(table, dict) else None


def _mistyped(path: Path, error: msgspec.ValidationError) -> ConfigError:
    """Put msgspec's words about a value into the words of somebody who writes TOML."""
    found = _FAULT.fullmatch(str(error))
    what, key = (found["what"], found["key"] or "") if found else (str(error), "")
    if choices := _choices(key):
        return _wrong(path, key, f"is none of {choices}; give one of them")
    words = re.sub(r"`([^`]*)`", lambda name: _worded(name[1]), what)
    return _wrong(path, key, words[:1].lower() + words[1:])


def _choices(key: str) -> str:
    """List the words that a key may be set to, if there are only some."""
    kind = get_type_hints(Config).get(key)
    words = [
        word
        for each in (kind, *get_args(kind))
        if get_origin(each) is Literal
        for word in get_args(each)
    ]
    return ", ".join(map(repr, words))


def _worded(types: str) -> str:
    names = [name for name in types.split(" | ") if name != "null"]
    return " or ".join(_WORDS.get(name, repr(name)) for name in names)


def _unknown(key: str) -> str:
    near = difflib.get_close_matches(key.lower().replace("-", "_"), KEYS, n=1)
    if near:
        return f"is no key; did you mean {near[0]!r}?"
    return f"is no key; the keys are {', '.join(KEYS)}"


def _wrong(path: Path, key: str, message: str) -> ConfigError:
    return ConfigError((_problem(path, key, message),))


def _problem(path: Path, key: str, message: str) -> Problem:
    return Problem(_place(path, key), key, message)


def _place(path: Path, key: str) -> str:
    """Name the file and, where it can be found, the line of the key."""
    name = re.split(r"[.\[]", key, maxsplit=1)[0]
    if not name:
        return str(path)
    lines = path.read_text("utf-8-sig").splitlines()
    header = "[tool.feedpub" if _TABLE.get(path.name) else ""
    inside = not header
    setting = re.compile(
        rf"""\s*(?:\[+\s*(?:tool\.feedpub\.)?)?["']?{re.escape(name)}\b"""
    )
    for number, line in enumerate(lines, start=1):
        if line.lstrip().startswith("["):
            inside = not header or line.lstrip("[ \t").startswith(header[1:])
        if inside and setting.match(line):
            return f"{path}:{number}"
    return str(path)
