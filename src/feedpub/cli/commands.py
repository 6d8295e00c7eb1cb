"""The commands by name, each loaded when it is first asked for."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    import click

NAMES: Final = (
    *("build", "check", "convert", "diff", "init", "merge-receipts", "opml"),
    *("ping", "planet", "preview", "rules", "serve", "stats", "watch"),
)
"""The commands; each is in a module of its name, and so is its function."""


class Commands(Mapping[str, "click.Command"]):
    """Every command by its name; who runs one does not load the others."""

    def __getitem__(self, name: str) -> click.Command:
        """Load the command's module."""
        if name not in NAMES:
            raise KeyError(name)
        own = name.replace("-", "_")
        command: click.Command = getattr(import_module(f"feedpub.cli.{own}"), own)
        return command

    def __iter__(self) -> Iterator[str]:
        """Give the names, in the order of the help page."""
        return iter(NAMES)

    def __len__(self) -> int:
        """Count the commands."""
        return len(NAMES)
