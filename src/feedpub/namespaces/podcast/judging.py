"""What is wrong with values of Podcasting 2.0 that depend on one another."""

from __future__ import annotations

from typing import Final

from feedpub import values
from feedpub.namespaces.podcast.lists import LICENCES

_HASHES: Final = {"sha256": 44, "sha384": 64, "sha512": 88}
_LICENCES: Final = frozenset(name.lower() for name in LICENCES)


def integrity_fault(type: str, value: str) -> str | None:
    """Say why this proves nothing about a file, or None.

    W3C Subresource Integrity, section 3.5, of which one hash must be well-formed; or a
    signature in Base64.
    """
    if type == "pgp-signature":
        fault = values.base64_fault(value)
        return (
            f"{fault.partition(';')[0]}; write the signature in Base64"
            if fault
            else None
        )
    if type != "sri" or any(map(_is_hash, value.split())):
        return None
    return "is no SRI hash; write the hash's name, a hyphen and Base64: sha384-…"


def is_listed_licence(text: str) -> bool:
    """Tell whether a licence is in the namespace's list, so that it needs no URL."""
    return text.lower() in _LICENCES


def start_is_missing(rrule: str, dtstart: object | None) -> bool:
    """Tell whether a recurrence counts from a day that is not there."""
    return dtstart is None and "COUNT=" in rrule.upper()


def start_differs(rrule: str, dtstart: str) -> bool:
    """Tell whether a recurrence ends on a day and starts at a moment, or vice versa."""
    until = rrule.upper().partition("UNTIL=")[2].partition(";")[0]
    return bool(until) and ("T" in until) != ("T" in dtstart.upper())


def _is_hash(text: str) -> bool:
    name, _, rest = text.partition("-")
    encoded = rest.partition("?")[0]
    return len(encoded) == _HASHES.get(name) and not values.base64_fault(encoded)
