"""The page in a feed speaks its language, from right to left where that does."""

from __future__ import annotations

from datetime import datetime

import pytest
from amounts import times
from formats.opened import START, H, article_of, feed_of, shown, text
from hypothesis import given
from hypothesis import strategies as st

from feedpub.formats.readable.words import direction, words_in


@pytest.mark.parametrize(
    ("language", "hint", "date"),
    [
        ("en", "This is a web feed", "1 March 2026"),
        ("en-US", "This is a web feed", "March 1, 2026"),
        ("de-AT", "Dies ist ein Webfeed", "1. März 2026"),
        ("no", "Dette er en nettstrøm", "1. mars 2026"),
        ("zh-Hant-TW", "這是一個網路訂閱源", "2026年3月1日"),
        ("zh-TW", "這是一個網路訂閱源", "2026年3月1日"),
        ("cy", "This is a web feed", "2026-03-01"),
        (None, "This is a web feed", "2026-03-01"),
    ],
)
def test_the_page_speaks_the_language_of_the_feed(language, hint, date):
    page = shown(feed_of(language=language))

    assert language == page.get("lang")
    assert text(page.find(f"{H}p[@class='hint']")).startswith(hint)
    assert date == page.findtext(f".//{H}time")


def test_words_of_another_language_say_which():
    page = shown(feed_of(language="ur", title="خبریں"))
    hint = page.find(f"{H}p[@class='hint']/{H}span")

    assert ("ur", "rtl") == (page.get("lang"), page.get("dir"))
    assert ("en", "ltr") == (hint.get("lang"), hint.get("dir"))


@pytest.mark.parametrize(
    ("language", "title", "expected"),
    [
        ("ar", "Tidewater", "rtl"),
        ("he-IL", "", "rtl"),
        ("az-Arab-IR", "", "rtl"),
        ("ar-Latn", "", "ltr"),
        ("de-1996", "", "ltr"),
        ("en", "مدّ", "ltr"),
        (None, "1: مدّ", "rtl"),
        (None, "Tidewater مدّ", "ltr"),
        (None, "1234", "ltr"),
    ],
)
def test_lines_begin_where_the_language_begins_them(language, title, expected):
    assert expected == direction(language, title)


def test_an_article_in_another_language_says_so():
    page = shown(feed_of(article_of(1, language="he"), article_of(2, language="en-GB")))
    second, first = page.iter(f"{H}li")

    assert ("he", "rtl") == (first.get("lang"), first.get("dir"))
    assert (None, None) == (second.get("lang"), second.get("dir"))


@times(2)
@given(st.dates())
def test_every_language_can_say_every_date(date):
    from feedpub.formats.readable import words

    for tag in words._known():
        said = words.day(datetime.combine(date, START.time()), words_in(tag))

        assert str(date.year) in said
        assert str(date.day) in said
