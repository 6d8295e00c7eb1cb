"""`feedpub diff`: what has changed from one state of a feed to another."""

from __future__ import annotations

from typing import Final

import click

from feedpub.cli import terminal
from feedpub.cli.documents import deliver, feed_from

_FORMATS: Final = ("text", "json", "markdown", "html")
_EPILOG: Final = """\b
Example:
  feedpub diff public/rss.xml new/rss.xml
  feedpub diff --fail-on danger --format markdown public/rss.xml new/rss.xml
"""


@click.command(epilog=_EPILOG)
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@click.option(
    "--format",
    "form",
    type=click.Choice(_FORMATS),
    default="text",
    show_default=True,
    help="The form of the report.",
)
@click.option(
    "--fail-on",
    type=click.Choice(["any", "danger", "never"]),
    default="any",
    show_default=True,
    help="What makes the exit code 1: any change, or one by which readers suffer.",
)
def diff(old: str, new: str, form: str, fail_on: str) -> None:
    """Tell what has changed from the feed OLD to the feed NEW.

    OLD and NEW are files of any format, or - for the standard input. Articles are the
    same if their ids are. Dangers come first: another id for the same article, an id
    used again, moved first dates, a shrunken feed, another address, another order. The
    exit code is 0 if the feeds are the same, 1 if they differ, and 3 if one cannot be
    read.
    """
    from feedpub.model.comparing import compare  # noqa: PLC0415 - --help needs no lxml
    from feedpub.reporters.differences import DIFFERENCE_FORMATS  # noqa: PLC0415 - likewise

    if old == new == "-":
        raise click.UsageError("only one of OLD and NEW can be the standard input")
    difference = compare(feed_from(old), feed_from(new))
    report = DIFFERENCE_FORMATS[form](difference)
    deliver(report.encode("utf-8", "backslashreplace"))
    failing = {"any": not difference.same, "danger": difference.dangers, "never": False}
    if failing[fail_on]:
        raise click.exceptions.Exit(1)
    if difference.dangers:
        terminal.say("note", "there are dangers")
