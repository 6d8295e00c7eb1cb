"""How many feeds a second are built, how cheap the second time is, and the memory.

Run it as `python -m bench.many`; `--feeds 500` is quick enough to try. All articles are
in one SQLite database, which each worker reads itself. Every feed is written in three
formats and validated; each run is a process of its own, with a folder of its own.
"""

from __future__ import annotations

import argparse
import contextlib
import functools
import json
import sqlite3
import subprocess
import sys
import tempfile
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from bench import rows
from bench.memory import peak
from bench.timing import table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from feedpub.model import Feed
    from feedpub.publisher.many import FeedReceipt, FeedSpec

AGAIN: Final = 3.0
"""Per cent of the first run that the second may cost, if 1 % of the feeds changed."""
GROWTH: Final = 8.0
"""Megabytes that the process may grow by after the first feeds."""
_WARM: Final = 250
_STEP: Final = 7919
_HEAD: Final = ("run", "feeds", "built", "time", "feeds/s", "growth", "wanted", "")
_ROOT: Final = Path(__file__).parents[1]
_TABLES: Final = """
CREATE TABLE post (id INTEGER PRIMARY KEY, url TEXT, title TEXT, summary TEXT,
    content TEXT, published TEXT, author TEXT);
CREATE TABLE tag (id INTEGER PRIMARY KEY, name TEXT, version INTEGER);
CREATE TABLE tagged (tag INTEGER, post INTEGER, PRIMARY KEY (tag, post)) WITHOUT ROWID;
"""
_POSTS: Final = """
SELECT url, title, summary, content, published, author
FROM tagged JOIN post ON post.id = tagged.post WHERE tag = ?
ORDER BY published DESC
"""


def main(arguments: Sequence[str] | None = None) -> int:
    options = _parser().parse_args(arguments)
    if options.child:
        print(json.dumps(_CHILDREN[options.child](options)))
        return 0
    print(
        f"{options.feeds:,} feeds of {options.articles} articles with "
        f"{options.contents} bytes of HTML each, written as RSS, Atom and JSON Feed "
        f"{'and validated' if options.validate else 'without being validated'}"
    )
    with tempfile.TemporaryDirectory(prefix="feedpub-bench-") as folder:
        options.folder = folder
        make_database(options)
        lines = []
        for run in _runs(options):
            lines.append(_cells(*run))
            print(*lines[-1], sep="  ", file=sys.stderr, flush=True)
    print(table(lines, _HEAD))
    return 0


def make_database(options: argparse.Namespace) -> None:
    """Fill as many posts as there are feeds, and give each feed its share of them."""
    count = max(options.feeds, options.articles)
    with contextlib.closing(sqlite3.connect(_database(options))) as database:
        database.executescript(_TABLES)
        database.executemany(
            "INSERT INTO post VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                (
                    *(number, row.url, row.title, row.summary, row.content),
                    *(row.published.isoformat(), row.author),
                )
                for number, row in enumerate(
                    rows.each_row(count, contents=options.contents)
                )
            ),
        )
        database.executemany(
            "INSERT INTO tag VALUES (?, ?, 1)",
            ((number, f"Tag {number}") for number in range(options.feeds)),
        )
        database.executemany(
            "INSERT OR IGNORE INTO tagged VALUES (?, ?)",
            (
                (tag, (tag + _STEP * number) % count)
                for tag in range(options.feeds)
                for number in range(options.articles)
            ),
        )
        database.commit()


def each_spec(path: str) -> Iterator[FeedSpec]:
    """Yield the specs as a database has them; a worker reads the articles."""
    from feedpub import FeedSpec

    with contextlib.closing(sqlite3.connect(path)) as database:
        database.execute("PRAGMA cache_size = -200")
        for tag, version in database.execute("SELECT id, version FROM tag"):
            key = f"tags/{tag % 100}/{tag}"
            yield FeedSpec(
                key=key,
                feed=partial(load, path, tag),
                base_url=f"{rows.HOME_URL}{key}/",
                fingerprint=str(version),
            )


def load(path: str, tag: int) -> Feed:
    """Make one feed, where it is built."""
    from feedpub import Article, Feed, Html, Person

    database = _connection(path)
    [(name,)] = database.execute("SELECT name FROM tag WHERE id = ?", (tag,))
    return Feed(
        title=name,
        home_url=f"{rows.HOME_URL}tags/{tag}/",
        language="en",
        articles=[
            Article(
                url=url,
                title=title,
                summary=summary,
                content=Html(content),
                published=published,
                authors=(Person(name=author),),
            )
            for url, title, summary, content, published, author in database.execute(
                _POSTS, (tag,)
            )
        ],
    )


def build(options: argparse.Namespace) -> dict[str, float]:
    """Build the set, and tell how long it took and how much the process grew."""
    from feedpub import build_many

    def run(**how: Any) -> Any:
        manifest = _folder(options) / "manifest.sqlite"
        return build_many(**how, jobs=options.jobs, manifest=manifest)

    return _measured(run, options)


def build_part(options: argparse.Namespace) -> dict[str, float]:
    """Build one of two shards."""
    from feedpub import build_shard

    number = options.shard
    receipts = _folder(options) / f"{number}.jsonl"
    return _measured(
        partial(build_shard, number=number, of=2, receipts=receipts), options
    )


def merge(options: argparse.Namespace) -> dict[str, float]:
    """Put the two shards together."""
    from feedpub import merge_receipts

    folder = _folder(options)
    start = time.perf_counter()
    parts = [folder / f"{number}.jsonl" for number in (1, 2)]
    done = merge_receipts(parts, folder / "out", manifest=folder / "manifest.sqlite")
    seconds = time.perf_counter() - start
    return {"feeds": done.feeds, "built": done.written, "seconds": seconds}


_CHILDREN: Final = {"build": build, "build_part": build_part, "merge": merge}


def _measured(run: Callable[..., Any], options: argparse.Namespace) -> dict[str, float]:
    from feedpub import BuildOptions

    peaks: list[float] = []
    count = 0

    def note(_: FeedReceipt) -> None:
        nonlocal count
        count += 1
        if count == _WARM:
            peaks.append(peak())

    start = time.perf_counter()
    done = run(
        specs=each_spec(_database(options)),
        sink=_folder(options) / "out",
        options=BuildOptions(validate=options.validate),
        report=note,
    )
    return {
        "feeds": done.feeds,
        "built": done.written,
        "seconds": time.perf_counter() - start,
        "growth": peak() - peaks[0] if peaks else 0.0,
    }


def _runs(options: argparse.Namespace) -> Iterator[tuple[str, dict[str, float], str]]:
    """Run each way to build, and yield its name, what was measured and its figure."""
    first = _children(options, "build", "serial")
    yield "one process", first, ""
    yield "two processes", _children(options, "build", "jobs", jobs=2), ""
    parts = _children(options, "build_part", "shards", shards=(1, 2))
    yield "two shards", parts, ""
    yield "merging them", _children(options, "merge", "shards"), ""
    with contextlib.closing(sqlite3.connect(_database(options))) as database:
        database.execute(
            "UPDATE tag SET name = name || ' anew', version = 2 WHERE id % 100 = 0"
        )
        database.commit()
    again = _children(options, "build", "serial")
    yield (
        "again, 1 % changed",
        again,
        f"{100 * again['seconds'] / first['seconds']:.1f}",
    )


def _children(
    options: argparse.Namespace,
    child: str,
    name: str,
    *,
    jobs: int = 1,
    shards: Sequence[int] = (0,),
) -> dict[str, float]:
    """Run processes side by side, and put together what they measured."""
    command = [sys.executable, "-m", "bench.many", "--child", child, "--name", name]
    command += ["--folder", options.folder, "--jobs", str(jobs)]
    command += [] if options.validate else ["--unvalidated"]
    start = time.perf_counter()
    running = [
        subprocess.Popen(
            [*command, "--shard", str(shard)], stdout=subprocess.PIPE, cwd=_ROOT
        )
        for shard in shards
    ]
    told = [json.loads(process.communicate()[0]) for process in running]
    seconds = time.perf_counter() - start if len(told) > 1 else told[0]["seconds"]
    return {
        "feeds": sum(one["feeds"] for one in told),
        "built": sum(one["built"] for one in told),
        "growth": max(one.get("growth", 0.0) for one in told),
        "seconds": seconds,
    }


def _cells(name: str, measured: dict[str, float], share: str) -> tuple[str, ...]:
    wanted, reached = f"at most {GROWTH:g} MB", measured["growth"] <= GROWTH
    if share:
        wanted, reached = f"{share} %, at most {AGAIN:g} %", float(share) <= AGAIN
    return (
        name,
        f"{measured['feeds']:,}",
        f"{measured['built']:,}",
        f"{measured['seconds']:.1f} s",
        f"{measured['feeds'] / measured['seconds']:,.0f}",
        f"{measured['growth']:.2f} MB",
        wanted,
        "reached" if reached else "MISSED",
    )


@functools.cache
def _connection(path: str) -> sqlite3.Connection:
    """Open the database once in each process that reads.

    What it keeps in memory is the database's, and not what is measured.
    """
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA cache_size = -200")
    return connection


def _database(options: argparse.Namespace) -> str:
    return str(Path(options.folder, "posts.sqlite"))


def _folder(options: argparse.Namespace) -> Path:
    return Path(options.folder, options.name)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench.many", description=__doc__)
    parser.add_argument("--feeds", type=int, default=20_000, metavar="N")
    parser.add_argument("--articles", type=int, default=50, metavar="N")
    parser.add_argument("--contents", type=int, default=1000, metavar="BYTES")
    parser.add_argument("--unvalidated", dest="validate", action="store_false")
    for name in ("--child", "--folder", "--name"):
        parser.add_argument(name, help=argparse.SUPPRESS)
    parser.add_argument("--jobs", type=int, default=1, help=argparse.SUPPRESS)
    parser.add_argument("--shard", type=int, default=0, help=argparse.SUPPRESS)
    return parser


if __name__ == "__main__":
    sys.exit(main())
