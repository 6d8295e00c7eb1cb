"""How long validating takes, against lxml's bare parse of the same bytes.

Run it as `python -m bench.validating`. The documents are feeds without a finding, so
that every rule looks at every article and none cuts the work short. The second table
shows the time for each article as feeds grow, which ought to stay as it is.
"""

from __future__ import annotations

import argparse
import sys
from functools import partial
from typing import TYPE_CHECKING, Final

from lxml import etree

from bench import rows
from bench.timing import Line, medians, milliseconds, table
from feedpub.formats import write
from feedpub.validator import Limits, Report, validate

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

NAMES: Final = {"rss": "RSS", "atom": "Atom"}
ALLOWED: Final = 6.0
STEEPEST: Final = 1.5
"""Times the least time for an article of a smaller feed that still count as even.

A tree of 30 MB misses the processor's caches, which costs a third; work that is not
linear would show as ten times.
"""
_GROWTH_HEAD: Final = ("format", "articles", "size", "time", "an article", "")


def main(arguments: Sequence[str] | None = None) -> int:
    options = _parser().parse_args(arguments)
    documents = {
        (name, count): document(name, count, options.contents)
        for name in NAMES
        for count in sorted({options.against, *options.growth})
    }
    if faults := _faults(documents):
        print(f"No ratios: {faults}", file=sys.stderr)
        return 1
    print(
        f"{options.against:,} articles with {options.contents:,} bytes of HTML each, "
        f"medians of {options.rounds} interleaved rounds"
    )
    print(table([line.cells for line in _lines(documents, options)]), end="\n\n")
    print("Growth with the number of articles")
    print(table(_growth(documents, options), _GROWTH_HEAD))
    return 0


def document(name: str, count: int, contents: int) -> bytes:
    """Write a feed without faults."""
    built = rows.articles(rows.make_rows(count, contents=contents))
    return write(rows.feed_of(built), name)


def bare_parse(data: bytes) -> object:
    """Parse as the validator has to, safely, and look at nothing."""
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        attribute_defaults=False,
        huge_tree=False,
    )
    return etree.fromstring(data, parser)


def check(data: bytes) -> Report:
    """Validate with room for documents of any size."""
    size = len(data)
    return validate(data, limits=Limits(bytes=size, elements=size, items=size))


def _faults(documents: Mapping[tuple[str, int], bytes]) -> str:
    """Say what the validator finds in a document that ought to have no fault."""
    for (name, count), data in documents.items():
        found = check(data).errors
        articles = bare_parse(data).iter("item", "{*}entry")  # type: ignore[attr-defined]
        if found:
            return f"{name} of {count} articles has an error: {found[0].message}"
        if sum(1 for _ in articles) != count:
            return f"{name} does not hold {count} articles"
    return ""


def _lines(
    documents: Mapping[tuple[str, int], bytes], options: argparse.Namespace
) -> list[Line]:
    lines = []
    for name, title in NAMES.items():
        data = documents[name, options.against]
        sides = {"ours": partial(check, data), "lxml": partial(bare_parse, data)}
        seconds = medians(sides, rounds=options.rounds)
        lines.append(
            Line(
                what=f"{title}, validated",
                against="lxml's bare parse",
                ours=seconds["ours"],
                theirs=seconds["lxml"],
                figure=ALLOWED,
                at_most=True,
            )
        )
    return lines


def _growth(
    documents: Mapping[tuple[str, int], bytes], options: argparse.Namespace
) -> list[tuple[str, ...]]:
    lines = []
    for name, title in NAMES.items():
        each = {
            count: partial(check, documents[name, count]) for count in options.growth
        }
        named = {str(count): side for count, side in each.items()}
        seconds = medians(named, rounds=options.rounds)
        least = float("inf")
        for count in sorted(options.growth):
            one = seconds[str(count)] / count
            even = "even" if one <= least * STEEPEST else "GROWS"
            least = min(least, one)
            size = f"{len(documents[name, count]) / 1e6:.1f} MB"
            whole = milliseconds(seconds[str(count)])
            lines.append((title, f"{count:,}", size, whole, milliseconds(one), even))
    return lines


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m bench.validating", description=__doc__
    )
    parser.add_argument("--against", type=int, default=1000, metavar="N")
    parser.add_argument(
        "--growth", type=int, nargs="+", default=[100, 1000, 10_000], metavar="N"
    )
    parser.add_argument("--contents", type=int, default=2000, metavar="BYTES")
    parser.add_argument("--rounds", type=int, default=5)
    return parser


if __name__ == "__main__":
    sys.exit(main())
