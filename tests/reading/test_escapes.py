"""Escapes that XML does not know are read as what they were meant as."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

import feedpub as fp
from feedpub.reading.escapes import escaped

if TYPE_CHECKING:
    from pathlib import Path

RSS = (
    "<rss version='2.0'><channel><title>Tide</title>"
    "<link>https://tide.example/</link><description>D</description><item>"
    "<title>{}</title><link>https://tide.example/?a=1&b=2</link></item></channel></rss>"
)
pieces = st.sampled_from(
    [
        *("&", "&amp;", "&nbsp;", "&tide;", "&#233;", "&#x1F30A;", "neap ", "\n"),
        *("<![CDATA[", "]]>", "<!--", "-->", "<?", "?>", "<b>", "x" * 50),
    ]
)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Fish & Chips", "Fish & Chips"),
        ("Ebbe&nbsp;&amp;&eacute;", "Ebbe\N{NO-BREAK SPACE}&é"),
        ("AT&T; &tide; &", "AT&T; &tide; &"),
        ("<![CDATA[a & &nbsp;]]>&<!-- & -->", "a & &nbsp;&"),
        ("&#233;&#xe9;&lt;b&gt;", "éé<b>"),
    ],
)
def test_what_xml_does_not_know_is_text_or_a_character_of_html(
    written: str, meant: str, tmp_path: Path
) -> None:
    path = tmp_path / "feed.xml"
    path.write_text(RSS.format(written))
    notes: list[fp.Note] = []
    feed, whole, _ = fp.read_with_notes(path)
    article = feed.articles[0]

    assert (meant, "https://tide.example/?a=1&b=2") == (article.title, article.url)
    assert (article,) == tuple(fp.iter_articles(path, notes=notes))
    assert "xml-bare-ampersand" in {note.field for note in notes}
    assert "xml-bare-ampersand" in {note.field for note in whole}


def test_a_declared_encoding_is_that_of_the_document() -> None:
    text = '<?xml version="1.0" encoding="iso-8859-1"?>' + RSS.format("Ebbe & é")

    assert "Ebbe & é" == fp.read(text.encode("iso-8859-1")).articles[0].title


@given(text=st.lists(pieces).map("".join), size=st.integers(1, 60))
def test_chunks_of_any_size_are_escaped_alike(text: str, size: int) -> None:
    data = text.encode()
    chunks = [data[at : at + size] for at in range(0, len(data), size)]

    assert b"".join(escaped([data])) == b"".join(escaped(chunks))
