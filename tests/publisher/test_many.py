"""Very many feeds: built once each, told of one by one, and not again without need."""

from __future__ import annotations

import contextlib
import os
import pickle
import sqlite3
from concurrent.futures import (
    BrokenExecutor,
    Executor,
    Future,
    ThreadPoolExecutor,
)
from dataclasses import replace
from functools import partial
from typing import NamedTuple

import pytest
from many import BASE, load, quick, spec, specs

import feedpub as fp
from feedpub.publisher.many import (
    FeedReceipt,
    Manifest,
    Totals,
    finish,
    receipt_from_json,
    receipt_to_json,
)
from feedpub.publisher.many import engines as engines_module
from feedpub.publisher.many.partition import fingerprint
from feedpub.publisher.sinks import Item, LocalSink


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


class Fitting(NamedTuple):
    """What makes feeds fit, with something of its own that decides how."""

    word: str

    def __call__(self, feed, *_):
        return replace(feed, title=f"{feed.title}, {self.word}")


def as_it_is(feed, *_):
    return feed


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


def test_each_feed_is_what_publish_would_write(tmp_path):
    formats = ("rss", "atom", "json")
    build_many([spec("tags/harbour", formats=formats)], tmp_path / "many")
    fp.publish(
        load("tags/harbour"),
        tmp_path / "one" / "tags" / "harbour",
        base_url=f"{BASE}tags/harbour/",
    )

    assert files(tmp_path / "one") == files(tmp_path / "many")


def test_a_receipt_says_what_became_of_a_feed(tmp_path):
    [receipt] = fp.build_partition([spec("tags/harbour")], LocalSink(tmp_path))
    [document] = receipt.documents
    data = (tmp_path / "tags" / "harbour" / "atom.xml").read_bytes()

    assert ("tags/harbour", "written", "Tide: tags/harbour", "en", 2, ()) == (
        receipt.key,
        receipt.state,
        receipt.title,
        receipt.language,
        receipt.articles,
        receipt.problems,
    )
    assert "2026-03-02T00:00:00Z" == receipt.updated
    assert ("tags/harbour/atom.xml", len(data), f"{BASE}tags/harbour/atom.xml") == (
        document.name,
        document.bytes,
        document.url,
    )


def test_a_receipt_is_the_same_after_a_journey():
    [receipt] = fp.build_partition([spec("a", formats=("rss",))], Memory())

    assert receipt.documents[0].losses == ()
    assert receipt == receipt_from_json(receipt_to_json(receipt))
    assert receipt == pickle.loads(pickle.dumps(receipt))


def test_a_partition_is_built_as_its_receipts_are_asked_for(tmp_path):
    receipts = fp.build_partition(iter(specs(3)), LocalSink(tmp_path))
    next(receipts)

    assert {"tags/t0/atom.xml"} == set(files(tmp_path))


def test_a_feed_that_is_there_already_is_left_alone(tmp_path):
    build_many(specs(2), tmp_path)
    os.utime(tmp_path / "tags/t0/atom.xml", ns=(1, 1))
    totals, _ = build(specs(2), tmp_path)

    assert (0, 2, 0) == (totals.written, totals.unchanged, totals.bytes)
    assert 1 == (tmp_path / "tags/t0/atom.xml").stat().st_mtime_ns


def test_totals_count_feeds_and_bytes(tmp_path):
    build_many([spec("a")], tmp_path)
    totals, _ = build([spec("a"), spec("b"), spec("bad")], tmp_path, keep_going=True)

    assert (3, 1, 1, 1) == (
        totals.feeds,
        totals.written,
        totals.unchanged,
        len(totals.failures),
    )
    assert (tmp_path / "b" / "atom.xml").stat().st_size == totals.bytes


def test_the_folder_may_be_another_than_the_key(tmp_path):
    one = spec("all", folder="", files={"atom": "all.xml"}, base_url=BASE)
    _, [receipt] = build([one], tmp_path)

    assert {"all.xml"} == set(files(tmp_path))
    assert f"{BASE}all.xml" == receipt.documents[0].url


def test_a_limit_keeps_the_first_articles(tmp_path):
    one = spec("a", feed=partial(load, "a", 9), limit=3)
    _, [receipt] = build([one, spec("b", feed=load("b"), limit=3)][:1], tmp_path)

    assert 3 == receipt.articles


def test_the_usual_formats_are_those_of_publish(tmp_path):
    build_many([fp.FeedSpec(key="a", feed=load("a"))], tmp_path)

    assert {"a/rss.xml", "a/atom.xml", "a/feed.json"} == set(files(tmp_path))


# What fails


def test_a_feed_that_fails_stops_the_build_and_is_named(tmp_path):
    these = [spec("a"), spec("bad"), spec("c")]
    with pytest.raises(fp.PublishError) as caught:
        build_many(these, tmp_path)

    assert "feed 'bad': LookupError: there is no tag bad" in str(caught.value)
    assert "many.py:" in str(caught.value)
    assert "1 feed was written" in str(caught.value)
    assert {"a/atom.xml"} == set(files(tmp_path))


@pytest.mark.parametrize("executor", [None, Here()], ids=["serial", "executor"])
def test_the_others_go_on_when_they_are_told_to(tmp_path, executor):
    these = [spec("a"), spec("bad"), spec("c")]
    totals, receipts = build(these, tmp_path, keep_going=True, executor=executor)

    assert {"a": "written", "bad": "failed", "c": "written"} == states(receipts)
    assert ["bad"] == [receipt.key for receipt in totals.failures]


def test_a_feed_that_fails_leaves_what_was_published(tmp_path):
    build_many([spec("a")], tmp_path)
    before = files(tmp_path)
    build_many([spec("a", feed=partial(load, "bad"))], tmp_path, keep_going=True)

    assert before == files(tmp_path)


def test_every_problem_of_a_feed_is_in_its_receipt(tmp_path):
    def wrong():
        return fp.Feed(title="", home_url="nowhere")

    _, [receipt] = build([spec("a", feed=wrong)], tmp_path, keep_going=True)

    assert {"title", "home_url"} <= {problem.field for problem in receipt.problems}
    assert all(one.where.startswith("feed 'a'") for one in receipt.problems)


def test_what_makes_no_feed_is_named(tmp_path):
    with pytest.raises(fp.PublishError, match=r"'a': .* made a list; let it return"):
        build_many([spec("a", feed=list)], tmp_path)


def test_strict_building_loses_nothing(tmp_path):
    feed = fp.Feed(
        title="T", home_url="https://a.example/", authors=["A"], updated=0, ttl=5
    )
    options = fp.BuildOptions(strict=True, allow_empty=True)
    with pytest.raises(fp.PublishError, match="ttl"):
        build_many([spec("a", feed=feed)], tmp_path, options)

    assert {} == files(tmp_path)


def test_an_empty_feed_does_not_wipe_out_articles(tmp_path):
    build_many([spec("a")], tmp_path)
    empty = spec("a", feed=partial(load, "a", 0))
    with pytest.raises(fp.PublishError, match=r"a/atom\.xml has articles"):
        build_many([empty], tmp_path)
    totals = build_many([empty], tmp_path, fp.BuildOptions(allow_empty=True))

    assert 1 == totals.written


def test_a_new_feed_may_be_empty(tmp_path):
    totals, _ = build([spec("a", feed=partial(load, "a", 0))], tmp_path)

    assert 1 == totals.written


@pytest.mark.parametrize(
    ("second", "taken"),
    [
        (spec("a", folder="b"), "another feed has this key"),
        (spec("b", folder="a"), "another feed writes a/atom.xml too"),
    ],
)
def test_two_feeds_of_one_place_are_an_error(tmp_path, second, taken):
    with pytest.raises(fp.PublishError, match=taken):
        build_many([spec("a"), second], tmp_path)


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"key": "../a"}, "is no key"),
        ({"key": ""}, "is no key"),
        ({"key": "/a"}, "is no key"),
        ({"key": 7}, "is no key"),
        ({"folder": "a//b"}, "is no folder below"),
        ({"feed": "rss.xml"}, "str is no Feed, nor a function"),
        ({"limit": 0}, "is no number of articles"),
        ({"limit": True}, "is no number of articles"),
        ({"formats": ["atmo"]}, "did you mean 'atom'"),
        ({"formats": "rss", "files": {"rss": "../x"}}, "is no file name"),
        ({"base_url": "feeds/"}, "base_url: 'feeds/'"),
    ],
)
def test_a_spec_that_cannot_be_is_refused_by_its_key(fields, message):
    key = {"key": "a", "feed": load} | fields
    with pytest.raises(fp.PublishError, match=message) as caught:
        fp.FeedSpec(**key)

    assert str(caught.value).startswith(f"feed {key['key']!r}: ")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"specs": ["a"]}, "'a' is no FeedSpec"),
        ({"sink": 7}, "7 is no place for feeds"),
        ({"executor": "dask"}, "str has no submit"),
        ({"jobs": 0}, "jobs is 0, an int; give the number of processes"),
        ({"jobs": None}, "jobs is None"),
        ({"chunk": 0}, "chunk is 0, an int; give how many feeds"),
        ({"window": -1}, "window is -1"),
    ],
)
def test_wrong_arguments_are_named(tmp_path, arguments, message):
    with pytest.raises(fp.FeedpubError, match=message):
        fp.build_many(**{"specs": specs(1), "sink": tmp_path} | arguments)


# Executors


def test_an_executor_is_sent_chunks(tmp_path):
    here = Here()
    totals, _ = build(specs(7), tmp_path, executor=here, chunk=3)

    assert [3, 3, 1] == here.sent
    assert 7 == totals.written


def test_specs_are_drawn_only_as_far_as_the_window_reaches(tmp_path):
    drawn = []

    class Lazy(Executor):
        """Hold everything back, as a busy cluster does, until the window is full."""

        def __init__(self):
            self.held = []
            self.most = 0

        def submit(self, work, chunk):
            future = Future()
            self.held.append((future, work, chunk))
            self.most = max(self.most, len(self.held))
            if len(self.held) == 2:
                for each, do, part in self.held:
                    each.set_result(do(part))
                self.held.clear()
            return future

    def counted():
        for each in specs(12):
            drawn.append((each.key, len(lazy.held)))
            yield each

    lazy = Lazy()
    build_many(counted(), tmp_path, executor=lazy, chunk=2, window=2)

    assert 12 == len(drawn)
    assert 2 == lazy.most


def test_threads_write_the_same(tmp_path):
    build_many(specs(6), tmp_path / "one")
    with ThreadPoolExecutor(3) as pool:
        build_many(specs(6), tmp_path / "threads", executor=pool, chunk=1)

    assert files(tmp_path / "one") == files(tmp_path / "threads")


def test_a_chunk_that_is_lost_is_named_feed_by_feed(tmp_path):
    class Losing(Here):
        def submit(self, _, chunk):
            return super().submit(lambda _: 1 / 0, chunk)

    totals, _ = build(specs(2), tmp_path, executor=Losing(), keep_going=True)

    assert ["tags/t0", "tags/t1"] == [one.key for one in totals.failures]
    assert "ZeroDivisionError" in str(totals.failures[0].problems[0])


def test_workers_that_are_dead_before_they_begin_are_named(tmp_path):
    class Dead(Executor):
        def submit(self, *_):
            raise BrokenExecutor("out of memory")

    with pytest.raises(fp.PublishError, match="died before 'tags/t0' was begun"):
        build_many(specs(2), tmp_path, executor=Dead())


def test_a_failure_keeps_other_chunks_from_being_sent(tmp_path):
    here = Here()
    these = [spec("bad"), *specs(9)]
    with pytest.raises(fp.PublishError, match="'bad'"):
        build_many(these, tmp_path, executor=here, chunk=2, window=1)

    assert [2] == here.sent


def test_few_feeds_start_no_process(tmp_path, monkeypatch):
    monkeypatch.setattr(engines_module, "_spread", None)
    totals, _ = build(specs(3), tmp_path, jobs=2)

    assert 3 == totals.written


def test_a_failure_among_few_feeds_stops_the_build_too(tmp_path):
    with pytest.raises(fp.PublishError, match="'bad'"):
        build_many([spec("bad"), spec("a")], tmp_path, jobs=2)

    assert {} == files(tmp_path)


def test_what_goes_wrong_in_a_report_ends_the_work(tmp_path):
    here = Here()
    with pytest.raises(ZeroDivisionError):
        build_many(
            specs(9), tmp_path, executor=here, chunk=1, window=1, report=lambda _: 1 / 0
        )

    assert [1] == here.sent


def test_a_sink_that_cannot_travel_is_refused_before_anything_is_built():
    class Connected:
        def write(self, *_):
            raise AssertionError

        def __reduce__(self):
            raise TypeError("cannot pickle a connection")

    with pytest.raises(fp.PublishError, match="cannot pickle a connection"):
        build_many(specs(2), Connected(), jobs=2)


# The manifest


class Memory(dict):
    """A sink that can do nothing but write, and counts how often it does."""

    def __init__(self):
        super().__init__()
        self.writes = []

    def write(self, key, data, content_type, cache_control):
        self.writes.append(key)
        self[key] = (data, content_type, cache_control)


@pytest.fixture
def manifest(tmp_path):
    return tmp_path / "manifest.sqlite"


def refuse():
    raise AssertionError("nothing has changed, so nothing is to be read")


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


DRY = fp.BuildOptions(dry_run=True)


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
            known.remember(FeedReceipt(key=f"t{number:03}", state="written"))
        copy.write_bytes(manifest.read_bytes())
    with Manifest(copy) as left:
        kept = [receipt.key for receipt in left.every()]

    assert [f"t{number:03}" for number in range(500)] == kept


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


# Lists of all feeds


def listed(receipts):
    keys = "\n".join(f"{one.key} {one.title}" for one in receipts)
    return [Item("index.txt", keys.encode(), "text/plain", None)]


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


def test_an_engine_of_ones_own_is_finished_with_its_receipts(manifest):
    store = Memory()
    receipts = [*fp.build_partition(specs(2), store)]
    totals = finish(receipts, store, manifest=manifest, index=listed)
    again = build_many(specs(2, feed=refuse), store, manifest=manifest)

    assert Totals(written=2, bytes=totals.bytes, index=("index.txt",)) == totals
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


def test_files_in_several_folders_need_the_address_of_the_stylesheet(tmp_path):
    one = spec("a", formats=("rss", "atom"), files={"rss": "x/y.xml"})
    with pytest.raises(fp.PublishError, match="share no stylesheet"):
        build_many([one], tmp_path, fp.BuildOptions(readable=True))


# Memory


def test_no_more_specs_are_held_than_are_on_their_way():
    alive = []

    class Load:
        def __init__(self):
            alive.append(1)

        def __call__(self):
            return feed

        def __del__(self):
            alive.pop()

    class Canned(Here):
        def submit(self, _, chunk):
            most.append(len(alive))
            return super().submit(
                lambda part: [replace(receipt, key=one.key) for one in part], chunk
            )

    def lazily():
        for number in range(200):
            yield fp.FeedSpec(key=f"t{number}", feed=Load(), formats=("atom",))

    feed, most = load("a"), []
    [receipt] = fp.build_partition([spec("a")], Memory())
    build_many(lazily(), Memory(), executor=Canned(), chunk=4, window=3)

    assert max(most) <= 4 * 3 + 1
