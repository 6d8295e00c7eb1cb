"""Each format says the articles in its own words, as its specification has them."""

from __future__ import annotations

import io
import tracemalloc
from dataclasses import replace

import msgspec
import pytest
from lxml import etree

import feedpub as fp

URL = "https://tide.example/neap/"
ATOM = "{http://www.w3.org/2005/Atom}"
DC = "{http://purl.org/dc/elements/1.1/}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}"
ADA = fp.Person(name="Ada Reed", email="ada@tide.example")


def article(**fields: object) -> fp.Article:
    basic = {"title": "Neap", "url": URL, "published": "2026-03-01T09:00:00Z"}
    return fp.Article(**{**basic, **fields})


def feed(*articles: fp.Article, **fields: object) -> fp.Feed:
    basic = {"title": "Tidewater", "home_url": "https://tide.example/"}
    basic |= {"authors": ["Ada"], "updated": "2026-03-02T09:00:00Z"}
    return fp.Feed(**{**basic, **fields, "articles": articles})


def channel(made: fp.Feed, **options: object) -> etree._Element:
    return etree.fromstring(fp.write(made, "rss", **options))[0]


def item(**fields: object) -> etree._Element:
    return channel(feed(article(**fields))).find("item")


def entry(**fields: object) -> etree._Element:
    return etree.fromstring(fp.write(feed(article(**fields)), "atom")).find(
        ATOM + "entry"
    )


def json_item(**fields: object) -> dict[str, object]:
    return msgspec.json.decode(fp.write(feed(article(**fields)), "json"))["items"][0]


def test_rss_puts_the_summary_before_the_content() -> None:
    made = item(summary="Twice <a> month", content=fp.Html("<p>Twice.</p>"))
    tags = [child.tag for child in made]

    assert "Twice &lt;a&gt; month" == made.findtext("description")
    assert "<p>Twice.</p>" == made.findtext(CONTENT + "encoded")
    assert tags.index("description") < tags.index(CONTENT + "encoded")


def test_rss_describes_with_the_content_where_there_is_no_summary() -> None:
    made = item(content=fp.Html("<p>Twice.</p>"))

    assert "<p>Twice.</p>" == made.findtext("description")
    assert made.find(CONTENT + "encoded") is None


def test_rss_keeps_paragraphs_of_plain_text() -> None:
    assert "<p>a</p>\n<p>b</p>" == item(content="a\n\nb").findtext("description")


def test_one_person_with_an_email_is_the_rss_author() -> None:
    made = item(authors=[ADA])

    assert "ada@tide.example (Ada Reed)" == made.findtext("author")
    assert made.find(DC + "creator") is None


@pytest.mark.parametrize(
    "authors",
    [
        [fp.Person(name="Ada")],
        [ADA, fp.Person(name="Bo", email="bo@tide.example")],
        [fp.Person(name="Ada (editor)", email="ada@tide.example")],
    ],
)
def test_everyone_else_is_a_creator(authors: list[fp.Person]) -> None:
    made = item(authors=authors)

    assert [p.name for p in authors] == [c.text for c in made.findall(DC + "creator")]
    assert made.find("author") is None


def test_a_guid_is_a_permalink_only_where_it_is_the_link() -> None:
    assert item().find("guid").get("isPermaLink") is None
    for other in ("tag:tide.example,2026:1", "https://tide.example/else/"):
        assert "false" == item(id=other).find("guid").get("isPermaLink")


def test_an_iri_is_a_uri_in_rss_and_json_and_stays_itself_in_atom() -> None:
    iri, uri = "https://münchen.example/ä b".replace(" ", ""), None
    uri = "https://xn--mnchen-3ya.example/%C3%A4b"

    assert uri == item(url=iri).findtext("link")
    assert (iri, "false") == (
        item(url=iri).findtext("guid"),
        item(url=iri).find("guid").get("isPermaLink"),
    )
    assert uri == json_item(url=iri)["url"]
    assert iri == entry(url=iri).find(ATOM + "link").get("href")


def test_rss_dates_are_in_gmt() -> None:
    made = item(published="2026-03-01T10:00:00.5+01:00")

    assert "Sun, 01 Mar 2026 09:00:00 GMT" == made.findtext("pubDate")


def test_items_are_last_in_the_channel() -> None:
    made = channel(feed(article(), hubs=["https://hub.example/"], feed_url=URL + "rss"))

    assert ["item"] == [e.tag for e in made][-1:]


def test_rss_writes_one_enclosure_and_reports_the_second() -> None:
    two = [
        fp.Enclosure(url=f"{URL}{name}.mp3", type="audio/mpeg", length=9)
        for name in "ab"
    ]
    made = feed(article(enclosures=two))
    lost = [problem.message for problem in fp.losses(made, "rss")]

    assert [f"{URL}a.mp3"] == [e.get("url") for e in channel(made).iter("enclosure")]
    assert any(f"{URL}b.mp3" in message for message in lost)
    assert () == tuple(p for p in fp.losses(made, "atom") if p.field == "enclosures")


def test_a_logo_beyond_the_limits_of_rss_leaves_out_its_size() -> None:
    small = fp.Image(url=URL + "a.png", width=144, height=400)
    wide = fp.Image(url=URL + "a.png", width=145, height=40)

    assert "144" == channel(feed(logo=small)).findtext("image/width")
    assert channel(feed(logo=wide)).find("image/width") is None
    assert ["logo"] == [p.field for p in fp.losses(feed(logo=wide), "rss")]


def test_every_rss_channel_element_is_sayable() -> None:
    made = channel(
        feed(
            published="2026-03-01",
            description="Notes",
            language="en",
            rights="(c) us",
            generator="tidegen",
            ttl=60,
            skip_hours=[0, 23],
            skip_days=["Sunday"],
            cloud=fp.Cloud(domain="c.example", port=80, path="/n"),
            webmaster=ADA,
            categories=[fp.Category(term="sea", scheme="https://tide.example/c")],
            next_url=URL + "2",
            feed_url=URL + "1",
            contributors=["Bo"],
        )
    )

    assert ["0", "23"] == [hour.text for hour in made.find("skipHours")]
    assert ["Sunday"] == [day.text for day in made.find("skipDays")]
    assert "http-post" == made.find("cloud").get("protocol")
    assert "ada@tide.example (Ada Reed)" == made.findtext("webMaster")
    assert "https://tide.example/c" == made.find("category").get("domain")
    assert ["self", "next"] == [e.get("rel") for e in made.findall(ATOM + "link")]
    assert "Bo" == made.findtext(DC + "contributor")
    assert "60" == made.findtext("ttl")


@pytest.mark.parametrize("name", [")", "Ada (sea)", "Ada\\Reed"])
def test_a_webmaster_whose_name_no_comment_holds_keeps_the_address(name: str) -> None:
    made = feed(authors=[ADA], webmaster=fp.Person(name=name, email=ADA.email))
    (lost,) = (each for each in fp.losses(made, "rss") if each.field == "webmaster")

    assert "ada@tide.example" == channel(made).findtext("webMaster")
    assert channel(made).find(DC + "creator") is None
    assert f"the name of {name!r} is left out" == lost.message
    assert () == fp.validate(fp.write(made, "rss")).findings


def test_atom_texts_say_their_kind() -> None:
    made = entry(
        title="a < b", summary=fp.Html("a &lt; b"), content=fp.Xhtml("a &lt; <b>b</b>")
    )
    div = made.find(f"{ATOM}content/{{http://www.w3.org/1999/xhtml}}div")

    assert ("a < b", None) == (
        made.findtext(ATOM + "title"),
        made.find(ATOM + "title").get("type"),
    )
    assert "a &lt; b" == made.findtext(ATOM + "summary")
    assert "html" == made.find(ATOM + "summary").get("type")
    assert "a < b" == "".join(div.itertext())


def test_atom_links_keep_all_that_was_said() -> None:
    made = entry(
        enclosures=[fp.Enclosure(url=URL + "a.mp3", type="audio/mpeg", length=123)],
        links=[fp.Link(url=URL + "de", rel="alternate", language="de", title="Nipp")],
        comments_url=URL + "#comments",
        external_url="https://elsewhere.example/",
    )
    links = {
        link.get("rel"): dict(link.attrib) for link in made.findall(ATOM + "link")[2:]
    }

    assert ["alternate", "alternate"] == [
        link.get("rel") for link in made.findall(ATOM + "link")[:2]
    ]
    assert {"type": "audio/mpeg", "length": "123"}.items() <= links["enclosure"].items()
    assert "https://elsewhere.example/" == links["related"]["href"]
    assert URL + "#comments" == links["replies"]["href"]


def test_atom_says_that_the_length_is_unknown_by_saying_nothing() -> None:
    made = entry(enclosures=[fp.Enclosure(url=URL + "a.mp3", type="audio/mpeg")])

    assert made.find(f"{ATOM}link[@rel='enclosure']").get("length") is None


def test_atom_points_to_content_elsewhere() -> None:
    video = fp.OutOfLine(src=URL + "v.mp4", type="video/mp4")
    content = entry(summary="A film", content=video).find(ATOM + "content")

    assert {"type": "video/mp4", "src": URL + "v.mp4"} == dict(content.attrib)


def test_atom_names_the_feed_that_an_article_came_from() -> None:
    source = fp.Source(
        title="Moon", url="https://moon.example/rss", updated="2026-01-01"
    )
    made = entry(source=source).find(ATOM + "source")

    assert "https://moon.example/rss" == made.findtext(ATOM + "id")
    assert "2026-01-01T00:00:00Z" == made.findtext(ATOM + "updated")


def test_an_entry_without_a_title_has_an_empty_one() -> None:
    made = entry(title=None, content="Short.")

    assert made.find(ATOM + "title") is not None
    assert made.findtext(ATOM + "title") == ""


def test_json_has_its_version_first() -> None:
    assert fp.write(feed(), "json").startswith(
        b'{\n  "version": "https://jsonfeed.org/version/1.1",'
    )


SOUND = fp.Enclosure(
    url=URL + "a.mp3", type="audio/mpeg", length=9, duration=90, title="A"
)


def test_json_says_all_of_its_own() -> None:
    made = json_item(
        content=fp.Html("<p>x</p>"),
        content_text="x",
        summary=fp.Html("<b>y</b> z"),
        authors=[fp.Person(name="Ada", url=URL, avatar=URL + "a.png")],
        categories=["sea"],
        language="en",
        image=URL + "i.png",
        banner_image=URL + "b.png",
        external_url="https://elsewhere.example/",
        updated="2026-04-01",
    )
    said = {
        "content_html": "<p>x</p>",
        "content_text": "x",
        "summary": "y z",
        "authors": [{"name": "Ada", "url": URL, "avatar": URL + "a.png"}],
        "tags": ["sea"],
        "language": "en",
        "image": URL + "i.png",
        "banner_image": URL + "b.png",
        "external_url": "https://elsewhere.example/",
        "date_modified": "2026-04-01T00:00:00Z",
    }

    assert said == {key: made[key] for key in said}


def test_an_attachment_of_json_says_how_long_it_is() -> None:
    [made] = json_item(enclosures=[SOUND])["attachments"]

    assert {
        "url": URL + "a.mp3",
        "mime_type": "audio/mpeg",
        "title": "A",
        "size_in_bytes": 9,
        "duration_in_seconds": 90,
    } == made


@pytest.mark.parametrize(
    ("fields", "key", "value"),
    [
        ({"summary": "short"}, "content_text", "short"),
        ({"summary": fp.Html("<i>short</i>")}, "content_html", "<i>short</i>"),
        ({}, "content_text", "Neap"),
    ],
)
def test_json_needs_a_content_so_something_stands_in(
    fields: dict[str, object], key: str, value: str
) -> None:
    assert value == json_item(**fields)[key]


def test_an_empty_json_feed_has_an_empty_list() -> None:
    assert [] == msgspec.json.decode(fp.write(feed(), "json"))["items"]


def test_the_self_link_is_the_address_of_the_very_file() -> None:
    made = feed(feed_url="https://tide.example/rss.xml")
    atom = etree.fromstring(fp.write(made, "atom"))

    assert (
        "https://tide.example/feed.json"
        == msgspec.json.decode(fp.write(made, "json"))["feed_url"]
    )
    assert "https://tide.example/atom.xml" == atom.find(f"{ATOM}link[@rel='self']").get(
        "href"
    )
    assert b'href="https://x.example/f"' in fp.write(
        made, "rss", url="https://x.example/f"
    )


def test_a_feed_url_of_its_own_kind_is_left_alone() -> None:
    made = feed(feed_url="https://tide.example/feed/")

    assert b'rel="self" href="https://tide.example/feed/"' in fp.write(made, "atom")


def test_an_unknown_format_is_told_which_there_are() -> None:
    with pytest.raises(fp.FeedpubError, match="give one of rss, atom, json"):
        fp.write(feed(), "rss2")


def test_streamed_articles_are_checked_one_by_one() -> None:
    nameless = replace(feed(), authors=())

    with pytest.raises(fp.ModelError, match="authors"):
        list(fp.stream(nameless, "atom", articles=iter([article()])))
    with pytest.raises(fp.ModelError, match="no Article"):
        list(fp.stream(feed(), "atom", articles=iter(["x"])))
    with pytest.raises(fp.LossError, match="banner_image"):
        list(
            fp.stream(
                feed(), "rss", articles=iter([article(banner_image=URL)]), strict=True
            )
        )


def test_a_list_of_articles_is_checked_as_a_feed_is() -> None:
    with pytest.raises(fp.ModelError, match="share the id"):
        list(fp.stream(feed(), "rss", articles=[article(), article()]))


def test_streaming_keeps_memory_flat() -> None:
    body = fp.Html("<p>x</p>" * 300)
    many = (article(url=f"{URL}{n}", content=body) for n in range(3_000))
    tracemalloc.start()
    size = fp.write_to(_Nowhere(), feed(), "rss", articles=many)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert size > 10_000_000
    assert peak < 1_000_000


class _Nowhere(io.RawIOBase):
    def write(self, chunk: bytes) -> int:
        assert len(chunk) <= 65536
        return len(chunk)


@pytest.mark.parametrize("thing", [None, [], "feed"])
def test_what_is_no_feed_is_said_to_be_none(thing: object) -> None:
    for use in (fp.write, fp.losses):
        with pytest.raises(fp.FeedpubError, match=r"is no Feed; give Feed\("):
            use(thing, "rss")  # type: ignore[operator]  # that is the fault


@pytest.mark.parametrize("format", [*fp.FORMATS, "rdf"])
@pytest.mark.parametrize("url", ["rss.xml", "javascript:alert(1)", 'https://a b"/'])
def test_a_document_is_not_written_for_what_is_no_address(format, url):
    with pytest.raises(fp.ModelError, match=r"^feed: url: "):
        fp.write(feed(article()), format, url=url)
