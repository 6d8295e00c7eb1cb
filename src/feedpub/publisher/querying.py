"""The databases among the paths of a configuration, and what is selected from them."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from feedpub.errors import ConfigError, Problem
from feedpub.sources import database

if TYPE_CHECKING:
    from feedpub.publisher.config import Config


def path_in(folder: Path, path: str) -> str:
    """Let a path, or that of an SQLite file, start at a folder."""
    if database.is_url(path):
        return database.moved(path, folder)
    return os.path.normpath(folder / path)


def query_in(folder: Path, query: str | None) -> str | None:
    """Let the file that `@` names start at a folder."""
    if query is None or not query.startswith("@"):
        return query
    return f"@{os.path.normpath(folder / query[1:])}"


def shown(path: str) -> str:
    """Return a path for messages, a database's without its password."""
    return database.masked(path) if database.is_url(path) else path


def query_of(config: Config) -> str | None:
    """Give the query of the databases, read from its file if it stands in one.

    `ConfigError` where there is one without the other, before anything is read.
    """
    urls = [path for path in config.paths if database.is_url(path)]
    query = config.query
    if urls and not (query and query.strip()):
        message = f"is missing; give --query for {shown(urls[0])}, "
        raise _wrong(f'{message}or query = "SELECT ..." in a file')
    if query is not None and not urls:
        message = "is for a database, and no path is the URL of one; "
        raise _wrong(f"{message}give a path such as sqlite:///blog.db")
    if query is None or not query.startswith("@"):
        return query
    return _text_of(query[1:])


def _text_of(path: str) -> str:
    try:
        return Path(path).read_text("utf-8-sig")
    except UnicodeDecodeError:
        raise _wrong(f"{path} is not UTF-8; save the file as UTF-8") from None
    except (OSError, ValueError) as error:
        said = getattr(error, "strerror", None) or error
        raise _wrong(f"{path!r} cannot be read: {said}") from None


def _wrong(message: str) -> ConfigError:
    return ConfigError((Problem("", "query", message),))
