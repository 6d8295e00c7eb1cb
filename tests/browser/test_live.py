"""Pages of `feedpub serve` load themselves again when what they show is new."""

from __future__ import annotations

import pytest

import feedpub as fp
from feedpub.publisher.serving import pages, serve

HOME = "https://tide.example/"

pytestmark = pytest.mark.no_cover


def publish(folder, title):
    feed = fp.Feed(
        title=title,
        home_url=HOME,
        feed_url=f"{HOME}rss.xml",
        authors=["Ada"],
        articles=[fp.Article(title="A", url=f"{HOME}a", published="2026-03-01")],
    )
    fp.publish(feed, folder, formats="rss", readable=True)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("live")
    publish(folder, "Neap")
    (folder / "preview.html").write_text(
        "<!doctype html><meta http-equiv=Content-Security-Policy "
        "content=\"default-src 'none'\"><title>First</title><h1>First</h1>"
    )
    return folder


def test_a_feed_and_a_preview_are_shown_again_when_they_are_new(tab, folder):
    with serve(folder, port=0) as server:
        with tab.expect_response(lambda answer: answer.url.endswith(pages.EVENTS)):
            tab.goto(f"{server.url}rss.xml?live")
        shown = tab.frame_locator("iframe").locator("h1")

        assert "Neap" == shown.text_content()

        publish(folder, "Spring")
        shown.filter(has_text="Spring").wait_for()
        tab.wait_for_function("document.title == 'Spring'")
        tab.frames[1].goto(f"{server.url}preview.html")

        assert "First" == shown.text_content()

        page = folder / "preview.html"
        page.write_text(page.read_text().replace("First", "Second"))
        shown.filter(has_text="Second").wait_for()
        tab.goto("about:blank")

    assert [] == tab.said
