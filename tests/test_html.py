"""HTML: addresses made absolute, text taken out and put in, XHTML."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scraps import BASE, markup

from feedpub.errors import FeedpubError
from feedpub.html import (
    absolutise,
    from_text,
    limited,
    to_text,
    xhtml_fault,
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
            ("\n<p xmlns='https://tidé.example/'/>", "line 2: 'https://tidé.example/'"),
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
