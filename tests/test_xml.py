"""What XML cannot carry is found and named, and escaping survives a parser."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from strategies import texts

from feedpub import xml


@pytest.mark.parametrize("text", ["", "a\tb\nc", "日本 😀 é", "�", "\u202e"])
def test_what_xml_can_carry_has_no_fault(text: str) -> None:
    assert xml.character_fault(text) is None


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("a\n\x0b", "U+000B at offset 2 (line 2)"),
        ("\ud800", "a lone surrogate"),
        ("\ufffe", "U+FFFE"),
        ("é\x85", "U+0085"),
        ("a\ufeffb", "U+FEFF at offset 1"),
    ],
)
def test_what_it_cannot_carry_is_named_with_its_place(text: str, named: str) -> None:
    assert named in (xml.character_fault(text) or "")


@given(st.text(st.characters()))
def test_clean_text_has_no_fault(text: str) -> None:
    cleaned, count = xml.clean(text)

    assert xml.character_fault(cleaned) is None
    assert len(cleaned) + count + text.count("\r\n") == len(text)


@given(texts)
def test_a_parser_gives_back_what_was_escaped(text: str) -> None:
    document = b'<a b="%b">%b</a>' % (xml.escape_attribute(text), xml.escape(text))
    root = etree.fromstring(document)

    assert text == root.text
    assert text == root.get("b")


@pytest.mark.parametrize("before", ["", 9_000 * "e\n", 9_000 * "é\n", 9_000 * "日\n"])
def test_each_control_character_is_found_in_short_and_long_texts(before: str) -> None:
    spoiled = {code for code in range(32) if xml.character_fault(before + chr(code))}

    assert set(range(32)) - {9, 10, 13} == spoiled


def test_an_angle_is_escaped_where_it_would_end_a_section_and_in_values() -> None:
    assert b"&lt;p>a[0]&lt;/p>" == xml.escape("<p>a[0]</p>")
    assert b"a[b[0]]&gt;1" == xml.escape("a[b[0]]>1")
    assert b"a &gt; b" == xml.escape_attribute("a > b")
