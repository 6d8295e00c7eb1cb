"""Real engines and a real death: processes of both kinds, Dask, a killed worker."""

from __future__ import annotations

import itertools
import multiprocessing
import os
import random
import shutil
import signal
import sys
import threading
import time
from concurrent.futures import ProcessPoolExecutor
from functools import partial

import pytest
from many import load, load_slowly, quick, spec, specs

import feedpub as fp
from feedpub.publisher.many import engines, finish

pytestmark = pytest.mark.filterwarnings(
    "ignore:.*fork:DeprecationWarning"  # xdist has threads
)


@pytest.fixture(scope="module")
def expected(tmp_path_factory):
    folder = tmp_path_factory.mktemp("serial")
    fp.build_many(specs(8), quick(folder))
    return contents(folder)


def contents(folder):
    return {
        path.relative_to(folder): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_spawned_processes_write_the_same(tmp_path, expected, monkeypatch):
    """They are started with the tests' folder in their path, as this one was."""
    monkeypatch.setattr(engines, "_SMALL", 2)
    totals = fp.build_many(specs(8), quick(tmp_path), jobs=1 + 1, chunk=2)

    assert 8 == totals.written
    assert expected == contents(tmp_path)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not fork")
def test_forked_processes_write_the_same(tmp_path, expected):
    context = multiprocessing.get_context("fork")
    with ProcessPoolExecutor(2, mp_context=context) as pool:
        fp.build_many(specs(8), quick(tmp_path), executor=pool, chunk=2)

    assert expected == contents(tmp_path)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not fork")
def test_a_killed_worker_leaves_whole_files_and_is_told_of(tmp_path):
    mark, out, manifest = tmp_path / "mark", tmp_path / "out", tmp_path / "m.sqlite"
    fp.build_many([spec("tags/slow")], quick(out), manifest=manifest)
    before = contents(out)
    slow = spec(
        "tags/slow",
        feed=partial(load_slowly, "tags/slow", str(mark)),
        fingerprint="2",
    )
    killer = threading.Thread(target=kill_when_told, args=(mark,))
    killer.start()
    context = multiprocessing.get_context("fork")
    with ProcessPoolExecutor(1, mp_context=context) as pool:
        totals = fp.build_many(
            [*specs(2), slow],
            quick(out),
            executor=pool,
            chunk=1,
            manifest=manifest,
            keep_going=True,
        )
    killer.join()
    lost = {receipt.key for receipt in totals.failures}
    again = fp.build_many([*specs(2), spec("tags/slow")], quick(out), manifest=manifest)

    assert "tags/slow" in lost
    assert "BrokenProcessPool" in str(totals.failures[-1].problems[0])
    assert before.items() <= contents(out).items()
    assert (0, 3) == (len(again.failures), again.feeds)


def kill_when_told(mark):
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        if mark.exists() and (number := mark.read_text()):
            os.kill(int(number), signal.SIGKILL)
            return
        time.sleep(0.01)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="Windows does not fork")
def test_a_killed_build_leaves_whole_files_and_a_manifest_that_is_true(tmp_path):
    out, manifest = tmp_path / "out", tmp_path / "m.sqlite"
    chance = random.Random(3)
    whole = {}
    for title in ("Ebb", "Flood"):
        fp.build_many(turned(title), quick(tmp_path / title))
        whole[title] = contents(tmp_path / title)
    for number in range(8):
        process = os.fork()
        if process == 0:
            try:
                for turn in itertools.cycle(("Ebb", "Flood")):
                    fp.build_many(turned(turn), quick(out), manifest=manifest)
            finally:
                os._exit(1)
        time.sleep(chance.uniform(0.02, 0.06) + 0.1 * (number == 0))
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
    left = {name: data for name, data in contents(out).items() if name.suffix == ".xml"}
    last = fp.build_many(turned("Flood"), quick(out), manifest=manifest)

    assert left
    assert all(
        data in {one[name] for one in whole.values()} for name, data in left.items()
    )
    assert () == last.notes
    assert whole["Flood"].items() <= contents(out).items()


def turned(title):
    """Specs whose feeds have this title, and a fingerprint that says so."""
    return [
        spec(
            f"t{number}", feed=partial(load, f"t{number}", 2, title), fingerprint=title
        )
        for number in range(6)
    ]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not fork")
def test_a_build_whose_workers_are_gone_stops(tmp_path):
    context = multiprocessing.get_context("fork")
    with ProcessPoolExecutor(1, mp_context=context) as pool:
        with pytest.raises(Exception, match="terminated"):
            pool.submit(os._exit, 1).result()

        with pytest.raises(fp.PublishError, match="workers died before 'tags/t0'"):
            fp.build_many(specs(2), quick(tmp_path), executor=pool, keep_going=True)


def test_a_function_that_cannot_travel_is_named_with_its_feed(tmp_path):
    context = multiprocessing.get_context("fork")
    with (
        ProcessPoolExecutor(1, mp_context=context) as pool,
        pytest.raises(fp.PublishError, match=r"'a': .*give a function of a module"),
    ):
        fp.build_many([spec("a", feed=lambda: None)], quick(tmp_path), executor=pool)


def test_dask_writes_the_same(tmp_path, expected):
    distributed = pytest.importorskip("distributed", reason="dask is not installed")
    cluster = distributed.LocalCluster(
        n_workers=1, threads_per_worker=2, processes=False, dashboard_address=None
    )
    with cluster, distributed.Client(cluster) as client:
        executor = client.get_executor(pure=False)
        totals = fp.build_many(specs(8), quick(tmp_path), executor=executor, chunk=2)

    assert 8 == totals.written
    assert expected == contents(tmp_path)


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("java") is None, reason="Spark needs Java")
def test_spark_writes_the_same(tmp_path, expected, monkeypatch):
    """`pip install pyspark` runs this; it is too large for everybody's tests."""
    sql = pytest.importorskip("pyspark.sql", reason="pyspark is not installed")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(sys.path))
    monkeypatch.setenv("PYSPARK_PYTHON", sys.executable)
    builder = sql.SparkSession.builder.master("local[2]")
    sink = quick(tmp_path / "out")
    with builder.config("spark.ui.enabled", "false").getOrCreate() as spark:
        every = spark.sparkContext.parallelize(specs(8), 4)
        receipts = every.mapPartitions(partial(fp.build_partition, sink=sink)).collect()
    totals = finish(receipts, sink, manifest=tmp_path / "m.sqlite")

    assert 8 == totals.written
    assert expected == contents(tmp_path / "out")
