"""What a build reads is watched, and what it writes is not."""

from __future__ import annotations

import sys
import threading
import time

import pytest

from feedpub.extras import MissingExtraError
from feedpub.publisher import watching
from feedpub.publisher.config import Config, load_config
from feedpub.publisher.watching import Reads, changes, reads_of, watch


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setattr(watching, "_DEBOUNCE", 60)
    monkeypatch.setattr(watching, "_STEP", 20)
    monkeypatch.setattr(watching, "_PAUSE", 60)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "posts").mkdir()
    (tmp_path / "posts/a.md").write_text("Neap")
    return tmp_path


class Builds:
    """Keeps what each build was told, and does something during the next ones."""

    def __init__(self, stop, *acts):
        self.told, self.stop, self.acts, self.at_once = [], stop, list(acts), 0

    def __call__(self, changed):
        self.at_once += 1
        assert 1 == self.at_once
        self.told.append(tuple(path.rpartition("/")[2] for path in changed))
        self.acts.pop(0)() if self.acts else self.stop.set()
        self.at_once -= 1


def run(reads, *acts):
    stop = threading.Event()
    at_last = threading.Timer(8, stop.set)
    at_last.start()
    builds = Builds(stop, *acts)
    watch(reads, builds, stop=stop)
    at_last.cancel()
    return builds.told


def reads(folder, *files):
    return Reads(files=files, folders=(folder / "posts",), out=folder / "posts/public")


def test_a_change_during_a_build_is_seen_after_it(folder):
    def change():
        (folder / "posts/b.md").write_text("Spring")
        time.sleep(0.1)

    assert [(), ("b.md",)] == run(lambda: reads(folder), change)


def test_what_is_written_together_is_built_once(folder):
    def change():
        for name in ("b.md", "c.md", "d.md"):
            (folder / "posts" / name).write_text("Spring")

    assert [(), ("b.md", "c.md", "d.md")] == run(lambda: reads(folder), change)


def test_what_a_build_writes_is_no_change(folder):
    def change():
        (folder / "posts/public").mkdir()
        for name in ("public/rss.xml", ".b.md.swp", "feedpub.lock", "b.md~"):
            (folder / "posts" / name).write_text("x")
        time.sleep(0.2)
        (folder / "posts/a.md").unlink()

    assert [(), ("a.md",)] == run(lambda: reads(folder), change)


def test_a_single_file_may_be_replaced_and_may_come_later(folder):
    single, later = folder / "one.csv", folder / "later.csv"
    single.write_text("x")
    other = folder / "other"
    alone = Reads(files=(single, later), folders=(), out=None)

    def replace():
        other.write_text("yy")
        other.replace(single)

    told = run(lambda: alone, replace, lambda: later.write_text("x"))

    assert [(), ("one.csv",), ("later.csv",)] == told


def test_other_folders_are_watched_when_the_configuration_says_so(folder):
    file = folder / "feedpub.toml"
    file.write_text('paths = ["posts"]\n')
    (folder / "more").mkdir()

    def settle():
        file.write_text('paths = ["more"]\n# other\n')

    def change():
        (folder / "more/c.md").write_text("x")

    told = run(lambda: reads_of(load_config(file), file), settle, change)

    assert [(), ("feedpub.toml",), ("c.md",)] == told


def test_all_that_a_build_reads_is_known(folder):
    (folder / "media").mkdir()
    file = folder / "feedpub.toml"
    file.write_text(
        """
paths = ["posts", "one.csv", "sqlite:///blog.db?mode=ro", "postgresql://db/x"]
query = "@posts.sql"
[podcast]
media = "media"
[[feed]]
path = "more"
paths = ["more.jsonl"]
"""
    )
    found = reads_of(load_config(file), file)

    assert [folder / "media", folder / "posts"] == [*found.folders]
    assert {"blog.db", "feedpub.toml", "more.jsonl", "one.csv", "posts.sql"} == {
        path.name for path in found.files
    }
    assert folder / "public" == found.out
    assert reads_of(Config(out="s3://bucket/x"), None).out is None


def test_the_extra_is_named_where_it_is_missing(folder, monkeypatch):
    monkeypatch.setitem(sys.modules, "watchfiles", None)

    with pytest.raises(MissingExtraError, match=r'pip install "feedpub\[watch\]"'):
        next(changes(reads(folder), threading.Event()))
