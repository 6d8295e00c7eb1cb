"""Words as parts of addresses: the same for ever, whatever other words there are."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from typing import Final

_LONGEST: Final = 60
_HASHED: Final = 4
"""Bytes of a hash, two characters each."""
_SPOKEN: Final = {
    "+": " plus ",
    "#": " sharp ",
    "&": " and ",
    "@": " at ",
    "'": "",
    "\N{RIGHT SINGLE QUOTATION MARK}": "",
}
_SIGNS: Final = str.maketrans(_SPOKEN)
_GAPS: Final = re.compile(r"[\s_-]+")


def slug(text: str) -> str:
    """Make a word of letters and digits of all scripts, with hyphens in between.

    `C++` and `C#` are told apart. What has no letter, such as an emoji, or too many
    of them gets some of its hash, so that it stays what it is.
    """
    spoken = _plain(text).translate(_SIGNS)
    kept = "".join(each if _is_letter(each) else " " for each in spoken)
    word = "-".join(kept.split())
    if word and len(word) <= _LONGEST:
        return word
    cut = word[: _LONGEST - 2 * _HASHED - 1].rstrip("-")
    return "-".join(filter(None, (cut, _hash(text))))


def same(text: str) -> str:
    """Give what is the same for two spellings of one word: `Low tide`, `low-tide`."""
    return _GAPS.sub(" ", _plain(text)).strip()


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).lower())


def _is_letter(character: str) -> bool:
    """Tell letters, digits and the marks on letters, as Hindi and Arabic have them."""
    return character.isalnum() or unicodedata.category(character)[0] == "M"


def _hash(text: str) -> str:
    return hashlib.blake2b(
        same(text).encode("utf-8", "replace"), digest_size=_HASHED
    ).hexdigest()
