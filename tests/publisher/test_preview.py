"""A preview is one safe page, and shows the feed, its podcast and what is wrong."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

import feedpub as fp
from feedpub.namespaces import itunes, podcast, psc
from feedpub.publisher.pages import element

HOME = "https://tide.example/"
HOSTILE = (
    '<p style="position:fixed" class="bar" id="list" onclick="x()">Low</p>'
    '<a href="javascript:x()">neap</a><script>x()</script><style>*{}</style>'
    '<img src="https://spy.example/1.png" onerror="x()" alt="Pier">'
    '<a href="/rel"><img src="/2.png"></a><form><input></form>'
    '<iframe src="https://film.example/7"></iframe><svg onload="x()"></svg>'
    '<video src="https://film.example/8.mp4" autoplay></video>'
    '<picture><source srcset="https://spy.example/3.png"><img src="x.png"></picture>'
)
TITLE = "<script>x()</script> & \"'> <b>Neap</b>"


def article(number: int, **fields: object) -> fp.Article:
    given = {
        "title": f"Tide {number}",
        "url": f"{HOME}{number}/",
        "published": f"2026-03-{number % 28 + 1:02}T09:00:00Z",
        "content": fp.Html(f"<p>Water at pier {number}.</p>"),
    }
    return fp.Article(**given | fields)


def feed(*articles: fp.Article, **fields: object) -> fp.Feed:
    given = {
        "title": "Tidewater",
        "home_url": HOME,
        "feed_url": f"{HOME}rss.xml",
        "description": "Notes on tides.",
        "language": "en",
        "authors": ["Ada Reed"],
        "articles": articles or [article(1), article(2)],
    }
    return fp.Feed(**given | fields)


def shown(
    of: fp.Feed | bytes, format: str = "rss", **options: object
) -> html.HtmlElement:
    data = of if isinstance(of, bytes) else fp.write(of, format)
    return html.document_fromstring(fp.preview(data, **options))


def one(page: html.HtmlElement, id: str) -> html.HtmlElement:
    return page.get_element_by_id(id)


def text(of: html.HtmlElement) -> str:
    return " ".join(of.text_content().split())


def addresses(page: html.HtmlElement, *names: str) -> set[str]:
    return {value for name in names for value in page.xpath(f"//@{name}")}


@pytest.fixture(scope="module")
def hostile() -> html.HtmlElement:
    wicked = article(1, title=TITLE, content=fp.Html(HOSTILE), categories=[TITLE])
    return shown(feed(wicked, title=TITLE, description=TITLE), "atom")


@pytest.fixture(scope="module")
def broken() -> html.HtmlElement:
    data = fp.write(feed(article(1), article(2), article(3)), "rss")
    data = data.replace(b"03 Mar 2026 09:00:00 GMT", b"Mar").replace(
        b"<ttl>", b"<tttl>"
    )
    return shown(data.replace(b"<language>en</language>", b""))


@pytest.fixture(scope="module")
def show() -> fp.Feed:
    episode = article(
        7,
        enclosures=[
            fp.Enclosure(url=f"{HOME}7.mp3", type="audio/mpeg", length=12_300_000)
        ],
        extensions=[
            itunes.Episode(duration=3723, season=2, episode=7, image=f"{HOME}7.jpg"),
            psc.Chapters(chapters=[psc.Chapter(start=65, title="The bore")]),
            podcast.Transcript(url=f"{HOME}7.vtt", type="text/vtt", language="en"),
        ],
    )
    about = itunes.Show(
        image=f"{HOME}art.jpg",
        author="Tom Hale",
        categories=[itunes.Category(name="Science")],
        explicit=True,
    )
    return feed(episode, extensions=[about])


def test_nothing_in_the_page_acts_or_is_fetched(hostile):
    names = {element.tag for element in hostile.iter() if isinstance(element.tag, str)}

    assert not names & {"script", "iframe", "img", "video", "audio", "svg", "form"}
    assert not names & {"link", "object", "embed", "picture", "source", "base"}
    assert [] == hostile.xpath("//@*[starts-with(name(), 'on')]")
    assert [] == hostile.xpath("//@style | //@src | //@srcset | //@action")
    assert all(
        address.startswith(("#", "https://")) for address in addresses(hostile, "href")
    )


def test_markup_of_articles_cannot_take_hold_of_the_page(hostile):
    ids = hostile.xpath("//@id")

    assert len(ids) == len(set(ids))
    assert [] == hostile.xpath("//*[@class='prose']//*[@class='bar']")


def test_titles_are_text_wherever_they_stand(hostile):
    assert TITLE == text(one(hostile, "title-1"))
    assert TITLE == text(hostile.xpath("//h1")[0])
    assert f"{TITLE} (preview)" == hostile.findtext(".//title")
    assert TITLE in [text(chip) for chip in hostile.find_class("chip")]


def test_what_was_taken_out_of_an_article_is_told(hostile):
    told = text(one(hostile, "article-1").find_class("facts")[0])

    assert "Taken out" in told
    assert "1 <script>" in told


def test_pictures_and_films_are_named_by_their_addresses(hostile):
    told = [text(each) for each in one(hostile, "article-1").find_class("elsewhere")]

    assert [
        "picture not loaded https://spy.example/1.png",
        "picture not loaded https://tide.example/2.png",
        "embedded page not loaded https://film.example/7",
        "recording not loaded https://film.example/8.mp4",
        "picture not loaded https://tide.example/1/x.png",
    ] == told
    assert [] == hostile.xpath("//a//a")


def test_the_policy_lets_in_the_own_style_and_nothing_else(hostile):
    [policy] = hostile.xpath("//meta[@http-equiv]/@content")
    [style] = hostile.xpath("//style")
    digest = base64.b64encode(hashlib.sha256(style.text.encode()).digest()).decode()

    assert policy == (
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; "
        f"form-action 'none'"
    )
    assert "url(" not in style.text
    assert "@import" not in style.text


def test_images_are_loaded_only_when_they_are_wanted():
    content = fp.Html('<img src="/pier.png" alt="Pier" onerror="x()">')
    pictured = shown(feed(article(1, content=content)), images=True)
    [policy] = pictured.xpath("//meta[@http-equiv]/@content")

    assert {f"{HOME}pier.png"} == {*pictured.xpath("//img/@src")}
    assert {"Pier"} == {*pictured.xpath("//*[@class='prose']//img/@alt")}
    assert [] == pictured.xpath("//@onerror")
    assert policy.endswith("; img-src https: http:; media-src https: http:")


def test_recordings_have_a_player_that_fetches_nothing_until_it_is_played(show):
    played = shown(show)
    [policy] = played.xpath("//meta[@http-equiv]/@content")

    assert ["none"] * 2 == played.xpath("//audio/@preload")
    assert {f"{HOME}7.mp3"} == {*played.xpath("//audio/@src")}
    assert [] == played.xpath("//audio/@autoplay")
    assert "img-src" not in policy
    assert policy.endswith("; media-src https: http:")


def test_the_list_leads_to_each_article_and_back(broken):
    links = one(broken, "list").xpath(".//h2/a/@href")
    steps = one(broken, "article-2").xpath("./nav/a/@href")

    assert ["#article-1", "#article-2", "#article-3"] == links
    assert ["#list", "#article-1", "#article-3"] == steps


def test_the_list_has_title_source_author_date_and_snippet():
    card = one(shown(feed(article(1))), "list").find_class("card")[0]

    assert "Tide 1" == text(card.find("h2"))
    assert "Tidewater Ada Reed 2 March 2026" == text(card.find_class("byline")[0])
    assert "Water at pier 1." == text(card.find_class("snippet")[0])


def test_findings_stand_beside_the_article_and_the_part_that_they_are_about(broken):
    rows = [text(row) for row in one(broken, "list").find_class("row")]
    inside = one(broken, "article-2").find_class("margin")

    assert "rss-language-missing" in rows[0]
    assert ["rss-date-invalid" in row for row in rows] == [False, False, True, False]
    assert "pubDate" in text(inside[0])
    assert "line 2" in text(inside[0])
    assert "" == text(inside[1])


def test_the_list_of_findings_has_all_of_them(broken):
    rows = one(broken, "findings").xpath(".//tbody/tr")
    [row] = [row for row in rows if "rss-date-invalid" in text(row)]

    assert text(row).startswith("error")
    assert ["#article-2"] == row.xpath(".//a[starts-with(@href, '#')]/@href")
    assert "Read otherwise than written" in text(one(broken, "findings"))


@pytest.mark.parametrize("format", ["rss", "atom", "json", "rdf"])
def test_findings_find_their_article_where_one_before_it_is_left_out(format):
    articles = [article(number) for number in (1, 2, 3)]
    data = fp.write(feed(*articles), format)
    first, third = f"{HOME}1/", f"{HOME}3/"
    if format == "json":
        items = json.loads(data)
        items["items"][1] = items["items"][0]
        items["items"].insert(0, "nothing")
        items["items"][-1]["url"] = "no address"
        data = json.dumps(items).encode()
    else:
        data = data.replace(f"{HOME}2/".encode(), first.encode())
        last = data.rindex(b"Tide 3")
        data = data[:last] + b"\x07" + data[last:]
    page = shown(data)
    titles = [text(title) for title in one(page, "list").xpath(".//h2")]

    assert 2 == len(titles)
    assert third in text(one(page, "article-2")) or "no address" not in titles
    assert set(one(page, "findings").xpath(".//a[starts-with(@href, '#')]/@href")) <= {
        "#article-1",
        "#article-2",
    }


def test_duplicates_do_not_shift_the_notes_of_what_follows():
    items = "".join(
        f"<item><title>T{number}</title><guid isPermaLink='false'>{id}</guid>"
        f"<pubDate>{date}</pubDate></item>"
        for number, (id, date) in enumerate(
            [
                ("a", "Mon, 02 Mar 2026 09:00:00 GMT"),
                ("a", "Mon, 02 Mar 2026 09:00:00 GMT"),
                ("b", "yesterday"),
            ]
        )
    )
    page = shown(
        f"<rss version='2.0'><channel><title>T</title><link>{HOME}</link>"
        f"<description>d</description>{items}</channel></rss>".encode()
    )

    assert "T2" == text(one(page, "title-2"))
    assert "rss-date-invalid" in text(one(page, "article-2"))
    assert "rss-date-invalid" not in text(one(page, "article-1"))


def test_the_profile_says_which_rules_count():
    page = shown(feed(feed_url=None), profile="spec")

    assert "By the profile spec: nothing found" in text(one(page, "findings"))


def test_a_podcast_has_a_card_with_all_that_applications_show(show):
    card = one(shown(show), "podcast")

    for part in (
        *("Tidewater", "Tom Hale", "Science", "explicit", "Season 2 · Episode 7"),
        *("1:02:03", "1 chapter", "1:05"),
        *("The bore", "Transcript (en text/vtt)", f"{HOME}7.jpg", f"{HOME}art.jpg"),
    ):
        assert part in text(card)
    assert [f"{HOME}7.mp3"] == card.xpath(".//audio/@src")
    assert "12.3 MB" in text(one(shown(show), "article-1"))


def test_a_feed_without_recordings_has_no_podcast():
    assert [] == shown(feed()).xpath("//*[@id='podcast']")


def test_the_formats_tell_what_they_lose():
    rows = one(shown(feed(), "atom"), "formats").xpath(".//tr")
    cells = [[text(cell) for cell in row] for row in rows]

    assert ["Field", "RSS 2.0", "Atom 1.0", "JSON Feed 1.1", "RSS 1.0"] == cells[0]
    assert all("carries all" in cell or "lost" in cell for cell in cells[1][1:])


def test_a_feed_that_a_format_refuses_is_shown_with_the_reason():
    page = shown(feed(articles=[], updated="2026-03-01"), "atom")

    assert "cannot be written" in text(one(page, "formats"))
    assert "There is no article in this feed." in text(one(page, "list"))


def test_of_a_long_feed_the_first_articles_are_shown_and_the_others_counted():
    page = shown(feed(*map(article, range(1, 6))), most=2)

    assert 2 == len(one(page, "list").find_class("card")) - 1
    assert "The first 2 of 5 articles are shown." in text(one(page, "list"))
    assert [] == page.xpath("//*[@id='article-3']")


def test_arabic_is_set_from_right_to_left_and_the_rest_is_not():
    page = shown(feed(article(1, title="البحر اليوم"), language="ar", title="مدّ"))

    assert {"rtl"} == {each.get("dir") for each in page.find_class("shown")[:2]}
    assert "ltr" == page.find_class("facts")[0].get("dir")
    assert "en" == page.get("lang")


def test_the_same_feed_gives_the_same_page():
    data = fp.write(feed(), "atom")

    assert fp.preview(data) == fp.preview(data)


def test_an_article_that_is_elsewhere_says_where():
    away = fp.OutOfLine(src=f"{HOME}film.mp4", type="video/mp4")
    page = shown(feed(article(1, content=away, summary="A film.")), "atom")

    assert f"A film.The content is elsewhere: {HOME}film.mp4" == text(
        page.find_class("prose")[0]
    )


def test_a_document_that_is_no_feed_is_an_error_with_its_name(tmp_path):
    file = tmp_path / "page.html"
    file.write_bytes(b"<html><body>no</body></html>")

    with pytest.raises(fp.ReadError, match=r"page\.html.*not a feed"):
        fp.preview(file)


def test_without_nh3_the_error_names_the_extra(monkeypatch):
    monkeypatch.setitem(sys.modules, "nh3", None)

    with pytest.raises(fp.FeedpubError, match=r'pip install "feedpub\[html\]"'):
        fp.preview(fp.write(feed(), "rss"))


@pytest.mark.no_cover
def test_feeds_of_the_wild_have_a_page_or_an_error(shared):
    shown_ones = 0
    for path in sorted((shared / "corpus").glob("**/*.xml"))[::12]:
        try:
            page = fp.preview(path)
        except fp.ReadError:
            continue
        shown_ones += 1

        assert not re.search(r"<script|<iframe|javascript:[^<]*\"", page), path
    assert shown_ones


@given(st.text(max_size=40))
def test_text_stays_text_in_elements_and_attributes(given_text):
    made = html.fragment_fromstring(element("p", given_text, title=given_text))
    kept = fp.clean(given_text)[0]

    assert kept == (made.text or "")
    assert kept == made.get("title")
    assert [] == list(made)
