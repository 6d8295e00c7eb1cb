"""Every version of every format, and what is said in it alone."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from reading.tides import DOCUMENTS, ITEM, WHEN, one, rss

import feedpub as fp


def test_unknown_namespaces_survive_exactly() -> None:
    tag = b'<x:a xmlns:x="https://x.example/" b="1"><x:c>d &amp; e</x:c> f</x:a>'
    made = one(ITEM % tag)

    assert (fp.read(DOCUMENTS["rss"]).articles[0].extensions) == ()
    assert [tag.decode()] == [each.markup for each in made.extensions]
    again = fp.read(fp.write(fp.read(rss(ITEM % tag)), "atom")).articles[0]
    assert made.extensions == again.extensions


def test_known_namespaces_become_typed_values() -> None:
    from feedpub.namespaces import itunes

    tag = b'<i:season xmlns:i="http://www.itunes.com/dtds/podcast-1.0.dtd">2</i:season>'

    assert (itunes.Episode(season=2),) == one(ITEM % tag).extensions


def test_atom_0_3_is_read_with_its_own_names() -> None:
    made = fp.read(
        b'<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>Tidewater</title>'
        b'<tagline mode="escaped" type="text/html">&lt;b&gt;Tides&lt;/b&gt;</tagline>'
        b'<link rel="alternate" href="https://tide.example/"/>'
        b"<modified>2026-03-02T09:00:00Z</modified><entry><title>Neap</title>"
        b"<id>tag:tide.example,2026:1</id><issued>2026-03-01T09:00:00Z</issued>"
        b"<author><name>Ada</name><url>https://ada.example/</url></author>"
        b'<content mode="escaped" type="application/xhtml+xml">&lt;p&gt;</content>'
        b"</entry></feed>"
    )
    article = made.articles[0]

    assert fp.Html("<b>Tides</b>") == made.description
    assert datetime(2026, 3, 2, 9, tzinfo=UTC) == made.updated
    assert WHEN == article.published
    assert (fp.Person(name="Ada", url="https://ada.example/"),) == article.authors
    assert fp.Html("<p>") == article.content


def test_xhtml_is_kept_as_it_would_be_written_with_other_vocabularies() -> None:
    made = fp.read(
        DOCUMENTS["atom"].replace(
            b"</entry>",
            b'<content type="xhtml"><h:div xmlns:h="http://www.w3.org/1999/xhtml">'
            b'<h:p class="a&quot;b">x<h:br/></h:p><h:i/><svg '
            b'xmlns="http://www.w3.org/2000/svg"><path d="M0"/></svg></h:div></content>'
            b"</entry>",
        )
    )

    assert (
        fp.Xhtml(
            '<p class="a&quot;b">x<br/></p><i></i>'
            '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0"/></svg>'
        )
        == made.articles[0].content
    )
    assert () == fp.validate(fp.write(made, "atom")).errors


def test_an_entry_alone_is_a_feed_of_what_it_was_copied_from() -> None:
    made = fp.read(
        DOCUMENTS["atom-entry"].replace(
            b"</entry>",
            b"<source><title>Moonwatch</title><id>tag:moon.example,2026:f</id>"
            b'<link rel="self" href="https://moon.example/atom.xml"/>'
            b"<author><name>Mo</name></author></source></entry>",
        )
    )

    assert ("Moonwatch", "tag:moon.example,2026:f") == (made.title, made.id)
    assert "https://moon.example/atom.xml" == made.feed_url
    assert (fp.Person(name="Mo"),) == made.authors


def test_json_feed_1_0_and_wrong_types_are_read() -> None:
    made = fp.read_with_notes(
        b'{"version": "https://jsonfeed.org/version/1", "title": "Tide", "x": 1, '
        b'"home_page_url": "https://tide.example/", "author": {"name": "Ada"}, '
        b'"items": [{"id": 42, "content_text": "Neap", "tags": ["a", 7], '
        b'"date_published": "2026-03-01T09:00:00Z", "attachments": [{"url": "a.ogg", '
        b'"mime_type": "audio/ogg", "size_in_bytes": "9"}], "_x": {"y": [1]}}, 5]}'
    )
    article = made.feed.articles[0]

    assert (fp.Person(name="Ada"),) == made.feed.authors
    assert fp.OpaqueId("42", "https://tide.example/") == article.id
    assert ["a", "7"] == [category.term for category in article.categories]
    assert 9 == article.enclosures[0].length
    assert {"y": [1]} == article.extensions[0].value
    assert {"dropped x", "dropped items", "mended id"} <= {
        f"{note.kind} {note.field}" for note in made.notes
    }


def test_rss_1_0_says_what_it_cannot_write() -> None:
    empty = fp.Feed(title="T", home_url="gemini://a.example/", updated=0)
    with pytest.raises(fp.ModelError) as caught:
        fp.write(empty, "rdf")

    assert {"home_url", "articles"} == {p.field for p in caught.value.problems}
    assert any("RSS 1.0" in str(problem) for problem in fp.losses(_two(), "rdf"))


def test_rss_1_0_of_articles_that_come_one_by_one_is_the_same() -> None:
    feed = _two()

    assert fp.write(feed, "rdf") == b"".join(
        fp.stream(feed, "rdf", articles=iter(feed.articles))
    )
    assert () == fp.validate(fp.write(feed, "rdf")).errors


def _two() -> fp.Feed:
    url = "https://tide.example/"
    return fp.Feed(
        title="Tide",
        home_url=url,
        authors=["Ada"],
        logo=url,
        id=url,
        articles=[
            fp.Article(url=url + "1", title="x", published=WHEN, comments_url=url),
            fp.Article(
                id="urn:x-tide:2", external_url=url, content="y", published=WHEN
            ),
        ],
    )


def test_links_of_atom_go_where_the_model_has_them() -> None:
    made = fp.read(
        DOCUMENTS["atom"].replace(
            b"<entry>",
            b'<link rel="self" href="/atom.xml"/><link rel="hub" href="/hub"/>'
            b'<link rel="next" href="/2"/><link rel="alternate" href="/b"/><entry>'
            b'<link rel="self" href="/1"/><link rel="x-own" href="/own"/>'
            b'<link rel="replies" type="text/html" href="/c"/>'
            b'<link rel="alternate" hreflang="de" href="/de" type="text/html"/>'
            b'<link rel="enclosure" href="/a.mp3" length="x"/>'
            b'<link rel="related" href="/about"/>',
        )
    )
    article = made.articles[0]

    assert ("https://tide.example/hub",) == tuple(hub.url for hub in made.hubs)
    assert "https://tide.example/2" == made.next_url
    assert "https://tide.example/atom.xml" == made.feed_url
    assert "https://tide.example/about" == article.external_url
    assert "https://tide.example/c" == article.comments_url
    assert ("audio/mpeg", 0) == (article.enclosures[0].type, 0)
    assert [
        "http://www.iana.org/assignments/relation/x-own",
        "alternate",
    ] == [link.rel for link in article.links]
