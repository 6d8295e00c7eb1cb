"""Which articles go together, and which of them a table chooses."""

from __future__ import annotations

import pytest
from publisher.planning import article, members, names

from feedpub.publisher.sets import grouping


def test_spellings_make_one_group_under_the_usual_one():
    among = members(
        article("a", "Low tide"),
        article("b", "low-tide"),
        article("c", "Low tide", "Sea"),
    )
    groups = grouping.grouped(among, "tag")

    assert [("Low tide", 3), ("Sea", 1)] == [(g.name, len(g.articles)) for g in groups]


def test_an_article_is_in_a_group_once():
    [group] = grouping.grouped(members(article("a", "sea", "SEA")), "tag")

    assert 1 == len(group.articles)


@pytest.mark.parametrize(
    ("only", "without", "expected"),
    [
        ({"tag": "SEA"}, {}, ["a", "b"]),
        ({"tag": ("sea", "sky")}, {}, ["a", "b", "c"]),
        ({"tag": "sea"}, {"tag": "sky"}, ["a"]),
        ({"language": "de"}, {}, ["b", "c"]),
        ({"language": "de-at"}, {}, ["c"]),
        ({"language": "en", "tag": "sea"}, {}, ["a"]),
        ({"author": "bo lind"}, {}, ["c"]),
        ({"section": "news"}, {}, ["a", "c"]),
        ({}, {"section": ("news",)}, ["b"]),
    ],
)
def test_articles_are_chosen_by_what_they_have(only, without, expected):
    among = members(
        article("a", "sea"),
        article("b", "sea", "sky", language="de"),
        article("c", "sky", language="de-AT", authors=["Bo Lind"]),
        kept=[{"section": ("News",)}, {"section": ()}, {"section": ("news",)}],
    )

    assert expected == names(grouping.chosen(among, only, without))
