"""Executors of all kinds: what they are sent, how much at once, and what is lost."""

from __future__ import annotations

from concurrent.futures import BrokenExecutor, Executor, Future, ThreadPoolExecutor
from dataclasses import replace

import pytest
from many import Here, Memory, build, build_many, files, load, spec, specs

import feedpub as fp
from feedpub.publisher.many import engines as engines_module


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
