"""IRIs turned into URIs: the host by IDNA, the rest percent-encoded as UTF-8."""

from __future__ import annotations

import re
import unicodedata

from feedpub.uris.parts import split, split_authority

_NOT_ASCII = re.compile("[^\x00-\x7f]++")
_ASCII_LABEL = re.compile("[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?").fullmatch
_JOINERS = "\u200c\u200d"
# UTS 46 drops these: soft hyphen, joiners of other kinds, variation selectors.
_IGNORED = dict.fromkeys(
    (
        0xAD,
        0x34F,
        0x180B,
        0x180C,
        0x180D,
        0x200B,
        0x2060,
        0xFEFF,
        *range(0xFE00, 0xFE10),
    )
)


def to_uri(iri: str) -> str:
    """Write an IRI or a reference in ASCII, RFC 3987, section 3.1.

    ASCII comes back as it is, escapes are left alone, and nothing is ever refused: a
    host that makes no domain name is percent-encoded like the rest.
    """
    if iri.isascii():
        return iri
    parts = split(iri)
    authority = parts.authority
    if authority is not None and not authority.isascii():
        pieces = split_authority(authority)
        host = ascii_host(pieces.host)
        authority = str(pieces if host is None else pieces._replace(host=host))
    return _escaped(str(parts._replace(authority=authority)))


def ascii_host(host: str) -> str | None:
    """Write a host as domain names are looked up, or None if it can be none.

    As browsers do it (UTS 46, non-transitional): the ß of `straße.de` stays a ß, which
    the standard library's IDNA of 2003 would make ss.
    """
    if host.isascii():
        return host
    mapped = _mapped(host)
    labels = [_ascii_label(label) for label in mapped.removesuffix(".").split(".")]
    if any(label is None for label in labels):
        return None
    tail = "." if mapped.endswith(".") else ""
    return ".".join(label for label in labels if label) + tail


def _mapped(host: str) -> str:
    # Letter by letter, for `str.lower` would write a last sigma another way.
    lowered = "".join(letter.lower() for letter in unicodedata.normalize("NFKC", host))
    kept = unicodedata.normalize("NFKC", lowered.translate(_IGNORED))
    return kept.replace("\u3002", ".")


def _ascii_label(label: str) -> str | None:
    if not label or len(label) > 63:
        return None
    if label.isascii():
        return label if _ASCII_LABEL(label) else None
    if label[0] == "-" or label[-1] == "-" or not all(map(_allowed, label)):
        return None
    if unicodedata.category(label[0]).startswith("M"):
        return None
    encoded = "xn--" + label.encode("punycode").decode("ascii")
    return encoded if len(encoded) <= 63 else None


def _allowed(letter: str) -> bool:
    if letter.isascii():
        return _ASCII_LABEL(letter) is not None or letter == "-"
    return letter in _JOINERS or unicodedata.category(letter)[0] not in "CZ"


def _escaped(text: str) -> str:
    return _NOT_ASCII.sub(_percent_encoded, text)


def _percent_encoded(found: re.Match[str]) -> str:
    # A lone surrogate has no UTF-8; it becomes the replacement character.
    sound = found[0].encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return "".join(f"%{byte:02X}" for byte in sound.encode())
