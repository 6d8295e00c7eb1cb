"""`feedpub diff`, `feedpub convert` and `build --merge-into`, as one types them."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from lxml import html

import feedpub as fp
from feedpub.cli.app import feedpub
from feedpub.errors import LossError, ReadError
from feedpub.namespaces import itunes
from feedpub.reading import read

HOME = "https://tide.example/"
GOLDEN = sorted((Path(__file__).parents[1] / "golden").iterdir())


def article(name, day, **fields):
    defaults = {"published": f"2026-11-{day:02}T08:00:00Z", "summary": "Water."}
    return fp.Article(
        **{"title": name.title(), "url": HOME + name, **defaults, **fields}
    )


def feed(*articles, **fields):
    defaults = {
        "title": "Tide",
        "home_url": HOME,
        "feed_url": HOME + "rss.xml",
        "authors": ["Ada"],
    }
    return fp.Feed(**{**defaults, "articles": articles, **fields})


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def two(folder):
    old = feed(article("b", 2), article("a", 1))
    new = feed(article("c", 3), article("b", 4, title="B <b>& more"))
    (folder / "old.xml").write_bytes(fp.write(old, "rss"))
    (folder / "new.xml").write_bytes(fp.write(new, "rss"))
    return folder


def run(*arguments, **more):
    return CliRunner().invoke(feedpub, arguments, **more)


@pytest.mark.usefixtures("two")
def test_what_came_went_and_changed_is_told():
    told = run("diff", "old.xml", "new.xml")

    assert 1 == told.exit_code
    for line in (
        "! date-moved: ",
        f"+ C <{HOME}c>",
        f"- A <{HOME}a>",
        f"~ B <b>& more <{HOME}b>",
        "    title: B -> B <b>& more",
        "1 article added, 1 removed, 1 changed, 1 danger.",
    ):
        assert line in told.stdout


@pytest.mark.usefixtures("two")
def test_equal_feeds_are_the_same():
    told = run("diff", "old.xml", "old.xml")

    assert (0, "The feeds are the same.\n") == (told.exit_code, told.stdout)


def test_a_feed_is_the_same_in_another_format(folder):
    (folder / "a.json").write_bytes(fp.write(feed(article("a", 1)), "json"))
    (folder / "a.xml").write_bytes(fp.write(feed(article("a", 1)), "atom"))
    told = run("diff", "--format", "json", "a.json", "a.xml")

    assert [] == json.loads(told.stdout)["added"]


@pytest.mark.usefixtures("two")
@pytest.mark.parametrize(
    ("fail_on", "expected"), [("any", 1), ("danger", 1), ("never", 0)]
)
def test_the_exit_code_is_what_one_asks_for(fail_on, expected):
    told = run("diff", "--fail-on", fail_on, "old.xml", "new.xml")

    assert expected == told.exit_code


def test_a_change_without_danger_passes_where_only_dangers_fail(folder):
    (folder / "old.xml").write_bytes(fp.write(feed(article("a", 1)), "rss"))
    new = feed(article("b", 2), article("a", 1))
    (folder / "new.xml").write_bytes(fp.write(new, "rss"))

    assert 0 == run("diff", "--fail-on", "danger", "old.xml", "new.xml").exit_code
    assert 1 == run("diff", "old.xml", "new.xml").exit_code


@pytest.mark.usefixtures("two")
def test_machines_get_everything():
    table = json.loads(run("diff", "--format", "json", "old.xml", "new.xml").stdout)

    assert "feedpub-diff/1" == table["schema"]
    assert [HOME + "c"] == [one["id"] for one in table["added"]]
    assert [HOME + "a"] == [one["id"] for one in table["removed"]]
    assert {"field": "title", "old": "B", "new": "B <b>& more"} in (
        table["changed"][0]["fields"]
    )
    assert ["date-moved"] == [one["name"] for one in table["dangers"]]


@pytest.mark.usefixtures("two")
def test_markup_of_a_feed_is_text_in_pages():
    page = run("diff", "--format", "html", "old.xml", "new.xml").stdout
    text = run("diff", "--format", "markdown", "old.xml", "new.xml").stdout

    assert [] == html.fromstring(page).xpath("//dd//b | //dt//b")
    assert "B <b>& more" in html.fromstring(page).text_content()
    assert r"B \<b\>\& more" in text


def test_one_side_may_be_the_standard_input(two):
    data = (two / "old.xml").read_bytes()

    assert 0 == run("diff", "-", "old.xml", input=data).exit_code
    assert 2 == run("diff", "-", "-", input=data).exit_code


@pytest.mark.parametrize("command", [("diff", "old.xml"), ("convert", "--to", "atom")])
def test_what_cannot_be_read_is_named(two, command):
    (two / "page.html").write_text("<html><p>404</p></html>", "utf-8")
    for name in ("none.xml", "page.html"):
        told = run(*command, name)

        assert isinstance(told.exception, ReadError)
        assert str(told.exception).startswith(f"{name}:")


@pytest.mark.usefixtures("two")
@pytest.mark.parametrize("form", ["rss", "atom", "json"])
def test_a_feed_is_converted_to_each_format(form):
    url = f"{HOME}new.{form}"
    told = run("convert", "old.xml", "--to", form, "--url", url)
    report = fp.validate(told.stdout_bytes, url=url)

    assert 0 == told.exit_code
    assert (form, ()) == (report.format, report.errors)


def test_a_converted_feed_goes_into_a_file(two):
    told = run("convert", "old.xml", "--to", "atom", "--out", "atom.xml")

    assert "" == told.stdout
    assert re.search(r"atom\.xml: note: wrote [0-9,]+ bytes", told.stderr)
    assert () == fp.validate(two / "atom.xml").errors


def test_what_is_lost_is_told(folder):
    made = feed(article("a", 1), ttl=60)
    (folder / "old.xml").write_bytes(fp.write(made, "rss"))
    told = run("convert", "old.xml", "--to", "atom")

    assert "old.xml: note: lost: feed: ttl: Atom has no place for it" in told.stderr


def test_nothing_may_be_lost_when_strict(folder):
    made = feed(article("a", 1), ttl=60)
    (folder / "old.xml").write_bytes(fp.write(made, "rss"))
    (folder / "atom.xml").write_bytes(b"as it was")
    told = run("convert", "--strict", "old.xml", "--to", "atom", "--out", "atom.xml")

    assert isinstance(told.exception, LossError)
    assert b"as it was" == (folder / "atom.xml").read_bytes()


@pytest.mark.usefixtures("two")
def test_an_unknown_format_is_refused_with_those_there_are():
    told = run("convert", "old.xml", "--to", "opml")

    assert 2 == told.exit_code
    assert "'atom', 'rss', 'json', 'rdf'" in told.stderr


@pytest.mark.usefixtures("two")
@pytest.mark.parametrize("option", ["--url", "--base"])
def test_what_is_no_address_is_a_wrong_command_line(option):
    told = run("convert", "old.xml", "--to", "atom", option, "new.xml")

    assert (2, "") == (told.exit_code, told.stdout)
    assert f"'{option}': 'new.xml': is relative" in told.stderr


def test_the_standard_input_is_named_once_where_it_is_no_feed():
    told = run("convert", "-", "--to", "atom", input=b"<html><p>404</p></html>")

    assert str(told.exception).startswith("<stdin>:1:1: this is an HTML page")


def test_what_was_published_stays_when_merged_into(folder):
    usual = ("--title", "Tide", "--home-url", HOME, "--author", "Ada", "--out", "www")
    (folder / "a.md").write_text(
        f"---\ntitle: A\nurl: {HOME}a\ndate: 2026-11-01\n---\nLow.\n", "utf-8"
    )
    first = run("build", "a.md", *usual, "--merge-into", "www/atom.xml")
    (folder / "b.md").write_text(
        f"---\ntitle: B\nurl: {HOME}b\ndate: 2026-11-02\n---\nHigh.\n", "utf-8"
    )
    second = run("build", "b.md", *usual, "--merge-into", "www/atom.xml")
    merged = read(folder / "www" / "rss.xml")

    assert "is not there yet" in first.stderr
    assert "of its 1 article 0 come again, 1 stay as they are" in second.stderr
    assert ["B", "A"] == [one.title for one in merged.articles]


def test_the_limit_holds_for_what_is_merged(folder):
    usual = ("--title", "Tide", "--home-url", HOME, "--author", "Ada", "--out", "www")
    (folder / "old.xml").write_bytes(fp.write(feed(article("a", 1)), "rss"))
    (folder / "b.md").write_text(
        f"---\ntitle: B\nurl: {HOME}b\ndate: 2026-11-02\n---\nHigh.\n", "utf-8"
    )
    told = run("build", "b.md", *usual, "--merge-into", "old.xml", "--limit", "1")

    assert 0 == told.exit_code
    assert ["B"] == [one.title for one in read(folder / "www/rss.xml").articles]


USUAL = ("--title", "Tide", "--home-url", HOME, "--author", "Ada", "--out", "www")


def posted(folder, name, day, extra=""):
    (folder / f"{name}.md").write_text(
        f"---\ntitle: {name.upper()}\nurl: {HOME}{name}\ndate: 2026-11-0{day}\n{extra}"
        "---\nHigh.\n",
        "utf-8",
    )


@pytest.mark.parametrize("state", ["rss.xml", "atom.xml", "feed.json"])
@pytest.mark.parametrize(
    "extra", ["draft: true\n", "expires: 2026-11-05\n", "date: 2027-01-01\n"]
)
def test_what_is_left_out_of_the_build_is_not_merged_back(folder, state, extra):
    options = (*USUAL, "--merge-into", f"www/{state}", "--now", "2026-12-01")
    posted(folder, "a", 1)
    posted(folder, "b", 2)
    run("build", "a.md", "b.md", *options)
    posted(folder, "b", 2, extra)
    (folder / "b.md").write_text(
        (folder / "b.md").read_text("utf-8").replace("date: 2026-11-02\ndate", "date")
    )
    told = run("build", "a.md", "b.md", *options)

    assert "of its 2 articles 1 come again, 0 stay as they are, 1 are withdrawn" in (
        told.stderr
    )
    assert ["A"] == [one.title for one in read(folder / "www" / state).articles]


def test_the_last_article_can_be_withdrawn(folder):
    posted(folder, "a", 1)
    run("build", "a.md", *USUAL)
    posted(folder, "a", 1, "draft: true\n")
    posted(folder, "b", 2)
    told = run("build", "a.md", "b.md", *USUAL, "--merge-into", "www/atom.xml")

    assert 0 == told.exit_code
    assert ["B"] == [one.title for one in read(folder / "www/atom.xml").articles]


@pytest.mark.parametrize("state", ["rss.xml", "atom.xml", "feed.json"])
def test_a_state_that_is_cut_off_is_not_built_on(folder, state):
    posted(folder, "a", 1)
    posted(folder, "b", 2)
    run("build", "a.md", "b.md", *USUAL)
    cut = (folder / "www" / state).read_bytes()[:-150]
    (folder / "www" / state).write_bytes(cut)
    told = run("build", "b.md", *USUAL, "--merge-into", f"www/{state}")

    assert isinstance(told.exception, ReadError)
    assert str(told.exception).startswith(f"www/{state}:")
    assert cut == (folder / "www" / state).read_bytes()


@pytest.mark.parametrize("case", GOLDEN, ids=lambda case: case.name)
@pytest.mark.parametrize("form", ["text", "json", "markdown", "html"])
def test_values_of_every_kind_can_be_compared(case, form):
    for old, new in (("rss.xml", "feed.json"), ("atom.xml", "rss.xml")):
        told = run("diff", "--format", form, str(case / old), str(case / new))

        assert told.exit_code in {0, 1}
        assert told.stdout


def test_values_of_namespaces_are_named(folder):
    old = feed(article("a", 1, extensions=[itunes.Episode(duration=60)]))
    new = feed(article("a", 1, extensions=[itunes.Episode(duration=90)]))
    (folder / "old.xml").write_bytes(fp.write(old, "rss"))
    (folder / "new.xml").write_bytes(fp.write(new, "rss"))
    told = run("diff", "old.xml", "new.xml")

    assert "extensions: itunes.Episode (duration: 60" in told.stdout
    assert "-> itunes.Episode (duration: 90" in told.stdout


def test_machines_are_told_the_types_of_values(folder):
    show = itunes.Show(explicit=False)
    (folder / "old.xml").write_bytes(fp.write(feed(article("a", 1)), "rss"))
    new = feed(article("a", 1), extensions=[show])
    (folder / "new.xml").write_bytes(fp.write(new, "rss"))
    told = run("diff", "--format", "json", "old.xml", "new.xml")
    (change,) = json.loads(told.stdout)["feed"]

    assert [] == change["old"]
    assert ["itunes.Show"] == [one["type"] for one in change["new"]]
    assert change["new"][0]["value"]["explicit"] is False


@pytest.mark.parametrize(
    "command", [("convert", "old.xml", "--to", "atom"), ("diff", "old.xml", "new.xml")]
)
@pytest.mark.usefixtures("two")
def test_a_closed_output_is_an_error(command, monkeypatch):
    monkeypatch.setattr(sys, "stdout", None)
    with pytest.raises(fp.FeedpubError, match="the standard output is closed"):
        feedpub.main(command, standalone_mode=False)
