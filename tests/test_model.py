"""What the model accepts, coerces and refuses, and in which words."""

from __future__ import annotations

import pickle
from dataclasses import FrozenInstanceError, replace
from datetime import UTC, date, datetime, timedelta, timezone
from typing import TYPE_CHECKING

import pytest

import feedpub as fp
from feedpub.model import Cloud, Generator, Hub, OutOfLine

if TYPE_CHECKING:
    from collections.abc import Callable

URL = "https://tide.example/neap/"
DAY = "2026-03-01T09:00:00Z"


def article(**fields: object) -> fp.Article:
    return fp.Article(**{"title": "Neap", "url": URL, "published": DAY, **fields})


def feed(**fields: object) -> fp.Feed:
    basic = {"title": "Tidewater", "home_url": "https://tide.example/", "updated": DAY}
    return fp.Feed(**{**basic, **fields})


def problems(make: Callable[[], object]) -> list[tuple[str, str]]:
    with pytest.raises(fp.ModelError) as caught:
        make()
    return [(problem.where, problem.field) for problem in caught.value.problems]


def message(make: Callable[[], object]) -> str:
    with pytest.raises(fp.ModelError) as caught:
        make()
    return str(caught.value)


def test_all_problems_are_told_at_once_with_article_and_field() -> None:
    found = problems(
        lambda: article(id=URL, title="\x0b", url="/x", language="en_US", updated="now")
    )

    assert [
        (f"article {URL!r}", "title"),
        (f"article {URL!r}", "url"),
        (f"article {URL!r}", "updated"),
        (f"article {URL!r}", "language"),
    ] == found


@pytest.mark.parametrize("id", ["1", "posts/1", "neap"])
def test_an_id_that_is_no_uri_is_told_how_to_become_one(id: str) -> None:
    assert "is no URI; leave it out if the url says it, or make one" in message(
        lambda: article(id=id)
    )


def test_an_author_may_be_written_as_in_a_mail() -> None:
    ada = fp.Person(name="Ada Reed", email="ada@tide.example")

    assert (ada,) == article(authors=["Ada Reed <ada@tide.example>"]).authors
    assert "more than one @" in message(lambda: article(authors=["Ada <a@b@c>"]))
    assert "Ada <Reed>" == article(authors=["Ada <Reed>"]).authors[0].name


def test_the_id_of_an_article_defaults_to_its_url() -> None:
    assert URL == article().id
    assert article(id="tag:tide.example,2026:1").id == "tag:tide.example,2026:1"


def test_updated_defaults_to_published() -> None:
    assert datetime(2026, 3, 1, 9, tzinfo=UTC) == article().updated


def test_iterables_are_stored_as_tuples() -> None:
    made = article(categories=iter(["tides", fp.Category(term="moon")]))

    assert (fp.Category(term="tides"), fp.Category(term="moon")) == made.categories


def test_strings_are_coerced_where_the_meaning_is_exact() -> None:
    made = feed(
        authors=["Ada"],
        categories=["tides"],
        hubs=["https://hub.example/"],
        generator="tidegen",
        icon="https://tide.example/icon.png",
    )

    assert (fp.Person(name="Ada"),) == made.authors
    assert (fp.Category(term="tides"),) == made.categories
    assert (Hub(url="https://hub.example/"),) == made.hubs
    assert Generator(name="tidegen") == made.generator
    assert fp.Image(url="https://tide.example/icon.png") == made.icon


def test_an_object_that_gives_html_is_html() -> None:
    class Markup(str):
        __slots__ = ()

        def __html__(self) -> str:
            return str(self)

    assert fp.Html("<b>x</b>") == article(content=Markup("<b>x</b>")).content


def test_a_string_of_a_subclass_is_stored_as_a_string() -> None:
    class Name(str):
        __slots__ = ()

    assert type(article(title=Name("Neap")).title) is str


@pytest.mark.parametrize(
    "value",
    [
        "2026-03-01T09:00:00Z",
        "2026-03-01T10:00:00+01:00",
        "2026-03-01 10:00 +0100",
        "Sun, 01 Mar 2026 09:00:00 GMT",
        datetime(2026, 3, 1, 9, tzinfo=UTC),
        1772355600,
    ],
)
def test_dates_are_taken_where_they_are_exact(value: object) -> None:
    assert datetime(2026, 3, 1, 9, tzinfo=UTC) == article(published=value).published


def test_a_date_without_a_time_is_midnight() -> None:
    at_home = article(published=date(2026, 3, 1), timezone="Europe/Berlin").published

    assert datetime(2026, 3, 1, tzinfo=UTC) == article(published="2026-03-01").published
    assert datetime(2026, 2, 28, 23, tzinfo=UTC) == at_home


def test_a_naive_time_needs_a_zone() -> None:
    naive = datetime(2026, 7, 1, 9)  # noqa: DTZ001 - that is the point
    zoned = article(published=naive, timezone="Europe/Berlin").published

    assert "has no time zone" in message(lambda: article(published=naive))
    assert datetime(2026, 7, 1, 7, tzinfo=UTC) == zoned


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("published", "10/11/12"),
        ("published", "2 Jan"),
        ("published", "2026-02-30"),
        ("published", "2026-03-01T24:00:00Z"),
        ("published", "2026-03-01T09:00:60Z"),
        ("published", 1772355600000),
        ("published", True),
        ("published", ""),
        ("published", datetime(2026, 3, 1, tzinfo=timezone(timedelta(seconds=90)))),
        ("published", datetime(1, 1, 1, tzinfo=timezone(timedelta(hours=2)))),
        ("url", "/neap/"),
        ("url", "https:foo"),
        ("url", "https:///x"),
        ("url", "https://tide.example/%zz"),
        ("url", "https://tide.example:99999/"),
        ("url", "https://[::1/"),
        ("url", "https://tide.example/a b"),
        ("url", "javascript:alert(1)"),
        ("url", "file:///etc/passwd"),
        ("url", "https://ada:secret@tide.example/"),
        ("url", 42),
        ("id", "42"),
        ("id", "a b"),
        ("title", ""),
        ("title", " \n"),
        ("title", 42),
        ("title", fp.Html("<br>")),
        ("title", "tick\x08"),
        ("title", "\ud800"),
        ("title", "\ufffe"),
        ("content", fp.Html("\x00")),
        ("content", fp.Html(42)),
        ("content", fp.Xhtml("<p>")),
        ("content", fp.Xhtml("a&nbsp;b")),
        ("content_text", "beside nothing"),
        ("language", "klingon!!"),
        ("language", "en_US"),
        ("authors", "Ada"),
        ("authors", [42]),
        ("authors", [""]),
        ("categories", [" "]),
        ("enclosures", ["https://tide.example/a.mp3"]),
        ("image", "/a.png"),
        ("source", "https://tide.example/"),
        ("comments_url", "comments"),
        ("external_url", "data:text/plain,x"),
    ],
)
def test_a_wrong_value_names_its_field(field: str, value: object) -> None:
    found = problems(lambda: article(**{"id": URL, field: value}))

    assert {field} == {name for _, name in found}


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"url": None}, "id"),
        ({"published": None}, "published"),
        ({"title": None}, "title"),
        (
            {"url": None, "id": "urn:uuid:" + "0" * 8 + "-0000-4000-8000-" + "0" * 12},
            "content",
        ),
        ({"content": OutOfLine(src=URL, type="video/mp4")}, "summary"),
    ],
)
def test_what_is_missing_is_named(fields: dict[str, object], field: str) -> None:
    assert field in {name for _, name in problems(lambda: article(**fields))}


@pytest.mark.parametrize(
    "make",
    [
        lambda: fp.Person(name=""),
        lambda: fp.Person(name="Ada\nReed"),
        lambda: fp.Person(name="Ada", email="ada"),
        lambda: fp.Person(name="Ada", url="ada.example"),
        lambda: fp.Category(term=None),
        lambda: fp.Category(term="x", scheme="no iri"),
        lambda: fp.Enclosure(url=URL, type="audio"),
        lambda: fp.Enclosure(url=URL, type="audio/mpeg", length=-1),
        lambda: fp.Enclosure(url=URL, type="audio/mpeg", length="123"),
        lambda: fp.Enclosure(url=URL, type="audio/mpeg", length=None),
        lambda: fp.Enclosure(url=URL, type="audio/mpeg", length=True),
        lambda: fp.Enclosure(url=URL, type="audio/mpeg", duration=-1),
        lambda: fp.Enclosure(url=URL, type="audio/mpeg", duration=float("nan")),
        lambda: fp.Image(url=URL, width=0),
        lambda: fp.Link(url=URL, rel="self"),
        lambda: fp.Link(url=URL, rel="hub"),
        lambda: fp.Link(url=URL, rel="Enclosure"),
        lambda: fp.Link(url=URL, rel="no-such-relation"),
        lambda: fp.Link(url=URL, rel="via", language="xx-YY-!!"),
        lambda: fp.Link(url=URL, rel="via", type="html"),
        lambda: fp.Source(title="x", url="y"),
        lambda: fp.Source(title="x"),
        lambda: Hub(url="hub"),
        lambda: Cloud(domain="c.example", port=0, path="/"),
        lambda: Cloud(domain="c.example", port=80, path="/", protocol="smtp"),
        lambda: Generator(name="x", url="y"),
        lambda: OutOfLine(src=URL, type="multipart/mixed"),
    ],
)
def test_a_wrong_part_is_refused(make: Callable[[], object]) -> None:
    assert problems(make)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", None),
        ("home_url", None),
        ("home_url", "tide.example"),
        ("feed_url", "rss.xml"),
        ("ttl", 0),
        ("ttl", "60"),
        ("skip_hours", [24]),
        ("skip_hours", [1, 1]),
        ("skip_days", ["Mon"]),
        ("webmaster", fp.Person(name="Ada")),
        ("expired", "yes"),
        ("updated", None),
        ("hubs", "https://hub.example/"),
        ("articles", [42]),
    ],
)
def test_a_wrong_feed_names_its_field(field: str, value: object) -> None:
    found = problems(lambda: feed(**{field: value}))

    assert field in {name for _, name in found}


def test_two_articles_with_one_id_are_both_named() -> None:
    twins = [article(title="Neap"), article(title="Spring")]

    assert "'Neap' and 'Spring' share the id" in message(
        lambda: feed(authors=["Ada"], articles=twins)
    )


def test_an_article_without_author_needs_one_in_the_feed() -> None:
    assert f"article {URL!r}" in message(lambda: feed(articles=[article()]))
    assert feed(articles=[article(authors=["Ada"])]).articles
    assert feed(articles=[article()], authors=["Ada"]).articles


def test_the_id_of_the_feed_is_no_articles_id() -> None:
    assert "is an article's id too" in message(
        lambda: feed(id=URL, authors=["Ada"], articles=[article()])
    )


def test_two_alternate_links_of_one_type_and_language_are_refused() -> None:
    german = fp.Link(url=URL + "de", rel="alternate", language="de")

    assert article(links=[german]).links
    assert "two alternate links" in message(lambda: article(links=[german, german]))


def test_the_next_page_is_another_page() -> None:
    found = problems(lambda: feed(feed_url=URL, next_url=URL))

    assert [("feed 'Tidewater'", "next_url")] == found


def test_last_updated_is_the_newest_articles_date() -> None:
    old, new = article(url=URL + "1"), article(url=URL + "2", published="2026-04-01")
    made = feed(updated=None, authors=["Ada"], articles=[old, new])

    assert datetime(2026, 4, 1, tzinfo=UTC) == made.last_updated
    assert made.updated is None


def test_line_ends_become_line_feeds() -> None:
    made = article(summary="a\r\nb", content=fp.Html("c\rd"), title="Neap")

    assert "a\nb" == made.summary
    assert fp.Html("c\nd") == made.content


def test_durations_may_be_timedeltas() -> None:
    made = fp.Enclosure(url=URL, type="audio/mpeg", duration=timedelta(minutes=2))

    assert made.duration == 120


def test_values_are_frozen_hashable_and_can_be_pickled_and_replaced() -> None:
    made = feed(authors=["Ada"], articles=[article()])

    with pytest.raises(FrozenInstanceError):
        made.title = "x"
    assert made == pickle.loads(pickle.dumps(made))
    assert hash(made) == hash(replace(made))
    assert "Ebb" == replace(made, title="Ebb").title


def test_what_is_too_long_for_parsers_is_refused() -> None:
    assert "10,000,000" in message(lambda: article(content="x" * 10_000_001))


@pytest.mark.parametrize("domain", ["a b", "http://tide.example", "tide.example:80"])
def test_a_cloud_has_a_host_and_nothing_else(domain):
    with pytest.raises(fp.ModelError, match="is no host"):
        fp.Cloud(domain=domain, port=80, path="/rpc")


@pytest.mark.parametrize("domain", ["tide.example", "192.0.2.1", "[2001:db8::1]"])
def test_a_cloud_may_be_a_name_or_a_number(domain):
    feed = fp.Feed(
        title="Tide",
        home_url="https://tide.example/",
        authors=["Ada"],
        updated="2026-11-23T08:00:00Z",
        cloud=fp.Cloud(domain=domain, port=80, path="/rpc"),
    )

    assert () == fp.validate(fp.write(feed, "rss")).errors


@pytest.mark.parametrize("duration", [3723, timedelta(seconds=3723), "1:02:03"])
def test_a_recording_may_be_as_long_in_three_ways(duration):
    made = fp.Enclosure(
        url="https://tide.example/a.mp3", type="audio/mpeg", duration=duration
    )

    assert 3723 == made.duration
