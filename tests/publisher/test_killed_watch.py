"""`feedpub watch` killed in its midst: what is published is old or new, never torn."""

from __future__ import annotations

import gzip
import json
import os
import random
import signal
import time

import pytest

import feedpub as fp
from feedpub.cli.app import run
from feedpub.publisher import watching
from feedpub.publisher.lock import read_lock
from feedpub.publisher.many.manifest import Manifest

KILLS = 200 if "FEEDPUB_FUZZ" in os.environ else 6
BASE = "https://tide.example/"
WORDS = ("Low", "Ebb", "Top")
"""What each edition says: of one length, so that no size gives it away."""

pytestmark = [
    pytest.mark.hostile,
    pytest.mark.no_cover,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="Windows does not fork"),
    pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning"),  # xdist has threads
]

ONE = """
paths = ["posts"]
title = "Tidewater"
home_url = "https://tide.example/"
author = "Ada"
archive_size = 4
limit = 3
compress = ["gzip"]
lock = true
"""
MANY = f"""{ONE}
manifest = true
group_by = "tag"
[[feed]]
path = "harbour"
only = {{ tag = "harbour" }}
formats = ["atom", "json"]
"""


def write(folder, edition):
    """Put an edition of all articles there in one go, as a generator of sites may.

    Old articles change and new ones do, and the newest is not in the last edition.
    """
    rows = [
        {
            "title": f"Tide {number}",
            "url": f"{BASE}{number}/",
            "date": f"2026-03-{number + 1:02}T09:00:00Z",
            "body": f"{WORDS[edition] if number % 3 else 'Sea'}. " * 300,
            "tags": ["harbour" if number % 2 else "sea"],
        }
        for number in range(14)
    ]
    new = folder / ".new.tmp"
    kept = rows[:-1] if edition == 2 else rows
    new.write_text("".join(json.dumps(row) + "\n" for row in kept))
    new.replace(folder / "posts/all.jsonl")


def published(folder):
    """Give all files but those that a killed build was still writing."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*.*"))
        if not path.name.startswith(".")
    }


def leftovers(folder):
    return [*folder.rglob(".*.tmp")]


def build(*more):
    assert 0 == run(["build", "--accept", "all", *more])


@pytest.fixture
def site(tmp_path, monkeypatch, request):
    """A site and what is published of each edition, each of which is valid."""
    for name in ("_DEBOUNCE", "_STEP", "_PAUSE"):
        monkeypatch.setattr(watching, name, 10)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "posts").mkdir()
    (tmp_path / "feedpub.toml").write_text(request.param)
    editions = []
    for turn in (0, 1, 2, 0, 1, 2):
        write(tmp_path, turn)
        build()
        editions.append(published(tmp_path / "public"))

    assert editions[:3] == editions[3:]
    for name, data in editions[2].items():
        if name.endswith((".xml", "feed.json")):
            assert not fp.validate(data).errors, name
    return tmp_path, editions[:3]


def forked(*words):
    """Run the program in a process of its own, which says nothing."""
    process = os.fork()
    if process == 0:
        try:
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, 1)
            os.dup2(nowhere, 2)
            run(words)
        finally:
            os._exit(1)
    return process


def killed(process):
    os.kill(process, signal.SIGKILL)

    assert os.waitpid(process, 0)[1] == signal.SIGKILL, "it has ended by itself"


def writing_begun(folder, before, seconds=1.0):
    """Wait until a build has begun to write."""
    end = time.monotonic() + seconds
    while time.monotonic() < end and leftovers(folder) == before:
        time.sleep(0.0005)


def check(folder, editions, possible):
    """See that each file is whole; give whether all of them are of the last edition."""
    found = published(folder / "public")
    allowed = [editions[edition] for edition in possible]
    for name, data in found.items():
        assert any(each.get(name) == data for each in allowed), f"{name} is torn"
        if name.endswith(".gz"):
            assert gzip.decompress(data) == found[name[:-3]], f"{name} is of yesterday"
    for name in set.intersection(*map(set, allowed)):
        assert name.endswith(".gz") or name in found, f"{name} is gone"
    assert 13 <= len(read_lock(folder / "feedpub.lock").entries) <= 14
    manifest = folder / "public.manifest"
    if manifest.exists():
        with Manifest(manifest, keep=False) as known:
            assert () == known.notes
    return found == editions[possible[-1]]


@pytest.mark.parametrize("site", [ONE, MANY], indirect=True, ids=["feed", "set"])
def test_a_killed_watch_leaves_every_file_whole_and_the_next_build_mends_all(site):
    folder, editions = site
    chance = random.Random(11)
    possible, mixed, cut_off = [2], 0, 0
    for turn in range(KILLS // 2):
        process = forked("watch", "--accept", "all")
        time.sleep(chance.uniform(0, 0.3))
        possible.append(chance.choice([*{0, 1, 2} - {possible[-1]}]))
        before = leftovers(folder)
        write(folder, possible[-1])
        if turn % 2:
            writing_begun(folder, before)
            time.sleep(chance.uniform(0, 0.02))
        else:
            time.sleep(chance.uniform(0, 0.5))
        killed(process)
        cut_off += leftovers(folder) != before
        if check(folder, editions, possible):
            possible = possible[-1:]
        else:
            mixed += 1

    assert KILLS < 100 or (mixed > 5 and cut_off > 5), "hardly any came amid a build"

    for left in leftovers(folder):  # those of sets stay until they are old
        os.utime(left, (0, 0))
    build()
    assert editions[possible[-1]] == published(folder / "public")
    assert [] == leftovers(folder / "public")
