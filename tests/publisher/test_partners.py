"""Feeds for partners: made of any articles, they pass the partner's profile."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from amounts import times
from hypothesis import given
from strategies import feeds

import feedpub as fp
from feedpub.namespaces import dcterms, media, mi, snf, webfeeds
from feedpub.publisher.partners import PARTNERS, for_partner
from feedpub.validator import PROFILES

TIDE = "https://tide.example/"
HTML = (
    '<p>All of the <a href="/bay/">bay</a> fell dry.</p><img src="dry.jpg" width="800">'
)
each_partner = pytest.mark.parametrize("partner", PARTNERS)
each_format = pytest.mark.parametrize("format", ["rss", "atom"])
NOW = datetime(2026, 3, 22, 12, tzinfo=UTC)


def article(**fields: object) -> fp.Article:
    given = {
        "title": "What the spring tide was like",
        "url": TIDE + "spring/",
        "published": "2026-03-01T10:00:00+01:00",
        "content": fp.Html(HTML),
        "image": fp.Image(url=TIDE + "bay.png", width=1200, height=800, title="Dry"),
    }
    return fp.Article(**given | fields)


def feed(*articles: fp.Article, **fields: object) -> fp.Feed:
    given = {
        "title": "Tides",
        "home_url": TIDE,
        "feed_url": TIDE + "rss.xml",
        "language": "en",
        "description": "All the tides of the bay, with the moons that go with them.",
        "authors": ["Ada Reed"],
        "icon": TIDE + "icon.png",
    }
    return fp.Feed(**given | fields, articles=articles or (article(),))


def filled(drawn: fp.Feed) -> fp.Feed:
    """Give most of what partners insist on to a feed that was drawn."""
    articles = tuple(
        replace(
            one,
            title=one.title or "Neap",
            url=one.url or f"{TIDE}{number}/",
            content=one.content or fp.Html(HTML),
            image=fp.Image(url=TIDE + "bay.png", width=1200, height=800),
            language=None,
        )
        for number, one in enumerate(drawn.articles)
    )
    return replace(drawn, feed_url=TIDE + "rss.xml", language="de", articles=articles)


def errors(made: fp.Feed, format: str, partner: str) -> list[str]:
    report = fp.validate(fp.write(made, format), profile=partner, now=NOW)
    return [f"{one.rule}: {one.message}" for one in report.errors]


def test_the_partners_are_those_of_the_profiles() -> None:
    assert set(PARTNERS) <= set(PROFILES)


@each_partner
@each_format
def test_what_is_made_for_a_partner_has_no_error_there(
    format: str, partner: str
) -> None:
    assert [] == errors(for_partner(feed(), partner), format, partner)


@times(1)
@given(drawn=feeds() | feeds().map(filled))
@each_partner
def test_any_feed_becomes_one_for_the_partner_or_is_refused(
    partner: str, drawn: fp.Feed
) -> None:
    try:
        made = for_partner(drawn, partner)
    except fp.ModelError:
        return
    for format in ("rss", "atom"):
        spec = {one.rule for one in fp.validate(fp.write(made, format)).errors}
        report = fp.validate(fp.write(made, format), profile=partner)

        assert [] == [one for one in report.errors if one.rule not in spec]
    assert made == for_partner(drawn, partner)


@each_partner
def test_the_feed_itself_stays_as_it_is(partner: str) -> None:
    given = feed()
    before = repr(given)
    for_partner(given, partner)

    assert before == repr(given)


def test_an_article_gets_all_that_it_can_be_given() -> None:
    (made,) = for_partner(feed(), "news").articles
    content, thumbnail, terms = made.extensions

    assert (
        f'<p>All of the <a href="{TIDE}bay/">bay</a> fell dry.</p>'
        f'<img src="{TIDE}spring/dry.jpg" width="800">' == made.content.markup
    )
    assert "All of the bay fell dry." == made.summary
    assert "2026-03-01T09:00:00+00:00" == made.published.isoformat()
    assert ("Ada Reed",) == tuple(author.name for author in made.authors)
    assert (
        media.Content(
            url=TIDE + "bay.png",
            type="image/png",
            medium="image",
            width=1200,
            height=800,
            title="Dry",
        )
        == content
    )
    assert media.Thumbnail(url=TIDE + "bay.png", width=1200, height=800) == thumbnail
    assert dcterms.Terms(modified=made.updated) == terms


def test_the_first_picture_in_the_text_stands_in_for_one() -> None:
    sizes = {TIDE + "spring/dry.jpg": (1600, 900)}
    made = for_partner(feed(article(image=None)), "msn", sizes=sizes)
    content = made.articles[0].extensions[0]

    assert (TIDE + "spring/dry.jpg", "image/jpeg") == (content.url, content.type)
    assert (1600, 900) == (content.width, content.height)


def test_what_an_article_says_already_is_not_said_again() -> None:
    said = (
        media.Content(url=TIDE + "own.jpg", medium="image"),
        media.Thumbnail(url=TIDE + "small.jpg"),
        dcterms.Terms(modified="2026-03-02T00:00:00Z", spatial="Kiel"),
        mi.ShortTitle(text="Spring tide"),
    )
    made = for_partner(feed(article(title="Spring", extensions=said)), "msn")

    assert said == made.articles[0].extensions


@pytest.mark.parametrize(
    ("title", "short"),
    [
        ("Tides", "Tides"),
        (
            "Tide after tide " * 12,
            "Tide after tide " * 3 + "Tide…",
        ),
    ],
)
def test_msn_gets_a_short_title_where_the_title_does_not_fit(
    title: str, short: str
) -> None:
    (made,) = for_partner(feed(article(title=title.strip())), "msn").articles

    assert mi.ShortTitle(text=short) in made.extensions


def test_smartnews_gets_logo_date_and_tagline() -> None:
    made = for_partner(feed(), "smartnews")

    assert (snf.Logo(url=TIDE + "icon.png"),) == made.extensions
    assert made.published == made.articles[0].published
    assert "All the tides of the bay…" == made.description


def test_feedly_gets_icon_and_logo() -> None:
    made = for_partner(feed(logo=TIDE + "logo.svg"), "feedly")

    assert (
        webfeeds.Brand(icon=TIDE + "icon.png", logo=TIDE + "logo.svg"),
    ) == made.extensions


def test_articles_are_kept_up_to_the_number_of_the_partner() -> None:
    many = [article(url=f"{TIDE}{n}/") for n in range(70)]

    assert 60 == len(for_partner(feed(*many), "google-news").articles)
    assert 25 == len(for_partner(feed(*many), "google-news", limit=25).articles)
    assert 70 == len(for_partner(feed(*many), "msn").articles)


def test_msn_gets_no_article_of_another_year() -> None:
    old = article(url=TIDE + "old/", published="2025-03-01T00:00:00Z")
    next_ = article(url=TIDE + "next/", published="2026-04-01T00:00:00Z")
    made = for_partner(feed(article(), old, next_), "msn", now=NOW)

    assert [TIDE + "spring/"] == [one.url for one in made.articles]


def test_a_picture_that_is_too_narrow_gives_way_to_one_that_is_not() -> None:
    small = fp.Image(url=TIDE + "small.png", width=320)
    (made,) = for_partner(feed(article(image=small)), "flipboard").articles

    assert TIDE + "spring/dry.jpg" == made.extensions[0].url


REFUSED = [
    ("news", {"content": None, "summary": "Dry."}, "content: is missing"),
    ("news", {"title": None}, "title: is missing"),
    ("msn", {"url": None, "id": "urn:x-tide:1"}, "url: is missing"),
    ("msn", {"title": "See www.tide.example for tides"}, "title: has an address"),
    ("msn", {"title": "All that </b> was ever meant"}, "title: has tags"),
    ("msn", {"language": "fr"}, None),
    ("msn", {"content": fp.Html("<p>A</p><object></object>")}, "has <object>"),
    ("msn", {"content": fp.Html("<img src='data:image/png;,'>")}, "cannot fetch"),
    ("flipboard", {"content": fp.Html("<p>A</p>"), "image": None}, "image: is missing"),
    (
        "flipboard",
        {"extensions": [media.Content(url=TIDE + "a.jpg", medium="image", width=300)]},
        "is 300 pixels wide; 400 are the least",
    ),
    ("newsbreak", {"content": None, "summary": "Dry."}, "content: is missing"),
    ("google-news", {"content": fp.Html("<p>Tide</p>" * 70_000)}, "1,000,000 are"),
]


@pytest.mark.parametrize(("partner", "fields", "said"), REFUSED)
def test_an_article_without_what_is_insisted_on_is_named(
    partner: str, fields: dict[str, object], said: str | None
) -> None:
    given = [article(), article(**{"url": TIDE + "ebb/"} | fields)]
    with pytest.raises(fp.ModelError) as caught:
        for_partner(feed(*given), partner)

    (problem,) = caught.value.problems
    assert f"article {str(given[1].id)!r}" == problem.where
    assert (said or "language: is not the feed's") in str(problem)


@pytest.mark.parametrize(
    ("partner", "fields", "said"),
    [
        ("news", {"language": None}, "feed: language: is missing"),
        ("smartnews", {"language": None}, "feed: language: is missing"),
        ("flipboard", {"language": None}, "feed: language: is missing"),
        ("smartnews", {"title": "A </b> tag"}, "feed: title: has tags"),
        ("msn", {"feed_url": "http://tide.example/rss.xml"}, "over https only"),
    ],
)
def test_a_feed_without_what_is_insisted_on_is_refused(
    partner: str, fields: dict[str, object], said: str
) -> None:
    with pytest.raises(fp.ModelError, match=said):
        for_partner(feed(**fields), partner)


def test_an_empty_feed_is_nothing_for_smartnews() -> None:
    empty = replace(feed(), articles=(), updated=NOW)
    with pytest.raises(fp.ModelError, match="takes it for broken"):
        for_partner(empty, "smartnews")


@pytest.mark.no_cover
def test_a_feed_of_two_megabytes_is_too_large_for_google() -> None:
    given = [
        article(url=f"{TIDE}{n}/", content=fp.Html("<p>Tide</p>" * 2_500))
        for n in range(60)
    ]
    with pytest.raises(fp.ModelError, match="give a limit"):
        for_partner(feed(*given), "google-news")

    assert 20 == len(for_partner(feed(*given), "google-news", limit=20).articles)


def test_a_partner_that_nobody_knows_is_an_error_that_lists_them() -> None:
    with pytest.raises(fp.FeedpubError, match="no partner 'yahoo'; choose one of"):
        for_partner(feed(), "yahoo")


@pytest.mark.parametrize("limit", [0, -1, 1.5, "x", True])
def test_a_limit_is_a_number_of_articles(limit: object) -> None:
    with pytest.raises(fp.FeedpubError, match=r"limit is .* give a number of articles"):
        for_partner(feed(), "news", limit=limit)


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ({"feed": "rss.xml"}, "feed is 'rss.xml'"),
        ({"partner": ["msn"]}, "partner is a list"),
        ({"sizes": 5}, "sizes is 5"),
    ],
)
def test_what_is_of_the_wrong_kind_is_named(
    given: dict[str, object], name: str
) -> None:
    with pytest.raises(fp.FeedpubError, match=name):
        for_partner(**{"feed": feed(), "partner": "news"} | given)


@pytest.mark.parametrize("now", ["2026-03-22", datetime(2026, 3, 22)])  # noqa: DTZ001 - that is what is refused
def test_now_is_a_moment_with_a_zone(now: object) -> None:
    with pytest.raises(fp.FeedpubError, match="give a datetime with a zone"):
        for_partner(feed(), "msn", now=now)


UNDATED = article(published=None, updated=fp.UNDATED)


@pytest.mark.parametrize("partner", ["news", "google-news", "msn", "smartnews"])
def test_who_wants_dates_gets_no_article_without_one(partner: str) -> None:
    with pytest.raises(fp.ModelError, match="published: is missing") as caught:
        for_partner(feed(UNDATED), partner, now=NOW)

    assert 1 == len(caught.value.problems)


@pytest.mark.parametrize("partner", ["flipboard", "newsbreak", "mailchimp", "feedly"])
def test_what_has_no_date_gets_none_for_a_partner(partner: str) -> None:
    document = fp.write(for_partner(feed(UNDATED), partner), "rss")

    assert b"1970" not in document
    assert b"modified" not in document
