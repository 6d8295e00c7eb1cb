"""What a format cannot carry: the words that the writers' loss reports share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedpub.dates import UNDATED
from feedpub.errors import Problem
from feedpub.model import Html, Xhtml

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from feedpub.model import Article, Image, Person


def place(article: Article) -> str:
    """Name the article as loss reports do."""
    return f"article {str(article.id)!r}"


def without_place(
    format: str, where: str, value: object, lost: Iterable[str]
) -> Iterator[Problem]:
    """Report the fields of a value that are set and have no place in the format."""
    for name in lost:
        said = getattr(value, name)
        if said and said != UNDATED:
            yield Problem(where, name, f"{format} has no place for it")


def flattened(where: str, value: object, names: Iterable[str]) -> Iterator[Problem]:
    """Report texts whose markup is left out, since the place holds plain text only."""
    for name in names:
        if isinstance(getattr(value, name), (Html, Xhtml)):
            yield Problem(where, name, "the markup is left out, the text is kept")


def of_people(
    where: str, field: str, people: Iterable[Person], lost: Iterable[str]
) -> Iterator[Problem]:
    """Report what a format does not say about people."""
    for person in people:
        for name in lost:
            if getattr(person, name):
                yield Problem(
                    where, field, f"the {name} of {person.name!r} is left out"
                )


def of_dates(
    format: str, where: str, article: Article, element: str
) -> Iterator[Problem]:
    """Report what is lost where an item has one date, for its publication."""
    if article.published is None and article.is_dated:
        yield Problem(where, "updated", f"it is written as {element}")
    elif article.published not in {None, article.updated}:
        yield Problem(where, "updated", f"{format} has no date of change for an item")


def of_image(where: str, field: str, image: Image | None) -> Iterator[Problem]:
    """Report what is lost where a format has only the address of a picture."""
    if image is None:
        return
    for name in ("title", "width", "height", "description"):
        if getattr(image, name):
            yield Problem(where, field, f"the {name} of the picture is left out")
