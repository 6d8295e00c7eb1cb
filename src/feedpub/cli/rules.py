"""`feedpub rules`: what the validator knows, and why."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

import click

from feedpub.cli import terminal
from feedpub.cli.options import config_file

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from feedpub.validator import Level

_COLOURS: Final = {"error": "red", "warning": "yellow", "note": "cyan"}
_SCHEMA: Final = "feedpub-rules/1"
_EPILOG: Final = """\b
Example:
  feedpub rules
  feedpub rules rss-guid-not-url
  feedpub rules --profile best-practice --format json
"""


@click.command(epilog=_EPILOG)
@click.argument("names", metavar="[NAME]...", nargs=-1)
@click.option(
    "--profile",
    metavar="NAME",
    help="Only the rules of this profile, with the levels they have there.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="Whether people or machines read it.",
)
@config_file
def rules(
    names: tuple[str, ...], profile: str | None, form: str, config: Path | None
) -> None:
    """List the validator's rules by family, or explain those with these NAMEs.

    NAME is a rule, which is explained with its reason, a wrong and a right example and
    the specification's section, or a family, whose rules are listed. A NAME that is
    neither makes the exit code 2.
    """
    from feedpub.validator import RULES  # noqa: PLC0415 - --help should not load lxml

    levels = _levels(profile, config)
    families = {rule.family for rule in RULES.values()}
    _refuse_unknown(tuple(name for name in names if name not in families))
    wanted = tuple(
        name
        for name in levels
        if not names or name in names or RULES[name].family in names
    )
    explained = tuple(name for name in names if name in RULES)
    if form == "json":
        chosen = tuple(dict.fromkeys((*explained, *wanted)))
        click.echo(_as_json(chosen, levels))
        return
    listed = tuple(name for name in wanted if name not in explained)
    parts = [_explained(name, levels) for name in explained]
    parts += [_listed(listed, levels)] if listed else []
    click.echo("\n\n".join(parts))


def _levels(profile: str | None, config: Path | None) -> Mapping[str, Level]:
    """Give the rules and their levels: all of them, or those of a profile."""
    from feedpub.validator import RULES  # noqa: PLC0415 - as above

    if profile is None and config is None:
        return {rule.name: rule.level for rule in RULES.values()}
    from feedpub.cli.check import settings  # noqa: PLC0415 - likewise
    from feedpub.validator.profiles import levels_of  # noqa: PLC0415 - likewise

    asked = settings.Asked(profile=profile)
    return levels_of(settings.settled(config, asked).profile)


def _refuse_unknown(names: tuple[str, ...]) -> None:
    from feedpub.validator import RULES  # noqa: PLC0415 - as above
    from feedpub.validator.profiles.customising import mend_of  # noqa: PLC0415 - likewise

    unknown = [name for name in names if name not in RULES]
    for name in unknown:
        terminal.say("error", f"{name!r} {mend_of(name)}")
    if unknown:
        raise click.exceptions.Exit(2)


def _as_json(names: tuple[str, ...], levels: Mapping[str, Level]) -> str:
    from feedpub.reporters.explaining import rule_table  # noqa: PLC0415 - as above
    from feedpub.validator import RULES  # noqa: PLC0415 - likewise

    tables = [rule_table(RULES[name], levels.get(name)) for name in names]
    return json.dumps({"schema": _SCHEMA, "rules": tables}, indent=2)


def _explained(name: str, levels: Mapping[str, Level]) -> str:
    from feedpub.reporters.explaining import rule_text  # noqa: PLC0415 - as above
    from feedpub.validator import RULES  # noqa: PLC0415 - likewise

    return rule_text(RULES[name], levels.get(name))


def _listed(names: tuple[str, ...], levels: Mapping[str, Level]) -> str:
    """List rules under their families; each line has name, level and summary."""
    from feedpub.validator.profiles.customising import families_of  # noqa: PLC0415 - as above

    width = max(map(len, names))
    parts: list[str] = []
    for family, members in families_of(names).items():
        parts.append(click.style(family, bold=True))
        for rule in members:
            word = str(levels[rule.name])
            level = click.style(f"{word:<7}", fg=_COLOURS[word])
            parts.append(f"  {rule.name:<{width}}  {level}  {rule.summary}")
        parts.append("")
    return "\n".join(parts[:-1])
