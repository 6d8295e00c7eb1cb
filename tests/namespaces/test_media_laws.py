"""Media RSS, mi, snf, webfeeds and dcterms: what constructs, is written and read."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING, Any

import feedparser
import pytest
from amounts import times
from drawing import URLS, values
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

import feedpub as fp
from feedpub.namespaces import (
    dcterms,
    georss,
    gml,
    media,
    mi,
    reading,
    snf,
    types,
    webfeeds,
)
from feedpub.namespaces.vocabulary import ENTRY, FEED

if TYPE_CHECKING:
    from feedpub.namespaces.reading import Unread

MODULES = (media, mi, snf, webfeeds, dcterms)
CLASSES = [kind for module in MODULES for kind in module.EXTENSIONS]
WHEN = "2026-03-01T09:00:00Z"
each_class = pytest.mark.parametrize(
    "kind", CLASSES, ids=lambda kind: f"{kind.shape.vocabulary.prefix}.{kind.__name__}"
)
each_format = pytest.mark.parametrize("format", ["rss", "atom", "json"])
some = times(0.5)


def feed_with(
    of_feed: list[Any] | None = None, of_article: list[Any] | None = None
) -> fp.Feed:
    article = fp.Article(
        title="Neap",
        url="https://tide.example/neap/",
        published=WHEN,
        content="Twice a month.",
        extensions=of_article or (),
    )
    return fp.Feed(
        title="Tides",
        home_url="https://tide.example/",
        description="Notes on tides.",
        authors=[fp.Person(name="Ada")],
        articles=[article],
        extensions=of_feed or (),
    )


def placed(value: Any) -> fp.Feed:
    """Put the value where it may stand."""
    if value.shape.most(ENTRY) == 0:
        return feed_with(of_feed=[value])
    return feed_with(of_article=[value])


def read(document: bytes, format: str, place: str) -> tuple[Any, tuple[Unread, ...]]:
    """Read the values of the feed or of its only article."""
    if format == "json":
        data = json.loads(document)
        data = data["items"][0] if place == ENTRY else data
        own = {name: value for name, value in data.items() if name[0] == "_"}
        return reading.members(own, place, types(), None)
    root = etree.fromstring(document)
    around = root[0] if format == "rss" else root
    if place == ENTRY:
        around = next(one for one in around if one.tag.endswith(("item", "entry")))
    spaces = {module.VOCABULARY.uri for module in MODULES}
    own = [one for one in around if etree.QName(one).namespace in spaces]
    return reading.extensions(own, place, types(), None)


@each_class
@some
@given(data=st.data())
def test_what_constructs_is_accepted_and_read_again(
    kind: type, data: st.DataObject
) -> None:
    value = data.draw(values(kind))
    feed = placed(value)
    place = FEED if feed.extensions else ENTRY

    for format in ("rss", "atom", "json"):
        document = fp.write(feed, format)
        found, unread = read(document, format, place)

        assert () == fp.validate(document).errors
        assert ((value,), ()) == (found, unread)
        assert document == fp.write(feed, format)


def test_a_feed_may_hold_what_media_have_in_common() -> None:
    said = [
        media.Rating(text="nonadult"),
        media.Copyright(text="2026 Ada Reed"),
        dcterms.Terms(modified=WHEN, spatial=("Kiel", "Husum")),
    ]
    feed = feed_with(of_feed=said)

    for format in ("rss", "atom", "json"):
        document = fp.write(feed, format)

        assert () == fp.validate(document).errors
        assert said == sorted(read(document, format, FEED)[0], key=said.index)


@some
@given(
    contents=st.lists(
        st.builds(
            media.Content,
            url=URLS,
            type=st.sampled_from(["image/png", "video/mp4"]),
            medium=st.sampled_from(["image", "video", None]),
            width=st.none() | st.integers(1, 9000),
            height=st.none() | st.integers(1, 9000),
            file_size=st.none() | st.integers(0, 2**40),
        ),
        min_size=1,
        max_size=3,
    ),
    thumbnails=st.lists(
        st.builds(media.Thumbnail, url=URLS, width=st.none() | st.integers(1, 900)),
        max_size=2,
    ),
)
@each_format
def test_feedparser_sees_the_same_media(
    format: str, contents: list[media.Content], thumbnails: list[media.Thumbnail]
) -> None:
    if format == "json":
        return  # which feedparser does not read Media RSS from
    document = fp.write(feed_with(of_article=[*contents, *thumbnails]), format)
    entry = feedparser.parse(io.BytesIO(document)).entries[0]

    assert [attributes(one) for one in contents] == entry.media_content
    assert [attributes(one) for one in thumbnails] == entry.get("media_thumbnail", [])


def attributes(value: Any) -> dict[str, str]:
    names = {"file_size": "filesize"}
    keys = ("url", "type", "medium", "width", "height", "file_size")
    return {
        names.get(key, key): str(getattr(value, key))
        for key in keys
        if getattr(value, key, None) is not None
    }


def test_feedparser_sees_what_is_said_about_media() -> None:
    content = media.Content(
        url="https://tide.example/neap.mp4",
        credits=[media.Credit(name="Ada Reed", role="photographer")],
        ratings=["nonadult"],
        player=media.Player(url="https://tide.example/player"),
        restrictions=[media.Restriction(relationship="deny", type="country", to="gb")],
        licenses=[media.License(name="CC BY", href="https://tide.example/by")],
    )
    document = fp.write(feed_with(of_article=[content]), "rss")
    entry = feedparser.parse(io.BytesIO(document)).entries[0]

    assert "Ada Reed" == entry.media_credit[0]["content"]
    assert "photographer" == entry.media_credit[0]["role"]
    assert "nonadult" == entry.media_rating["content"]
    assert "https://tide.example/player" == entry.media_player["url"]
    assert ["gb"] == entry.media_restriction["content"]
    assert "https://tide.example/by" == entry.media_license["href"]


WRONG = [
    (media.Content, {}, "url", "is missing"),
    (media.Content, {"url": "neap.jpg"}, "url", "neap.jpg"),
    (media.Content, {"url": "https://a.example/", "medium": "photo"}, "medium", "none"),
    (media.Content, {"url": "https://a.example/", "width": 0}, "width", "zero"),
    (media.Content, {"url": "https://a.example/", "width": "1px"}, "width", "1px"),
    (
        media.Content,
        {"url": "https://a.example/", "hashes": [media.Hash(digest="a" * 32)] * 2},
        *("hashes", "two of one algorithm"),
    ),
    (
        media.Group,
        {"contents": [media.Content(url="https://a.example/", is_default=True)] * 2},
        *("contents", "is_default"),
    ),
    (media.Hash, {"digest": "abc"}, "digest", "32 hexadecimal"),
    (media.Hash, {"digest": "a" * 32, "algo": "sha-1"}, "digest", "40 hexadecimal"),
    (media.Rating, {"text": "pg-13"}, "text", "urn:simple"),
    (media.Credit, {"name": "Ada", "role": "Author"}, "role", "author"),
    (media.Restriction, {"relationship": "forbid"}, "relationship", "allow or deny"),
    (media.Restriction, {"relationship": "deny", "to": "gb"}, "to", "add a type"),
    (
        media.Restriction,
        {"relationship": "deny", "type": "country", "to": "gb england"},
        *("to", "no country"),
    ),
    (media.StarRating, {"average": 7, "max": 5}, "average", "above max"),
    (media.Thumbnail, {"url": "https://a.example/", "time": "soon"}, "time", "soon"),
    (media.Price, {"type": "gift"}, "type", "gift"),
    (media.Status, {"state": "gone"}, "state", "gone"),
    (media.Location, {"points": [5]}, "points", "is int, not Point"),
    (media.Scenes, {"scenes": ()}, "scenes", "is missing"),
    (webfeeds.Brand, {"accent_color": "teal"}, "accent_color", "008080"),
    (webfeeds.Brand, {"icon": "/icon.png"}, "icon", "/icon.png"),
    (snf.Logo, {"url": "logo.png"}, "url", "logo.png"),
    (mi.ShortTitle, {"text": ""}, "text", ""),
    (dcterms.Terms, {"modified": "yesterday"}, "modified", "yesterday"),
    (dcterms.Terms, {"language": "english"}, "language", "english"),
]


@pytest.mark.parametrize(("kind", "given", "field", "said"), WRONG)
def test_a_wrong_value_is_refused_by_its_field(
    kind: type, given: dict[str, Any], field: str, said: str
) -> None:
    with pytest.raises(fp.ModelError) as caught:
        kind(**given)

    assert [field] == [problem.field for problem in caught.value.problems]
    assert said in str(caught.value)


def test_words_and_weights_may_be_given_as_they_are() -> None:
    assert "neap, ebb" == media.Keywords(text=("neap", "ebb")).text
    assert "neap: 5, ebb: 1" == media.Community(tags={"neap": 5, "ebb": 1}).tags
    assert (
        "gb fr"
        == media.Restriction(relationship="allow", type="country", to=["gb", "fr"]).to
    )
    assert 90 == media.Thumbnail(url="https://a.example/", time="0:01:30").time


def test_a_logo_of_smartnews_holds_a_url_of_no_namespace() -> None:
    feed = feed_with(of_feed=[snf.Logo(url="https://tide.example/logo.png")])

    for format in ("rss", "atom"):
        root = etree.fromstring(fp.write(feed, format))
        logo = next(root.iter(f"{{{snf.VOCABULARY.uri}}}logo"))

        assert ["url"] == [kid.tag for kid in logo]


def test_the_example_of_media_rss_is_read() -> None:
    xml = """<x xmlns:media="http://search.yahoo.com/mrss/"
      xmlns:georss="http://www.georss.org/georss" xmlns:gml="http://www.opengis.net/gml">
    <media:location description="My house" start="00:01" end="01:00"><georss:where>
    <gml:Point><gml:pos>35.669998 139.770004</gml:pos></gml:Point></georss:where>
    </media:location></x>"""
    found, unread = reading.extensions(
        list(etree.fromstring(xml)), ENTRY, types(), None
    )

    assert () == unread
    assert (
        media.Location(
            description="My house",
            start=1,
            end=60,
            wheres=[georss.Where(point=gml.Point(pos=(35.669998, 139.770004)))],
        ),
    ) == found


def test_an_element_that_lacks_what_it_needs_is_told_of() -> None:
    xml = '<x xmlns:media="http://search.yahoo.com/mrss/"><media:thumbnail/></x>'
    found, unread = reading.extensions(
        list(etree.fromstring(xml)), ENTRY, types(), None
    )

    assert () == found
    assert ["url is missing; give it"] == [one.reason for one in unread]


def test_media_rss_of_the_rssboards_namespace_is_read() -> None:
    xml = """<x xmlns:m="http://www.rssboard.org/media-rss">
    <m:content url="https://a.example/"><m:title>A</m:title></m:content></x>"""
    found, _ = reading.extensions(list(etree.fromstring(xml)), ENTRY, types(), None)

    assert (media.Content(url="https://a.example/", title="A"),) == found
