"""Feeds in a real browser: Debian's Chromium without a window, driven by playwright."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import TYPE_CHECKING, NamedTuple

import pytest

import feedpub as fp
from feedpub.http import response_parts

if TYPE_CHECKING:
    from collections.abc import Iterator

CSS = "feedpub.css"
ATTACKS = (
    "<script>hit('script')</script>",
    "<img src='/none.png' alt='' onerror=\"hit('image')\"/>",
    "<a id='trap' href=\"javascript:hit('link')\">Neap</a>",
    "<iframe srcdoc=\"&lt;script>parent.hit('frame')&lt;/script>\"></iframe>",
)
HIT = "hit = function (what) { document.documentElement.setAttribute(what, '') }"
ARABIC = {"title": "مدّ وجزر", "description": "أخبار البحر", "language": "ar"}

pytestmark = pytest.mark.no_cover


class Site(NamedTuple):
    """A web server on loopback, and what is in it."""

    url: str
    pages: dict[str, tuple[dict[str, str], bytes]]

    def put(self, name: str, body: bytes, **headers: str) -> str:
        self.pages[f"/{name}"] = (headers or {"Content-Type": "application/xml"}, body)
        return self.url + name

    def put_feed(self, name: str, feed: fp.Feed | bytes, format: str = "rss") -> str:
        parts = response_parts(feed, format, url=self.url + name, readable=CSS)
        return self.put(name, parts.body, **parts.headers)


class Answers(BaseHTTPRequestHandler):
    def __init__(self, site: list[Site], *rest: object) -> None:
        self.site = site
        super().__init__(*rest)

    def do_GET(self) -> None:
        [site] = self.site
        headers, body = site.pages.get(self.path, ({}, None))
        self.send_response(404 if body is None else 200)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body or b"")

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    holder: list[Site] = []
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Answers, holder)) as server:
        holder.append(Site(f"http://127.0.0.1:{server.server_port}/", {}))
        Thread(target=server.serve_forever, daemon=True).start()
        holder[0].put(CSS, fp.stylesheet(), **{"Content-Type": "text/css"})
        holder[0].put("favicon.ico", b"", **{"Content-Type": "image/x-icon"})
        page = b"<!doctype html><title>Neap</title><h1>Neap</h1>"
        holder[0].put("neap/", page, **{"Content-Type": "text/html"})
        yield holder[0]
        server.shutdown()


def feed_of(home: str, **fields: object) -> fp.Feed:
    articles = [
        fp.Article(
            title=title,
            url=f"{home}{title.lower().partition(' ')[0]}/",
            published=f"2026-03-0{number}T09:00:00Z",
            summary=f"High & <low>, {number}.",
            content=fp.Html("<img src='https://spy.example/1.png'><script>x</script>"),
        )
        for number, title in enumerate(("Spring tides", "Neap tides"), 1)
    ]
    given = {
        "title": "Tidewater",
        "home_url": home,
        "feed_url": f"{home}rss.xml",
        "description": "Notes on tides.",
        "language": "en",
        "authors": [fp.Person(name="Ada Reed")],
        "articles": articles,
    }
    return fp.Feed(**given | fields)


def hostile(site: Site) -> fp.Feed:
    [first, _] = feed_of(site.url).articles
    content = fp.Xhtml(f"<script>{HIT}</script>{''.join(ATTACKS)}")
    return feed_of(site.url, articles=[replace(first, content=content)])


def hits(tab: object, address: str) -> set[str]:
    """Open a document, follow the trap in it, and give what has run."""
    tab.goto(address)
    return {
        *tab.evaluate("""async () => {
        const trap = document.getElementById('trap');
        if (trap) trap.click();
        await new Promise(done => setTimeout(done, 50));
        return document.documentElement.getAttributeNames()
            .filter(name => /^(script|image|link|frame)$/.test(name));
    }""")
    }


@pytest.mark.parametrize(
    ("scheme", "format"), [("http", "rss"), ("http", "atom"), ("file", "rss")]
)
def test_a_feed_opens_as_a_page(tab, site, tmp_path, format, scheme):
    feed = feed_of(site.url)
    name = f"{format}.xml"
    address = site.put_feed(name, feed, format)
    if scheme == "file":
        fp.publish(feed, tmp_path, formats=[format], readable=True)
        address = (tmp_path / name).as_uri()
    tab.goto(address)
    links = tab.get_by_role("link").evaluate_all("all => all.map(one => one.href)")
    picture = tab.screenshot(path=tmp_path / "feed.png")

    assert "Tidewater" == tab.title()
    assert [site.url, f"{site.url}neap/", f"{site.url}spring/"] == links
    assert "Tidewater" == tab.get_by_role("heading", level=1).inner_text()
    assert site.url + name == tab.locator("code").inner_text()
    assert "High & <low>, 2." in tab.get_by_role("listitem").first.inner_text()
    assert not tab.locator("item, entry").first.is_visible()
    assert picture.startswith(b"\x89PNG")
    assert [] == tab.said
    assert [address, address.replace(name, CSS)] == tab.asked


def test_a_click_leads_to_the_article(tab, site):
    tab.goto(site.put_feed("rss.xml", feed_of(site.url)))
    tab.get_by_role("link", name="Neap tides").click()
    tab.wait_for_url("**/neap/")

    assert "Neap" == tab.title()


def test_the_keyboard_goes_from_link_to_link_and_shows_where_it_is(tab, site):
    tab.goto(site.put_feed("rss.xml", feed_of(site.url)))
    reached = []
    for _ in range(3):
        tab.keyboard.press("Tab")
        reached.append(tab.evaluate("document.activeElement.textContent"))
    outline = tab.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    tab.locator("code").click()

    assert ["Tidewater", "Neap tides", "Spring tides"] == reached
    assert "solid" == outline
    assert f"{site.url}rss.xml" == tab.evaluate("getSelection().toString().trim()")


def test_a_screen_reader_finds_headings_a_list_and_links(tab, site):
    tab.goto(site.put_feed("atom.xml", feed_of(site.url), "atom"))
    told = tab.locator(".feedpub").aria_snapshot()

    for part in (
        *("main:", 'heading "Tidewater" [level=1]', "list:", "listitem:"),
        *('heading "Neap tides" [level=2]', 'link "Neap tides"', "time: 2 March 2026"),
    ):
        assert part in told


def test_lines_of_arabic_begin_at_the_right(tab, site):
    feed = feed_of(site.url, **ARABIC)
    tab.goto(site.put_feed("rtl.xml", feed))
    page, link = tab.locator(".feedpub"), tab.get_by_role("link").first
    edge = "one => one.getBoundingClientRect().right"
    padding = page.evaluate("one => parseFloat(getComputedStyle(one).paddingRight)")

    assert "rtl" == page.evaluate("one => getComputedStyle(one).direction")
    assert abs(page.evaluate(edge) - padding - link.evaluate(edge)) < 2
    assert "2 مارس 2026" == tab.locator("time").first.inner_text()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_is_as_dark_as_the_reader_likes(tab, site, scheme):
    tab.emulate_media(color_scheme=scheme)
    tab.goto(site.put_feed("rss.xml", feed_of(site.url)))
    colours = tab.evaluate("""() => ['backgroundColor', 'color'].map(name => {
        const colour = getComputedStyle(document.documentElement)[name];
        return colour.match(/\\d+/g).reduce((sum, part) => sum + Number(part), 0);
    })""")

    assert (colours[0] < colours[1]) == (scheme == "dark")
    assert abs(colours[0] - colours[1]) > 500


def test_a_telephone_shows_it_as_wide_as_it_is(browser, site):
    address = site.put_feed("rss.xml", feed_of(site.url))
    size = {"width": 360, "height": 640}
    with browser.new_context(viewport=size, is_mobile=True) as context:
        tab = context.new_page()
        tab.goto(address)

        assert [360, 360] == tab.evaluate(
            "[innerWidth, document.documentElement.scrollWidth]"
        )


def test_a_browser_without_xslt_shows_the_same(browser, chromium, watched, site):
    address = site.put_feed("rss.xml", feed_of(site.url))
    with chromium("--disable-features=XSLT") as without:
        seen = []
        for one in (browser, without):
            tab = watched(one.new_page())
            tab.goto(address)
            seen.append((tab.title(), tab.locator(".feedpub").inner_text(), tab.said))
            tab.close()

    assert seen[0] == seen[1]
    assert "Neap tides" in seen[0][1]


def test_scripts_in_articles_run_in_a_bare_feed_but_not_with_our_headers(tab, site):
    plain = fp.write(hostile(site), "atom")
    parts = response_parts(plain, content_type="application/xml")

    assert {"script", "image", "link", "frame"} == hits(tab, site.put("a.xml", plain))
    assert set() == hits(tab, site.put("b.xml", plain, **parts.headers))
    assert set() == hits(tab, site.put_feed("c.xml", plain))


def test_a_readable_feed_runs_and_fetches_nothing_without_any_header(tab, site):
    address = site.put("d.xml", fp.write(hostile(site), "atom", readable=CSS))

    assert set() == hits(tab, address)
    assert [] == tab.said
    assert [address, site.url + CSS] == tab.asked
