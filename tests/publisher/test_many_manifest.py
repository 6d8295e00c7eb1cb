"""The manifest: what has not changed is not built, whatever became of the file."""

from __future__ import annotations

import contextlib
import errno
import sqlite3
from dataclasses import replace
from functools import partial
from typing import NamedTuple

import pytest
from many import (
    BASE,
    DRY,
    Memory,
    build,
    build_many,
    files,
    load,
    refuse,
    spec,
    specs,
    states,
)

import feedpub as fp
from feedpub.publisher.many import FeedReceipt, Manifest
from feedpub.publisher.many.partition import fingerprint
from feedpub.publisher.sinks import LocalSink


@pytest.fixture
def manifest(tmp_path):
    return tmp_path / "manifest.sqlite"


class Fitting(NamedTuple):
    """What makes feeds fit, with something of its own that decides how."""

    word: str

    def __call__(self, feed, *_):
        return replace(feed, title=f"{feed.title}, {self.word}")


def as_it_is(feed, *_):
    return feed


def test_what_did_not_change_is_not_read_again(tmp_path, manifest):
    build_many(specs(2), tmp_path, manifest=manifest)
    again = [spec("tags/t0", feed=refuse), spec("tags/t1", fingerprint="2")]
    totals, receipts = build(again, tmp_path, manifest=manifest)

    assert {"tags/t0": "unchanged", "tags/t1": "unchanged"} == states(receipts)
    assert 2 == totals.unchanged
    assert f"{BASE}tags/t0/atom.xml" == receipts[0].documents[0].url


def test_force_builds_everything(tmp_path, manifest):
    build_many([spec("a")], tmp_path, manifest=manifest)
    with pytest.raises(fp.PublishError, match="nothing has changed"):
        build_many([spec("a", feed=refuse)], tmp_path, manifest=manifest, force=True)


@pytest.mark.parametrize(
    "other",
    [
        {"fingerprint": "2"},
        {"fingerprint": None},
        {"base_url": "https://other.example/"},
        {"formats": ("rss",)},
        {"files": {"atom": "feed.atom"}},
        {"limit": 1},
        {"fit": as_it_is},
        {"fit": partial(as_it_is, "more")},
        {"fit": Fitting("more")},
    ],
)
def test_what_decides_about_the_documents_is_compared(tmp_path, manifest, other):
    build_many([spec("a")], tmp_path, manifest=manifest)
    with pytest.raises(fp.PublishError, match="nothing has changed"):
        build_many([spec("a", feed=refuse, **other)], tmp_path, manifest=manifest)


@pytest.mark.parametrize(
    ("one", "same", "other"),
    [
        (partial(as_it_is, "a"), partial(as_it_is, "a"), as_it_is),
        (partial(as_it_is, b="c"), partial(as_it_is, b="c"), partial(as_it_is, b="d")),
        (Fitting("a"), Fitting("a"), Fitting("b")),
    ],
)
def test_what_makes_a_feed_fit_is_compared_by_name_and_values(one, same, other):
    first, second, third = (
        fingerprint(spec("a", fit=fit), fp.BuildOptions()) for fit in (one, same, other)
    )

    assert first == second
    assert first != third


def test_another_version_builds_everything(tmp_path, manifest, monkeypatch):
    from feedpub.publisher.many import partition

    build_many([spec("a")], tmp_path, manifest=manifest)
    monkeypatch.setattr(partition, "__version__", "99")
    with pytest.raises(fp.PublishError, match="nothing has changed"):
        build_many([spec("a", feed=refuse)], tmp_path, manifest=manifest)


def test_other_options_build_everything(tmp_path, manifest):
    build_many([spec("a")], tmp_path, manifest=manifest)
    with pytest.raises(fp.PublishError, match="nothing has changed"):
        build_many(
            [spec("a", feed=refuse)],
            tmp_path,
            fp.BuildOptions(validate=False),
            manifest=manifest,
        )


def test_a_document_that_is_gone_is_built_again(tmp_path, manifest):
    build_many([spec("a")], tmp_path, manifest=manifest)
    (tmp_path / "a" / "atom.xml").unlink()
    totals, _ = build([spec("a")], tmp_path, manifest=manifest)

    assert 1 == totals.written


def test_a_feed_that_failed_is_built_the_next_time(tmp_path, manifest):
    build_many([spec("a")], tmp_path, manifest=manifest)
    build_many(
        [spec("a", feed=refuse, fingerprint="2")],
        tmp_path,
        manifest=manifest,
        keep_going=True,
    )
    with pytest.raises(fp.PublishError, match="nothing has changed"):
        build_many([spec("a", feed=refuse)], tmp_path, manifest=manifest)


def test_a_store_is_spared_documents_that_did_not_change(manifest):
    store = Memory()
    for mark, title in (("1", "Ebb"), ("2", "Ebb"), ("3", "Flood")):
        one = spec("a", feed=partial(load, "a", 2, title), fingerprint=mark)
        build_many([one], store, manifest=manifest)

    assert ["a/atom.xml"] * 2 == store.writes
    assert b"Flood" in store["a/atom.xml"][0]


def test_a_manifest_of_one_store_says_nothing_of_another(manifest):
    notes = []
    for url in ("s3://one", "s3://one", "s3://two"):
        store = Memory()
        store.url = url
        totals = build_many([spec("a")], store, manifest=manifest)
        notes.append((*totals.notes, totals.written))

    assert [(1,), (0,)] == notes[:2]
    assert (f"{manifest} is of another place; every feed is built anew", 1) == notes[2]


def test_a_build_that_stopped_goes_on_where_it_was(tmp_path, manifest):
    with pytest.raises(fp.PublishError, match="'bad'"):
        build_many([spec("a"), spec("bad")], tmp_path, manifest=manifest)
    these = [spec("a", feed=refuse), spec("c")]
    totals, receipts = build(these, tmp_path, manifest=manifest)

    assert {"a": "unchanged", "c": "written"} == states(receipts)
    assert 2 == totals.feeds


def test_feeds_that_are_gone_are_named_once(tmp_path, manifest):
    build_many(specs(3), tmp_path, manifest=manifest)
    first, _ = build(specs(1), tmp_path, manifest=manifest)
    second, _ = build(specs(1), tmp_path, manifest=manifest)

    assert ("tags/t1", "tags/t2") == first.gone
    assert () == second.gone
    assert (tmp_path / "tags/t2/atom.xml").exists()


def test_a_dry_run_changes_nothing_and_says_what_it_would(tmp_path, manifest):
    out = tmp_path / "out"
    build_many([spec("a")], out, manifest=manifest)
    before = (files(out), manifest.read_bytes())
    these = [spec("a", fingerprint="2"), spec("b")]
    _, receipts = build(these, out, manifest=manifest, options=DRY)

    assert {"a": "unchanged", "b": "would-write"} == states(receipts)
    assert before == (files(out), manifest.read_bytes())


@pytest.mark.parametrize(
    ("spoil", "note"),
    [
        (lambda data: data[:4096] + b"\xff" * len(data[4096:]), "is broken"),
        (lambda data: data[:300], "is broken"),
        (
            lambda data: data[:60] + b"\0\0\0\x63" + data[64:],
            "is of another version of feedpub",
        ),
        (lambda _: b"notes\n" * 99, "is no manifest of feedpub's, and is left"),
        (lambda _: b"", None),
    ],
    ids=["damaged", "cut off", "of another layout", "somebody else's", "blank"],
)
def test_a_manifest_that_is_none_breaks_no_build(tmp_path, manifest, spoil, note):
    build_many([spec("a")], tmp_path, manifest=manifest)
    spoilt = spoil(manifest.read_bytes())
    manifest.write_bytes(spoilt)
    dry, _ = build([spec("a")], tmp_path, manifest=manifest, options=DRY)
    untouched = manifest.read_bytes()
    totals, _ = build([spec("a")], tmp_path, manifest=manifest)

    assert spoilt == untouched
    assert 1 == totals.unchanged
    assert totals.notes == dry.notes
    assert note is None if not totals.notes else note in totals.notes[0]
    assert ("left" in str(note)) == (manifest.read_bytes() == spoilt)


def test_somebody_elses_database_is_left_alone(tmp_path, manifest):
    with contextlib.closing(sqlite3.connect(manifest)) as database:
        database.execute("CREATE TABLE posts (id)")
    before = manifest.read_bytes()
    totals, _ = build([spec("a")], tmp_path, manifest=manifest)

    assert "left as it is" in totals.notes[0]
    assert before == manifest.read_bytes()


def test_a_receipt_that_somebody_changed_is_not_believed(tmp_path, manifest):
    build_many([spec("a")], tmp_path, manifest=manifest)
    with contextlib.closing(sqlite3.connect(manifest)) as database:
        database.execute("UPDATE feed SET receipt = '{'")
        database.commit()
    totals, _ = build([spec("a")], tmp_path, manifest=manifest)

    assert 1 == totals.feeds


def test_a_manifest_with_another_table_is_an_error_with_a_way_out(tmp_path, manifest):
    build_many([spec("a")], tmp_path, manifest=manifest)
    with contextlib.closing(sqlite3.connect(manifest)) as database:
        database.execute("ALTER TABLE feed RENAME COLUMN receipt TO other")
    with pytest.raises(fp.PublishError, match="or build without a manifest"):
        build_many([spec("a")], tmp_path, manifest=manifest)


def test_what_was_remembered_is_there_if_the_build_is_killed(tmp_path, manifest):
    copy = tmp_path / "as-the-killed-build-left-it.sqlite"
    with Manifest(manifest) as known:
        for number in range(600):
            known.begin(f"t{number:03}")
            known.remember(FeedReceipt(key=f"t{number:03}", state="written"))
        copy.write_bytes(manifest.read_bytes())
    with Manifest(copy) as left:
        kept = [receipt.key for receipt in left.every()]

    assert [f"t{number:03}" for number in range(599)] == kept


class Killed(LocalSink):
    """A folder in which a build ends as soon as it has written something."""

    def write_all(self, items):
        super().write_all(items)
        raise SystemExit


def test_a_feed_whose_build_was_killed_is_built_again(tmp_path, manifest):
    build_many([spec("a")], tmp_path, manifest=manifest)
    before = files(tmp_path / "a")
    other = spec("a", fingerprint="2", feed=partial(load, "a", title="Ebbs"))
    with pytest.raises(SystemExit):
        fp.build_many([other], Killed(tmp_path, durable=False), manifest=manifest)
    killed = files(tmp_path / "a")
    totals, _ = build([spec("a")], tmp_path, manifest=manifest)

    assert before != killed
    assert [*map(len, before.values())] == [*map(len, killed.values())]
    assert (before, 1) == (files(tmp_path / "a"), totals.written)


class Full(Memory):
    """A store that takes one document and no other."""

    def write(self, key, *rest):
        if self.full and self.writes:
            raise OSError(errno.ENOSPC, "no room")
        super().write(key, *rest)


def test_a_store_gets_all_documents_again_after_one_has_failed(manifest):
    store, formats = Full(), ("rss", "atom")
    store.full = False
    build_many([spec("a", formats=formats)], store, manifest=manifest)
    before = dict(store)
    store.writes, store.full = [], True
    other = spec(
        "a", formats=formats, fingerprint="2", feed=partial(load, "a", title="Ebbs")
    )
    with pytest.raises(fp.PublishError, match="no room"):
        build_many([other], store, manifest=manifest)

    assert before != store

    store.full = False
    build_many([spec("a", formats=formats)], store, manifest=manifest)

    assert before == store


def test_two_builds_do_not_share_a_manifest(tmp_path, manifest, monkeypatch):
    connect = sqlite3.connect
    with Manifest(manifest):
        monkeypatch.setattr(sqlite3, "connect", partial(connect, timeout=0))

        with pytest.raises(fp.PublishError, match="another build is at work"):
            build_many([spec("a")], tmp_path, manifest=manifest)


def test_a_manifest_that_cannot_be_written_is_an_error_with_a_way_out(tmp_path):
    (tmp_path / "file").write_text("")

    with pytest.raises(fp.PublishError, match="choose another folder"):
        build_many([spec("a")], tmp_path, manifest=tmp_path / "file" / "m.sqlite")
