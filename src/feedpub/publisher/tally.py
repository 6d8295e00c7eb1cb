"""Losses counted by kind, so that a hundred articles do not make a hundred lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from feedpub.errors import Problem

_VALUES: Final = re.compile(r"'[^']*'|\"[^\"]*\"")


class Loss(NamedTuple):
    """One kind of loss: the first of its kind, and how many there are."""

    field: str
    message: str
    times: int

    def __str__(self) -> str:
        """Read as one line: `enclosures: only the first is written (7 times)`."""
        count = f" ({self.times} times)" if self.times > 1 else ""
        return f"{self.field}: {self.message}{count}"


def tally(losses: Iterable[Problem]) -> tuple[Loss, ...]:
    """Count losses of the same field and reason, whatever the values they name."""
    kinds: dict[tuple[str, str], Loss] = {}
    for _, field, message in losses:
        kind = (field, _VALUES.sub("'...'", message))
        first = kinds.get(kind, Loss(field, message, 0))
        same = message == first.message
        text = message if same else kind[1]
        kinds[kind] = Loss(field, text, first.times + 1)
    return tuple(kinds.values())
