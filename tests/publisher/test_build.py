"""Building: what the configuration says, all of it, and every decision reported."""

from __future__ import annotations

import json
import sys

import pytest

from feedpub.errors import (
    ConfigError,
    LossError,
    Problem,
    PublishError,
    SourceError,
)
from feedpub.publisher import Author, Config, build, tally


def wrote(folder, name, text="Low.", **fields):
    lines = [f"{key}: {json.dumps(value)}" for key, value in fields.items()]
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(["---", *lines, "---", text, ""]), "utf-8")
    return path


@pytest.fixture
def site(tmp_path):
    for number in (2, 1, 3):
        wrote(
            tmp_path / "posts",
            f"tide-{number}.md",
            title=f"Tide {number}",
            date=f"2026-03-0{number}T09:00:00Z",
        )
    return tmp_path


def config_for(site, **more):
    fields = {
        "paths": (str(site / "posts"),),
        "out": str(site / "public"),
        "title": "Tidewater",
        "home_url": "https://tide.example/",
        "author": "Ada Reed <ada@tide.example>",
    }
    return Config(**fields | more)


def titles(result):
    return [article.title for article in result.feed.articles]


def files(site):
    public = site / "public"
    return sorted(path.name for path in public.iterdir()) if public.exists() else []


def test_a_folder_becomes_three_feeds(site):
    result = build(config_for(site))

    assert ["atom.xml", "feed.json", "feedpub.css", "rss.xml"] == files(site)
    assert ["Tide 3", "Tide 2", "Tide 1"] == titles(result)
    assert [] == [*result.problems, *result.notes]


def test_building_twice_changes_nothing(site):
    build(config_for(site))
    result = build(config_for(site))

    assert {"unchanged"} == {receipt.state for receipt in result.receipts}


def test_a_dry_run_writes_nothing(site):
    result = build(config_for(site), dry_run=True)

    assert {"would-write"} == {receipt.state for receipt in result.receipts}
    assert [] == files(site)


def test_equal_dates_are_ordered_by_id(site):
    for name in ("b", "c", "a"):
        wrote(site / "posts", f"{name}.md", title=name, date="2026-04-01")
    result = build(config_for(site, limit=3))

    assert ["a", "b", "c"] == titles(result)


def test_unsorted_articles_keep_the_order_of_the_files(site):
    assert ["Tide 1", "Tide 2", "Tide 3"] == titles(
        build(config_for(site, sort="none"))
    )


def test_the_limit_counts_after_sorting(site):
    assert ["Tide 3"] == titles(build(config_for(site, limit=1)))


def test_the_feed_is_where_the_home_page_is_unless_said_otherwise(site):
    [receipt] = build(config_for(site, formats=("rss",))).receipts
    [moved] = build(
        config_for(site, formats=("rss",), base_url="https://cdn.example/f")
    ).receipts

    assert "https://tide.example/rss.xml" == receipt.url
    assert "https://cdn.example/f/rss.xml" == moved.url


def test_the_id_does_not_depend_on_where_the_files_are(site):
    ids = {
        build(config_for(site, base_url=base)).feed.id
        for base in (None, "https://cdn.example/f")
    }

    assert {"https://tide.example/"} == ids


def test_everything_that_is_configured_is_in_the_feed(site):
    said = {
        "description": "Notes on tides.",
        "language": "en",
        "rights": "Ada Reed",
        "id": "tag:tide.example,2026:feed",
        "ttl": 60,
    }
    more = {
        "icon": "https://tide.example/icon.png",
        "logo": "https://tide.example/logo.png",
        "favicon": "https://tide.example/favicon.ico",
        "hubs": ("https://hub.example/",),
        "categories": ("tides",),
    }
    feed = build(config_for(site, **said, **more)).feed

    assert said == {name: getattr(feed, name) for name in said}
    assert more == {
        "icon": feed.icon.url,
        "logo": feed.logo.url,
        "favicon": feed.favicon.url,
        "hubs": tuple(hub.url for hub in feed.hubs),
        "categories": tuple(category.term for category in feed.categories),
    }


@pytest.mark.parametrize(
    ("given", "people"),
    [
        ("Ada Reed <ada@tide.example>", [("Ada Reed", "ada@tide.example")]),
        (("Ada Reed", "Bo"), [("Ada Reed", None), ("Bo", None)]),
        (Author(name="Ada", email="a@x.example"), [("Ada", "a@x.example")]),
    ],
)
def test_authors_may_be_given_in_three_ways(site, given, people):
    feed = build(config_for(site, author=given)).feed

    assert people == [(person.name, person.email) for person in feed.authors]


@pytest.mark.parametrize("given", ["ada@tide.example", "Ada <ada>"])
def test_an_author_without_name_or_mail_is_an_error(site, given):
    with pytest.raises(ConfigError, match="author"):
        build(config_for(site, author=given))


def test_the_title_stands_in_for_an_author_and_that_is_said(site):
    wrote(site / "posts", "signed.md", title="x", date="2026-01-01", author="Bo")
    result = build(config_for(site, author=()))

    assert ["Tidewater"] == [person.name for person in result.feed.authors]
    assert ["author"] == [note.message.partition(":")[0] for note in result.notes]
    assert "(3 of 4)" in result.notes[0].message


def test_nobody_stands_in_where_every_article_has_an_author(site):
    for number in (1, 2, 3):
        wrote(site / "p", f"{number}.md", title="x", date="2026-01-01", author="Bo")
    result = build(config_for(site, paths=(str(site / "p"),), author=()))

    assert () == result.feed.authors
    assert () == result.notes


def test_a_bad_article_is_named_and_nothing_is_published(site):
    bad = wrote(site / "posts", "bad.md", title="x", date="someday")
    with pytest.raises(SourceError) as caught:
        build(config_for(site))

    assert [f"{bad}:3"] == [problem.where for problem in caught.value.problems]
    assert [] == files(site)


def test_the_others_are_published_when_that_is_wanted(site):
    wrote(site / "posts", "bad.md", title="x", date="someday")
    result = build(config_for(site, keep_going=True))

    assert 1 == len(result.problems)
    assert ["Tide 3", "Tide 2", "Tide 1"] == titles(result)


def test_drafts_and_future_articles_are_left_out_and_counted(site):
    draft = wrote(site / "posts", "d.md", title="x", date="2026-01-01", draft=True)
    result = build(config_for(site, now="2026-03-02T12:00:00Z"))

    assert (str(draft),) == result.drafts
    assert (str(site / "posts/tide-3.md"),) == result.future
    assert ["Tide 2", "Tide 1"] == titles(result)


def test_names_are_mapped(site):
    wrote(site / "p", "a.md", headline2="x", when="2026-01-01")
    mapped = {"published": ("day", "when"), "title": "headline2"}
    result = build(config_for(site, paths=(str(site / "p"),), map=mapped))

    assert ["x"] == titles(result)


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"title": ""}, "title"),
        ({"home_url": ""}, "home_url"),
        ({"paths": ()}, "paths"),
        ({"now": "someday"}, "now"),
        ({"out": ""}, "out"),
        ({"language": "klingonese"}, "language"),
        ({"title": "a\x0b", "author": ()}, "title"),
        ({"home_url": "tide.example"}, ""),
        ({"home_url": "https://tide.example/?x=1"}, ""),
        ({"base_url": "feeds/"}, ""),
        ({"formats": ("rss", "pdf")}, ""),
        ({"timezone": "Mars/Olympus"}, "timezone"),
        ({"url_pattern": "https://tide.example/{slug"}, "url_pattern"),
    ],
)
def test_what_the_configuration_lacks_is_named(site, more, field):
    with pytest.raises(ConfigError) as caught:
        build(config_for(site, **more))

    assert [field] == [problem.field for problem in caught.value.problems]


def test_a_map_for_no_field_of_ours_is_an_error(site):
    with pytest.raises(ConfigError, match="zebra"):
        build(config_for(site, map={"zebra": "x"}))


def test_a_home_page_that_is_no_url_is_called_by_its_name(site):
    with pytest.raises(ConfigError, match=r"^home_url: 'tide\.example': is relative"):
        build(config_for(site, home_url="tide.example"))


def test_feeds_of_the_last_build_are_no_articles_of_the_next(site):
    build(config_for(site, paths=(str(site),)))
    result = build(config_for(site, paths=(str(site),), formats=("rss",)))

    assert ["Tide 3", "Tide 2", "Tide 1"] == titles(result)


def test_what_is_read_is_never_replaced(site):
    build(config_for(site))
    feed = (str(site / "public" / "feed.json"),)
    other = build(config_for(site, paths=feed, formats=("rss",)))

    assert ["Tide 3", "Tide 2", "Tide 1"] == titles(other)
    with pytest.raises(ConfigError, match=r"feed\.json is read and would be replaced"):
        build(config_for(site, paths=feed))


def test_without_the_sanitiser_there_are_two_ways_out(site, monkeypatch):
    monkeypatch.setitem(sys.modules, "nh3", None)

    with pytest.raises(SourceError, match=r"feedpub\[html\].*; or .*--no-sanitize"):
        build(config_for(site))


def test_plain_text_needs_no_sanitiser(site, monkeypatch):
    monkeypatch.setitem(sys.modules, "nh3", None)
    lines = '{"title": "Neap", "url": "https://t.example/n", "date": "2026-03-01"}\n'
    plain = site / "plain.jsonl"
    plain.write_text(lines, encoding="utf-8")

    assert ["Neap"] == titles(build(config_for(site, paths=(str(plain),))))


def test_no_article_is_an_error_that_says_what_was_left_out(site):
    with pytest.raises(PublishError, match=r"3 in the future.*--allow-empty"):
        build(config_for(site, now="2020-01-01"))


def test_an_empty_feed_needs_a_date_of_its_own(site):
    (site / "none").mkdir()
    config = config_for(site, paths=(str(site / "none"),), allow_empty=True)

    with pytest.raises(ConfigError, match="--now"):
        build(config)


def test_an_empty_feed_is_published_when_that_is_meant(site):
    build(config_for(site))
    result = build(config_for(site, now="2020-01-01", allow_empty=True))

    assert [] == titles(result)
    assert {"written"} == {receipt.state for receipt in result.receipts}


def test_strict_building_loses_nothing(site):
    with pytest.raises(LossError, match="ttl"):
        build(config_for(site, ttl=60, strict=True))


def test_progress_is_told_of_each_file(site):
    seen = []
    build(config_for(site), progress=lambda *step: seen.append(step[:2]))

    assert [(0, 3), (1, 3), (2, 3), (3, 3)] == seen


def test_losses_of_one_kind_are_counted_together():
    losses = [
        Problem("feed", "ttl", "has no place"),
        Problem("a", "authors", "the url of 'Ada' is left out"),
        Problem("b", "authors", "the url of 'Bo' is left out"),
    ]

    assert ["ttl: has no place", "authors: the url of '...' is left out (2 times)"] == [
        str(loss) for loss in tally(losses)
    ]
