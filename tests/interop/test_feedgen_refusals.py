"""What feedgen's methods refuse is told by entry and method, with what to give."""

from __future__ import annotations

from typing import Any

import pytest
from interop.filled import OURS, STOCK

from feedpub.interop.feedgen import FeedgenError


def filled(kind: type) -> tuple[Any, Any]:
    made = kind()
    for name in ("podcast", "media", "geo", "syndication"):
        made.load_extension(name)
    added = made.add_entry()
    added.title("neap")
    return made, added


REFUSED = [
    (lambda feed, _: feed.author("x"), "feed: author: 'x' is of no use; give a dict"),
    (lambda feed, _: feed.category({"a": 1}), "feed: category: {'a': 1} is of no use"),
    (lambda feed, _: feed.ttl("soon"), "feed: ttl: 'soon' is of no use; give a number"),
    (lambda feed, _: feed.skipDays("Holiday"), "feed: skipDays: 'Holiday' is of no"),
    (lambda feed, _: feed.remove_entry("neap"), "feed: remove_entry: 'neap' is of no"),
    (lambda _, entry: entry.author(5), "entry 'neap': author: 5 is of no use; give a"),
    (
        lambda _, entry: entry.podcast.itunes_season("one"),
        "entry 'neap': podcast.itunes_season: 'one' is of no use; give a whole number",
    ),
    (
        lambda _, entry: entry.media.content("x.mp4"),
        "entry 'neap': media.content: 'x.mp4' is of no use; give url=..., or a dict",
    ),
    (
        lambda _, entry: entry.geo.elev("high"),
        "entry 'neap': geo.elev: 'high' is of no use; give a number of metres",
    ),
    (
        lambda feed, _: feed.syndication.update_period("often"),
        "feed: syndication.update_period: 'often' is of no use; give 'hourly', 'daily'",
    ),
    (
        lambda feed, _: feed.podcast.itunes_owner("Ada"),
        "feed: podcast.itunes_owner: 'Ada' is of no use; give both name and email",
    ),
]


@pytest.mark.parametrize(("call", "message"), REFUSED)
def test_a_refusal_names_the_place_and_what_to_give(call: Any, message: str) -> None:
    with pytest.raises(FeedgenError) as caught:
        call(*filled(OURS))

    assert str(caught.value).startswith(message)
    assert isinstance(caught.value, ValueError)


@pytest.mark.parametrize(("call", "message"), REFUSED)
def test_feedgen_itself_refuses_the_same_in_fewer_words(
    call: Any, message: str
) -> None:
    with pytest.raises((ValueError, TypeError, AttributeError)) as caught:
        call(*filled(STOCK))

    assert message not in str(caught.value)


def test_a_date_that_is_refused_names_its_entry() -> None:
    _, added = filled(OURS)

    with pytest.raises(FeedgenError, match=r"^entry 'neap': updated: 'soon' is not"):
        added.updated("soon")


def test_an_entry_without_title_is_called_by_its_id() -> None:
    added = OURS().add_entry()
    with pytest.raises(FeedgenError, match=r"^entry: author: "):
        added.author(5)
    added.id("https://tide.example/neap/")

    with pytest.raises(FeedgenError, match=r"^entry 'https://tide\.example/neap/': "):
        added.author(5)


def test_a_call_that_python_refuses_stays_pythons_error() -> None:
    made, _ = filled(OURS)

    with pytest.raises(TypeError, match="unexpected keyword argument"):
        made.ttl(minutes=5)
