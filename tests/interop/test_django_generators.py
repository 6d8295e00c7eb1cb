"""The generators of Django and of Pelican with feedpub behind them, called directly."""

from __future__ import annotations

import io
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import feedgenerator as django_stock
from django.utils.safestring import mark_safe
from hypothesis import given
from hypothesis import strategies as st
from interop.filled import errors
from interop.generators import (
    HOME,
    STOCK,
    TEXTS,
    WHEN,
    add,
    both,
    every,
    filled,
    problem,
    problems,
    written,
)
from lxml import etree

import feedpub as fp
from feedpub.interop import django as django_ours
from feedpub.interop import feedgenerator as pelican_ours
from feedpub.interop.syndication import SyndicationError
from feedpub.namespaces import itunes, podcast


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
    made = filled(django_ours.Atom, language="klingon!")
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


def test_an_entry_with_the_date_of_its_feed_has_its_page_as_id():
    made = filled(django_ours.Atom, count=0, feedpub={"updated": "2026-03-01"})
    add(made, pubdate=None)

    assert [f"{HOME}neap/"] == [one.id for one in made.to_feed().articles]
    assert made.validate().valid


def test_a_date_without_time_is_midnight():
    made = filled(django_ours.Rss, count=0)
    add(made, pubdate=date(2026, 3, 1))

    assert datetime(2026, 3, 1, tzinfo=UTC) == made.latest_post_date()


def test_no_clock_is_asked_for_the_newest_date():
    made = filled(django_ours.Atom, count=0)

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
