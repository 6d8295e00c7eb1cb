"""How long writing takes, beside feedgen, Django, podgen and packages of npm.

Run it as `python -m bench.writing`. Before a clock starts, the documents of all sides
are read by a parser and compared; where they differ, no ratio is shown. What npm has
is installed into a temporary folder, and left out if that cannot be.
"""

from __future__ import annotations

import argparse
import sys
from contextlib import ExitStack, closing
from dataclasses import replace
from functools import partial
from itertools import cycle, product
from typing import TYPE_CHECKING, Final, NamedTuple

from lxml import etree

from bench import node, peers, rows, sameness
from bench.growth import growth
from bench.timing import Line, medians, table
from feedpub.formats import PieceCache, write, write_all

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from bench.rows import Row
    from feedpub.model import Article

    Sides = dict[str, Callable[[], object]]

FORMATS: Final = ("rss", "atom", "json")
NAMES: Final = {"rss": "RSS", "atom": "Atom"}
FEEDGEN: Final = {"rss": peers.feedgen_rss, "atom": peers.feedgen_atom}
DJANGO: Final = {
    "Django": {"rss": peers.django_rss, "atom": peers.django_atom},
    "feedgenerator": {
        "rss": peers.feedgenerator_rss,
        "atom": peers.feedgenerator_atom,
    },
}


class Work(NamedTuple):
    """The articles of one run: as plain data, and built in the three ways."""

    rows: list[Row]
    built: list[Article]
    one_text: list[Article]
    untagged: list[Article]
    """For podgen, whose episodes have no categories."""

    @classmethod
    def of(cls, data: list[Row]) -> Work:
        """Build the articles of the rows."""
        built, one_text = rows.articles(data), rows.articles_of_one_text(data)
        return cls(data, built, one_text, rows.articles(_untagged(data)))


def main(arguments: Sequence[str] | None = None) -> int:
    options = _parser().parse_args(arguments)
    with ExitStack() as stack:
        folder = None
        try:
            folder = stack.enter_context(node.installed()) if options.node else None
        except node.UnavailableError as reason:
            print(f"Without the packages of npm: {reason}.\n")
        try:
            _measure(options, folder)
        except sameness.DifferentWorkError as fault:
            print(f"No ratios: {fault}", file=sys.stderr)
            return 1
    return 0


def _measure(options: argparse.Namespace, folder: Path | None) -> None:
    """Show a table for each kind of articles, and how the times grow with them."""
    for script, contents in product(options.script, options.contents):
        measured = {}
        for count in options.articles:
            data = rows.make_rows(count, contents=contents, script=script)
            rounds = options.rounds or _rounds(count)
            with ExitStack() as stack:
                there = None
                if folder is not None:
                    there = stack.enter_context(closing(node.Peers(folder, data)))
                measured[count] = _medians(Work.of(data), there, rounds)
            print(_heading(count, contents, script, rounds))
            lines = _lines(measured[count])
            print(table([line.cells for line in lines]), end="\n\n")
        if len(measured) > 1:
            print(growth(measured), end="\n\n")


def _medians(work: Work, there: node.Peers | None, rounds: int) -> dict[str, float]:
    """Compare what all sides write, and measure them."""
    check(work)
    sides = _sides(work)
    if there is not None:
        check_node(work, there)
        sides |= there.sides()
    return medians(sides, rounds=rounds)


def check(work: Work) -> None:
    """Raise unless all sides write the same articles in the same words."""
    for name in ("rss", "atom"):
        ignored = sameness.RSS_LACKS if name == "rss" else frozenset()
        ours = _write(work.built, name)
        sameness.demand_same(
            {
                "feedpub": ours,
                "feedpub from plain data": _write_rows(work.rows, name),
                "feedgen": FEEDGEN[name](work.rows),
            },
            ignored=ignored,
        )
        documents = {"feedpub": _write(work.one_text, name)} | {
            peer: kind[name](work.rows) for peer, kind in DJANGO.items()
        }
        sameness.demand_same(documents, ignored=ignored)
    documents = {"feedpub": _write(work.untagged, "rss")}
    documents["podgen"] = peers.podgen_rss(work.rows)
    sameness.demand_same(documents, ignored=sameness.RSS_LACKS)
    atom, json = (_write(work.built, name) for name in ("atom", "json"))
    sameness.demand_same({"Atom": atom, "JSON Feed": json}, ignored=sameness.JSON_LACKS)
    if peers.feedgen_both(work.rows)[1].count(b"<entry>") != len(work.rows):
        raise sameness.DifferentWorkError("feedgen leaves articles out")


def check_node(work: Work, there: node.Peers) -> None:
    """Raise unless npm's packages write the same; feedsmith adds white space."""
    for name in node.FORMATS:
        ours = _write(work.built, name)
        for package in node.PACKAGES:
            ignored = sameness.RSS_LACKS if name == "rss" else frozenset()
            sameness.demand_same(
                {"feedpub": ours, package: there.document(name, package)},
                ignored=ignored,
                stripped=True,
            )


def _sides(work: Work) -> Sides:
    sides: Sides = {
        "build": partial(rows.articles, work.rows),
        "all": partial(_write_all, work.built),
        "all from rows": partial(_write_all_rows, work.rows),
        "feedgen both": partial(peers.feedgen_both, work.rows),
        "untagged": partial(_write, work.untagged, "rss"),
        "untagged from rows": partial(_write_rows, _untagged(work.rows), "rss"),
        "podgen": partial(peers.podgen_rss, work.rows),
        "again": _writing_again(work.built),
    }
    for name in NAMES:
        sides |= {
            name: partial(_write, work.built, name),
            f"{name} from rows": partial(_write_rows, work.rows, name),
            f"{name} one text": partial(_write, work.one_text, name),
            f"{name} one text from rows": partial(_write_one_text, work.rows, name),
            f"{name} feedgen": partial(FEEDGEN[name], work.rows),
            f"{name} join": partial(b"".join, _pieces(work.built, name)),
            f"{name} parse": partial(etree.fromstring, _write(work.built, name)),
        }
        for peer, kind in DJANGO.items():
            sides[f"{name} {peer}"] = partial(kind[name], work.rows)
    return sides


def _lines(seconds: dict[str, float]) -> list[Line]:
    lines = []
    for name, title in NAMES.items():
        lines += [
            _line(seconds, f"{title}, from Articles", name, f"{name} feedgen", 5),
            _line(
                seconds,
                f"{title}, from plain data",
                f"{name} from rows",
                f"{name} feedgen",
                3,
            ),
        ]
    for name, title in NAMES.items():
        for peer in DJANGO:
            one = f"{name} one text"
            lines += [
                _line(seconds, f"{title}, from Articles", one, f"{name} {peer}", 6),
                _line(
                    seconds,
                    f"{title}, from plain data",
                    f"{one} from rows",
                    f"{name} {peer}",
                ),
            ]
    for name, package in product(NAMES, node.PACKAGES):
        if (other := f"{name} {package}") in seconds:
            title = NAMES[name]
            lines += [
                _line(seconds, f"{title}, from Articles", name, other),
                _line(seconds, f"{title}, from plain data", f"{name} from rows", other),
            ]
    lines += [
        _line(seconds, "RSS, from Articles", "untagged", "podgen"),
        _line(seconds, "RSS, from plain data", "untagged from rows", "podgen"),
    ]
    three = "RSS + Atom + JSON"
    lines += [
        _line(seconds, f"{three}, from Articles", "all", "feedgen both", 6),
        _line(seconds, f"{three}, from plain data", "all from rows", "feedgen both"),
        _limit(seconds, "building the Articles", "build", "rss", 1),
        _limit(seconds, "building the Articles", "build", "all"),
    ]
    lines.append(_limit(seconds, "RSS again, one Article changed", "again", "rss"))
    lines += [
        _limit(seconds, f"{title}, from Articles", name, f"{name} {limit}")
        for name, title in NAMES.items()
        for limit in ("join", "parse")
    ]
    return lines


_PEERS: Final = {
    "rss feedgen": "feedgen RSS",
    "atom feedgen": "feedgen Atom",
    "feedgen both": "feedgen RSS + Atom",
    "rss Django": "Django RSS",
    "atom Django": "Django Atom",
    "rss feedgenerator": "feedgenerator RSS",
    "atom feedgenerator": "feedgenerator Atom",
    "podgen": "podgen RSS",
    "rss feed": "npm feed RSS",
    "atom feed": "npm feed Atom",
    "rss feedsmith": "npm feedsmith RSS",
    "atom feedsmith": "npm feedsmith Atom",
    "rss": "writing them as RSS",
    "all": "writing all three",
    "rss join": "joining ready items",
    "atom join": "joining ready entries",
    "rss parse": "lxml's bare parse",
    "atom parse": "lxml's bare parse",
}


def _line(
    seconds: dict[str, float],
    what: str,
    ours: str,
    theirs: str,
    figure: float | None = None,
) -> Line:
    return Line(
        what=what,
        against=_PEERS[theirs],
        ours=seconds[ours],
        theirs=seconds[theirs],
        figure=figure,
    )


def _limit(
    seconds: dict[str, float],
    what: str,
    ours: str,
    limit: str,
    figure: float | None = None,
) -> Line:
    return Line(
        what=what,
        against=_PEERS[limit],
        ours=seconds[ours],
        theirs=seconds[limit],
        figure=figure,
        at_most=True,
    )


def _write(built: list[Article], name: str) -> bytes:
    return write(rows.feed_of(built), name)


def _write_rows(data: list[Row], name: str) -> bytes:
    return write(rows.feed_of(rows.articles(data)), name)


def _write_one_text(data: list[Row], name: str) -> bytes:
    return write(rows.feed_of(rows.articles_of_one_text(data)), name)


def _write_all(built: list[Article]) -> dict[str, bytes]:
    return write_all(rows.feed_of(built), FORMATS)


def _write_all_rows(data: list[Row]) -> dict[str, bytes]:
    return _write_all(rows.articles(data))


def _writing_again(built: list[Article]) -> Callable[[], bytes]:
    """Write with a cache, each time with another title of the first article."""
    cache = PieceCache(max_bytes=1 << 40)
    titles = cycle(("Before the change", "After the change"))

    def again() -> bytes:
        first = replace(built[0], title=next(titles))
        return write(rows.feed_of([first, *built[1:]]), "rss", cache=cache)

    return again


def _untagged(data: list[Row]) -> list[Row]:
    return [row._replace(tags=()) for row in data]


def _pieces(built: list[Article], name: str) -> list[bytes]:
    """Cut a document into its articles; no writer does less than join them."""
    tag = b"</item>\n" if name == "rss" else b"</entry>\n"
    return [piece + tag for piece in _write(built, name).split(tag)]


def _rounds(count: int) -> int:
    return 15 if count <= 100 else 7 if count <= 2000 else 3


def _heading(count: int, contents: int, script: str, rounds: int) -> str:
    noun = "article" if count == 1 else "articles"
    return (
        f"{count:,} {noun} with {contents:,} bytes of HTML each "
        f"({script}), medians of {rounds} interleaved rounds; all sides wrote "
        "the same articles (see bench/sameness.py)"
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m bench.writing", description=__doc__
    )
    parser.add_argument(
        "--articles", type=int, nargs="+", default=[20, 1000, 10_000], metavar="N"
    )
    parser.add_argument(
        "--contents", type=int, nargs="+", default=[3000], metavar="BYTES"
    )
    scripts = list(rows.SENTENCES)
    parser.add_argument("--script", choices=scripts, nargs="+", default=["ascii"])
    parser.add_argument("--rounds", type=int, default=0, help="0 chooses by the count")
    parser.add_argument("--node", action=argparse.BooleanOptionalAction, default=True)
    return parser


if __name__ == "__main__":
    sys.exit(main())
