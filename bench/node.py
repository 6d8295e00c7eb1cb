"""Packages of npm that write feeds, run by Node.js where it is there."""

from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from bench import rows as data
from bench.timing import Elsewhere

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bench.rows import Row

PACKAGES: Final = {"feed": "6.0.0", "feedsmith": "3.0.1"}
FORMATS: Final = ("rss", "atom")
_SCRIPT: Final = Path(__file__).with_name("node_peers.mjs")
_PATIENCE: Final = 120


class UnavailableError(Exception):
    """Node.js or its packages are not to be had here, for the reason it tells."""


@contextmanager
def installed() -> Iterator[Path]:
    """Install the packages into a folder that is gone afterwards."""
    npm = shutil.which("npm")
    if npm is None or shutil.which("node") is None:
        raise UnavailableError("there is no node and npm on the PATH")
    with tempfile.TemporaryDirectory() as folder:
        wanted = [f"{name}@{version}" for name, version in PACKAGES.items()]
        quiet = ("--no-audit", "--no-fund", "--ignore-scripts")
        command = [npm, "install", "--prefix", folder, *quiet, *wanted]
        try:
            subprocess.run(command, check=True, capture_output=True, timeout=_PATIENCE)
        except (subprocess.SubprocessError, OSError) as error:
            raise UnavailableError(f"npm cannot install {wanted}: {error}") from error
        shutil.copy(_SCRIPT, folder)
        yield Path(folder)


class Peers:
    """A process of Node.js that has the articles and writes them when asked to."""

    def __init__(self, folder: Path, rows: list[Row]) -> None:
        path = folder / "rows.json"
        path.write_text(json.dumps(_as_json(rows)), "utf-8")
        self._process = subprocess.Popen(
            ["node", _SCRIPT.name, path.name],
            cwd=folder,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )

    def sides(self) -> Mapping[str, Elsewhere]:
        """Give what each package takes for each format, by its own clock."""
        return {
            f"{form} {name}": Elsewhere(partial(self._time, f"{form} {name}"))
            for form in FORMATS
            for name in PACKAGES
        }

    def document(self, form: str, name: str) -> bytes:
        """Give what a package writes."""
        text: str = self._ask(f"write {form} {name}")
        return text.encode()

    def close(self) -> None:
        """End the process."""
        self._process.communicate()

    def _time(self, side: str, calls: int) -> float:
        seconds: float = self._ask(f"time {side} {calls}")
        return seconds

    def _ask(self, line: str) -> Any:
        asking, answers = self._process.stdin, self._process.stdout
        assert asking is not None
        assert answers is not None
        asking.write(line + "\n")
        asking.flush()
        answer = answers.readline()
        if not answer:
            raise UnavailableError(f"node ended at {line!r}; what it said is above")
        return json.loads(answer)


def _as_json(rows: list[Row]) -> dict[str, Any]:
    about = {
        "id": data.FEED_ID,
        "title": data.FEED_TITLE,
        "description": data.FEED_DESCRIPTION,
        "home": data.HOME_URL,
        "url": data.FEED_URL,
    }
    dates = ("published", "updated")
    told = [
        row._asdict() | {name: getattr(row, name).isoformat() for name in dates}
        for row in rows
    ]
    return {"about": about, "rows": told}
