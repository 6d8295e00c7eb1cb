"""`feedpub.read`: what is told apart, what is refused, and what the notes say."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

import feedpub as fp

if TYPE_CHECKING:
    from pathlib import Path

ITEM = (
    b"<item><title>Neap</title><link>https://tide.example/neap/</link>"
    b"<pubDate>Sun, 01 Mar 2026 09:00:00 GMT</pubDate>%b</item>"
)
NEAP = ITEM % b""
WHEN = datetime(2026, 3, 1, 9, tzinfo=UTC)


def rss(*items: bytes, channel: bytes = b"") -> bytes:
    return (
        b'<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        b'xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>Tidewater</title>'
        b"<link>https://tide.example/</link><description>Tides.</description>"
        b"<managingEditor>ada@tide.example (Ada)</managingEditor>%b%b</channel></rss>"
    ) % (channel, b"".join(items))


def one(*items: bytes, channel: bytes = b"", **options: object) -> fp.Article:
    return fp.read(rss(*items, channel=channel), **options).articles[0]


def told(document: bytes, **options: object) -> list[str]:
    return [
        f"{note.kind} {note.field}"
        for note in fp.read_with_notes(document, **options).notes
    ]


DOCUMENTS = {
    "rss": rss(NEAP),
    "rdf": b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
    b'xmlns="http://purl.org/rss/1.0/"><channel rdf:about="https://tide.example/">'
    b"<title>Tidewater</title><link>https://tide.example/</link></channel>"
    b'<item rdf:about="https://tide.example/neap/"><title>Neap</title>'
    b"<link>https://tide.example/neap/</link></item></rdf:RDF>",
    "atom": b'<feed xmlns="http://www.w3.org/2005/Atom"><title>Tidewater</title>'
    b'<link href="https://tide.example/"/><entry><title>Neap</title>'
    b'<link href="https://tide.example/neap/"/></entry></feed>',
    "atom-entry": b'<entry xmlns="http://www.w3.org/2005/Atom"><title>Neap</title>'
    b'<link href="https://tide.example/neap/"/></entry>',
    "json": b'{"version": "https://jsonfeed.org/version/1", "title": "Tidewater", '
    b'"items": [{"id": "1", "url": "https://tide.example/neap/", "title": "Neap"}]}',
}


@pytest.mark.parametrize("format", DOCUMENTS)
def test_formats_are_told_apart_by_their_content(format: str, tmp_path: Path) -> None:
    path = tmp_path / "feed.txt"
    path.write_bytes(DOCUMENTS[format])
    reading = fp.read_with_notes(path)

    assert format == reading.format
    assert "https://tide.example/neap/" == reading.feed.articles[0].url
    assert reading.feed == fp.read(DOCUMENTS[format]) == fp.read(str(path))


@pytest.mark.parametrize("format", DOCUMENTS)
def test_what_is_read_again_is_the_same(format: str) -> None:
    assert fp.read_with_notes(DOCUMENTS[format]) == fp.read_with_notes(
        DOCUMENTS[format]
    )


@pytest.mark.parametrize("format", DOCUMENTS)
def test_articles_come_one_by_one_as_they_come_together(
    format: str, tmp_path: Path
) -> None:
    path = tmp_path / "feed"
    path.write_bytes(DOCUMENTS[format])

    assert fp.read(path).articles == tuple(fp.iter_articles(path))


def test_another_format_than_the_one_asked_for_is_refused() -> None:
    with pytest.raises(fp.ReadError, match="is rss, not atom; leave the format out"):
        fp.read(DOCUMENTS["rss"], "atom")
    with pytest.raises(fp.FeedpubError, match="no format 'opml' to read; give rss"):
        fp.read(DOCUMENTS["rss"], "opml")

    assert fp.read(DOCUMENTS["atom-entry"], "atom").articles


@pytest.mark.parametrize(
    ("document", "reason"),
    [
        (b"", "empty"),
        (b"Hello", "neither XML nor JSON"),
        (b"<html><body/></html>", "page"),
        (b'{"a": 1}', "is no feed|JSON"),
        (b"\x1f\x8b\x08", "gzip"),
        (b"<opml/>", "no feed|opml"),
        (b'<service xmlns="http://www.w3.org/2007/app"/>', "is app-service"),
    ],
)
def test_what_is_no_feed_is_refused_in_the_validators_words(
    document: bytes, reason: str
) -> None:
    with pytest.raises(fp.ReadError, match=f"the document.*({reason})") as caught:
        fp.read(document)

    assert isinstance(caught.value.report, fp.Report)


def test_a_missing_file_is_refused_with_the_reason() -> None:
    with pytest.raises(
        fp.ReadError, match=r"nothing\.xml: cannot be read: No such file"
    ):
        fp.read("nothing.xml")
    with pytest.raises(fp.ReadError, match="pass the document itself as bytes"):
        fp.read("<rss/>")


def test_strict_reading_refuses_errors_with_place_and_mend_and_report() -> None:
    wrong = rss(NEAP.replace(b"Sun, 01 Mar 2026 09:00:00 GMT", b"2026-03-01"))
    with pytest.raises(fp.ReadError) as caught:
        fp.read(wrong, strict=True)

    assert str(caught.value).startswith("the document:1:")
    assert "[rss-date-invalid]" in str(caught.value)
    assert not caught.value.report.valid
    assert datetime(2026, 3, 1, tzinfo=UTC) == fp.read(wrong).articles[0].published


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (b"Sun, 1 Mar 2026 9:00 GMT", WHEN),
        (b"Mon, 01 Mar 2026 09:00:00 GMT", WHEN),
        (b"Sunday, March 1, 2026 09:00:00 UTC", WHEN),
        (b"1 March 2026 09:00 AM", WHEN),
        (b"2026-03-01T09:00:00", WHEN),
        (b"2026-03-01 10:00:00 CET", WHEN),
        (b"2026/03/01 09:00", WHEN),
        (b"01.03.2026 09:00", None),
        (b"21.03.2026 09:00", WHEN.replace(day=21)),
        (b"1772355600", WHEN),
        (b"01 Mar 2026 04:00:00 -5:00", WHEN),
        (b"Sun, 01 Mar 2026 08:59:60 GMT", WHEN.replace(hour=8, minute=59, second=59)),
        (b"31 Feb 2026", None),
        (b"yesterday", None),
        (b"x" * 500, None),
    ],
)
def test_dates_in_loose_forms_are_read_where_they_mean_one_thing(
    written: bytes, expected: datetime | None
) -> None:
    item = NEAP.replace(b"Sun, 01 Mar 2026 09:00:00 GMT", written)
    notes = told(rss(item))

    assert (expected or fp.UNDATED) == one(item).updated
    assert any("pubdate" in note for note in notes)
    assert (expected is None) == ("mended published" in notes)


def test_a_guid_that_is_no_iri_is_an_opaque_id() -> None:
    guid = b'<guid isPermaLink="false">42</guid>'

    assert fp.OpaqueId("42", "https://tide.example/") == one(ITEM % guid).id
    assert [] == told(rss(ITEM % guid))
    assert ["mended guid"] == told(rss(ITEM % b"<guid>42</guid>"))


def test_articles_without_ids_get_their_addresses_or_what_is_made_of_them() -> None:
    nameless = b"<item><description>Neap</description></item>"
    made = fp.read(rss(NEAP, nameless, nameless.replace(b"Neap", b"Spring")))
    ids = [article.id for article in made.articles]

    assert "https://tide.example/neap/" == ids[0]
    assert all(str(id).startswith("urn:uuid:") for id in ids[1:])
    assert 3 == len(set(ids))


def test_articles_that_share_an_address_but_no_guid_both_stay() -> None:
    both = fp.read(rss(NEAP, NEAP.replace(b"Neap", b"Spring")))

    assert ["Neap", "Spring"] == [article.title for article in both.articles]


def test_of_two_articles_with_one_guid_the_newer_stays_where_the_first_was() -> None:
    guid = b'<guid isPermaLink="false">tag:tide.example,2026:1</guid>'
    old, new = ITEM % guid, (ITEM % guid).replace(b"01 Mar", b"08 Mar")
    document = rss(old, NEAP, new.replace(b"Neap", b"Spring"))

    assert ["Spring", "Neap"] == [one.title for one in fp.read(document).articles]
    assert "dropped id" in told(document)


def test_relative_addresses_need_a_base_and_content_a_certain_one() -> None:
    item = (
        b"<item><link>neap/ebb%</link><guid>1</guid>"
        b"<description>&lt;a href='x'&gt;</description></item>"
    )
    given = one(item, url="https://moon.example/feeds/rss.xml")

    assert "https://tide.example/neap/ebb%25" == one(item).url
    assert fp.Html("<a href='x'>") == one(item).summary
    assert "https://moon.example/feeds/neap/ebb%25" == given.url
    assert fp.Html("<a href='https://moon.example/feeds/x'>") == given.summary


def test_xml_base_counts_before_the_documents_address() -> None:
    feed = DOCUMENTS["atom"].replace(b"<entry>", b'<entry xml:base="/a/">')
    feed = feed.replace(b"https://tide.example/neap/", b"neap/")

    assert (
        "https://moon.example/a/neap/"
        == fp.read(feed, url="https://moon.example/x.xml").articles[0].url
    )


@pytest.mark.parametrize(
    ("author", "name", "email"),
    [
        (b"ada@tide.example (Ada Reed)", "Ada Reed", "ada@tide.example"),
        (b"Ada Reed &lt;ada@tide.example&gt;", "Ada Reed", "ada@tide.example"),
        (b"Ada Reed (ada@tide.example)", "Ada Reed", "ada@tide.example"),
        (b"ada@tide.example", "ada@tide.example", "ada@tide.example"),
        (b"Ada Reed", "Ada Reed", None),
        (b"mailto:ada@tide.example (Ada)", "Ada", "ada@tide.example"),
    ],
)
def test_authors_of_rss_are_read_in_all_their_forms(
    author: bytes, name: str, email: str | None
) -> None:
    made = one(ITEM % (b"<author>%b</author>" % author))

    assert (fp.Person(name=name, email=email),) == made.authors


def test_an_address_and_a_creator_are_one_person() -> None:
    both = b"<author>ada@tide.example</author><dc:creator>Ada</dc:creator>"

    assert (fp.Person(name="Ada", email="ada@tide.example"),) == one(
        ITEM % both
    ).authors


def test_a_feed_without_an_author_is_its_own() -> None:
    document = rss(NEAP).replace(b"managingEditor", b"docs")

    assert (fp.Person(name="Tidewater"),) == fp.read(document).authors
    assert {"mended authors", "dropped docs"} == set(told(document)) - {"mended id"}


def test_a_missing_enclosure_type_is_told_by_the_files_name() -> None:
    tag = b'<enclosure url="https://tide.example/neap.mp3?x=1" length="1,200"/>'

    assert (
        fp.Enclosure(
            url="https://tide.example/neap.mp3?x=1", type="audio/mpeg", length=1200
        ),
    ) == one(ITEM % tag).enclosures


def test_bytes_of_windows_in_latin_1_are_what_was_meant() -> None:
    document = b'<?xml version="1.0" encoding="iso-8859-1"?>' + rss(
        NEAP.replace(b"Neap", b"\x93Neap\x94 \x80")
    )

    assert "“Neap” €" == fp.read(document).articles[0].title


def test_broken_markup_is_read_as_far_as_it_goes_and_noted() -> None:
    document = rss(NEAP.replace(b"Neap", b"Neap & ebb&nbsp;<b>"), NEAP)
    reading = fp.read_with_notes(document[:-30])

    assert reading.feed.articles
    assert "document" in {note.where for note in reading.notes}
    assert all(note.line for note in reading.notes if note.where == "document")


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


def test_a_note_reads_as_one_line() -> None:
    note = fp.read_with_notes(rss(ITEM % b"<guid>42</guid>")).notes[0]

    assert str(note) == (
        "line 1: article '42': guid: mended: '42' is no address, so it is read as no "
        "permalink"
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


def test_authors_hubs_and_media_of_json_are_mended() -> None:
    made = fp.read_with_notes(
        b'{"version": "https://jsonfeed.org/version/1.1", "title": "T", "items": [{'
        b'"id": "tag:tide.example,2026:1", "content_html": "<p>", "tags": [" "], '
        b'"attachments": [{"mime_type": "x"}, {"url": "https://tide.example/a.mp3", '
        b'"mime_type": "mp3", "duration_in_seconds": "x", "title": "A"}]}],'
        b'"authors": [{"url": "https://ada.example/"}, {}], '
        b'"hubs": [{"url": "https://hub.example/"}, {"type": "x"}]}'
    )
    feed = made.feed

    assert ("https://ada.example/",) == tuple(one.name for one in feed.authors)
    assert (fp.Hub(url="https://hub.example/"),) == feed.hubs
    assert (
        fp.Enclosure(url="https://tide.example/a.mp3", type="audio/mpeg", title="A"),
    ) == feed.articles[0].enclosures
    assert "https://unknown.invalid/" == feed.home_url
    assert {"mended home_url", "mended attachments", "dropped attachments"} <= {
        f"{note.kind} {note.field}" for note in made.notes
    }


def test_descriptions_that_nobody_escaped_are_read_as_markup() -> None:
    item = b"<item><description>Twice <b>a</b> month</description></item>"

    assert fp.Html("Twice <b>a</b> month") == one(item).content
    assert "mended description" in told(rss(item))


def test_content_without_a_place_is_dropped_and_content_elsewhere_kept() -> None:
    def content(tag: bytes) -> fp.Article:
        entry = DOCUMENTS["atom"].replace(b"</entry>", tag + b"</entry>")
        return fp.read(entry).articles[0]

    assert content(b'<content type="image/png">AAAA</content>').content is None
    assert "x" == content(b'<content type="text/x-y">x</content>').content
    assert (
        fp.OutOfLine(src="https://tide.example/a.mp4", type="video/mp4")
        == content(b'<content src="/a.mp4"/>').content
    )
    assert content(b'<content type="multipart/x" src="/a"/>').content is None
    assert (
        fp.Html("<p>x</p>")
        == content(b'<content type="html"><p>x</p></content>').content
    )


def test_languages_and_sizes_are_mended_or_dropped() -> None:
    channel = (
        b"<language>en_US</language><ttl>soon</ttl><skipHours><hour>24</hour></skipHours>"
        b"<skipDays><day>monday</day><day>Mo</day></skipDays><cloud domain='x'/>"
        b"<image><url>/a.png</url><width>wide</width></image><webMaster>Cy</webMaster>"
    )
    feed = fp.read(rss(NEAP, channel=channel))

    assert ("en-US", None, (0,), ("Monday",)) == (
        *(feed.language, feed.ttl, feed.skip_hours),
        feed.skip_days,
    )
    assert fp.Image(url="https://tide.example/a.png") == feed.logo
    assert feed.cloud is feed.webmaster is None


def test_windows_1252_in_a_document_of_utf_8_is_read_as_such(tmp_path: Path) -> None:
    document = rss(ITEM % b"<description>\x93Ebbe\x94 \xe9 \xc3\xa9</description>")
    path = tmp_path / "feed.xml"
    path.write_bytes(document)

    assert "\u201cEbbe\u201d \xe9 \xe9" == fp.read(document).articles[0].summary
    assert fp.read(document).articles == (*fp.iter_articles(path),)
    assert "mended encoding-invalid-bytes" in told(document)


@pytest.mark.parametrize("wrong", [b"\xc0\x80", b"\xed\xa0\x80", b"\xe0\x80\x80"])
def test_bytes_without_any_meaning_are_marked(wrong: bytes) -> None:
    document = rss(ITEM % b"<description>a %b</description>" % wrong)

    assert "a \ufffd" == fp.read(document).articles[0].summary


def test_a_document_that_is_cut_off_is_refused_for_that() -> None:
    with pytest.raises(fp.ReadError, match=r"the document:1:\d+: .*document ends"):
        fp.read(b'{"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "1"')


@pytest.mark.parametrize("url", ["feed.xml", "", "file:///tmp/feed.xml"])
def test_a_base_that_is_no_address_is_refused(url: str, tmp_path: Path) -> None:
    with pytest.raises(fp.FeedpubError, match=r"^url: "):
        fp.read(DOCUMENTS["rss"], url=url)
    with pytest.raises(fp.FeedpubError, match=r"^url: "):
        next(fp.iter_articles(tmp_path / "feed.xml", url=url))


def test_an_address_is_not_fetched_but_told_apart_from_a_file() -> None:
    with pytest.raises(fp.ReadError, match=r"https://tide.example/rss.xml: .* fetched"):
        fp.read("https://tide.example/rss.xml")


@pytest.mark.parametrize("source", [None, bytearray(b"<rss/>")])
def test_what_is_neither_bytes_nor_a_name_is_refused(source: object) -> None:
    with pytest.raises(fp.FeedpubError, match="is no document; give its bytes"):
        fp.read(source)


def test_the_report_of_a_file_names_it(tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    path.write_bytes(b'<rss version="2.0"><channel/></rss>')
    with pytest.raises(fp.ReadError) as refused:
        fp.read(path, strict=True)

    assert str(path) == refused.value.report.path
