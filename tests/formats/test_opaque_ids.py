"""Ids that are no IRIs: kept by RSS and JSON Feed, turned into a URN by Atom."""

from __future__ import annotations

import pickle

import msgspec
import pytest
from lxml import etree

import feedpub as fp

HOME = "https://tide.example/"
ATOM = "{http://www.w3.org/2005/Atom}"
NUMBER = fp.OpaqueId("42", HOME)


def feed(*ids: str | fp.OpaqueId) -> fp.Feed:
    articles = [
        fp.Article(title="Neap", url=HOME + "neap/", id=id, published="2026-03-01")
        for id in ids
    ]
    return fp.Feed(title="Tide", home_url=HOME, authors=["Ada"], articles=articles)


def test_rss_writes_the_text_as_no_permalink() -> None:
    guid = etree.fromstring(fp.write(feed(NUMBER), "rss")).find("channel/item/guid")

    assert ("42", "false") == (guid.text, guid.get("isPermaLink"))


def test_json_writes_the_text() -> None:
    seen = msgspec.json.decode(fp.write(feed(NUMBER), "json"))

    assert "42" == seen["items"][0]["id"]


def test_atom_writes_a_urn_made_of_home_and_text_and_says_so() -> None:
    made = feed(NUMBER)
    id = etree.fromstring(fp.write(made, "atom")).findtext(f"{ATOM}entry/{ATOM}id")

    assert "urn:uuid:9ea2845e-2e88-556c-979f-1ed345caba5f" == id == NUMBER.iri
    assert [("article '42'", "id")] == [p[:2] for p in fp.losses(made, "atom")]


def test_the_other_formats_lose_nothing_of_it() -> None:
    assert () == fp.losses(feed(NUMBER), "rss")


@pytest.mark.parametrize("format", list(fp.FORMATS))
def test_a_feed_with_such_an_id_is_valid(format: str) -> None:
    assert () == fp.validate(fp.write(feed(NUMBER), format)).errors


def test_the_same_text_in_two_feeds_is_two_ids() -> None:
    assert NUMBER.iri != fp.OpaqueId("42", "https://moon.example/").iri


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "blank"),
        (" 42", "white space around it"),
        ("4\n2", "line break"),
        ("tag:tide.example,2026:1", "is an IRI; give it as a string"),
        ("\x00", "cannot carry"),
    ],
)
def test_what_is_no_opaque_id_is_refused(text: str, reason: str) -> None:
    with pytest.raises(fp.ModelError, match=reason):
        fp.OpaqueId(text, HOME)


def test_a_plain_string_that_is_no_iri_stays_an_error() -> None:
    with pytest.raises(fp.ModelError, match=r"OpaqueId\(text, within\)"):
        feed("42")


def test_one_text_cannot_name_two_articles() -> None:
    with pytest.raises(fp.ModelError, match="share the id '42'"):
        feed(NUMBER, fp.OpaqueId("42", "https://moon.example/"))


def test_it_is_hashable_and_can_be_pickled() -> None:
    assert {NUMBER} == {pickle.loads(pickle.dumps(NUMBER))}
