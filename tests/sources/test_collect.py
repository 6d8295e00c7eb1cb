"""Files to articles: what is kept, what is left out, what is wrong."""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime

import pytest
from posts import BASE, post, problems, read, write

from feedpub.sources import (
    MissingExtraError,
    SourceOptions,
    read_articles,
)

pytest.importorskip("markdown_it")
pytest.importorskip("yaml")


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
