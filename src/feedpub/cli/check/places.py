"""Where a document is, as a repository or a baseline knows it."""

from __future__ import annotations

import os
from pathlib import Path

from feedpub.cli.check import inputs


def repository() -> Path:
    """Give the root of the repository that the current folder is in, or that folder."""
    here = Path.cwd()
    roots = (each for each in (here, *here.parents) if (each / ".git").exists())
    return next(roots, here)


def place_in(folder: Path, name: str) -> str:
    """Give the path of a file from a folder, with `/`; in full if it is elsewhere.

    Addresses and `<stdin>` are their own places.
    """
    if not is_file(name):
        return name
    path = Path(os.path.abspath(name))  # noqa: PTH100 - a link is known by its own name
    try:
        return path.relative_to(folder).as_posix()
    except ValueError:
        return path.as_posix()


def is_file(name: str) -> bool:
    """Say whether a document's name is that of a file."""
    return not inputs.is_address(name) and name != inputs.STDIN_NAME
