"""How much memory grows while many articles are streamed to nowhere.

Run it as `python -m bench.memory`. Each format is measured in a process of its own:
the peak after the first thousand articles against the peak after all of them. The
articles come from a generator, so that none of them is kept by the measurement.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

from bench import rows
from bench.timing import table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from feedpub.model import Article

ALLOWED: Final = 2.0
"""Megabytes, the figure to reach."""
FORMATS: Final = ("rss", "atom", "json")
_WARM: Final = 1000
_HEAD: Final = ("format", "articles", "written", "growth", "time", "wanted", "")


def main(arguments: Sequence[str] | None = None) -> int:
    options = _parser().parse_args(arguments)
    if options.child:
        print(json.dumps(measure(options.child, options.articles, options.contents)))
        return 0
    measured = [_in_a_process(name, options) for name in options.formats]
    print(
        f"{options.articles:,} articles with {options.contents:,} bytes of HTML each, "
        f"streamed; growth of the peak after the first {_WARM:,}"
    )
    print(table([_cells(name, one) for name, one in measured], _HEAD))
    return 0


def measure(name: str, count: int, contents: int) -> dict[str, float]:
    """Stream so many articles and tell bytes, seconds and growth in megabytes."""
    from feedpub.formats import stream

    feed = rows.feed_of(rows.articles(rows.make_rows(1, contents=contents)))
    start = time.perf_counter()
    peaks: list[float] = []
    written = 0
    with Path(os.devnull).open("wb") as sink:
        articles = _articles(count, contents, peaks)
        for chunk in stream(feed, name, articles=articles):
            written += sink.write(chunk)
    seconds = time.perf_counter() - start
    return {
        "articles": count,
        "bytes": written,
        "seconds": seconds,
        "growth": peak() - peaks[0],
    }


def peak() -> float:
    """Return the most memory that this process has had so far, in megabytes.

    Linux hands `ru_maxrss` down from the process that started this one, which would
    hide any growth below that; VmHWM begins anew.
    """
    status = Path("/proc/self/status")
    if status.exists():
        sizes = dict(line.split(":", 1) for line in status.read_text().splitlines())
        return int(sizes["VmHWM"].split()[0]) / 1024
    size = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return size / (1 << 20 if sys.platform == "darwin" else 1 << 10)


def _articles(count: int, contents: int, peaks: list[float]) -> Iterator[Article]:
    """Build articles one at a time, and note the peak once all code has been used."""
    for number, row in enumerate(rows.each_row(count, contents=contents)):
        yield from rows.articles([row])
        if number == min(_WARM, count) - 1:
            peaks.append(peak())


def _in_a_process(
    name: str, options: argparse.Namespace
) -> tuple[str, dict[str, float]]:
    command = [sys.executable, "-m", "bench.memory", "--child", name]
    command += ["--articles", str(options.articles)]
    command += ["--contents", str(options.contents)]
    done = subprocess.run(
        command, check=True, stdout=subprocess.PIPE, cwd=Path(__file__).parents[1]
    )
    return name, json.loads(done.stdout)


def _cells(name: str, measured: dict[str, float]) -> tuple[str, ...]:
    return (
        name,
        f"{measured['articles']:,}",
        f"{measured['bytes'] / 1e6:,.0f} MB",
        f"{measured['growth']:.2f} MB",
        f"{measured['seconds']:.1f} s",
        f"at most {ALLOWED:g} MB",
        "reached" if measured["growth"] <= ALLOWED else "MISSED",
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench.memory", description=__doc__)
    parser.add_argument("--articles", type=int, default=100_000, metavar="N")
    parser.add_argument("--contents", type=int, default=3000, metavar="BYTES")
    parser.add_argument("--formats", nargs="+", choices=FORMATS, default=FORMATS)
    parser.add_argument("--child", choices=FORMATS, help=argparse.SUPPRESS)
    return parser


if __name__ == "__main__":
    sys.exit(main())
