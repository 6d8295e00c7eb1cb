"""Our pages in a real Chromium: views by links alone, and nothing is run or fetched."""

from __future__ import annotations

import pytest

import feedpub as fp
from feedpub.publisher import build, load_config

HOME = "https://tide.example/"
WICKED = (
    "<script>document.title = 'hit'</script><p onclick='x()' style='color:red'>Low</p>"
    "<img src='https://spy.example/1.png' onerror='document.title = 1'>"
)

pytestmark = pytest.mark.no_cover


@pytest.fixture(scope="module")
def address(tmp_path_factory) -> str:
    articles = [
        fp.Article(
            title=f"Tide {number}",
            url=f"{HOME}{number}/",
            published=f"2026-03-0{number}T09:00:00Z",
            content=fp.Html(f"<p>{'Water. ' * 90}</p>{WICKED}"),
            enclosures=[
                fp.Enclosure(url=f"{HOME}{number}.mp3", type="audio/mpeg", length=5)
            ],
        )
        for number in (1, 2, 3)
    ]
    feed = fp.Feed(
        title="Tidewater", home_url=HOME, authors=["Ada Reed"], articles=articles
    )
    page = tmp_path_factory.mktemp("preview") / "preview.html"
    page.write_text(fp.preview(fp.write(feed, "rss")), encoding="utf-8")
    return page.as_uri()


def visible(tab: object) -> list[str]:
    return tab.locator(".view:visible").evaluate_all("all => all.map(one => one.id)")


def test_links_switch_the_views_without_a_script(tab, address):
    tab.goto(address)
    seen = [visible(tab)]
    for name in ("Formats", "Findings", "Podcast", "Articles", "Tide 2", "Next"):
        tab.get_by_role("link", name=name, exact=True).locator("visible=true").click()
        seen.append(visible(tab))
    tab.go_back()
    seen.append(visible(tab))

    assert [
        *(["list"], ["formats"], ["findings"], ["podcast"], ["list"]),
        *(["article-2"], ["article-3"], ["article-2"]),
    ] == seen


def test_nothing_of_the_feed_runs_is_fetched_or_complained_about(tab, address):
    tab.goto(f"{address}#article-1")

    assert "Tidewater (preview)" == tab.title()
    assert [] == tab.said
    assert {address} == {asked.partition("#")[0] for asked in tab.asked}


@pytest.mark.parametrize("place", ["", "#article-2", "#podcast", "#findings"])
def test_a_telephone_shows_each_view_as_wide_as_it_is(tab, address, place):
    tab.set_viewport_size({"width": 360, "height": 640})
    tab.goto(address + place)
    width = tab.evaluate("document.documentElement.scrollWidth")
    tab.set_viewport_size({"width": 1280, "height": 800})

    assert 360 == width


def test_the_box_in_the_bar_makes_the_feed_as_narrow_as_a_telephone(tab, address):
    tab.goto(f"{address}#article-1")
    before = tab.locator(".shown:visible").first.bounding_box()["width"]
    tab.get_by_label("Phone width").check()
    after = tab.locator(".shown:visible").first.bounding_box()["width"]

    assert before > 600
    assert 390 == after


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_is_as_dark_as_its_reader_likes(tab, address, scheme):
    tab.emulate_media(color_scheme=scheme)
    tab.goto(address)
    colour = tab.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    tab.emulate_media(color_scheme="light")

    assert (scheme == "dark") == (colour == "rgb(16, 18, 21)")


def test_the_views_have_names_for_who_cannot_see_them(tab, address):
    tab.goto(f"{address}#article-1")
    told = tab.locator("body").aria_snapshot()

    for part in (
        *('navigation "Views"', 'checkbox "Phone width"', 'region "Article 1"'),
        *('heading "Tide 1" [level=2]', 'complementary "Findings: the article'),
    ):
        assert part in told


def test_the_page_of_a_set_leads_to_its_feeds_and_fetches_nothing(tab, tmp_path):
    (tmp_path / "low.md").write_text(
        f"---\ntitle: Low\nurl: {HOME}low/\ndate: 2026-03-01\ntags: [Sea]\n---\nLow."
    )
    config = tmp_path / "feedpub.toml"
    config.write_text(
        f'paths = ["low.md"]\ntitle = "Tidewater"\nhome_url = "{HOME}"\n'
        'author = "Ada"\ngroup_by = "tag"\nout = "public"\n'
    )
    build(load_config(config), file=config)
    address = (tmp_path / "public/index.html").as_uri()
    tab.goto(address)
    links = tab.get_by_role("link", name="RSS").evaluate_all(
        "all => all.map(a => a.href)"
    )

    assert "Tidewater" == tab.get_by_role("heading", level=1).inner_text()
    assert 2 == len(links)
    assert all(link.endswith("rss.xml") for link in links)
    assert [] == tab.said
    assert [address] == tab.asked
