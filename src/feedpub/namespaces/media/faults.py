"""What is wrong with values of Media RSS that no table can describe.

Each clause follows the value in a sentence; a semicolon parts clause and mend.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from feedpub import uris, values

if TYPE_CHECKING:
    from collections.abc import Mapping

RATINGS: Final[Mapping[str, tuple[str, ...]]] = {
    "urn:simple": ("adult", "nonadult"),
    "urn:mpaa": ("g", "pg", "pg-13", "r", "nc-17"),
    "urn:v-chip": (
        *("tv-y", "tv-y7", "tv-y7-fv", "tv-g", "tv-pg", "tv-14", "tv-ma"),
        *("c", "c8", "g", "pg", "14+", "18+"),
    ),
}
"""The ratings of each scheme, in lower case."""

MOST_WORDS: Final = 1_000
_ICRA: Final = re.compile(r"r \([nsvlocx][a-z] [01](?: [nsvlocx][a-z] [01]){0,99}\)")
_HEX: Final = re.compile("[0-9A-Fa-f]++").fullmatch
_LENGTHS: Final = {"md5": 32, "sha-1": 40}


def rating_fault(text: str, scheme: str) -> str | None:
    """Say why the text is no rating of its scheme, if feedpub knows the scheme."""
    scheme, text = scheme.strip().lower(), text.lower()
    if scheme == "urn:icra":
        fine, wanted = bool(_ICRA.fullmatch(text)), "it like r (nz 1 vz 1)"
    else:
        words = RATINGS.get(scheme, (text,))
        fine, wanted = text in words, f"{', '.join(words[:-1])} or {words[-1]}"
    return None if fine else f"is no rating of {scheme}; write {wanted}"


def hash_fault(text: str, algorithm: str) -> str | None:
    """Say why the text is no hash of the algorithm, if it is one of the two."""
    length = _LENGTHS.get(algorithm)
    if length is None or (len(text) == length and _HEX(text)):
        return None
    return f"is no {algorithm} hash; write {length} hexadecimal digits"


def word_fault(word: str, type: str | None) -> str | None:
    """Say why a word of a restriction is none for the type."""
    if type is None:
        return "is neither all nor none; add a type, or write all"
    if type == "country" and values.country_fault(word.upper()):
        return "is no country; write two letters of ISO 3166"
    return uris.iri_fault(word) if type == "uri" else None


def words_of(text: str) -> tuple[str, ...]:
    """Give the words of a restriction that have to be looked at; `all` needs no look.

    The two words that stand for everybody and nobody stand alone.
    """
    words = text.split()[:MOST_WORDS]
    return () if words in (["all"], ["none"]) else tuple(words)
