"""What of a configuration does not go together with many feeds, or with a store."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from feedpub.errors import ConfigError, Problem
from feedpub.model.checks import duplicates
from feedpub.publisher.sets.tables import asked_in
from feedpub.publisher.sinks import is_url
from feedpub.publisher.sinks.local import leads_out

if TYPE_CHECKING:
    from collections.abc import Iterator

    from feedpub.publisher.config import Config


def check(config: Config) -> None:
    """Raise `ConfigError` with all that cannot be combined, and the way out of each."""
    if problems := tuple(_problems(config)):
        raise ConfigError(problems)


def is_set(config: Config) -> bool:
    """Tell whether a configuration asks for more than one feed of articles."""
    return bool(asked_in(config))


def _problems(config: Config) -> Iterator[Problem]:
    several = "[[feed]] and group_by make several"
    if is_set(config) and config.podcast is not None:
        message = f"is about one feed, and {several}; build each from a file of its own"
        yield Problem("", "podcast", message)
    if is_set(config) and config.merge_into is not None:
        message = f"names one feed to go on with, and {several}; leave one out"
        yield Problem("", "merge_into", message)
    for name in msgspec.structs.astuple(config.index):
        if name and leads_out(name):
            message = f"{name!r} is no file name; give one such as 'feeds.html'"
            yield Problem("", "index", message)
    index = config.index
    for twin in duplicates(filter(None, (index.opml, index.html, index.home))):
        message = f"{twin!r} is there twice; give each list its own name"
        yield Problem("", "index", message)
    if is_url(config.out) and config.partners:
        message = "go into a folder, and out is a URL; build them from another file"
        yield Problem("", "partners", message)
