"""The folder that is shown: which file is behind an address, and which are nobody's."""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote_to_bytes

from feedpub.errors import PublishError

if TYPE_CHECKING:
    from collections.abc import Iterator

_PRIVATE: Final = re.compile(
    r"\..*|.*\.tmp|.*\.manifest(?:-.*)?|.*\.lock|.*\.untold|feedpub\.toml"
    r"|receipts-.*\.jsonl",
    re.DOTALL,
)
"""Names of files that are for feedpub itself, or for nobody."""


class Site:
    """A folder and what may be seen of it: no hidden file, and nothing beyond it."""

    def __init__(self, root: str | os.PathLike[str]) -> None:
        self.root = Path(os.path.realpath(root))
        if not self.root.is_dir():
            raise PublishError(f"{root} is no folder; build the feeds first")

    def find(self, target: str) -> Path | None:
        """Give the file or folder at the path of an address, None if there is none."""
        names = _names(target)
        if names is None or any(map(is_private, names)):
            return None
        return self._seen(self.root.joinpath(*names))

    def names(self, folder: Path) -> tuple[str, ...]:
        """Name what may be seen in a folder; folders end in a slash, and come first."""
        found = [
            f"{entry.name}/" if entry.is_dir() else entry.name
            for entry in folder.iterdir()
            if _is_for_all(entry.name) and self._seen(entry) is not None
        ]
        return tuple(sorted(found, key=lambda name: (not name.endswith("/"), name)))

    def files(self) -> Iterator[tuple[str, os.stat_result]]:
        """Go through all files that may be seen, whatever is behind links left out."""
        for folder, folders, names in os.walk(self.root):
            folders[:] = sorted(name for name in folders if not is_private(name))
            for name in sorted(names):
                path = os.path.join(folder, name)  # noqa: PTH118 - asked very often
                status = _status(path)
                if status is not None and not is_private(name):
                    yield path, status

    def _seen(self, path: Path) -> Path | None:
        """Give what is behind links, if it is within the folder and for others."""
        real = Path(os.path.realpath(path))
        if not real.is_relative_to(self.root):  # a link leads out
            return None
        if any(map(is_private, real.relative_to(self.root).parts)):
            return None
        return real if _is_plain(real) else None


def is_private(name: str) -> bool:
    """Say whether a file or folder of that name is not for others."""
    return _PRIVATE.fullmatch(name) is not None


def _names(target: str) -> tuple[str, ...] | None:
    """Give the names in a path, None if it is none or leads anywhere but down."""
    path = target.partition("?")[0].partition("#")[0]
    if not path.startswith("/"):
        return None
    try:
        names = [unquote_to_bytes(part).decode() for part in path.split("/")]
    except UnicodeDecodeError:
        return None
    kept = tuple(name for name in names if name not in ("", "."))
    wrong = (
        name == ".." or not {"/", "\\", "\0", ":"}.isdisjoint(name) for name in kept
    )
    return None if any(wrong) else kept


def _is_for_all(name: str) -> bool:
    """Say whether to list a name; what is no text cannot be asked for."""
    no_text = any("\ud800" <= letter <= "\udfff" for letter in name)
    return not (no_text or is_private(name))


def _status(path: str) -> os.stat_result | None:
    try:
        return os.stat(path)  # noqa: PTH116 - as above
    except OSError:  # it has just been replaced or removed
        return None


def _is_plain(path: Path) -> bool:
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError):
        return False
    return stat.S_ISREG(mode) or stat.S_ISDIR(mode)
