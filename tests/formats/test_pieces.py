"""Pieces shared by formats, and kept from one writing to the next."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

import feedpub as fp
from feedpub.formats import PieceCache, write, write_all

FORMATS = ("rss", "atom", "json", "rdf")
WHEN = datetime(2026, 3, 1, 9, tzinfo=UTC)


def feed(*articles: fp.Article) -> fp.Feed:
    return fp.Feed(
        title="Tides",
        home_url="https://tide.example/",
        authors=["Ada"],
        articles=articles or [article(number) for number in range(5)],
    )


def article(number: int, **fields) -> fp.Article:
    told = {
        "url": f"https://tide.example/{number}",
        "title": f"Tide & {number}",
        "content": fp.Html(f"<p>{number} ]]> &amp; more</p>"),
        "published": WHEN,
    }
    return fp.Article(**(told | fields))


def test_all_formats_at_once_are_the_bytes_of_each() -> None:
    expected = {name: write(feed(), name) for name in FORMATS}

    assert expected == write_all(feed(), FORMATS)


@pytest.mark.parametrize("count", [1, 31, 32, 64, 65, 150])
def test_however_many_take_turns_they_are_the_bytes_of_each(count: int) -> None:
    whole = feed(*map(article, range(count)))
    expected = {name: write(whole, name) for name in FORMATS}

    assert expected == write_all(whole, FORMATS)


def test_texts_that_need_more_room_than_most_are_the_bytes_of_each() -> None:
    long = fp.Html("<&>潮" * 9999)
    whole = feed(*(article(number, summary=long) for number in range(40)))
    expected = {name: write(whole, name) for name in FORMATS}

    assert expected == write_all(whole, FORMATS)


def test_nothing_is_written_in_no_format() -> None:
    assert {} == write_all(feed(), ())


@pytest.mark.parametrize("name", FORMATS)
def test_a_cache_changes_no_byte(name: str) -> None:
    cache = PieceCache()
    write(feed(), name, cache=cache)

    assert write(feed(), name) == write(feed(), name, cache=cache)


def test_an_article_that_has_changed_is_written_anew() -> None:
    cache = PieceCache()
    write(feed(), "rss", cache=cache)
    changed = feed(*feed().articles[:4], article(4, title="Ebb"))

    assert write(changed, "rss") == write(changed, "rss", cache=cache)


def test_the_same_moment_in_another_zone_is_written_anew() -> None:
    cache = PieceCache()
    write(feed(article(1)), "atom", cache=cache)
    east = WHEN.astimezone(timezone(timedelta(hours=2)))
    moved = feed(article(1, published=east))

    assert feed(article(1)) == moved
    assert b"11:00:00+02:00" in write(moved, "atom", cache=cache)


def test_a_namespace_that_comes_in_use_is_used_by_kept_articles_too() -> None:
    cache = PieceCache()
    plain = feed()
    write(plain, "rss", cache=cache)
    mixed = replace(
        plain, articles=(*plain.articles, article(9, summary="S", language="de"))
    )

    assert write(mixed, "rss") == write(mixed, "rss", cache=cache)


def test_a_cache_keeps_no_more_than_it_may() -> None:
    cache = PieceCache(max_bytes=1000)
    write(feed(*(article(number) for number in range(50))), "rss", cache=cache)

    assert 0 < len(cache) < 8


def test_an_article_larger_than_the_cache_is_not_kept() -> None:
    cache = PieceCache(max_bytes=10)
    write(feed(), "rss", cache=cache)

    assert len(cache) == 0


def test_an_article_is_not_written_again_while_it_is_kept() -> None:
    cache, made = PieceCache(), []

    def make(one: fp.Article) -> bytes:
        made.append(one.id)
        return b"piece"

    write_item = cache.writer("rss", make)
    for one in (article(1), article(2), article(1)):
        write_item(one)

    assert ["https://tide.example/1", "https://tide.example/2"] == made
