"""Sinks: a folder, what fsspec reaches, and any object that can write."""

from __future__ import annotations

import os
import pickle
import sys
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace

import pytest
from many import load, spec, specs

import feedpub as fp
from feedpub.extras import MissingExtraError
from feedpub.publisher.sinks import Item, LocalSink, cloud, sink_for

# A folder


def test_a_file_is_replaced_only_if_it_changes(tmp_path):
    sink = LocalSink(tmp_path)
    told = [sink.write("a/b.xml", data) for data in (b"1", b"1", b"2")]

    assert [True, False, True] == told
    assert b"2" == sink.read("a/b.xml")


def test_a_folder_knows_the_size_of_what_it_has(tmp_path):
    LocalSink(tmp_path).write("a.xml", b"123")

    assert (3, None) == tuple(map(LocalSink(tmp_path).size, ("a.xml", "b.xml")))
    assert LocalSink(tmp_path).read("b.xml") is None


@pytest.mark.parametrize("key", ["../a.xml", "/etc/a.xml", "a//b", "a\\b", "", "."])
def test_no_name_leads_out_of_the_folder(tmp_path, key):
    with pytest.raises(fp.PublishError, match="leads out of"):
        LocalSink(tmp_path / "out").write(key, b"")

    assert [] == list(tmp_path.iterdir())


def test_all_files_of_a_feed_are_there_before_one_is_replaced(tmp_path):
    (tmp_path / "b.xml").mkdir()
    with pytest.raises(fp.PublishError, match=r"b\.xml is a folder"):
        LocalSink(tmp_path).write_all([Item("a.xml", b"", ""), Item("b.xml", b"", "")])

    assert ["b.xml"] == [path.name for path in tmp_path.iterdir()]


def test_what_killed_builds_left_is_removed_when_it_is_old(tmp_path):
    folder = tmp_path / "tags" / "a"
    folder.mkdir(parents=True)
    names = [f".atom.xml.{digit * 16}.tmp" for digit in "012"]
    for name in (*names, ".atom.xml.swp"):
        (folder / name).write_text("half")
        os.utime(folder / name, (1, 1))
    os.utime(folder / names[2])
    fp.build_many([spec("b")], LocalSink(tmp_path, durable=False))

    assert {names[2], ".atom.xml.swp"} == {path.name for path in folder.iterdir()}


def test_a_manifest_that_ended_well_spares_the_looking(tmp_path, monkeypatch):
    looked = []

    def look(sink):
        looked.append(sink)

    monkeypatch.setattr(LocalSink, "tidy", look)
    for manifest in (None, tmp_path / "m.sqlite", tmp_path / "m.sqlite"):
        fp.build_many([spec("a")], LocalSink(tmp_path / "out"), manifest=manifest)

    assert 2 == len(looked)


def test_what_is_too_young_to_be_removed_is_looked_for_the_next_time(tmp_path):
    out, manifest = tmp_path / "out", tmp_path / "m.sqlite"
    (out / "a").mkdir(parents=True)
    left = out / "a" / f".atom.xml.{'0' * 16}.tmp"
    left.write_text("half")
    fp.build_many([spec("a")], LocalSink(out, durable=False), manifest=manifest)
    young = left.exists()
    os.utime(left, (1, 1))
    fp.build_many([spec("a")], LocalSink(out, durable=False), manifest=manifest)

    assert young
    assert ["atom.xml"] == [path.name for path in left.parent.iterdir()]


# Anything that can write


class Store(dict):
    """What anybody may write who has a place of their own for documents."""

    def write(self, key, data, content_type, cache_control):
        self[key] = (data, content_type, cache_control)


@pytest.mark.parametrize(
    ("format_", "kind"),
    [
        ("rss", "application/rss+xml; charset=utf-8"),
        ("atom", "application/atom+xml; charset=utf-8"),
        ("json", "application/feed+json"),
    ],
)
def test_a_document_goes_with_its_headers(format_, kind):
    store = Store()
    fp.build_many(
        [spec("a", formats=(format_,))],
        store,
        fp.BuildOptions(cache_control="max-age=60"),
    )
    [(_, content_type, cache_control)] = store.values()

    assert (kind, "max-age=60") == (content_type, cache_control)


def test_a_feed_that_opens_as_a_page_goes_as_xml():
    store = Store()
    fp.build_many(
        [spec("a", formats=("rss", "json"))], store, fp.BuildOptions(readable=True)
    )

    assert "application/xml; charset=utf-8" == store["a/rss.xml"][1]
    assert "application/feed+json" == store["a/feed.json"][1]


def test_who_cannot_read_is_not_given_an_empty_feed():
    empty = [fp.FeedSpec(key="a", feed=load("a", 0))]
    with pytest.raises(fp.PublishError, match="cannot say what is there"):
        fp.build_many(empty, Store())
    store = Store()
    fp.build_many(empty, store, fp.BuildOptions(allow_empty=True))

    assert 3 == len(store)


def test_a_sink_may_say_that_nothing_changed():
    quiet = SimpleNamespace(write=lambda *_: False)
    totals = fp.build_many(specs(2), quiet)

    assert (0, 2) == (totals.written, totals.unchanged)


def test_a_sink_that_fails_is_named_with_its_feed():
    def write(key, *_):
        raise ConnectionError(f"no route to {key}")

    with pytest.raises(fp.PublishError, match="'a': ConnectionError: no route to a/"):
        fp.build_many([spec("a")], SimpleNamespace(write=write))


# What fsspec reaches

fsspec = pytest.importorskip("fsspec")


@pytest.fixture
def memory():
    yield fp.FsspecSink("memory://feeds/all")
    fsspec.filesystem("memory").store.clear()


def test_a_url_is_a_sink(memory):
    fp.build_many([spec("a")], "memory://feeds/all")

    assert fsspec.filesystem("memory").cat("/feeds/all/a/atom.xml") == memory.read(
        "a/atom.xml"
    )


def test_an_empty_feed_does_not_wipe_out_what_is_in_a_store(memory):
    fp.build_many([spec("a")], memory)

    with pytest.raises(fp.PublishError, match=r"a/atom\.xml has articles"):
        fp.build_many([spec("a", feed=load("a", 0))], memory)


def test_an_empty_feed_may_be_new_in_a_store(memory):
    assert 1 == fp.build_many([spec("a", feed=load("a", 0))], memory).written


def test_the_memory_of_this_process_is_refused_to_others(memory):
    with pytest.raises(fp.PublishError, match="where no other can write"):
        fp.build_many(specs(2), memory, jobs=2)
    with ThreadPoolExecutor(2) as pool:
        totals = fp.build_many(specs(2), memory, executor=pool)

    assert 2 == totals.written


def test_the_url_of_a_file_is_a_folder(tmp_path):
    assert LocalSink(tmp_path / "a b") == sink_for(f"file://{tmp_path}/a%20b")


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("feeds", "is no URL"),
        (7, "is no URL"),
        ("nowhere://feeds", "cannot be opened: Protocol not known: nowhere"),
    ],
)
def test_a_url_that_leads_nowhere_is_refused_at_once(url, message):
    with pytest.raises(fp.PublishError, match=message):
        fp.FsspecSink(url)


def test_a_sink_shows_no_password():
    sink = fp.FsspecSink("memory://ada:secret@feeds", token="secret")

    assert "FsspecSink('memory://***@feeds')" == repr(sink)


def test_a_missing_library_is_named_with_its_extra(monkeypatch):
    monkeypatch.setitem(sys.modules, "fsspec.core", None)

    with pytest.raises(MissingExtraError, match=r'pip install "feedpub\[cloud\]"'):
        fp.FsspecSink("memory://feeds")


def test_what_the_store_says_is_told_with_place_and_name(memory, monkeypatch):
    system = type(fsspec.filesystem("memory"))

    def refuse(*_, **__):
        raise PermissionError("Access Denied")

    monkeypatch.setattr(system, "pipe_file", refuse)

    with pytest.raises(
        fp.PublishError, match=r"memory://feeds/all: a\.xml: PermissionError: Access"
    ):
        memory.write("a.xml", b"")


def test_google_takes_the_headers_by_its_own_names():
    told = cloud._headers(("gs", "gcs"), "text/x", "no-cache")

    assert {
        "content_type": "text/x",
        "fixed_key_metadata": {"cache_control": "no-cache"},
    } == told


def test_azure_takes_the_headers_by_its_own_names(monkeypatch):
    blob = SimpleNamespace(ContentSettings=dict)
    monkeypatch.setitem(sys.modules, "azure.storage.blob", blob)
    monkeypatch.setitem(sys.modules, "azure.storage", SimpleNamespace(blob=blob))
    monkeypatch.setitem(sys.modules, "azure", SimpleNamespace())
    told = cloud._headers(("abfs", "az", "abfss"), "text/x", "no-cache")

    assert {
        "content_settings": {"content_type": "text/x", "cache_control": "no-cache"}
    } == told


def test_a_sink_travels_as_its_url_and_options(tmp_path):
    sink = fp.FsspecSink(f"local://{tmp_path}", auto_mkdir=True)
    pickle.loads(pickle.dumps(sink)).write("a/b.xml", b"x", "text/xml", "no-cache")

    assert b"x" == (tmp_path / "a" / "b.xml").read_bytes()
    assert b"x" == sink.read("a/b.xml")
