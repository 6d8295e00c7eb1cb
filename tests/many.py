"""Feeds by the dozen for the tests, and functions that other processes can import."""

from __future__ import annotations

import os
import time
from functools import partial
from pathlib import Path

import feedpub as fp
from feedpub.publisher.sinks import LocalSink

BASE = "https://tide.example/feeds/"


def quick(place: object) -> object:
    """Give a sink that does not wait for the disk, if the place is a folder."""
    return LocalSink(place, durable=False) if isinstance(place, Path) else place


def load(name: str, articles: int = 2, title: str = "Tide") -> fp.Feed:
    """Make a feed as a worker would, from its name alone."""
    if name.endswith("bad"):
        raise LookupError(f"there is no tag {name}")
    return fp.Feed(
        title=f"{title}: {name}",
        home_url=f"https://tide.example/{name}/",
        language="en",
        authors=["Ada Reed"],
        updated="2026-03-02T00:00:00Z",
        articles=[
            fp.Article(
                title=f"{name} {number}",
                url=f"https://tide.example/{name}/{number}/",
                published="2026-03-01T09:00:00Z",
                summary="Low.",
            )
            for number in range(articles)
        ],
    )


def load_slowly(name: str, mark: str) -> fp.Feed:
    """Make a feed, but tell that it has been begun and wait to be killed before."""
    if name == "tags/slow":
        Path(mark).write_text(str(os.getpid()))
        time.sleep(60)
    return load(name)


def spec(name: str, *, fingerprint: str | None = "1", **more) -> fp.FeedSpec:
    fields = {
        "key": name,
        "feed": partial(load, name),
        "formats": ("atom",),
        "base_url": f"{BASE}{name}/",
        "fingerprint": fingerprint,
    }
    return fp.FeedSpec(**fields | more)


def specs(count: int, **more) -> list[fp.FeedSpec]:
    return [spec(f"tags/t{number}", **more) for number in range(count)]
