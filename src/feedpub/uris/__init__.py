"""URIs, IRIs and references: judged, resolved and turned into ASCII.

Each checker says in a clause what is wrong, as those of `feedpub.values` do.
"""

from __future__ import annotations

from feedpub.uris.canonical import noncanonical_clause
from feedpub.uris.mapping import to_uri
from feedpub.uris.resolving import resolve
from feedpub.uris.syntax import (
    iri_fault,
    is_usual,
    reference_fault,
    uri_fault,
    url_fault,
)

__all__ = [
    "iri_fault",
    "is_usual",
    "noncanonical_clause",
    "reference_fault",
    "resolve",
    "to_uri",
    "uri_fault",
    "url_fault",
]
