"""The words of addresses: slugs, and what stands for one in a pattern."""

from __future__ import annotations

import string

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from feedpub.publisher.sets import patterns
from feedpub.publisher.sets.slugs import same, slug


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Low tide", "low-tide"),
        ("  Low__TIDE -", "low-tide"),
        ("C++", "c-plus-plus"),
        ("C#", "c-sharp"),
        ("Q&A", "q-and-a"),
        ("Chandler's Lane", "chandlers-lane"),
        ("node.js/ES6", "node-js-es6"),
        ("Straße", "straße"),
        ("ثقافة", "ثقافة"),
        ("हिन्दी", "हिन्दी"),
        ("E\u0301te\u0301", "été"),
        ("../..", "9ae83f98"),
        ("🌊", "b81ca1f9"),
    ],
)
def test_a_word_becomes_a_part_of_an_address(text, expected):
    assert expected == slug(text)


def test_long_words_are_cut_and_stay_apart():
    one, other = (slug("tide " * 40 + end) for end in ("a", "b"))

    assert one != other
    assert 60 >= len(one)


@example("0" * 61)
@example("a " * 61)
@given(st.text())
def test_a_slug_is_a_fixed_point_that_no_path_can_leave(text):
    made_of = slug(text)

    assert made_of == slug(made_of)
    assert not set(made_of) & set(
        string.punctuation.replace("-", "") + string.whitespace
    )
    assert made_of.strip("-") == made_of != ""


@given(st.text(), st.sampled_from("abc"))
def test_spellings_that_are_the_same_have_one_slug(text, letter):
    text += letter

    assert slug(text) == slug(text.upper().lower()) or same(text) != same(
        text.upper().lower()
    )


def test_words_in_addresses_are_percent_encoded():
    assert "https://x.example/%C3%A9t%C3%A9/" == patterns.address(
        "https://x.example/{slug}/", {"slug": "été"}
    )
