"""Where documents go: a folder, an object store, or anything that can write."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING
from urllib.request import url2pathname

from feedpub.errors import PublishError
from feedpub.publisher.sinks.cloud import FsspecSink, is_url
from feedpub.publisher.sinks.items import Item, Sink
from feedpub.publisher.sinks.local import LocalSink

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["FsspecSink", "Item", "LocalSink", "Sink", "is_url", "sink_for"]


def sink_for(place: str | Path | Sink) -> Sink:
    """Give the sink for a folder, or for the URL of one such as `s3://bucket/feeds`.

    What is a sink already is given back, and `file:///srv/feeds` is a folder.
    """
    if isinstance(place, str) and place.startswith("file://"):
        return LocalSink(url2pathname(place.removeprefix("file://")))
    if isinstance(place, str) and is_url(place):
        return FsspecSink(place)
    if isinstance(place, (str, os.PathLike)):
        return LocalSink(place)
    if callable(getattr(place, "write", None)):
        return place
    raise PublishError(
        f"{place!r} is no place for feeds; give a folder, a URL such as "
        f"s3://bucket/feeds, or an object with write(key, data, content_type, "
        f"cache_control)"
    )
