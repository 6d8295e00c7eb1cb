from __future__ import annotations

import re
import time

import pytest
from amounts import times
from hypothesis import given
from hypothesis import strategies as st

import feedpub as fp
from feedpub.validator import RULES, Level, Limits, validate
from feedpub.validator.rules.html import styles
from feedpub.validator.rules.html.places import HTML, PLAIN
from feedpub.validator.rules.html.survey import MOST_TAGS, look_at_html
from feedpub.validator.rules.html.text import markup_in
from feedpub.validator.rules.html.tidy import LONGEST, plain, tidy

RSS = (
    '<rss version="2.0"><channel><title>Tides</title>'
    "<link>https://tide.example/</link><description>Notes.</description>"
    "<item><description>{}</description></item></channel></rss>"
)
EACH_TAG = re.compile("<")
SCRAPS = [
    *(
        "<p>",
        "</p>",
        "<br>",
        "<br/>",
        "<b class='x'>",
        '<b class="x">',
        "</b>",
        "<hr />",
    ),
    *('<a href="https://tide.example/">', '<a href="mailto:a@b.example">', "</a>"),
    *('<a href="/x">', '<a href="#x">', '<img src="https://tide.example/a" alt="x">'),
    *('<img src="https://tide.example/a">', '<img alt="x" onload="y">', "<x-y>"),
    *("<script>", "</script>", "<iframe>", "</iframe>", "<svg>", "</svg>", "<code>"),
    *("<style>", "<title>", "<input>", "<html>", "<blink>", "<!--", "-->", "<!---->"),
    *('<p style="color:red">', '<p style="position:fixed">', '<p onclick="x">'),
    *("<![CDATA[", "]]>", "<?x", "?>", "<!DOCTYPE html>", "<P>", "<tide>", "</tide>"),
    *("<", ">", "</", "/>", "&", ";", '"', "'", "=", " ", "\n", "a", "on", "é", "=&"),
    *("&amp;", "&lt;", "&gt;", "&nbsp;", "&tide;", "&amp;amp;", "&#38;", "&#x26;", "#"),
    *('<img title="', ' alt="', "<p", "<a", "</b", ' class="x"', ' href="https://x/"'),
    *('<a href="', '" id="', 'src="', 'href="https://', "data:", "javascript:", ":"),
]
markup = st.lists(st.sampled_from(SCRAPS) | st.text(max_size=3), max_size=12).map(
    "".join
)


def found(html: str, profile: str = "best-practice") -> set[str]:
    escaped = html.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    report = validate(RSS.format(escaped).encode(), profile=profile)
    return {one.rule for one in report.findings if RULES[one.rule].family[:4] == "html"}


@given(markup)
@times(10)
def test_what_is_tidy_at_first_sight_is_tidy_at_the_second(html: str) -> None:
    if tidy(html):
        met = look_at_html(html, EACH_TAG)

        assert {} == {kind: what for kind, what in met.items() if what}


@given(markup)
@times(5)
def test_passing_over_plain_tags_changes_nothing(html: str) -> None:
    assert dict(look_at_html(html, EACH_TAG)) == dict(look_at_html(html))


@given(markup)
def test_text_that_passes_the_guard_has_no_markup(text: str) -> None:
    if plain(text):
        assert markup_in(text) is None


def test_every_rule_about_html_is_at_most_a_warning() -> None:
    levels = {rule.level for rule in RULES.values() if rule.family.startswith("html-")}

    assert {Level.WARNING, Level.NOTE} == levels


def test_a_place_is_either_html_or_plain() -> None:
    assert set() == set(HTML) & set(PLAIN)


@pytest.mark.parametrize(
    "style",
    [
        "color: #999; display: flex; max-width: 40rem; gap: .5em",
        "margin: -2px 0 0 -999px; width: 9999px",
        "position: relative; inset: 0; transform: translateX(-50%)",
        "font: 12px/1.5 'Noto Sans'; content: \"; behaviour\"",
        "background: rgb(0 0 0 / 50%); width: calc(100% - 2rem)",
        "--tide: 1; -webkit-hyphens: auto; color: var(--tide)",
    ],
)
def test_a_style_of_today_is_no_danger(style: str) -> None:
    assert [] == [*styles.dangers(style, contained=False)]


@pytest.mark.parametrize(
    "style",
    [
        "position:fixed",
        "POSITION : Sticky",
        "position:absolute",
        "width: expression(alert(1))",
        r"width: e\78 pression(alert(1))",
        "wid/**/th: exp/* */ression (1)",
        "behavior: url(a.htc)",
        "-moz-binding: url(a.xml#b)",
        "background: url('https://tide.example/a.gif')",
        "background: image-set('a.png' 1x)",
        "margin: 99999em",
        "text-indent: -9999px",
        "filter: progid:DXImageTransform.Microsoft.Alpha()",
    ],
)
def test_a_style_that_leaves_its_element_is_a_danger(style: str) -> None:
    assert [*styles.dangers(style, contained=False)]


def test_an_embedded_film_may_fill_what_holds_it() -> None:
    held = '<div style="position: relative"><p style="position: absolute">x</p></div>'

    assert "html-style-dangerous" not in found(held)
    assert "html-style-dangerous" in found('<p style="position: absolute">x</p>')


def test_a_fix_resolves_the_url_against_the_page_of_the_item() -> None:
    item = "<link>https://tide.example/neap/</link><description>{}</description>"
    data = RSS.replace("<description>{}</description>", item)
    report = validate(data.format("&lt;a href='../spring/'>Spring&lt;/a>").encode())
    fixes = [one.fix for one in report.findings if one.rule == "html-url-relative"]

    assert ["write https://tide.example/spring/"] == fixes


def test_each_thing_is_told_once_for_a_text() -> None:
    report = validate(RSS.format("&lt;script>1&lt;/script>" * 3).encode())
    told = [one for one in report.findings if one.rule == "html-element-unsafe"]

    assert 1 == len(told)


def test_a_text_that_is_too_long_is_judged_up_to_its_limit() -> None:
    start = "<p onclick='x'>Neap</p>"

    assert {"html-event-handler", "html-too-long"} <= found(
        start + "a" * LONGEST, "spec"
    )


@pytest.mark.no_cover
def test_unusual_tags_beyond_the_limit_are_not_judged_and_that_is_told() -> None:
    assert "html-too-long" in found("<b hidden>" * (MOST_TAGS + 1), "spec")


HOSTILE = {
    "nested divs": "<div>" * 100_000,
    "open angles": "<" * 5_000_000,
    "open comments": "<!--" * 50_000,
    "short comments": "<!-->" * 100_000,
    "ampersands": "&" * 3_000_000,
    "references": "&amp;amp;" * 300_000,
    "escaped tags": "&lt;p&gt;" * 300_000,
    "attributes": "<a " + "x=y " * 500_000,
    "open quotes": '<a href="https:' * 200_000,
    "pictures": "<img " * 500_000,
    "comments in a style": '<p style="' + "/*" * 300_000 + '">',
    "escapes in a style": '<p style="' + "\\" * 300_000 + '">',
    "positions in a style": '<p style="' + "position :" * 200_000 + '">',
    "commas": '<img srcset="' + "," * 500_000 + '">',
    "handlers": "<p onclick=x>" * 50_000,
    "frames": "<iframe>" * 100_000,
    "codes": "<code>&amp;amp;" * 100_000,
    "drawings": "<svg>" * 50_000,
}


@pytest.mark.parametrize("html", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.no_cover
def test_hostile_html_is_judged_in_linear_time(html: str) -> None:
    escaped = html.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    data = RSS.format(escaped).encode()
    limits = Limits(bytes=len(data) + 1)
    start = time.process_time()
    validate(data, profile="best-practice", limits=limits)

    assert time.process_time() - start < 10


def test_documents_with_the_same_html_may_share_what_was_seen_of_it():
    html = f'<p style="position:fixed" onclick="x">{"&nbsp;" * 3}<blink>Low.</blink>'
    feed = fp.Feed(
        title="Tides",
        home_url="https://tide.example/",
        authors=["Ada"],
        updated="2026-03-01T00:00:00Z",
        articles=[
            fp.Article(
                url=f"https://tide.example/{n}/",
                title="Low",
                content=text,
                published="2026-03-01T00:00:00Z",
            )
            for n, text in enumerate((fp.Html(html), fp.Html(html + "<p>")))
        ],
    )
    documents = [fp.write(feed, one) for one in ("rss", "atom", "json")]
    surveys = {}
    together = [validate(one, surveys=surveys).findings for one in documents]

    assert [validate(one).findings for one in documents] == together
    assert all(together)
    assert 2 == len(surveys)
