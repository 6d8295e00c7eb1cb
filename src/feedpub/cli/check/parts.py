"""`feedpub check --stream`: documents of any size, part by part."""

from __future__ import annotations

import shutil
import sys
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from feedpub.cli.check import inputs
from feedpub.errors import ReadError
from feedpub.validator.evidence import Evidence, evidence_in
from feedpub.validator.streaming import Told, opened, streamed
from feedpub.validator.streaming.source import in_utf8

__all__ = ["Told", "check_parts"]

if TYPE_CHECKING:
    from collections.abc import Iterator

    from feedpub.validator import Limits, Profile, Report


def check_parts(
    name: str, profile: Profile, limits: Limits, told: Told, file: str, *, ran: bool
) -> tuple[Report, Evidence] | bytes:
    """Give the report and its evidence, or the bytes of what cannot be parted."""
    with _on_disk(name) as path:
        found = streamed(path, profile, limits, told)
        if found is None:
            return inputs.load(str(path), limits.bytes).data
        with opened(path) as data, in_utf8(data) as (text, _):
            evidence = evidence_in(
                text, *found, profile=profile if ran else None, file=file
            )
    return found.report, evidence


@contextmanager
def _on_disk(name: str) -> Iterator[Path]:
    """Give a file; the standard input becomes one first."""
    if name != inputs.STDIN:
        try:
            yield Path(name)
        except (OSError, ValueError) as error:
            raise inputs.unreadable(name, error) from error
        return
    with TemporaryDirectory(prefix="feedpub-") as folder:
        path = Path(folder, "stdin")
        if sys.stdin is None:  # as Python has it where the shell says <&-
            raise ReadError(f"{inputs.STDIN_NAME}: cannot be read: it is closed")
        with path.open("wb") as copy:
            shutil.copyfileobj(sys.stdin.buffer, copy)
        yield path
