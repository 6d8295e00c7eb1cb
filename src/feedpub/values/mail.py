"""E-mail addresses: RFC 5322's addr-spec, and RFC 6531's international ones."""

from __future__ import annotations

import re
from ipaddress import AddressValueError, IPv4Address, IPv6Address

from feedpub.uris.mapping import ascii_host
from feedpub.values.text import text_fault

_LONGEST = 320
_WORD = r"[^\x00-\x20\x7f-\x9f\"(),.:;<>@\[\\\]]"
_DOT_ATOM = re.compile(rf"{_WORD}++(?>(?:\.{_WORD}++)*)").fullmatch
_QUOTED = re.compile(
    r'"(?>(?:[^\x00-\x08\x0a-\x1f\x7f-\x9f"\\]|\\[\t -~])*)"',
).fullmatch
_SURROGATE = re.compile("[\ud800-\udfff]").search
_LABEL = re.compile(
    "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?",
).fullmatch
_ORDINARY = re.compile(
    r"[A-Za-z0-9_+-]++(?>(?:\.[A-Za-z0-9_+-]++)*)"
    r"@(?>(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)*)"
    r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?",
).fullmatch


def email_fault(value: str) -> str | None:
    """Say why this is no e-mail address, or None.

    RFC 5322's addr-spec without comments and folding, which nobody could mail to
    from a feed; the domain is a host name or a literal such as `[192.0.2.1]`.
    """
    if len(value) <= _LONGEST and _ORDINARY(value):
        return None
    return text_fault(value, _LONGEST) or _address_fault(value)


def _address_fault(value: str) -> str | None:
    if value.lower().startswith("mailto:"):
        return "begins with mailto:; write the address alone"
    if value.endswith((">", ")")):
        return "has a name or brackets about it; write the address alone"
    local, at, domain = value.rpartition("@")
    if not at:
        return "has no @"
    return _local_fault(local) or _domain_fault(domain)


def _local_fault(local: str) -> str | None:
    if not local:
        return "has nothing before the @"
    if _SURROGATE(local):
        return "has half a character before the @"
    if _DOT_ATOM(local) or _QUOTED(local):
        return None
    if "@" in local:
        return "has more than one @"
    if local.startswith(".") or local.endswith(".") or ".." in local:
        return "has a dot too many before the @"
    return "has a character before the @ that wants quotes or is not allowed"


def _domain_fault(domain: str) -> str | None:
    if not domain:
        return "has nothing after the @"
    if domain.startswith("[") and domain.endswith("]"):
        return _literal_fault(domain[1:-1])
    converted = ascii_host(domain)
    if converted is None:
        return "has a host after the @ that cannot be a domain name"
    for label in converted.split("."):
        if not label:
            return "has a dot too many after the @"
        if not _LABEL(label):
            return f"has {label!r} after the @, which is no part of a host name"
    return None


def _literal_fault(literal: str) -> str | None:
    try:
        if literal.lower().startswith("ipv6:"):
            IPv6Address(literal[5:])
        else:
            IPv4Address(literal)
    except AddressValueError:
        return "has brackets after the @ that hold no address"
    return None
