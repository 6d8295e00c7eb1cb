"""Elements that are built alike down to the last attribute, such as a feed's articles.

What there is to ask about all that is in one is worked out once, so that of the next
only the values are looked at.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator

    from feedpub.validator.element import Element
    from feedpub.validator.engine.shapes import Left, Todo, Work

_SMALLEST: Final = 4
"""Elements of a twig; fewer than these are asked about sooner one by one."""
_LARGEST: Final = 64
"""Of more than these, hardly any two are alike."""
_MOST: Final = 200
_PATIENCE: Final = 50
"""So many more may be unlike any before than are alike, until nobody looks."""


class Spot(NamedTuple):
    """An element of a twig: it, its parent and its children, by number from the top."""

    at: int
    above: int
    kids: tuple[int, ...]
    tags: list[str]


class Twig(NamedTuple):
    """An element with all below it, in document order, and their attributes.

    `questions` are what there is to ask, in the same order.
    """

    elements: list[Element]
    attributes: list[list[tuple[str, str]]]
    questions: tuple[Question, ...]


Question: TypeAlias = "tuple[Todo, int, int, str | None, Spot]"
"""What to ask, of which element, about which of its attributes, and the name of that.

`TEXT` is its text, and `AMONG` the text among its children.
"""
TEXT: Final = -1
AMONG: Final = -2


class Twigs:
    """What there is to ask about the twigs of one place, by all their names."""

    __slots__ = ("_known", "_patience")

    def __init__(self) -> None:
        self._known: dict[object, tuple[Question, ...]] = {}
        self._patience = _PATIENCE

    def of(self, element: Element, above: Work) -> Twig | None:
        """Take an element with all below it, if others before were built alike.

        None as well where that would hardly be worth it.
        """
        if self._patience <= 0:
            return None
        self._patience -= 1
        elements = list(islice(element.iter(), _LARGEST + 1))
        if not _SMALLEST <= len(elements) <= _LARGEST:
            return None
        tags = [one.tag for one in elements]
        attributes = [one.items() for one in elements]
        names = [name for pairs in attributes for name, _ in pairs]
        key = (*tags, *map(len, elements), *map(len, attributes), *names)
        questions = self._known.get(key)
        if questions is None:
            questions = _learnt(elements, tags, attributes, above)
            if questions is not None and len(self._known) < _MOST:
                self._known[key] = questions
        else:
            self._patience += 2
        return None if questions is None else Twig(elements, attributes, questions)


class Open(NamedTuple):
    """A question that some twigs do not answer by themselves.

    For each twig there is the value and the rules to call about it; for text among
    children there is neither.
    """

    question: Question
    values: list[str]
    left: list[list[Left]]


def open_questions(alike: list[Twig], blank: set[str | None]) -> list[Open]:
    """Give what is left to ask of twigs that have the same questions.

    It is mostly little, and found out for all of them at once. `blank` are texts that
    are known to be white space.
    """
    open_: list[Open] = []
    for question in alike[0].questions:
        todo, at, number, _, spot = question
        if number == AMONG:
            if not blank.issuperset(_among(alike, spot)):
                open_.append(Open(question, [], []))
            continue
        if number == TEXT:
            values = [twig.elements[at].text or "" for twig in alike]
        else:
            values = [twig.attributes[at][number][1] for twig in alike]
        if not todo.waved.issuperset(values) and (left := todo.left_of(values)):
            open_.append(Open(question, values, left))
    return open_


def _among(alike: list[Twig], spot: Spot) -> list[str | None]:
    """Give the texts at the beginning of the elements and between their children."""
    texts = [twig.elements[spot.at].text for twig in alike]
    return texts + [twig.elements[kid].tail for twig in alike for kid in spot.kids]


def _learnt(
    elements: list[Element],
    tags: list[str],
    attributes: list[list[tuple[str, str]]],
    above: Work,
) -> tuple[Question, ...] | None:
    """Work out what to ask, if that is known of each of the elements."""
    works: list[Work] = []
    questions: list[Question] = []
    for spot in _spots(tags, list(map(len, elements))):
        names = tuple(name for name, _ in attributes[spot.at])
        around = works[spot.above] if works else above
        tag = tags[spot.at]
        work = around.below.get((tag, names, *spot.tags) if names or spot.kids else tag)
        if work is None:
            return None
        works.append(work)
        questions += _questions(spot, names, work)
    return tuple(questions)


def _spots(tags: list[str], widths: list[int]) -> Iterator[Spot]:
    """Give the spots in document order, by the numbers of children."""
    above: list[int] = [0] * len(tags)
    kids: list[list[int]] = [[] for _ in tags]
    open_: list[int] = []
    for at in range(len(tags)):
        if open_:
            above[at] = open_[-1]
            kids[open_[-1]].append(at)
        open_.append(at)
        while open_ and len(kids[open_[-1]]) == widths[open_[-1]]:
            open_.pop()
    for at, own in enumerate(kids):
        yield Spot(at, above[at], tuple(own), [tags[kid] for kid in own])


def _questions(spot: Spot, names: tuple[str, ...], work: Work) -> Iterator[Question]:
    if work.text is not None:
        yield work.text, spot.at, TEXT, None, spot
    if work.mixed is not None:
        yield work.mixed, spot.at, AMONG, None, spot
    for number, name in enumerate(names):
        if name in work.attributes:
            yield work.attributes[name], spot.at, number, name, spot
