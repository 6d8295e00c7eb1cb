"""Lists of all feeds, which come last, and the stylesheet, which comes first."""

from __future__ import annotations

import pytest
from many import DRY, Memory, build_many, files, refuse, spec, specs

import feedpub as fp
from feedpub.publisher.many import Totals, finish
from feedpub.publisher.sinks import Item


def listed(receipts):
    keys = "\n".join(f"{one.key} {one.title}" for one in receipts)
    return [Item("index.txt", keys.encode(), "text/plain", None)]


@pytest.fixture
def manifest(tmp_path):
    return tmp_path / "manifest.sqlite"


def test_the_index_comes_last_and_has_every_feed(manifest):
    store = Memory()
    build_many(specs(2), store, manifest=manifest)
    store.writes.clear()
    these = [spec("b"), *specs(2)]
    totals = build_many(these, store, manifest=manifest, index=listed)

    assert ["b/atom.xml", "index.txt"] == store.writes
    assert (
        b"b Tide: b\ntags/t0 Tide: tags/t0\ntags/t1 Tide: tags/t1"
        == store["index.txt"][0]
    )
    assert ("index.txt",) == totals.index


def test_a_feed_that_fails_stays_in_the_index_as_it_was_published(manifest):
    store = Memory()
    build_many([spec("a"), spec("b")], store, manifest=manifest)
    these = [spec("a"), spec("b", fingerprint="2", feed=refuse), spec("bad")]
    build_many(these, store, manifest=manifest, index=listed, keep_going=True)

    assert b"a Tide: a\nb Tide: b" == store["index.txt"][0]


def test_a_build_that_stops_writes_no_index():
    store = Memory()
    with pytest.raises(fp.PublishError, match="'bad'"):
        build_many([spec("a"), spec("bad")], store, index=listed)

    assert ["a/atom.xml"] == store.writes


def test_a_dry_run_names_the_index_and_writes_none():
    store = Memory()
    totals = build_many([spec("a")], store, DRY, index=listed)

    assert (("index.txt",), []) == (totals.index, store.writes)


@pytest.mark.parametrize("options", [fp.BuildOptions(), DRY], ids=["real", "dry"])
def test_lists_are_told_from_those_that_changed(tmp_path, options):
    build_many([spec("a")], tmp_path, index=listed)
    same = build_many([spec("a")], tmp_path, options, index=listed)
    more = build_many(specs(1), tmp_path, options, index=listed)

    assert (("index.txt",), ()) == (same.index, same.listed)
    assert (("index.txt",), ("index.txt",)) == (more.index, more.listed)


def test_an_engine_of_ones_own_is_finished_with_its_receipts(manifest):
    store = Memory()
    receipts = [*fp.build_partition(specs(2), store)]
    totals = finish(receipts, store, manifest=manifest, index=listed)
    again = build_many(specs(2, feed=refuse), store, manifest=manifest)

    lists = {"index": ("index.txt",), "listed": ("index.txt",)}

    assert Totals(written=2, bytes=totals.bytes, **lists) == totals
    assert 2 == again.unchanged


# Readable feeds


def test_readable_feeds_share_one_stylesheet(tmp_path):
    options = fp.BuildOptions(readable=True)
    build_many([spec("tags/a"), spec("b")], tmp_path, options)

    assert {"feedpub.css", "tags/a/atom.xml", "b/atom.xml"} == set(files(tmp_path))
    assert b'href="../../feedpub.css"' in files(tmp_path)["tags/a/atom.xml"]
    assert b'href="../feedpub.css"' in files(tmp_path)["b/atom.xml"]


def test_a_stylesheet_may_be_elsewhere(tmp_path):
    options = fp.BuildOptions(readable="https://cdn.example/feed.css")
    build_many([spec("a")], tmp_path, options)

    assert {"a/atom.xml"} == set(files(tmp_path))
    assert b'href="https://cdn.example/feed.css"' in files(tmp_path)["a/atom.xml"]


def test_files_in_several_folders_find_the_stylesheet_from_each(tmp_path):
    one = spec("a", formats=("rss", "atom"), files={"rss": "x/y.xml"})
    build_many([one], tmp_path, fp.BuildOptions(readable=True))

    assert b'href="../../feedpub.css"' in files(tmp_path)["a/x/y.xml"]
    assert b'href="../feedpub.css"' in files(tmp_path)["a/atom.xml"]
