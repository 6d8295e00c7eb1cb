"""What is wrong with a feed, in the words of the arguments that were given."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeVar

from feedpub.errors import ModelError, Problem
from feedpub.model.checks import shown

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Made = TypeVar("Made")

FEED: Final = "feed"


class SyndicationError(ModelError, ValueError):
    """A feed that cannot be valid; `problems` names each item and argument.

    It is a `ValueError` too, which is what Django's feedgenerator raises.
    """


class Faults:
    """Gathers everything that is wrong, each with its item and its argument."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def add(self, where: str, argument: str, message: str) -> None:
        """Note one thing that is wrong, and each only once."""
        problem = Problem(where, argument, message.replace(_NO_ARGUMENT_HERE, ""))
        if problem not in self.problems:
            self.problems.append(problem)

    def make(
        self, where: str, names: Mapping[str, str], build: Callable[[], Made]
    ) -> Made | None:
        """Give what `build` makes, or None and a note of why it cannot be made.

        `names` are the arguments that the model's fields come from; "" is for what
        is wrong with none of its fields.
        """
        try:
            return build()
        except ModelError as error:
            for one in error.problems:
                named = names.get(one.field, one.field)
                known = one.where.partition(" ")[0] in {"article", "feed"}
                inner = "" if known or one.field in names else f"{one.where}: "
                self.add(where, named, inner + one.message)
        except ValueError as error:
            self.add(where, names.get("", ""), str(error))
        return None

    def done(self) -> None:
        """Raise `SyndicationError` if anything is wrong."""
        if self.problems:
            raise SyndicationError(self.problems)


def place(number: int, item: Mapping[str, Any]) -> str:
    """Name an item by its place in the feed, counted from 1, and its title."""
    name = item.get("title") or item.get("unique_id") or item.get("link")
    return f"item {number} ({shown(str(name))})" if name else f"item {number}"


_NO_ARGUMENT_HERE: Final = ", or give timezone= (--timezone)"
