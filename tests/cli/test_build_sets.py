"""`feedpub build` of many feeds, and `feedpub merge-receipts`: what is said where."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from feedpub.cli.app import feedpub
from feedpub.publisher.opml import read_opml

USUAL = ("--title", "Tidewater", "--home-url", "https://tide.example/")
SET = (*USUAL, "--group-by", "tag", "--formats", "rss,atom")


def row(number, *tags):
    return {
        "title": f"Tide {number}",
        "url": f"/{number}",
        "date": f"2026-03-{number % 28 + 1:02}T09:00:00Z",
        "author": "Ada Reed",
        "tags": list(tags),
    }


def wrote(folder, rows):
    lines = "\n".join(json.dumps(each) for each in rows)
    (folder / "posts.jsonl").write_text(lines)


@pytest.fixture
def site(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    wrote(tmp_path, [row(1, "sea"), row(2, "sea", "moon"), row(3)])
    return tmp_path


def run(*arguments):
    return CliRunner().invoke(feedpub, [*arguments])


def build(*arguments):
    return run("build", "posts.jsonl", *SET, *arguments)


def size(*names):
    return f"{sum(Path('public', name).stat().st_size for name in names):,}"


@pytest.mark.usefixtures("site")
def test_a_few_feeds_have_a_line_each_and_then_comes_the_sum():
    told = build("--limit", "2")
    sums = [
        size(f"{folder}rss.xml", f"{folder}atom.xml")
        for folder in ("", "tag/moon/", "tag/sea/")
    ]
    total = sum(int(each.replace(",", "")) for each in sums)

    assert 0 == told.exit_code, told.output
    assert told.stdout.splitlines() == [
        f"wrote public/rss.xml, atom.xml  {sums[0]} bytes  2 articles",
        f"wrote public/tag/moon/rss.xml, atom.xml  {sums[1]} bytes  1 article",
        f"wrote public/tag/sea/rss.xml, atom.xml  {sums[2]} bytes  2 articles",
        "listed them in public/index.opml, public/feeds.html, public/index.html",
        f"3 feeds: 3 written ({total:,} bytes)",
    ]


@pytest.mark.usefixtures("site")
def test_what_has_not_changed_is_summed_up_and_named_on_request():
    build()
    told, all_told = build(), build("--verbose")

    assert "3 feeds: 3 unchanged\n" == told.stdout
    assert 4 == all_told.stdout.count("unchanged public/")
    assert "unchanged public/index.opml, public/feeds.html, " in all_told.stdout


@pytest.mark.usefixtures("site")
def test_a_dry_run_says_what_would_be():
    told = build("--dry-run").stdout.splitlines()

    assert ["would write", "would write", "would write", "would list"] == [
        line[:11].strip() for line in told[:-1]
    ]
    assert told[-1].startswith("3 feeds: 3 to be written (")
    assert not Path("public").exists()


def test_many_feeds_are_only_summed_up(site):
    wrote(site, [row(number, f"tag {number}") for number in range(40)])
    told, all_told = build("--formats", "rss"), build("--formats", "rss", "--verbose")

    assert [
        "listed them in public/index.opml, public/feeds.html, public/index.html",
        "41 feeds: 41 written",
    ] == [line.partition(" (")[0] for line in told.stdout.splitlines()]
    assert told.stdout.endswith("; --verbose lists them\n")
    assert 43 == len(all_told.stdout.splitlines())


@pytest.mark.usefixtures("site")
def test_a_manifest_on_the_command_line_spares_reading():
    build("--manifest", "built.db")
    told, forced = (
        build("--manifest", "built.db"),
        build("--manifest", "built.db", "--force"),
    )

    assert "3 feeds: 3 unchanged\n" == told.stdout
    assert "note: nothing that is read has changed" in told.stderr
    assert "nothing that is read" not in forced.stderr


def test_what_is_made_no_longer_is_told(site):
    build("--manifest", "built.db")
    wrote(site, [row(1, "sea")])
    told = build("--manifest", "built.db")

    assert "their files are still there: tag/moon" in told.stderr


def test_a_store_takes_the_place_of_the_folder(site):
    told = build("--out", f"file://{site}/bucket")

    assert 0 == told.exit_code, told.output
    assert f"file://{site}/bucket/tag/sea/rss.xml, atom.xml" in told.stdout
    assert (site / "bucket/index.opml").exists()


@pytest.mark.usefixtures("site")
def test_one_feed_can_go_to_a_store_as_well():
    pytest.importorskip("fsspec")
    told = run("build", "posts.jsonl", *USUAL, "--out", "memory://feeds-of-one")

    assert "wrote memory://feeds-of-one/rss.xml, atom.xml, feed.json" in told.stdout
    assert "1 feed: 1 written" in told.stdout


@pytest.mark.usefixtures("site")
def test_the_memory_of_a_process_is_no_place_for_others_to_write():
    pytest.importorskip("fsspec")
    told = run("build", "posts.jsonl", *SET, "--out", "memory://x", "--jobs", "2")

    assert 1 == told.exit_code
    assert "memory of this process" in str(told.exception)


@pytest.mark.usefixtures("site")
def test_parts_are_merged_when_all_are_there():
    first = build("--shard", "1/2")
    too_soon = run("merge-receipts", "receipts-1-of-2.jsonl")
    build("--shard", "2/2", "--receipts", "other.jsonl")
    merged = run("merge-receipts", "receipts-1-of-2.jsonl", "other.jsonl")

    assert "receipts-1-of-2.jsonl; when there is one of all 2" in first.stdout
    assert "receipts of number 2 are missing" in str(too_soon.exception)
    assert "listed them in public/index.opml" in merged.stdout
    assert "3 feeds: " in merged.stdout
    assert ["Tidewater", "Tidewater: moon", "Tidewater: sea"] == [
        each.title for each in read_opml(Path("public/index.opml")).subscriptions
    ]


@pytest.mark.parametrize("part", ["0/2", "3/2", "2", "a/b"])
def test_a_part_that_is_none_is_a_wrong_option(part):
    told = run("build", "x", "--shard", part)

    assert 2 == told.exit_code
    assert "write it as 1/4" in told.stderr


@pytest.mark.usefixtures("site")
def test_a_feed_that_fails_stops_the_others_or_is_told_at_the_end():
    Path("public/tag/sea/rss.xml").mkdir(parents=True)
    stopped, gone_on = build(), build("--keep-going")

    assert (1, 1) == (stopped.exit_code, gone_on.exit_code)
    assert "is a folder" in str(stopped.exception)
    assert "feed 'tag/sea': error: " in gone_on.stderr
    assert ", 1 failed" in gone_on.stdout
    assert Path("public/tag/moon/rss.xml").exists()


@pytest.mark.usefixtures("site")
def test_losses_are_told_once_for_all_feeds():
    Path("feedpub.toml").write_text("ttl = 60")
    told, all_told = build(), build("--verbose")

    assert 1 == told.stderr.count(
        "Atom 1.0 cannot carry all of ttl; --verbose says why"
    )
    assert "Atom 1.0 cannot carry ttl: Atom has no place for it (3 times)" in (
        all_told.stderr
    )


@pytest.mark.usefixtures("site")
def test_a_wrong_table_ends_with_the_code_of_the_configuration():
    from feedpub.cli import main

    Path("feedpub.toml").write_text('[[feed]]\npath = "x"\n')
    with pytest.raises(SystemExit) as exited:
        main(["build", "posts.jsonl", *USUAL])

    assert 2 == exited.value.code


@pytest.mark.skipif(sys.platform == "win32", reason="there is no pty on Windows")
def test_a_terminal_gets_a_bar_for_the_building_too(site):
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "feedpub", "build", "posts.jsonl", *SET]
    done = subprocess.run(
        command, cwd=site, stdout=subprocess.DEVNULL, stderr=theirs, check=True
    )
    os.close(theirs)
    got = os.read(ours, 65536)
    os.close(ours)

    assert 0 == done.returncode
    assert b"reading" in got
    assert b"building" in got
