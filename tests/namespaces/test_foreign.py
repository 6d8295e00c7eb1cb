"""What feedpub has no type for survives to the last character, or is refused."""

from __future__ import annotations

import re

import msgspec
import pytest
from lxml import etree

import feedpub as fp
from feedpub.namespaces import georss, history, types
from feedpub.namespaces.customary import CUSTOMARY
from feedpub.namespaces.reading import extensions, members

TIDE = "https://tide.example/"
each_xml = pytest.mark.parametrize("format", ["rss", "atom"])
each_place = pytest.mark.parametrize("place", ["feed", "entry"])
X = 'xmlns:x="urn:x"'
PSC = 'xmlns:p="http://podlove.org/simple-chapters"'
DC = 'xmlns:d="http://purl.org/dc/elements/1.1/"'
GML = 'xmlns:g="http://www.opengis.net/gml"'
GEORSS = 'xmlns:g="http://www.georss.org/georss"'
SURVIVING = {
    "attributes": f'<x:a {X} z="1" b="two &amp; &lt;three&gt; &quot;four&quot;"/>',
    "a comment": f"<x:a {X}><!-- tide & moon -->text</x:a>",
    "a processing instruction": f"<x:a {X}><?tide moon='1'?></x:a>",
    "a language": f'<x:a {X} xml:lang="de">Ebbe</x:a>',
    "a base": f'<x:a {X} xml:base="https://tide.example/"/>',
    "an id": f'<x:a {X} xml:id="one"/>',
    "white space": f'<x:a {X} xml:space="preserve">  two\n\tlines  </x:a>',
    "a CDATA section": f"<x:a {X}><![CDATA[<b>bold</b> & so]]></x:a>",
    "mixed content": f"<x:a {X}>one <x:b>two</x:b> three<x:b/> four</x:a>",
    "children without prefix": f"<x:a {X}><plain><deep>1</deep></plain></x:a>",
    "a default namespace": '<a xmlns="urn:a"><b><c xmlns="">none</c></b></a>',
    "two namespaces": f'<x:a {X} xmlns:y="urn:y" y:at="1"><y:b/></x:a>',
    "a prefix with two meanings": f'<x:a {X}><x:b xmlns:x="urn:other"/></x:a>',
    "the prefix atom for something else": '<atom:a xmlns:atom="urn:a">1</atom:a>',
    "references": f"<x:a {X}>&#233;&#x1F30A;&amp;&lt;&#13;&#9;</x:a>",
    "line ends in attributes": f'<x:a {X} b="one&#10;two&#9;three"/>',
    "XHTML": f'<x:a {X}><p xmlns="http://www.w3.org/1999/xhtml">a<br/>b</p></x:a>',
    "SVG": '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>',
    "a known namespace": '<dc:creator xmlns:dc="http://purl.org/dc/elements/1.1/">'
    "Ada</dc:creator>",
}
each_survivor = pytest.mark.parametrize("markup", SURVIVING.values(), ids=SURVIVING)


def feed_with(*values: object, place: str = "entry", **more: object) -> fp.Feed:
    return fp.Feed(
        title="Tidewater",
        home_url=TIDE,
        authors=[fp.Person(name="Ada", email="ada@tide.example")],
        extensions=values if place == "feed" else (),
        articles=[
            fp.Article(
                title="Neap",
                url=TIDE + "neap/",
                published="2026-03-01T09:00:00Z",
                extensions=values if place == "entry" else (),
            )
        ],
        **more,
    )


def canonical(element: etree._Element | str) -> bytes:
    if isinstance(element, str):
        element = etree.fromstring(element)
    return etree.tostring(element, method="c14n", exclusive=True)


def written(feed: fp.Feed, format: str, tag: str) -> list[etree._Element]:
    return [*etree.fromstring(fp.write(feed, format)).iter(tag)]


@each_survivor
@each_place
@each_xml
def test_an_element_survives_exactly(format: str, place: str, markup: str) -> None:
    feed = feed_with(fp.Foreign(markup), place=place)
    tag = etree.fromstring(markup).tag

    (found,) = written(feed, format, tag)
    found.tail = None

    assert canonical(markup) == canonical(found)
    assert () == fp.validate(fp.write(feed, format)).errors


@each_survivor
@each_xml
def test_an_element_is_read_as_the_value_that_it_was(format: str, markup: str) -> None:
    value = fp.Foreign(markup)
    (element,) = written(feed_with(value), format, etree.fromstring(markup).tag)
    if types().known(element):
        pytest.skip("there is a class for it")

    assert ((value,), ()) == extensions([element], "entry", types(), None)


@each_xml
def test_ids_may_be_those_of_other_elements(format: str) -> None:
    values = [
        fp.Foreign(f'<x:a {X} xml:id="one"><x:b xml:id="one"/></x:a>'),
        fp.Foreign(f'<d:subject xml:id="one" {DC}>tides</d:subject>'),
    ]

    assert () == fp.validate(fp.write(feed_with(*values), format)).errors


def test_elements_that_are_equal_are_equal_values() -> None:
    one = fp.Foreign(f"<x:a {X} b='1'  a='2'></x:a>")
    other = fp.Foreign(f'<x:a {X} a="2" b="1"/>')

    assert one == other
    assert "urn:x" == one.namespace


@pytest.mark.parametrize(
    ("markup", "message"),
    [
        ("<a/>", "no namespace"),
        ("<x:a/>", "declare all prefixes"),
        (f"<x:a {X}>", "not well-formed"),
        (f"<!DOCTYPE a><x:a {X}/>", "document type"),
        (f"<x:a {X}>\x07</x:a>", "character"),
        (f'<x:a {X} xml:lang="English!"/>', "xml:lang"),
        (f'<x:a {X} xml:base="a b"/>', "xml:base"),
        (f"<x:a {X}><item><guid>42</guid></item></x:a>", "part of RSS"),
        ('<link xmlns="http://www.w3.org/2005/Atom"/>', "element of atom"),
        (f'<x:a {X}><y:id xmlns:y="http://www.w3.org/2005/Atom"/></x:a>', "of atom"),
        ('<m:x xmlns:m="http://search.yahoo.com/mrss"/>', "misspelt"),
        ('<d:author xmlns:d="http://purl.org/dc/elements/1.1/"/>', "no element"),
        (
            '<d:date xmlns:d="http://purl.org/dc/elements/1.1/">soon</d:date>',
            "<dc:date> 'soon'",
        ),
        (
            f'<p:chapters {PSC}><p:chapter title="x"/></p:chapters>',
            "has no start",
        ),
        (
            f"<x:a {X}><d:date {DC}>soon</d:date></x:a>",
            "<dc:date> 'soon'",
        ),
        (
            f"<g:Point {GML}><g:pos>1 2</g:pos></g:Point>",
            "no place in a feed or an article",
        ),
        (
            f"<g:polygon {GEORSS}>50 1 51 1 51 2 50 2</g:polygon>",
            "do not end where they start",
        ),
        (
            '<t:in-reply-to xmlns:t="http://purl.org/syndication/thread/1.0" ref="x"/>',
            "ref 'x'",
        ),
        (None, "no XML element in a string"),
    ],
)
def test_what_would_not_be_valid_is_refused(markup: str, message: str) -> None:
    with pytest.raises(fp.ModelError, match=message):
        fp.Foreign(markup)


FH = 'xmlns:fh="http://purl.org/syndication/history/1.0"'


def test_an_element_in_the_wrong_place_is_refused() -> None:
    complete = fp.Foreign(f"<fh:complete {FH}/>")

    with pytest.raises(fp.ModelError, match="fh:complete has no place in an article"):
        feed_with(complete)


@pytest.mark.parametrize(
    "twin", [fp.Foreign(f"<fh:complete {FH}></fh:complete>"), history.Complete()]
)
def test_an_element_that_is_there_once_too_often_is_refused(twin: object) -> None:
    complete = fp.Foreign(f"<fh:complete {FH}/>")

    with pytest.raises(fp.ModelError, match="fh:complete is there 2 times"):
        feed_with(complete, twin, place="feed")


def test_an_element_is_held_to_what_its_class_asks_of_the_feed() -> None:
    complete = fp.Foreign(f"<fh:complete {FH}/>")

    with pytest.raises(fp.ModelError, match="next_url"):
        feed_with(complete, place="feed", next_url=TIDE + "2")


def test_the_content_is_not_written_twice() -> None:
    markup = (
        '<c:encoded xmlns:c="http://purl.org/rss/1.0/modules/content/">x</c:encoded>'
    )

    with pytest.raises(fp.ModelError, match="RSS writes content:encoded"):
        fp.Article(
            title="Neap",
            url=TIDE,
            published=0,
            summary="Short",
            content="Long",
            extensions=[fp.Foreign(markup)],
        )


@pytest.mark.parametrize("prefix", sorted(CUSTOMARY.keys() - {"xml"}))
def test_an_element_of_any_namespace_is_valid_or_refused(prefix: str) -> None:
    try:
        value = fp.Foreign(f'<{prefix}:tide xmlns:{prefix}="{CUSTOMARY[prefix]}"/>')
    except fp.ModelError:
        return

    for format in ("rss", "atom"):
        assert () == fp.validate(fp.write(feed_with(value), format)).errors


def test_what_a_known_namespace_lacks_is_reported_when_it_is_read() -> None:
    element = etree.fromstring('<d:tide xmlns:d="http://purl.org/dc/elements/1.1/"/>')

    found, (unread,) = extensions([element], "entry", types(), None)

    assert () == found
    assert element is unread.what
    assert "Dublin Core has no element <dc:tide>" in unread.reason


def test_a_member_survives_as_json() -> None:
    value = fp.ForeignMember.of("_blue_shed", {"about": [1, None, "ü"]})
    feed = feed_with(value, place="feed")
    data = msgspec.json.decode(fp.write(feed, "json"))

    assert {"about": [1, None, "ü"]} == data["_blue_shed"] == value.value
    assert ((value,), ()) == members(
        {"_blue_shed": data["_blue_shed"]}, "feed", types(), None
    )


@pytest.mark.parametrize("name", ["shed", "_", "_a.b", "_1", 3])
def test_a_member_needs_a_name_of_its_own(name: object) -> None:
    with pytest.raises(fp.ModelError, match="name"):
        fp.ForeignMember(name, "{}")


def test_a_member_that_is_no_json_is_refused() -> None:
    with pytest.raises(fp.ModelError, match="is no JSON"):
        fp.ForeignMember("_a", "{")


@pytest.mark.parametrize(
    ("value", "message"),
    [
        (3, "3 is no object"),
        (None, "None is no object"),
        (["a"], "is no object"),
        ({"a.b": 1}, "the member 'a.b' must have no full stop"),
        ({"_a": 1}, "the member '_a' must have no full stop and no underscore"),
        ({"a": object()}, "value: cannot be JSON"),
        ({"a": "\ud800"}, "value: cannot be JSON"),
    ],
)
def test_a_member_is_an_object_as_json_feed_has_it(value: object, message: str) -> None:
    with pytest.raises(fp.ModelError, match=re.escape(message)):
        fp.ForeignMember.of("_a", value)


def test_a_member_that_is_no_object_is_told_when_it_is_read() -> None:
    found, unread = members({"_a": "b"}, "feed", types(), None)

    assert () == found
    assert ["_a"] == [one.what for one in unread]
    assert "'b' is no object" in unread[0].reason


def test_a_member_does_not_take_the_place_of_typed_values() -> None:
    values = [georss.Point(position=(50, 1)), fp.ForeignMember("_georss", "{}")]

    with pytest.raises(fp.ModelError, match="_georss is there for typed values"):
        feed_with(*values)


def test_a_member_is_there_once() -> None:
    values = [fp.ForeignMember("_a", "{}"), fp.ForeignMember("_a", '{"b":1}')]

    with pytest.raises(fp.ModelError, match="_a is there 2 times"):
        feed_with(*values)


@pytest.mark.parametrize(
    ("value", "format"),
    [
        (fp.Foreign(f"<x:a {X}/>"), "json"),
        (fp.ForeignMember("_a", "{}"), "rss"),
        (fp.ForeignMember("_a", "{}"), "atom"),
    ],
)
def test_what_a_format_has_no_place_for_is_a_loss(value: object, format: str) -> None:
    lost = [
        one for one in fp.losses(feed_with(value), format) if "place" in one.message
    ]

    assert ["extensions"] == [one.field for one in lost]
