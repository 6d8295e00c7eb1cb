"""Each way in which a document can be broken has words and a place of its own."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedpub.validator import Finding, Limits, validate
from feedpub.validator.document import lines

if TYPE_CHECKING:
    from collections.abc import Callable

HEAD = '<?xml version="1.0" encoding="utf-8"?>\n'
RSS = (
    '<rss version="2.0"><channel><title>T</title><link>https://tide.example/</link>'
    "<description>D</description>\n{}</channel></rss>"
)


def broken(inside: str) -> Finding:
    """Give the first finding of the document stage for a channel with this in it."""
    report = validate((HEAD + RSS.format(inside)).encode())
    return next(one for one in report.findings if one.rule.startswith("xml-"))


@pytest.mark.parametrize(
    ("inside", "column", "words"),
    [
        ("<item><title>x</item>", 15, "</item> comes while <title> of line 3 is still"),
        (
            "<item>\n<title/>",
            9,
            "</channel> comes while <item> of line 3 is still open",
        ),
        (
            "</b>",
            1,
            "</b> closes no open element; the innermost is <channel> of line 2",
        ),
        ('<item a="1" a="2"/>', 13, "the attribute a is there twice in one tag"),
        ("<item a=1/>", 9, "an attribute's value has no quotes: '1/>"),
        ("<item a=“1”/>", 9, "the quotes around an attribute are curly"),
        ("<item a/>", 8, "an attribute has no value"),
        ('<item a="1"b="2"/>', 12, "there is no space between two attributes"),
        ('<item a="<"/>', 10, "an attribute contains <"),
        ("<title>a < b</title>", 10, "no name can begin here: '< b"),
        ("<title>x]]></title>", 9, "]]> stands in text"),
        ("<title><![CDATA[x</title>", 8, "the CDATA section that begins here is never"),
        ("<title><![cdata[x]]></title>", 8, "CDATA is not in upper case"),
        ("<!-- a", 1, "the comment that begins here is never closed"),
        ("<!-- a -- b -->", 8, "a comment contains two hyphens"),
        ("<?php echo 1;", 1, "the instruction that begins here is never closed"),
        ('<?xml version="1.0"?>', 1, "an XML declaration stands in the middle"),
        ("<!DOCTYPE html>", 1, "a DOCTYPE stands inside the document"),
        ("<!foo>", 1, "<! begins neither a comment nor a CDATA section"),
        ("<title", 7, "no name can begin here: '</channel>"),
        ("<x xmlns:b='u:x' b:c:d=''/>", 1, "this name has a colon where none may be"),
        ("<x xmlns:a=''/>", 1, "a prefix is bound to an empty namespace"),
        ("<x xmlns:xml='urn:x'/>", 1, "the prefix xml is bound to a URI of its own"),
        ("<dc:date/>", 1, "the prefix 'dc' is bound to no namespace"),
        ("&nbsp;", 1, "XML does not define the entity &nbsp;"),
        ("a & b", 3, "this & starts no entity"),
        ("\x0b", 1, "XML forbids the character U+000B"),
        ("&#11;", 1, "&#11; stands for a character that XML forbids"),
        ("&#xD800;", 1, "&#xD800; stands for a character that XML forbids"),
    ],
)
def test_broken_xml_says_what_is_wrong_and_where(
    inside: str, column: int, words: str
) -> None:
    finding = broken(inside)

    assert finding.message.startswith(words)
    assert column == finding.column
    assert finding.fix


@pytest.mark.parametrize(
    ("data", "rule", "words"),
    [
        (b"", "document-empty", "there is nothing in it"),
        (b" \n", "document-empty", "there is only white space in it"),
        (b"\x1f\x8b\x08\0", "document-compressed", "these are gzip bytes"),
        (b"PK\x03\x04", "document-compressed", "these are zip bytes"),
        (b"\x89PNG\r\n\x1a\n", "document-binary", "this is a PNG image"),
        (b"%PDF-1.7", "document-binary", "this is a PDF document"),
        (b"\0\0\0\x20ftypmp42", "document-binary", "this is video or sound in MP4"),
        (b"<!doctype HTML><p>x", "document-not-a-feed|xml-|document-html", ""),
        (b"<html><body/></html>", "document-html", "this is an HTML page"),
        (
            b"<opml/>",
            "document-root-unknown",
            "the root element <opml> is that of OPML",
        ),
        (b"<item/>", "document-root-unknown", "the root element <item> is what stands"),
        (
            b"<RSS/>",
            "document-root-unknown",
            "the root element <RSS> is not written as",
        ),
        (b"hello", "document-not-a-feed", "it starts with 'hello'"),
        (b"<rss", "xml-not-well-formed", "a tag has no > where it should end: '<rss'"),
        (b"<rss/>x", "xml-not-well-formed", "'x' stands after the end of the feed"),
        (b"<rss/><rss/>", "xml-not-well-formed", "a second root element begins with"),
        (b"<rss/><?xml version='1.0'?>", "xml-not-well-formed", "a second document"),
        (b"<?xml version='1.1'?><rss/>", "xml-version", "the document says it is XML"),
        (b"<?xml version=1.0?><rss/>", "xml-declaration-invalid", "'<?xml version=1.0"),
        (b"\n<?xml version='1.0'?><rss/>", "xml-leading-space", "there is white space"),
        (b"x<?xml version='1.0'?><rss/>", "document-leading-text", "the text 'x'"),
        (b"<!DOCTYPE rss [<rss/>", "xml-doctype-open", "the DOCTYPE 'rss' has no end"),
        (b"<?a?>" * 1002 + b"<rss/>", "document-too-large", "more than 1,000 comments"),
        (
            b"<rss>\xc0\xaf</rss>",
            "encoding-invalid-bytes",
            "0xC0 begins a form that is",
        ),
        (b"<rss>\xed\xa0\x80</rss>", "encoding-invalid-bytes", "0xED begins half of a"),
        (b"<rss>caf\xc3", "encoding-invalid-bytes", "a character of utf-8 begins here"),
        (
            b"<rss>\xe9t\xe9</rss>",
            "encoding-invalid-bytes",
            "the byte 0xE9 is not valid",
        ),
        (b"[]", "json-not-an-object", "this is a JSON array"),
        (b'{"rss": {}}', "json-not-an-object", "this is RSS or Atom turned into JSON"),
        (b'{"@context": ""}', "json-not-an-object", "this is linked data"),
        (b'{"error": ""}', "json-not-an-object", "this is an object with an error"),
    ],
)
def test_what_is_no_feed_has_words_of_its_own(
    data: bytes, rule: str, words: str
) -> None:
    found = validate(data).findings

    assert any(re.match(rule, one.rule) for one in found), found
    assert any(one.message.startswith(tuple(words.split("|"))) for one in found), found


def test_the_rest_is_judged_after_text_that_stands_before() -> None:
    feed = f"<br>\n<b>Warning</b>: x\n{HEAD}{RSS.format('<item/>')}"
    found = [(one.rule, one.line) for one in validate(feed.encode()).findings]

    assert [
        ("document-leading-text", 1),
        ("rss-item-title-or-description-missing", 5),
    ] == found


def test_more_wrong_bytes_than_a_few_end_the_reading_of_an_encoding() -> None:
    feed = HEAD.replace("utf-8", "windows-1252") + RSS.format("<item/>")
    few = feed.encode().replace(b">D<", b">\x81\x81<")
    many = feed.encode().replace(b">D<", b">" + b"\x81" * 50 + b"<")

    assert ["encoding-invalid-bytes", "rss-item-title-or-description-missing"] == [
        one.rule for one in validate(few).findings
    ]
    assert ["encoding-invalid-bytes"] == [one.rule for one in validate(many).findings]


def test_limits_are_raised_for_a_document_that_is_trusted() -> None:
    feed = (HEAD + RSS.format("<item><title>x</title></item>" * 100)).encode()
    small = Limits(bytes=len(feed) - 1)
    [refused] = validate(feed, limits=small).findings

    assert "--max-size" in str(refused.fix)
    assert "Limits.of_size" in str(refused.fix)
    assert validate(feed, limits=Limits.of_size(len(feed))).valid
    assert Limits() == Limits.of_size(1)
    assert 10**9 == Limits.of_size(10**9).elements


def deeply(depth: int, work: Callable[[], object]) -> object:
    return deeply(depth - 1, work) if depth else work()


@pytest.mark.parametrize(
    "data",
    [
        (HEAD + RSS.format("<a>" * 250 + "</a>" * 250)).encode(),
        b'{"items": [], "_x": ' + b'{"a":' * 190 + b"1" + b"}" * 190 + b"}",
    ],
)
def test_a_deep_document_is_judged_by_a_program_that_is_deep_itself(
    data: bytes,
) -> None:
    report = deeply(700, lambda: validate(data))

    assert validate(data) == report


BREAK = re.compile(rb"\r\n?|\n")


@given(st.text("ab\n\ré漢🌊", max_size=60), st.integers(1, 9))
def test_lines_and_columns_are_those_of_an_editor(text: str, block: int) -> None:
    data = text.encode()
    starts = [0, *(found.end() for found in BREAK.finditer(data))]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lines, "_BLOCK", block)
        known = lines.Lines(data)
        for at in range(len(text) + 1):
            offset = len(text[:at].encode())
            line = bisect_right(starts, offset)
            column = len(data[starts[line - 1] : offset].decode()) + 1
            if text[at - 1 : at + 1] != "\r\n":
                assert (line, column) == known.spot(offset)
        assert starts == [known.offset(line + 1, 1) for line in range(len(starts))]
