"""What acts in a browser is not in a feed that opens as a page."""

from __future__ import annotations

import pytest
from formats.opened import BOTH, CSS, HOME, article_of, feed_of

import feedpub as fp
from feedpub.formats import write_all
from feedpub.namespaces import podcast

ALIVE = (
    "<script>document.title = 'gone'</script>",
    '<b onclick="go()">Neap</b>',
    '<a href="javascript:go()">Neap</a>',
    '<a href=" JAVA&#115;cript:go()">Neap</a>',
    '<iframe srcdoc="&lt;script&gt;go()&lt;/script&gt;"></iframe>',
    '<img src="https://spy.example/1.png" alt=""/>',
    '<p style="background: url(https://spy.example/2.png)">Neap</p>',
    '<svg xmlns="http://www.w3.org/2000/svg"><script>go()</script></svg>',
    '<s:svg xmlns:s="http://www.w3.org/2000/svg" onload="go()"/>',
    '<h:script xmlns:h="http://www.w3.org/1999/xhtml">go()</h:script>',
    '<meta http-equiv="refresh" content="0;url=https://spy.example/"/>',
)


@pytest.mark.parametrize("markup", ALIVE)
def test_xhtml_that_acts_in_a_browser_is_written_as_html(markup):
    feed = feed_of(article_of(1, content=fp.Xhtml(f"<p>Neap.</p>{markup}")))
    [article] = fp.read(fp.write(feed, "atom", readable=CSS)).articles

    assert type(article.content) is fp.Html
    assert feed.articles[0].content.markup == article.content.markup


def test_xhtml_that_does_nothing_stays_xhtml():
    markup = (
        '<p lang="en">Neap <a href="https://tide.example/?a=1&amp;b=2">tide</a></p>'
    )
    feed = feed_of(article_of(1, content=fp.Xhtml(markup)), title=fp.Xhtml("<b>T</b>"))

    assert fp.read(fp.write(feed, "atom")) == (
        fp.read(fp.write(feed, "atom", readable=CSS))
    )


def test_all_xhtml_is_tamed_that_of_the_feed_as_well():
    bad = fp.Xhtml("<i>Neap</i><script>go()</script>")
    feed = feed_of(article_of(1, rights=bad, title=bad), title=bad, rights=bad)

    assert b"<script>" in fp.write(feed, "atom")
    assert b"<script>" not in fp.write(feed, "atom", readable=CSS)
    assert b"<script>" not in write_all(feed, readable=CSS)["atom"]
    assert b"<script>" not in b"".join(
        fp.stream(feed, "atom", articles=iter(feed.articles), readable=CSS)
    )


@BOTH
def test_foreign_elements_that_act_are_left_out(format):
    kind = 'xmlns="http://www.w3.org/1999/xhtml"'
    kept = fp.Foreign('<x:tide xmlns:x="https://tide.example/ns">Neap</x:tide>')
    gone = fp.Foreign(f'<x:a xmlns:x="https://tide.example/ns"><script {kind}/></x:a>')
    own = {"extensions": (kept, gone)}
    document = fp.write(feed_of(article_of(1, **own), **own), format, readable=CSS)

    assert 2 == document.count(b"Neap</x:tide>")
    assert b"<script" not in document


def test_the_article_of_a_live_item_is_tamed_as_well():
    kind = 'xmlns="http://www.w3.org/1999/xhtml"'
    bad = fp.Foreign(f'<x:a xmlns:x="https://tide.example/ns"><script {kind}/></x:a>')
    live = podcast.LiveItem(
        status="live",
        start="2026-03-01T09:00:00Z",
        article=article_of(
            9,
            extensions=[bad, podcast.ContentLink(href=HOME, label="Live")],
            enclosures=[fp.Enclosure(url=f"{HOME}9.mp3", type="audio/mpeg")],
        ),
    )
    feed = feed_of(extensions=[live])

    assert b"<script" in fp.write(feed, "rss")
    assert b"<script" not in fp.write(feed, "rss", readable=CSS)
