"""`feedpub stats`: a feed in figures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from feedpub.cli import terminal
from feedpub.cli.documents import deliver

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from feedpub.publisher.statistics import Count, Since, Statistics

_EXAMPLE: Final = """\b
Example:
  feedpub stats public/rss.xml
  feedpub stats --against old/rss.xml public/rss.xml
  feedpub stats --format json public
"""
_SHOWN: Final = 5
_FORMS: Final = ("text", "json")


@click.command(epilog=_EXAMPLE)
@click.argument("paths", metavar="PATH...", nargs=-1, required=True)
@click.option(
    "--against",
    metavar="OLD",
    type=click.Path(exists=True, dir_okay=False),
    help="Tell what has changed since this state of the feed, or this feedpub.lock.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(_FORMS),
    default="text",
    show_default=True,
    help="The form of the report.",
)
def stats(paths: tuple[str, ...], against: str | None, form: str) -> None:
    """Tell how many articles a feed has, how often they come, and how large they are.

    PATH is a feed of any format, or a folder with feeds, of which each has a line.
    """
    from feedpub.cli.check.inputs import find  # noqa: PLC0415 - --help needs no lxml
    from feedpub.publisher.statistics import statistics  # noqa: PLC0415 - likewise

    names = find(paths).names
    if not names:
        raise click.UsageError("there is no feed in what is given")
    if against is not None and len(names) > 1:
        raise click.UsageError(f"--against is for one feed, and there are {len(names)}")
    found = [(name, statistics(name, against=against)) for name in names]
    if form == "json":
        deliver(_json(found))
        return
    lines = _whole(*found[0]) if len(found) == 1 else _table(found)
    deliver("".join(f"{line}\n" for line in lines).encode("utf-8", "backslashreplace"))


def _json(found: Sequence[tuple[str, Statistics]]) -> bytes:
    import msgspec  # noqa: PLC0415 - --help needs none of it

    whole = [
        {"name": name, **{key: _plain(value) for key, value in _fields(each)}}
        for name, each in found
    ]
    return msgspec.json.format(msgspec.json.encode(whole), indent=2) + b"\n"


def _fields(found: Statistics) -> Iterator[tuple[str, object]]:
    for name in type(found).__slots__:
        yield name, getattr(found, name)


def _plain(value: object) -> object:
    """Give named tuples as objects, for the names are what they are read by."""
    if hasattr(value, "_asdict"):
        return {key: _plain(each) for key, each in value._asdict().items()}
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    return value


def _whole(name: str, found: Statistics) -> Iterator[str]:
    yield f"{name}: {found.title}"
    yield f"  articles    {found.articles:,}{_texts(found)}"
    if found.newest and found.oldest:
        yield f"  newest      {found.newest.isoformat()}"
        yield f"  oldest      {found.oldest.isoformat()}"
    if found.days_between is not None:
        days = "day" if found.days_between == 1 else "days"
        said = f"{found.days_between:g} {days} from one to the next (median)"
        yield f"  cadence     {said}"
    yield f"  size        {found.bytes:,} bytes, {found.gzip_bytes:,} with gzip"
    if found.enclosures:
        total = f"{found.enclosure_bytes:,} bytes"
        yield f"  enclosures  {found.enclosures:,}, {total} together"
    yield from _names("authors", found.authors)
    yield from _names("tags", found.tags)
    for one in found.heaviest[:_SHOWN]:
        label = "heaviest" if one is found.heaviest[0] else ""
        yield f"  {label:10}  {one.bytes:,} bytes  {one.title}"
    if found.since is not None:
        yield from _changes(found.since)


def _texts(found: Statistics) -> str:
    kinds = {
        "full text": found.full_texts,
        "summary": found.summaries,
        "title only": found.titles_only,
    }
    said = ", ".join(f"{count:,} {kind}" for kind, count in kinds.items() if count)
    return f" ({said})" if said else ""


def _names(label: str, counts: tuple[Count, ...]) -> Iterator[str]:
    if counts:
        names = [f"{one.name} ({one.articles:,})" for one in counts]
        yield f"  {label:10}  {terminal.listed(names, _SHOWN)}"


def _changes(since: Since) -> Iterator[str]:
    for label, names in since._asdict().items():
        listed = f": {terminal.listed(names, _SHOWN)}" if names else ""
        yield f"  {label:10}  {len(names):,}{listed}"


def _table(found: Iterable[tuple[str, Statistics]]) -> Iterator[str]:
    """Give a line for each feed, in columns."""
    head = ("feed", "articles", "newest", "days between", "bytes", "gzip")
    rows = [head, *(_row(name, each) for name, each in found)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for first, *rest in rows:
        cells = (
            cell.rjust(width) for cell, width in zip(rest, widths[1:], strict=True)
        )
        yield "  ".join((first.ljust(widths[0]), *cells))


def _row(name: str, found: Statistics) -> tuple[str, ...]:
    day = found.newest.date().isoformat() if found.newest else "-"
    between = "-" if found.days_between is None else f"{found.days_between:g}"
    sizes = (f"{found.bytes:,}", f"{found.gzip_bytes:,}")
    return (name, f"{found.articles:,}", day, between, *sizes)
