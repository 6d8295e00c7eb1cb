"""The classes of Podcasting 2.0: what constructs is valid, and is read back."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import feedparser
import msgspec
import pytest
from amounts import times
from extensions import values_of
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from strategies import lines, moments, urls

import feedpub as fp
from feedpub.namespaces import podcast, reading, types
from feedpub.validator import validate

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hypothesis.strategies import SearchStrategy
    from lxml.etree import _Element

GUID = "9b024349-ccf0-5f69-a609-6b82873eab3c"
WHEN = datetime(2026, 3, 1, 9, tzinfo=UTC)
SHA = "sha256-tbudgBSg+bHWHiHnlteNzN8TUvI80ygS9IULh4rklEw="
HOME = "https://tide.example/"
CLASSES = [
    one for name in podcast.__all__ if isinstance(one := getattr(podcast, name), type)
]
PROOFS = st.sampled_from(
    [
        podcast.Integrity(type="sri", value=SHA),
        podcast.Integrity(type="pgp-signature", value="aGVsbG8="),
    ]
)
SECONDS = st.integers(0, 10**5)
SPLITS = st.one_of(
    st.builds(
        podcast.ValueTimeSplit,
        start_time=SECONDS,
        duration=SECONDS,
        remote_start_time=st.none() | SECONDS,
        remote_percentage=st.none() | st.integers(0, 100),
        remote_item=values_of(podcast.RemoteItem),
    ),
    st.builds(
        podcast.ValueTimeSplit,
        start_time=SECONDS,
        duration=SECONDS,
        recipients=st.lists(values_of(podcast.ValueRecipient), min_size=1, max_size=3),
    ),
)
ARTICLES = st.builds(
    fp.Article,
    title=lines,
    url=urls.filter(str.isascii),  # others are written in ASCII
    published=moments.map(lambda when: when.replace(microsecond=0)),  # RSS has none
    extensions=st.tuples(values_of(podcast.Chat), values_of(podcast.ContentLink)),
)
DEPENDENT: Mapping[type, SearchStrategy[Any]] = {
    podcast.Value: st.builds(
        lambda one, splits: replace(one, time_splits=splits),
        values_of(podcast.Value, 1),
        st.lists(SPLITS, min_size=1, max_size=2),
    ),
    podcast.AlternateEnclosure: st.builds(
        podcast.AlternateEnclosure,
        type=st.just("audio/mpeg"),
        sources=st.lists(values_of(podcast.Source), min_size=1, max_size=3),
        integrity=PROOFS,
    ),
    podcast.License: st.one_of(
        st.builds(podcast.License, identifier=lines, url=urls),
        st.just(podcast.License(identifier="CC-BY-4.0")),
    ),
    podcast.SocialInteract: st.one_of(
        st.just(podcast.SocialInteract(protocol="disabled")),
        st.builds(
            podcast.SocialInteract,
            protocol=st.sampled_from(["activitypub", "nostr", "yet-unknown"]),
            uri=urls,
            priority=st.none() | st.integers(0, 9),
        ),
    ),
    podcast.UpdateFrequency: st.builds(
        podcast.UpdateFrequency,
        label=lines,
        rrule=st.sampled_from(["FREQ=WEEKLY;COUNT=3", "FREQ=DAILY;UNTIL=20300101"]),
        dtstart=st.dates().map(str),
    ),
    podcast.LiveItem: st.builds(
        podcast.LiveItem,
        status=st.sampled_from(["pending", "live", "ended"]),
        start=moments,
        end=st.none() | moments,
        article=ARTICLES,
    ),
}
"""The classes whose fields depend on one another; all others are in test_laws.py."""


def feed_with(value: Any) -> fp.Feed:
    in_feed = value.shape.most("feed") != 0
    article = fp.Article(
        title="Neap",
        url=f"{HOME}neap/",
        published=WHEN,
        extensions=() if in_feed else (value,),
    )
    return fp.Feed(
        title="Tides",
        home_url=HOME,
        feed_url=f"{HOME}rss.xml",
        description="Notes on tides.",
        authors=["Ada Reed"],
        extensions=(value,) if in_feed else (),
        articles=[article],
    )


def article_of(element: _Element) -> fp.Article:
    """Read as much of an item as the articles drawn here have."""
    extensions, unread = read(element, "entry")

    assert () == unread
    return fp.Article(
        title=element.findtext("title"),
        url=element.findtext("link"),
        published=element.findtext("pubDate"),
        extensions=extensions,
    )


def read(element: _Element, place: str) -> tuple[Any, Any]:
    mine = [kid for kid in element if str(kid.tag).startswith("{https://podcast")]
    return reading.extensions(mine, place, types(), article_of)


def read_json(data: Mapping[str, Any], place: str) -> tuple[Any, Any]:
    def article(item: Mapping[str, Any]) -> fp.Article:
        own, unread = read_json(item, "entry")

        assert () == unread
        return fp.Article(
            title=item["title"],
            url=item["url"],
            published=item["date_published"],
            extensions=own,
        )

    mine = {name: value for name, value in data.items() if name[0] == "_"}
    return reading.members(mine, place, types(), article)


def values_in_rss(document: bytes) -> tuple[Any, ...]:
    channel = etree.fromstring(document)[0]
    of_feed, unread = read(channel, "feed")
    of_item, more = read(channel.find("item"), "entry")

    assert () == (*unread, *more)
    return (*of_feed, *of_item)


def values_in_json(document: bytes) -> tuple[Any, ...]:
    data = msgspec.json.decode(document)
    of_feed, unread = read_json(data, "feed")
    of_item, more = read_json(data["items"][0], "entry")

    assert () == (*unread, *more)
    return (*of_feed, *of_item)


def test_every_tag_of_the_namespace_has_a_class() -> None:
    tags = {element.name for element in podcast.VOCABULARY.elements}

    assert tags == {kind.shape.element for kind in CLASSES}


@pytest.mark.parametrize("kind", DEPENDENT, ids=lambda kind: kind.__name__)
@times(1 / 3)
@given(data=st.data())
def test_what_constructs_is_valid_and_read_back(
    kind: type, data: st.DataObject
) -> None:
    value = data.draw(DEPENDENT[kind])
    feed = feed_with(value)
    document = fp.write(feed, "rss")

    assert () == validate(document).errors
    assert (value,) == values_in_rss(document)
    assert () == validate(fp.write(feed, "atom")).errors
    assert (value,) == values_in_json(fp.write(feed, "json"))


@pytest.mark.parametrize("kind", CLASSES, ids=lambda kind: kind.__name__)
def test_a_class_says_what_it_is(kind: type) -> None:
    assert (kind.__doc__ or "").count(".") >= 1
    assert not (kind.__doc__ or "").startswith(f"{kind.__name__}(")


def test_an_attribute_that_is_missing_is_named() -> None:
    with pytest.raises(fp.ModelError, match=r"podcast:transcript.*type: is missing"):
        podcast.Transcript(url=f"{HOME}neap.vtt", type=None)


WRONG = [
    (lambda: podcast.Guid(guid="tides"), "is not written like 9b024349-"),
    (lambda: podcast.License(identifier="my-own"), "url: is missing"),
    (lambda: podcast.SocialInteract(protocol="matrix"), "uri: is missing"),
    (lambda: podcast.Medium(medium="songs"), "is none of podcast, music"),
    (lambda: podcast.Podroll(remote_items=()), "remote_items: is missing"),
    (
        lambda: podcast.Publisher(remote_item=podcast.RemoteItem(feed_guid=GUID)),
        'must have medium="publisher"',
    ),
    (lambda: podcast.Integrity(type="sri", value="b5bb9d80"), "is no SRI hash"),
    (lambda: podcast.Integrity(type="pgp-signature", value="?"), "value: "),
    (
        lambda: podcast.UpdateFrequency(label="Ten", rrule="FREQ=WEEKLY;COUNT=10"),
        "dtstart: is missing",
    ),
    (
        lambda: podcast.UpdateFrequency(
            label="Ten", rrule="FREQ=WEEKLY;UNTIL=20261231", dtstart=WHEN
        ),
        "must both be days",
    ),
    (
        lambda: podcast.ValueTimeSplit(start_time=1, duration=1),
        "give one of the two",
    ),
    (
        lambda: podcast.LiveItem(
            status="live",
            start=WHEN,
            article=fp.Article(title="Live", url=HOME, published=WHEN),
        ),
        "needs a podcast.ContentLink",
    ),
    (lambda: podcast.Location(name="Wells", country="UK"), "write GB"),
    (lambda: podcast.Soundbite(start_time=-1, duration=9), "is below 0"),
    (lambda: podcast.Soundbite(start_time="soon", duration=9), "start_time: "),
    (lambda: podcast.Person(name=""), "name: "),
    (lambda: podcast.AlternateEnclosure(type="audio/mpeg", sources=()), "sources"),
]


@pytest.mark.parametrize(("make", "message"), WRONG)
def test_what_would_not_be_valid_does_not_construct(make: Any, message: str) -> None:
    with pytest.raises(fp.ModelError) as caught:
        make()

    assert message in str(caught.value)


@pytest.mark.parametrize(
    "given", [90, 90.0, timedelta(seconds=90), "1:30", "0:01:30", "90"]
)
def test_times_are_seconds_timedeltas_or_clocks(given: Any) -> None:
    assert 90 == podcast.Soundbite(start_time=given, duration=30).start_time


def test_a_value_in_the_wrong_place_is_named() -> None:
    with pytest.raises(fp.ModelError, match="podcast:guid has no place in an article"):
        fp.Article(
            title="Neap",
            url=HOME,
            published=WHEN,
            extensions=[podcast.Guid(guid=GUID)],
        )


def test_what_may_be_there_once_is_refused_twice() -> None:
    with pytest.raises(fp.ModelError, match="podcast:season is there 2 times"):
        fp.Article(
            title="Neap",
            url=HOME,
            published=WHEN,
            extensions=[podcast.Season(number=1), podcast.Season(number=2)],
        )


def test_atom_has_no_place_for_a_live_item() -> None:
    link = podcast.ContentLink(href=HOME, label="Listen")
    article = fp.Article(title="Live", url=HOME, published=WHEN, extensions=[link])
    live = podcast.LiveItem(status="live", start=WHEN, article=article)
    feed = feed_with(live)

    assert b"podcast" not in fp.write(feed, "atom")
    assert ["Atom has no place for podcast:liveItem"] == [
        one.message for one in fp.losses(feed, "atom")
    ]


GUIDS = [
    ("https://podnews.net/rss", GUID),
    ("podnews.net/rss/", GUID),
    ("http://podnews.net/rss//", GUID),
    ("mp3s.nashownotes.com/pc20rss.xml", "917393e3-1b1e-5cef-ace4-edaa54e1f810"),
]


@pytest.mark.parametrize(("url", "guid"), GUIDS)
def test_the_guid_is_made_of_the_address_without_scheme_and_slashes(
    url: str, guid: str
) -> None:
    assert guid == podcast.guid_for(url)


def test_the_former_namespace_is_read_as_the_present_one() -> None:
    former = podcast.VOCABULARY.former[0]
    season = etree.fromstring(f'<p:season xmlns:p="{former}" name="One">1</p:season>')
    found, unread = reading.extensions([season], "entry", types(), article_of)

    assert ((podcast.Season(number=1, name="One"),), ()) == (found, unread)


def test_feedparser_reads_the_same_values() -> None:
    show = feed_with(podcast.Locked(locked=True, owner="ada@tide.example"))
    kinds = [
        podcast.Transcript(url=f"{HOME}neap.vtt", type="text/vtt", language="en"),
        podcast.Chapters(url=f"{HOME}neap.json"),
        podcast.Person(name="Ada", role="guest", href=f"{HOME}ada"),
        podcast.Soundbite(start_time=1.5, duration=30),
        podcast.Season(number=2, name="Ebb"),
        podcast.Episode(number=3.5),
    ]
    assert {"owner": "ada@tide.example"} == seen(show).feed.podcast_locked
    for value, expected in zip(kinds, SEEN, strict=True):
        parsed = seen(feed_with(value))
        name = f"podcast_{value.shape.element}"

        assert expected == (parsed.feed | parsed.entries[0])[name]


SEEN: list[Any] = [
    {"url": f"{HOME}neap.vtt", "type": "text/vtt", "language": "en"},
    {"url": f"{HOME}neap.json", "type": "application/json+chapters"},
    {"role": "guest", "href": f"{HOME}ada"},
    {"starttime": "1.5", "duration": "30"},
    {"name": "Ebb"},
    "3.5",
]
"""What feedparser makes of elements it has no names for: attributes, or the text."""


def seen(feed: fp.Feed) -> Any:
    return feedparser.parse(io.BytesIO(fp.write(feed, "rss")))


@pytest.mark.parametrize("nothing", [None, "", "  ", 3])
def test_there_is_no_guid_without_an_address(nothing: Any) -> None:
    with pytest.raises(fp.ModelError, match=r"feed_url: .* is no address"):
        podcast.guid_for(nothing)


def test_what_is_lost_of_a_live_item_is_told():
    article = fp.Article(
        title="Live",
        id="tag:tide.example,2026:live",
        published="2026-11-23",
        content="x",
        comments_url="https://tide.example/talk",
        extensions=[podcast.ContentLink(href="https://tide.example/live")],
    )
    live = podcast.LiveItem(
        article=article,
        status="live",
        start="2026-11-23T08:00:00Z",
    )
    feed = fp.Feed(
        title="Tide",
        home_url="https://tide.example/",
        authors=["Ada"],
        updated="2026-11-23",
        extensions=[live],
    )
    lost = [(one.where, one.field) for one in fp.losses(feed, "json")]

    assert ("article 'tag:tide.example,2026:live'", "comments_url") in lost
