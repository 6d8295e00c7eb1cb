"""Media types: RFC 6838's names with RFC 9110's parameters."""

from __future__ import annotations

import re
from functools import lru_cache

from feedpub.values.text import text_fault

_LONGEST = 255
_NAME = "[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]{0,126}"
_TOKEN = "[A-Za-z0-9!#$%&'*+.^_`|~-]++"  # noqa: S105 - a grammar's word, no secret
_QUOTED = r'"(?>(?:[^\x00-\x08\x0a-\x1f\x7f"\\]|\\[^\x00-\x08\x0a-\x1f\x7f])*)"'
_TYPE = re.compile(f"{_NAME}/{_NAME}").fullmatch
_PARAMETERS = re.compile(
    rf"(?>(?:[ \t]*+;[ \t]*+(?>(?:{_TOKEN}=(?:{_TOKEN}|{_QUOTED}))?))*)",
).fullmatch


@lru_cache(maxsize=1024)
def media_type_fault(value: str) -> str | None:
    """Say why this is no media type, or None; parameters are welcome.

    The shape only (RFC 6838, section 4.2; RFC 9110, section 8.3.1): nobody asks
    whether `audio/mp4000` is registered.
    """
    if fault := text_fault(value, _LONGEST):
        return fault
    essence, semicolon, _ = value.partition(";")
    if not _TYPE(essence.rstrip(" \t")):
        return _essence_clause(essence)
    if semicolon and not _PARAMETERS(value[len(essence.rstrip(" \t")) :]):
        return "has parameters that are not written ; name=value"
    return None


def _essence_clause(essence: str) -> str:
    slashes = essence.count("/")
    if slashes == 0:
        return "has no slash; write type/subtype, such as audio/mpeg"
    if slashes > 1:
        return "has more than one slash; write type/subtype, such as audio/mpeg"
    if "*" in essence:
        return "is a range, not one media type"
    if essence.startswith("/") or essence.endswith("/"):
        return "lacks the type or the subtype; write both, such as audio/mpeg"
    return "has a character that type/subtype may not hold, or too many of them"
