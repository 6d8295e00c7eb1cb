"""A reference in its five parts, RFC 3986, appendix B."""

from __future__ import annotations

import re
from typing import NamedTuple

_SPLIT = re.compile(
    r"(?:([^:/?#]+):)?(?://([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#(.*))?",
    re.DOTALL,
).fullmatch


class Parts(NamedTuple):
    """The five parts; a part that is absent is None, one that is empty is not."""

    scheme: str | None
    authority: str | None
    path: str
    query: str | None
    fragment: str | None

    def __str__(self) -> str:
        """Put the parts together again, RFC 3986, section 5.3."""
        scheme = "" if self.scheme is None else f"{self.scheme}:"
        authority = "" if self.authority is None else f"//{self.authority}"
        query = "" if self.query is None else f"?{self.query}"
        fragment = "" if self.fragment is None else f"#{self.fragment}"
        return f"{scheme}{authority}{self.path}{query}{fragment}"


class Authority(NamedTuple):
    """The parts of an authority; the brackets belong to the host."""

    user: str | None
    host: str
    port: str | None

    def __str__(self) -> str:
        """Put the parts together again, RFC 3986, section 3.2."""
        user = "" if self.user is None else f"{self.user}@"
        port = "" if self.port is None else f":{self.port}"
        return f"{user}{self.host}{port}"


def split(reference: str) -> Parts:
    """Take any text apart; what has no colon has no scheme, and nothing is checked."""
    matched = _SPLIT(reference)
    if matched is None:
        raise AssertionError("the expression of appendix B matches every text")
    return Parts(*matched.groups())


def split_authority(authority: str) -> Authority:
    """Take `user@host:port` apart; the host ends at the last colon outside brackets."""
    user, at, rest = authority.rpartition("@")
    host, colon, port = rest.rpartition(":")
    if not colon or "]" in port:
        host, colon, port = rest, "", ""
    return Authority(user if at else None, host, port if colon else None)
