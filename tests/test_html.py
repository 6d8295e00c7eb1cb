from __future__ import annotations

import re
import subprocess
import sys
import time
from collections import Counter

import pytest
from amounts import times
from hypothesis import given
from hypothesis import strategies as st

from feedpub.errors import FeedpubError
from feedpub.html import (
    absolutise,
    from_text,
    limited,
    sanitise,
    to_text,
    xhtml_fault,
)

BASE = "https://tide.example/2026/neap/"

SCRAPS = [
    *(
        "<",
        ">",
        "</",
        "/>",
        "<!--",
        "-->",
        "<![CDATA[",
        "<?",
        "&",
        "&lt;",
        "&#60;",
        "&",
    ),
    *(
        '"',
        "'",
        "=",
        " ",
        "\n",
        "\t",
        "\r\n",
        "\0",
        "\xa0",
        "é",
        "\U0001f600",
        ";",
        ",",
        "#",
    ),
    *("a", "p", "div", "<p>", "</p>", "<div>", "</div>", "<b>", "</b>", "<a>", "</a>"),
    *(
        "<table>",
        "</table>",
        "<td>",
        "<pre>",
        "</pre>",
        "<ul><li>",
        "<br/>",
        "<object>",
    ),
    *("<svg>", "</svg>", "<math>", "</math>", "<mi>", "<mtext>", "<style>", "</style>"),
    *("<script>", "</script>", "<textarea>", "</textarea>", "<title>", "</title>"),
    *(
        "<noscript>",
        "</noscript>",
        "<template>",
        "<select>",
        "<iframe src='https://x/'>",
    ),
    *("<iframe>", "</iframe>", "<img ", "<a ", "href=", "src=", "srcset=", "onerror="),
    *("style=", "cite=", "javascript:x()", "data:image/png,x", "../x", "/y", "//z/"),
    *("?q", "https://ok.example/", "1x", "x", "<plaintext>", "<form>", "<h1>", "<xmp>"),
]
markup = st.lists(st.sampled_from(SCRAPS) | st.text(max_size=3), max_size=25).map(
    "".join
)


class TestAbsolutise:
    @pytest.mark.parametrize(
        ("html", "expected"),
        [
            ('<a href="x.html">', f'<a href="{BASE}x.html">'),
            ('<a href="/x">', '<a href="https://tide.example/x">'),
            ('<a href="../x">', '<a href="https://tide.example/2026/x">'),
            ('<a href="//cdn.example/x">', '<a href="https://cdn.example/x">'),
            ('<a href="?page=2">', f'<a href="{BASE}?page=2">'),
            ('<a href="">', f'<a href="{BASE}">'),
            ("<a href=>", f'<a href="{BASE}">'),
            ("<img src='a.png'>", f"<img src='{BASE}a.png'>"),
            ("<img src=a.png alt=a>", f'<img src="{BASE}a.png" alt=a>'),
            ('<IMG SRC = "a.png"/>', f'<IMG SRC = "{BASE}a.png"/>'),
            ('<video poster="p.jpg">', f'<video poster="{BASE}p.jpg">'),
            ('<blockquote cite="c">', f'<blockquote cite="{BASE}c">'),
            ('<object data="m.swf">', f'<object data="{BASE}m.swf">'),
            ('<form action="go">', f'<form action="{BASE}go">'),
            ('<button formaction="go">', f'<button formaction="{BASE}go">'),
            ('<td background="b.gif">', f'<td background="{BASE}b.gif">'),
            ('<img longdesc="d.html">', f'<img longdesc="{BASE}d.html">'),
            ('<a href=" a\n b.html ">', f'<a href="{BASE}a%20b.html">'),
            ('<a href="?a=1&amp;b=2">', f'<a href="{BASE}?a=1&amp;b=2">'),
            ('<a href="?a=1&copy=2">', f'<a href="{BASE}?a=1&amp;copy=2">'),
            ("<a href='it&#39;s'>", f"<a href='{BASE}it&#39;s'>"),
            ('<a href="é.html">', f'<a href="{BASE}é.html">'),
        ],
    )
    def test_a_relative_url_becomes_absolute(self, html, expected):
        found = absolutise(html, BASE)

        assert (expected, 1, ()) == found

    @pytest.mark.parametrize(
        "html",
        [
            "just text, href = here, and a < b",
            '<a href="https://ok.example/">x</a>',
            '<a href="mailto:ada@tide.example">x</a>',
            '<a href="javascript:x()">x</a>',
            '<a data-href="x" title="href=x">x</a>',
            '<pre>href="x"</pre>',
            '<!-- <a href="x"> --><script>"<a href=x>"</script>',
            '<svg><use href="#icon"/></svg><img usemap="#map" src="">',
            '<p data="x"><base href="/x"><meta http-equiv="refresh" content="0;url=x">',
            '</a href="x">',
            "<a href>",
        ],
    )
    def test_what_is_no_relative_url_stays_as_it_is(self, html):
        assert (html, 0, ()) == absolutise(html, BASE)

    def test_a_footnote_link_goes_to_the_note_on_the_article(self):
        html = '<a href="#fn1">1</a><area href="#fn2">'

        found = absolutise(html, BASE)

        assert f'<a href="{BASE}#fn1">1</a><area href="{BASE}#fn2">' == found.html

    def test_each_candidate_of_a_srcset_is_resolved(self):
        html = '<img srcset="a.png 1x, https://x.example/b.png 2x,c,d.png, /e.png 3w">'

        found = absolutise(html, BASE)

        assert (
            f'<img srcset="{BASE}a.png 1x, https://x.example/b.png 2x,{BASE}c,d.png, '
            'https://tide.example/e.png 3w">'
        ) == found.html
        assert 3 == found.changed

    @pytest.mark.parametrize(
        "value", ["//[x", "a%zz", "a\\b", "x" * 9_000, "{{ url }}"]
    )
    def test_a_broken_url_is_left_and_listed(self, value):
        html = f'<a href="{value}"><a href="ok">'

        found = absolutise(html, BASE)

        assert (f'<a href="{value}"><a href="{BASE}ok">', 1) == found[:2]
        assert 1 == len(found.broken)

    def test_all_else_stays_byte_for_byte(self):
        html = "<P  CLASS=x >a &  b<br/>\r\n<Img src=x  ALT='\"'>\t<p>c</b>"

        found = absolutise(html, BASE)

        assert html.replace("src=x", f'src="{BASE}x"') == found.html

    def test_a_base_that_is_no_url_is_an_error_that_names_it(self):
        with pytest.raises(FeedpubError, match=r"against 'posts/x\.md'"):
            absolutise('<a href="x">', "posts/x.md")

    @given(markup)
    def test_a_second_time_changes_nothing(self, html):
        once = absolutise(html, BASE)

        twice = absolutise(once.html, BASE)

        assert once.html == twice.html
        assert 0 == twice.changed

    @given(st.text(alphabet="<a href=\"x>'=#/ ", max_size=40))
    def test_only_quoted_values_ever_grow(self, html):
        found = absolutise(html, BASE)

        assert html == found.html or found.changed > 0


class TestSanitise:
    @pytest.mark.parametrize(
        "html",
        [
            '<p class="a" id="b" lang="en" dir="ltr" title="t">x</p>',
            '<a href="https://x.example/" rel="nofollow" aria-label="y">x</a>',
            '<a href="#note" hreflang="de">1</a><a href="mailto:a@b.example">m</a>',
            (
                '<figure><picture><source srcset="a.webp 1x, b.webp 2x"><img src="a" '
                'alt="" loading="lazy"></picture><figcaption>c</figcaption></figure>'
            ),
            (
                '<video controls="" poster="p"><source src="a.mp4" type="video/mp4">'
                '<track src="a.vtt" kind="captions"></video><audio src="a.mp3"></audio>'
            ),
            '<details open=""><summary>s</summary>x</details>',
            (
                '<table><caption>c</caption><tbody><tr><th scope="row">a</th>'
                '<td colspan="2" style="text-align:right">b</td></tr></tbody></table>'
            ),
            '<iframe src="https://video.example/1" allowfullscreen=""></iframe>',
            '<math display="block"><msup><mi>a</mi><mn>2</mn></msup></math>',
            '<blockquote cite="https://x.example/"><p>q</p></blockquote>',
            '<time datetime="2026-03-01">1 March</time><mark>m</mark><wbr>x&nbsp;y',
            "<pre>\n\n  x</pre>",
            '<ruby>a<rt>b</rt></ruby><ins datetime="2026-03-01">c</ins>',
        ],
    )
    def test_the_html_of_articles_is_kept_as_it_is(self, html):
        assert (html, ()) == sanitise(html)

    @pytest.mark.parametrize(
        ("html", "expected", "removed"),
        [
            ("a<script>x<b></script>b", "ab", ("1 <script>",)),
            ("<style>p{}</style>b", "b", ("1 <style>",)),
            ('<p onclick="x()">a</p>', "<p>a</p>", ("1 onclick attribute",)),
            ("<a href='javascript:x'>a</a>", "<a>a</a>", ("1 javascript: URL",)),
            ("<a href='jav&#x0A;ascript:x'>a</a>", "<a>a</a>", ("1 javascript: URL",)),
            ("<a href='VBScript:x'>a</a>", "<a>a</a>", ("1 vbscript: URL",)),
            ("<img src='data:image/png,x'>", "<img>", ("1 data: URL",)),
            ("<img srcset='a 1x, data:x 2x'>", "<img>", ("1 data: URL",)),
            ("<q cite='javascript:x'>a</q>", "<q>a</q>", ("1 javascript: URL",)),
            ("<a href='file:///x'>a</a>", "<a>a</a>", ("1 file: URL",)),
            (
                "<p style='color:red;text-align:left'>",
                '<p style="text-align:left"></p>',
                ("1 color style",),
            ),
            (
                "<iframe src='http://x.example/'>b</iframe>a<iframe></iframe>",
                "a",
                ("2 <iframe> without an https URL",),
            ),
            ("<object data=x><p>a</p></object>", "<p>a</p>", ("1 <object>",)),
            ("<form>a<input></form>", "a", ("1 <form>", "1 <input>")),
            ("<svg><a href=x>t</a></svg>b", "b", ("1 <svg>",)),
            ("<noscript><b>a</b></noscript>", "<b>a</b>", ("1 <noscript>",)),
            ("<embed src=x><base href=x>a", "a", ("1 <embed>", "1 <base>")),
        ],
    )
    def test_what_is_unsafe_goes_and_is_named(self, html, expected, removed):
        assert (expected, removed) == sanitise(html)

    def test_what_was_removed_is_counted_in_the_order_it_came(self):
        html = "<i onclick=a>x</i><script>1</script><i onclick=b>y</i><SCRIPT></SCRIPT>"

        assert ("2 onclick attributes", "2 <script>") == sanitise(html).removed

    def test_a_frame_loses_its_inside(self):
        html = "<iframe src='https://x.example/'><script>x()</script></iframe>"

        found = sanitise(html)

        assert '<iframe src="https://x.example/"></iframe>' == found.html

    def test_a_text_of_many_references_is_kept_whole(self):
        html = "<p>" + "&amp; " * 20_000 + "</p>" + "&lt;" * 11_000

        assert (html, ()) == sanitise(html)

    def test_a_tag_with_too_many_attributes_goes(self):
        html = "<p " + " ".join(f"a{i}" for i in range(1_001)) + ">x" + "<br>" * 201

        found = sanitise(html)

        assert ("x" + "<br>" * 201, ("1 tag with too many attributes",)) == found

    def test_comments_go_without_a_word(self):
        assert ("ab", ()) == sanitise("a<!-- more -->b")

    def test_text_is_escaped_once(self):
        assert ("a &lt; b &amp; c &gt; d", ()) == sanitise("a < b &amp; c > d")

    def test_markup_that_unwraps_into_other_markup_comes_to_rest(self):
        found = sanitise("<p><object><p>x</object>")

        assert found.html == sanitise(found.html).html

    def test_many_kinds_are_summed_up(self):
        html = "".join(f"<x-{number}>" for number in range(50))

        removed = sanitise(html).removed

        assert 21 == len(removed)
        assert "30 more kinds of tag and attribute" == removed[-1]

    def test_markup_that_is_too_deep_keeps_its_text(self):
        found = sanitise("<div>" * 300 + "x" + "</div>" * 300)

        assert "<div>" * 200 + "x" + "</div>" * 200 == found.html
        assert ("100 tags nested deeper than 200",) == found.removed

    def test_lone_surrogates_are_no_traceback(self):
        assert ("<p>ab</p>", ()) == sanitise("<p>a\ud800b</p>")

    def test_without_nh3_the_error_names_the_extra(self, monkeypatch):
        monkeypatch.setitem(sys.modules, "nh3", None)

        with pytest.raises(FeedpubError, match=r'pip install "feedpub\[html\]"'):
            sanitise("<p>")

    @given(markup)
    @times(3)
    def test_a_second_time_changes_nothing(self, html):
        once = sanitise(html)

        assert (once.html, ()) == sanitise(once.html)

    @given(markup)
    @times(3)
    def test_nothing_that_runs_is_left(self, html):
        safe = sanitise(html).html

        tags = re.findall(r"<([a-z]+)([^>]*)>", safe)
        names = {name for name, _ in tags}
        inside = " ".join(rest for _, rest in tags)
        assert not names & {"script", "style", "svg", "object", "form", "template"}
        assert not re.search(r'\son\w+="|="\s*(javascript|data):', inside)


class TestToText:
    @pytest.mark.parametrize(
        ("html", "expected"),
        [
            ("", ""),
            ("plain", "plain"),
            ("  a \n b ", "a b"),
            ("a &amp; b &lt; c", "a & b < c"),
            ("&amp;lt;", "&lt;"),
            ("w<b>or</b>d <em>x</em>", "word x"),
            ("<p>a</p><p>b</p>", "a b"),
            ("a<br>b<hr/>c", "a b c"),
            ("<td>a</td><td>b</td>", "a b"),
            ("a<script>b<p></script>c", "a c"),
            ("a<style>b", "a"),
            ("a<!-- b -->c<!-- d", "ac"),
            ("a < b <", "a < b <"),
            ('<p title=">">a', "a"),
            ("a\xa0b", "a\xa0b"),
            ("1<sup>st</sup>", "1st"),
            ("<title>a &amp; b</title>", "a & b"),
            ('a<img src="x" alt="y">b', "a b"),
        ],
    )
    def test_the_text_is_what_a_reader_sees(self, html, expected):
        assert expected == to_text(html)

    def test_blocks_can_be_kept_apart(self):
        assert "a\nb c" == to_text("<h1>a</h1>\n<p>b\nc</p>", separator="\n")


class TestFromText:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("", ""),
            ("a < b & c", "a &lt; b &amp; c"),
            ("a\n", "a"),
            ("a\nb", "<p>a<br>\nb</p>"),
            ("a\n\nb", "<p>a</p>\n<p>b</p>"),
            ("\na\r\n\r\n \r\nb\r\nc\r\n", "<p>a</p>\n<p>b<br>\nc</p>"),
        ],
    )
    def test_paragraphs_are_what_blank_lines_part(self, text, expected):
        assert expected == from_text(text)

    @given(st.text() | markup)
    def test_the_text_comes_back_but_for_white_space(self, text):
        assert text.split() == to_text(from_text(text)).split()


class TestXhtmlFault:
    @pytest.mark.parametrize(
        "markup",
        ["", "x", "<p>a<br/>&#160;&amp;</p>", "<p a='1'/>", "<x:y xmlns:x='urn:x'/>"],
    )
    def test_well_formed_markup_has_none(self, markup):
        assert xhtml_fault(markup) is None

    @pytest.mark.parametrize(
        ("markup", "fault"),
        [
            (
                "a\n&nbsp;b",
                "line 2: HTML has the entity &nbsp; but XML has not; write &#160;",
            ),
            ("&foo;", "line 1: the entity &foo; does not exist; write &amp; for &"),
            ("<p>\n<b>x</b>", "line 2: <p> is never closed"),
            ("<b><i></b></i>", "line 1: <i> is open, but another element is closed"),
            ("</div><div>", "line 1: an element is closed that was not opened here"),
            ("</div>", "line 1: an element is closed that was not opened here"),
            ("<p a='1' a='2'/>", "line 1: an attribute stands twice on one element"),
            ("<x:y/>", "line 1: a name has a prefix that no xmlns declares"),
            ("<![CDATA[x", "line 1: a CDATA section is never closed"),
            ("\n\n" + "<i>" * 201 + "</i>" * 201, "line 3: elements are nested deeper"),
            ("<?xml version='1.0'?>", "line 1: an XML declaration stands inside"),
            ("a & b", "line 1: a character stands where XML takes none"),
            ("<!DOCTYPE x [<!ENTITY a 'b'>]>", "line 1: a character stands where"),
            ("\ud800", "line 1: a character stands where XML takes none"),
        ],
    )
    def test_a_fault_is_named_with_its_line(self, markup, fault):
        assert (xhtml_fault(markup) or "").startswith(fault)

    @given(markup)
    def test_the_verdict_is_that_of_lxml(self, markup):
        from lxml import etree

        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        text = f'<div xmlns="http://www.w3.org/1999/xhtml">{markup}</div>'
        try:
            etree.fromstring(text.encode("utf-8", "surrogatepass"), parser)
        except etree.XMLSyntaxError:
            well_formed = False
        else:
            well_formed = True

        assert well_formed == (xhtml_fault(markup) is None)


class TestLimited:
    def test_markup_of_usual_depth_is_untouched(self):
        html = "<div><p>x<p>y</div>" * 500 + "<ul><li>a<li>b</ul>" * 500

        assert (html, 0, 0) == limited(html)

    def test_a_script_that_is_dropped_takes_its_text_along(self):
        attributes = "".join(f" a{number}" for number in range(1_001))
        html = f"a<script{attributes}>x()</script>b" + "<br>" * 201

        assert ("ab" + "<br>" * 201, 0, 1) == limited(html)

    def test_an_end_tag_closes_nothing_beyond_a_table(self):
        html = "<b><table></b></table>" * 201

        assert 1 <= limited(html).nested

    def test_end_tags_go_with_their_start_tags(self):
        html = "<div>" * 201 + "x" + "</div>" * 201 + "<p>y</p>"

        found = limited(html)

        names = Counter(re.findall(r"</?\w+", found.html))
        assert {"<div": 200, "</div": 200, "<p": 1, "</p": 1} == names
        assert (1, 0) == found[1:]


HOSTILE = {
    "nested divs": "<div>" * 100_000,
    "angle brackets": "<" * 5_000_000,
    "unclosed quotes": "<a href='" * 50_001,
    "unclosed double quotes": '<a href="' * 50_001,
    "unclosed comments": "<!--" * 500_000,
    "unclosed scripts": "<script>" * 100_000,
    "attributes": "<a" + "".join(f" a{i}=b" for i in range(100_000)) + ">",
    "formatting": "".join(f"<b id={i}>" for i in range(50_000)),
    "hidden formatting": "".join(
        f"<b id={i}><table></b></table>" for i in range(5_000)
    ),
    "svg styles": "".join(
        f"<svg><style><b id={i}></style></svg>" for i in range(9_000)
    ),
    "references": "&amp;" * 500_000,
    "ampersands": "&" * 300_000,
    "references in a value": f'<p title="{"&amp;" * 300_000}">',
    "commas": f"<img srcset='{',' * 500_000}'>",
    "candidates": f"<img srcset='{'a,' * 500_000}'>",
    "parentheses": f"<img srcset='{'a (' * 300_000}'>",
    "spaces": "<p>" + "\n " * 1_000_000,
    "equals signs": " =" * 300_000,
}


class TestHostileInput:
    @pytest.mark.parametrize("html", HOSTILE.values(), ids=list(HOSTILE))
    @pytest.mark.parametrize(
        "work",
        [
            lambda html: absolutise(html, BASE),
            sanitise,
            to_text,
            from_text,
            xhtml_fault,
        ],
        ids=["absolutise", "sanitise", "to_text", "from_text", "xhtml_fault"],
    )
    @pytest.mark.no_cover
    def test_it_costs_no_more_than_its_length(self, work, html):
        start = time.process_time()
        work(html)
        taken = time.process_time() - start

        assert taken < 30  # what is not linear takes minutes


@pytest.mark.no_cover
def test_an_article_without_relative_urls_costs_next_to_nothing():
    paragraph = (
        '<p class="x">A <a href="https://tide.example/x?a=1">link</a> = b.</p>\n'
    )
    html = paragraph * 45

    start = time.process_time()
    for _ in range(1_000):
        absolutise(html, BASE)
    taken = time.process_time() - start

    assert taken < 10  # a tree for each would take longer


def test_html_loads_neither_lxml_nor_nh3():
    code = (
        "import sys, feedpub.html; "
        "print(sorted({'lxml', 'nh3', 'feedgen', 'dateutil'} & set(sys.modules)))"
    )

    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )

    assert "[]\n" == run.stdout
