"""The drop-in is feedgen's class, with feedgen's arguments, and no surprise."""

from __future__ import annotations

import copy
import inspect
import io
import json
import pickle
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import feedgen.entry
import pytest
from interop.filled import ATOM, OURS, SITE, STOCK, WHEN, atom, entry, errors, feed, rss
from lxml import etree

import feedpub as fp
from feedpub.interop.feedgen import (
    FeedEntry,
    FeedgenError,
    from_feedgen,
    to_feedgen,
)

if TYPE_CHECKING:
    from pathlib import Path

PAIRS = [(STOCK, OURS), (feedgen.entry.FeedEntry, FeedEntry)]


@pytest.mark.parametrize(("stock", "ours"), PAIRS)
def test_every_method_takes_what_feedgens_takes(stock: type, ours: type) -> None:
    assert issubclass(ours, stock)
    for name, method in inspect.getmembers(stock, inspect.isfunction):
        theirs = inspect.signature(method).parameters
        mine = inspect.signature(getattr(ours, name)).parameters
        assert [*theirs] == [*mine][: len(theirs)], name
        for one in theirs:
            assert theirs[one].default == mine[one].default, (name, one)


def test_an_entry_is_one_of_feedgens() -> None:
    assert isinstance(feed(OURS).add_entry(), feedgen.entry.FeedEntry)
    assert isinstance(feed(OURS).add_entry(), FeedEntry)


def test_entries_are_prepended_as_feedgen_documents() -> None:
    stock, ours = feed(STOCK), feed(OURS)
    for made in (stock, ours):
        for name in ("a", "b"):
            made.add_entry().title(name)
        made.add_entry(order="append").title("c")

    assert ["b", "a", "c"] == [one.findtext("title") for one in rss(stock).iter("item")]
    assert ["b", "a", "c"] == [one.findtext("title") for one in rss(ours).iter("item")]


def test_every_problem_is_told_at_once_with_entry_and_method() -> None:
    made = feed(OURS, author=False)
    made.language("klingon!!")
    entry(made, "neap").link(href="/rel", rel="via")
    entry(made, "spring").comments("nowhere")

    with pytest.raises(ValueError, match="klingon") as caught:
        made.atom_str()
    assert isinstance(caught.value, FeedgenError)
    assert isinstance(caught.value, fp.ModelError)
    places = {(one.where, one.field) for one in caught.value.problems}
    assert {
        ("entry 1 ('neap')", "link"),
        ("entry 2 ('spring')", "comments"),
        ("entry 1 ('neap')", "author"),
    } <= places


def test_rss_needs_no_dates_authors_or_ids() -> None:
    made = OURS()
    made.title("T")
    made.description("D")
    made.link(href=f"{SITE}/")
    made.add_entry().title("One")
    made.add_entry().description("Two")

    assert (
        b"<item>\n<description>Two</description>\n</item>\n"
        b"<item>\n<title>One</title>\n</item>\n"
    ) in made.rss_str()
    for trace in (b"none", b"0001", b"Date", b"managingEditor", b"dc:", b"guid"):
        assert trace not in made.rss_str()
    assert set() == errors(made.rss_str())


def test_json_feed_needs_no_dates_and_authors() -> None:
    made = OURS()
    made.title("T")
    made.link(href=f"{SITE}/")
    made.add_entry().id("42")
    made.entry()[0].title("One")

    document = json.loads(made.json_str())
    assert [{"id": "42", "title": "One", "content_text": "One"}] == document["items"]
    assert "authors" not in document
    assert set() == errors(made.json_str())


def test_an_id_that_is_no_iri_stays_as_it_is_where_it_can() -> None:
    made = feed(OURS)
    entry(made).id("42")

    assert ("42", "false") == (
        rss(made).findtext("item/guid"),
        rss(made).find("item/guid").get("isPermaLink"),
    )
    assert "42" == json.loads(made.json_str())["items"][0]["id"]
    found = atom(made).findtext(f"{ATOM}entry/{ATOM}id")
    assert found.startswith("urn:uuid:")
    assert found == atom(made).findtext(f"{ATOM}entry/{ATOM}id")


def test_the_clock_of_a_stock_generator_is_not_taken_for_a_date() -> None:
    made = STOCK()
    made.title("T")
    made.link(href=f"{SITE}/")
    made.author(name="Ada")
    added = made.add_entry()
    added.id(f"{SITE}/neap/")
    added.title("neap")
    added.content("Twice.")

    with pytest.raises(
        FeedgenError, match=r"entry 1 \('neap'\): published: is missing"
    ):
        from_feedgen(made)
    added.published(WHEN)
    read = from_feedgen(made)
    assert None is read.updated
    assert datetime(2026, 3, 1, 9, tzinfo=UTC) == read.articles[0].updated


def test_dates_that_were_set_are_taken_from_a_stock_generator() -> None:
    made = feed(STOCK)
    entry(made).updated("2026-03-02T00:00:00Z")

    read = from_feedgen(made)
    assert datetime(2026, 3, 1, 9, tzinfo=UTC) == read.updated
    assert datetime(2026, 3, 2, tzinfo=UTC) == read.articles[0].updated


@pytest.mark.parametrize("text", ["10/11/12 9:00 UTC", "5 March 2026 9:00", "soon"])
def test_a_date_that_can_be_read_in_two_ways_is_refused(text: str) -> None:
    with pytest.raises(FeedgenError, match="updated: "):
        feed(OURS).updated(text)


def test_a_date_in_words_is_read_where_it_has_one_meaning() -> None:
    expected = datetime(2026, 3, 5, 8, tzinfo=UTC)

    assert expected == feed(OURS).updated("5 March 2026 9:00 +0100")
    assert expected == feed(OURS).updated("March 5, 2026 9:00 +0100")


@pytest.mark.parametrize("form", ["rss", "atom"])
@pytest.mark.parametrize("encoding", ["UTF-8", "ISO-8859-1", "UTF-16", "US-ASCII"])
def test_every_encoding_says_the_same(form: str, encoding: str) -> None:
    made = feed(OURS)
    entry(made, "Űbb").content("<p>ü</p>", type="xhtml")
    write = getattr(made, f"{form}_str")
    expected = etree.tostring(etree.fromstring(write()), method="c14n")

    found = etree.fromstring(write(encoding=encoding))
    assert expected == etree.tostring(found, method="c14n")


def test_an_encoding_that_there_is_not_is_refused() -> None:
    with pytest.raises(FeedgenError, match="encoding: 'klingon' is no encoding"):
        feed(OURS).rss_str(encoding="klingon")


def test_a_declaration_and_bytes_are_given_on_request() -> None:
    made = feed(OURS)

    assert made.rss_str().startswith(b"<?xml version")
    assert made.rss_str(xml_declaration=False).startswith(b"<rss ")
    assert made.rss_str(encoding="unicode").startswith("<rss ")


def test_pretty_indents_all_but_what_readers_show() -> None:
    made = feed(OURS)
    entry(made).content("<p><b>a</b> <i>b</i></p>", type="xhtml")

    found = made.atom_str(pretty=True).decode()
    assert "\n  <entry>\n    <title>neap</title>\n" in found
    assert "<p><b>a</b> <i>b</i></p>" in found
    assert set() == errors(made.atom_str(pretty=True))


def test_files_and_open_files_get_the_same(tmp_path: Path) -> None:
    made = feed(OURS)
    entry(made)
    opened = io.BytesIO()
    made.rss_file(opened)
    made.rss_file(str(tmp_path / "rss.xml"))
    made.rss_file(tmp_path / "rss2.xml", pretty=True)

    assert made.rss_str() == opened.getvalue() == (tmp_path / "rss.xml").read_bytes()
    assert made.rss_str(pretty=True) == (tmp_path / "rss2.xml").read_bytes()


def test_a_file_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    with pytest.raises(fp.PublishError, match=r"nowhere.rss\.xml cannot be written"):
        feed(OURS).rss_file(tmp_path / "nowhere" / "rss.xml")


def test_a_generator_can_be_copied_and_pickled() -> None:
    made = feed(OURS)
    made.load_extension("podcast")
    entry(made).podcast.itunes_duration("61")

    assert made.rss_str() == copy.deepcopy(made).rss_str()
    assert made.rss_str() == pickle.loads(pickle.dumps(made)).rss_str()


def test_validate_says_what_is_found_in_each_format() -> None:
    made = feed(OURS)
    entry(made)

    assert made.validate().valid
    assert "atom" == made.validate("atom").format
    with pytest.raises(fp.FeedpubError, match="there is no format 'html'"):
        made.validate("html")


def test_the_editor_is_rss_and_the_author_atom() -> None:
    made = feed(OURS)
    made.managingEditor("lin@tide.example (Lin Poe)")
    entry(made)

    assert "lin@tide.example (Lin Poe)" == rss(made).findtext("managingEditor")
    assert "Ada Reed" == atom(made).findtext(f"{ATOM}author/{ATOM}name")


def test_rss_has_the_label_and_the_last_enclosure_as_feedgen_says() -> None:
    made = feed(OURS)
    added = entry(made)
    added.category(term="t", label="Tides")
    added.enclosure(f"{SITE}/a.mp3", "1", "audio/mpeg")
    added.enclosure(f"{SITE}/b.mp3", "2", "audio/mpeg")

    assert "Tides" == rss(made).findtext("item/category")
    assert f"{SITE}/b.mp3" == rss(made).find("item/enclosure").get("url")
    assert {"url": f"{SITE}/b.mp3", "type": "audio/mpeg", "length": "2"} == (
        added.enclosure()
    )


def test_what_feedgen_cannot_say_comes_back_unless_it_was_changed() -> None:
    person = fp.Person(name="Ada", avatar=f"{SITE}/ada.png")
    article = fp.Article(
        id="urn:tides:1", title="neap", content=fp.Html("<p>x</p>"), content_text="x",
        published=WHEN, image=f"{SITE}/a.png", authors=[person], language="en",
    )  # fmt: skip
    whole = fp.Feed(title="T", home_url=f"{SITE}/", expired=True, articles=[article])
    made: Any = to_feedgen(whole)

    assert whole == from_feedgen(made)
    made.entry()[0].author(name="Lin", replace=True)
    (changed,) = from_feedgen(made).articles
    assert ("Lin", None) == (changed.authors[0].name, changed.authors[0].avatar)
    assert article.image == changed.image


def test_values_of_namespaces_come_back() -> None:
    value = fp_foreign()
    article = fp.Article(
        url=f"{SITE}/neap/", title="neap", published=WHEN, extensions=[value]
    )
    whole = fp.Feed(title="T", home_url=f"{SITE}/", authors=["Ada"], articles=[article])
    made = to_feedgen(whole)

    assert whole == from_feedgen(made)
    assert fp.write(whole, "atom") == made.atom_str()


def fp_foreign() -> Any:
    from feedpub.namespaces.foreign import Foreign

    return Foreign('<sea:level xmlns:sea="https://tide.example/ns">3 m</sea:level>')
