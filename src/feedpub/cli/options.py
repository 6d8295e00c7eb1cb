"""Options that several commands have, in the same words."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeVar

import click

if TYPE_CHECKING:
    from collections.abc import Callable

    from feedpub.fetching import Limits

Command = TypeVar("Command", bound="Callable[..., Any]")

config_file: Final = click.option(
    "--config",
    metavar="FILE",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="The configuration.  [the nearest feedpub.toml or pyproject.toml]",
)
"""The option of commands that go by a configuration."""

_FETCHING: Final = (
    click.option(
        "--allow-network", is_flag=True, help="Fetch what is given as an address."
    ),
    click.option(
        "--allow-private",
        is_flag=True,
        help="Fetch from private and local addresses too.",
    ),
    click.option(
        "--timeout",
        metavar="SECONDS",
        type=click.FloatRange(min=0, min_open=True, max=3600),
        default=20.0,
        show_default=True,
        help="How long one address may take, redirects included.",
    ),
    click.option(
        "--max-redirects",
        metavar="N",
        type=click.IntRange(min=0, max=20),
        default=5,
        show_default=True,
        help="How many redirects to follow.",
    ),
)


class Network(NamedTuple):
    """How addresses may be asked."""

    limits: Limits
    allow_private: bool


def network_options(command: Command) -> Command:
    """Give a command the options of fetching, which `network_of` reads."""
    for option in reversed(_FETCHING):
        command = option(command)
    return command


def network_of(options: dict[str, Any]) -> Network | None:
    """Take these options out of a command's; None where nothing may be fetched."""
    allowed, private = options.pop("allow_network"), options.pop("allow_private")
    seconds, redirects = options.pop("timeout"), options.pop("max_redirects")
    if not allowed:
        return None
    from feedpub.fetching import Limits  # noqa: PLC0415 - TLS costs time, few need it

    return Network(Limits(seconds=seconds, redirects=redirects), allow_private=private)
