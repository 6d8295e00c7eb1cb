"""The tables of the namespaces: sound in themselves, and used to the last row."""

from __future__ import annotations

import pytest

from feedpub.namespaces import VOCABULARIES
from feedpub.namespaces.itunes import CATEGORIES
from feedpub.namespaces.vocabulary import (
    ENTRY,
    FEED,
    IMAGE,
    INPUT,
    ROOT,
    Element,
    Kind,
    Vocabulary,
)
from feedpub.validator import RULES
from feedpub.validator.names import NAMESPACES

CORE = {FEED, ENTRY, IMAGE, INPUT, ROOT}
FREE = {
    *(Kind.TEXT, Kind.MARKUP, Kind.ANYTHING, Kind.CHILDREN, Kind.NOTHING),
    *(Kind.RESOURCE,),
}
ROWS = [
    pytest.param(vocabulary, element, id=f"{vocabulary.prefix}:{element.name}")
    for vocabulary in VOCABULARIES
    for element in vocabulary.elements
]
each_vocabulary = pytest.mark.parametrize(
    "vocabulary", VOCABULARIES, ids=lambda one: one.prefix
)
each_element = pytest.mark.parametrize(("vocabulary", "element"), ROWS)
NAMES = {f"{v.prefix}:{e.name}" for v in VOCABULARIES for e in v.elements}
PLACES = {place for rule in RULES.values() for place in rule.on}


def judged(place: str) -> bool:
    return any(one.endswith(place) for one in PLACES)


@each_vocabulary
def test_the_validator_calls_a_namespace_by_the_same_prefix(
    vocabulary: Vocabulary,
) -> None:
    assert vocabulary.uri == NAMESPACES[vocabulary.prefix]


@each_vocabulary
def test_an_element_has_one_row(vocabulary: Vocabulary) -> None:
    names = [element.name for element in vocabulary.elements]

    assert sorted(set(names)) == sorted(names)


@each_vocabulary
def test_a_namespace_has_a_specification(vocabulary: Vocabulary) -> None:
    assert vocabulary.spec.startswith(("https://", "http://source.scripting.com/"))
    assert vocabulary.uri not in (*vocabulary.former, *vocabulary.mistaken)


def test_no_two_namespaces_share_a_uri_or_a_prefix() -> None:
    uris = [uri for v in VOCABULARIES for uri in (v.uri, *v.former, *v.mistaken)]

    assert len(uris) == len(set(uris))
    assert len(VOCABULARIES) == len({v.prefix for v in VOCABULARIES})


@each_vocabulary
def test_an_element_stands_in_places_that_exist(vocabulary: Vocabulary) -> None:
    for element in vocabulary.elements:
        parents = [place.parent for place in element.places]

        assert [] == [one for one in parents if one not in CORE and one not in NAMES]
        assert len(parents) == len(set(parents))


@pytest.mark.no_cover
@each_element
def test_a_value_that_can_be_wrong_is_judged_by_a_rule(
    vocabulary: Vocabulary, element: Element
) -> None:
    name = f"{vocabulary.prefix}:{element.name}"
    values = {name: element.value} | {
        f"{name}/@{one.name}": one.value for one in element.attributes
    }
    open_to_all = [
        place
        for place, value in values.items()
        if (value.kind not in FREE or value.longest) and not judged(place)
    ]

    assert [] == open_to_all


def test_a_category_of_apple_podcasts_is_listed_once() -> None:
    every = [one for names in CATEGORIES.values() for one in names]

    assert len(every) == len(set(every))
    assert (19, 91) == (len(CATEGORIES), len(every))
