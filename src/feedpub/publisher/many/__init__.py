"""Very many feeds, in this process or by any engine that can call a function."""

from __future__ import annotations

from feedpub.publisher.many.course import IndexMaker, Totals
from feedpub.publisher.many.engines import build_many
from feedpub.publisher.many.manifest import Manifest
from feedpub.publisher.many.partition import BuildOptions, build_partition
from feedpub.publisher.many.receipts import (
    DocumentReceipt,
    FeedReceipt,
    receipt_from_json,
    receipt_to_json,
)
from feedpub.publisher.many.sharding import (
    build_shard,
    finish,
    merge_receipts,
    shard,
)
from feedpub.publisher.many.spec import FeedSpec

__all__ = [
    "BuildOptions",
    "DocumentReceipt",
    "FeedReceipt",
    "FeedSpec",
    "IndexMaker",
    "Manifest",
    "Totals",
    "build_many",
    "build_partition",
    "build_shard",
    "finish",
    "merge_receipts",
    "receipt_from_json",
    "receipt_to_json",
    "shard",
]
