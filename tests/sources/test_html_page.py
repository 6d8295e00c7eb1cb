"""An article from an HTML page: which of its metadata count, and what is content."""

from __future__ import annotations

import pytest
from pages import (
    H_ENTRY,
    META,
    MICRODATA,
    OPEN_GRAPH,
    POSTING,
    content,
    fields,
    linked_data,
    notes,
)

READ = {
    "title": "Neap & spring",
    "url": "https://tide.example/neap/",
    "published": "2026-03-01T09:00:00Z",
    "updated": "2026-03-02",
    "summary": "Twice a month.",
    "authors": ({"name": "Ada Reed", "url": "https://ada.example/"},),
    "categories": ("Sea", "tides", "moon"),
    "image": {"url": "https://tide.example/m.png", "width": 800},
    "language": "en-GB",
}


class TestJsonLd:
    @pytest.mark.parametrize(
        "value",
        [
            POSTING,
            [{"@type": "WebSite", "name": "Tidewater"}, POSTING],
            {"@graph": [{"@type": "WebPage", "name": "Page"}, POSTING]},
            {"@type": "WebPage", "mainEntity": POSTING},
            {**POSTING, "@type": ["Thing", "https://schema.org/NewsArticle"]},
            {**POSTING, "headline": "Neap & spring", "keywords": ["tides", "moon"]},
        ],
    )
    def test_an_article_is_read_wherever_it_stands(self, value):
        assert READ == fields(linked_data(value))

    def test_references_are_followed(self):
        graph = [
            {"@type": "Article", "headline": "A", "author": {"@id": "#ada"}},
            {"@type": "Person", "@id": "#ada", "name": "Ada Reed"},
        ]

        assert ({"name": "Ada Reed"},) == fields(linked_data({"@graph": graph}))[
            "authors"
        ]

    def test_of_several_articles_the_one_at_the_pages_address_counts(self):
        other = {"@type": "Article", "headline": "Other", "url": "https://o.example/"}
        link = '<link rel="canonical" href="https://tide.example/neap/">'

        assert "Neap & spring" == fields(link + linked_data([other, POSTING]))["title"]

    def test_of_several_articles_else_the_first_counts_and_that_is_said(self):
        other = {"@type": "Article", "headline": "Other"}
        head = linked_data([other, POSTING])

        assert "Other" == fields(head)["title"]
        assert "JSON-LD describes 2 articles; took the first" in notes(head)

    def test_a_page_without_an_article_may_still_have_a_date(self):
        head = linked_data({"@type": "WebPage", "datePublished": "2026-03-01"})

        assert "2026-03-01" == fields(head)["published"]

    def test_broken_json_is_passed_over_with_its_line(self):
        broken = '\n<script type="application/ld+json">\n{"@type": oops}</script>'

        said = notes(broken + linked_data(POSTING))

        assert said[0].startswith("line 3: JSON-LD that is not JSON was passed over")
        assert READ == fields(broken + linked_data(POSTING))

    @pytest.mark.parametrize(
        "text",
        [
            "[" * 100_000,
            '{"@type":"Article","headline":' + "1" * 10_000 + "}",
            '{"@type":"Article","author":[[1],null,{"name":{"name":[]}}],"image":[3]}',
            '"just text"',
            "null",
        ],
    )
    def test_odd_json_is_no_traceback(self, text):
        head = f'<script type="application/ld+json">{text}</script><title>T</title>'

        assert "T" == fields(head)["title"]

    def test_comments_and_line_feeds_in_json_are_forgiven(self):
        text = '<!-- {"@type":"Article","headline":"One\nTwo"} -->'

        assert (
            "One Two"
            == fields(f'<script type="application/ld+json">{text}</script>')["title"]
        )


class TestOtherMetadata:
    def test_microdata(self):
        assert {
            "title": "Neap tides",
            "url": "https://tide.example/neap/",
            "published": "2026-03-01",
            "updated": "2026-03-02",
            "authors": ({"name": "Ada", "url": "https://ada.example/"},),
            "categories": ("Sea", "a", "b"),
            "image": {"url": "https://tide.example/m.png", "alt": "The moon"},
            "language": "en",
        } == fields(body=MICRODATA)
        assert "<p>Twice.</p>" == content(MICRODATA)

    def test_h_entry(self):
        assert {
            "title": "Neap",
            "url": "https://tide.example/neap/",
            "published": "2026-03-01",
            "updated": "2026-03-02",
            "summary": "Twice a month.",
            "authors": ({"name": "Ada Reed", "url": "https://ada.example/"},),
            "categories": ("sea", "moon"),
            "image": {"url": "https://t.example/m"},
            "language": "en",
        } == fields(body=H_ENTRY)
        assert '<p>Twice.</p><b class="p-name">Not this</b>' == content(H_ENTRY)

    def test_the_classic_hentry(self):
        found = fields(
            body='<div class="hentry"><h2 class="entry-title">Neap</h2>'
            '<span class="author vcard"><a class="url fn" href="https://ada.example/">'
            'Ada</a></span><abbr class="published" title="2026-03-01">1 March</abbr>'
        )

        assert ("Neap", "2026-03-01") == (found["title"], found["published"])
        assert ({"name": "Ada", "url": "https://ada.example/"},) == found["authors"]

    def test_open_graph(self):
        assert {
            "title": "Neap & spring",
            "url": "https://tide.example/neap/",
            "published": "2026-03-01T09:00:00Z",
            "updated": "2026-03-02T09:00:00Z",
            "summary": "Twice.",
            "authors": ({"name": "Ada Reed"},),
            "categories": ("Sea", "tides", "moon"),
            "image": {
                "url": "https://tide.example/m.png",
                "alt": "The moon",
                "width": 9,
            },
            "language": "de-DE",
        } == fields(OPEN_GRAPH, start="<html>")

    def test_meta(self):
        assert {
            "title": "Neap tides",
            "url": "https://tide.example/neap/",
            "published": "2026-03-01",
            "updated": "2026-03-02",
            "summary": "Twice.",
            "authors": ({"name": "Ada Reed"}, {"name": "Bo Lind"}),
            "categories": ("tides", "moon"),
            "language": "en",
            "rights": "Tidewater 2026",
        } == fields(META)

    def test_what_is_visible(self):
        found = fields(
            body="<article lang=fr><h1>Mer</h1><a rel='author' href='/ada'>Ada</a>"
            "<aside><time datetime='2020-01-01'>x</time></aside>"
            "<time class=updated datetime='2026-03-02'>x</time>"
            "<time datetime='2026-03-01'>x</time><a rel='nofollow tag'>mer</a>"
        )

        assert {
            "title": "Mer",
            "published": "2026-03-01",
            "updated": "2026-03-02",
            "authors": ({"name": "Ada"},),
            "categories": ("mer",),
            "language": "fr",
        } == found

    def test_the_only_date_beside_the_article_is_its_date(self):
        header = (
            "<header><time datetime='2026-03-01'>1 March</time></header>"
            "<time class=updated datetime='2026-03-02'>2 March</time>"
        )
        found = fields(body=f"{header}<article><p>a</p></article>")

        assert ("2026-03-01", "2026-03-02") == (found["published"], found["updated"])

    @pytest.mark.parametrize(
        "beside",
        [
            "<ul><li><time datetime='2026-03-01'><li><time datetime='2026-03-02'></ul>",
            "<footer><time datetime='2026-03-01'>x</time></footer>",
            "<article><time datetime='2026-03-01'>x</time></article>",
            "<time>now</time>",
        ],
    )
    def test_dates_that_may_be_of_others_are_not_taken(self, beside):
        found = fields(
            "<title>b</title>", f"<article><h1>b</h1><p>a</p></article>{beside}"
        )

        assert "published" not in found


class TestPrecedence:
    def test_each_field_comes_from_what_is_trusted_most(self):
        described = linked_data({"@type": "Article", "headline": "From JSON-LD"})

        found = fields(META + OPEN_GRAPH + described, MICRODATA + H_ENTRY)

        assert "From JSON-LD" == found["title"]
        assert ({"name": "Ada", "url": "https://ada.example/"},) == found["authors"]
        assert "Twice a month." == found["summary"]
        assert "Tidewater 2026" == found["rights"]
        assert "en" == found["language"]

    def test_what_was_taken_from_where_is_said(self):
        said = notes(META + OPEN_GRAPH)

        assert (
            "title, published, updated, summary, authors, categories, image "
            "from OpenGraph"
        ) in said
        assert "rights from meta" in said

    def test_a_date_that_is_none_yields_to_the_next(self):
        described = linked_data({"@type": "Article", "datePublished": "last week"})

        assert "2026-03-01" == fields(described + META)["published"]

    def test_a_date_that_is_none_is_kept_where_there_is_no_other(self):
        described = linked_data({"@type": "Article", "datePublished": "last week"})

        assert "last week" == fields(described)["published"]

    def test_a_language_that_is_none_yields_to_the_next(self):
        described = linked_data({"@type": "Article", "inLanguage": "English, mostly"})

        assert "en" == fields(described)["language"]

    def test_the_canonical_link_is_the_url(self):
        link = '<link rel="canonical" href="https://tide.example/this/">'

        assert "https://tide.example/this/" == fields(link + OPEN_GRAPH)["url"]

    def test_relative_addresses_are_resolved(self):
        head = (
            '<link rel="canonical" href="https://tide.example/neap/">'
            '<meta property="og:image" content="../m 1.png">'
        )

        found = fields(head, '<article><a rel="author" href="/ada">Ada</a></article>')

        assert {"url": "https://tide.example/m%201.png"} == found["image"]
        assert ({"name": "Ada", "url": "https://tide.example/ada"},) == found["authors"]

    def test_a_base_bends_the_links_of_the_text(self):
        head = '<base href="https://tide.example/b/">'

        assert '<a href="https://tide.example/b/x">x</a>' == content(
            '<article><a href="x">x</a></article>', head
        )

    def test_addresses_that_are_none_are_left_out(self):
        head = (
            '<link rel="canonical" href="/neap/"><meta property="og:url" content="x:y">'
        )

        assert "url" not in fields(head)


class TestContent:
    def test_the_article_is_taken_without_menus_and_scripts(self):
        body = (
            "<nav>Menu</nav><article><header><h1>Neap</h1></header><p>Twice.</p>"
            "<aside>Ad</aside><script>x()</script><style>p{}</style><nav>Next</nav>"
            "<form>Mail</form><div hidden>Sec</div><!-- note --></article><p>Foot</p>"
        )

        assert "<p>Twice.</p>" == content(body)
        assert (
            "left out 1 <aside>, 1 <script>, 1 <style>, 1 <nav>, 1 <form>, 1 <div>, "
            "the heading that repeats the title"
        ) in notes("", body)

    def test_data_that_is_left_out_goes_unmentioned(self):
        body = f"<article><p>Twice.</p>{linked_data({})}<link href=x></article>"

        assert "<p>Twice.</p>" == content(body)
        assert not any("left out" in note for note in notes("", body))

    def test_a_heading_that_says_more_than_the_title_stays(self):
        body = "<article><h1>Neap tides, explained</h1><p>Twice.</p></article>"
        head = '<meta property="og:title" content="Neap tides">'

        assert "<h1>Neap tides, explained</h1><p>Twice.</p>" == content(body, head)

    def test_main_is_taken_where_there_is_no_article(self):
        assert "<p>a</p>" == content("<header>x</header><main><p>a</p></main>")
        assert "<p>a</p>" == content("<div>x</div><div role=main><p>a</p></div>")

    def test_the_body_is_the_last_resort_and_that_is_said(self):
        body = "<header>Site</header><p>a &lt; b</p><footer>Foot</footer>"

        assert "<p>a &lt; b</p>" == content(body)
        assert (
            "the page has neither <article> nor <main>; took all of <body>"
        ) in notes("", body)

    def test_of_several_articles_the_one_under_the_title_counts(self):
        body = (
            f"<article><h2>Other</h2>{'long ' * 99}</article>"
            "<article><h2>Neap</h2>short</article>"
        )
        head = '<meta property="og:title" content="Neap">'

        assert "short" == content(body, head)
        assert "the page has 2 articles; took the one under the title" in notes(
            head, body
        )

    def test_of_several_articles_without_a_title_the_longest_counts(self):
        body = (
            "<article>a</article><article>longer</article><aside><article>the longest"
        )

        assert "longer" == content(body)
        assert "the page has 2 articles; took the longest" in notes("", body)

    def test_a_comment_inside_the_article_is_not_the_article(self):
        body = "<article><p>a</p><article>comment</article></article>"

        assert "<p>a</p><article>comment</article>" == content(body)

    def test_notes_of_the_text_are_no_noise(self):
        body = '<article>a<aside role="doc-footnote">b</aside></article>'

        assert 'a<aside role="doc-footnote">b</aside>' == content(body)

    def test_elements_that_libxml2_does_not_know_to_be_empty(self):
        body = '<video><source src="a"><track src="b">c</video>a<wbr>b'

        assert body == content(f"<main>{body}</main>")
