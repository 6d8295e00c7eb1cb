"""What a fixer is, and how one is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable

    from feedpub.validator.fixing.site import Site
    from feedpub.validator.fixing.splicing import Fix

    Mend: TypeAlias = Callable[[Site], Fix]


class Fixer(NamedTuple):
    """How findings of some rules are mended: no information lost, no meaning guessed.

    `mend` gives the splices, or none where only a person can know what was meant.
    """

    rules: tuple[str, ...]
    mend: Mend


def fixer(*rules: str) -> Callable[[Mend], Fixer]:
    """Make a `Fixer` of the function below, for the findings of these rules.

    Nothing is registered: `fixers/__init__.py` gathers the fixers of its modules.
    """
    return lambda mend: Fixer(rules, mend)
