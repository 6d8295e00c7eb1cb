"""What is wrong with a URI, an IRI, a reference or a link's URL."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from ipaddress import AddressValueError, IPv6Address

from feedpub.uris.mapping import ascii_host, to_uri
from feedpub.uris.parts import Parts, split, split_authority
from feedpub.uris.schemes import scheme_fault

_LONGEST = 8192
_SHOWN = 200  # a longer mend is not worth printing

# What nearly every link is, found in one go: no user, no literal, no odd port, and a
# host of four parts that is no longer than a domain name may be.
_PCHAR = r"A-Za-z0-9\-._~!$&'()*+,;=:@"
_HEX = "%[0-9A-Fa-f]{2}"
_HOST_AND_PORT = r"https?://[A-Za-z0-9\-]{1,62}+(?>(?:\.[A-Za-z0-9\-]{1,62}+){0,3})(?>(?::[0-9]{1,4})?)"
_TAIL = (
    f"(?>(?:/[{_PCHAR}/]*+(?>(?:{_HEX}[{_PCHAR}/]*+)*))?)"
    rf"(?>(?:\?[{_PCHAR}/?]*+(?>(?:{_HEX}[{_PCHAR}/?]*+)*))?)"
    f"(?>(?:#[{_PCHAR}/?]*+(?>(?:{_HEX}[{_PCHAR}/?]*+)*))?)"
)
_TAG = r"tag:[A-Za-z0-9\-]{1,62}+(?>(?:\.[A-Za-z0-9\-]{1,62}+){1,3}),[12][0-9]{3}:"
_LABEL = r"[A-Za-z0-9\-]{1,62}+"
_SITE = rf"https?://{_LABEL}\.{_LABEL}\.?[A-Za-z0-9\-]{{0,62}}+(?<!\.)/"
_SHORT_TAG = r"tag:[A-Za-z0-9]{1,62}+\.[A-Za-z0-9]{1,62}+,[12][0-9]{3}:"
_USUAL = rf"(?:{_SITE}|{_SHORT_TAG})[{_PCHAR}/?]{{0,1000}}+"
_ORDINARY = re.compile(_HOST_AND_PORT + _TAIL).fullmatch
_ORDINARY_TAG = re.compile(_TAG + f"[{_PCHAR}/]*+").fullmatch

is_usual = re.compile(_USUAL).fullmatch
"""Match what most links and tags are: no checker here finds a fault in these.

It takes half the time of the expressions for what is rarer.
"""

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*+").fullmatch
_FORBIDDEN = re.compile(r'[\x00-\x20"<>\\^`{|}\x7f-\x9f]').search
_BAD_PERCENT = re.compile("%(?![0-9A-Fa-f]{2})").search
_HOST = re.compile(r"(?>(?:[A-Za-z0-9\-._~!$&'()*+,;=%]|[^\x00-\x9f])*)").fullmatch
_FUTURE = re.compile(r"[vV][0-9A-Fa-f]++\.[A-Za-z0-9\-._~!$&'()*+,;=:]++").fullmatch
_NO_LINKS = {
    "javascript": "is a javascript: link, which runs code instead of leading anywhere",
    "vbscript": "is a vbscript: link, which runs code instead of leading anywhere",
    "data": "is a data: URL, which holds its target instead of leading to it",
    "file": "is a file: URL, which leads nowhere on any other computer",
}


def uri_fault(value: str) -> str | None:
    """Say why this is no absolute URI in ASCII, or None, RFC 3986.

    Shapes that the scheme itself asks for count too: a host for http, a date for tag.
    """
    if is_usual(value) or (len(value) <= _LONGEST and _ORDINARY(value)):
        return None
    return _fault(value) or _ascii_fault(value)


def iri_fault(value: str) -> str | None:
    """Say why this is no absolute IRI, or None: a URI, or one with more than ASCII."""
    if is_usual(value):
        return None
    if len(value) <= _LONGEST and (_ORDINARY(value) or _ORDINARY_TAG(value)):
        return None
    return _fault(value)


def reference_fault(value: str) -> str | None:
    """Say why this is no IRI reference, or None.

    Relative ones pass, and so does the empty one, which means the document itself
    (RFC 3986, section 4.4).
    """
    if is_usual(value) or (len(value) <= _LONGEST and _ORDINARY(value)):
        return None
    return _fault(value, relative=True)


def url_fault(value: str) -> str | None:
    """Say why no link in a feed should go there, or None.

    An absolute IRI, but none that runs code, leads nowhere or tells a password.
    """
    if is_usual(value) or (len(value) <= _LONGEST and _ORDINARY(value)):
        return None
    return _fault(value) or _link_fault(split(value))


def _fault(value: str, *, relative: bool = False) -> str | None:
    if not value and not relative:
        return "is empty"
    if len(value) > _LONGEST:
        return f"is longer than {_LONGEST} characters"
    if not value.isascii() and _ordinary_iri().fullmatch(value):
        return None
    parts = split(value)
    return (
        _characters_fault(value)
        or _scheme_fault(parts, relative=relative)
        or _delimiters_fault(parts)
        or _authority_fault(parts.authority)
        or scheme_fault(parts)
    )


@cache
def _ordinary_iri() -> re.Pattern[str]:
    # Compiled when a value wants it: so many characters take 10 ms.
    return re.compile(_HOST_AND_PORT + _TAIL.replace(_PCHAR, rf"{_PCHAR}\xa0-\ud7ff"))


def _characters_fault(value: str) -> str | None:
    if value != value.strip():
        return "has white space around it"
    if found := _FORBIDDEN(value):
        return _forbidden_clause(found[0])
    if _BAD_PERCENT(value):
        return "has a % without two hexadecimal digits after it; write %25"
    return None if value.isascii() else _letters_fault(value)


def _letters_fault(value: str) -> str | None:
    """Judge what is beyond ASCII, RFC 3987, section 2.2; most letters are welcome."""
    for letter in sorted(set(value)):
        if letter > "\ud7ff" and not _is_iri_letter(ord(letter)):
            return f"has U+{ord(letter):04X}, which no address may hold"
    private = _private(value)
    if private and _private(str(split(value)._replace(query=None))):
        return f"has the private character U+{ord(private):04X} outside the query"
    return None


def _is_iri_letter(code: int) -> bool:
    """Leave out surrogates, noncharacters, specials and tags; judge private later."""
    if code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF:
        return False
    return not (
        0xD800 <= code <= 0xDFFF
        or 0xFFF0 <= code <= 0xFFFF
        or 0xE0000 <= code <= 0xE0FFF
    )


def _private(value: str) -> str:
    found = {letter for letter in value if unicodedata.category(letter) == "Co"}
    return min(found, default="")


def _forbidden_clause(character: str) -> str:
    if character == " ":
        return "has a space; write %20"
    if character in "\n\r":
        return "has a line break; leave it out"
    if character == "\\":
        return "has a backslash; write / between parts of a path"
    if character < " " or character >= "\x7f":
        return f"has the control character U+{ord(character):04X}; leave it out"
    return f"has {character!r}; write %{ord(character):02X}"


def _scheme_fault(parts: Parts, *, relative: bool) -> str | None:
    if parts.scheme is None:
        if relative and (parts.authority is not None or parts.path[:1] != ":"):
            return None
        if parts.path.startswith(":"):
            return "begins with a colon; write a scheme such as https before it"
        if parts.authority is not None:
            return "has no scheme; write https: before it"
        return "is relative; write it in full, from https:// on"
    if not _SCHEME(parts.scheme):
        return "has a colon after what is no scheme; write it in full, from https:// on"
    return None


def _delimiters_fault(parts: Parts) -> str | None:
    if "#" in (parts.fragment or ""):
        return "has a second '#'; write %23"
    for part in (parts.path, parts.query or "", parts.fragment or ""):
        for bracket in "[]":
            if bracket in part:
                return f"has {bracket!r} after the host; write %{ord(bracket):X}"
    return None


def _authority_fault(authority: str | None) -> str | None:
    if authority is None:
        return None
    user, host, port = split_authority(authority)
    if user is not None and ("@" in user or "[" in user or "]" in user):
        return "has a user name with a delimiter in it; write it percent-encoded"
    if port and not (port.isascii() and port.isdigit() and int(port[:6]) <= 65535):
        return "has a port that is not a number from 0 to 65535"
    if host.startswith("["):
        return _literal_fault(host)
    if not _HOST(host):
        return "has a host with a character that no host may hold"
    return None


def _literal_fault(host: str) -> str | None:
    literal = host[1:-1]
    if host.endswith("]") and _FUTURE(literal):
        return None
    try:
        IPv6Address(literal)
    except AddressValueError:
        literal = ""
    if not literal or not host.endswith("]") or "%" in literal:
        return "has a host in brackets that is no IPv6 address"
    return None


def _ascii_fault(value: str) -> str | None:
    if value.isascii():
        return None
    mend = to_uri(value)
    if len(mend) > _SHOWN:
        return "has characters outside ASCII; write them percent-encoded"
    return f"has characters outside ASCII; write {mend}"


def _link_fault(parts: Parts) -> str | None:
    scheme = (parts.scheme or "").lower()
    if scheme in _NO_LINKS:
        return _NO_LINKS[scheme]
    if not parts.authority:
        return None
    user, host, _ = split_authority(parts.authority)
    if user and ":" in user:
        return (
            "tells a password to everyone who reads the feed; leave out user:password@"
        )
    if host.startswith("["):
        return None
    return _name_fault(host)


def _name_fault(host: str) -> str | None:
    """Judge a host as a DNS name, which RFC 3986 itself does not."""
    labels = host.removesuffix(".").split(".")
    if "" in labels:
        return "has a host with a dot too many"
    converted = ascii_host(host)
    if converted is None:
        return "has a host that cannot be a domain name"
    if max(map(len, converted.split("."))) > 63 or len(converted) > 254:
        return "has a host longer than a domain name may be"
    return None
