"""The defects 1 to 25 of feedgen: each shows in feedgen itself, and is none in ours."""

from __future__ import annotations

import time
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any

import pytest
from interop.filled import (
    ATOM,
    ITUNES,
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

from feedpub.interop.feedgen import FeedgenError

if TYPE_CHECKING:
    from collections.abc import Callable


def links_of_an_enclosure(made: Any) -> None:
    entry(made).enclosure(f"{SITE}/neap.mp3", "123", "audio/mpeg")


def content_of_type_cdata(made: Any) -> None:
    entry(made).content("<b>x</b>", type="CDATA")


def two_authors(made: Any) -> None:
    people = [{"name": name, "email": f"{name}@tide.example"} for name in ("a", "b")]
    entry(made).author(people)


def nobody(made: Any) -> None:
    made.author([], replace=True)
    entry(made)


def syndication(made: Any) -> None:
    made.load_extension("syndication")
    made.syndication.update_period("daily")


def text_input(made: Any) -> None:
    made.textInput("Search", "Search tides", "q", f"{SITE}/search")


def enclosure_of_unknown_length(made: Any) -> None:
    entry(made).enclosure(f"{SITE}/neap.mp3", None, "audio/mpeg")


def category_of_nothing(made: Any) -> None:
    made.load_extension("podcast")
    made.podcast.itunes_category({"cat": "Nonsense", "sub": "Zzz"})


def explicit_in_old_words(made: Any) -> None:
    made.load_extension("podcast")
    made.podcast.itunes_explicit("no")


def large_image(made: Any) -> None:
    made.image(f"{SITE}/a.png", width="999", height="999", description="A tide")


def id_that_is_none(made: Any) -> None:
    made.id("not a uri")
    entry(made)


def relative_link(made: Any) -> None:
    made.link(href="/rel", replace=True)


def relative_permalink(made: Any) -> None:
    entry(made).guid("posts/1", permalink=True)


def editor_without_mail(made: Any) -> None:
    made.managingEditor("Jane")


def webmaster_without_mail(made: Any) -> None:
    made.webMaster("Bob")


def language_of_nobody(made: Any) -> None:
    made.language("klingon!!")


def offset_with_seconds(made: Any) -> None:
    zone = timezone(timedelta(hours=5, minutes=53, seconds=28))
    made.updated(datetime(2024, 1, 1, tzinfo=zone))


def content_elsewhere(made: Any) -> None:
    entry(made, content=None).content(src=f"{SITE}/v.mp4", type="video/mp4")


def date_in_words(made: Any) -> None:
    made.load_extension("dc")
    made.dc.dc_date("yesterday")


def two_pages(made: Any) -> None:
    made.link(href=f"{SITE}/2")
    entry(made)


VALID = ""
INVALID: list[tuple[int, Callable[[Any], None], str, str, str]] = [
    (1, links_of_an_enclosure, "atom", "atom-alternate-repeated", VALID),
    (2, content_of_type_cdata, "atom", "atom-content-type-invalid", VALID),
    (3, two_authors, "rss", "rss-item-element-repeated", VALID),
    (4, nobody, "atom", "atom-feed-author-missing", "entry 1 ('neap'): author"),
    (5, syndication, "rss", "module-element-unknown", VALID),
    (6, text_input, "rss", "rss-textinput-child-missing", VALID),
    (7, enclosure_of_unknown_length, "rss", "rss-enclosure-length-invalid", VALID),
    (9, category_of_nothing, "rss", "itunes-category-unknown", "feed: podcast"),
    (9, explicit_in_old_words, "rss", "itunes-flag-invalid", VALID),
    (10, large_image, "rss", "rss-image-size-invalid", VALID),
    (11, id_that_is_none, "atom", "atom-id-invalid", "feed: id: 'not a uri'"),
    (11, relative_link, "rss", "rss-url-invalid", "feed: link: '/rel'"),
    (11, relative_permalink, "rss", "rss-guid-not-url", "entry 1 ('neap'): guid"),
    (12, editor_without_mail, "rss", "rss-email-missing", "feed: managingEditor"),
    (12, webmaster_without_mail, "rss", "rss-email-missing", "feed: webMaster: 'Bob'"),
    (12, language_of_nobody, "rss", "rss-language-invalid", "feed: language"),
    (13, offset_with_seconds, "atom", "atom-date-invalid", "updated: 2024-01-01"),
    (14, content_elsewhere, "atom", "atom-entry-summary-missing", "entry 1 ('neap')"),
    (15, date_in_words, "rss", "dc-date-invalid", "feed: <dc:date>: 'yesterday'"),
    (16, two_pages, "atom", "atom-alternate-repeated", "feed: link: two alternate"),
]


@pytest.mark.parametrize(
    ("fill", "form", "rule", "message"),
    [case[1:] for case in INVALID],
    ids=[f"{case[0]}-{case[1].__name__}" for case in INVALID],
)
def test_what_feedgen_writes_invalidly_is_valid_or_refused_by_name(
    fill: Callable[[Any], None], form: str, rule: str, message: str
) -> None:
    def written(kind: type) -> bytes:
        made = feed(kind)
        fill(made)
        return getattr(made, f"{form}_str")()

    assert rule in errors(written(STOCK))
    if message:
        with pytest.raises(FeedgenError) as caught:
            written(OURS)
        assert message in str(caught.value)
    else:
        assert set() == errors(written(OURS))


def test_1_links_keep_relation_type_and_length() -> None:
    stock, ours = feed(STOCK), feed(OURS)
    links_of_an_enclosure(stock)
    links_of_an_enclosure(ours)
    link = f"{ATOM}entry/{ATOM}link"

    assert [None, None] == [one.get("rel") for one in atom(stock).findall(link)]
    its = dict(atom(ours).findall(link)[1].attrib)
    assert {"rel": "enclosure", "type": "audio/mpeg", "length": "123"} == {
        name: its[name] for name in ("rel", "type", "length")
    }


def test_5_a_frequency_nobody_gave_is_not_written() -> None:
    stock, ours = feed(STOCK), feed(OURS)
    syndication(stock)
    syndication(ours)

    assert b">None<" in stock.rss_str()
    assert b"None" not in ours.rss_str()
    assert b"<sy:updatePeriod>daily</sy:updatePeriod>" in ours.rss_str()


def test_8_a_single_file_is_no_group() -> None:
    def groups(kind: type) -> tuple[int, int]:
        made = feed(kind)
        made.load_extension("media")
        entry(made).media.content(url=f"{SITE}/a.png")
        item = rss(made).find("item")
        return len(item.findall(f"{MEDIA}group")), len([*item.iter(f"{MEDIA}content")])

    assert (1, 1) == groups(STOCK)
    assert (0, 1) == groups(OURS)


def test_9_true_is_what_apple_wants() -> None:
    stock, ours = feed(STOCK), feed(OURS)
    for made in (stock, ours):
        made.load_extension("podcast")
    ours.podcast.itunes_explicit("true")

    with pytest.raises(ValueError, match="explicit"):
        stock.podcast.itunes_explicit("true")
    assert "true" == rss(ours).find(f"{ITUNES}explicit").text


def test_10_the_description_of_the_image_is_kept() -> None:
    stock, ours = feed(STOCK), feed(OURS)
    large_image(stock)
    large_image(ours)

    assert rss(stock).find("image/description") is None
    assert "A tide" == rss(ours).find("image/description").text


@pytest.mark.parametrize("rel", ["self", "hub"])
def test_17_and_18_the_page_of_the_feed_is_its_link_whatever_comes_last(
    rel: str,
) -> None:
    stock, ours = feed(STOCK), feed(OURS)
    for made in (stock, ours):
        made.link(href=f"{SITE}/{rel}", rel=rel)
        made.logo(f"{SITE}/a.png")

    assert f"{SITE}/{rel}" == rss(stock).find("link").text
    assert f"{SITE}/{rel}" == rss(stock).find("image/link").text
    assert f"{SITE}/" == rss(ours).find("link").text
    assert f"{SITE}/" == rss(ours).find("image/link").text


def test_18_a_hub_reaches_rss() -> None:
    stock, ours = feed(STOCK), feed(OURS)
    for made in (stock, ours):
        made.link(href="https://hub.example/", rel="hub")

    assert rss(stock).find(f"{ATOM}link") is None
    assert "hub" == rss(ours).find(f"{ATOM}link").get("rel")


def test_19_names_without_mail_reach_rss() -> None:
    stock, ours = feed(STOCK, author=False), feed(OURS, author=False)
    for made in (stock, ours):
        made.author(name="Ada Reed")
        entry(made).author(name="Lin Poe")

    assert b"Ada Reed" not in stock.rss_str()
    assert b"Lin Poe" not in stock.rss_str()
    assert b"<dc:creator>Ada Reed</dc:creator>" in ours.rss_str()
    assert b"<dc:creator>Lin Poe</dc:creator>" in ours.rss_str()


def undated(kind: type) -> Any:
    """Build a feed whose only date is that of its entry's publication."""
    made = kind()
    for method, value in (("id", f"{SITE}/"), ("title", "T"), ("description", "D")):
        getattr(made, method)(value)
    made.link(href=f"{SITE}/")
    made.author(name="Ada Reed")
    added = made.add_entry()
    added.id(f"{SITE}/neap/")
    added.title("neap")
    added.content("Twice.")
    added.published(WHEN)
    return made


@pytest.mark.parametrize("form", ["rss", "atom"])
def test_20_two_builds_are_the_same(form: str) -> None:
    def built(kind: type) -> bytes:
        return getattr(undated(kind), f"{form}_str")()

    stock, ours = built(STOCK), built(OURS)
    time.sleep(1.1)  # RSS counts whole seconds

    assert stock != built(STOCK)
    assert ours == built(OURS)


def test_20_a_feed_is_as_new_as_its_newest_entry() -> None:
    made = undated(OURS)

    assert WHEN == atom(made).find(f"{ATOM}updated").text
    assert "Sun, 01 Mar 2026 09:00:00 GMT" == rss(made).find("lastBuildDate").text


def test_20_an_entry_without_a_date_is_refused_in_atom() -> None:
    made = feed(OURS)
    made.add_entry().title("neap")

    with pytest.raises(FeedgenError, match=r"entry 1 \('neap'\): published: is miss"):
        made.atom_str()


def test_21_items_can_be_appended() -> None:
    stock, ours = feed(STOCK), feed(OURS)
    for name in ("a", "b", "c"):
        ours.add_item(order="append").title(name)
        stock.add_item().title(name)

    with pytest.raises(TypeError):
        stock.add_item(order="append")
    assert ["c", "b", "a"] == [one.findtext("title") for one in rss(stock).iter("item")]
    assert ["a", "b", "c"] == [one.findtext("title") for one in rss(ours).iter("item")]


def test_22_without_extensions_means_all_of_them() -> None:
    stock, ours = feed(STOCK), feed(OURS)
    for made in (stock, ours):
        made.load_extension("podcast")
        entry(made).podcast.itunes_duration("61")

    assert b"ns0:duration" in stock.rss_str(extensions=False)
    assert b"duration" not in ours.rss_str(extensions=False)
    assert b"<itunes:duration" in ours.rss_str()


def test_23_the_tree_is_in_the_namespace_of_atom() -> None:
    stock, ours = feed(STOCK), feed(OURS)

    assert "feed" == stock._create_atom()[0].tag
    assert f"{ATOM}feed" == ours._create_atom()[0].tag
    assert f"{ATOM}entry" == entry(ours).atom_entry().tag


def test_23_xml_that_no_reader_shows_is_refused() -> None:
    stock, ours = feed(STOCK), feed(OURS)
    for made in (stock, ours):
        entry(made).content("<foo/>", type="application/xml")

    assert atom(stock).find(f"{ATOM}entry/{ATOM}content/{ATOM}foo") is not None
    with pytest.raises(FeedgenError, match=r"content: 'application/xml'"):
        ours.atom_str()


def test_24_html_is_said_to_be_html() -> None:
    stock, ours = feed(STOCK), feed(OURS)
    for made in (stock, ours):
        entry(made, content="<b>x</b>")
    content = f"{ATOM}entry/{ATOM}content"

    assert None is atom(stock).find(content).get("type")
    assert "html" == atom(ours).find(content).get("type")


def test_25_a_source_has_an_id() -> None:
    stock, ours = feed(STOCK), feed(OURS)
    for made in (stock, ours):
        entry(made).source(url=f"{SITE}/other.xml", title="Other")
    its_id = f"{ATOM}entry/{ATOM}source/{ATOM}id"

    assert atom(stock).find(its_id) is None
    assert f"{SITE}/other.xml" == atom(ours).find(its_id).text


def test_25_the_rights_of_an_entry_reach_rss() -> None:
    stock, ours = feed(STOCK), feed(OURS)
    for made in (stock, ours):
        entry(made).rights("Ada's")

    assert b"Ada's" not in stock.rss_str()
    assert b"<dc:rights>Ada's</dc:rights>" in ours.rss_str()


def test_25_a_ttl_of_an_entry_is_refused() -> None:
    stock, ours = feed(STOCK), feed(OURS)
    for made in (stock, ours):
        entry(made).ttl(60)

    assert b"ttl" not in stock.rss_str()
    with pytest.raises(FeedgenError, match=r"entry 1 \('neap'\): ttl: only a feed"):
        ours.rss_str()


def test_25_artwork_that_ends_otherwise_is_kept() -> None:
    stock, ours = feed(STOCK), feed(OURS)
    for made in (stock, ours):
        made.load_extension("podcast")
        made.podcast.itunes_image(f"{SITE}/a.jpeg")

    assert rss(stock).find(f"{ITUNES}image") is None
    assert f"{SITE}/a.jpeg" == rss(ours).find(f"{ITUNES}image").get("href")


def test_25_two_entries_with_one_id_are_refused() -> None:
    stock, ours = feed(STOCK), feed(OURS)
    for made in (stock, ours):
        for name in ("a", "b"):
            entry(made, name).id(f"{SITE}/same")

    assert 2 == stock.atom_str().count(b"/same</id>")
    with pytest.raises(FeedgenError, match="entry: 'a' and 'b' share the id"):
        ours.atom_str()
