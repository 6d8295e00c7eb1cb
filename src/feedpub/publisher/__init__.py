"""Articles to files: what `feedpub build` does, and the careful writing of files."""

from __future__ import annotations

from feedpub.publisher.archives import Division
from feedpub.publisher.building import BuildResult, build
from feedpub.publisher.config import Config, configured, load_config, write_starter
from feedpub.publisher.many import (
    BuildOptions,
    FeedReceipt,
    FeedSpec,
    Totals,
    build_many,
    build_partition,
    build_shard,
    finish,
    merge_receipts,
    shard,
)
from feedpub.publisher.publishing import Receipt, State, publish
from feedpub.publisher.sets.building import Manner, merge
from feedpub.publisher.sets.tables import Author, FeedTable, Index
from feedpub.publisher.sinks import FsspecSink, LocalSink, Sink, sink_for
from feedpub.publisher.tally import Loss, tally
from feedpub.settings import find_config

__all__ = [
    "Author",
    "BuildOptions",
    "BuildResult",
    "Config",
    "Division",
    "FeedReceipt",
    "FeedSpec",
    "FeedTable",
    "FsspecSink",
    "Index",
    "LocalSink",
    "Loss",
    "Manner",
    "Receipt",
    "Sink",
    "State",
    "Totals",
    "build",
    "build_many",
    "build_partition",
    "build_shard",
    "configured",
    "find_config",
    "finish",
    "load_config",
    "merge",
    "merge_receipts",
    "publish",
    "shard",
    "sink_for",
    "tally",
    "write_starter",
]
