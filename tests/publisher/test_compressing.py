"""Compressed copies are right or not there, whatever happens."""

from __future__ import annotations

import gzip
import sys

import brotli
import pytest
import zstandard

import feedpub as fp
from feedpub.errors import ConfigError
from feedpub.extras import MissingExtraError
from feedpub.publisher import atomic, build, compressing
from feedpub.publisher.config import Config
from feedpub.publisher.many import FeedSpec, build_many

HOME = "https://tide.example/"
OPENERS = {
    "gzip": gzip.decompress,
    "br": brotli.decompress,
    "zstd": lambda packed: zstandard.ZstdDecompressor().decompress(packed),
}


def feed(title="Neap", body="x" * 3000):
    return fp.Feed(
        title="Tide",
        home_url=HOME,
        feed_url=f"{HOME}rss.xml",
        authors=["Ada"],
        articles=[
            fp.Article(
                title=title, url=f"{HOME}a", published="2026-03-01", summary=body
            )
        ],
    )


def publish(folder, *titles, **more):
    more = {"formats": "rss", "compress": "gzip"} | more
    return fp.publish(feed(*titles), folder, **more)


def copies(folder):
    return sorted(
        path.name for path in folder.iterdir() if path.suffix in (".gz", ".br", ".zst")
    )


@pytest.mark.parametrize("coding", OPENERS)
def test_a_copy_is_of_its_file_and_the_same_on_any_day(tmp_path, coding):
    publish(tmp_path, compress=[coding], readable=True)
    name = f"rss.xml{compressing.SUFFIXES[coding]}"
    packed = (tmp_path / name).read_bytes()

    assert (tmp_path / "rss.xml").read_bytes() == OPENERS[coding](packed)
    assert f"feedpub.css{compressing.SUFFIXES[coding]}" in copies(tmp_path)

    publish(tmp_path / "again", compress=[coding], readable=True)

    assert packed == (tmp_path / "again" / name).read_bytes()
    assert len(packed) < 1500


def test_a_copy_is_written_only_with_its_file(tmp_path):
    publish(tmp_path)
    copy = tmp_path / "rss.xml.gz"
    before = copy.stat()
    publish(tmp_path)

    assert before == copy.stat()

    publish(tmp_path, "Spring")

    assert b"Spring" in gzip.decompress(copy.read_bytes())


def test_a_copy_that_is_missing_is_made_though_its_file_is_as_it_was(tmp_path):
    publish(tmp_path, compress=())

    assert [] == copies(tmp_path)

    (again,) = publish(tmp_path)

    assert not again.written
    assert ["rss.xml.gz"] == copies(tmp_path)


def test_a_copy_that_is_no_longer_wanted_goes_with_what_it_was_of(tmp_path):
    publish(tmp_path, compress=["gzip", "br"])
    publish(tmp_path, compress=())

    assert ["rss.xml.br", "rss.xml.gz"] == copies(tmp_path)  # which are right still

    publish(tmp_path, "Spring", compress=())

    assert [] == copies(tmp_path)


def test_a_file_of_somebody_else_is_left_alone(tmp_path):
    publish(tmp_path, compress=())
    theirs = {"rss.xml.gz": gzip.compress(b"theirs"), "rss.xml.br": b"theirs"}
    for name, data in theirs.items():
        (tmp_path / name).write_bytes(data)
    publish(tmp_path, "Spring", compress=())

    assert theirs == {name: (tmp_path / name).read_bytes() for name in theirs}


def test_what_is_small_has_no_copy(tmp_path):
    publish(tmp_path)
    publish(tmp_path, "Small", "x")

    assert (tmp_path / "rss.xml").stat().st_size < 1000
    assert [] == copies(tmp_path)


def test_a_crash_leaves_no_copy_of_yesterday(tmp_path, monkeypatch):
    publish(tmp_path)

    def crash(*_, **__):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(atomic.Path, "replace", crash)
        with pytest.raises(KeyboardInterrupt):
            publish(tmp_path, "Spring")

    assert [] == copies(tmp_path)

    publish(tmp_path)

    assert ["rss.xml.gz"] == copies(tmp_path)


def test_many_feeds_have_copies_too(tmp_path):
    specs = [FeedSpec(key="a", feed=feed(), formats=("rss",), fingerprint="1")]
    account = tmp_path / "account"
    plain, packing = (
        tmp_path / "public",
        fp.LocalSink(tmp_path / "public", compress="gzip"),
    )
    build_many(specs, plain, manifest=account)
    build_many(specs, packing, manifest=account)
    copy = plain / "a/rss.xml.gz"
    made = copy.stat()
    totals = build_many(specs, packing, manifest=account)

    assert (plain / "a/rss.xml").read_bytes() == gzip.decompress(copy.read_bytes())
    assert made == copy.stat()
    assert 1 == totals.unchanged


def test_a_configuration_asks_for_copies(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.md").write_text(
        f"---\ntitle: A\ndate: 2026-03-01\ntags: [sea]\nauthor: Ada\n---\n{'x ' * 999}"
    )
    asked = {
        "paths": ("a.md",),
        "title": "T",
        "home_url": HOME,
        "url_pattern": HOME + "{slug}",
        "timezone": "UTC",
        "language": "en",
        "compress": ("gzip",),
        "partners": {"news": "news.xml"},
    }
    build(Config(**asked, out="one"))
    build(Config(**asked, out="set", group_by="tag"))

    assert {"rss.xml.gz", "atom.xml.gz", "feed.json.gz"} <= {*copies(tmp_path / "one")}
    assert {"rss.xml.gz", "feedpub.css.gz"} <= {*copies(tmp_path / "set")}
    assert "rss.xml.gz" in copies(tmp_path / "set/tag/sea")

    with pytest.raises(ConfigError, match="compress: is for folders, and out is"):
        build(Config(**asked | {"partners": {}}, out="memory://x"))


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ("lzma", "compress: 'lzma' is none of the content codings: gzip, br, zstd"),
        (5, "compress is 5, an int; give content codings"),
        ([5], r"compress\[0\] is 5, an int; give content codings"),
    ],
)
def test_what_is_no_coding_is_refused(tmp_path, given, message):
    with pytest.raises(fp.FeedpubError, match=f"^{message}"):
        publish(tmp_path, compress=given)


def test_the_extra_is_named_where_it_is_missing(tmp_path, monkeypatch):
    publish(tmp_path, compress="br")
    monkeypatch.setitem(sys.modules, "brotli", None)

    with pytest.raises(MissingExtraError, match=r'pip install "feedpub\[compress\]"'):
        publish(tmp_path, compress="br")

    publish(tmp_path, "Spring", compress=())

    assert ["rss.xml.br"] == copies(tmp_path)  # nobody can say whose it is
