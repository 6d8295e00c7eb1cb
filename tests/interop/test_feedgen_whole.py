"""Everything that feedgen has a method for goes through it and back."""

from __future__ import annotations

from typing import Any

import feedparser
import pytest
from feedgen.ext.base import BaseExtension
from hypothesis import given
from hypothesis import strategies as st
from interop.filled import (
    MEDIA,
    OURS,
    SITE,
    STOCK,
    WHEN,
    atom,
    entry,
    errors,
    feed,
    rss,
)
from strategies import lines

import feedpub as fp
from feedpub.interop.feedgen import FeedgenError, from_feedgen, to_feedgen

ADA = fp.Person(name="Ada Reed", email="ada@tide.example", url=f"{SITE}/ada")
EZRSS = "{http://xmlns.ezrss.it/0.1/dtd/}"
GEORSS = "{http://www.georss.org/georss}"
WHOLE = fp.Feed(
    title=fp.Html("Tide<em>water</em>"),
    home_url=f"{SITE}/",
    feed_url=f"{SITE}/tides",
    description="Notes on tides.",
    id="urn:tides:all",
    language="en",
    authors=[ADA],
    contributors=[fp.Person(name="Lin Poe")],
    categories=[fp.Category(term="t", scheme=f"{SITE}/terms", label="Tides")],
    links=[fp.Link(url=f"{SITE}/de", rel="alternate", language="de", length=9)],
    rights="Ada's",
    published=WHEN,
    updated=WHEN,
    generator=fp.Generator(name="Moon", url=f"{SITE}/moon", version="1"),
    icon=f"{SITE}/icon.png",
    logo=fp.Image(url=f"{SITE}/a.png", title="A", width=9, height=8, description="D"),
    hubs=["https://hub.example/"],
    ttl=60,
    skip_hours=[0, 23],
    skip_days=["Monday"],
    cloud=fp.Cloud(domain="tide.example", port=80, path="/rpc"),
    webmaster=fp.Person(name="Lin Poe", email="lin@tide.example"),
    next_url=f"{SITE}/older",
    articles=[
        fp.Article(
            url=f"{SITE}/neap/",
            title="Neap",
            published=WHEN,
            updated="2026-03-02T09:00:00Z",
            summary="Twice.",
            content=fp.Xhtml("<p>Twice a month.</p>"),
            authors=[ADA, fp.Person(name="Lin Poe")],
            contributors=[ADA],
            categories=["tides"],
            enclosures=[
                fp.Enclosure(url=f"{SITE}/a.mp3", type="audio/mpeg", length=9),
                fp.Enclosure(url=f"{SITE}/b.mp3", type="audio/mpeg"),
            ],
            links=[fp.Link(url=f"{SITE}/via", rel="via", title="Found there")],
            rights=fp.Html("<b>Ada's</b>"),
            comments_url=f"{SITE}/neap/comments",
            source=fp.Source(title="Other", url=f"{SITE}/other.xml"),
        ),
        fp.Article(
            id="urn:tides:film",
            title="Film",
            published=WHEN,
            summary=fp.Html("<i>A film.</i>"),
            content=fp.OutOfLine(src=f"{SITE}/v.mp4", type="video/mp4"),
        ),
    ],
)


def test_every_field_that_feedgen_has_goes_through_its_methods() -> None:
    made = to_feedgen(WHOLE)

    assert {} == made.feedpub.kept
    assert [{}, {}] == [one.feedpub.kept for one in made.entry()]
    assert WHOLE == from_feedgen(made)


@pytest.mark.parametrize("form", ["rss", "atom", "json"])
def test_a_whole_feed_is_valid_in_every_format(form: str) -> None:
    assert set() == errors(getattr(to_feedgen(WHOLE), f"{form}_str")())


def test_the_methods_give_what_feedgens_give() -> None:
    made = to_feedgen(WHOLE)
    first = made.entry()[0]

    assert "80" == made.cloud()["port"]
    assert "lin@tide.example (Lin Poe)" == made.webMaster()
    assert {0, 23} == made.skipHours()
    assert {"summary": "Twice.", "type": "text"} == first.summary()
    assert "xhtml" == first.content()["type"]
    assert f"{SITE}/b.mp3" == first.enclosure()["url"]
    assert None is made.entry()[1].enclosure()


def test_everything_of_the_other_extensions_is_written() -> None:
    made = feed(OURS)
    for name in ("torrent", "geo", "media", "dc"):
        made.load_extension(name)
    added = entry(made)
    added.torrent.infohash("123abc")
    added.torrent.seeds(7)
    added.geo.box("1 2 3 4")
    added.geo.relationshiptag("is-centred-at")
    added.geo.elev(0.5)
    for name in ("a", "b"):
        added.media.content(url=f"{SITE}/{name}.mp4", isDefault=name == "a", group=1)
    added.media.thumbnail(url=f"{SITE}/a.png", group=1)
    added.dc.dc_subject(["tides", "moon"])
    item = rss(made).find("item")

    assert "magnet:?xt=urn:btih:123abc" == item.findtext(f"{EZRSS}magneturi")
    assert "7" == item.findtext(f"{EZRSS}seed")
    assert "is-centred-at" == item.findtext(f"{GEORSS}relationshipTag")
    assert "0.5" == item.findtext(f"{GEORSS}elev")
    group = item.find(f"{MEDIA}group")
    assert ["true", "false"] == [
        one.get("isDefault") for one in group.iter(f"{MEDIA}content")
    ]
    assert group.find(f"{MEDIA}thumbnail") is not None
    assert set() == errors(made.rss_str())
    assert b"torrent" not in made.atom_str()


def test_an_episode_may_say_everything() -> None:
    made = feed(OURS)
    made.load_extension("podcast")
    show, episode = made.podcast, entry(made).podcast
    show.itunes_type("serial")
    show.itunes_complete(itunes_complete=True)
    show.itunes_new_feed_url(f"{SITE}/new.xml")
    show.itunes_block(itunes_block=False)
    episode.itunes_is_closed_captioned("yes")
    episode.itunes_order(2)
    episode.itunes_season(1)
    episode.itunes_episode_type("bonus")
    written = made.rss_str()

    for name, text in (("type", "serial"), ("order", "2"), ("episodeType", "bonus")):
        assert f"<itunes:{name}".encode() in written
        assert f">{text}</itunes:{name}>".encode() in written
    assert set() == errors(written)


class Nothing(BaseExtension):
    """An extension that adds nothing."""


def test_an_extension_that_adds_nothing_costs_nothing() -> None:
    made = feed(OURS)
    made.register_extension("nothing", Nothing, Nothing)
    entry(made)

    assert set() == errors(made.rss_str())
    assert made.rss_str(extensions=False) == made.rss_str()


def doubled(made: Any) -> None:
    made.load_extension("dc")
    made.dc.dc_date(["2026-03-01", "2026-03-02"])


def rating_of_two_lines(made: Any) -> None:
    made.rating("a\nb")


def half_an_input(made: Any) -> None:
    made.textInput("Search", None, "q", f"{SITE}/search")


def input_with_a_bad_name(made: Any) -> None:
    made.textInput("Search", "Search", "my question", f"{SITE}/search")


def length_in_words(made: Any) -> None:
    entry(made).enclosure(f"{SITE}/a.mp3", "long", "audio/mpeg")


def file_that_is_no_file(made: Any) -> None:
    entry(made).enclosure("tag:tide.example,2026:1", "0", "audio/mpeg")


def cloud_nowhere(made: Any) -> None:
    made.cloud("http://tide.example/", 80, "/rpc", "notify", "xml-rpc")


def docs_nowhere(made: Any) -> None:
    made.docs("docs")


def nameless(made: Any) -> None:
    made.title("")
    made.link([], replace=True)


@pytest.mark.parametrize(
    ("fill", "message"),
    [
        (doubled, "feed: <dc:date>: is there twice"),
        (rating_of_two_lines, "feed: rating: 'a\\nb' has a line break"),
        (half_an_input, "feed: textInput: description: missing"),
        (input_with_a_bad_name, "'my question' is no name for a field"),
        (length_in_words, "entry 1 ('neap'): enclosure: length: 'long'"),
        (file_that_is_no_file, "is neither http nor https"),
        (cloud_nowhere, "feed: cloud: domain: 'http://tide.example/'"),
        (docs_nowhere, "feed: docs: 'docs': is relative"),
        (nameless, "feed: title: is missing; call title()\nfeed: link: is missing"),
    ],
)
def test_rare_mistakes_are_named(fill: Any, message: str) -> None:
    made = feed(OURS)
    fill(made)

    with pytest.raises(FeedgenError) as caught:
        made.rss_str()
    assert message in str(caught.value)


@pytest.mark.parametrize(
    ("link", "message"),
    [
        ({"rel": "via"}, "link: href is missing; give it"),
        ({"href": SITE, "hrfe": "x"}, "link: hrfe: not known; there are href, rel"),
        ("https://tide.example/", "is no dictionary; give one"),
    ],
)
def test_a_link_that_cannot_be_taken_is_refused_at_once(
    link: Any, message: str
) -> None:
    with pytest.raises(FeedgenError) as caught:
        feed(OURS).link(link)
    assert message in str(caught.value)


@given(titles=st.lists(lines, min_size=1, max_size=3), text=lines)
def test_what_feedgen_writes_rightly_means_the_same_here(
    titles: list[str], text: str
) -> None:
    """Feedparser reads the same of both, where feedgen makes no mistake."""

    def read(kind: type) -> list[dict[str, Any]]:
        made = feed(kind)
        for number, title in enumerate(titles):
            added = entry(made, str(number), content=None)
            added.title(title)
            added.summary(text, type="html")
            added.content(f"<p>{number}</p>", type="html")
            added.category(term="t")
            added.enclosure(f"{SITE}/{number}.mp3", "9", "audio/mpeg")
        found = feedparser.parse(made.rss_str()).entries
        names = (
            "title",
            "link",
            "id",
            "summary",
            "content",
            "tags",
            "published_parsed",
        )
        return [{name: one.get(name) for name in names} for one in found]

    assert read(STOCK) == read(OURS)


@pytest.mark.parametrize("rel", ["self", "hub"])
def test_links_that_are_the_feeds_are_refused_in_entries_of_atom(rel: str) -> None:
    made = feed(OURS)
    entry(made).link(href=f"{SITE}/neap.atom", rel=rel)

    assert b"neap.atom" not in made.rss_str()
    with pytest.raises(FeedgenError, match=f"link: a {rel} link is the feed's"):
        made.atom_str()


def test_blanks_unset_what_was_set() -> None:
    made = feed(OURS)
    made.image(f"{SITE}/a.png")
    for method in ("generator", "image", "docs", "rights"):
        getattr(made, method)("")

    for trace in (b"generator", b"image", b"docs", b"copyright"):
        assert trace not in made.rss_str()


def test_atom_says_who_found_it() -> None:
    (link,) = atom(to_feedgen(WHOLE)).findall(".//{*}link[@rel='via']")

    assert "Found there" == link.get("title")
