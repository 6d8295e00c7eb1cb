"""Which files are articles, in an order that is the same on every machine."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from feedpub.errors import Problem
from feedpub.sources.articles.location import Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SUFFIXES: Final = frozenset(
    {
        *(".md", ".markdown", ".html", ".htm", ".xhtml", ".txt", ".text"),
        *(".json", ".jsonl", ".ndjson", ".csv"),
    }
)
"""The kinds of files that are read; all others are passed by."""

_BESIDE: Final = re.compile(
    r"(?:readme|licen[cs]e|copying|notice|change(?:log|s)|contributing|security"
    r"|code[-_]of[-_]conduct|authors|maintainers|robots|humans|llms|todo)"
    r"(?:[-._].*)?",
    re.IGNORECASE,
)
_FOLDERS: Final = frozenset(
    {"_layouts", "_includes", "_sass", "_data", "_site", "_plugins", "node_modules"}
)


class Source(NamedTuple):
    """A file to read, its place in the folder, and the name that messages use."""

    path: Path
    place: Place
    where: str


class Skipped(NamedTuple):
    """A file that is not read, and why; an empty reason needs no mention."""

    where: str
    reason: str


def walk(
    paths: Iterable[str | os.PathLike[str]],
) -> Iterator[Source | Skipped | Problem]:
    """Yield the files of folders, sorted by name, and files that are named outright.

    Hidden files, READMEs, licences and the like, pages of sections (`_index.md`) and
    the workings of site generators are passed by, unless they are named outright. A
    folder that cannot be read is a problem.
    """
    seen: set[str] = set()
    for given in paths:
        root = Path(given)
        for each in _folder(root, root) if root.is_dir() else [_named(root)]:
            if not isinstance(each, Source):
                yield each
                continue
            real = os.path.realpath(each.path)
            if real not in seen:
                seen.add(real)
                yield each


def shown(path: Path) -> str:
    """Return a path for messages, even if its bytes are not UTF-8."""
    return os.fsencode(path.as_posix()).decode("utf-8", "backslashreplace")


def _named(path: Path) -> Source | Problem:
    """Take a file by itself; the folder of a bundle belongs to its place."""
    if "\0" in str(path):
        return Problem(ascii(str(path)), "", "cannot be a path; it has a NUL")
    bundle = path.stem in {"index", "_index"} and path.parent.name
    relative = f"{path.parent.name}/{path.name}" if bundle else path.name
    return Source(path, Place(relative), shown(path))


def _folder(folder: Path, root: Path) -> Iterator[Source | Skipped | Problem]:
    try:
        entries = sorted(folder.iterdir(), key=lambda each: each.name)
    except OSError as error:
        yield Problem(shown(folder), "", f"cannot be read: {error.strerror or error}")
        return
    for entry in entries:
        where = shown(entry)
        is_folder = entry.is_dir()
        reason = _reason(entry.name, is_folder=is_folder)
        if reason is None and not is_folder and not entry.is_file():
            reason = "not a file that can be read"
        if reason is not None:
            yield Skipped(where, reason)
        elif not is_folder:
            yield Source(entry, Place(entry.relative_to(root).as_posix()), where)
        elif not entry.is_symlink():
            yield from _folder(entry, root)


def _reason(name: str, *, is_folder: bool) -> str | None:
    """Return why an entry is passed by, or None."""
    if name.startswith("."):
        return "hidden"
    if is_folder:
        return "part of a site generator" if name in _FOLDERS else None
    stem, suffix = os.path.splitext(name)  # noqa: PTH122 - it is a name, not a path
    if suffix.lower() not in SUFFIXES:
        return ""
    if stem == "_index":
        return "the page of a section, not an article"
    if _BESIDE.fullmatch(stem):
        return "not an article by its name; name the file itself to read it"
    return None
