"""The page in a feed: what it says, and that readers of feeds never see it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from io import BytesIO

import feedparser
import podcastparser
import pytest
from amounts import times
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from strategies import feeds

import feedpub as fp
from feedpub.formats import write_all
from feedpub.formats.readable import tamed
from feedpub.formats.readable.words import direction, words_in
from feedpub.namespaces import podcast

HOME = "https://tide.example/"
CSS = "feedpub.css"
H = "{http://www.w3.org/1999/xhtml}"
BOTH = pytest.mark.parametrize("format", ["rss", "atom"])
START = datetime(2026, 3, 1, 9, tzinfo=UTC)
ALIVE = (
    "<script>document.title = 'gone'</script>",
    '<b onclick="go()">Neap</b>',
    '<a href="javascript:go()">Neap</a>',
    '<a href=" JAVA&#115;cript:go()">Neap</a>',
    '<iframe srcdoc="&lt;script&gt;go()&lt;/script&gt;"></iframe>',
    '<img src="https://spy.example/1.png" alt=""/>',
    '<p style="background: url(https://spy.example/2.png)">Neap</p>',
    '<svg xmlns="http://www.w3.org/2000/svg"><script>go()</script></svg>',
    '<s:svg xmlns:s="http://www.w3.org/2000/svg" onload="go()"/>',
    '<h:script xmlns:h="http://www.w3.org/1999/xhtml">go()</h:script>',
    '<meta http-equiv="refresh" content="0;url=https://spy.example/"/>',
)


def article_of(number: int, **fields: object) -> fp.Article:
    given = {
        "title": f"Tide {number}",
        "url": f"{HOME}{number}/",
        "published": START + timedelta(hours=number),
        "summary": f"High & low, {number}.",
    }
    return fp.Article(**given | fields)


def feed_of(*articles: fp.Article, **fields: object) -> fp.Feed:
    given = {
        "title": "Tidewater",
        "home_url": HOME,
        "feed_url": f"{HOME}rss.xml",
        "description": "Notes on tides.",
        "language": "en-GB",
        "authors": [fp.Person(name="Ada Reed", email="ada@tide.example")],
        "articles": articles or [article_of(1)],
    }
    return fp.Feed(**given | fields)


def page_of(document: bytes) -> etree._Element:
    [page] = etree.fromstring(document).iter(f"{H}div")
    return page


def shown(feed: fp.Feed, format: str = "rss") -> etree._Element:
    return page_of(fp.write(feed, format, readable=CSS))


def text(element: etree._Element | None) -> str:
    return " ".join("".join(element.itertext()).split())


def links(page: etree._Element) -> list[tuple[str, str]]:
    return [(text(link), link.get("href")) for link in page.iter(f"{H}a")]


@BOTH
def test_the_page_has_the_site_the_address_and_the_articles(format):
    page = shown(feed_of(article_of(1), article_of(2)), format)
    first = page.find(f"{H}ol/{H}li")

    assert "Tidewater" == page.findtext(f"{H}title")
    assert [("Tidewater", HOME), ("Tide 2", f"{HOME}2/"), ("Tide 1", f"{HOME}1/")] == (
        links(page)
    )
    assert f"{HOME}{format}.xml" == page.findtext(f"{H}p/{H}code")
    assert "Tide 2 1 March 2026 High & low, 2." == text(first)


@BOTH
def test_the_page_is_the_last_thing_in_the_feed(format):
    root = etree.fromstring(fp.write(feed_of(), format, readable=CSS))
    around = root if format == "atom" else root[0]

    assert f"{H}div" == around[-1].tag


@BOTH
def test_the_stylesheet_is_named_before_the_feed(format):
    document = fp.write(feed_of(), format, readable="a.css?x=1&y=2").splitlines()

    assert b'<?xml-stylesheet type="text/css" href="a.css?x=1&amp;y=2"?>' == document[1]


@BOTH
def test_the_page_has_the_newest_twenty_whatever_their_order(format):
    articles = [article_of(number % 30) for number in range(7, 37)]
    expected = [f"Tide {number}" for number in range(29, 9, -1)]

    assert expected == [
        name for name, _ in links(shown(feed_of(*articles), format))[1:]
    ]


def test_of_articles_of_one_moment_the_first_ones_are_shown():
    articles = [article_of(number, published=START) for number in range(30)]
    expected = [f"Tide {number}" for number in range(20)]

    assert expected == [name for name, _ in links(shown(feed_of(*articles)))[1:]]


@BOTH
def test_streaming_gives_the_same_bytes(format):
    feed = feed_of(*(article_of(number, authors=[]) for number in range(30)))
    whole = fp.write(feed, format, readable=CSS)
    file = BytesIO()
    fp.write_to(file, feed, format, readable=CSS)

    assert whole == file.getvalue() == b"".join(fp.stream(feed, format, readable=CSS))
    assert page_of(whole).findtext(f"{H}ol") == page_of(
        b"".join(fp.stream(feed, format, articles=iter(feed.articles), readable=CSS))
    ).findtext(f"{H}ol")
    assert whole == write_all(feed, readable=CSS)[format]


def test_other_formats_stay_as_they_are():
    feed = feed_of()

    assert fp.write(feed, "json") == fp.write(feed, "json", readable=CSS)
    assert fp.write(feed, "rdf") == fp.write(feed, "rdf", readable=CSS)


@pytest.mark.parametrize(
    "address",
    [True, "", 7, "javascript:go()", "data:text/css,a", "a b.css", 'a"?><script>'],
)
def test_what_is_no_address_of_a_stylesheet_is_refused(address):
    with pytest.raises(fp.FeedpubError, match="readable"):
        fp.write(feed_of(), "rss", readable=address)


def test_the_stylesheet_fetches_nothing():
    css = fp.stylesheet().decode()

    assert css.startswith("/*")
    assert "url(" not in css
    assert "@import" not in css


@BOTH
@pytest.mark.parametrize("profile", ["spec", "best-practice", "news"])
def test_our_validator_finds_no_more_than_without_the_page(format, profile):
    feed = feed_of()
    plain = fp.validate(fp.write(feed, format), profile=profile)
    found = fp.validate(fp.write(feed, format, readable=CSS), profile=profile)

    assert [one.rule for one in plain.findings] == [one.rule for one in found.findings]


def test_xhtml_elsewhere_in_atom_is_still_misplaced():
    document = fp.write(feed_of(), "atom")
    div = b'<div xmlns="http://www.w3.org/1999/xhtml">Neap</div>'
    report = fp.validate(document.replace(b"</entry>", div + b"</entry>"))

    assert ["atom-xhtml-misplaced"] == [one.rule for one in report.findings]


@times(0.5)
@given(feed=feeds())
@BOTH
def test_a_feed_is_read_the_same_with_and_without_its_page(format, feed):
    plain = fp.write(tamed(feed), format)
    page = fp.write(feed, format, readable=CSS)

    assert fp.read(plain) == fp.read(page)
    assert () == fp.validate(page).errors


@BOTH
def test_feedparser_reads_the_same_with_and_without_the_page(format):
    feed = feed_of(*(article_of(n, content=fp.Html("<p>Tide</p>")) for n in range(25)))
    old = feedparser.parse(fp.write(feed, format))
    new = feedparser.parse(fp.write(feed, format, readable=CSS))

    assert not new.bozo
    assert old.entries == new.entries
    assert old.feed == {  # the page is in what feedparser gathers beside the feed
        key: value for key, value in new.feed.items() if not key.startswith("xhtml_")
    }


def test_podcastparser_reads_the_same_with_and_without_the_page():
    sound = fp.Enclosure(url=f"{HOME}1.mp3", type="audio/mpeg", length=7)
    feed = feed_of(article_of(1, enclosures=[sound]))
    url = f"{HOME}rss.xml"
    old = podcastparser.parse(url, BytesIO(fp.write(feed, "rss")))

    assert old == podcastparser.parse(url, BytesIO(fp.write(feed, "rss", readable=CSS)))


def test_iterating_gives_the_articles_alone(tmp_path):
    feed = feed_of(*(article_of(number) for number in range(25)))
    path = tmp_path / "rss.xml"
    path.write_bytes(fp.write(feed, "rss", readable=CSS))

    assert 25 == len([*fp.iter_articles(path)])


@pytest.mark.parametrize("markup", ALIVE)
def test_xhtml_that_acts_in_a_browser_is_written_as_html(markup):
    feed = feed_of(article_of(1, content=fp.Xhtml(f"<p>Neap.</p>{markup}")))
    [article] = fp.read(fp.write(feed, "atom", readable=CSS)).articles

    assert type(article.content) is fp.Html
    assert feed.articles[0].content.markup == article.content.markup


def test_xhtml_that_does_nothing_stays_xhtml():
    markup = (
        '<p lang="en">Neap <a href="https://tide.example/?a=1&amp;b=2">tide</a></p>'
    )
    feed = feed_of(article_of(1, content=fp.Xhtml(markup)), title=fp.Xhtml("<b>T</b>"))

    assert fp.read(fp.write(feed, "atom")) == (
        fp.read(fp.write(feed, "atom", readable=CSS))
    )


def test_all_xhtml_is_tamed_that_of_the_feed_as_well():
    bad = fp.Xhtml("<i>Neap</i><script>go()</script>")
    feed = feed_of(article_of(1, rights=bad, title=bad), title=bad, rights=bad)

    assert b"<script>" in fp.write(feed, "atom")
    assert b"<script>" not in fp.write(feed, "atom", readable=CSS)
    assert b"<script>" not in write_all(feed, readable=CSS)["atom"]
    assert b"<script>" not in b"".join(
        fp.stream(feed, "atom", articles=iter(feed.articles), readable=CSS)
    )


@BOTH
def test_foreign_elements_that_act_are_left_out(format):
    kind = 'xmlns="http://www.w3.org/1999/xhtml"'
    kept = fp.Foreign('<x:tide xmlns:x="https://tide.example/ns">Neap</x:tide>')
    gone = fp.Foreign(f'<x:a xmlns:x="https://tide.example/ns"><script {kind}/></x:a>')
    own = {"extensions": (kept, gone)}
    document = fp.write(feed_of(article_of(1, **own), **own), format, readable=CSS)

    assert 2 == document.count(b"Neap</x:tide>")
    assert b"<script" not in document


def test_the_article_of_a_live_item_is_tamed_as_well():
    kind = 'xmlns="http://www.w3.org/1999/xhtml"'
    bad = fp.Foreign(f'<x:a xmlns:x="https://tide.example/ns"><script {kind}/></x:a>')
    live = podcast.LiveItem(
        status="live",
        start="2026-03-01T09:00:00Z",
        article=article_of(
            9,
            extensions=[bad, podcast.ContentLink(href=HOME, label="Live")],
            enclosures=[fp.Enclosure(url=f"{HOME}9.mp3", type="audio/mpeg")],
        ),
    )
    feed = feed_of(extensions=[live])

    assert b"<script" in fp.write(feed, "rss")
    assert b"<script" not in fp.write(feed, "rss", readable=CSS)


def test_an_article_that_says_nothing_is_a_headline():
    [entry] = shown(feed_of(article_of(1, summary=None))).iter(f"{H}li")

    assert "Tide 1 1 March 2026" == text(entry)


def test_links_lead_to_the_web_only():
    feed = feed_of(
        article_of(1, url="ftp://tide.example/1", id="urn:tide:1"),
        article_of(
            2, url=None, id="urn:tide:2", content="Tide", external_url=f"{HOME}out/"
        ),
        article_of(
            3,
            url=None,
            id="urn:tide:3",
            content="Twice a month.",
            enclosures=[fp.Enclosure(url=f"{HOME}3.mp3", type="audio/mpeg")],
        ),
    )

    assert [
        ("Tidewater", HOME),
        ("Tide 3", f"{HOME}3.mp3"),
        ("Tide 2", f"{HOME}out/"),
    ] == links(shown(feed))


def test_an_article_without_a_title_is_named_by_its_first_words():
    feed = feed_of(article_of(1, title=None, summary="Neap tides. " * 20))
    [_, (name, _)] = links(shown(feed))

    assert name.startswith("Neap tides. Neap tides.")
    assert name.endswith("…")
    assert len(name) <= 81


def test_without_a_summary_the_content_begins_to_tell():
    markup = "<h2>Neap</h2><p>Twice a <b>month</b>.</p>" + "<p>More words.</p>" * 2000
    feed = feed_of(article_of(1, summary=None, content=fp.Html(markup)))
    told = text(shown(feed).find(f"{H}ol/{H}li/{H}p"))

    assert told.startswith("Neap Twice a month. More words.")
    assert told.endswith("More…")
    assert len(told) <= 281


def test_text_without_spaces_is_cut_between_letters():
    [entry] = shown(feed_of(article_of(1, summary="小潮 " + "大潮" * 400))).iter(
        f"{H}li"
    )

    assert "小潮 " + "大潮" * 138 + "大…" == entry.findtext(f"{H}p")


def test_markup_is_told_as_text():
    feed = feed_of(article_of(1, title=fp.Html("<b>A</b> &lt;b&gt;")), title="<i>T</i>")

    assert ["<i>T</i>", "A <b>"] == [name for name, _ in links(shown(feed))]


@pytest.mark.parametrize(
    ("language", "hint", "date"),
    [
        ("en", "This is a web feed", "1 March 2026"),
        ("en-US", "This is a web feed", "March 1, 2026"),
        ("de-AT", "Dies ist ein Webfeed", "1. März 2026"),
        ("no", "Dette er en nettstrøm", "1. mars 2026"),
        ("zh-Hant-TW", "這是一個網路訂閱源", "2026年3月1日"),
        ("zh-TW", "這是一個網路訂閱源", "2026年3月1日"),
        ("cy", "This is a web feed", "2026-03-01"),
        (None, "This is a web feed", "2026-03-01"),
    ],
)
def test_the_page_speaks_the_language_of_the_feed(language, hint, date):
    page = shown(feed_of(language=language))

    assert language == page.get("lang")
    assert text(page.find(f"{H}p[@class='hint']")).startswith(hint)
    assert date == page.findtext(f".//{H}time")


def test_words_of_another_language_say_which():
    page = shown(feed_of(language="ur", title="خبریں"))
    hint = page.find(f"{H}p[@class='hint']/{H}span")

    assert ("ur", "rtl") == (page.get("lang"), page.get("dir"))
    assert ("en", "ltr") == (hint.get("lang"), hint.get("dir"))


@pytest.mark.parametrize(
    ("language", "title", "expected"),
    [
        ("ar", "Tidewater", "rtl"),
        ("he-IL", "", "rtl"),
        ("az-Arab-IR", "", "rtl"),
        ("ar-Latn", "", "ltr"),
        ("de-1996", "", "ltr"),
        ("en", "مدّ", "ltr"),
        (None, "1: مدّ", "rtl"),
        (None, "Tidewater مدّ", "ltr"),
        (None, "1234", "ltr"),
    ],
)
def test_lines_begin_where_the_language_begins_them(language, title, expected):
    assert expected == direction(language, title)


def test_an_article_in_another_language_says_so():
    page = shown(feed_of(article_of(1, language="he"), article_of(2, language="en-GB")))
    second, first = page.iter(f"{H}li")

    assert ("he", "rtl") == (first.get("lang"), first.get("dir"))
    assert (None, None) == (second.get("lang"), second.get("dir"))


@times(2)
@given(st.dates())
def test_every_language_can_say_every_date(date):
    from feedpub.formats.readable import words

    for tag in words._known():
        said = words.day(datetime.combine(date, START.time()), words_in(tag))

        assert str(date.year) in said
        assert str(date.day) in said
