"""The laws of typed values, for each class that any namespace has."""

from __future__ import annotations

import msgspec
import pytest
from amounts import times
from extensions import NAMES, values_of
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

import feedpub as fp
from feedpub.namespaces import types
from feedpub.namespaces.known import classes
from feedpub.namespaces.reading import extensions, members
from feedpub.namespaces.shape import rows, said

ATOM = "{http://www.w3.org/2005/Atom}"
TIDE = "https://tide.example/"
FEW = times(1 / 6)
CLASSES = classes()
each_class = pytest.mark.parametrize("kind", CLASSES, ids=NAMES.get)
each_xml = pytest.mark.parametrize("format", ["rss", "atom"])
each_format = pytest.mark.parametrize("format", list(fp.FORMATS))


def place_of(kind: type) -> str:
    return "feed" if kind.shape.most("feed") != 0 else "entry"


def feed_with(value: object, place: str) -> fp.Feed:
    here = [value]
    return fp.Feed(
        title="Tidewater",
        home_url=TIDE,
        feed_url=TIDE + "rss.xml",
        authors=[fp.Person(name="Ada", email="ada@tide.example")],
        extensions=here if place == "feed" else [],
        articles=[
            fp.Article(
                title="Neap",
                url=TIDE + "neap/",
                published="2026-03-01T09:00:00Z",
                content="Twice a month.",
                enclosures=[fp.Enclosure(url=TIDE + "neap.mp3", type="audio/mpeg")],
                extensions=here if place == "entry" else [],
            )
        ],
    )


def drawn(data: st.DataObject, kind: type) -> tuple[object, str, fp.Feed]:
    value = data.draw(values_of(kind))
    place = place_of(kind)
    return value, place, feed_with(value, place)


def elements_of(document: bytes, place: str) -> list[etree._Element]:
    root = etree.fromstring(document)
    feed = root if root.tag.startswith(ATOM) else root[0]
    names = ("item", f"{ATOM}entry")
    around = feed if place == "feed" else next(feed.iterchildren(*names))
    return [one for one in around if one.tag.startswith("{") and ATOM not in one.tag]


@each_class
@FEW
@given(data=st.data())
def test_what_constructs_is_accepted(kind: type, data: st.DataObject) -> None:
    _, _, feed = drawn(data, kind)

    for format in kind.shape.only:
        assert () == fp.validate(fp.write(feed, format)).errors


@each_class
@FEW
@given(data=st.data())
def test_reading_gives_back_what_was_written(kind: type, data: st.DataObject) -> None:
    value, place, feed = drawn(data, kind)
    expected = (value,) * (value != blank(kind))

    for format in {"rss", "atom"}.intersection(kind.shape.only):
        elements = elements_of(fp.write(feed, format), place)
        found = extensions(elements, place, types(), lambda _: article_in(value))
        assert (expected, ()) == found


@each_class
@FEW
@given(data=st.data())
def test_json_gives_back_what_was_written(kind: type, data: st.DataObject) -> None:
    value, place, feed = drawn(data, kind)
    expected = (value,) * (value != blank(kind))
    if "json" not in kind.shape.only:
        expected = ()

    found = members(custom_in(feed, place), place, types(), lambda _: article_in(value))

    assert (expected, ()) == found


@each_format
@given(data=st.data(), kind=st.sampled_from(CLASSES))
def test_the_same_value_gives_the_same_bytes(
    kind: type, format: str, data: st.DataObject
) -> None:
    value, place, feed = drawn(data, kind)
    again = feed_with(kind(**{row.field: one for row, one in said(value)}), place)

    assert fp.write(feed, format) == fp.write(again, format)


@each_xml
@given(data=st.data(), kind=st.sampled_from(CLASSES))
def test_the_namespaces_declared_are_the_used_ones(
    kind: type, format: str, data: st.DataObject
) -> None:
    _, _, feed = drawn(data, kind)
    root = etree.fromstring(fp.write(feed, format))
    spaces = {etree.QName(name).namespace for one in root.iter() for name in one.attrib}
    used = {one.prefix for one in root.iter()}

    assert [] == [
        prefix
        for prefix, uri in root.nsmap.items()
        if prefix not in used and uri not in spaces
    ]


@each_format
@given(data=st.data(), kind=st.sampled_from(CLASSES))
def test_what_has_no_place_in_a_format_is_a_loss(
    kind: type, format: str, data: st.DataObject
) -> None:
    _, _, feed = drawn(data, kind)
    lost = [one for one in fp.losses(feed, format) if one.field == "extensions"]

    assert (format not in kind.shape.only) == bool(lost)


def custom_in(feed: fp.Feed, place: str) -> dict[str, object]:
    document = msgspec.json.decode(fp.write(feed, "json"))
    holder = document if place == "feed" else document["items"][0]
    return {name: one for name, one in holder.items() if name.startswith("_")}


def article_in(value: object) -> fp.Article:
    return next(one for row, one in said(value) if row.is_article)


def blank(kind: type) -> object:
    """A group that says nothing leaves nothing to read."""
    if kind.shape.element is not None or any(row.required for row in rows(kind)):
        return None
    return kind()
