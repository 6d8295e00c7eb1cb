"""The URL of an article: its path, a pattern, its front matter."""

from __future__ import annotations

from datetime import datetime
from urllib.parse import urljoin

import pytest
from posts import post, problems, read, write

from feedpub.errors import SourceError
from feedpub.model import Link
from feedpub.sources import (
    SourceOptions,
    read_articles,
)

pytest.importorskip("markdown_it")
pytest.importorskip("yaml")


@pytest.mark.parametrize(
    ("name", "url"),
    [
        ("tides.md", "/tides/"),
        ("notes/tides.md", "/notes/tides/"),
        ("notes/tides/index.md", "/notes/tides/"),
        ("_posts/2021-03-01-tides.md", "/tides/"),
        ("2021-03-01-tides/index.md", "/tides/"),
        ("a b/Ébb & flow.md", "/a%20b/%C3%89bb%20%26%20flow/"),
        ("roadmap@0.md", "/roadmap@0/"),
    ],
)
def test_without_a_pattern_the_url_follows_the_path(tmp_path, name, url):
    (article,) = read(tmp_path, {name: post()}).articles

    assert f"https://x.example/blog{url}" == article.url


@pytest.mark.parametrize(
    ("fields", "url"),
    [
        ({"slug": "neap"}, "https://x.example/blog/notes/neap/"),
        ({"url": "/neap/"}, "https://x.example/neap/"),
        ({"url": "neap.html"}, "https://x.example/blog/neap.html"),
        ({"permalink": "https://y.example/n e"}, "https://y.example/n%20e"),
        ({"permalink": "/:year/:month/:title.html"}, "/2021/03/tides.html"),
        ({"url": "/:year-:day/:slug/", "slug": "n p"}, "/2021-01/n%20p/"),
        ({"url": "/a:b/"}, "/a:b/"),
        ({"path": "2021/03/neap"}, "https://x.example/blog/2021/03/neap/"),
        ({"path": "posts/neap.md"}, "https://x.example/blog/notes/tides/"),
        ({"canonicalURL": "https://y.example/"}, "https://x.example/blog/notes/tides/"),
    ],
)
def test_front_matter_has_a_say_in_the_url(tmp_path, fields, url):
    (article,) = read(tmp_path, {"notes/tides.md": post(**fields)}).articles

    assert urljoin("https://x.example/", url) == article.url


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("false", "'false' is a truth value, no address; "),
        ('"/{{ page.fileSlug }}/"', "'/{{ page.fileSlug }}/' is a template, which is "),
        ("/:categories/:title/", "'/:categories/:title/' has :categories, which is "),
    ],
)
def test_an_address_that_is_yet_to_be_made_is_a_problem(tmp_path, url, message):
    (found,) = problems(read(tmp_path, {"a.md": post(permalink=url)}), tmp_path)

    assert found.startswith(f"a.md:4: url: {message}")
    assert found.endswith("(--map url=none)")


def test_a_truth_value_is_no_picture(tmp_path):
    collected = read(tmp_path, {"a.md": post(image="true")})

    assert collected.articles[0].image is None
    assert "image 'true' is no picture, so it is left out" == collected.notes[0].message


@pytest.mark.parametrize(
    ("pattern", "url"),
    [
        ("https://x.example/{slug}/", "https://x.example/tides/"),
        ("/{year}/{month}/{day}/{slug}/", "https://x.example/2021/03/01/tides/"),
        ("https://x.example/{folder}/{stem}", "https://x.example/notes/tides"),
        ("https://x.example/{path}.html", "https://x.example/notes/tides.html"),
        ("https://x.example/{extra.team}/{slug}", "https://x.example/a%20b/tides"),
    ],
)
def test_a_pattern_makes_the_url(tmp_path, pattern, url):
    options = SourceOptions(base_url="https://x.example/blog/", url_pattern=pattern)
    files = {"notes/tides/index.md": post(extra="{team: a b}"), "b.md": post(url="/b")}
    if "{stem}" in pattern:
        files["notes/tides.md"] = files.pop("notes/tides/index.md")
    collected = read(tmp_path, files, options)

    assert {url, "https://x.example/b"} == {
        article.url for article in collected.articles
    }


def test_a_pattern_at_the_top_of_the_folder_leaves_no_double_slash(tmp_path):
    options = SourceOptions(url_pattern="https://x.example/{folder}/{slug}/")
    (article,) = read(tmp_path, {"tides.md": post()}, options).articles

    assert "https://x.example/tides/" == article.url


def test_a_name_that_the_pattern_lacks_is_a_problem(tmp_path):
    options = SourceOptions(url_pattern="https://x.example/{section}/{slug}/")
    collected = read(tmp_path, {"tides.md": post()}, options)

    assert [
        (
            "tides.md: url: {section} of the pattern has no value here; add a field "
            "'section', or map one to it"
        )
    ] == problems(collected, tmp_path)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"url_pattern": "https://x.example/{slug"}, "url_pattern: .* is broken: "),
        ({"url_pattern": "https://x.example/{slug:3}"}, "plain names in braces only"),
        ({"url_pattern": "https://x.example/{}"}, "plain names in braces only"),
        ({"url_pattern": "{slug}"}, "relative; write it in full, or give a base_url"),
        ({"url_pattern": "javascript:{slug}"}, "makes no URL"),
        ({"base_url": "x.example"}, "base_url: 'x.example'"),
        (
            {"timezone": "Mars/Olympus"},
            "timezone: there is no time zone 'Mars/Olympus'",
        ),
        ({"now": datetime(2021, 1, 1)}, "now: has no time zone"),  # noqa: DTZ001 - the fault
    ],
)
def test_an_option_that_is_wrong_is_said_once(tmp_path, options, message):
    write(tmp_path, {"a.md": post(), "b.md": post()})

    with pytest.raises(SourceError, match=message):
        read_articles([tmp_path], options=SourceOptions(**options))


def test_an_article_that_has_no_url_is_told_the_ways_out(tmp_path):
    collected = read(tmp_path, {"tides.md": post()}, SourceOptions())

    assert [
        (
            "tides.md: url: is missing; give a base_url, or a URL pattern "
            "(--url-pattern), or a field for it (--map url=NAME)"
        )
    ] == problems(collected, tmp_path)


def test_a_canonical_url_is_the_url_if_nothing_else_gives_one(tmp_path):
    text = post(canonical_url="https://y.example/t")
    (alone,) = read(tmp_path, {"tides.md": text}, SourceOptions()).articles
    (linked,) = read(tmp_path, {"tides.md": text}).articles

    assert ("https://y.example/t", ()) == (alone.url, alone.links)
    assert (Link(url="https://y.example/t", rel="canonical"),) == linked.links
