"""Ids of every kind come back as they were written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import feedpub as fp
from feedpub.xml import character_fault

HOME = "https://tide.example/"
TEXTS = st.text(min_size=1, max_size=20).filter(
    lambda text: (
        text == text.strip()
        and "\n" not in text
        and "\t" not in text
        and "\r" not in text
        and character_fault(text) is None
        and ":" not in text
    )
)


def feed(id: str | fp.OpaqueId) -> fp.Feed:
    article = fp.Article(title="Neap", id=id, content="x", published="2026-03-01")
    return fp.Feed(title="Tide", home_url=HOME, authors=["Ada"], articles=[article])


@pytest.mark.parametrize("format", ["rss", "json"])
@given(text=TEXTS)
def test_an_opaque_id_comes_back(format: str, text: str) -> None:
    made = feed(fp.OpaqueId(text, HOME))

    assert made.articles == fp.read(fp.write(made, format)).articles


@given(text=TEXTS)
def test_atom_gives_it_back_as_the_urn(text: str) -> None:
    id = fp.OpaqueId(text, HOME)

    assert id.iri == fp.read(fp.write(feed(id), "atom")).articles[0].id


@pytest.mark.parametrize("format", fp.FORMATS)
@pytest.mark.parametrize(
    "id", ["tag:tide.example,2026:ü", "https://tide.example/ű", "urn:x-tide:1", HOME]
)
def test_an_iri_comes_back_as_it_is(format: str, id: str) -> None:
    made = fp.Feed(
        title="Tide",
        home_url=HOME,
        id="urn:x-tide:feed",
        authors=["Ada"],
        articles=[fp.Article(title="Neap", id=id, content="x", published="2026-03-01")],
    )

    assert id == fp.read(fp.write(made, format)).articles[0].id
