"""Articles to files: what `feedpub build` does, and the careful writing of files."""

from __future__ import annotations

from feedpub.publisher.building import BuildResult, build
from feedpub.publisher.config import Config, configured, load_config, write_starter
from feedpub.publisher.publishing import Receipt, State, publish
from feedpub.publisher.sets.building import Manner, merge
from feedpub.publisher.sets.tables import Author, FeedTable, Index
from feedpub.publisher.tally import Loss, tally
from feedpub.settings import find_config

__all__ = [
    "Author",
    "BuildResult",
    "Config",
    "FeedTable",
    "Index",
    "Loss",
    "Manner",
    "Receipt",
    "State",
    "build",
    "configured",
    "find_config",
    "load_config",
    "merge",
    "publish",
    "tally",
    "write_starter",
]
