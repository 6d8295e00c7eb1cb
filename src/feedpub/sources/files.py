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

_UNREAD: Final = frozenset(
    {
        *(".mdx", ".rst", ".adoc", ".asciidoc", ".org", ".textile", ".ipynb"),
        *(".docx", ".odt", ".rtf", ".tex"),
    }
)
"""Kinds of files that may well be articles, so that passing them by is told."""

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
    apart_from: Iterable[str | os.PathLike[str]] = (),
) -> Iterator[Source | Skipped | Problem]:
    """Yield the files of folders, sorted by name, and files that are named outright.

    Hidden files, READMEs, licences and the like, pages of sections (`_index.md`) and
    the workings of site generators are passed by, and so is `apart_from`, unless they
    are named outright. A folder that cannot be read is a problem.
    """
    passed_by = {os.path.realpath(path) for path in apart_from}
    seen: set[str] = set()
    for given in paths:
        root = Path(given)
        in_folder = _is_folder(root)
        for each in _folder(root, root) if in_folder else [_named(root)]:
            if not isinstance(each, Source):
                yield each
                continue
            real = os.path.realpath(each.path)
            if real not in seen and not (in_folder and real in passed_by):
                seen.add(real)
                yield each


def shown(path: Path) -> str:
    """Return a path for messages, even if its bytes are not UTF-8."""
    return os.fsencode(path.as_posix()).decode("utf-8", "backslashreplace")


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # no right to look, say, or too long a name; reading will tell
        return False


def _is_readable(path: Path) -> bool:
    """Tell files from pipes, sockets and links to nowhere, which would block."""
    try:
        return path.is_file()
    except OSError:  # as above
        return True


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
        is_folder = _is_folder(entry)
        reason = _reason(entry.name, is_folder=is_folder)
        if reason is None and not is_folder and not _is_readable(entry):
            reason = "not a file that can be read"
        if reason is not None:
            yield Skipped(where, reason)
        elif not is_folder:
            yield Source(entry, Place(entry.relative_to(root).as_posix()), where)
        elif entry.is_symlink():
            yield Skipped(
                where, "a link to a folder; name the folder itself to read it"
            )
        else:
            yield from _folder(entry, root)


def _reason(name: str, *, is_folder: bool) -> str | None:
    """Return why an entry is passed by, or None."""
    if name.startswith("."):
        return "hidden"
    if is_folder:
        return "part of a site generator" if name in _FOLDERS else None
    stem, suffix = os.path.splitext(name)  # noqa: PTH122 - it is a name, not a path
    suffix = suffix.lower()
    if suffix not in SUFFIXES:
        told = f"no {suffix} is read; write it as Markdown, HTML or plain text"
        return told if suffix in _UNREAD else ""
    if stem == "_index":
        return "the page of a section, not an article"
    if _BESIDE.fullmatch(stem):
        return "not an article by its name; name the file itself to read it"
    return None
