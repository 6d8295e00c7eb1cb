"""The one way to write an identifier, RFC 4287, section 4.2.6."""

from __future__ import annotations

import re
import unicodedata

from feedpub.uris.parts import Authority, Parts, split, split_authority
from feedpub.uris.resolving import without_dots

_ESCAPE = re.compile("%[0-9A-Fa-f]{2}")
_UNRESERVED = frozenset(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~",
)
_PORTS = {"http": "80", "https": "443", "ftp": "21", "ws": "80", "wss": "443"}


def noncanonical_clause(uri: str) -> str | None:
    """Say which rule of section 4.2.6 the identifier leaves, or None.

    Identifiers are compared letter by letter, so two ways to write one are two. An
    empty query or fragment is kept, as the section asks. An invalid URI is not judged.
    """
    parts = split(uri)
    scheme = parts.scheme
    if scheme is None:
        return None
    if scheme != scheme.lower():
        return f"has capitals in its scheme; write {scheme.lower()}:"
    return (
        _authority_clause(parts)
        or _escapes_clause(uri)
        or _path_clause(parts)
        or _letters_clause(uri)
    )


def _authority_clause(parts: Parts) -> str | None:
    if not parts.authority:
        return None
    authority = split_authority(parts.authority)
    if authority.user in {"", ":"}:
        return "has an empty user before its host; leave it and the @ out"
    host = _ESCAPE.sub("", authority.host)
    if host != host.lower():
        return f"has capitals in its host; write {authority.host.lower()}"
    return _port_clause(parts.scheme or "", authority)


def _port_clause(scheme: str, authority: Authority) -> str | None:
    if authority.port is None or scheme not in _PORTS:
        return None
    if not authority.port:
        return "has a colon without a port; leave it out"
    if authority.port == _PORTS[scheme]:
        return f"names port {authority.port}, which {scheme} implies; leave it out"
    return None


def _escapes_clause(uri: str) -> str | None:
    for escape in _ESCAPE.findall(uri):
        character = chr(int(escape[1:], 16))
        if character in _UNRESERVED:
            return f"encodes a character without need; write {character}, not {escape}"
        if escape != escape.upper():
            return f"has small letters in an escape; write {escape.upper()}"
    return None


def _path_clause(parts: Parts) -> str | None:
    if not parts.path and parts.authority and parts.scheme in _PORTS:
        return "has no path; write / after the host"
    if parts.path.startswith("/") and parts.path != without_dots(parts.path):
        return "has . or .. as a part of its path; write the path they lead to"
    return None


def _letters_clause(uri: str) -> str | None:
    if unicodedata.is_normalized("NFC", uri):
        return None
    return "has accents apart from their letters; write it in Unicode's form NFC"
