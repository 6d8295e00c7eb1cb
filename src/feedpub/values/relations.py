"""Link relations: the names of RFC 8288 and the IRIs that extend them."""

from __future__ import annotations

import re
from functools import lru_cache

from feedpub import registries
from feedpub.uris import iri_fault, reference_fault
from feedpub.values.text import text_fault

_LONGEST = 8192
_PLAIN = re.compile(r"[A-Za-z0-9.\-]++").fullmatch
_DELIMITER = re.compile("[:/?#]").search


@lru_cache(maxsize=1024)
def relation_fault(value: str) -> str | None:
    """Say why this cannot be a link relation, or None.

    The shape only (RFC 4287, section 4.2.7.2): a name without a colon, or an absolute
    IRI. Whether the name means anything is `is_registered_relation`'s to say.
    """
    fault = text_fault(value, _LONGEST)
    if fault or _PLAIN(value):
        return fault
    if not _DELIMITER(value) and reference_fault(value) is None:
        # One segment without a colon: isegment-nz-nc of RFC 3987, section 2.2.
        return None
    if " " in value:
        return "has a space; one link has one relation, so write one link for each"
    if ":" not in value:
        return "is neither a name without slashes nor an absolute IRI"
    fault = iri_fault(value)
    return fault and f"is no name, for it has a colon, and as an IRI it {fault}"


def is_registered_relation(value: str) -> bool:
    """Tell whether IANA lists this name; an absolute IRI needs no registration.

    Case does not matter (RFC 8288, section 2.1.1). The long form that RFC 4287,
    section 4.2.7.2, gives a name counts as the name.
    """
    name = value.lower().removeprefix("http://www.iana.org/assignments/relation/")
    if name in registries.relations():
        return True
    return ":" in value and iri_fault(value) is None
