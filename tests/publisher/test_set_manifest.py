"""Feed sets built again: what is read and written of those that were there."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from publisher.tidewater import built, configured

from feedpub import sources
from feedpub.errors import PublishError
from feedpub.model import Feed
from feedpub.publisher import Manner, load_config
from feedpub.publisher.opml import read_opml
from feedpub.publisher.sets.building import merge
from feedpub.publisher.sets.inputs import inputs_of

MANIFEST = 'group_by = "tag"\nmanifest = true\n'


def test_a_build_of_unchanged_files_reads_nothing(site, monkeypatch):
    built(site, MANIFEST)
    monkeypatch.setattr(sources, "read_articles", None)
    result = built(site, MANIFEST)

    assert (4, 0) == (result.totals.unchanged, result.totals.written)
    assert "nothing was read" in result.totals.notes[0]


@pytest.mark.parametrize(
    "change",
    [
        lambda site: os.utime(site / "posts/news/ebbe.md", (1, 1)),
        lambda site: (site / "posts/news/picture.jpg").write_bytes(b"x"),
        lambda site: (site / "posts/notes/boots.md").rename(site / "posts/b.md"),
        lambda site: (site / "public/feeds.html").unlink(),
        lambda site: (site / "public/tag/sea/atom.xml").unlink(),
        lambda site: (site / "public.manifest").write_bytes(b"x"),
    ],
    ids=["date", "asset", "name", "list", "feed", "manifest"],
)
def test_a_build_after_any_change_reads_again(site, change):
    built(site, MANIFEST)
    change(site)
    result = built(site, MANIFEST)

    assert result.feed is not None
    assert (site / "public/tag/sea/atom.xml").exists()
    assert (site / "public/feeds.html").exists()


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("manifest = true", True),
        ("", False),
        ("manifest = true\nmerge_into = 'old.xml'", False),
        ("manifest = true\n[partners]\nmsn = 'msn.xml'", False),
        ("manifest = true\n[podcast]\nmedia = 'posts'", True),
        ("manifest = true\n[[feed]]\npaths = ['sqlite:///x.db']", False),
        ("manifest = true\n[[feed]]\npaths = ['nowhere']", True),
    ],
)
def test_what_a_build_reads_is_known_beforehand_if_it_is_files(site, text, known):
    assert known == (inputs_of(load_config(configured(site, text))) is not None)


def test_a_build_after_a_changed_configuration_reads_again(site):
    built(site, MANIFEST)

    assert 4 == built(site, MANIFEST + "ttl = 60").totals.written


def test_a_build_by_force_reads_and_builds_again(site):
    built(site, MANIFEST)
    built(site, MANIFEST, manner=Manner(force=True))
    receipts = []
    result = built(
        site,
        MANIFEST,
        manner=Manner(force=True),
        report=lambda total, receipt: receipts.append((total, receipt.key)),
    )

    assert isinstance(result.feed, Feed)
    assert [
        (4, "rss.xml"),
        (4, "tag/moon"),
        (4, "tag/sea"),
        (4, "tag/shop"),
    ] == receipts


def test_a_changed_article_is_built_into_its_own_feeds_only(site):
    built(site, MANIFEST)
    path = site / "posts/notes/boots.md"
    path.write_text(path.read_text() + "\nHigh.\n")
    states = {}
    built(site, MANIFEST, report=lambda _, one: states.update({one.key: one.state}))

    assert {
        "rss.xml": "written",
        "tag/shop": "written",
        "tag/moon": "unchanged",
        "tag/sea": "unchanged",
    } == states


def test_a_feed_that_is_no_more_is_told(site):
    built(site, MANIFEST)
    (site / "posts/notes/boots.md").unlink()

    assert ("tag/shop",) == built(site, MANIFEST).totals.gone


def test_a_dry_run_of_a_set_writes_nothing(site):
    result = built(site, MANIFEST, dry_run=True)

    assert (4, ()) == (result.totals.written, tuple((site / "public").glob("*")))
    assert not (site / "public.manifest").exists()


def test_parts_are_built_apart_and_put_together(site, monkeypatch):
    monkeypatch.chdir(site)
    for number in (1, 2, 3):
        built(site, MANIFEST, manner=Manner(shard=(number, 3)))
    parts = sorted(Path().glob("receipts-*.jsonl"))
    listed = (site / "public/index.opml").exists()
    totals = merge(load_config("feedpub.toml"), parts)

    assert (3, False, 4) == (len(parts), listed, totals.feeds)
    assert 4 == len(read_opml(Path("public/index.opml")).subscriptions)
    with pytest.raises(PublishError, match="receipts of number 2 are missing"):
        merge(load_config("feedpub.toml"), [parts[0], parts[2]])
