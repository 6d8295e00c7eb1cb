"""RSS 1.0 is valid and a fixed point, whatever a feed has in it; its losses say so."""

from __future__ import annotations

from dataclasses import replace

import pytest
from amounts import times
from extensions import LIVE, values_of
from hypothesis import given
from hypothesis import strategies as st
from keeping import kept
from strategies import feeds

import feedpub as fp
from feedpub.namespaces import dc, podcast, snf, tombstones, trackback
from feedpub.namespaces.known import classes
from feedpub.namespaces.shape import said

TIDE = "https://tide.example/"
WHEN = "2026-03-01T09:00:00Z"
RDF = 'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
DC = f'xmlns:d="{dc.VOCABULARY.uri}"'
CLASSES = [kind for kind in classes() if "rss" in kind.shape.only]


def webbed(feed: fp.Feed) -> fp.Feed:
    """Give a drawn feed what RSS 1.0 asks for: an article, and pages for all."""
    bare = fp.Article(url=TIDE, title="Neap", authors=["Ada"], published=WHEN)
    articles = [replace(one, url=one.url or TIDE) for one in feed.articles]
    return replace(feed, articles=articles or [bare])


def holding(*values: object, place: str = "entry") -> fp.Feed:
    in_article, in_feed = (values, ()) if place == "entry" else ((), values)
    url = TIDE + "neap/"
    article = fp.Article(title="Neap", url=url, published=0, extensions=in_article)
    return fp.Feed(
        title="Tide",
        home_url=TIDE,
        authors=["Ada"],
        extensions=in_feed,
        articles=[article],
    )


def check(feed: fp.Feed) -> None:
    document = fp.write(feed, "rdf")
    again = fp.read(document, strict=True)
    twice = fp.write(again, "rdf")

    assert kept(feed, "rdf") == again
    assert twice == fp.write(fp.read(twice), "rdf")
    assert document == b"".join(fp.stream(feed, "rdf", articles=iter(feed.articles)))


@times(0.5)
@given(feed=feeds().map(webbed))
def test_every_feed_with_pages_is_valid_and_comes_back(feed: fp.Feed) -> None:
    check(feed)


@times(1.5)
@given(data=st.data(), kind=st.sampled_from(CLASSES))
def test_every_value_of_a_namespace_is_valid_and_comes_back(
    data: st.DataObject, kind: type
) -> None:
    value = data.draw(values_of(kind))
    place = "feed" if kind.shape.most("feed") != 0 else "entry"
    speaks = kind.shape.element is not None or [*said(value)]

    check(holding(*[value] * bool(speaks), place=place))


@pytest.mark.parametrize("place", ["entry", "feed"])
def test_subjects_come_back_as_the_categories_that_they_are_written_like(
    place: str,
) -> None:
    check(holding(dc.Metadata(subject=["tides", "moon"]), place=place))
    check(holding(dc.Metadata(subject=["tides"], publisher=["Tide"]), place=place))


@pytest.mark.parametrize(
    ("value", "place"),
    [
        (dc.Metadata(date="2026-03-01"), "entry"),
        (dc.Metadata(date="2026-03-01", publisher=["Tide"]), "feed"),
        (tombstones.DeletedEntry(ref=TIDE, when=WHEN), "feed"),
        (fp.Foreign(f'<x:a xmlns:x="urn:x" {RDF}><rdf:li x="1"/></x:a>'), "entry"),
        (fp.Foreign(f"<d:date {DC}>2026-03-01</d:date>"), "entry"),
        (fp.Foreign(f"<d:language {DC}>en</d:language>"), "feed"),
        (
            fp.Foreign(
                f'<x:a xmlns:x="urn:x"><t:ping xmlns:t="{trackback.VOCABULARY.uri}">'
                f"{TIDE}</t:ping></x:a>"
            ),
            "entry",
        ),
    ],
    ids=lambda one: getattr(type(one), "__name__", None),
)
def test_what_would_mean_something_else_is_left_out_and_told(
    value: object, place: str
) -> None:
    feed = holding(value, place=place)
    document = fp.write(feed, "rdf")

    assert ["extensions"] == [
        one.field
        for one in fp.losses(feed, "rdf")
        if one.field not in {"authors", "updated"}
    ]
    assert () == fp.validate(document).errors
    assert fp.write(fp.read(document), "rdf") == document
    with pytest.raises(fp.LossError, match="extensions"):
        fp.write(feed, "rdf", strict=True)


def test_addresses_of_trackbacks_are_resources() -> None:
    value = trackback.Trackback(ping=TIDE + "ping", about=(TIDE + "a", TIDE + "b"))
    feed = holding(value)
    document = fp.write(feed, "rdf")

    assert b'<trackback:ping rdf:resource="https://tide.example/ping"/>' in document
    assert (value,) == fp.read(document, strict=True).articles[0].extensions
    assert b"<trackback:ping>https://tide.example/ping<" in fp.write(feed, "rss")


def test_lists_of_topics_stay_as_they_are() -> None:
    topics = fp.Foreign(
        '<t:topics xmlns:t="http://purl.org/rss/1.0/modules/taxonomy/" '
        f'{RDF}><rdf:Bag><rdf:li resource="{TIDE}"></rdf:li></rdf:Bag></t:topics>'
    )

    check(holding(topics))


def test_elements_of_no_namespace_are_none_of_rss() -> None:
    check(holding(snf.Logo(url=TIDE + "logo.png"), place="feed"))


def test_a_live_item_may_have_all_that_an_item_has() -> None:
    article = replace(LIVE, summary="S", content="C", authors=["Bob"], language="de")
    live = podcast.LiveItem(status="live", start=WHEN, article=article)
    feed = holding(live, place="feed")
    titled = replace(live, article=replace(article, id="tag:tide.example,2026:live"))

    for format in ("rdf", "rss"):
        assert () == fp.validate(fp.write(feed, format)).errors
    assert feed.extensions == fp.read(fp.write(feed, "rdf")).extensions
    lost = fp.losses(holding(titled, place="feed"), "rdf")
    assert "a live item has none in RSS 1.0" in {one.message for one in lost}


def test_ids_are_names_letter_by_letter() -> None:
    composed, escaped = TIDE + "ebbe/ü", TIDE + "ebbe/%C3%BC"
    feed = holding()
    articles = [replace(feed.articles[0], id=id) for id in (composed, escaped)]
    again = fp.read(fp.write(replace(feed, articles=articles), "rdf"), strict=True)

    assert [composed, escaped] == [one.id for one in again.articles]


def test_a_picture_shares_its_name_with_nothing() -> None:
    logo = TIDE + "logo.png"
    ids = (logo, logo + "#image1", logo + "#image2")
    article = holding().articles[0]
    feed = replace(
        holding(), logo=logo, articles=[replace(article, id=id) for id in ids]
    )

    assert b'<image rdf:about="https://tide.example/logo.png#image3">' in fp.write(
        feed, "rdf"
    )
    check(feed)


def test_an_id_with_a_password_is_no_address_of_the_feed() -> None:
    feed = replace(holding(), id="http://ada:tide@tide.example/")
    reading = fp.read_with_notes(fp.write(feed, "rdf"))

    assert (feed.id, None) == (reading.feed.id, reading.feed.feed_url)
    assert () == reading.notes
