"""Authors as sources name them."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from feedpub.errors import ModelError
from feedpub.model import Person
from feedpub.sources.articles.people import each_author, person


@dataclass
class Writer:
    name: str
    website: str = "https://a.example"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("Ada Reed", Person(name="Ada Reed")),
        ("Ada  Reed <ada@x.example>", Person(name="Ada Reed", email="ada@x.example")),
        (
            '"Reed, Ada" <mailto:ada@x.example>',
            Person(name="Reed, Ada", email="ada@x.example"),
        ),
        ("ada@x.example (Ada Reed)", Person(name="Ada Reed", email="ada@x.example")),
        ("Ada <https://a.example>", Person(name="Ada", url="https://a.example")),
        ("Ada (https://a.example)", Person(name="Ada", url="https://a.example")),
        ("@ada", Person(name="@ada")),
        ("Ada (the first)", Person(name="Ada (the first)")),
        ({"name": "Ada"}, Person(name="Ada")),
        (
            {"Name": "Ada", "email": "ada@x.example", "url": "https://a.example"},
            Person(name="Ada", email="ada@x.example", url="https://a.example"),
        ),
        (Writer("Ada"), Person(name="Ada", url="https://a.example")),
        (Person(name="Ada"), Person(name="Ada")),
    ],
)
def test_a_person_is_read_from_what_sources_write(value, expected):
    assert (expected, "") == person(value)


def test_a_handle_in_brackets_is_left_out_and_named():
    assert (Person(name="Stéfan"), "<stefanv>") == person("Stéfan <stefanv>")


@pytest.mark.parametrize("value", ["ada@x.example", "<ada@x.example>", {}, {"name": 3}])
def test_a_person_without_a_name_is_an_error(value):
    with pytest.raises(ValueError, match="has no name"):
        person(value)


def test_an_e_mail_that_is_none_is_an_error():
    with pytest.raises(ModelError):
        person("Ada <a b@x.example>")


@pytest.mark.parametrize(
    ("value", "name", "expected"),
    [
        ("Reed, Ada", "author", ["Reed, Ada"]),
        ("Ada; Bob", "author", ["Ada", "Bob"]),
        ("Ada, Bob", "authors", ["Ada", "Bob"]),
        (["Ada, Bob", "", None, "Cy"], "authors", ["Ada, Bob", "Cy"]),
        ({"name": "Ada"}, "author", [{"name": "Ada"}]),
    ],
)
def test_several_authors_come_one_by_one(value, name, expected):
    assert expected == list(each_author(value, name))
