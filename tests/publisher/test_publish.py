"""Publishing: whole files, valid files, and nothing touched that need not be."""

from __future__ import annotations

import hashlib
import json
import os
import stat
from types import SimpleNamespace

import pytest

import feedpub as fp
from feedpub.publisher import documents

NAMES = {"rss.xml", "atom.xml", "feed.json"}


def article(number=1):
    url = f"https://tide.example/{number}/"
    return fp.Article(
        title=f"Tide {number}",
        url=url,
        published="2026-03-01T09:00:00Z",
        summary="Low.",
    )


def feed_of(articles=1, **more):
    fields = {
        "title": "Tidewater",
        "home_url": "https://tide.example/",
        "feed_url": "https://tide.example/rss.xml",
        "authors": ["Ada Reed"],
        "updated": "2026-03-02T00:00:00Z",
        "articles": [article(number) for number in range(articles)],
    }
    return fp.Feed(**fields | more)


def test_three_files_are_written_by_default(tmp_path):
    fp.publish(feed_of(), tmp_path)

    assert {path.name for path in tmp_path.iterdir()} == NAMES


def test_a_receipt_says_what_is_in_the_file(tmp_path):
    [receipt] = fp.publish(feed_of(), tmp_path, formats=["atom"])
    data = (tmp_path / "atom.xml").read_bytes()

    assert (
        tmp_path / "atom.xml",
        "atom",
        len(data),
        hashlib.sha256(data).hexdigest(),
        "written",
        True,
        "https://tide.example/atom.xml",
    ) == (
        receipt.path,
        receipt.format,
        receipt.bytes,
        receipt.sha256,
        receipt.state,
        receipt.written,
        receipt.url,
    )


def test_a_receipt_carries_the_losses_of_its_format(tmp_path):
    receipts = fp.publish(feed_of(ttl=60), tmp_path)

    assert {"rss": False, "atom": True, "json": True} == {
        receipt.format: any(loss.field == "ttl" for loss in receipt.losses)
        for receipt in receipts
    }


def test_each_file_carries_its_own_address(tmp_path):
    fp.publish(feed_of(), tmp_path)

    assert b'href="https://tide.example/rss.xml"' in (tmp_path / "rss.xml").read_bytes()
    assert (
        b'href="https://tide.example/atom.xml"' in (tmp_path / "atom.xml").read_bytes()
    )
    assert (
        json.loads((tmp_path / "feed.json").read_bytes())["feed_url"]
        == "https://tide.example/feed.json"
    )


@pytest.mark.parametrize("base", ["https://cdn.example/f", "https://cdn.example/f/"])
def test_a_base_url_is_the_address_of_the_folder(tmp_path, base):
    receipts = fp.publish(
        feed_of(), tmp_path, formats=["rss"], files={"rss": "ö r.xml"}, base_url=base
    )

    assert [receipt.url for receipt in receipts] == [
        "https://cdn.example/f/%C3%B6%20r.xml"
    ]


def test_a_feed_that_knows_no_address_gets_none(tmp_path):
    receipts = fp.publish(feed_of(feed_url=None), tmp_path)

    assert {receipt.url for receipt in receipts} == {None}
    assert b'rel="self"' not in (tmp_path / "atom.xml").read_bytes()


@pytest.mark.parametrize(
    ("base", "message"),
    [
        ("/feeds/", "'/feeds/'"),
        ("https://tide.example/?x=1", "a query or a fragment"),
    ],
)
def test_a_base_url_that_is_none_is_an_error(tmp_path, base, message):
    with pytest.raises(fp.PublishError, match=message.replace("?", r"\?")):
        fp.publish(feed_of(), tmp_path, base_url=base)

    assert list(tmp_path.iterdir()) == []


def test_publishing_twice_touches_nothing(tmp_path):
    fp.publish(feed_of(), tmp_path)
    for path in tmp_path.iterdir():
        os.utime(path, ns=(1, 1))
    before = {path.name: (path.stat().st_ino, 1) for path in tmp_path.iterdir()}
    receipts = fp.publish(feed_of(), tmp_path)
    after = {
        path.name: (path.stat().st_ino, path.stat().st_mtime_ns)
        for path in tmp_path.iterdir()
    }

    assert before == after
    assert {"unchanged"} == {receipt.state for receipt in receipts}


def test_only_what_changed_is_written(tmp_path):
    fp.publish(feed_of(), tmp_path)
    receipts = fp.publish(feed_of(ttl=60), tmp_path)

    assert {"rss": "written", "atom": "unchanged", "json": "unchanged"} == {
        receipt.format: receipt.state for receipt in receipts
    }


def test_same_size_is_not_the_same_bytes(tmp_path):
    fp.publish(feed_of(title="Tidewater"), tmp_path)
    receipts = fp.publish(feed_of(title="Waterside"), tmp_path)

    assert {"written"} == {receipt.state for receipt in receipts}


def test_a_dry_run_writes_nothing_and_says_what_it_would(tmp_path):
    fp.publish(feed_of(), tmp_path, formats=["rss"])
    receipts = fp.publish(feed_of(), tmp_path / "new", dry_run=True)
    again = fp.publish(feed_of(), tmp_path, formats=["rss"], dry_run=True)

    assert {"would-write"} == {receipt.state for receipt in receipts}
    assert ["unchanged"] == [receipt.state for receipt in again]
    assert [path.name for path in tmp_path.iterdir()] == ["rss.xml"]


def test_folders_are_made_where_they_are_missing(tmp_path):
    fp.publish(
        feed_of(), tmp_path / "a" / "b", formats=["rss"], files={"rss": "c/feed.xml"}
    )

    assert (tmp_path / "a" / "b" / "c" / "feed.xml").is_file()


def test_a_single_format_may_be_a_string(tmp_path):
    [receipt] = fp.publish(feed_of(), tmp_path, formats="json")

    assert receipt.path == tmp_path / "feed.json"


@pytest.mark.parametrize(
    ("formats", "files", "message"),
    [
        ([], None, "no format is given"),
        (["atmo"], None, "did you mean 'atom'"),
        (["pdf"], None, "choose from rss, atom, json"),
        (["rss"], {"pdf": "x"}, "'pdf' is no format"),
        (["rss"], {"rss": "../rss.xml"}, "is no file name"),
        (["rss"], {"rss": "/tmp/rss.xml"}, "is no file name"),
        (["rss"], {"rss": ""}, "is no file name"),
        (["rss", "atom"], {"rss": "x.xml", "atom": "./x.xml"}, "are one file"),
    ],
)
def test_names_that_cannot_be_are_errors(tmp_path, formats, files, message):
    with pytest.raises(fp.PublishError, match=message):
        fp.publish(feed_of(), tmp_path, formats=formats, files=files)

    assert list(tmp_path.iterdir()) == []


def test_a_name_for_a_format_that_is_not_wanted_is_fine(tmp_path):
    [receipt] = fp.publish(
        feed_of(), tmp_path, formats=["rss"], files={"atom": "news.atom"}
    )

    assert receipt.path.name == "rss.xml"


def test_a_feed_with_errors_is_never_published(tmp_path, monkeypatch):
    """No feed that can be made has errors, so the writer is made to write one."""
    fp.publish(feed_of(), tmp_path)
    before = {path: path.read_bytes() for path in tmp_path.iterdir()}
    broken = SimpleNamespace(
        write_all=lambda feed, formats, **_: {
            format_: b"<rss" if format_ == "atom" else fp.write(feed, format_)
            for format_ in formats
        }
    )
    monkeypatch.setattr(documents, "formats", broken)
    with pytest.raises(fp.PublishError, match=r"atom\.xml.*not be valid") as caught:
        fp.publish(feed_of(title="New"), tmp_path)

    assert before == {path: path.read_bytes() for path in tmp_path.iterdir()}
    assert {fp.Level.ERROR} == {finding.level for finding in caught.value.findings}


def test_validation_can_be_left_out(tmp_path, monkeypatch):
    broken = SimpleNamespace(write_all=lambda *_, **__: {"rss": b"<rss"})
    monkeypatch.setattr(documents, "formats", broken)
    fp.publish(feed_of(), tmp_path, formats=["rss"], validate=False)

    assert (tmp_path / "rss.xml").read_bytes() == b"<rss"


def test_strict_publishing_loses_nothing(tmp_path):
    with pytest.raises(fp.LossError, match="ttl"):
        fp.publish(feed_of(ttl=60), tmp_path, formats=["rss", "atom"], strict=True)

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("format_", ["rss", "atom", "json"])
def test_an_empty_feed_does_not_wipe_out_articles(tmp_path, format_):
    [receipt] = fp.publish(feed_of(), tmp_path, formats=[format_])
    before = receipt.path.read_bytes()
    with pytest.raises(fp.PublishError, match="--allow-empty"):
        fp.publish(feed_of(0), tmp_path, formats=[format_])

    assert before == receipt.path.read_bytes()


def test_a_dry_run_refuses_an_empty_feed_too(tmp_path):
    fp.publish(feed_of(), tmp_path)

    with pytest.raises(fp.PublishError, match="has articles"):
        fp.publish(feed_of(0), tmp_path, dry_run=True)


def test_an_empty_feed_replaces_articles_when_that_is_meant(tmp_path):
    fp.publish(feed_of(), tmp_path)
    receipts = fp.publish(feed_of(0), tmp_path, allow_empty=True)

    assert {"written"} == {receipt.state for receipt in receipts}


def test_an_empty_feed_replaces_an_empty_feed(tmp_path):
    fp.publish(feed_of(0), tmp_path)
    receipts = fp.publish(feed_of(0, title="Renamed"), tmp_path)

    assert {"written"} == {receipt.state for receipt in receipts}


@pytest.mark.parametrize(
    "old",
    [
        b"<rss version='2.0'><channel><title>x",
        b"<html><body>Hello</body></html>",
        b"<?xml version='1.0'?><!DOCTYPE x [<!ENTITY a 'b'>]><rss>&a;<item/></rss>",
        b'{"items": [{}',
        b'{"items": "none"}',
        b'{"version": "https://jsonfeed.org/version/1.1"}',
        b"\x1f\x8b\x08 anything",
    ],
)
def test_what_cannot_be_read_is_not_taken_for_empty(tmp_path, old):
    (tmp_path / "rss.xml").write_bytes(old)
    with pytest.raises(fp.PublishError, match="--allow-empty"):
        fp.publish(feed_of(0), tmp_path, formats=["rss"])

    assert old == (tmp_path / "rss.xml").read_bytes()


@pytest.mark.parametrize("old", [b"", b" \n", b"\xef\xbb\xbf"])
def test_a_blank_file_is_empty(tmp_path, old):
    (tmp_path / "rss.xml").write_bytes(old)
    [receipt] = fp.publish(feed_of(0), tmp_path, formats=["rss"])

    assert receipt.written


def test_the_mode_of_a_file_is_kept(tmp_path):
    path = tmp_path / "rss.xml"
    fp.publish(feed_of(), tmp_path)
    path.chmod(0o640)
    fp.publish(feed_of(ttl=60), tmp_path)

    assert stat.S_IMODE(path.stat().st_mode) == 0o640


@pytest.mark.parametrize(("umask", "mode"), [(0o022, 0o644), (0o027, 0o640)])
def test_a_new_file_has_the_mode_that_the_umask_wants(tmp_path, umask, mode):
    old = os.umask(umask)
    try:
        fp.publish(feed_of(), tmp_path)
    finally:
        os.umask(old)

    assert {stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()} == {mode}


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may give files away")
def test_the_owner_of_a_file_is_kept(tmp_path):
    path = tmp_path / "rss.xml"
    fp.publish(feed_of(), tmp_path)
    os.chown(path, 1234, 5678)
    fp.publish(feed_of(ttl=60), tmp_path)

    assert (path.stat().st_uid, path.stat().st_gid) == (1234, 5678)


def test_a_link_stays_a_link(tmp_path):
    real = tmp_path / "elsewhere" / "feed.xml"
    real.parent.mkdir()
    public = tmp_path / "public"
    public.mkdir()
    (public / "rss.xml").symlink_to(real)
    fp.publish(feed_of(), public, formats=["rss"])

    assert (public / "rss.xml").is_symlink()
    assert real.read_bytes().startswith(b"<?xml")


def test_two_links_to_one_file_collide(tmp_path):
    (tmp_path / "rss.xml").symlink_to(tmp_path / "feed.json")

    with pytest.raises(fp.PublishError, match="are one file"):
        fp.publish(feed_of(), tmp_path)


def test_a_folder_in_the_place_of_a_file_is_an_error(tmp_path):
    (tmp_path / "rss.xml").mkdir()

    with pytest.raises(fp.PublishError, match=r"rss\.xml is a folder"):
        fp.publish(feed_of(), tmp_path)


def test_a_pipe_in_the_place_of_a_file_is_an_error(tmp_path):
    os.mkfifo(tmp_path / "rss.xml")

    with pytest.raises(fp.PublishError, match="not a regular file"):
        fp.publish(feed_of(), tmp_path)


@pytest.mark.parametrize("dry_run", [True, False])
def test_a_file_in_the_place_of_the_folder_is_an_error(tmp_path, dry_run):
    (tmp_path / "public").write_text("mine")
    with pytest.raises(fp.PublishError, match="choose another folder"):
        fp.publish(feed_of(), tmp_path / "public", dry_run=dry_run)

    assert (tmp_path / "public").read_text() == "mine"


def test_the_leftovers_of_a_crash_are_removed(tmp_path):
    (tmp_path / ".rss.xml.0123456789abcdef.tmp").write_bytes(b"half a f")
    others = {".rss.xml.swp", ".rss.xml.backup.tmp", ".other.xml.0123456789abcdef.tmp"}
    for name in others:
        (tmp_path / name).write_bytes(b"somebody else's")
    fp.publish(feed_of(), tmp_path)

    assert NAMES | others == {path.name for path in tmp_path.iterdir()}


def test_what_is_no_feed_is_not_published(tmp_path):
    with pytest.raises(fp.FeedpubError, match="list is no Feed"):
        fp.publish([], tmp_path)
