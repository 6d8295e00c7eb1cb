"""Pages in any encoding, pages made to hurt, and heaps of markup."""

from __future__ import annotations

import time

import pytest
from amounts import times
from hypothesis import given
from hypothesis import strategies as st
from pages import (
    H_ENTRY,
    META,
    MICRODATA,
    OPEN_GRAPH,
    POSTING,
    linked_data,
)

from feedpub.errors import SourceError
from feedpub.sources.html_page import read_html


class TestEncodings:
    TEXT = "<title>Ebbe über Föhr</title>"

    @pytest.mark.parametrize(
        "data",
        [
            TEXT.encode(),
            TEXT.encode("utf-8-sig"),
            TEXT.encode("utf-16"),
            b"\xfe\xff" + TEXT.encode("utf-16-be"),
            b"<meta charset=iso-8859-1>" + TEXT.encode("cp1252"),
            b"<meta charset='ISO-8859-15'>" + TEXT.encode("iso-8859-15"),
            b'<meta http-equiv=Content-Type content="text/html; charset=windows-1252">'
            + TEXT.encode("cp1252"),
            b'<?xml version="1.0" encoding="windows-1252"?>' + TEXT.encode("cp1252"),
            b"<!-- <meta charset=koi8-r> -->" + TEXT.encode(),
            b"<meta charset=utf-16>" + TEXT.encode(),
            b"<meta charset=utf-7>" + TEXT.encode(),
            b"<meta charset=rot13>" + TEXT.encode(),
            TEXT.encode("cp1252"),
        ],
    )
    def test_a_page_is_decoded_as_browsers_do(self, data):
        assert "Ebbe über Föhr" == read_html(data, where="x").fields["title"]

    def test_shift_jis(self):
        data = b"<meta charset=Shift_JIS><title>" + "小潮①".encode("cp932")

        assert "小潮①" == read_html(data, where="x").fields["title"]

    def test_a_guessed_encoding_is_said(self):
        said = read_html(self.TEXT.encode("cp1252"), where="x").notes

        assert "no encoding is declared; read as windows-1252" == said[0]

    def test_bytes_that_break_the_declared_encoding_are_said_with_their_line(self):
        said = read_html(b"<meta charset=utf-8>\n\xe9", where="x").notes

        assert "line 2: the bytes are not utf-8, as the page says" == said[0]

    def test_characters_that_no_feed_can_carry_are_counted(self):
        record = read_html(b"<main>a\0b\x01", where="x")

        assert "ab" == record.content
        assert "removed 2 characters that no feed can carry" == record.notes[0]


HOSTILE = {
    "nested divs": b"<div>" * 100_000 + b"x",
    "nested articles": b"<article>" * 50_000,
    "attributes": b"<p" + b"".join(b" a%d=b" % i for i in range(100_000)) + b">",
    "angle brackets": b"<" * 2_000_000,
    "unclosed quotes": b"<a href='" * 50_001,
    "one text": b"x" * 11_000_000,
    "metas": b"<meta charset" * 100_000,
    "articles": b"<article>a</article>" * 20_000,
    "entries": b"<div class='h-entry e-content'>" * 20_000,
    "headings": b"<article>" + b"<h1>a" * 50_000,
    "properties": b"<div itemscope itemtype=Article>" + b"<b itemprop=author>" * 20_000,
    "scripts": b"<script type=application/ld+json>{" * 20_000,
    "times": b"<article>" + b"<time>a</time>" * 50_000,
}


class TestHostilePages:
    @pytest.mark.parametrize("data", HOSTILE.values(), ids=list(HOSTILE))
    @pytest.mark.no_cover
    def test_a_page_costs_no_more_than_its_length(self, data):
        start = time.process_time()
        read_html(data, where="x")
        taken = time.process_time() - start

        assert taken < 30  # what is not linear takes minutes

    def test_a_page_that_is_too_large_is_an_error(self):
        with pytest.raises(SourceError, match=r"big\.html: is larger than 20,000,000"):
            read_html(b" " * 20_000_001, where="big.html")

    @pytest.mark.parametrize("data", [b"", b"   ", b"<!-- -->", b"\xff\xfe", b"\0"])
    def test_a_page_of_nothing_has_no_fields(self, data):
        record = read_html(data, where="x")

        assert ({}, "") == (record.fields, record.content)
        assert "nothing in it can be read as HTML" in record.notes

    def test_text_beyond_the_parsers_limit_is_not_lost_in_silence(self):
        record = read_html(HOSTILE["one text"], where="x")

        assert "nothing in it can be read as HTML" in record.notes

    def test_what_follows_deep_markup_is_still_read(self):
        record = read_html(
            b"<main>" + b"<div>" * 500 + b"</div>" * 500 + b"<p>a", where=""
        )

        assert record.content.endswith("<p>a</p>")
        assert "ignored 301 tags that are too deep or too large" in record.notes

    @given(st.binary(max_size=200) | st.text(max_size=100).map(str.encode))
    def test_any_bytes_make_a_record(self, data):
        record = read_html(data, where="x")

        assert "x" == record.where

    @given(
        st.lists(
            st.sampled_from(
                [
                    *(MICRODATA, H_ENTRY, OPEN_GRAPH, META, linked_data(POSTING)),
                    *("<article>", "</article>", "<main>", "<body>", "<frameset>", "<"),
                    *("<base href='//['>", "<link rel=canonical href='http://['>", "'"),
                    *(
                        "<svg><title>",
                        "<table><p>",
                        "<template>",
                        "</p>",
                        "<html>",
                        ">",
                    ),
                    *("<script type=application/ld+json>", "</script>", "<!--", "é"),
                    *("<h1 hidden>x", "<header></header>", "<plaintext>", "<select>"),
                ]
            ),
            max_size=8,
        ).map("".join)
    )
    @times(3)
    def test_any_heap_of_markup_makes_a_record(self, markup):
        record = read_html(markup.encode(), where="x")

        assert all(record.fields.values())
