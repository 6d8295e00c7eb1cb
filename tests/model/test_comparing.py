"""What has changed between two states of a feed, and what is dangerous in it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from strategies import feeds

import feedpub as fp
from feedpub.model.comparing import DANGERS, Difference, compare

HOME = "https://tide.example/"


def article(name: str, day: int, **fields: Any) -> fp.Article:
    return fp.Article(
        **{
            "title": name.title(),
            "url": HOME + name,
            "published": f"2026-11-{day:02}T08:00:00Z",
            **fields,
        }
    )


def feed(*articles: fp.Article, **fields: Any) -> fp.Feed:
    defaults = {"title": "Tide", "home_url": HOME, "authors": ["Ada"]}
    return fp.Feed(**{**defaults, "articles": articles, **fields})


A, B, C = article("a", 1), article("b", 2), article("c", 3)


def dangers(difference: Difference) -> list[str]:
    return [danger.name for danger in difference.dangers]


@given(feed=feeds())
def test_a_feed_is_the_same_as_itself(feed: fp.Feed) -> None:
    assert compare(feed, feed).same


def test_articles_come_and_go_without_danger() -> None:
    difference = compare(feed(B, A), feed(C, B))

    assert ((C,), (A,)) == (difference.added, difference.removed)
    assert [] == dangers(difference)
    assert not difference.same


def test_a_change_is_told_field_by_field() -> None:
    other = replace(A, title="A, corrected", language="en")
    (change,) = compare(feed(A), feed(other)).changed

    assert ["title", "language"] == [one.field for one in change.changes]
    assert ("A", "A, corrected") == (change.changes[0].old, change.changes[0].new)


def test_another_id_for_the_same_page_is_a_danger() -> None:
    other = replace(A, id="tag:tide.example,2026:a")

    assert ["id-changed"] == dangers(compare(feed(A), feed(other)))


def test_an_id_that_names_another_article_is_a_danger() -> None:
    other = replace(B, id=A.id, published=A.published, updated=A.updated)

    assert ["id-reused"] == dangers(compare(feed(A), feed(other)))


def test_a_moved_first_date_is_a_danger() -> None:
    assert ["date-moved"] == dangers(compare(feed(A), feed(article("a", 9))))


def test_a_feed_that_lost_most_articles_is_a_danger() -> None:
    assert ["feed-shrunk"] == dangers(compare(feed(C, B, A), feed(C)))


def test_another_address_of_the_feed_is_a_danger() -> None:
    old = feed(A, feed_url=HOME + "rss.xml", id="tag:tide.example,2026:feed")
    new = replace(old, feed_url=HOME + "feed.xml")

    assert ["self-changed"] == dangers(compare(old, new))


def test_another_order_is_a_danger() -> None:
    assert ["reordered"] == dangers(compare(feed(C, B, A), feed(A, B, C)))


def test_every_danger_is_explained() -> None:
    assert {
        *("id-changed", "id-reused", "date-moved"),
        *("feed-shrunk", "self-changed", "reordered"),
    } == set(DANGERS)


def test_a_link_to_itself_is_no_danger_where_there_was_none() -> None:
    old = feed(A)
    new = replace(old, feed_url=HOME + "rss.xml", id=HOME + "rss.xml")

    assert [] == dangers(compare(old, new))


def test_a_new_address_is_told_once() -> None:
    old = feed(A, feed_url=HOME + "rss.xml")
    new = feed(A, feed_url=HOME + "feed.xml")

    assert ["self-changed"] == dangers(compare(old, new))


def test_dates_in_dangers_are_those_of_rfc_3339() -> None:
    moved = replace(A, published=B.published)
    (danger,) = compare(feed(A), feed(moved)).dangers

    assert "was 2026-11-01T08:00:00Z and is 2026-11-02T08:00:00Z" in danger.message


def test_only_feeds_are_compared() -> None:
    wrong: Any = "public/rss.xml"

    with pytest.raises(fp.ArgumentError, match=r"^old is 'public/rss\.xml', a str; "):
        compare(wrong, feed(A))
    with pytest.raises(fp.ArgumentError, match=r"^new is None; give a feedpub\.Feed"):
        compare(feed(A), None)  # type: ignore[arg-type]  # which is the point
