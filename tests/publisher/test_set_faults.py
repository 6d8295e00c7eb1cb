"""What is wrong with the configuration of a feed set, named by table and line."""

from __future__ import annotations

import os

import pytest
from publisher.tidewater import TOP, built

from feedpub.errors import ConfigError
from feedpub.publisher import load_config


def said(site, text, top=TOP):
    """Give the error with the folder left out."""
    with pytest.raises(ConfigError) as caught:
        built(site, text, top)
    return str(caught.value).replace(f"{site}{os.sep}", "")


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
