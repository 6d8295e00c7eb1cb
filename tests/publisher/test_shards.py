"""Sets built in parts: each feed in one part, and a whole only of all the parts."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from many import DRY, quick, spec, specs

import feedpub as fp
from feedpub.publisher.many import Manifest
from feedpub.publisher.sinks import Item

KEYS = st.lists(st.integers(0, 999).map("tags/é{}".format), max_size=20)


def keys(found):
    return [one.key for one in found]


@given(names=KEYS, of=st.integers(1, 5))
def test_every_feed_is_in_exactly_one_part(names, of):
    every = [spec(name) for name in names]
    parts = [keys(fp.shard(every, number, of)) for number in range(1, of + 1)]

    assert sorted(names) == sorted(key for part in parts for key in part)


@given(names=KEYS, more=KEYS, of=st.integers(1, 5))
def test_a_feed_stays_in_its_part_whatever_else_there_is(names, more, of):
    alone = keys(fp.shard(map(spec, names), 1, of))
    among = keys(fp.shard(map(spec, [*more, *names]), 1, of))

    assert alone == among[len(among) - len(alone) :]


@pytest.mark.parametrize(("number", "of"), [(0, 2), (3, 2), (1, 0), ("1", 2)])
def test_a_part_that_is_none_is_refused(number, of):
    with pytest.raises(fp.PublishError, match="count from 1, as in 1 of 4"):
        fp.shard([], number, of)


def listed(receipts):
    return [Item("index.txt", " ".join(keys(receipts)).encode(), "text/plain")]


@pytest.fixture
def built(tmp_path):
    """Two parts of a set, and their receipts."""
    files = [tmp_path / f"part-{number}.jsonl" for number in (1, 2)]
    for number, file in enumerate(files, start=1):
        fp.build_shard(specs(8), number, 2, quick(tmp_path / "out"), file)
    return files


def merge(files, folder, **how):
    return fp.merge_receipts(files, quick(folder / "out"), index=listed, **how)


def test_parts_are_the_whole(tmp_path, built):
    merged = merge(built, tmp_path, manifest=tmp_path / "m.sqlite")
    whole = fp.build_many(specs(8), quick(tmp_path / "whole"), index=listed)
    out = {
        folder: {
            path.relative_to(tmp_path / folder): path.read_bytes()
            for path in (tmp_path / folder).rglob("*.*")
        }
        for folder in ("out", "whole")
    }

    assert out["whole"] == out["out"]
    assert whole == merged


def test_parts_read_the_manifest_and_the_merging_writes_it(tmp_path, built):
    manifest = tmp_path / "m.sqlite"
    merge(built, tmp_path, manifest=manifest)
    before = manifest.read_bytes()
    changed = [*specs(7), spec("tags/t7", fingerprint="2"), spec("tags/new")]
    told = []
    for number, file in enumerate(built, start=1):
        fp.build_shard(
            changed,
            *(number, 2),
            quick(tmp_path / "out"),
            file,
            manifest=manifest,
            report=told.append,
        )
    unchanged = before == manifest.read_bytes()
    merged = merge(built, tmp_path, manifest=manifest)

    assert unchanged
    assert 9 == len(told)
    assert (1, 8) == (merged.written, merged.unchanged)
    with Manifest(manifest) as known:
        assert known.known("tags/new") in told


def test_no_part_begins_while_the_manifest_is_written(tmp_path, monkeypatch):
    import sqlite3
    from functools import partial

    manifest = tmp_path / "m.sqlite"
    with Manifest(manifest):
        monkeypatch.setattr(sqlite3, "connect", partial(sqlite3.connect, timeout=0))

        with pytest.raises(fp.PublishError, match="another build is at work"):
            fp.build_shard([], 1, 1, tmp_path, tmp_path / "r", manifest=manifest)


def test_a_feed_that_failed_in_a_part_is_named_when_they_are_merged(tmp_path):
    file = tmp_path / "r.jsonl"
    these = [spec("a"), spec("bad")]
    sink = quick(tmp_path / "out")
    fp.build_shard(these, 1, 1, sink, file, keep_going=True)
    with pytest.raises(fp.PublishError, match="'bad': LookupError"):
        merge([file], tmp_path)
    merged = merge([file], tmp_path, keep_going=True)

    assert ["bad"] == keys(merged.failures)
    assert b"a" == (tmp_path / "out" / "index.txt").read_bytes()


def test_a_part_that_stops_leaves_no_receipts(tmp_path):
    file = tmp_path / "new" / "r.jsonl"
    with pytest.raises(fp.PublishError, match="'bad'"):
        fp.build_shard([spec("bad")], 1, 1, tmp_path / "out", file)

    assert [] == list(file.parent.iterdir())


def lines_of(file):
    return file.read_bytes().splitlines(keepends=True)


def cut(files):
    files[0].write_bytes(b"".join(lines_of(files[0])[:-1]))
    return files


def cut_within(files):
    lines = lines_of(files[0])
    files[0].write_bytes(b"".join([*lines[:1], lines[1][:40] + b"\n", *lines[2:]]))
    return files


def shortened(files):
    lines = lines_of(files[0])
    files[0].write_bytes(b"".join([*lines[:1], *lines[2:]]))
    return files


def doubled(files):
    _, second, *_ = lines_of(files[0])
    lines = lines_of(files[1])
    files[1].write_bytes(b"".join([lines[0], second, *lines[2:]]))
    return files


def renumbered(files):
    head, *lines = lines_of(files[1])
    other = json.dumps(json.loads(head) | {"of": 3}).encode() + b"\n"
    files[1].write_bytes(b"".join([other, *lines]))
    return files


def undocumented(files):
    return edited(files, documents=[])


def undated(files):
    return edited(files, updated="in spring")


def edited(files, **fields):
    head, first, *rest = files[0].read_text().splitlines(keepends=True)
    line = json.dumps(json.loads(first) | fields)
    files[0].write_text("".join((head, f"{line}\n", *rest)))
    return files


def replaced_by_text(files):
    files[0].write_text("hello\n")
    return files


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (lambda files: files[:1], "of 2 shards the receipts of number 2 are missing"),
        (lambda files: [*files, files[0]], "are both of shard 1"),
        (lambda _: [], "no file of receipts is given"),
        (lambda files: [files[0].with_name("x"), files[1]], "cannot be read: No such"),
        (cut, "lacks receipts at its end"),
        (cut_within, r"part-1\.jsonl has no receipt in line 2"),
        (undocumented, r"part-1\.jsonl has no receipt in line 2"),
        (undated, r"part-1\.jsonl has no receipt in line 2"),
        (shortened, "lacks receipts at its end or within"),
        (doubled, "another feed has this key"),
        (renumbered, r"not parts of one set of feeds \(they are of 2 and of 3 shards"),
        (replaced_by_text, "is no file of receipts"),
    ],
)
def test_parts_that_make_no_whole_are_refused(tmp_path, built, spoil, message):
    with pytest.raises(fp.PublishError, match=message):
        merge(spoil(built), tmp_path)

    assert not (tmp_path / "out" / "index.txt").exists()


@pytest.mark.parametrize(
    ("number", "more", "what"),
    [
        (7, {}, "they are of 8 and of 7 feeds"),
        (8, {"setting": "v2"}, "they were built with other options"),
        (8, {"options": fp.BuildOptions(strict=True)}, "with other options"),
    ],
)
def test_parts_of_different_sets_make_no_whole(tmp_path, built, number, more, what):
    fp.build_shard(specs(number), 2, 2, quick(tmp_path / "out"), built[1], **more)

    with pytest.raises(fp.PublishError, match=f"are not parts of one set .*{what}"):
        merge(built, tmp_path)


def test_parts_with_other_keys_make_no_whole(tmp_path, built):
    other = [spec("tags/other"), *specs(7)]
    fp.build_shard(other, 2, 2, quick(tmp_path / "out"), built[1])

    with pytest.raises(fp.PublishError, match="their feeds have other keys"):
        merge(built, tmp_path)


def test_parts_by_another_version_make_no_whole(tmp_path, built):
    head, *lines = lines_of(built[1])
    other = json.dumps(json.loads(head) | {"feedpub": "0.0"}).encode() + b"\n"
    built[1].write_bytes(b"".join([other, *lines]))

    with pytest.raises(fp.PublishError, match=r"they are by feedpub .* and 0\.0"):
        merge(built, tmp_path)


def test_a_dry_run_of_a_part_leaves_no_receipts(tmp_path):
    file = tmp_path / "r.jsonl"
    totals = fp.build_shard(specs(3), 1, 1, tmp_path / "out", file, DRY)

    assert 3 == totals.written
    assert [] == list(tmp_path.iterdir())
