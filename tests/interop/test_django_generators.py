"""The generators of Django and of Pelican with feedpub behind them, called directly."""

from __future__ import annotations

import io
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta

import feedgenerator as pelican_stock
import pytest
from django.utils import feedgenerator as django_stock
from django.utils.safestring import mark_safe
from hypothesis import given
from hypothesis import strategies as st
from interop.filled import errors
from lxml import etree

import feedpub as fp
from feedpub.interop import django as django_ours
from feedpub.interop import feedgenerator as pelican_ours
from feedpub.interop.syndication import SyndicationError
from feedpub.namespaces import georss, itunes, media, podcast

HOME = "https://tide.example/"
WHEN = datetime(2026, 3, 1, 9, tzinfo=UTC)
STOCK = {django_ours: django_stock, pelican_ours: pelican_stock}
KINDS = ("Rss", "Atom", "PodcastRss", "JsonFeed")
SPACES = {
    "xmlns:itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "xmlns:georss": "http://www.georss.org/georss",
    "xmlns:media": "http://search.yahoo.com/mrss/",
    "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
    "xmlns:x": "https://x.example/ns",
}
both = pytest.mark.parametrize("ours", STOCK, ids=["django", "pelican"])
every = pytest.mark.parametrize("name", KINDS)


def filled(kind, *, count=1, **given):
    said = {"title": "Tidewater", "link": HOME, "description": "Notes on tides."}
    made = kind(**{**said, "feed_url": f"{HOME}feed/", **given})
    for number in range(count):
        add(made, link=f"{HOME}{number}/")
    return made


def add(made, **given):
    said = {"title": "Neap", "link": f"{HOME}neap/", "description": "<p>Low.</p>"}
    made.add_item(**{**said, "pubdate": WHEN, **given})


def hooked(name, *, feed=None, item=None, ours=django_ours, attributes=None):
    """Make a class whose hooks write what is given, after what the library writes."""

    class Hooked(getattr(ours, name)):
        def root_attributes(self):
            return {**super().root_attributes(), **SPACES}

        def add_root_elements(self, handler):
            super().add_root_elements(handler)
            if feed:
                feed(handler)

        def item_attributes(self, item):  # noqa: ARG002 - Django's signature
            return attributes or {}

        def add_item_elements(self, handler, given):
            super().add_item_elements(handler, given)
            if item:
                item(handler)

    return Hooked


def writing(name, text=None, attributes=None):
    return lambda handler: handler.addQuickElement(name, text, attributes)


def problems(made):
    with pytest.raises(SyndicationError) as caught:
        made.to_bytes()
    return [
        (one.where, one.field, one.message.partition(";")[0])
        for one in caught.value.problems
    ]


def written(made):
    """Give the bytes, or the problems where there are none."""
    try:
        return made.to_bytes()
    except SyndicationError as error:
        return error.problems


def problem(made):
    (one,) = problems(made)
    return one


@both
@every
def test_it_is_a_generator_of_the_library(ours, name):
    base = {"Atom": "Atom1Feed", "JsonFeed": "SyndicationFeed"}
    stock = getattr(STOCK[ours], base.get(name, "Rss201rev2Feed"))
    made = filled(getattr(ours, name), count=3)

    assert isinstance(made, stock)
    assert 3 == made.num_items()
    assert made.latest_post_date() == WHEN
    assert made.content_type == made.mime_type


@both
@every
def test_it_writes_a_valid_feed_into_text_and_bytes(ours, name):
    made = filled(getattr(ours, name), count=2)
    text, data = io.StringIO(), io.BytesIO()
    made.write(text, "utf-8")
    made.write(data, "utf-8")

    assert set() == errors(data.getvalue())
    assert text.getvalue() == data.getvalue().decode() == made.writeString("utf-8")
    assert made.to_bytes() == data.getvalue()
    assert made.validate().valid


def test_another_encoding_is_declared_and_its_gaps_are_filled():
    made = filled(
        django_ours.Rss,
        title="Ebb \u2014 \xfcber",
    )
    data = io.BytesIO()
    made.write(data, "iso-8859-1")

    assert b'encoding="iso-8859-1"' in data.getvalue()
    assert b"&#8212; \xfcber" in data.getvalue()
    assert (
        etree.fromstring(data.getvalue()).findtext("channel/title")
        == made.feed["title"]
    )


@pytest.mark.parametrize(
    ("kind", "encoding", "message"),
    [
        (django_ours.Rss, "klingon", "there is no 'klingon'"),
        (django_ours.JsonFeed, "latin-1", "JSON is in UTF-8"),
    ],
)
def test_an_encoding_that_cannot_be_is_refused(kind, encoding, message):
    with pytest.raises(SyndicationError, match=message):
        filled(kind).write(io.BytesIO(), encoding)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"link": "/neap/"}, ("link", "'/neap/': is relative")),
        (
            {"pubdate": WHEN.replace(tzinfo=None)},
            ("pubdate", "2026-03-01 09:00:00 has no time zone"),
        ),
        (
            {"updateddate": "10/11/12"},
            ("updateddate", "'10/11/12' is not a date in an exact form"),
        ),
        ({"author_email": "ada"}, ("author_email", "'ada': ")),
        (
            {"author_name": "Ada", "author_link": "x"},
            ("author_link", "'x': is relative"),
        ),
        ({"comments": "x"}, ("comments", "'x': is relative")),
        ({"categories": ["a\nb"]}, ("categories", "'a\\nb' has a line break")),
        ({"ttl": 5}, ("ttl", "only a feed has one (RSS 2.0)")),
        (
            {"unique_id": "42", "unique_id_is_permalink": True},
            ("unique_id", "'42' is no URL, and so no permalink"),
        ),
        ({"title": "a\x0bb"}, ("title", "has a character that feeds cannot carry")),
        (
            {"description": "a\x0bb"},
            ("description", "has a character that feeds cannot carry"),
        ),
        (
            {"enclosures": [django_stock.Enclosure("x", "1", "audio/mpeg")]},
            ("enclosures: url", "'x': is relative"),
        ),
        (
            {"enclosures": [django_stock.Enclosure(HOME, "1kB", "audio/mpeg")]},
            ("enclosures: length", "'1kB' is no number of bytes"),
        ),
        (
            {"enclosures": [django_stock.Enclosure(HOME, "1", "mp3")]},
            ("enclosures: mime_type", "'mp3': "),
        ),
        ({"feedpub": ["x"]}, ("feedpub", "is no dictionary of fields")),
        ({"feedpub": {"language": "klingon!"}}, ("language", "'klingon!': ")),
    ],
)
@both
def test_what_is_wrong_is_named_by_its_item_and_argument(ours, change, expected):
    made = filled(ours.Rss)
    add(made, **change)
    where, field, message = problem(made)

    assert where.startswith("item 2 (")
    assert expected[0] == field
    assert message.startswith(expected[1])


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"link": "/"}, "link"),
        ({"feed_url": "feed/"}, "feed_url"),
        ({"language": "klingon!"}, "language"),
        ({"ttl": "often"}, "ttl"),
        ({"ttl": "9" * 30}, "ttl"),
        ({"author_name": "Ada", "author_email": "ada"}, "author_email"),
        ({"feedpub": {"updated": "soon"}}, "feedpub: updated"),
        ({"feedpub": {"hubs": ["x"]}}, "hubs"),
        ({"title": ""}, "title"),
        ({"link": None}, "link"),
        ({"feedpub": {"articles": []}}, "feedpub"),
    ],
)
@pytest.mark.parametrize("name", ["Rss", "Atom"])
def test_what_is_wrong_with_the_feed_is_named_by_its_argument(name, change, field):
    found = problems(filled(getattr(django_ours, name), **change))

    assert ("feed", field) in {one[:2] for one in found}


def test_an_id_of_a_feed_that_atom_cannot_have_is_named():
    made = filled(django_ours.Atom, feed_guid="42")

    assert ("feed", "feed_guid") == problem(made)[:2]


def test_a_wrong_date_of_the_feed_is_told_once():
    made = filled(django_ours.Rss, feedpub={"updated": "soon"})

    assert ("feed", "feedpub: updated") == problem(made)[:2]
    with pytest.raises(SyndicationError, match="feedpub: updated"):
        made.latest_post_date()


def test_an_unknown_field_of_the_model_is_an_error():
    made = filled(django_ours.Rss, feedpub={"colour": "blue"})

    assert ("feed", "feedpub", "Feed has no field 'colour'") == problem(made)


def test_everything_that_is_wrong_is_told_at_once():
    made = filled(django_ours.Rss, language="klingon!")
    add(made, link="/a")
    add(made, pubdate=None)

    assert [
        ("feed", "language"),
        ("item 2 ('Neap')", "link"),
        ("item 3 ('Neap')", "pubdate"),
    ] == sorted(one[:2] for one in problems(made))


def test_two_items_of_one_id_are_an_error():
    made = filled(django_ours.Rss, count=0)
    add(made)
    add(made)

    assert ("feed", "items") == problem(made)[:2]


@both
def test_a_title_is_markup_where_it_is_safe_and_plain_text_where_not(ours):
    made = filled(ours.Rss, count=0)
    add(made, title="Tom &amp; Jerry", link=f"{HOME}1")
    add(made, title=mark_safe("Tom &amp; Jerry"), link=f"{HOME}2")

    assert ["Tom &amp; Jerry", fp.Html("Tom &amp; Jerry")] == [
        one.title for one in made.to_feed().articles
    ]


def test_ids_are_those_that_the_library_gives():
    made = filled(django_ours.Atom, count=0)
    add(made, pubdate="2026-03-01T09:00:00Z")
    add(made, link=f"{HOME}b", unique_id="42")
    first, second = made.to_feed().articles

    assert django_stock.get_tag_uri(f"{HOME}neap/", WHEN) == first.id
    assert fp.OpaqueId("42", HOME) == second.id


def test_atom_has_the_id_that_it_is_given():
    made = filled(django_ours.Atom, feed_guid="tag:tide.example,2026:feed")

    assert "tag:tide.example,2026:feed" == made.to_feed().id


def test_a_date_without_time_is_midnight():
    made = filled(django_ours.Rss, count=0)
    add(made, pubdate=date(2026, 3, 1))

    assert datetime(2026, 3, 1, tzinfo=UTC) == made.latest_post_date()


def test_no_clock_is_asked_for_the_newest_date():
    made = filled(django_ours.Rss, count=0)

    assert datetime(1970, 1, 1, tzinfo=UTC) == made.latest_post_date()
    add(made, pubdate=None)
    with pytest.raises(SyndicationError, match="pubdate: is missing"):
        made.latest_post_date()


def test_pelicans_content_is_the_content():
    made = filled(pelican_ours.Atom, count=0)
    add(made, content="<p>All.</p>", updateddate=WHEN + timedelta(hours=1))
    (article,) = made.to_feed().articles

    assert (fp.Html("<p>Low.</p>"), fp.Html("<p>All.</p>")) == (
        article.summary,
        article.content,
    )
    assert WHEN + timedelta(hours=1) == article.updated


def test_pelicans_names_are_there_too():
    assert pelican_ours.Rss is pelican_ours.Rss201rev2Feed is pelican_ours.DefaultFeed
    assert pelican_ours.Atom is pelican_ours.Atom1Feed


@both
@pytest.mark.parametrize("name", ["Rss", "Atom"])
def test_what_hooks_write_is_typed_where_there_is_a_type(ours, name):
    kind = hooked(
        name,
        ours=ours,
        feed=writing("itunes:author", "Ada"),
        item=lambda handler: [
            handler.addQuickElement("itunes:duration", "10:00"),
            handler.addQuickElement("itunes:explicit", "false"),
            handler.addQuickElement("georss:point", "54.1 8.6"),
            handler.addQuickElement("media:thumbnail", "", {"url": f"{HOME}a.png"}),
            handler.addQuickElement("x:mood", "calm", {"kind": "<&>"}),
        ],
    )
    made = filled(kind)
    feed = made.to_feed()
    found = {type(one): one for one in feed.articles[0].extensions}

    assert (itunes.Show(author="Ada"),) == feed.extensions
    assert itunes.Episode(duration=600, explicit=False) == found[itunes.Episode]
    assert {georss.Point, media.Thumbnail, fp.Foreign} < set(found)
    assert "https://x.example/ns" == found[fp.Foreign].namespace
    assert set() == errors(made.to_bytes())


@pytest.mark.parametrize(
    ("name", "element", "field", "expected"),
    [
        ("Rss", ("ttl", "60"), "ttl", 60),
        (
            "Rss",
            ("webMaster", "ada@tide.example (Ada)"),
            "webmaster",
            fp.Person(name="Ada", email="ada@tide.example"),
        ),
        ("Rss", ("generator", "Tides"), "generator", fp.Generator(name="Tides")),
        ("Rss", ("copyright", "Ada"), "rights", "Ada"),
        ("Rss", ("description", "Other"), "description", "Other"),
        ("Rss", ("title", "Other"), "title", "Other"),
        ("Rss", ("link", f"{HOME}other/"), "home_url", f"{HOME}other/"),
        (
            "Rss",
            ("atom:link", "", {"rel": "hub", "href": HOME}),
            "hubs",
            (fp.Hub(url=HOME),),
        ),
        (
            "Rss",
            ("lastBuildDate", "Sun, 01 Mar 2026 10:00:00 GMT"),
            "updated",
            WHEN + timedelta(hours=1),
        ),
        ("Atom", ("logo", f"{HOME}l.png"), "logo", fp.Image(url=f"{HOME}l.png")),
        ("Atom", ("subtitle", "Other"), "description", "Other"),
        (
            "Atom",
            ("generator", "Tides", {"version": "2"}),
            "generator",
            fp.Generator(name="Tides", version="2"),
        ),
        (
            "Atom",
            ("link", "", {"rel": "next", "href": f"{HOME}2"}),
            "next_url",
            f"{HOME}2",
        ),
        ("JsonFeed", ("title", "Other"), "title", "Other"),
    ],
)
def test_elements_of_the_feed_become_its_fields(name, element, field, expected):
    made = filled(hooked(name, feed=writing(*element)))

    assert expected == getattr(made.to_feed(), field)
    assert set() == errors(made.to_bytes())


@pytest.mark.parametrize(
    ("name", "element", "field", "expected"),
    [
        ("Rss", ("content:encoded", "<p>All.</p>"), "content", fp.Html("<p>All.</p>")),
        (
            "Rss",
            ("dc:creator", "Bo"),
            "authors",
            (fp.Person(name="Ada"), fp.Person(name="Bo")),
        ),
        (
            "Rss",
            ("category", "b"),
            "categories",
            (fp.Category(term="a"), fp.Category(term="b")),
        ),
        ("Rss", ("comments", f"{HOME}c"), "comments_url", f"{HOME}c"),
        ("Rss", ("guid", "42"), "id", fp.OpaqueId("42", HOME)),
        (
            "Rss",
            ("pubDate", "Sun, 01 Mar 2026 10:00:00 GMT"),
            "published",
            WHEN + timedelta(hours=1),
        ),
        ("Rss", ("link", f"{HOME}o"), "url", f"{HOME}o"),
        ("Rss", ("title", "Other"), "title", "Other"),
        (
            "Rss",
            ("source", "Sea", {"url": f"{HOME}s"}),
            "source",
            fp.Source(title="Sea", url=f"{HOME}s"),
        ),
        (
            "Atom",
            ("content", "<p>All.</p>", {"type": "html"}),
            "content",
            fp.Html("<p>All.</p>"),
        ),
        (
            "Atom",
            ("link", "", {"rel": "related", "href": f"{HOME}r"}),
            "external_url",
            f"{HOME}r",
        ),
        (
            "Atom",
            ("link", "", {"rel": "alternate", "href": f"{HOME}o"}),
            "url",
            f"{HOME}o",
        ),
        (
            "Atom",
            ("updated", "2026-03-01T10:00:00Z"),
            "updated",
            WHEN + timedelta(hours=1),
        ),
        ("Atom", ("id", "tag:x.example,2026:1"), "id", "tag:x.example,2026:1"),
    ],
)
def test_elements_of_an_item_become_its_fields(name, element, field, expected):
    made = filled(hooked(name, item=writing(*element)), count=0)
    add(made, author_name="Ada", categories=["a"])
    (article,) = made.to_feed().articles

    assert expected == getattr(article, field)
    assert set() == errors(made.to_bytes())


@pytest.mark.parametrize(
    ("name", "element", "field", "message"),
    [
        (
            "Rss",
            ("itunes:explicit", "perhaps"),
            "<itunes:explicit>",
            "'perhaps' is neither",
        ),
        ("Rss", ("itunes:mood", "calm"), "<itunes:mood>", ""),
        (
            "Rss",
            ("enclosure", "", {"url": "javascript:x"}),
            "<enclosure>",
            "'javascript:x' ",
        ),
        ("Rss", ("mood", "calm"), "<mood>", ""),
        (
            "Rss",
            ("y:mood", "calm"),
            "add_item_elements",
            "what it writes is not well-formed",
        ),
        ("Rss", ("x:mood", "a\x0bb"), "add_item_elements", "Control characters"),
        ("Rss", ("x:mood", "a\x85b"), "add_item_elements", "has a character"),
        ("Atom", ("mood", "calm"), "<mood>", ""),
        ("Atom", ("updated", "soon"), "<updated>", "'soon'"),
        ("JsonFeed", ("x:mood", "calm"), "<x:mood>", "JSON Feed has no place for it"),
    ],
)
def test_what_cannot_be_carried_is_named_with_its_item(name, element, field, message):
    made = filled(hooked(name, item=writing(*element)))
    where, named, told = problem(made)

    assert ("item 1 ('Neap')", field) == (where, named)
    assert told.startswith(message)


@pytest.mark.parametrize("element", [("docs", HOME), ("rating", "x"), ("item", "")])
def test_what_the_model_leaves_out_of_a_feed_is_an_error(element):
    made = filled(hooked("Rss", feed=writing(*element)))

    assert ("feed", f"<{element[0]}>") == problem(made)[:2]


def test_an_element_that_is_not_closed_is_an_error():
    made = filled(hooked("Rss", item=lambda handler: handler.startElement("x:a", {})))
    where, field, message = problem(made)

    assert ("item 1 ('Neap')", "add_item_elements") == (where, field)
    assert message.startswith("what it writes is not well-formed: ")


def test_text_outside_of_elements_is_an_error():
    made = filled(hooked("Rss", item=lambda handler: handler.characters("lost")))

    assert "writes 'lost' outside of any element" == problem(made)[2]


def test_raw_sections_and_comments_of_a_hook_are_read():
    def write(handler):
        handler.startElement("content:encoded", {})
        handler.characters("")
        handler._finish_pending_start_element()
        handler._write("<![CDATA[<p>Raw &amp; all.</p>]]>")
        handler.endElement("content:encoded")
        handler._write("<!-- a word -->")

    made = filled(hooked("Rss", item=write))

    assert fp.Html("<p>Raw &amp; all.</p>") == made.to_feed().articles[0].content


def test_what_a_hook_raises_says_for_which_item():
    def fail(handler):
        raise LookupError(f"no depth for {handler}")

    with pytest.raises(LookupError) as caught:
        filled(hooked("Rss", item=fail)).to_bytes()

    assert (
        "add_item_elements() was called for item 1 ('Neap')"
        in caught.value.__notes__[0]
    )


def test_a_hook_that_leaves_out_the_usual_elements_does_so():
    class Bare(django_ours.Rss):
        def add_item_elements(self, handler, item):  # noqa: ARG002 - Django's signature
            handler.addQuickElement("description", "Short.")

        def add_root_elements(self, handler):
            pass

    made = filled(Bare, count=0, ttl=5)
    add(made, author_name="Ada", categories=["a"])
    feed = made.to_feed()

    assert ((), (), "Short.") == (
        feed.articles[0].authors,
        feed.articles[0].categories,
        feed.articles[0].summary,
    )
    assert ("Neap", f"{HOME}neap/") == (feed.articles[0].title, feed.articles[0].id)
    assert (None, None, HOME) == (feed.description, feed.ttl, feed.home_url)


def test_a_hook_may_change_the_item_before_it_is_written():
    class Loud(django_ours.Rss):
        def add_item_elements(self, handler, item):
            item["title"] = item["title"].upper()
            super().add_item_elements(handler, item)

    assert "NEAP" == filled(Loud).to_feed().articles[0].title


def test_a_hook_may_wrap_the_handler():
    class Wrapper:
        def __init__(self, handler):
            self.handler = handler

        def addQuickElement(self, *given):  # noqa: N802 - Django's name
            self.handler.addQuickElement(*given)

    class Wrapped(django_ours.Rss):
        def add_item_elements(self, handler, item):
            super().add_item_elements(Wrapper(handler), item)

    assert filled(django_ours.Rss).to_bytes() == filled(Wrapped).to_bytes()


@pytest.mark.parametrize("name", ["Rss", "Atom"])
def test_an_item_may_have_a_language_and_namespaces_of_its_own(name):
    attributes = {"xml:lang": "de", "xmlns:y": "https://y.example/"}
    kind = hooked(name, item=writing("y:a", "b"), attributes=attributes)
    (article,) = filled(kind).to_feed().articles

    assert "de" == article.language
    assert "https://y.example/" == article.extensions[0].namespace


@pytest.mark.parametrize("name", ["Rss", "Atom"])
def test_an_attribute_that_has_no_place_is_an_error(name):
    kind = hooked(name, attributes={"xml:base": HOME})

    assert (
        "item 1 ('Neap')",
        "item_attributes",
        "the attribute xml:base has no place in a feed",
    ) == problem(filled(kind))


def test_attributes_of_the_root_without_a_place_are_errors():
    class Rooted(django_ours.Rss):
        def rss_attributes(self):
            return {**super().rss_attributes(), "x": "1"}

        def root_attributes(self):
            return {"y": "2"}

    assert [("feed", "root_attributes"), ("feed", "rss_attributes")] == sorted(
        one[:2] for one in problems(filled(Rooted))
    )


@pytest.mark.parametrize("method", ["write_items", "endChannelElement"])
def test_a_method_that_nobody_would_call_is_refused(method):
    kind = type("Over", (django_ours.Rss,), {method: getattr(django_ours.Rss, method)})

    assert ("feed", method) == problem(filled(kind))[:2]


@both
@pytest.mark.parametrize("name", ["Rss", "Atom"])
def test_style_sheets_are_kept(ours, name):
    made = filled(getattr(ours, name), stylesheets=[f"{HOME}a.xsl", f"{HOME}b.css"])
    lines = made.to_bytes().splitlines()

    assert lines[1].startswith(b'<?xml-stylesheet href="https://tide.example/a.xsl"')
    assert lines[2].startswith(b'<?xml-stylesheet href="https://tide.example/b.css"')
    assert set() == errors(made.to_bytes())


def test_style_sheets_of_older_libraries_are_addresses():
    made = filled(django_ours.Rss)
    made.feed["stylesheets"] = ['/a.xsl?b="&']

    assert b"""<?xml-stylesheet href='/a.xsl?b="&amp;'?>""" in made.to_bytes()


def test_an_element_before_the_root_is_an_error():
    class Odd(django_ours.Rss):
        def add_stylesheets(self, handler):
            handler.addQuickElement("odd", "x")

    with pytest.raises(SyndicationError, match="add_stylesheets"):
        filled(Odd).to_bytes()


@both
def test_arguments_of_a_podcast_become_values(ours):
    made = filled(
        ours.PodcastRss,
        count=0,
        itunes_categories=["Arts"],
        itunes_type="serial",
        itunes_image=None,
        itunes_owner={"email": "ada@tide.example"},
        podcast_medium="podcast",
        podcast_funding=[HOME, {"url": f"{HOME}b", "label": "B"}],
    )
    season = podcast.Season(number=2)
    add(made, itunes_duration="10:00", podcast_season=season)
    feed = made.to_feed()

    assert [itunes.Show, podcast.Medium, podcast.Funding, podcast.Funding] == [
        type(one) for one in feed.extensions
    ]
    assert "ada@tide.example" == feed.extensions[0].owner.email
    assert (itunes.Episode(duration=600), season) == feed.articles[0].extensions
    assert set() == errors(made.to_bytes())


@pytest.mark.parametrize(
    ("given", "field", "message"),
    [
        ({"itunes_episode": "one"}, "itunes_episode", "'one'"),
        ({"itunes_durtion": 1}, "itunes_durtion", "there is no such argument here"),
        ({"podcast_guid": "x"}, "podcast_guid", "there is no such argument"),
        ({"podcast_season": {"number": "x"}}, "podcast_season: number", "'x'"),
        ({"podcast_season": {"nr": 1}}, "podcast_season", "'nr' is not known"),
        (
            {"podcast_transcript": {"url": HOME}},
            "podcast_transcript: type",
            "is missing",
        ),
    ],
)
def test_a_wrong_argument_of_a_podcast_is_named(given, field, message):
    made = filled(django_ours.PodcastRss, count=0)
    add(made, **given)
    where, named, told = problem(made)

    assert ("item 1 ('Neap')", field) == (where, named)
    assert told.startswith(message)


def test_a_wrong_owner_is_named():
    made = filled(django_ours.PodcastRss, itunes_owner={"mail": "ada@tide.example"})

    assert ("feed", "itunes_owner", "'mail' is not known") == problem(made)


def test_an_rss_feed_leaves_podcast_arguments_to_the_hooks():
    made = filled(django_ours.Rss, itunes_anything=object())

    assert () == made.to_feed().extensions


TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=30)


@both
@every
@given(title=TEXTS, body=TEXTS, when=st.datetimes(timezones=st.just(UTC)))
def test_what_is_written_is_valid_or_refused(ours, name, title, body, when):
    made = filled(getattr(ours, name), title=title or "x", feed_copyright=body)
    add(made, title=title, description=body, categories=[body], pubdate=when)
    data = written(made)

    if isinstance(data, bytes):
        assert set() == errors(data)
        assert data == made.to_bytes()
    else:
        assert data


@pytest.mark.parametrize("name", ["Rss", "Atom"])
@given(text=TEXTS, value=TEXTS)
def test_what_a_hook_writes_arrives(name, text, value):
    made = filled(hooked(name, item=writing("x:mood", text, {"kind": value})))
    data = written(made)

    if isinstance(data, bytes):
        (found,) = etree.fromstring(data).iter("{https://x.example/ns}mood")
        assert text.replace("\r\n", "\n").replace("\r", "\n") == (found.text or "")
        assert value == found.get("kind")
    else:
        assert {"add_item_elements"} == {one.field for one in data}


@pytest.mark.parametrize(
    ("module", "package"),
    [
        ("django", "django"),
        ("feedgenerator", "feedgenerator"),
        ("starlette", "starlette"),
        ("flask", "flask"),
    ],
)
def test_a_missing_framework_is_named_with_its_installation(module, package):
    program = f"""
import sys
sys.modules[{package!r}] = None
try:
    import feedpub.interop.{module}
except ImportError as error:
    print(error)
"""
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )

    assert (
        f"feedpub.interop.{module} needs {package}: pip install {package}\n"
        == done.stdout
    )
