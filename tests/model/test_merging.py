"""Feeds put together keep what readers know their articles by."""

from __future__ import annotations

from dataclasses import replace
from time import process_time
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from strategies import feeds

import feedpub as fp
from feedpub import dates
from feedpub.model.merging import planet

HOME = "https://tide.example/"
ATOM = "{http://www.w3.org/2005/Atom}"


def article(name: str, day: int, **fields: object) -> fp.Article:
    return fp.Article(
        **{
            "title": name.title(),
            "url": HOME + name,
            "published": f"2026-11-{day:02}T08:00:00Z",
            **fields,
        }
    )


def feed(*articles: fp.Article, **fields: object) -> fp.Feed:
    defaults = {"title": "Tide", "home_url": HOME, "authors": ["Ada"]}
    return fp.Feed(**{**defaults, "articles": articles, **fields})


def ids(of: fp.Feed) -> list[str]:
    return [str(one.id).removeprefix(HOME) for one in of.articles]


def test_what_was_published_stays_behind_what_is_new() -> None:
    old, new = feed(article("a", 1), article("b", 2)), feed(article("c", 3))

    assert ["c", "b", "a"] == ids(new.merge(old))


def test_the_oldest_are_dropped_beyond_the_cap() -> None:
    old, new = feed(article("a", 1), article("b", 2)), feed(article("c", 3))

    assert ["c", "b"] == ids(new.merge(old, keep=2))


def test_an_article_keeps_its_first_date() -> None:
    old = feed(article("a", 1))
    new = feed(article("a", 5, title="A, corrected"))
    merged = new.merge(old).articles[0]

    assert old.articles[0].published == merged.published
    assert new.articles[0].updated == merged.updated
    assert "A, corrected" == merged.title


def test_an_article_whose_date_alone_has_moved_stays_as_it_was() -> None:
    old = feed(article("a", 1, content=fp.Html("<p>one</p>")))
    new = feed(article("a", 5, content=fp.Html("<p>one</p>")))

    assert old.articles == new.merge(old).articles


def test_an_article_of_the_same_page_keeps_its_id() -> None:
    old = feed(article("a", 1, id="urn:uuid:e3e70682-c209-4cac-629f-6fbed82c07cd"))
    new = feed(article("a", 2))

    assert old.articles[0].id == new.merge(old).articles[0].id
    assert 1 == len(new.merge(old).articles)


def test_two_articles_never_get_the_id_of_one() -> None:
    old = feed(article("a", 1, id="tag:tide.example,2026:1"))
    new = feed(article("a", 2), article("a", 3, id="tag:tide.example,2026:2"))

    assert 2 == len({one.id for one in new.merge(old).articles})


def test_an_article_without_an_author_keeps_the_one_its_feed_had() -> None:
    old, new = feed(article("a", 1)), feed(article("b", 2), authors=["Grace"])
    merged = new.merge(old)

    assert (fp.Person(name="Ada"),) == merged.articles[1].authors
    assert () == merged.articles[0].authors


@pytest.mark.parametrize("keep", [0, -1, True, "5", 2.0])
def test_what_is_no_number_of_articles_to_keep_is_an_error(keep: Any) -> None:
    one = feed(article("a", 1))

    with pytest.raises(fp.ArgumentError, match=r"keep is .*; give .* 1 or more"):
        one.merge(feed(article("b", 2)), keep=keep)
    with pytest.raises(fp.ArgumentError, match=r"keep is .*; give .* 1 or more"):
        planet([one], title="Planet", home_url=HOME, keep=keep)


@given(new=feeds(), old=feeds())
def test_merging_again_changes_nothing(new: fp.Feed, old: fp.Feed) -> None:
    taken = {one.id for one in old.articles}
    new = replace(new, id="tag:tide.example,2026:a-feed-like-no-article")
    once = new.merge(old)

    assert once == once.merge(old)
    assert taken <= {one.id for one in once.articles}


def test_a_planet_names_the_feed_of_each_article() -> None:
    one = feed(article("a", 1), feed_url=HOME + "rss.xml", language="en")
    two = feed(article("b", 2), title="Neap", authors=["Grace"])
    both = planet([one, two], title="Planet", home_url="https://planet.example/")

    assert ["b", "a"] == ids(both)
    assert ["Neap", "Tide"] == [made.source.title for made in both.articles]
    assert [None, "en"] == [made.language for made in both.articles]
    assert [("Grace",), ("Ada",)] == [
        tuple(person.name for person in made.authors) for made in both.articles
    ]


def test_a_planet_has_each_article_once() -> None:
    one, two = feed(article("a", 1)), feed(article("a", 2), article("b", 1))
    both = planet([one, two], title="Planet", home_url="https://planet.example/")

    assert ["a", "b"] == ids(both)


def test_a_planet_of_feeds_without_articles_is_as_new_as_the_newest_of_them() -> None:
    moments = ["2026-11-01T08:00:00Z", "2026-11-03T08:00:00Z"]
    made = planet(
        [feed(updated=when) for when in moments], title="Planet", home_url=HOME
    )

    assert () == made.articles
    assert dates.parse(moments[1]) == made.updated


def test_a_planet_of_no_feeds_needs_a_date() -> None:
    with pytest.raises(fp.ArgumentError, match=r"feeds is empty; give .* updated="):
        planet([], title="Planet", home_url=HOME)
    made = planet([], title="Planet", home_url=HOME, updated="2026-11-01")

    assert () == made.articles


def test_a_planet_says_no_address_of_a_feed_that_has_none() -> None:
    one = feed(article("a", 1), id="tag:tide.example,2026:feed")
    made = planet([one], title="Planet", home_url="https://planet.example/")
    (source,) = ET.fromstring(fp.write(made, "atom")).iter(f"{ATOM}source")

    assert [("alternate", HOME)] == [
        (link.get("rel"), link.get("href")) for link in source.iter(f"{ATOM}link")
    ]
    assert b"<source" not in fp.write(made, "rss")
    assert "it has no url" in str(fp.losses(made, "rss")[0])


def test_a_source_without_its_address_is_read_as_it_was_written() -> None:
    one = feed(article("a", 1), id="tag:tide.example,2026:feed")
    made = planet([one], title="Planet", home_url="https://planet.example/")
    read = fp.read(fp.write(made, "atom"))

    assert made.articles[0].source == read.articles[0].source


@pytest.mark.parametrize("format", ["rss", "atom", "json"])
def test_a_planet_is_written_without_errors(format: str) -> None:
    one = feed(article("a", 1), feed_url=HOME + "rss.xml", language="en")
    both = planet([one], title="Planet", home_url="https://planet.example/", keep=5)

    assert () == fp.validate(fp.write(both, format)).errors


def test_a_planet_looks_at_each_feed_as_a_whole_only_once() -> None:
    many = feed(*(article(f"a{number}", 1) for number in range(5_000)))
    started = process_time()
    planet([many], title="Planet", home_url="https://planet.example/")

    assert process_time() - started < 5  # it takes a minute where each article looks
