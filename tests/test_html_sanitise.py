"""HTML made safe, and what it says of what it removed."""

from __future__ import annotations

import re
import sys

import pytest
from amounts import times
from hypothesis import given
from scraps import markup

from feedpub.errors import FeedpubError
from feedpub.html import (
    sanitise,
)


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
