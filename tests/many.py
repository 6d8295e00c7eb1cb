"""Feeds by the dozen for the tests, and functions that other processes can import."""

from __future__ import annotations

import os
import time
from concurrent.futures import Executor, Future
from functools import partial
from pathlib import Path

import feedpub as fp
from feedpub.publisher.sinks import LocalSink

BASE = "https://tide.example/feeds/"
DRY = fp.BuildOptions(dry_run=True)


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


def refuse():
    raise AssertionError("nothing has changed, so nothing is to be read")


def files(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def build_many(these, place, *more, **how):
    return fp.build_many(these, quick(place), *more, **how)


def build(these, place, **how):
    receipts = []
    totals = build_many(these, place, report=receipts.append, **how)
    return totals, receipts


def states(receipts):
    return {receipt.key: receipt.state for receipt in receipts}


class Here(Executor):
    """An executor that works when it is asked, and remembers what it was sent."""

    def __init__(self):
        self.sent = []

    def submit(self, work, chunk):
        self.sent.append(len(chunk))
        future = Future()
        try:
            future.set_result(work(chunk))
        except Exception as error:  # noqa: BLE001 - it is the future's
            future.set_exception(error)
        return future


class Memory(dict):
    """A sink that can do nothing but write, and counts how often it does."""

    def __init__(self):
        super().__init__()
        self.writes = []

    def write(self, key, data, content_type, cache_control):
        self.writes.append(key)
        self[key] = (data, content_type, cache_control)
