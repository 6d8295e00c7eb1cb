"""Feeds by language are called what their readers call it, at addresses that stay."""

from __future__ import annotations

import pytest

from feedpub.publisher import Config
from feedpub.publisher.sets.filling import Filling
from feedpub.publisher.sets.grouping import Group
from feedpub.publisher.sets.languages import name_of
from feedpub.publisher.sets.tables import Asked, FeedTable

SITE = Config(title="Tidewater", home_url="https://tide.example/")


@pytest.mark.parametrize(
    ("tag", "name"),
    [
        ("de", "Deutsch"),
        ("DE", "Deutsch"),
        ("de-LI", "Deutsch (LI)"),
        ("pt-BR", "Português (Brasil)"),
        ("zh-Hant-MO", "繁體中文 (MO)"),
        ("sr-Cyrl-ME", "Српски (Cyrl-ME)"),
        ("tlh", "tlh"),
        ("x-tide", "x-tide"),
        ("", ""),
    ],
)
def test_a_language_has_its_own_name_or_else_its_tag(tag, name):
    assert name == name_of(tag)


def filling(**table):
    return Filling(SITE, Asked(FeedTable(**table)), Group("pt-BR", ()), "pt-br")


def test_people_read_the_name_and_addresses_have_the_tag():
    one = filling(
        group_by="language",
        path="{slug}",
        home_url="/{group}/",
        description="Tides ({group})",
        files={"rss": "{group}.xml"},
    )

    assert "Tidewater: Português (Brasil)" == one.title()
    assert "Tides (Português (Brasil))" == one.own("description")
    assert "pt-BR" == one.own("language")
    assert "https://tide.example/pt-BR/" == one.home_url()
    assert {"rss": "pt-BR.xml"} == one.own("files")


def test_words_that_look_like_languages_are_what_they_are():
    assert "Tidewater: pt-BR" == filling(group_by="tag").title()
