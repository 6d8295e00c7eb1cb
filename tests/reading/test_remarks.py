"""Comments and processing instructions: foreign elements keep them, texts do not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import feedpub as fp

if TYPE_CHECKING:
    from pathlib import Path

KEPT = (
    '<x:a xmlns:x="urn:x" b="1"><!-- neap --><?moon full?>t<x:c><!-- in --></x:c></x:a>'
)
REMARKS = "<!-- one --><?two three?>"
RSS = f"""<?xml version="1.0"?>
<?xml-stylesheet href="a.xsl"?><!-- top -->
<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"
  xmlns:podcast="https://podcastindex.org/namespace/1.0">{REMARKS}<channel>
  <title>Ti{REMARKS}de</title><link>https://tide.example/</link>
  <description>D</description>{KEPT}<itunes:author>A{REMARKS}da</itunes:author>
  <podcast:liveItem status="live" start="2026-03-01T09:00:00Z">{REMARKS}
    <title>Li{REMARKS}ve</title><guid isPermaLink="false">tag:tide.example,2026:1</guid>
    <podcast:contentLink href="https://tide.example/x"/>{KEPT}</podcast:liveItem>
  <item>{REMARKS}<title>Ne{REMARKS}ap</title><link>https://tide.example/1</link>{KEPT}
    <description>A <b>bare{REMARKS}</b></description></item></channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom">{REMARKS}<title>Ti{REMARKS}de</title>
  <id>https://tide.example/</id><author><name>A{REMARKS}da</name></author>
  <updated>2026-03-01T09:00:00Z</updated>{KEPT}
  <entry><title>Ne{REMARKS}ap</title><id>https://tide.example/1</id>{KEPT}
  <updated>2026-{REMARKS}03-01T09:00:00Z</updated><content type="xhtml">
  <div xmlns="http://www.w3.org/1999/xhtml"><p>a{REMARKS}b</p>
  <svg xmlns="http://www.w3.org/2000/svg">{REMARKS}</svg></div></content></entry></feed>"""
RDF = f"""<rdf:RDF xmlns="http://purl.org/rss/1.0/"
  xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">{REMARKS}
  <channel rdf:about="https://tide.example/rss"><title>Ti{REMARKS}de</title>
  <link>https://tide.example/</link><description>D</description>{KEPT}</channel>
  <item rdf:about="https://tide.example/1"><title>Ne{REMARKS}ap</title>{KEPT}
  <link>https://tide.example/1</link></item></rdf:RDF>"""
each_document = pytest.mark.parametrize(
    "document", [RSS, ATOM, RDF], ids=["rss", "atom", "rdf"]
)


@each_document
def test_foreign_elements_keep_remarks_and_texts_lose_them(document: str) -> None:
    feed = fp.read(document.encode())
    article = feed.articles[0]

    assert ("Tide", "Neap") == (feed.title, article.title)
    assert fp.Foreign(KEPT) == feed.extensions[0] == article.extensions[0]
    assert KEPT == article.extensions[0].markup
    assert not any(
        sign in str(text)
        for sign in ("<!-- one", "two three")
        for text in (article.summary, article.content, feed)
    )


def test_a_live_item_is_read_as_an_article_is() -> None:
    _, show, live = fp.read(RSS.encode()).extensions

    assert ("Ada", "Live") == (show.author, live.article.title)
    assert fp.Foreign(KEPT) in live.article.extensions


@each_document
def test_they_are_written_and_read_again(document: str) -> None:
    feed = fp.read(document.encode())
    format = "atom" if document == ATOM else "rss"
    written = fp.write(feed, format)

    assert () == fp.validate(written).errors
    assert feed.extensions == fp.read(written).extensions
    assert written == fp.write(fp.read(written), format)


@each_document
def test_articles_one_by_one_have_them_as_well(document: str, tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    path.write_text(document)

    assert fp.read(path).articles == tuple(fp.iter_articles(path))


def test_a_broken_document_is_read_with_them() -> None:
    feed = fp.read(RSS.replace("<description>D", "<description>&#0; D").encode())

    assert ("Tide", "D") == (feed.title, feed.description)


def test_remarks_without_number_are_left_out_even_of_foreign_elements() -> None:
    many = "a<!---->" * 20_000
    item = f'<item><title>{many}</title><x:y xmlns:x="urn:x">{many}</x:y></item>'
    feed = fp.read(RSS.replace("<item>", f"{item}<item>", 1).encode())

    assert "a" * 20_000 == feed.articles[0].title
    assert "a" * 20_000 in feed.articles[0].extensions[0].markup


def test_texts_between_elements_stay_where_they_are() -> None:
    bare = "A <!-- 1 -->b<i>c<?d?></i> e<!-- 2 --> f<br/><!-- 3 -->g"
    item = (
        f"<item><description>{bare}</description><link>https://x.example/</link></item>"
    )
    feed = fp.read(RSS.replace("<item>", f"{item}<item>", 1).encode())

    assert "A b<i>c</i> e f<br/>g" == feed.articles[0].summary.markup
