"""Very many feeds: built once each, and told of one by one."""

from __future__ import annotations

import os
import pickle
from functools import partial

import pytest
from many import BASE, Here, Memory, build, build_many, files, load, spec, specs, states

import feedpub as fp
from feedpub.publisher.many import receipt_from_json, receipt_to_json
from feedpub.publisher.sinks import LocalSink


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


def test_names_that_differ_in_case_collide_where_case_tells_nothing():
    store = Memory()
    build_many([spec("tags/Go"), spec("tags/go")], store)
    store.folds_case = True
    these = [
        spec("tags/Go"),
        spec("tags/gö"),
        spec("tags/g\N{LATIN SMALL LETTER O}\u0308"),
    ]
    with pytest.raises(fp.PublishError, match=r"/atom\.xml too, for case"):
        build_many(these, store)

    assert ["tags/Go/atom.xml", "tags/go/atom.xml"] == store.writes[:2]


def test_a_folder_says_whether_case_tells_its_files_apart(tmp_path):
    other = tmp_path / "PUBLIC"
    separate = not LocalSink(tmp_path / "public" / "not there").folds_case
    (tmp_path / "public").mkdir()
    folds = other.exists()
    if not folds:
        other.symlink_to("public")

    assert folds != separate
    assert LocalSink(tmp_path / "public").folds_case
    assert not LocalSink("/").folds_case


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"key": "../a"}, "is no key"),
        ({"key": ""}, "is no key"),
        ({"key": "/a"}, "is no key"),
        ({"key": 7}, "is no key"),
        ({"key": "tags/\ud800"}, "is no key"),
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
        ({"options": {"dry_run": True}}, "options is a dict; give BuildOptions"),
    ],
)
def test_wrong_arguments_are_named(tmp_path, arguments, message):
    with pytest.raises(fp.FeedpubError, match=message):
        fp.build_many(**{"specs": specs(1), "sink": tmp_path} | arguments)
