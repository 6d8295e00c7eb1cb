"""Feed sets from their configuration to their files: read once, built, listed."""

from __future__ import annotations

import json
import os
import sqlite3
from pathlib import Path

import pytest

from feedpub import sources
from feedpub.errors import ConfigError, PublishError
from feedpub.model import Feed
from feedpub.publisher import Manner, build, load_config
from feedpub.publisher.opml import read_opml
from feedpub.publisher.sets.building import merge
from feedpub.publisher.sets.inputs import inputs_of
from feedpub.validator import validate

TOP = """
paths = ["posts"]
title = "Tidewater"
home_url = "https://tide.example/"
author = "Ada Reed"
readable = false
"""
ARTICLES = {
    "news/spring.md": {"tags": ["sea", "moon"], "lang": "en"},
    "news/ebbe.md": {"tags": ["sea"], "lang": "de"},
    "notes/boots.md": {"tags": ["shop"], "lang": "en", "series": "Shoes"},
}


@pytest.fixture
def site(tmp_path):
    for number, (name, fields) in enumerate(ARTICLES.items(), 1):
        path = tmp_path / "posts" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        front = fields | {"title": path.stem, "date": f"2026-03-0{number}"}
        lines = [f"{key}: {json.dumps(value)}" for key, value in front.items()]
        path.write_text("\n".join(["---", *lines, "---", "Low."]))
    return tmp_path


def configured(site, text, top=TOP):
    path = site / "feedpub.toml"
    path.write_text(top + 'timezone = "UTC"\n' + text)
    return path


def built(site, text, top=TOP, **how):
    path = configured(site, text, top)
    return build(load_config(path), file=path, **how)


def said(site, text, top=TOP):
    """Give the error with the folder left out."""
    with pytest.raises(ConfigError) as caught:
        built(site, text, top)
    return str(caught.value).replace(f"{site}{os.sep}", "")


def files(site):
    public = site / "public"
    return sorted(path.relative_to(public).as_posix() for path in public.rglob("*.*"))


def titles(site, name):
    feed = json.loads((site / "public" / name / "feed.json").read_bytes())
    return [item["title"] for item in feed["items"]]


def test_each_group_has_its_feed_beside_that_of_all(site):
    built(site, 'group_by = "tag"\nformats = ["json"]')

    assert [
        *("feed.json", "feeds.html", "index.html", "index.opml"),
        *("tag/moon/feed.json", "tag/sea/feed.json", "tag/shop/feed.json"),
    ] == files(site)
    assert ["ebbe", "spring"] == titles(site, "tag/sea")
    assert ["boots", "ebbe", "spring"] == titles(site, "")


def test_a_set_is_valid_and_each_feed_says_where_it_is(site):
    built(site, 'group_by = "section"\nbase_url = "https://cdn.example/f/"')
    feeds = [
        path for path in files(site) if path.endswith(("rss.xml", "json", "atom.xml"))
    ]
    reports = [
        validate(site / "public" / path, profile="best-practice") for path in feeds
    ]
    atom = (site / "public/section/notes/atom.xml").read_text()

    assert [()] * 9 == [report.errors for report in reports]
    assert "<id>https://cdn.example/f/section/notes/atom.xml</id>" in atom
    assert 'rel="self" href="https://cdn.example/f/section/notes/atom.xml"' in atom


def test_articles_are_read_once_for_all_feeds(site, monkeypatch):
    read = []
    whole = sources.read_articles
    monkeypatch.setattr(
        sources, "read_articles", lambda *a, **k: read.append(a) or whole(*a, **k)
    )
    built(site, 'group_by = "tag"\n[[feed]]\ngroup_by = "section"')

    assert 1 == len(read)


def test_tables_have_articles_of_their_own_where_they_say_so(site):
    database = sqlite3.connect(site / "wire.db")
    database.execute("CREATE TABLE post (title, url, date, desk)")
    rows = [
        ("Storm", "/storm", "2026-03-09", "sea"),
        ("Vote", "/vote", "2026-03-08", "town"),
    ]
    database.executemany("INSERT INTO post VALUES (?, ?, ?, ?)", rows)
    database.commit()
    built(
        site,
        """
        formats = ["json"]
        [[feed]]
        paths = ["sqlite:///wire.db"]
        query = "SELECT * FROM post"
        group_by = "desk"
        path = "wire/{slug}"
        [[feed]]
        path = "shoes"
        only = { series = "shoes" }
        """,
    )

    assert ["Storm"] == titles(site, "wire/sea")
    assert ["boots"] == titles(site, "shoes")
    assert ["boots", "ebbe", "spring"] == titles(site, "")


def test_a_set_of_a_database_alone_needs_no_feed_of_all(site):
    top = TOP.replace('paths = ["posts"]', "")
    result = built(
        site, '[[feed]]\npath = "news"\ntitle = "News"\npaths = ["posts/news"]', top
    )

    assert result.feed is None
    assert ["ebbe", "spring"] == titles(site, "news")
    assert not (site / "public/rss.xml").exists()


def test_feeds_by_language_name_each_other_in_feeds_and_pages(site):
    built(
        site,
        """
        group_by = "language"
        group_path = "{slug}"
        group_title = "{site} ({group})"
        formats = ["atom", "rss"]
        index = { opml = "", html = "", page = "links.html" }
        """,
    )
    german = (site / "public/de/atom.xml").read_text()
    snippet = (site / "public/de/links.html").read_text().splitlines()

    assert 'xml:lang="de"' in german
    assert (
        '<link rel="alternate" href="https://tide.example/en/atom.xml" '
        'type="application/atom+xml" hreflang="en" title="Tidewater (en)"/>'
    ) in german
    assert [
        ("application/atom+xml", "de/atom.xml"),
        ("application/rss+xml", "de/rss.xml"),
        ("application/atom+xml", "atom.xml"),
    ] == [(line.split('"')[3], line.split("tide.example/")[1][:-2]) for line in snippet]
    assert 'hreflang="de" title="Tidewater (de) (Atom)"' in snippet[0]
    assert not (site / "public/index.opml").exists()


def test_the_lists_name_every_feed_with_that_of_all_first(site):
    built(site, 'group_by = "tag"')
    listed = read_opml(site / "public/index.opml")
    snippet = (site / "public/feeds.html").read_text()

    assert ["Tidewater", *(f"Tidewater: {tag}" for tag in ("moon", "sea", "shop"))] == [
        each.title for each in listed.subscriptions
    ]
    assert "2026-03-03" == listed.modified.date().isoformat()
    assert 6 == snippet.count('<link rel="alternate"')


def test_what_is_in_titles_is_escaped_in_the_lists(site):
    built(site, 'group_by = "tag"\ngroup_title = "<{group}> & \\"more\\""')

    assert (
        'title="&lt;sea&gt; &amp; &quot;more&quot; (RSS)"'
        in (site / "public/feeds.html").read_text()
    )


def test_limits_are_counted_in_each_feed(site):
    built(
        site,
        """
        limit = 2
        formats = ["json"]
        [[feed]]
        path = "sea"
        only = { tag = "sea" }
        limit = 1
        """,
    )

    assert ["boots", "ebbe"] == titles(site, "")
    assert ["ebbe"] == titles(site, "sea")


def test_a_feed_without_articles_leaves_the_earlier_one_alone(site):
    table = '[[feed]]\npath = "shop"\nonly = { tag = "shop" }'
    built(site, table)
    before = (site / "public/shop/rss.xml").read_bytes()
    (site / "posts/notes/boots.md").unlink()
    result = built(site, table)

    assert before == (site / "public/shop/rss.xml").read_bytes()
    assert ["[[feed]] 1: no article is of that kind, so there is no feed of it"] == [
        str(note) for note in result.notes
    ]


def test_feeds_of_an_earlier_build_are_no_articles(site):
    top = TOP.replace('"posts"', '"."')
    text = 'group_by = "tag"\nindex = { page = "here.html" }'
    first = built(site, text, top)
    again = built(site, text, top)

    assert first.feed == again.feed
    assert 4 == again.totals.unchanged


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            '[[feed]]\npath = "a"\ntitle = "A"\n\n[[feed]]\nlimit = 0',
            "feedpub.toml:13: [[feed]] 2, limit: expected a whole number >= 1",
        ),
        ("[[feed]]\npth = 1", "feedpub.toml:9: [[feed]] 1, pth: is no key; did you"),
        (
            '[[feed]]\ntag = "a"',
            "feedpub.toml:9: [[feed]] 1, tag: is no key; articles are chosen by only",
        ),
        (
            '[[feed]]\npath = "a"\n[feed.only]\ntag = 3',
            "feedpub.toml:10: [[feed]] 1, only[...]: expected text in quotes",
        ),
        (
            '[[feed]]\npath = "x"\ntitle = "X"\nlanguage = "klingonese"',
            "feedpub.toml:11: [[feed]] 1, language: 'klingonese'",
        ),
        (
            '[[feed]]\npath = "x"',
            "feedpub.toml:8: [[feed]] 1, title: is missing",
        ),
        (
            'group_by = "tag"\ngroup_path = "tags"',
            "feedpub.toml:9: group_path: 'tags' is one for all",
        ),
        ("group_min = 2", "feedpub.toml:8: group_min: is for groups"),
        ('feed = ["x"]', "feedpub.toml:8: feed[0]: expected a table"),
        ("index = { opm = 1 }", "feedpub.toml:8: index.opm: is no key; did you mean"),
        (
            '[[feed]]\npath = ""\ntitle = "X"',
            "feedpub.toml:9: [[feed]] 1, path: 'rss.xml' is a file of the feed too",
        ),
        (
            '[[feed]]\npath = "Feed.json/x"\ntitle = "X"',
            "feedpub.toml:9: [[feed]] 1, path: 'Feed.json' is a file of the feed too",
        ),
        (
            'group_by = "tag"\nslugs = { sea = "a/b" }',
            "feedpub.toml:9: slugs: 'a/b' cannot stand in an address as it is",
        ),
        (
            'group_by = "tag"\nmerge_into = "public/rss.xml"',
            "merge_into: names one feed to go on with",
        ),
        (
            'group_by = "tag"\nindex = { opml = "../x" }',
            "feedpub.toml:9: index: '../x' is no file name",
        ),
        (
            'group_by = "tag"\nindex = { html = "tag/sea/rss.xml" }',
            "feedpub.toml:9: index: 'tag/sea/rss.xml' is a feed; give the list",
        ),
        (
            'group_by = "tag"\nindex = { page = "rss.xml" }',
            "feedpub.toml:9: index: 'tag/moon/rss.xml' is a feed; give the list",
        ),
        (
            'group_by = "tag"\nindex = { html = "x", opml = "x" }',
            "feedpub.toml:9: index: 'x' is there twice",
        ),
        ('group_by = ""', "feedpub.toml:8: group_by: is empty; say what makes groups"),
        ('[feed]\npath = "x"', "feedpub.toml:8: feed: is one of several tables; write"),
        (
            '[[feed]]\npath = "a"\ntitle = "A"\nquery = "SELECT 1"',
            "feedpub.toml:11: [[feed]] 1, query: is for a database",
        ),
        ('group_by = "tag"\n[podcast]', "podcast: is about one feed"),
        (
            'out = "s3://x/y"\npartners = { msn = "m.xml" }',
            "partners: go into a folder",
        ),
    ],
)
def test_what_is_wrong_is_named_by_table_and_line(site, text, message):
    assert message in said(site, text)


def test_a_table_in_a_project_file_has_its_line(site):
    path = site / "pyproject.toml"
    tables = "[tool.feedpub]\n" + TOP + '[[tool.feedpub.feed]]\npath = "x"\nlimt = 1\n'
    path.write_text(f"[project]\n{tables}")

    with pytest.raises(ConfigError, match=r"toml:11: \[\[feed\]\] 1, limt: is no key"):
        load_config(path)


def test_feeds_for_partners_are_made_of_the_feed_of_all(site):
    result = built(site, 'group_by = "tag"\npartners = { feedly = "feedly.xml" }')

    assert ["feedly.xml"] == [receipt.path.name for receipt in result.receipts]
    assert (site / "public/feedly.xml").exists()


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


def test_a_strict_set_stops_at_the_first_loss(site):
    with pytest.raises(PublishError, match=r"ttl[\s\S]*0 feeds were written"):
        built(site, 'group_by = "tag"\nstrict = true\nttl = 60\nformats = ["atom"]')
