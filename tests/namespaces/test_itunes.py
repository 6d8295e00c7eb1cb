"""itunes.Show and itunes.Episode: valid, read back, and seen alike by other readers."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import feedparser
import msgspec
import podcastparser
import pytest
from extensions import values_of
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

import feedpub as fp
from feedpub.namespaces import itunes, podcast, reading, types
from feedpub.validator import PROFILES, validate

if TYPE_CHECKING:
    from collections.abc import Iterable

HOME = "https://tide.example/"
WHEN = datetime(2026, 3, 1, 9, tzinfo=UTC)
URI = itunes.VOCABULARY.uri
CATEGORIES = st.sampled_from(
    [
        itunes.Category(name, below)
        for name, names in itunes.CATEGORIES.items()
        for below in ((), names[:1], names)
    ]
)
SHOWS = st.builds(
    lambda show, categories: replace(show, categories=categories),
    values_of(itunes.Show),
    st.lists(CATEGORIES, min_size=1, max_size=3),
)
EPISODES = st.builds(
    lambda episode, categories: replace(episode, categories=categories),
    values_of(itunes.Episode),
    st.lists(CATEGORIES, min_size=1, max_size=2),
)


def feed_of(show: itunes.Show | None, episode: itunes.Episode | None) -> fp.Feed:
    article = fp.Article(
        title="Neap",
        url=f"{HOME}neap/",
        published=WHEN,
        enclosures=[fp.Enclosure(url=f"{HOME}neap.mp3", type="audio/mpeg", length=9)],
        extensions=(episode,) if episode else (),
    )
    return fp.Feed(
        title="Tides",
        home_url=HOME,
        feed_url=f"{HOME}rss.xml",
        description="Notes on tides.",
        authors=["Ada Reed"],
        extensions=(show,) if show else (),
        articles=[article],
    )


def read(elements: Iterable[Any], place: str) -> tuple[Any, Any]:
    mine = [one for one in elements if str(one.tag).startswith(f"{{{URI}}}")]
    return reading.extensions(mine, place, types(), None)


@given(show=SHOWS, episode=EPISODES)
def test_what_constructs_is_valid_and_read_back_from_rss(
    show: itunes.Show, episode: itunes.Episode
) -> None:
    document = fp.write(feed_of(show, episode), "rss")
    channel = etree.fromstring(document)[0]

    assert () == validate(document).errors
    assert ((show,), ()) == read(channel, "feed")
    assert ((episode,), ()) == read(channel.find("item"), "entry")


@given(show=SHOWS, episode=EPISODES)
def test_what_constructs_is_valid_and_read_back_from_json(
    show: itunes.Show, episode: itunes.Episode
) -> None:
    document = fp.write(feed_of(show, episode), "json")
    data = msgspec.json.decode(document)

    def members(of: dict[str, Any], place: str) -> tuple[Any, Any]:
        return reading.members({"_itunes": of["_itunes"]}, place, types(), None)

    assert () == validate(document).errors
    assert ((show,), ()) == members(data, "feed")
    assert ((episode,), ()) == members(data["items"][0], "entry")


@given(show=SHOWS, episode=EPISODES)
def test_what_constructs_is_valid_in_atom(
    show: itunes.Show, episode: itunes.Episode
) -> None:
    assert () == validate(fp.write(feed_of(show, episode), "atom")).errors


SHOW = itunes.Show(
    author="Ada Reed & Co.",
    image=f"{HOME}art.jpg",
    categories=[itunes.Category("Arts", "Books"), "Technology"],
    explicit=False,
    type="serial",
    owner=itunes.Owner(name="Ada", email="ada@tide.example"),
)
EPISODE = itunes.Episode(
    title="Neap",
    duration="1:02:03",
    image=f"{HOME}neap.png",
    explicit=True,
    episode=3,
    season=2,
    episode_type="bonus",
)


def test_podcastparser_reads_the_same_values() -> None:
    document = fp.write(feed_of(SHOW, EPISODE), "rss")
    seen = podcastparser.parse(f"{HOME}rss.xml", io.BytesIO(document))
    (episode,) = seen["episodes"]

    assert SHOW.author == seen["itunes_author"]
    assert SHOW.image == seen["cover_url"]
    assert [["Arts", "Books"], ["Technology"]] == seen["itunes_categories"]
    assert (SHOW.explicit, SHOW.type) == (seen["explicit"], seen["type"])
    assert {"name": "Ada", "email": "ada@tide.example"} == seen["itunes_owner"]
    assert EPISODE.duration == episode["total_time"] == 3723
    assert EPISODE.image == episode["episode_art_url"]
    assert EPISODE.explicit == episode["explicit"]
    assert (EPISODE.season, EPISODE.episode) == (episode["season"], episode["number"])
    assert EPISODE.episode_type == episode["type"]


@pytest.mark.parametrize("format", ["rss", "atom"])
def test_feedparser_reads_the_same_values(format: str) -> None:
    document = fp.write(feed_of(SHOW, EPISODE), format)
    seen = feedparser.parse(io.BytesIO(document))
    (entry,) = seen.entries

    assert SHOW.image == seen.feed.image.href
    assert ["Arts", "Books", "Technology"] == [tag.term for tag in seen.feed.tags]
    assert "serial" == seen.feed.itunes_type
    assert "ada@tide.example" == seen.feed.publisher_detail.email
    assert EPISODE.image == entry.image.href
    assert ("3", "2") == (entry.itunes_episode, entry.itunes_season)
    assert ("3723", "bonus") == (entry.itunes_duration, entry.itunes_episodetype)


COMPLETE = fp.Feed(
    title="Tides",
    home_url=HOME,
    feed_url="https://podnews.net/rss",
    description="What the moon does to the sea.",
    language="en-gb",
    rights="Ada Reed",
    authors=["Ada Reed"],
    extensions=[
        SHOW,
        podcast.Guid(guid=podcast.guid_for("https://podnews.net/rss")),
        podcast.Locked(locked=True),
    ],
    articles=[
        fp.Article(
            title="Neap",
            url=f"{HOME}neap/",
            published=WHEN,
            summary="Twice a month the sea is calm.",
            enclosures=[
                fp.Enclosure(url=f"{HOME}neap.mp3", type="audio/mpeg", length=9)
            ],
            extensions=[
                EPISODE,
                podcast.Transcript(url=f"{HOME}neap.vtt", type="text/vtt"),
            ],
        )
    ],
)


@pytest.mark.parametrize(
    "profile", [one for one in PROFILES if "pod" in one or "psp" in one]
)
def test_a_complete_show_from_the_model_is_clean(profile: str) -> None:
    found = validate(fp.write(COMPLETE, "rss"), profile=profile).findings

    assert () == found


@pytest.mark.parametrize(
    "given", [90, 90.0, timedelta(seconds=90), "90", "1:30", "0:01:30"]
)
def test_a_duration_is_seconds_a_timedelta_or_a_clock(given: Any) -> None:
    assert 90 == itunes.Episode(duration=given).duration


WRONG = [
    (lambda: itunes.Show(categories=["Oceans"]), "there is no 'Oceans'"),
    (
        lambda: itunes.Show(categories=[itunes.Category("Arts", "Boks")]),
        "below 'Arts' in Apple's list; did you mean 'Books'?",
    ),
    (lambda: itunes.Episode(episode=0), "episode: '0': is zero"),
    (lambda: itunes.Show(author="Ada " * 80), "255 are the most"),
    (lambda: itunes.Show(type="weekly"), "is none of episodic or serial"),
    (lambda: itunes.Show(explicit="clean"), "explicit: "),
    (lambda: itunes.Show(image="/art.jpg"), "image: "),
    (lambda: itunes.Owner(email="Ada"), "email: "),
    (lambda: itunes.Episode(duration="half an hour"), "duration: "),
]


@pytest.mark.parametrize(("make", "message"), WRONG)
def test_what_would_not_be_valid_does_not_construct(make: Any, message: str) -> None:
    with pytest.raises(fp.ModelError) as caught:
        make()

    assert message in str(caught.value)


def test_categories_before_2019_are_still_read() -> None:
    show = itunes.Show(categories=["Games & Hobbies"])

    assert "Games & Hobbies" == show.categories[0].name


def test_dropped_tags_are_read_and_noted() -> None:
    feed = feed_of(itunes.Show(subtitle="Of the sea", keywords="sea, moon"), None)
    found = validate(fp.write(feed, "rss"), profile="podcasts").findings
    dropped = [one for one in found if one.rule == "itunes-element-dropped"]

    assert 2 == len(dropped)
    assert () == validate(fp.write(feed, "rss")).findings


def test_one_bad_tag_does_not_lose_the_others() -> None:
    item = etree.fromstring(
        f'<item xmlns:itunes="{URI}"><itunes:episode>0</itunes:episode>'
        "<itunes:season>2</itunes:season><itunes:explicit>Yes</itunes:explicit></item>"
    )
    found, unread = read(item, "entry")

    assert (itunes.Episode(season=2, explicit=True),) == found
    assert ["episode: is zero; the least is 1"] == [
        f"{etree.QName(one.what).localname}:{one.reason.rpartition(':')[2]}"
        for one in unread
    ]


@pytest.mark.parametrize("duration", ["1:99", "1:2:3", "61:60"])
def test_a_clock_that_shows_no_such_time_is_refused(duration):
    with pytest.raises(fp.ModelError, match="duration"):
        itunes.Episode(duration=duration)
