"""Builds killed in their midst: no feed, archive, lock or list is ever torn."""

from __future__ import annotations

import itertools
import json
import os
import random
import signal
import time

import pytest
from lxml import etree

import feedpub as fp
from feedpub.publisher import Config, build
from feedpub.publisher.lock import read_lock

KILLS = 200 if "FEEDPUB_FUZZ" in os.environ else 10
BASE = "https://tide.example/"

pytestmark = [
    pytest.mark.hostile,
    pytest.mark.no_cover,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="Windows does not fork"),
    pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning"),  # xdist has threads
]


def rows(version):
    """Thirty articles, of which each second one is another in each version."""
    for number in range(30):
        yield {
            "title": f"Tide {number}",
            "url": f"/{number}/",
            "date": f"2026-03-{number + 1:02}T09:00:00Z",
            "body": f"{version if number % 2 else 'Low'}. " * 200,
            "tags": ["sea"],
        }


def config_for(folder, version, **more):
    path = folder / f"{version}.jsonl"
    if not path.exists():
        path.write_text("".join(json.dumps(row) + "\n" for row in rows(version)))
    return Config(
        paths=(str(path),),
        out=str(folder / "public"),
        title="Tidewater",
        home_url=BASE,
        author="Ada",
        archive_size=10,
        limit=5,
        lock=str(folder / "feedpub.lock"),
        **more,
    )


def killed_after(seconds, configs):
    """Build in a loop in a process of its own, and kill that in the midst of it."""
    process = os.fork()
    if process == 0:
        try:
            for turn, config in enumerate(itertools.cycle(configs)):
                build(config, accept=["all"] if turn > 1 else [])
        finally:
            os._exit(1)
    time.sleep(seconds)
    os.kill(process, signal.SIGKILL)

    assert os.waitpid(process, 0)[1] == signal.SIGKILL, "a build failed by itself"


def torn(folder):
    """Name the files that are not whole."""
    for path in folder.rglob("*.*"):
        data = path.read_bytes()
        try:
            if path.suffix == ".lock":
                read_lock(path)
            elif path.suffix == ".json":
                json.loads(data)
            elif path.suffix in {".xml", ".opml"}:
                etree.fromstring(data)
            elif path.suffix == ".css":
                assert data == fp.stylesheet()
        except (
            fp.ReadError,
            ValueError,
            etree.XMLSyntaxError,
            AssertionError,
        ) as error:
            yield path, error


def walked(folder, name):
    url = BASE + name
    while url:
        feed = fp.read(folder / url.removeprefix(BASE), url=url)
        yield from (str(article.id) for article in feed.articles)
        links = {link.rel: link.url for link in feed.links}
        url = links.get("prev-archive")


@pytest.mark.parametrize("more", [{}, {"group_by": "tag"}], ids=["feed", "set"])
def test_a_killed_build_leaves_every_file_whole_and_the_next_one_mends_all(
    tmp_path, more
):
    configs = [config_for(tmp_path, version, **more) for version in ("Ebb", "Flood")]
    build(configs[0])
    chance = random.Random(7)
    for _ in range(KILLS // 2):
        killed_after(chance.uniform(0.02, 0.15), configs)

        assert [] == [*torn(tmp_path)]
    for left in tmp_path.rglob("public/**/.*.tmp"):  # a set's stay until they are old
        os.utime(left, (0, 0))
    result = build(configs[0], accept=["all"])

    assert [] == [*tmp_path.rglob("public/**/.*.tmp")]
    assert {f"{BASE}{n}/" for n in range(30)} == {
        one.id for one in result.feed.articles
    }
    for name in ("rss.xml", "atom.xml"):
        found = [*walked(tmp_path / "public", name)]
        assert 30 == len(found) == len(set(found))


def test_two_builds_at_once_leave_whole_files_and_one_lock(tmp_path):
    configs = [config_for(tmp_path, "Ebb"), config_for(tmp_path, "Ebb", ttl=60)]
    processes = []
    for config in configs:
        process = os.fork()
        if process == 0:
            try:
                build(config)
            finally:
                os._exit(0)
        processes.append(process)
    for process in processes:
        os.waitpid(process, 0)

    assert [] == [*torn(tmp_path)]
    assert 30 == len(read_lock(tmp_path / "feedpub.lock").entries)
