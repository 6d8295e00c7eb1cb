"""Media files that lie beside an article, measured once it names them.

Outside a podcast a name may well stand for what only the site has, so a file that is
not there, or that cannot be measured, is no error.
"""

from __future__ import annotations

import os
import re
import stat
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final, NamedTuple

from feedpub.errors import SourceError
from feedpub.model import measuring
from feedpub.model.measuring import Recording

if TYPE_CHECKING:
    from pathlib import Path

    from feedpub.sources.articles.reading import Reading
    from feedpub.sources.options import Measuring

_WEB: Final = ("http://", "https://")
_ELSEWHERE: Final = re.compile(r"\A/|[:\\\0]")


class _File(NamedTuple):
    path: Path
    size: int


def recording(
    reading: Reading, name: str, kind: str | None, duration: float | None
) -> Recording | None:
    """Measure what is not given; the size alone is said where no more can be known.

    Of an address that does not show its type, its server may know that.
    """
    if kind is None and name.lower().startswith(_WEB):
        return measures_of(reading).told(name)
    file = _file(reading, name)
    if file is None:
        return None
    measures = measures_of(reading)
    try:
        return measures.recording(file.path, type=kind, duration=duration)
    except SourceError as error:
        _tell(reading, name, error)
    return Recording(file.size, kind or "", None)


def pixels(reading: Reading, name: str) -> tuple[int, int] | None:
    """Give the width and height of a picture, if they can be known."""
    file = _file(reading, name)
    if file is None:
        return None
    try:
        return measures_of(reading).pixels(file.path)
    except SourceError as error:
        _tell(reading, name, error)
    return None


def measures_of(reading: Reading) -> Measuring:
    """Give what measures files: the one that remembers, if there is one."""
    return reading.options.measuring or measuring


def _file(reading: Reading, name: str) -> _File | None:
    """Find a file in the article's folder or below it; no name leads out of that."""
    leads_out = _ELSEWHERE.search(name) or ".." in PurePosixPath(name).parts
    if reading.folder is None or leads_out:
        return None
    path = reading.folder / name
    try:
        status = os.stat(path)  # noqa: PTH116 - Path.stat is slower, for each article
    except (OSError, ValueError):
        return None
    return _File(path, status.st_size) if stat.S_ISREG(status.st_mode) else None


def _tell(reading: Reading, name: str, error: SourceError) -> None:
    for problem in error.problems:
        reading.note(f"{name!r} cannot be measured: {problem.message}")
