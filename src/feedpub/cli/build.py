"""`feedpub build`: from articles to feeds."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Any, Final

import click

from feedpub.cli import terminal
from feedpub.cli.bars import Bars
from feedpub.cli.news import News
from feedpub.cli.options import config_file
from feedpub.cli.telling import Told, tell
from feedpub.errors import SourceError, UnreachableError
from feedpub.settings import find_config

if TYPE_CHECKING:
    from pathlib import Path

_EXAMPLE: Final = """\b
Example:
  feedpub build posts --out public --title Tidewater \\
    --home-url https://tide.example/ --author "Ada Reed <ada@tide.example>"
"""
_NOT_PUBLISHED: Final = (
    "nothing was published; mend these, or publish all others with --keep-going"
)
_NONE_LEFT: Final = "nothing was published, for no article is left; mend these"


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


def _asking(*, allow_private: bool) -> Any:
    """Give what asks a server about a recording."""
    from feedpub import fetching  # noqa: PLC0415 - TLS costs time, few need it

    return partial(fetching.head, allowed=fetching.allowing(private=allow_private))


def _part(_: click.Context, __: click.Parameter, text: str | None) -> Any:
    """Read I/N."""
    if text is None:
        return None
    found = re.fullmatch(r"(\d{1,6})/(\d{1,6})", text)
    if not found or not 1 <= int(found[1]) <= int(found[2]):
        raise click.BadParameter(f"{text!r}: write it as 1/4, and so on up to 4/4")
    return int(found[1]), int(found[2])


@click.command(epilog=_EXAMPLE)
@click.argument("paths", metavar="[PATH]...", nargs=-1)
@click.option(
    "--query",
    metavar="SQL",
    help="What to SELECT from a database, or @FILE that has it.",
)
@click.option(
    "--out",
    metavar="DIR",
    help="The folder for the feeds, or a URL such as s3://bucket/feeds.  [public]",
)
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
    "--archive-size",
    metavar="N",
    type=click.IntRange(min=1),
    help="Put older articles into archives of N, which do not change any more.",
)
@click.option(
    "--archive-by",
    type=click.Choice(["month", "year"]),
    help="Put older articles into one archive a month or a year.",
)
@click.option(
    "--group-by",
    metavar="FIELD",
    help="One more feed for each tag, author, language, section or other field.",
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
    help="Leave out what is later than this, or has expired by then.  "
    "[the variable SOURCE_DATE_EPOCH]",
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
    "--no-readable",
    "readable",
    flag_value=False,
    default=None,
    help="Leave out the page that browsers show of RSS and Atom.",
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
@click.option(
    "--lock",
    metavar="FILE",
    help="Keep here what readers know of each article, so that ids and dates stay.",
)
@click.option(
    "--accept",
    metavar="ID",
    multiple=True,
    help="Let an article that the lock knows go, or change its id; all for every one.",
)
@click.option(
    "--allow-network",
    is_flag=True,
    help="Ask servers how long recordings are, and remember that in the lock.",
)
@click.option(
    "--manifest",
    metavar="FILE",
    help="Keep account of what was built here, and leave alone what has not changed.",
)
@click.option("--force", is_flag=True, help="Build what has not changed, too.")
@click.option(
    "--jobs",
    metavar="N",
    type=click.IntRange(min=1),
    default=1,
    help="Build many feeds by N processes.",
)
@click.option(
    "--shard",
    metavar="I/N",
    callback=_part,
    help="Build the I-th of N parts of the feeds; see feedpub merge-receipts.",
)
@click.option(
    "--receipts",
    metavar="FILE",
    help="Where that part's receipts go.  [receipts-I-of-N.jsonl]",
)
@click.option("--ping", is_flag=True, help="Tell hubs of the feeds that are new.")
@click.option(
    "--allow-private",
    is_flag=True,
    help="With --ping or --allow-network: at private addresses, too.",
)
@click.option("--dry-run", is_flag=True, help="Write nothing, but say what would be.")
@click.option("-v", "--verbose", is_flag=True, help="Tell every note and loss.")
@config_file
def build(
    paths: tuple[str, ...],
    names: dict[str, str],
    author: tuple[str, ...],
    accept: tuple[str, ...],
    config: Path | None,
    *,
    ping: bool,
    allow_network: bool,
    allow_private: bool,
    dry_run: bool,
    verbose: bool,
    **options: Any,
) -> None:
    """Make feeds of articles: RSS 2.0, Atom 1.0 and JSON Feed 1.1.

    PATH is a file or a folder with articles in Markdown, HTML, plain text, JSON, JSON
    Lines or CSV, or the URL of a database, such as sqlite:///blog.db, which is read
    with --query and never written. Whatever is not said here is taken from
    feedpub.toml, or from [tool.feedpub] in pyproject.toml, in this folder or the
    nearest one above, and so are the tables [[feed]], which make more feeds.

    Feeds are validated before they are written, each file is replaced whole, and one
    that has not changed is not touched. If any article cannot be read, it is named
    with the reason, the exit code is 1 and nothing is published.
    """
    from feedpub import publisher  # noqa: PLC0415 - --help should not load lxml

    manner = publisher.Manner(
        **{name: options.pop(name) for name in ("jobs", "force", "shard", "receipts")}
    )
    given = options | {"paths": paths or None, "author": author or None}
    file = config or find_config()
    settings = publisher.configured(file, names=names, **given)
    told = Told(settings.out, verbose=verbose)
    news = News(settings, asked=ping and not dry_run, allow_private=allow_private)
    try:
        with Bars() as bars, news.lasting():
            result = publisher.build(
                settings,
                file=file,
                dry_run=dry_run,
                progress=bars.reading,
                report=news.also(told.also(bars.building)),
                manner=manner,
                accept=accept,
                ask=_asking(allow_private=allow_private) if allow_network else None,
            )
    except UnreachableError:
        raise
    except SourceError as error:
        terminal.say_error(error)
        if any(problem.where for problem in error.problems):
            terminal.say("error", _NONE_LEFT if settings.keep_going else _NOT_PUBLISHED)
        raise click.exceptions.Exit(1) from None
    tell(result, told, verbose=verbose)
    if manner.shard is not None and not dry_run:
        click.echo(told.next_step(*manner.shard, manner.receipts))
    news.spread(result)
    if told.failed:
        raise click.exceptions.Exit(1)
