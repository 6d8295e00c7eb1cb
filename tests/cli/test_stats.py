"""`feedpub stats` and `statistics`: the figures of a feed, and what has changed."""

from __future__ import annotations

import gzip
import json

import pytest
from click.testing import CliRunner

import feedpub as fp
from feedpub.cli.app import feedpub
from feedpub.formats import find

HOME = "https://tide.example/"


def article(number, **more):
    fields = {"title": f"Tide {number}", "url": f"{HOME}{number}/"}
    return fp.Article(**{**fields, "published": f"2026-03-{number:02}", **more})


ARTICLES = (
    article(9, content=fp.Html("<p>" + "Low. " * 40), authors=["Bo"], categories=["a"]),
    article(3, summary="Short.", categories=["b", "a"]),
    article(
        1,
        enclosures=[fp.Enclosure(url=HOME + "a.mp3", type="audio/mpeg", length=1000)],
    ),
)


def feed(*articles):
    return fp.Feed(title="Tidewater", home_url=HOME, authors=["Ada"], articles=articles)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NO_COLOR", "1")
    fp.publish(feed(*ARTICLES), "public", base_url=HOME)
    return tmp_path


def run(*arguments):
    return CliRunner().invoke(feedpub, ["stats", *arguments])


@pytest.mark.parametrize("format", ["rss", "atom", "json"])
def test_a_feed_is_counted_in_every_format(format):
    data = fp.write(feed(*ARTICLES), format)
    found = fp.statistics(data)

    assert (format, 3, 4.0) == (found.format, found.articles, found.days_between)
    assert (1, 1000) == (found.enclosures, found.enclosure_bytes)
    assert [("Ada", 2), ("Bo", 1)] == [*map(tuple, found.authors)]
    assert [("a", 2), ("b", 1)] == [*map(tuple, found.tags)]
    assert "Tide 9" == found.heaviest[0].title
    assert (len(data), data) == (found.bytes, gzip.decompress(gzip.compress(data)))
    assert found.gzip_bytes < found.bytes
    assert ("2026-03-09", "2026-03-01") == (
        f"{found.newest:%Y-%m-%d}",
        f"{found.oldest:%Y-%m-%d}",
    )


def test_full_texts_are_told_from_summaries_and_titles():
    found = fp.statistics(fp.write(feed(*ARTICLES), "atom"))

    assert (1, 1, 1) == (found.full_texts, found.summaries, found.titles_only)


def test_an_empty_feed_has_no_cadence():
    empty = fp.Feed(title="T", home_url=HOME, updated="2026-01-01")
    found = fp.statistics(fp.write(empty, "rss"))

    assert (0, None, None) == (found.articles, found.newest, found.days_between)


def test_an_earlier_state_tells_what_has_changed():
    new = feed(article(10), article(9, content="Else."), *ARTICLES[1:2])
    found = fp.statistics(
        fp.write(new, "atom"), against=fp.write(feed(*ARTICLES), "atom")
    )

    assert (("Tide 10",), ("Tide 9",), ("Tide 1",)) == tuple(found.since)


@pytest.mark.parametrize("file", ["rss.xml", "atom.xml", "feed.json"])
def test_a_lock_tells_what_has_changed(folder, file):
    rows = (
        {"title": f"Tide {n}", "url": f"/{n}/", "date": f"2026-03-0{n}"} for n in (1, 2)
    )
    (folder / "tides.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    usual = ["--title", "T", "--home-url", HOME, "--author", "A", "--timezone", "UTC"]
    made = ["build", "tides.jsonl", "--lock", "x.lock", *usual]
    assert 0 == CliRunner().invoke(feedpub, made).exit_code
    same = fp.statistics(folder / "public" / file, against=folder / "x.lock").since
    (folder / "other.xml").write_bytes(fp.write(feed(article(2), article(5)), "rss"))
    found = fp.statistics("other.xml", against="x.lock").since

    assert ((), (), ()) == tuple(same)
    assert (("Tide 5",), (), ("Tide 1",)) == tuple(found)


@pytest.mark.parametrize(("format", "changed"), [("atom", 1), ("json", 1), ("rss", 0)])
def test_words_that_changed_show_in_the_date_of_change(folder, format, changed):
    usual = ["--title", "T", "--home-url", HOME, "--author", "A"]
    made = ["build", "tide.jsonl", "--lock", "x.lock", *usual, "--now"]
    row = {"title": "Tide", "url": "/1/", "date": "2026-03-01T09:00Z", "body": "Low."}
    old = folder / "old.lock"
    for day, body in ((2, "Low."), (3, "High.")):
        (folder / "tide.jsonl").write_text(json.dumps(row | {"body": body}))
        words = [*made, f"2026-03-0{day}T09:00Z"]
        assert 0 == CliRunner().invoke(feedpub, words).exit_code
        if day == 2:
            old.write_bytes((folder / "x.lock").read_bytes())
    file = folder / "public" / find(format).FILE_NAME

    assert changed == len(fp.statistics(file, against=old).since.changed)
    assert 0 == len(fp.statistics(file, against=folder / "x.lock").since.changed)


def test_what_has_gone_into_an_archive_is_not_removed(folder):
    rows = (
        {"title": f"Tide {n}", "url": f"/{n}/", "date": f"2026-03-0{n}T09:00Z"}
        for n in range(1, 5)
    )
    (folder / "tides.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    usual = ["--title", "T", "--home-url", HOME, "--author", "A", "--archive-size", "2"]
    made = ["build", "tides.jsonl", "--lock", "x.lock", *usual]
    assert 0 == CliRunner().invoke(feedpub, made).exit_code
    found = fp.statistics("public/atom.xml", against="x.lock")

    assert (2, ((), (), ())) == (found.articles, tuple(found.since))


@pytest.mark.usefixtures("folder")
def test_one_feed_is_told_in_words():
    done = run("public/rss.xml", "--against", "public/atom.xml")

    assert 0 == done.exit_code
    assert "public/rss.xml: Tidewater\n" in done.output
    assert "  articles    3 (" in done.output
    assert "  cadence     4 days from one to the next (median)\n" in done.output
    assert "  authors     Ada (2), Bo (1)\n" in done.output
    assert "  enclosures  1, 1,000 bytes together\n" in done.output
    assert "  added       0\n" in done.output


@pytest.mark.usefixtures("folder")
def test_a_folder_of_feeds_is_a_table():
    head, *lines = run("public").output.splitlines()

    assert head.split()[:3] == ["feed", "articles", "newest"]
    assert 3 == len(lines)
    assert 1 == len({len(line) for line in (head, *lines)})


@pytest.mark.usefixtures("folder")
def test_json_has_every_figure():
    [found] = json.loads(run("public/feed.json", "--format", "json").output)

    assert {"name": "a", "articles": 2} == found["tags"][0]
    assert ("public/feed.json", 3, None) == (
        found["name"],
        found["articles"],
        found["since"],
    )


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["public", "--against", "public/rss.xml"], "--against is for one feed"),
        (["nowhere"], "nowhere"),
    ],
)
def test_what_cannot_be_counted_is_an_error(arguments, message):
    done = run(*arguments)

    assert 0 != done.exit_code
    assert message in done.output + str(done.exception)
