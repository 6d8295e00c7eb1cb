"""Language tags: RFC 5646's grammar, and its registry."""

from __future__ import annotations

import re
from functools import lru_cache

from feedpub import registries
from feedpub.values.text import text_fault

_LONGEST = 64
_SINGLETON_PARTS = re.compile("[a-z0-9]{2,8}").fullmatch
_PRIVATE_PARTS = re.compile("[a-z0-9]{1,8}").fullmatch
_VARIANT = re.compile("[a-z0-9]{5,8}|[0-9][a-z0-9]{3}").fullmatch


@lru_cache(maxsize=1024)
def language_fault(value: str) -> str | None:
    """Say why this is no language tag, or None; case does not matter.

    Well-formed and registered, RFC 5646, section 2.2.9: `tlh-US` is, `klingon` is not.
    """
    fault = text_fault(value, _LONGEST) or _characters_fault(value)
    tag = value.lower()
    if fault or tag in registries.grandfathered():
        return fault
    subtags = tag.split("-")
    return _misshapen_fault(subtags) or _tag_fault(subtags)


def _characters_fault(value: str) -> str | None:
    if not value.isascii():
        return "has characters other than A-Z, a-z, 0-9 and the hyphen"
    if "_" not in value:
        return None
    mend = value.replace("_", "-")
    if language_fault(mend):
        return "has underscores; tags are joined with hyphens, such as en-US"
    return f"has underscores; write {mend}"


def _misshapen_fault(subtags: list[str]) -> str | None:
    for subtag in subtags:
        if not subtag:
            return "has an empty part between, before or after its hyphens"
        if not _PRIVATE_PARTS(subtag):
            return f"has the part {subtag!r}, which is not 1 to 8 letters and digits"
    private = "x" in subtags[:-1]  # and what follows it may be short
    if len(subtags[-1]) == 1 and not private:
        return f"ends in the single character {subtags[-1]!r}, which introduces nothing"
    return None


def _tag_fault(subtags: list[str]) -> str | None:
    """Take the parts in the order of section 2.1 and judge what is left over."""
    if subtags[0] == "x":
        return None
    language, *rest = subtags
    if language not in registries.languages():
        return f"begins with {language!r}, which is not a registered language"
    if rest and len(rest[0]) == 3 and rest[0].isalpha():
        extended = f"{language}-{rest.pop(0)}"
        if extended not in registries.extlangs():
            return f"has {extended!r}, which is not a registered extended language"
    return _script_fault(rest) or _region_fault(rest) or _variants_fault(rest)


def _script_fault(rest: list[str]) -> str | None:
    if not (rest and len(rest[0]) == 4 and rest[0].isalpha()):
        return None
    script = rest.pop(0)
    if script in registries.scripts():
        return None
    return f"has {script.title()!r}, which is not a registered script"


def _region_fault(rest: list[str]) -> str | None:
    if not rest or not (
        (len(rest[0]) == 2 and rest[0].isalpha())
        or (len(rest[0]) == 3 and rest[0].isdigit())
    ):
        return None
    region = rest.pop(0)
    if region in registries.regions():
        return None
    return f"has {region.upper()!r}, which is not a registered region"


def _variants_fault(rest: list[str]) -> str | None:
    seen = set[str]()
    while rest and _VARIANT(rest[0]):
        variant = rest.pop(0)
        if variant not in registries.variants():
            return f"has {variant!r}, which is not a registered variant"
        if variant in seen:
            return f"has the variant {variant!r} twice"
        seen.add(variant)
    if rest and len(rest[0]) > 1:
        return f"has {rest[0]!r} where no part of that length may stand"
    return _extensions_fault(rest)


def _extensions_fault(rest: list[str]) -> str | None:
    """Judge `-u-co-phonebk`: a singleton, once each, and what it introduces."""
    seen = set[str]()
    for place, subtag in enumerate(rest):
        if subtag == "x":
            return None
        if len(subtag) > 1:
            continue
        if subtag in seen:
            return f"has the extension {subtag!r} twice"
        seen.add(subtag)
        if not _SINGLETON_PARTS(rest[place + 1]):
            return f"has the extension {subtag!r} with nothing in it"
    return None
