"""What is left when publishing is killed, or when there is no room: old or new."""

from __future__ import annotations

import errno
import fcntl
import itertools
import os
import random
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

import feedpub as fp
from feedpub.publisher import atomic

ONCE = """
import runpy, sys
import feedpub as fp

test = runpy.run_path(sys.argv[1])
if len(sys.argv) > 4:
    import resource
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[4]),) * 2)
try:
    test["publish"](test["feed"](sys.argv[3]), sys.argv[2])
except fp.PublishError as error:
    sys.exit(str(error))
"""


def feed(version):
    """A feed of 2 MB in its three formats."""
    articles = [
        fp.Article(
            title=f"{version} {number}",
            url=f"https://tide.example/{number}/",
            published="2026-03-01T09:00:00Z",
            content=fp.Html("<p>Low.</p>" * 2000),
        )
        for number in range(20)
    ]
    return fp.Feed(
        title=version,
        home_url="https://tide.example/",
        authors=["Ada"],
        articles=articles,
    )


def publish(feed, folder):
    fp.publish(feed, folder, base_url="https://tide.example/", validate=False)


def published(folder, version, *limit):
    return subprocess.run(
        [sys.executable, "-c", ONCE, __file__, folder, version, *limit],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def contents(folder):
    return {path.name: path.read_bytes() for path in Path(folder).iterdir()}


def killed_after(seconds, feeds, folder):
    """Publish in a loop in a process of its own, and kill that in the midst of it."""
    process = os.fork()
    if process == 0:
        try:
            for version in itertools.cycle(feeds):
                publish(version, folder)
        finally:
            os._exit(1)
    time.sleep(seconds)
    os.kill(process, signal.SIGKILL)

    assert os.waitpid(process, 0)[1] == signal.SIGKILL


@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")  # xdist has threads
def test_a_killed_publisher_leaves_each_file_old_or_new(tmp_path):
    feeds = [feed("Ebb"), feed("Flood")]
    versions = []
    for each in feeds:
        publish(each, tmp_path)
        versions.append(contents(tmp_path))
    chance = random.Random(2)
    left_over = 0
    for _ in range(60):
        killed_after(chance.uniform(0.005, 0.06), feeds, tmp_path)
        found = contents(tmp_path)
        left_over += any(name.endswith(".tmp") for name in found)
        for name in versions[0]:
            assert found[name] in [version[name] for version in versions]

    assert left_over > 0, "no kill has hit the writing itself, so nothing was shown"
    publish(feeds[0], tmp_path)
    assert versions[0] == contents(tmp_path)


def test_a_full_quota_leaves_the_old_files(tmp_path):
    folder = tmp_path / "public"
    assert published(folder, "Ebb").returncode == 0
    before = contents(folder)
    failed = published(folder, "Flood", "100000")

    assert failed.returncode == 1
    assert "make room" in failed.stderr
    assert "Traceback" not in failed.stderr
    assert before == contents(folder)


def mounted(folder, size):
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)]
    try:
        return subprocess.run(command, capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        return False


@pytest.fixture
def small_disk(tmp_path):
    folder = tmp_path / "disk"
    if not mounted(folder, "3m"):
        pytest.skip("a small disk takes the right to mount one")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk_leaves_the_old_files(small_disk):
    assert published(small_disk, "Ebb").returncode == 0
    before = contents(small_disk)
    failed = published(small_disk, "Flood")

    assert sum(map(len, before.values())) > 1_500_000, "both versions must not fit"
    assert "No space left on device; make room" in failed.stderr
    assert before == contents(small_disk)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_without_rights_is_an_error_with_a_way_out(tmp_path):
    tmp_path.chmod(0o555)

    with pytest.raises(fp.PublishError, match="give yourself the right"):
        atomic.replace_all([(tmp_path / "rss.xml", b"x")])


def test_nothing_is_replaced_when_one_file_cannot_be_written(tmp_path):
    (tmp_path / "rss.xml").write_bytes(b"old")
    with pytest.raises(fp.PublishError, match="missing"):
        atomic.replace_all(
            [(tmp_path / "rss.xml", b"new"), (tmp_path / "missing" / "x", b"new")]
        )

    assert contents(tmp_path) == {"rss.xml": b"old"}


def test_an_interrupted_write_leaves_nothing_lying_about(tmp_path, monkeypatch):
    def interrupted(_):
        raise KeyboardInterrupt

    monkeypatch.setattr(atomic.os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        atomic.replace_all([(tmp_path / "rss.xml", b"new")])

    assert contents(tmp_path) == {}


def test_one_publisher_waits_for_another_but_not_forever(tmp_path, monkeypatch):
    monkeypatch.setattr(atomic, "_PATIENCE", 0.1)
    descriptor = os.open(tmp_path, os.O_RDONLY)
    fcntl.flock(descriptor, fcntl.LOCK_EX)
    try:
        with (
            pytest.raises(fp.PublishError, match="by another process"),
            atomic.alone_in([tmp_path]),
        ):
            pytest.fail("the folder is locked")
    finally:
        os.close(descriptor)
    with atomic.alone_in([tmp_path]) as alone:
        assert alone


def test_leftovers_stay_where_nothing_can_be_locked(tmp_path, monkeypatch):
    """The temporary file may be that of a publisher who is at work right now."""

    def without_locks(*_):
        raise OSError(37, "No locks available")

    monkeypatch.setattr(atomic.fcntl, "flock", without_locks)
    with atomic.alone_in([tmp_path]) as alone:
        assert not alone
    (tmp_path / ".rss.xml.0123456789abcdef.tmp").write_bytes(b"half")
    publish(feed("Ebb"), tmp_path)

    assert b"half" == contents(tmp_path)[".rss.xml.0123456789abcdef.tmp"]


def syncing_folders_fails_with(number, monkeypatch):
    """Let only the syncing of folders fail, as it does on some file systems."""
    really = os.fsync

    def sync(descriptor):
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(number, os.strerror(number))
        really(descriptor)

    monkeypatch.setattr(atomic.os, "fsync", sync)


def test_a_file_system_that_syncs_no_folders_is_good_enough(tmp_path, monkeypatch):
    syncing_folders_fails_with(errno.EINVAL, monkeypatch)
    atomic.replace_all([(tmp_path / "rss.xml", b"new")])

    assert {"rss.xml": b"new"} == contents(tmp_path)


def test_a_disk_that_fails_is_not_kept_quiet(tmp_path, monkeypatch):
    syncing_folders_fails_with(errno.EIO, monkeypatch)
    with pytest.raises(fp.PublishError, match="Input/output error"):
        atomic.replace_all([(tmp_path / "rss.xml", b"new")])
