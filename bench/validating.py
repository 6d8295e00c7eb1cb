"""How long validating takes, against lxml's bare parse of the same bytes, and memory.

Run it as `python -m bench.validating`, and with `--stream` for the mode that reads part
by part: then the memory should be the same for any size, a gigabyte included. The
documents are feeds without a finding, so that every rule looks at every article and
none cuts the work short. Each size has a process of its own. Times are of the
processor, and the least of interleaved rounds: whatever else the machine does can only
add to them.
"""

from __future__ import annotations

import argparse
import gc
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from lxml import etree

from bench import rows
from bench.memory import peak
from bench.timing import milliseconds, table
from feedpub.formats import stream
from feedpub.validator import Limits, Report, validate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from feedpub.model import Article

NAMES: Final = {"rss": "RSS", "atom": "Atom", "json": "JSON Feed"}
ALLOWED: Final = 6.0
STEEPEST: Final = 1.5
"""Times the least time for an article of a smaller feed that still count as even.

A tree of 30 MB misses the processor's caches, which costs a third; work that is not
linear would show as ten times.
"""
_PROMISED: Final = 1000
"""The number of articles that the figure is about, if they are read at once."""
_BY_LXML: Final = ("rss", "atom")
"""The figure is about these: json's parser makes no tree to walk."""
_MEMORY: Final = (
    "Memory is the peak beyond the document itself.",
    "Read part by part; memory is all that the peak grows by.",
)
_EFFORT: Final = 20_000
_FEWEST: Final = 3
"""Articles that are enough for one measurement, and rounds that it has at least."""
_HEAD: Final = (
    *("format", "articles", "size", "validated", "bare parse", "ratio", "wanted", ""),
    *("an article", "", "memory"),
)


def main(arguments: Sequence[str] | None = None) -> int:
    options = _parser().parse_args(arguments)
    if options.child:
        side = stream_through if options.stream else check
        print(json.dumps(measure(Path(options.child), options.rounds, side)))
        return 0
    measured = {
        (name, count): _in_a_process(name, count, options)
        for name in NAMES
        for count in sorted(options.articles)
    }
    if faults := [each["fault"] for each in measured.values() if each["fault"]]:
        print(f"No ratios: {faults[0]}", file=sys.stderr)
        return 1
    print(
        f"Articles with {options.contents:,} bytes of HTML each, validated, against "
        "lxml's bare parse, JSON Feed against json's.\n" + _MEMORY[options.stream]
    )
    promised = 0 if options.stream else _PROMISED
    print(table(_lines(measured, promised), _HEAD))
    return 0


def measure(
    path: Path, rounds: int, side: Callable[[Path], Report]
) -> dict[str, float | str]:
    """Time a document on both sides, and tell the memory that validating it takes."""
    size = path.stat().st_size
    before = peak()
    found = side(path).errors
    memory = peak() - before - (0 if side is stream_through else size / (1 << 20))
    count = count_in(path)
    ours = theirs = float("inf")
    for _ in range(min(rounds, max(_FEWEST, _EFFORT // count)) if count else 0):
        ours = min(ours, _seconds(side, path))
        theirs = min(theirs, _seconds(bare_parse, path))
    return {
        "fault": f"{found[0].path}: {found[0].message}" if found else "",
        "articles": count,
        "bytes": size,
        "ours": ours,
        "theirs": theirs,
        "memory": memory,
    }


def count_in(path: Path) -> int:
    """Count the articles."""
    parsed: Any = bare_parse(path)
    if isinstance(parsed, dict):
        return len(parsed["items"])
    return sum(1 for _ in parsed.iter("item", "{*}entry"))


def bare_parse(path: Path) -> object:
    """Parse as the validator has to, safely, and look at nothing."""
    data = path.read_bytes()
    if data.startswith(b"{"):
        return json.loads(data)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        attribute_defaults=False,
        huge_tree=False,
    )
    return etree.fromstring(data, parser)


def check(path: Path) -> Report:
    """Validate with room for a document of this size, which is one's own."""
    return validate(path, limits=Limits.of_size(path.stat().st_size))


def stream_through(path: Path) -> Report:
    """Validate part by part, with the usual limits on each part."""
    return validate(path, stream=True)


def _seconds(side: Callable[[Path], object], path: Path) -> float:
    gc.collect()
    start = time.process_time()
    side(path)
    return time.process_time() - start


def _in_a_process(
    name: str, count: int, options: argparse.Namespace
) -> dict[str, float]:
    """Write a feed without faults to a file, and measure it where nothing else was."""
    feed = rows.feed_of(rows.articles(rows.make_rows(1, contents=options.contents)))
    with tempfile.NamedTemporaryFile() as file:
        for chunk in stream(feed, name, articles=_articles(count, options.contents)):
            file.write(chunk)
        file.flush()
        command = [sys.executable, "-m", "bench.validating", "--child", file.name]
        command += ["--rounds", str(options.rounds)]
        command += ["--stream"] if options.stream else []
        done = subprocess.run(
            command, check=True, stdout=subprocess.PIPE, cwd=Path(__file__).parents[1]
        )
    measured: dict[str, float] = json.loads(done.stdout)
    if measured["articles"] != count:
        sys.exit(f"{name} holds {measured['articles']} articles instead of {count}")
    return measured


def _articles(count: int, contents: int) -> Iterator[Article]:
    for row in rows.each_row(count, contents=contents):
        yield from rows.articles([row])


def _lines(
    measured: Mapping[tuple[str, int], Mapping[str, float]], promise: int
) -> list[tuple[str, ...]]:
    lines = []
    least = dict.fromkeys(NAMES, float("inf"))
    for (name, count), each in measured.items():
        one, ratio = each["ours"] / count, each["ours"] / each["theirs"]
        even = "even" if one <= least[name] * STEEPEST else "GROWS"
        least[name] = min(least[name], one)
        promised = count == promise and name in _BY_LXML
        verdict = "reached" if ratio <= ALLOWED else "MISSED"
        cells = (NAMES[name], f"{count:,}", f"{each['bytes'] / 1e6:.1f} MB")
        times = (milliseconds(each["ours"]), milliseconds(each["theirs"]))
        wanted = (f"at most {ALLOWED:g}", verdict) if promised else ("", "")
        memory = f"{each['memory']:.0f} MB"
        ratios = (f"{ratio:.2f}", *wanted)
        lines.append((*cells, *times, *ratios, milliseconds(one), even, memory))
    return lines


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m bench.validating", description=__doc__
    )
    parser.add_argument(
        "--articles", type=int, nargs="+", default=[1000, 10_000, 100_000], metavar="N"
    )
    parser.add_argument("--contents", type=int, default=2000, metavar="BYTES")
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--stream", action="store_true", help="read part by part")
    parser.add_argument("--child", help=argparse.SUPPRESS)
    return parser


if __name__ == "__main__":
    sys.exit(main())
