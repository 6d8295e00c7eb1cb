"""The words of `feedpub check`: its arguments, options and exit codes."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any, Final

import click

from feedpub.cli.check import outputs
from feedpub.cli.moment import judged_at
from feedpub.cli.options import config_file, network_of, network_options

_EPILOG: Final = """\b
Example:
  feedpub check public/rss.xml public/feed.json
  feedpub check public --fail-on warning --format auto --format sarif:feeds.sarif
  curl -s https://tide.example/rss.xml | feedpub check --stdin-filename rss.xml -
"""
_LEVELS: Final = ("error", "warning", "note")
_FORMATS: Final = ", ".join((outputs.AUTO, *outputs.REPORTERS))


def _levels(
    _: click.Context, __: click.Parameter, texts: tuple[str, ...]
) -> tuple[tuple[str, str], ...]:
    """Read RULE=LEVEL."""
    pairs = [text.rpartition("=") for text in texts]
    for rule, _equals, level in pairs:
        if not rule or level not in (*_LEVELS, "off"):
            raise click.BadParameter(
                f"{rule}={level}: write RULE=error, RULE=warning, RULE=note or RULE=off"
            )
    return tuple((rule.strip(), level) for rule, _, level in pairs)


def _words(
    _: click.Context, __: click.Parameter, texts: tuple[str, ...]
) -> tuple[str, ...]:
    """Part lists at their commas."""
    words = (word.strip() for text in texts for word in text.split(","))
    return tuple(word for word in words if word)


@click.command(epilog=_EPILOG)
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@click.option(
    "--format",
    "forms",
    metavar="FORMAT[:FILE]",
    multiple=True,
    help=f"The form of the report, and where it goes: {_FORMATS}. auto is github "
    "under GitHub Actions and text elsewhere. May be repeated.  [auto]",
)
@click.option(
    "--fail-on",
    type=click.Choice(_LEVELS),
    help="The lowest level of a finding that makes the exit code 1.  [error]",
)
@click.option("--profile", metavar="NAME", help="Which set of rules counts.  [spec]")
@click.option(
    "--select",
    metavar="RULES",
    multiple=True,
    callback=_words,
    help="Rules or families to run besides those of the profile; * and ? are "
    "understood. May be repeated.",
)
@click.option(
    "--ignore",
    metavar="RULES",
    multiple=True,
    callback=_words,
    help="Rules or families not to run. May be repeated.",
)
@click.option(
    "--level",
    "levels",
    metavar="RULE=LEVEL",
    multiple=True,
    callback=_levels,
    help="Make a rule or family error, warning, note or off. May be repeated.",
)
@click.option(
    "--baseline",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Leave out the findings that this file knows.",
)
@click.option(
    "--write-baseline",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Write all findings to this file instead of reporting them.",
)
@click.option(
    "--max-findings",
    metavar="N",
    type=click.IntRange(min=1),
    help="Report at most N findings of a document, the heaviest ones. All count.",
)
@click.option(
    "--max-size",
    metavar="MB",
    type=click.IntRange(min=1),
    help="Read documents of up to so many million bytes, if you trust them.  [20]",
)
@click.option(
    "--stream",
    is_flag=True,
    help="Check each document part by part, in little memory, however large it is.",
)
@click.option(
    "--fix",
    is_flag=True,
    help="Mend files in their place, where a finding can be meant in one way only, and "
    "report what is left. A document from - goes to the standard output.",
)
@click.option(
    "--diff",
    is_flag=True,
    help="Show what --fix would change as a unified diff, and write nothing.",
)
@click.option(
    "--url", metavar="URL", help="The feed's address, for the checks that need it."
)
@judged_at
@click.option(
    "--content-type",
    metavar="TYPE",
    help="The Content-Type that the feed is served with.",
)
@click.option(
    "--stdin-filename", metavar="NAME", help="What to call the standard input."
)
@click.option(
    "--allow-empty", is_flag=True, help="Be content if there is no feed to check."
)
@network_options
@click.option("-v", "--verbose", is_flag=True, help="Show repeated findings as well.")
@config_file
def check(files: tuple[str, ...], forms: tuple[str, ...], **options: Any) -> None:
    """Say what is wrong with feeds: RSS, Atom and JSON Feed.

    FILE is a file, a folder that is searched for feeds, a pattern such as
    'public/**/*.xml', - for the standard input, or, with --allow-network, an address.
    Each finding has its line and column, what is wrong, how to mend it, and the name
    of the rule, which `feedpub rules NAME` explains. Without --allow-network nothing
    is fetched.

    With --fix, dates, isPermaLink, the order of elements, forbidden characters and the
    like are mended where no information is lost; all other bytes stay. With --url, a
    feed that lacks its link to itself gets that, too, in any profile. With --diff
    nothing is reported, and the exit code is 1 if there is anything to mend.

    Rules are chosen by [check] in feedpub.toml, or [tool.feedpub.check] in
    pyproject.toml; the command line wins.

    The exit code is the first of these that holds: 2 if the command line or the
    configuration is wrong, or there is nothing to check; 3 if something could not be
    read, whatever was found in the rest, for all that can be read is checked, but
    nobody should take the answer for complete; 1 if there are findings at the level
    of --fail-on or above; 0 otherwise.
    """
    # Loaded here, for --help should not load lxml.
    from feedpub.cli.check import running, settings  # noqa: PLC0415 - as said above
    from feedpub.validator.profiles.customising import Layer  # noqa: PLC0415 - likewise

    if options["diff"] and forms:
        raise click.UsageError("--diff is all that is printed; leave --format out")
    job = _job(files, outputs.outputs_of(forms, os.environ), options)
    asked = settings.Asked(
        profile=options["profile"],
        layer=Layer(options["select"], options["ignore"], options["levels"]),
        fail_on=options["fail_on"],
        baseline=options["baseline"],
    )
    code = running.run(job, settings.settled(options["config"], asked))
    raise click.exceptions.Exit(code)


def _job(
    files: tuple[str, ...], places: tuple[outputs.Output, ...], options: dict[str, Any]
) -> Any:
    from feedpub.cli.check import documents, running  # noqa: PLC0415 - as above

    return running.Job(
        targets=files,
        outputs=places,
        told=documents.Told(
            url=options["url"],
            now=options["now"],
            content_type=options["content_type"],
            stdin_filename=options["stdin_filename"],
            findings=options["max_findings"] or 0,
            fix=options["fix"] and not options["diff"],
            size=options["max_size"] and options["max_size"] * 1_000_000,
            stream=options["stream"],
            ran=any(place.name in outputs.TELLING_RULES for place in places),
        ),
        network=network_of(options),
        most=options["max_findings"],
        allow_empty=options["allow_empty"],
        write_baseline=options["write_baseline"],
        fold=not options["verbose"],
        diff=options["diff"],
    )
