"""How messages show the document's own values."""

from __future__ import annotations

from typing import Final, TypeAlias

Judgement: TypeAlias = tuple[str, str | None]
"""A message and, perhaps, its mend."""

_LONGEST: Final = 60
_LONGEST_LINE: Final = 600


def quoted(value: str) -> str:
    """Give the value in quotes on one line, the middle left out when it is long."""
    if len(value) > _LONGEST:
        value = f"{value[:40]}…{value[-15:]}"
    return repr(value)


def shortened(line: str) -> str:
    """Leave out the middle of a line that no name or value should have made so long."""
    if len(line) <= _LONGEST_LINE:
        return line
    return f"{line[:400]}…{line[-150:]}"


def listed(values: tuple[str, ...], last: str = "or") -> str:
    """Join values as a sentence does: `a, b or c`."""
    *others, final = values
    return f"{', '.join(others)} {last} {final}" if others else final


def judged(value: str, fault: str | None, what: str = "") -> Judgement | None:
    """Make message and mend of a clause of `feedpub.values` or `feedpub.uris`.

    Such a clause says what is wrong and, after a semicolon, how to mend it.
    """
    if fault is None:
        return None
    clause, _, fix = fault.partition("; ")
    return f"{what}{quoted(value)} {clause}", fix or None
