"""What `feedpub check` takes: files, folders, patterns and the standard input."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

import feedpub as fp
from feedpub.cli.app import feedpub

FEED = fp.Feed(
    title="Tidewater",
    home_url="https://tide.example/",
    description="Notes on tides.",
    language="en",
    authors=["Ada Reed"],
    articles=[
        fp.Article(title="Low", url="https://tide.example/low/", published="2026-03-01")
    ],
)
RSS = fp.write(FEED, "rss", url="https://tide.example/rss.xml")
ATOM = fp.write(FEED, "atom", url="https://tide.example/atom.xml")
JSON = fp.write(FEED, "json", url="https://tide.example/feed.json")
BROKEN = RSS.replace(b"</rss>", b"</rs>")
SITEMAP = b'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"/>'


@pytest.fixture
def site(tmp_path, monkeypatch):
    """Give a site with feeds of each kind among other files, and be in it."""
    monkeypatch.chdir(tmp_path)
    files = {
        "public/rss.xml": RSS,
        "public/b/atom.xml": ATOM,
        "public/b/feed.json": JSON,
        "public/a/news.rss": BROKEN,
        "public/sitemap.xml": SITEMAP,
        "public/package.json": b'{"version": "1.0", "items": []}',
        "public/foaf.rdf": b'<rdf:RDF xmlns:rdf="http://x.example/"/>',
        "public/index.html": b"<html></html>",
        "public/.hidden/rss.xml": BROKEN,
        "empty/readme.txt": b"",
    }
    for name, data in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(data)
    return tmp_path


def check(*arguments, **more):
    return CliRunner().invoke(feedpub, ["check", *arguments], **more)


def checked(*arguments):
    """Give the paths of the documents that were checked, in their order."""
    import json

    told = json.loads(check(*arguments, "--format", "json").stdout)
    return [document["path"] for document in told["documents"]]


@pytest.mark.usefixtures("site")
def test_a_folder_is_searched_for_feeds_in_a_fixed_order():
    assert [
        "public/rss.xml",
        "public/a/news.rss",
        "public/b/atom.xml",
        "public/b/feed.json",
    ] == checked("public")


@pytest.mark.usefixtures("site")
def test_what_is_no_feed_is_told():
    told = check("public").stderr

    assert "note: skipped 3 files that are no feeds: " in told
    assert "public/foaf.rdf, public/package.json, public/sitemap.xml" in told


@pytest.mark.usefixtures("site")
def test_a_file_that_is_named_is_checked_whatever_it_looks_like():
    told = check("public/sitemap.xml")

    assert (1, "") == (told.exit_code, told.stderr)


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize(
    ("pattern", "paths"),
    [
        ("public/*.xml", ["public/rss.xml", "public/sitemap.xml"]),
        ("public/**/*.json", ["public/b/feed.json", "public/package.json"]),
        (
            "public/[ab]",
            ["public/a/news.rss", "public/b/atom.xml", "public/b/feed.json"],
        ),
    ],
)
def test_patterns_are_for_shells_that_have_none(pattern, paths):
    assert paths == checked(pattern)


def test_a_name_with_brackets_is_no_pattern_if_it_is_there(site):
    (site / "a[1].xml").write_bytes(RSS)

    assert ["a[1].xml"] == checked("a[1].xml")


@pytest.mark.usefixtures("site")
def test_everything_is_checked_once():
    assert 4 == len(checked("public", "public/rss.xml", "./public/*.rss", "public/"))


@pytest.mark.usefixtures("site")
def test_the_order_is_that_of_the_arguments():
    assert ["public/b/atom.xml", "public/rss.xml"] == checked(
        "public/b/atom.xml", "public/rss.xml"
    )


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize("argument", ["empty", "no*.xml", "public/*/*.xsl"])
def test_nothing_to_check_is_exit_code_2(argument):
    told = check(argument)

    assert 2 == told.exit_code
    assert f"note: '{argument}' matches no feed" in told.stderr
    assert "--allow-empty" in told.stderr
    assert "" == told.stdout


@pytest.mark.usefixtures("site")
def test_nothing_to_check_can_be_allowed():
    assert 0 == check("empty", "--allow-empty").exit_code


@pytest.mark.usefixtures("site")
def test_reports_are_written_for_nothing_as_well(tmp_path):
    check("empty", "--allow-empty", "--format", f"gitlab:{tmp_path / 'q.json'}")

    assert "[]\n" == (tmp_path / "q.json").read_text()


@pytest.mark.usefixtures("site")
def test_one_pattern_of_several_may_match_nothing():
    told = check("public/rss.xml", "no*.xml")

    assert 0 == told.exit_code
    assert "'no*.xml' matches no feed" in told.stderr


@pytest.mark.skipif(os.name != "posix", reason="modes are those of POSIX")
@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads all"
)
def test_a_file_that_may_not_be_read_is_exit_code_3(site):
    (site / "public/rss.xml").chmod(0)

    assert 3 == check("public").exit_code


@pytest.mark.usefixtures("site")
def test_a_broken_link_in_a_folder_is_skipped():
    Path("public/b/old.rss").symlink_to("nowhere")

    assert "public/b/old.rss" not in checked("public")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names")
@pytest.mark.usefixtures("site")
def test_a_pipe_in_a_folder_is_not_waited_for():
    os.mkfifo("public/b/pipe.rss")

    assert "public/b/pipe.rss" not in checked("public")


@pytest.mark.usefixtures("site")
def test_the_standard_input_has_the_name_it_is_given():
    told = check("-", "--stdin-filename", "public/rss.xml", input=BROKEN)

    assert 1 == told.exit_code
    assert told.stdout.startswith("public/rss.xml:")


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"\xef\xbb\xbf<!-- x --><rss", "x.xml"),
        (RSS.decode().replace("utf-8", "utf-16").encode("utf-16"), "x.xml"),
        (b"<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY a 'b'>]><rss/>", "x.xml"),
        (b"<feed><entry>", "x.xml"),
        (b"<atom:entry xmlns:atom='http://www.w3.org/2005/Atom'/>", "x.xml"),
        (b"<r:RDF xmlns='http://purl.org/rss/1.0/'/>", "x.rdf"),
        (b'\n{"version":"https:\\/\\/jsonfeed.org\\/version\\/1","items":[', "x.json"),
        (b"not a feed at all", "x.atom"),
    ],
)
def test_broken_feeds_look_like_feeds(site, data, name):
    (site / "empty" / name).write_bytes(data)

    assert [f"empty/{name}"] == checked("empty")


@pytest.mark.parametrize(
    "data",
    [b"", b"<entry/>", b"<rdf:RDF/>", b"[]", b'{"a": 1}', b"\x1f\x8b\x08", b"rss"],
)
def test_other_files_do_not_look_like_feeds(site, data):
    (site / "empty/x.xml").write_bytes(data)

    assert 2 == check("empty").exit_code


def test_a_name_cannot_take_hold_of_the_terminal(site):
    (site / "empty/\x1b[31m.rss").write_bytes(BROKEN)
    told = check("empty", "no\x1b*")

    assert "\x1b" not in told.output
    assert "\\x1b[31m.rss:" in told.stdout


@pytest.mark.usefixtures("site")
def test_a_name_that_cannot_be_read_cannot_either():
    assert "\x1b" not in check("\x1b[31m.rss").stderr


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("public/rss.xml",), 0),
        (("public/a/news.rss",), 1),
        (("empty",), 2),
        (("public/rss.xml", "--select", "no-such-rule"), 2),
        (("missing.xml",), 3),
        (("missing.xml", "public/a/news.rss"), 3),
        (("missing.xml", "empty"), 3),
        (("missing.xml", "https://x.example/"), 2),
    ],
)
def test_the_exit_code_is_the_first_that_holds(arguments, code):
    assert code == check(*arguments).exit_code


@pytest.mark.usefixtures("site")
def test_the_address_of_a_feed_is_for_one_feed():
    assert 2 == check("public", "--url", "https://tide.example/rss.xml").exit_code


@pytest.mark.usefixtures("site")
def test_what_the_caller_tells_reaches_the_validator(monkeypatch):
    from feedpub import validator

    given = {}
    real = validator.validate
    monkeypatch.setattr(
        validator, "validate", lambda data, **more: given.update(more) or real(data)
    )
    check(
        *("public/rss.xml", "--url", "https://tide.example/x.xml"),
        *("--now", "2026-03-01T09:00:00Z", "--content-type", "text/html"),
    )

    assert ("https://tide.example/x.xml", "text/html", 2026) == (
        given["url"],
        given["content_type"],
        given["now"].year,
    )


@pytest.mark.parametrize("now", ["10/11/12", "2026-03-01T09:00", ""])
def test_a_moment_must_be_exact(now):
    assert 2 == check("x.xml", "--now", now).exit_code


@pytest.mark.usefixtures("site")
def test_the_program_itself_gives_the_exit_code():
    import subprocess

    done = subprocess.run(
        [sys.executable, "-m", "feedpub", "check", "empty"], check=False
    )

    assert 2 == done.returncode


def test_a_large_document_is_read_on_request(tmp_path):
    large = tmp_path / "large.xml"
    large.write_bytes(
        b"<rss version='2.0'><channel><title>T</title><link>https://tide.example/"
        b"</link><description>D</description>"
        + b"<!--%b-->" % (b"x" * 999) * 21_000
        + b"</channel></rss>"
    )
    refused = CliRunner().invoke(feedpub, ["check", str(large)])
    read = CliRunner().invoke(feedpub, ["check", str(large), "--max-size", "30"])

    assert "--max-size" in refused.output
    assert 1 == refused.exit_code
    assert 0 == read.exit_code, read.output
