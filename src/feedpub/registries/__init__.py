"""The IANA registries that values are looked up in, each read on first use.

`scripts/refresh_registries.py` writes the files; each begins with its title and date.
All names are in lower case, for the registries compare without regard to case.
"""

from __future__ import annotations

from functools import cache
from pkgutil import get_data
from string import ascii_lowercase


@cache
def languages() -> frozenset[str]:
    """List the primary language subtags, private ones (qaa to qtz) included."""
    return _names("languages")


@cache
def extlangs() -> frozenset[str]:
    """List the extended language subtags, each behind its one prefix: `zh-cmn`."""
    return _names("extlangs")


@cache
def scripts() -> frozenset[str]:
    """List the script subtags, private ones (Qaaa to Qabx) included."""
    return _names("scripts")


@cache
def regions() -> frozenset[str]:
    """List the region subtags, private ones (QM to QZ, XA to XZ) included."""
    return _names("regions")


@cache
def variants() -> frozenset[str]:
    """List the variant subtags; their prefixes are advice and are not kept."""
    return _names("variants")


@cache
def grandfathered() -> frozenset[str]:
    """List the whole tags that were registered before the grammar, as `i-default`."""
    return _names("grandfathered")


@cache
def relations() -> frozenset[str]:
    """List the link relation types of RFC 8288, section 2.1.1."""
    return _names("relations")


@cache
def short_codes() -> dict[str, str]:
    """Map the codes of three letters in ISO 639-2 to those of two in ISO 639-1."""
    pairs = (pair.partition("-") for pair in _names("iso639"))
    return {long: short for long, _, short in pairs}


def edition(name: str) -> str:
    """Say how old a list is: the date its registry bore, `2024-05-16`."""
    return _text(name).split("\n", 2)[1].removeprefix("# ")


def _names(name: str) -> frozenset[str]:
    words = _text(name).split("\n", 2)[2].split()
    return frozenset(word for entry in words for word in _expanded(entry))


def _text(name: str) -> str:
    # Not importlib.resources: it takes longer to import than all lists to read.
    found = get_data(__package__, f"{name}.txt")
    if found is None:
        raise FileNotFoundError(f"feedpub's registry file {name}.txt is not installed")
    return found.decode()


def _expanded(entry: str) -> tuple[str, ...]:
    """Spell out a range, `xa..xz`, by counting in letters."""
    first, dots, last = entry.partition("..")
    if not dots:
        return (first,)
    span = range(_number(first), _number(last) + 1)
    return tuple(_letters(number, len(first)) for number in span)


def _number(letters: str) -> int:
    total = 0
    for letter in letters:
        total = total * 26 + ascii_lowercase.index(letter)
    return total


def _letters(number: int, length: int) -> str:
    return "".join(
        ascii_lowercase[number // 26**place % 26] for place in reversed(range(length))
    )
