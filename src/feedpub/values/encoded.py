"""Values in an encoding or a grammar of XML's own."""

from __future__ import annotations

import re
from functools import cache

_LONGEST_NAME = 1024
_WHITE = dict.fromkeys(map(ord, " \t\r\n"))
_BASE64 = re.compile("[A-Za-z0-9+/]*+={0,2}").fullmatch
_ALIEN = re.compile("[^A-Za-z0-9+/=]").search

# Namespaces in XML, section 3: XML's NameStartChar and NameChar without the colon.
_PLAIN_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.\-]*+").fullmatch
_START = (
    r"A-Z_a-z\xc0-\xd6\xd8-\xf6\xf8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c\u200d"
    r"\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd"
    r"\U00010000-\U000effff"
)


def base64_fault(value: str) -> str | None:
    """Say why this is no Base64, or None; white space may stand anywhere.

    RFC 4287, section 4.1.3.3, rule 6. There is no limit of length, and the time taken
    grows with it.
    """
    packed = value.translate(_WHITE)
    if not packed:
        return "is empty"
    if found := _ALIEN(packed):
        return _alien_clause(found[0])
    if not _BASE64(packed):
        return "has = before its end, or more than two of them"
    if len(packed) % 4:
        return "has a length that is no multiple of four; write = at its end"
    return None


def xml_name_fault(value: str) -> str | None:
    """Say why no element or attribute can have this name, or None.

    A local name, so without a colon: the prefix is another name.
    """
    if len(value) > _LONGEST_NAME:
        return f"is longer than {_LONGEST_NAME} characters"
    if _PLAIN_NAME(value):
        return None
    return _name_clause(value) if value else "is empty"


def _alien_clause(character: str) -> str:
    if character in "-_":
        return f"has {character!r} from the alphabet for URLs; write + and /"
    return f"has {character!r}, which is not in the alphabet of Base64"


def _name_clause(value: str) -> str | None:
    found = _wide_name().match(value)
    if found is None:
        return f"begins with {value[0]!r}, with which no XML name begins"
    if found.end() < len(value):
        return f"has {value[found.end()]!r}, which no XML name may hold"
    return None


@cache
def _wide_name() -> re.Pattern[str]:
    # Compiled when a name wants it: so many characters take 10 ms.
    return re.compile(rf"[{_START}][{_START}\-.0-9\xb7\u0300-\u036f\u203f\u2040]*+")
