"""The shapes that single schemes ask of their URIs."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from feedpub.uris.parts import Parts, split_authority

if TYPE_CHECKING:
    from collections.abc import Callable

_UUID = re.compile(
    "[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}",
).fullmatch
_NAMESPACE = re.compile("[A-Za-z0-9][A-Za-z0-9-]{0,30}[A-Za-z0-9]").fullmatch
_DNS_NAME = re.compile(
    r"[A-Za-z0-9](?>(?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)"
    r"(?>(?:\.[A-Za-z0-9](?>(?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?))*)",
).fullmatch
_TAG_USER = re.compile(r"[A-Za-z0-9\-._]++").fullmatch
_TAG_DATE = re.compile("([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?").fullmatch


def scheme_fault(parts: Parts) -> str | None:
    """Say what the scheme finds missing, or None; a scheme unknown here finds nothing.

    The parts are in order already as far as RFC 3986 goes.
    """
    shape = _SHAPES.get((parts.scheme or "").lower())
    return shape(parts) if shape else None


def _host_fault(parts: Parts) -> str | None:
    """Ask for a host, RFC 9110, section 4.2.1: `https:foo` and `https:///x` lack it."""
    if not parts.authority or not split_authority(parts.authority).host:
        return f"has no host; write {parts.scheme}:// and the host"
    return None


def _mailto_fault(parts: Parts) -> str | None:
    """Ask for addresses or, failing them, fields with some in, RFC 6068, section 2."""
    if parts.authority is not None:
        return "has slashes before the address; write mailto: and the address alone"
    if not parts.path:
        return None if parts.query else "names nobody; write an address after mailto:"
    for address in parts.path.split(","):
        local, _, domain = address.partition("@")
        if not (local and domain) or "@" in domain:
            return "holds something that is no address; write mailto:name@host"
    return None


def _tag_fault(parts: Parts) -> str | None:
    """Ask for `authority,date:specific`, RFC 4151, section 2.1."""
    entity, colon, _ = parts.path.partition(":")
    authority, comma, when = entity.partition(",")
    if parts.authority is not None or not (colon and comma):
        return "is not shaped tag:authority,date:name, as in tag:example.org,2005:1"
    user, at, name = authority.rpartition("@")
    if not _DNS_NAME(name) or (at and not _TAG_USER(user)):
        return "has a tag authority that is neither a domain name nor an address"
    if not _real_tag_date(when):
        return "has a tag date that is no YYYY, YYYY-MM or YYYY-MM-DD"
    return None


def _real_tag_date(when: str) -> bool:
    found = _TAG_DATE(when)
    if found is None:
        return False
    try:
        date(int(found[1]), int(found[2] or 1), int(found[3] or 1))
    except ValueError:
        return False
    return True


def _urn_fault(parts: Parts) -> str | None:
    """Ask for a namespace and a name in it, RFC 8141, section 2."""
    namespace, colon, name = parts.path.partition(":")
    if parts.authority is not None or not colon:
        return "is not shaped urn:namespace:name"
    if not _NAMESPACE(namespace):
        return "has a URN namespace that is not 2 to 32 letters, digits and hyphens"
    if not name or name.startswith("/"):
        return "has no name after its URN namespace"
    if parts.query is not None and parts.query[:1] not in {"+", "="}:
        return "has a ? that neither + nor = follows, as a URN wants; write %3F"
    if namespace.lower() == "uuid" and not _UUID(name):
        return "holds no UUID; write 8-4-4-4-12 hexadecimal digits after urn:uuid:"
    return None


_SHAPES: dict[str, Callable[[Parts], str | None]] = {
    "http": _host_fault,
    "https": _host_fault,
    "ftp": _host_fault,
    "ftps": _host_fault,
    "ws": _host_fault,
    "wss": _host_fault,
    "mailto": _mailto_fault,
    "tag": _tag_fault,
    "urn": _urn_fault,
}
