"""Addresses of the internet: whose they are, and which of them may be asked."""

from __future__ import annotations

import socket
from collections.abc import Callable
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import Final, TypeAlias

Address: TypeAlias = IPv4Address | IPv6Address
Resolver: TypeAlias = Callable[[str, int], tuple[Address, ...]]

_NAT64: Final = ip_network("64:ff9b::/96")


def allowing(*, private: bool) -> Callable[[Address], bool]:
    """Give what judges addresses: all are well, or only those of the open internet."""
    return _anywhere if private else is_public


def is_public(address: Address) -> bool:
    """Say whether an address is one of the open internet, and nothing nearer.

    Private, loopback, link-local, shared and reserved ones are not, nor are those of
    IPv6 that only wrap one of them (RFC 4291, 2.5.5.2; RFC 6052; RFC 3056; RFC 4380).
    """
    inner = _wrapped(address)
    if inner is not None:
        return is_public(inner)
    return address.is_global and not (address.is_multicast or address.is_reserved)


def resolved(host: str, port: int) -> tuple[Address, ...]:
    """Give the addresses of a name, in the order in which the system prefers them."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    texts = dict.fromkeys(str(each[4][0]).partition("%")[0] for each in found)
    return tuple(ip_address(text) for text in texts)


def _anywhere(_: Address) -> bool:
    return True


def _wrapped(address: Address) -> IPv4Address | None:
    if isinstance(address, IPv4Address):
        return None
    if address in _NAT64:
        return IPv4Address(int(address) & 0xFFFF_FFFF)
    teredo = address.teredo
    return address.ipv4_mapped or address.sixtofour or (teredo[1] if teredo else None)
