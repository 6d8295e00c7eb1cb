"""Files and rows to articles: what is kept, what is left out, what is wrong."""

from __future__ import annotations

import os
import sqlite3
import sys
from collections import namedtuple
from dataclasses import dataclass
from datetime import UTC, date, datetime
from urllib.parse import urljoin

import pytest

from feedpub.errors import SourceError
from feedpub.model import Category, Html, Link, Person
from feedpub.sources import (
    FieldMap,
    MissingExtraError,
    SourceOptions,
    articles_from,
    read_articles,
    read_rows,
)

pytest.importorskip("markdown_it")
pytest.importorskip("yaml")

BASE = SourceOptions(base_url="https://x.example/blog")
ROW = {"title": "Tides", "url": "https://x.example/t", "date": "2021-03-01"}


def write(folder, files):
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())


def post(**fields):
    lines = [
        f"{name}: {value}" for name, value in ({"date": "2021-03-01"} | fields).items()
    ]
    return "\n".join(["---", "title: Tides", *lines, "---", "", "Twice a day.", ""])


def read(folder, files, options=BASE):
    write(folder, files)
    return read_articles([folder], options=options)


def problems(collected, folder):
    return [
        str(each).replace(f"{folder.as_posix()}/", "") for each in collected.problems
    ]


# URLs


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


# Fields


def test_every_field_finds_its_place(tmp_path):
    text = post(
        lastmod="2021-03-02",
        description="In short.\n  ",
        authors="[Ada, {name: Bob, email: bob@x.example}]",
        tags="[neap, 2021, no, {name: moon}, neap]",
        lang="en_US",
        image="a b.png",
        enclosure="a.mp3",
        rights="CC0",
        guid="0B7A5C1E-0000-4000-8000-000000000000",
    )
    (article,) = read(tmp_path, {"tides.md": text, "a.mp3": "123"}).articles

    assert (
        "Tides",
        datetime(2021, 3, 1, tzinfo=UTC),
        datetime(2021, 3, 2, tzinfo=UTC),
        "In short.",
        Html("<p>Twice a day.</p>\n"),
        "en-US",
        "CC0",
        "urn:uuid:0b7a5c1e-0000-4000-8000-000000000000",
    ) == (
        article.title,
        article.published,
        article.updated,
        article.summary,
        article.content,
        article.language,
        article.rights,
        article.id,
    )
    assert (
        Person(name="Ada"),
        Person(name="Bob", email="bob@x.example"),
    ) == article.authors
    assert ("neap", "2021", "no", "moon") == tuple(c.term for c in article.categories)
    assert "https://x.example/blog/tides/a%20b.png" == article.image.url
    assert ("https://x.example/blog/tides/a.mp3", 3) == (
        article.enclosures[0].url,
        article.enclosures[0].length,
    )


@pytest.mark.parametrize(
    ("name", "terms"),
    [
        ("_posts/2021-03-01-tides.md", ["neap", "spring", "low tide"]),
        ("posts/tides.md", ["neap spring", "low tide"]),
    ],
)
def test_jekyll_parts_its_lists_at_spaces(tmp_path, name, terms):
    text = post(categories="neap spring", category="low tide")
    (article,) = read(tmp_path, {name: text}).articles
    (again,) = read_articles((tmp_path / name).parent, options=BASE).articles

    assert terms == [category.term for category in article.categories]
    assert article.categories == again.categories


def test_a_map_changes_which_field_is_read(tmp_path):
    options = SourceOptions(
        base_url="https://x.example",
        field_map=FieldMap.parse({"published": "when", "categories": "extra.topics"}),
    )
    text = post(when="2020-01-01", extra="{topics: [a]}", tags="[b]")
    (article,) = read(tmp_path, {"tides.md": text}, options).articles

    assert datetime(2020, 1, 1, tzinfo=UTC) == article.published
    assert (Category(term="a"),) == article.categories


def test_every_problem_of_a_file_is_named_with_its_line(tmp_path):
    text = post(
        date="10/11/2012",
        lang="xx-",
        authors="[ada@x.example]",
        image="[[]]",
        tags="[[a]]",
    )
    found = problems(read(tmp_path, {"tides.md": text}), tmp_path)

    assert [
        (
            "tides.md:3: published: '10/11/2012' can be 2012-10-11 or 2012-11-10; "
            "write it with the year first, or give the order (--date-order)"
        ),
        (
            "tides.md:5: authors: 'ada@x.example' has no name; write "
            "`Name <name@example.org>`"
        ),
        "tides.md:7: categories: is a list, not text",
        "tides.md:6: image: names no address; give one under `url`",
    ] == found[:-1]
    assert found[-1].startswith("tides.md:4: language: 'xx-': ")


def test_what_the_model_refuses_is_named_with_its_line(tmp_path):
    (found,) = problems(read(tmp_path, {"tides.md": post(lang="xx-")}), tmp_path)

    assert found.startswith("tides.md:4: language: 'xx-'")


def test_an_article_without_a_date_is_a_problem(tmp_path):
    found = problems(read(tmp_path, {"tides.md": "# Tides\n\nText\n"}), tmp_path)

    assert [
        (
            "tides.md: published: is missing; give a `date` such as 2026-03-01, "
            "or name the field that has it (--map published=NAME)"
        )
    ] == found


def test_dirty_text_is_cleaned_and_counted():
    rows = [
        ROW | {"title": "Ti\x00des", "tags": ["a\ud800"], "content": "x\x0by\ufffe"}
    ]
    collected = read_rows(rows)

    assert ["row 1: removed 4 characters that no feed can carry"] == [
        str(note) for note in collected.notes
    ]
    assert ("Tides", "a", Html("xy")) == (
        collected.articles[0].title,
        collected.articles[0].categories[0].term,
        collected.articles[0].content,
    )


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.md", "---\ntitle: Ti\x00des\ndate: 2021-03-01\n---\nLow\x0b.\n"),
        ("a.md", '+++\ntitle = "Ti\x00des"\ndate = 2021-03-01\n+++\nLow\x0b.\n'),
        ("a.md", '{"title": "Ti\x00des", "date": "2021-03-01"}\nLow\x0b.\n'),
        ("a.txt", "Title: Ti\x00des\nDate: 2021-03-01\n\nLow\x0b.\n"),
        (
            "a.jsonl",
            '{"title":"Ti\x00des","date":"2021-03-01","html":"<p>Low\x0b.</p>","url":"/"}',
        ),
    ],
)
def test_dirty_front_matter_is_cleaned_and_counted(tmp_path, name, text):
    collected = read(tmp_path, {name: text})
    (article,), (note,) = collected.articles, collected.notes

    assert ("Tides", "<p>Low.</p>") == (article.title, article.content.markup.strip())
    assert "removed 2 characters that no feed can carry" == note.message


def test_a_date_that_was_recognised_in_a_text_is_told_once(tmp_path):
    page = "Ferry back\n\nUpdated 2026-03-05\n\nIt came at dawn.\n"
    collected = read(tmp_path, {"a.txt": page})

    assert ["line 3: updated 2026-03-05, from '2026-03-05'"] == [
        note.message for note in collected.notes if "updated" in note.message
    ]


def test_links_are_made_absolute_and_unsafe_html_removed_on_request(tmp_path):
    pytest.importorskip("nh3")
    text = (
        post()
        + '\n![x](a.png)\n\n<script>alert(1)</script>\n\n<p onclick="x()">y</p>\n'
    )
    options = SourceOptions(
        base_url="https://x.example", absolutise=True, sanitise=True
    )
    as_it_is = read(tmp_path, {"tides.md": text})
    safe = read(tmp_path, {"tides.md": text}, options)

    assert '<img src="a.png"' in as_it_is.articles[0].content.markup
    assert "<script>" in as_it_is.articles[0].content.markup
    assert 'src="https://x.example/tides/a.png"' in safe.articles[0].content.markup
    assert "script" not in safe.articles[0].content.markup
    assert any("removed from the content: " in str(note) for note in safe.notes)


def test_a_link_that_makes_no_url_is_noted():
    row = ROW | {"content": '<a href="//[x">y</a>'}
    collected = read_rows([row], options=SourceOptions(absolutise=True))

    assert ["row 1: the link '//[x' in the content makes no URL"] == [
        str(note) for note in collected.notes
    ]


def test_the_id_of_a_video_is_no_enclosure(tmp_path):
    collected = read(
        tmp_path, {"a.md": post(video="x3bDhtuC5yk"), "b.md": post(audio="b.mp3")}
    )

    assert [(), ("https://x.example/blog/b/b.mp3",)] == [
        tuple(each.url for each in article.enclosures) for article in collected.articles
    ]
    assert "video 'x3bDhtuC5yk' is no media file, so it is left out" in (
        [note.message for note in collected.notes]
    )


# What is left out


@pytest.mark.parametrize(
    ("name", "fields"),
    [
        ("a.md", {"draft": "true"}),
        ("a.md", {"draft": "yes"}),
        ("a.md", {"published": "false"}),
        ("a.md", {"status": "draft"}),
        ("_drafts/a.md", {}),
    ],
)
def test_drafts_are_left_out_and_counted(tmp_path, name, fields):
    collected = read(tmp_path, {name: post(**fields), "b.md": post(draft="false")})

    assert ((f"{tmp_path.as_posix()}/{name}",), 1, ()) == (
        collected.drafts,
        len(collected.articles),
        collected.problems,
    )


def test_an_article_may_say_that_it_is_published(tmp_path):
    files = {"a.md": post(published="true"), "b.md": post(status="published")}

    assert 2 == len(read(tmp_path, files).articles)


def test_future_and_expired_articles_are_left_out_only_with_a_now(tmp_path):
    files = {
        "a.md": post(),
        "b.md": post(date="2030-01-01"),
        "c.md": post(expiryDate="2021-04-01"),
    }
    now = datetime(2022, 1, 1, tzinfo=UTC)
    collected = read(
        tmp_path, files, SourceOptions(base_url="https://x.example", now=now)
    )

    assert 3 == len(read(tmp_path, files).articles)
    assert (1, 1, 1) == (
        len(collected.articles),
        len(collected.future),
        len(collected.expired),
    )


def test_files_that_are_no_articles_are_skipped_and_told(tmp_path):
    files = {
        "README.md": "x",
        "LICENSE-MIT": "x",
        "license.txt": "x",
        ".hidden.md": "x",
        ".git/a.md": "x",
        "_index.md": "x",
        "_layouts/a.html": "x",
        "a.png": "x",
        "a.md": post(),
    }
    collected = read(tmp_path, files)

    assert 1 == len(collected.articles)
    assert ((), 8, 6) == (
        collected.problems,
        len(collected.skipped),
        len(collected.notes),
    )


def test_a_file_that_is_named_outright_is_read(tmp_path):
    write(tmp_path, {"README.md": post()})
    collected = read_articles(tmp_path / "README.md", options=BASE)

    assert ["https://x.example/blog/README/"] == [a.url for a in collected.articles]


def test_a_bundle_that_is_named_outright_has_its_folders_slug(tmp_path):
    write(tmp_path, {"tides/index.md": post()})
    collected = read_articles(str(tmp_path / "tides" / "index.md"), options=BASE)

    assert ["https://x.example/blog/tides/"] == [a.url for a in collected.articles]


# Whole runs


def test_one_bad_file_does_not_stop_the_others(tmp_path):
    files = {
        "a.md": post(),
        "b.md": b"---\ntitle: \xff\n---\n",
        "c.md": "---\ntitle: [\n---\n",
        "d.json": '[{"title": "x"',
        "e.csv": "title,date,url\nT,2021-03-01,https://x.example/e\nU,,/u\n",
        "f.jsonl": '{"title": "T", "url": "https://x.example/f", "date": 1e9}\n3\n',
        "g.txt": "Ferry back\n\n3 March 2021\n\nIt came.\n",
        "h.html": "",
    }
    collected = read(tmp_path, files)
    where = [each.split(" ")[0] for each in problems(collected, tmp_path)]

    assert ["a.md", "e.csv:2", "f.jsonl:1", "g.txt"] == [
        place.replace(f"{tmp_path.as_posix()}/", "") for place in collected.places
    ]
    assert ["b.md:2:", "c.md:2:", "d.json:1:", "e.csv:3:", "f.jsonl:2:"] == where[:5]
    assert where[5].startswith("h.html")


def test_a_missing_file_and_an_unknown_kind_are_problems(tmp_path):
    write(tmp_path, {"a.docx": "x"})
    collected = read_articles([tmp_path / "gone.md", tmp_path / "a.docx"], options=BASE)
    first, second = problems(collected, tmp_path)

    assert "gone.md: cannot be read: No such file or directory" == first
    assert second.startswith("a.docx: is of no kind that is read: .csv, ")


def test_two_articles_of_one_url_are_a_problem_that_names_both(tmp_path):
    collected = read(tmp_path, {"a.md": post(), "b.md": post(slug="a")})
    (found,) = problems(collected, tmp_path)

    assert (
        "b.md: url: 'https://x.example/blog/a/' is that of a.md too; "
        "give one another slug" == found
    )
    assert 1 == len(collected.articles) == len(collected.places)


def test_a_file_that_is_named_twice_is_read_once(tmp_path):
    write(tmp_path, {"a.md": post()})
    collected = read_articles([tmp_path, tmp_path / "a.md"], options=BASE)

    assert (1, ()) == (len(collected.articles), collected.problems)


def test_a_file_that_is_too_large_is_a_problem(tmp_path):
    with (tmp_path / "a.md").open("wb") as file:
        file.truncate(20_000_001)
    (found,) = problems(read_articles(tmp_path, options=BASE), tmp_path)

    assert "a.md: is larger than 20,000,000 bytes; leave it out or cut it" == found


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_and_a_broken_link_in_a_folder_are_skipped(tmp_path):
    os.mkfifo(tmp_path / "a.md")
    (tmp_path / "b.md").symlink_to("gone")
    (tmp_path / "loop").symlink_to(tmp_path)
    collected = read_articles(tmp_path, options=BASE)

    assert ((), 3) == (collected.problems, len(collected.skipped))


def test_a_link_to_a_folder_is_not_followed_and_that_is_told(tmp_path):
    write(tmp_path, {"posts/a.md": post(), "more/b.md": post()})
    (tmp_path / "posts" / "linked").symlink_to(tmp_path / "more")
    collected = read_articles(tmp_path / "posts", options=BASE)

    assert 1 == len(collected.articles)
    assert "skipped: a link to a folder; name the folder itself to read it" == (
        collected.notes[0].message
    )


def test_articles_of_a_kind_that_is_not_read_are_told(tmp_path):
    collected = read(tmp_path, {"a.md": post(), "b.rst": "Tides\n=====\n", "c.jpg": ""})
    (note,) = collected.notes

    assert str(note).endswith(
        "b.rst: skipped: no .rst is read; write it as Markdown, HTML or plain text"
    )


@pytest.mark.parametrize("name", ["a.md", "a.txt", "a.html", "a.json"])
def test_an_empty_file_is_said_to_be_empty(tmp_path, name):
    found = problems(read(tmp_path, {name: " \n"}), tmp_path)

    assert [f"{name}: is empty; write the article, or remove the file"] == found


def test_a_path_that_is_too_long_is_a_problem(tmp_path):
    (found,) = read_articles(tmp_path / ("a" * 5_000), options=BASE).problems

    assert "cannot be read: File name too long" == found.message


@pytest.mark.skipif(os.geteuid() == 0, reason="root may look everywhere")
def test_a_folder_whose_files_are_out_of_reach_names_them(tmp_path):
    write(tmp_path, {"shut/a.md": post()})
    (tmp_path / "shut").chmod(0o444)
    found = problems(read_articles(tmp_path, options=BASE), tmp_path)
    (tmp_path / "shut").chmod(0o755)

    assert ["shut/a.md: cannot be read: Permission denied"] == found


def test_files_can_be_passed_by_unless_they_are_named_outright(tmp_path):
    write(tmp_path, {"a.md": post(), "public/feed.json": "{}"})
    feed = tmp_path / "public" / "feed.json"
    collected = read_articles(tmp_path, options=BASE, apart_from=[feed])
    named = read_articles(feed, options=BASE, apart_from=[feed])

    assert (1, ()) == (len(collected.articles), collected.problems)
    assert () != named.problems


def test_a_name_that_is_not_utf_8_can_still_be_shown(tmp_path):
    name = os.fsencode(tmp_path) + b"/\xff.md"
    try:
        with open(name, "wb") as file:  # noqa: PTH123 - the name is bytes
            file.write(post().encode())
    except OSError:
        pytest.skip("this file system takes UTF-8 only")
    collected = read_articles(tmp_path, options=BASE)

    assert collected.places[0].endswith("/\\xff.md")


def test_progress_is_told_of_every_file(tmp_path):
    write(tmp_path, {"a.md": post(), "b.md": post()})
    told = []
    read_articles(
        tmp_path,
        options=BASE,
        progress=lambda *args: told.append((*args[:2], args[2][-4:])),
    )

    assert [(0, 2, "a.md"), (1, 2, "b.md"), (2, 2, "b.md")] == told


def test_a_missing_extra_is_said_once_with_its_name(tmp_path, monkeypatch):
    from feedpub.sources import markdown

    write(tmp_path, {"a.md": post(), "b.md": post()})
    monkeypatch.setitem(sys.modules, "markdown_it", None)
    markdown._parser.cache_clear()
    try:
        with pytest.raises(MissingExtraError) as caught:
            read_articles(tmp_path, options=BASE)
    finally:
        markdown._parser.cache_clear()

    assert 'Markdown needs an extra: pip install "feedpub[markdown]"' == str(
        caught.value
    )


def test_no_extra_is_loaded_before_it_is_needed():
    import subprocess

    code = (
        "import sys, feedpub.sources;"
        "print([m for m in ('yaml', 'markdown_it', 'nh3', 'lxml', 'dateutil')"
        " if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )

    assert "[]" == done.stdout.strip()


# Rows


@dataclass
class Row:
    title: str
    url: str
    date: date


Tuple = namedtuple("Tuple", "title url date")  # noqa: PYI024 - as databases give them


class Model:
    title = "Tides"
    _hidden = "x"

    @property
    def url(self):
        return "https://x.example/t"

    @property
    def date(self):
        return date(2021, 3, 1)

    def save(self):
        raise AssertionError


@pytest.mark.parametrize(
    "row",
    [
        ROW,
        Row("Tides", "https://x.example/t", date(2021, 3, 1)),
        Tuple("Tides", "https://x.example/t", date(2021, 3, 1)),
        Model(),
    ],
    ids=["dict", "dataclass", "namedtuple", "object"],
)
def test_a_row_of_any_kind_is_an_article(row):
    (article,) = articles_from([row])

    assert ("Tides", "https://x.example/t", datetime(2021, 3, 1, tzinfo=UTC)) == (
        article.title,
        article.url,
        article.published,
    )


def test_rows_of_sqlite_are_articles():
    database = sqlite3.connect(":memory:")
    database.row_factory = sqlite3.Row
    rows = database.execute(
        "select 7 as id, 'Tides' as title, '2021-03-01' as created_at,"
        " '<p>x</p>' as body, 'tides' as slug"
    )
    collected = read_rows(rows, options=BASE)
    database.close()

    assert ("https://x.example/blog/tides/", Html("<p>x</p>")) == (
        collected.articles[0].id,
        collected.articles[0].content,
    )
    assert ["row 1: the id is not a URI, so the URL serves as id"] == [
        str(note) for note in collected.notes
    ]


def test_rows_of_sqlalchemy_are_articles():
    sqlalchemy = pytest.importorskip("sqlalchemy")
    engine = sqlalchemy.create_engine("sqlite://")
    with engine.connect() as connection:
        rows = connection.execute(
            sqlalchemy.text(
                "select 'Tides' as title, 'https://x.example/t' as url, 0 as date"
            )
        )
        (article,) = articles_from(rows)
    engine.dispose()

    assert ("Tides", 1970) == (article.title, article.published.year)


def test_a_bad_row_stops_an_iterator_and_not_a_collection():
    rows = [ROW, "text", ROW | {"date": "soon", "url": "https://x.example/u"}]
    collected = read_rows(rows, where="posts")

    assert ["posts 2", "posts 3"] == [each.where for each in collected.problems]
    with pytest.raises(SourceError, match="posts 2: is str; give a mapping"):
        list(articles_from(rows, where="posts"))


def test_rows_are_read_one_by_one():
    def endless():
        while True:
            yield ROW

    assert "Tides" == next(articles_from(endless())).title


@pytest.mark.parametrize(
    ("kind", "fields", "content"),
    [
        ("html", {"body": "<p>a</p>"}, Html("<p>a</p>")),
        ("markdown", {"body": "*a*"}, Html("<p><em>a</em></p>\n")),
        ("text", {"body": "a < b"}, Html("a &lt; b")),
        ("text", {"content_html": "<p>a</p>"}, Html("<p>a</p>")),
        ("html", {"content_text": "a < b"}, "a < b"),
        ("html", {"markdown": "*a*"}, Html("<p><em>a</em></p>\n")),
        ("html", {"content": Html("<p>a</p>")}, Html("<p>a</p>")),
    ],
)
def test_content_is_what_its_name_or_the_option_says(kind, fields, content):
    (article,) = articles_from([ROW | fields], options=SourceOptions(content=kind))

    assert content == article.content


def test_a_plain_text_may_stand_beside_the_html():
    (article,) = articles_from(
        [ROW | {"content_html": "<p>a</p>", "content_text": "a"}]
    )

    assert (Html("<p>a</p>"), "a") == (article.content, article.content_text)
