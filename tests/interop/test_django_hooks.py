"""What the hooks of a generator write becomes values of the model, or is an error."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from interop.filled import errors
from interop.generators import (
    HOME,
    TEXTS,
    WHEN,
    add,
    both,
    filled,
    hooked,
    problem,
    problems,
    writing,
    written,
)
from lxml import etree

import feedpub as fp
from feedpub.interop import django as django_ours
from feedpub.interop.syndication import SyndicationError
from feedpub.namespaces import georss, itunes, media


@both
@pytest.mark.parametrize("name", ["Rss", "Atom"])
def test_what_hooks_write_is_typed_where_there_is_a_type(ours, name):
    kind = hooked(
        name,
        ours=ours,
        feed=writing("itunes:author", "Ada"),
        item=lambda handler: [
            handler.addQuickElement("itunes:duration", "10:00"),
            handler.addQuickElement("itunes:explicit", "false"),
            handler.addQuickElement("georss:point", "54.1 8.6"),
            handler.addQuickElement("media:thumbnail", "", {"url": f"{HOME}a.png"}),
            handler.addQuickElement("x:mood", "calm", {"kind": "<&>"}),
        ],
    )
    made = filled(kind)
    feed = made.to_feed()
    found = {type(one): one for one in feed.articles[0].extensions}

    assert (itunes.Show(author="Ada"),) == feed.extensions
    assert itunes.Episode(duration=600, explicit=False) == found[itunes.Episode]
    assert {georss.Point, media.Thumbnail, fp.Foreign} < set(found)
    assert "https://x.example/ns" == found[fp.Foreign].namespace
    assert set() == errors(made.to_bytes())


@pytest.mark.parametrize(
    ("name", "element", "field", "expected"),
    [
        ("Rss", ("ttl", "60"), "ttl", 60),
        (
            "Rss",
            ("webMaster", "ada@tide.example (Ada)"),
            "webmaster",
            fp.Person(name="Ada", email="ada@tide.example"),
        ),
        ("Rss", ("generator", "Tides"), "generator", fp.Generator(name="Tides")),
        ("Rss", ("copyright", "Ada"), "rights", "Ada"),
        ("Rss", ("description", "Other"), "description", "Other"),
        ("Rss", ("title", "Other"), "title", "Other"),
        ("Rss", ("link", f"{HOME}other/"), "home_url", f"{HOME}other/"),
        (
            "Rss",
            ("atom:link", "", {"rel": "hub", "href": HOME}),
            "hubs",
            (fp.Hub(url=HOME),),
        ),
        (
            "Rss",
            ("lastBuildDate", "Sun, 01 Mar 2026 10:00:00 GMT"),
            "updated",
            WHEN + timedelta(hours=1),
        ),
        ("Atom", ("logo", f"{HOME}l.png"), "logo", fp.Image(url=f"{HOME}l.png")),
        ("Atom", ("subtitle", "Other"), "description", "Other"),
        (
            "Atom",
            ("generator", "Tides", {"version": "2"}),
            "generator",
            fp.Generator(name="Tides", version="2"),
        ),
        (
            "Atom",
            ("link", "", {"rel": "next", "href": f"{HOME}2"}),
            "next_url",
            f"{HOME}2",
        ),
        ("JsonFeed", ("title", "Other"), "title", "Other"),
    ],
)
def test_elements_of_the_feed_become_its_fields(name, element, field, expected):
    made = filled(hooked(name, feed=writing(*element)))

    assert expected == getattr(made.to_feed(), field)
    assert set() == errors(made.to_bytes())


@pytest.mark.parametrize(
    ("name", "element", "field", "expected"),
    [
        ("Rss", ("content:encoded", "<p>All.</p>"), "content", fp.Html("<p>All.</p>")),
        (
            "Rss",
            ("dc:creator", "Bo"),
            "authors",
            (fp.Person(name="Ada"), fp.Person(name="Bo")),
        ),
        (
            "Rss",
            ("category", "b"),
            "categories",
            (fp.Category(term="a"), fp.Category(term="b")),
        ),
        ("Rss", ("comments", f"{HOME}c"), "comments_url", f"{HOME}c"),
        ("Rss", ("guid", "42"), "id", fp.OpaqueId("42", HOME)),
        (
            "Rss",
            ("pubDate", "Sun, 01 Mar 2026 10:00:00 GMT"),
            "published",
            WHEN + timedelta(hours=1),
        ),
        ("Rss", ("link", f"{HOME}o"), "url", f"{HOME}o"),
        ("Rss", ("title", "Other"), "title", "Other"),
        (
            "Rss",
            ("source", "Sea", {"url": f"{HOME}s"}),
            "source",
            fp.Source(title="Sea", url=f"{HOME}s"),
        ),
        (
            "Atom",
            ("content", "<p>All.</p>", {"type": "html"}),
            "content",
            fp.Html("<p>All.</p>"),
        ),
        (
            "Atom",
            ("link", "", {"rel": "related", "href": f"{HOME}r"}),
            "external_url",
            f"{HOME}r",
        ),
        (
            "Atom",
            ("link", "", {"rel": "alternate", "href": f"{HOME}o"}),
            "url",
            f"{HOME}o",
        ),
        (
            "Atom",
            ("updated", "2026-03-01T10:00:00Z"),
            "updated",
            WHEN + timedelta(hours=1),
        ),
        ("Atom", ("id", "tag:x.example,2026:1"), "id", "tag:x.example,2026:1"),
    ],
)
def test_elements_of_an_item_become_its_fields(name, element, field, expected):
    made = filled(hooked(name, item=writing(*element)), count=0)
    add(made, author_name="Ada", categories=["a"])
    (article,) = made.to_feed().articles

    assert expected == getattr(article, field)
    assert set() == errors(made.to_bytes())


@pytest.mark.parametrize(
    ("name", "element", "field", "message"),
    [
        (
            "Rss",
            ("itunes:explicit", "perhaps"),
            "<itunes:explicit>",
            "'perhaps' is neither",
        ),
        ("Rss", ("itunes:mood", "calm"), "<itunes:mood>", ""),
        (
            "Rss",
            ("enclosure", "", {"url": "javascript:x"}),
            "<enclosure>",
            "'javascript:x' ",
        ),
        ("Rss", ("mood", "calm"), "<mood>", ""),
        (
            "Rss",
            ("y:mood", "calm"),
            "add_item_elements",
            "what it writes is not well-formed",
        ),
        ("Rss", ("x:mood", "a\x0bb"), "add_item_elements", "Control characters"),
        ("Rss", ("x:mood", "a\x85b"), "add_item_elements", "has a character"),
        ("Atom", ("mood", "calm"), "<mood>", ""),
        ("Atom", ("updated", "soon"), "<updated>", "'soon'"),
        ("JsonFeed", ("x:mood", "calm"), "<x:mood>", "JSON Feed has no place for it"),
    ],
)
def test_what_cannot_be_carried_is_named_with_its_item(name, element, field, message):
    made = filled(hooked(name, item=writing(*element)))
    where, named, told = problem(made)

    assert ("item 1 ('Neap')", field) == (where, named)
    assert told.startswith(message)


@pytest.mark.parametrize("element", [("docs", HOME), ("rating", "x"), ("item", "")])
def test_what_the_model_leaves_out_of_a_feed_is_an_error(element):
    made = filled(hooked("Rss", feed=writing(*element)))

    assert ("feed", f"<{element[0]}>") == problem(made)[:2]


def test_an_element_that_is_not_closed_is_an_error():
    made = filled(hooked("Rss", item=lambda handler: handler.startElement("x:a", {})))
    where, field, message = problem(made)

    assert ("item 1 ('Neap')", "add_item_elements") == (where, field)
    assert message.startswith("what it writes is not well-formed: ")


def test_text_outside_of_elements_is_an_error():
    made = filled(hooked("Rss", item=lambda handler: handler.characters("lost")))

    assert "writes 'lost' outside of any element" == problem(made)[2]


def test_raw_sections_and_comments_of_a_hook_are_read():
    def write(handler):
        handler.startElement("content:encoded", {})
        handler.characters("")
        handler._finish_pending_start_element()
        handler._write("<![CDATA[<p>Raw &amp; all.</p>]]>")
        handler.endElement("content:encoded")
        handler._write("<!-- a word -->")

    made = filled(hooked("Rss", item=write))

    assert fp.Html("<p>Raw &amp; all.</p>") == made.to_feed().articles[0].content


def test_what_a_hook_raises_says_for_which_item():
    def fail(handler):
        raise LookupError(f"no depth for {handler}")

    with pytest.raises(LookupError) as caught:
        filled(hooked("Rss", item=fail)).to_bytes()

    assert (
        "add_item_elements() was called for item 1 ('Neap')"
        in caught.value.__notes__[0]
    )


def test_a_hook_that_leaves_out_the_usual_elements_does_so():
    class Bare(django_ours.Rss):
        def add_item_elements(self, handler, item):  # noqa: ARG002 - Django's signature
            handler.addQuickElement("description", "Short.")

        def add_root_elements(self, handler):
            pass

    made = filled(Bare, count=0, ttl=5)
    add(made, author_name="Ada", categories=["a"])
    feed = made.to_feed()

    assert ((), (), "Short.") == (
        feed.articles[0].authors,
        feed.articles[0].categories,
        feed.articles[0].summary,
    )
    assert ("Neap", f"{HOME}neap/") == (feed.articles[0].title, feed.articles[0].id)
    assert (None, None, HOME) == (feed.description, feed.ttl, feed.home_url)


def test_a_hook_may_change_the_item_before_it_is_written():
    class Loud(django_ours.Rss):
        def add_item_elements(self, handler, item):
            item["title"] = item["title"].upper()
            super().add_item_elements(handler, item)

    assert "NEAP" == filled(Loud).to_feed().articles[0].title


def test_a_hook_may_wrap_the_handler():
    class Wrapper:
        def __init__(self, handler):
            self.handler = handler

        def addQuickElement(self, *given):  # noqa: N802 - Django's name
            self.handler.addQuickElement(*given)

    class Wrapped(django_ours.Rss):
        def add_item_elements(self, handler, item):
            super().add_item_elements(Wrapper(handler), item)

    assert filled(django_ours.Rss).to_bytes() == filled(Wrapped).to_bytes()


@pytest.mark.parametrize("name", ["Rss", "Atom"])
def test_an_item_may_have_a_language_and_namespaces_of_its_own(name):
    attributes = {"xml:lang": "de", "xmlns:y": "https://y.example/"}
    kind = hooked(name, item=writing("y:a", "b"), attributes=attributes)
    (article,) = filled(kind).to_feed().articles

    assert "de" == article.language
    assert "https://y.example/" == article.extensions[0].namespace


@pytest.mark.parametrize("name", ["Rss", "Atom"])
def test_an_attribute_that_has_no_place_is_an_error(name):
    kind = hooked(name, attributes={"xml:base": HOME})

    assert (
        "item 1 ('Neap')",
        "item_attributes",
        "the attribute xml:base has no place in a feed",
    ) == problem(filled(kind))


def test_attributes_of_the_root_without_a_place_are_errors():
    class Rooted(django_ours.Rss):
        def rss_attributes(self):
            return {**super().rss_attributes(), "x": "1"}

        def root_attributes(self):
            return {"y": "2"}

    assert [("feed", "root_attributes"), ("feed", "rss_attributes")] == sorted(
        one[:2] for one in problems(filled(Rooted))
    )


@pytest.mark.parametrize("method", ["write_items", "endChannelElement"])
def test_a_method_that_nobody_would_call_is_refused(method):
    kind = type("Over", (django_ours.Rss,), {method: getattr(django_ours.Rss, method)})

    assert ("feed", method) == problem(filled(kind))[:2]


@both
@pytest.mark.parametrize("name", ["Rss", "Atom"])
def test_style_sheets_are_kept(ours, name):
    made = filled(getattr(ours, name), stylesheets=[f"{HOME}a.xsl", f"{HOME}b.css"])
    lines = made.to_bytes().splitlines()

    assert lines[1].startswith(b'<?xml-stylesheet href="https://tide.example/a.xsl"')
    assert lines[2].startswith(b'<?xml-stylesheet href="https://tide.example/b.css"')
    assert set() == errors(made.to_bytes())


def test_style_sheets_of_older_libraries_are_addresses():
    made = filled(django_ours.Rss)
    made.feed["stylesheets"] = ['/a.xsl?b="&']

    assert b"""<?xml-stylesheet href='/a.xsl?b="&amp;'?>""" in made.to_bytes()


def test_an_element_before_the_root_is_an_error():
    class Odd(django_ours.Rss):
        def add_stylesheets(self, handler):
            handler.addQuickElement("odd", "x")

    with pytest.raises(SyndicationError, match="add_stylesheets"):
        filled(Odd).to_bytes()


@pytest.mark.parametrize("name", ["Rss", "Atom"])
@given(text=TEXTS, value=TEXTS)
def test_what_a_hook_writes_arrives(name, text, value):
    made = filled(hooked(name, item=writing("x:mood", text, {"kind": value})))
    data = written(made)

    if isinstance(data, bytes):
        (found,) = etree.fromstring(data).iter("{https://x.example/ns}mood")
        assert text.replace("\r\n", "\n").replace("\r", "\n") == (found.text or "")
        assert value == found.get("kind")
    else:
        assert {"add_item_elements"} == {one.field for one in data}
