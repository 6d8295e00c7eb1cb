"""`feedpub build`: from articles to feeds."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from feedpub.cli import terminal
from feedpub.errors import SourceError, UnreachableError
from feedpub.settings import find_config

if TYPE_CHECKING:
    from feedpub.publisher import BuildResult, Receipt

_NAMES: Final = {"rss": "RSS 2.0", "atom": "Atom 1.0", "json": "JSON Feed 1.1"}
_SHOWN: Final = 5
_SAME: Final = 3
_VALUES: Final = re.compile(r"'[^']*'|\d+")
_EXAMPLE: Final = """\b
Example:
  feedpub build posts --out public --title Tidewater \\
    --home-url https://tide.example/ --author "Ada Reed <ada@tide.example>"
"""
_NOT_PUBLISHED: Final = (
    "nothing was published; mend these, or publish all others with --keep-going"
)
_NONE_LEFT: Final = "nothing was published, for no article is left; mend these"
_LEFT_OUT: Final = {
    "drafts": "as they are drafts",
    "future": "as they are later than --now",
    "expired": "as they have expired",
}
_VERBS: Final = {
    "written": "wrote",
    "unchanged": "unchanged",
    "would-write": "would write",
}


_Progress = Callable[[int, int, str], None]


def _words(_: click.Context, __: click.Parameter, text: str | None) -> Any:
    """Part a list at its commas."""
    if text is None:
        return None
    return tuple(word.strip() for word in text.split(",") if word.strip())


def _pairs(_: click.Context, __: click.Parameter, texts: tuple[str, ...]) -> Any:
    """Read FIELD=NAME."""
    pairs = [text.partition("=") for text in texts]
    for name, equals, value in pairs:
        if not (name.strip() and equals and value.strip()):
            raise click.BadParameter(
                f"{name + equals + value!r}: write it as published=publishDate"
            )
    return {name.strip(): value.strip() for name, _, value in pairs}


@click.command(epilog=_EXAMPLE)
@click.argument("paths", metavar="[PATH]...", nargs=-1)
@click.option(
    "--query",
    metavar="SQL",
    help="What to SELECT from a database, or @FILE that has it.",
)
@click.option("--out", metavar="DIR", help="The folder for the feeds.  [public]")
@click.option("--title", metavar="T", help="The feed's title.")
@click.option("--home-url", metavar="URL", help="The page that the feed belongs to.")
@click.option(
    "--base-url",
    metavar="URL",
    help="Where the feeds will be, for their own addresses.  [the home URL]",
)
@click.option("--description", metavar="D", help="What the feed is about.")
@click.option("--language", metavar="TAG", help="Its language, such as en or pt-BR.")
@click.option(
    "--author",
    metavar='"NAME <MAIL>"',
    multiple=True,
    help="Who writes, where an article does not say. May be repeated.",
)
@click.option(
    "--timezone",
    metavar="ZONE",
    help="The zone of times without one, such as Europe/Berlin.",
)
@click.option(
    "--date-order",
    type=click.Choice(["day-first", "month-first"]),
    help="How to read 03/04/2026, which is an error otherwise.",
)
@click.option(
    "--formats", callback=_words, metavar="LIST", help="Of rss, atom, json.  [all]"
)
@click.option(
    "--url-pattern",
    metavar="P",
    help="The address of articles without one: https://tide.example/{slug}/",
)
@click.option(
    "--map",
    "names",
    metavar="FIELD=NAME",
    multiple=True,
    callback=_pairs,
    help="The name that articles use for a field. May be repeated.",
)
@click.option(
    "--limit", metavar="N", type=click.IntRange(min=1), help="At most N articles."
)
@click.option(
    "--merge-into",
    metavar="FILE",
    help="The feed published before: its articles stay, with their ids and dates.",
)
@click.option(
    "--sort",
    type=click.Choice(["newest", "none"]),
    help="The order of articles; none keeps that of the files.  [newest]",
)
@click.option(
    "--now",
    metavar="ISO",
    help="Leave out what is later than this, or has expired by then.",
)
@click.option(
    "--keep-going", is_flag=True, default=None, help="Publish what can be read."
)
@click.option(
    "--no-sanitize",
    "sanitize",
    flag_value=False,
    default=None,
    help="Keep scripts and other unsafe HTML.",
)
@click.option(
    "--allow-empty",
    is_flag=True,
    default=None,
    help="Let a feed without articles replace one that has some.",
)
@click.option(
    "--strict",
    is_flag=True,
    default=None,
    help="Stop if a format cannot carry all of the feed.",
)
@click.option("--dry-run", is_flag=True, help="Write nothing, but say what would be.")
@click.option("-v", "--verbose", is_flag=True, help="Tell every note and loss.")
@click.option(
    "--config",
    metavar="FILE",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="The configuration.  [the nearest feedpub.toml or pyproject.toml]",
)
def build(
    paths: tuple[str, ...],
    names: dict[str, str],
    author: tuple[str, ...],
    config: Path | None,
    *,
    dry_run: bool,
    verbose: bool,
    **options: Any,
) -> None:
    """Make feeds of articles: RSS 2.0, Atom 1.0 and JSON Feed 1.1.

    PATH is a file or a folder with articles in Markdown, HTML, plain text, JSON, JSON
    Lines or CSV, or the URL of a database, such as sqlite:///blog.db, which is read
    with --query and never written. Whatever is not said here is taken from
    feedpub.toml, or from [tool.feedpub] in pyproject.toml, in this folder or the
    nearest one above.

    Feeds are validated before they are written, each file is replaced whole, and one
    that has not changed is not touched. If any article cannot be read, it is named
    with the reason, the exit code is 1 and nothing is published.
    """
    from feedpub import publisher  # noqa: PLC0415 - --help should not load lxml

    given = options | {"paths": paths or None, "author": author or None}
    file = config or find_config()
    settings = publisher.configured(file, names=names, **given)
    try:
        result = _with_progress(
            lambda tell: publisher.build(
                settings, file=file, dry_run=dry_run, progress=tell
            )
        )
    except UnreachableError:
        raise
    except SourceError as error:
        terminal.say_error(error)
        if any(problem.where for problem in error.problems):
            terminal.say("error", _NONE_LEFT if settings.keep_going else _NOT_PUBLISHED)
        raise click.exceptions.Exit(1) from None
    _report(result, verbose=verbose)


def _with_progress(work: Callable[[_Progress | None], BuildResult]) -> BuildResult:
    """Show a bar while articles are read, if there is a terminal to show it on."""
    if not sys.stderr.isatty():
        return work(None)
    with click.progressbar(
        label="reading", file=sys.stderr, length=1, item_show_func=lambda path: path
    ) as bar:

        def tell(done: int, total: int, path: str) -> None:
            bar.length = total
            bar.update(done - bar.pos, path)

        return work(tell)


def _report(result: BuildResult, *, verbose: bool) -> None:
    """Say what was done on the standard output, and all the rest beside it."""
    terminal.say_problems(result.problems)
    for where, message in result.notes if verbose else _folded(result.notes):
        terminal.say("note", message, where)
    for what in _LEFT_OUT:
        if places := getattr(result, what):
            terminal.say("note", f"left out, {_LEFT_OUT[what]}: {_listed(places)}")
    for receipt in result.receipts:
        for line in _losses(receipt, verbose=verbose):
            terminal.say("note", line)
    for receipt in result.receipts:
        click.echo(_line(receipt, len(result.feed.articles)))


def _folded(notes: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Show a few notes of each kind, and how many more there are."""
    kinds: dict[str, list[tuple[str, str]]] = {}
    for note in notes:
        kinds.setdefault(_VALUES.sub("", note[1]), []).append(note)
    for same in kinds.values():
        yield from same[:_SAME]
        if same[_SAME:]:
            yield "", f"and {len(same) - _SAME} more like this; --verbose has all"


def _losses(receipt: Receipt, *, verbose: bool) -> Iterator[str]:
    """Tell what is not carried: each kind, or just the fields on one line."""
    from feedpub.publisher import tally  # noqa: PLC0415 - --help should not load lxml

    name = _NAMES[receipt.format]
    kinds = tally(receipt.losses)
    if verbose:
        yield from (f"{name} cannot carry {loss}" for loss in kinds)
    elif kinds:
        fields = ", ".join(dict.fromkeys(loss.field for loss in kinds))
        yield f"{name} cannot carry all of {fields}; --verbose says why"


def _listed(places: tuple[str, ...]) -> str:
    shown = ", ".join(places[:_SHOWN])
    more = len(places) - _SHOWN
    return f"{shown} and {more} more" if more > 0 else shown


def _line(receipt: Receipt, articles: int) -> str:
    """Read as `wrote public/rss.xml  12,345 bytes  42 articles  RSS 2.0`."""
    verb = click.style(_VERBS[receipt.state], fg="green" if receipt.written else None)
    plural = "" if articles == 1 else "s"
    return (
        f"{verb} {receipt.path}  {receipt.bytes:,} bytes  "
        f"{articles:,} article{plural}  {_NAMES[receipt.format]}"
    )
