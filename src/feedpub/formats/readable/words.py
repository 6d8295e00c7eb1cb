"""What the page in a feed says of itself, in the feed's language where it is known."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Final, NamedTuple
from unicodedata import bidirectional

if TYPE_CHECKING:
    from datetime import datetime

_RIGHT_TO_LEFT: Final = frozenset(
    (
        *("ar", "arc", "azb", "ckb", "dv", "fa", "glk", "he", "iw", "ks", "lrc", "mzn"),
        *("nqo", "pnb", "ps", "sd", "syr", "ug", "ur", "yi"),
    )
)
_SCRIPTS: Final = frozenset(
    ("adlm", "arab", "hebr", "mand", "nkoo", "rohg", "samr", "syrc", "thaa")
)


class Words(NamedTuple):
    """The words of one language."""

    language: str
    hint: str
    """How to subscribe."""
    date: str
    """The pattern of a date."""
    months: tuple[str, ...]


_NEUTRAL: Final = "{year:04}-{number:02}-{day:02}"


def words_in(language: str | None) -> Words:
    """Give the words of a language; English for others, with dates in figures.

    The tag is shortened from its end until it is known (RFC 4647, 3.4).
    """
    known = _known()
    tag = (language or "").lower()
    while tag:
        if found := known.get(tag):
            return found
        tag = tag.rpartition("-")[0]
    return known["en"]._replace(date=_NEUTRAL)


def day(when: datetime, words: Words) -> str:
    """Write the day of a date, where it was dated."""
    month = words.months[when.month - 1] if words.months else ""
    return words.date.format(
        day=when.day, month=month, number=when.month, year=when.year
    )


def direction(language: str | None, text: str) -> str:
    """Tell "rtl" from "ltr", by the language or else by the text's first letter.

    Browsers could find out by `dir="auto"`, but do not agree where lines begin then.
    """
    if language:
        main, *others = language.lower().split("-")
        script = next((part for part in others if len(part) == 4), "")
        is_reversed = script in _SCRIPTS if script.isalpha() else main in _RIGHT_TO_LEFT
    else:
        strong = (kind for kind in map(bidirectional, text) if kind in _STRONG)
        is_reversed = next(strong, "L") != "L"
    return "rtl" if is_reversed else "ltr"


_STRONG: Final = ("L", "R", "AL")


@cache
def _known() -> dict[str, Words]:
    table = resources.files(__package__).joinpath("words.toml").read_text("utf-8")
    known: dict[str, Words] = {}
    entries = tomllib.loads(table)
    for tag, entry in entries.items():
        said = entries[entry["as"]] if "as" in entry else entry
        months = tuple(said.get("months", "").split())
        known[tag] = Words(tag, said["hint"], said["date"], months)
    return known
