"""Where the files of a feed go, and at which addresses they will be."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from feedpub import formats, uris
from feedpub.arguments import expect, several
from feedpub.errors import PublishError
from feedpub.publisher import atomic

if TYPE_CHECKING:
    from collections.abc import Iterable

    from feedpub.model import Feed


class Piece(NamedTuple):
    """One document to publish: its feed, its format, its file in the directory."""

    feed: Feed
    format: str
    name: str


class Target(NamedTuple):
    """One file to be: its format, its path, the real file behind links, its address."""

    format: str
    path: Path
    real: Path
    url: str | None


def targets(
    directory: Path, names: Iterable[tuple[str, str]], base_url: str | None
) -> tuple[Target, ...]:
    """Say where each file, of a format, goes; `PublishError` if two would collide."""
    found: dict[Path, Target] = {}
    for format_, name in names:
        path = directory / name
        url = uris.resolve(base_url, quote(name)) if base_url else None
        target = Target(format_, path, atomic.real_file(path), url)
        if twin := found.get(target.real):
            raise PublishError(
                f"{twin.path} and {path} are one file; give each format its own name"
            )
        found[target.real] = target
    return tuple(found.values())


def file_names(
    wanted: Iterable[str] | str, files: Mapping[str, str] | None
) -> dict[str, str]:
    """Name the file of each format, the usual way unless `files` says otherwise."""
    one = (wanted,) if isinstance(wanted, str) else wanted
    wanted = tuple(several("formats", one, str, f"names of formats: {_choice()}"))
    names_of = "a mapping of formats to names of files, such as {'rss': 'news.xml'}"
    expect("files", files, Mapping, names_of, or_none=True)
    if not wanted:
        raise PublishError(f"no format is given; choose from {_choice()}")
    names = {}
    for format_ in wanted:
        _check_format(format_)
        names[format_] = formats.FORMATS[format_].FILE_NAME
    for format_, name in (files or {}).items():
        _check_format(format_)
        if format_ in names:
            names[format_] = _checked_name(format_, name)
    return names


def folder_url(
    base_url: str | None, feed_url: str | None, *, name: str = "base_url"
) -> str | None:
    """Give the address of the folder that the files will be in, if it is known.

    `name` is what the caller calls the base, for messages.
    """
    if base_url is None:
        return feed_url and uris.resolve(feed_url, ".")
    expect(name, base_url, str, "the address of a folder")
    if fault := uris.url_fault(base_url):
        raise PublishError(f"{name}: {base_url!r}: {fault}")
    if "?" in base_url or "#" in base_url:
        raise PublishError(
            f"{name}: {base_url!r} has a query or a fragment; give the address of the "
            f"folder that the files will be in as base_url (--base-url)"
        )
    return base_url if base_url.endswith("/") else f"{base_url}/"


def _check_format(name: str) -> None:
    if name in formats.FORMATS:
        return
    near = difflib.get_close_matches(str(name).lower(), formats.FORMATS, n=1)
    hint = f"did you mean {near[0]!r}?" if near else f"choose from {_choice()}"
    raise PublishError(f"{name!r} is no format; {hint}")


def _choice() -> str:
    return ", ".join(formats.FORMATS)


def _checked_name(format_: str, name: str) -> str:
    """Refuse names that lead out of the directory."""
    expect(f"files[{format_!r}]", name, str, "the name of a file")
    parts = PurePosixPath(name).parts
    if not parts or parts[0] == "/" or ".." in parts or "\\" in name or "\0" in name:
        raise PublishError(
            f"files: {name!r} for {format_} is no file name; "
            f"give one such as {formats.FORMATS[format_].FILE_NAME!r}"
        )
    return PurePosixPath(*parts).as_posix()
