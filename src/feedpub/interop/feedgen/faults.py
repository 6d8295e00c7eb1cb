"""What is wrong with a generator, in the words of the methods that were called."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

from feedpub.errors import ModelError, Problem
from feedpub.model.checks import shown

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Made = TypeVar("Made")


class FeedgenError(ModelError, ValueError):
    """A generator that cannot become a valid feed; `problems` holds all reasons.

    It is a `ValueError` too, which is what feedgen raises.
    """


class Faults:
    """Gathers everything that is wrong, each with its entry and its method."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self._known: set[tuple[str, str]] = set()

    def add(self, where: str, method: str, message: str) -> None:
        """Note one thing that is wrong."""
        self.problems.append(Problem(where, method, message))
        self._known.add((where, method))

    def missing(self, where: str, method: str, message: str) -> None:
        """Note that something is missing, unless it was given and is wrong."""
        if (where, method) not in self._known:
            self.add(where, method, message)

    def make(
        self, where: str, method: str, build: Callable[[], Made], *, deep: bool = True
    ) -> Made | None:
        """Give what `build` makes, or None and a note of why it cannot be made.

        A `deep` value is a part of what the method was given: its field is named too.
        """
        try:
            return build()
        except ModelError as error:
            for problem in error.problems:
                inner = f"{problem.field}: " if deep and problem.field else ""
                name = method if deep else METHODS.get(problem.field, problem.field)
                add = self.missing if "is missing" in problem.message else self.add
                add(where, name, f"{inner}{problem.message}")
        except ValueError as error:
            self.add(where, method, str(error))
        return None

    def done(self) -> None:
        """Raise `FeedgenError` if anything is wrong."""
        if self.problems:
            raise FeedgenError(self.problems)


def place(number: int, title: object, id: object) -> str:
    """Name an entry by its place in the feed, counted from 1, and its title or id."""
    name = title or id
    return f"entry {number} ({shown(str(name))})" if name else f"entry {number}"


METHODS: Final[Mapping[str, str]] = {
    "articles": "entry",
    "authors": "author",
    "categories": "category",
    "comments_url": "comments",
    "contributors": "contributor",
    "enclosures": "enclosure",
    "feed_url": "link(rel='self')",
    "home_url": "link",
    "hubs": "link(rel='hub')",
    "links": "link",
    "next_url": "link(rel='next')",
    "skip_days": "skipDays",
    "skip_hours": "skipHours",
    "url": "link",
    "webmaster": "webMaster",
}
"""The method of feedgen that sets a field of the model, where the names differ."""
