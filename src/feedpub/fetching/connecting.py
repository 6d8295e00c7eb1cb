"""From a name to a connection, all of it before one deadline."""

from __future__ import annotations

import socket
import ssl
import threading
import time
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from urllib.parse import SplitResult

    from feedpub.fetching.addresses import Address, Resolver


def looked_up(
    host: str, port: int, deadline: float, resolver: Resolver
) -> tuple[Address, ...]:
    """Resolve in a thread of its own, as the system knows no limit of time for that."""
    found: list[tuple[Address, ...]] = []
    failed: list[Exception] = []

    def look_up() -> None:
        try:
            found.append(resolver(host, port))
        except (OSError, ValueError) as error:
            failed.append(error)

    thread = threading.Thread(target=look_up, daemon=True)
    thread.start()
    thread.join(_left(deadline))
    if failed:
        raise failed[0]
    if not found or not found[0]:
        raise TimeoutError("the name of the host could not be resolved")
    return found[0]


def connected(
    addresses: tuple[Address, ...], port: int, deadline: float
) -> socket.socket:
    """Connect to the first of the addresses that answers."""
    for number, address in enumerate(addresses, start=1):
        try:
            return socket.create_connection((str(address), port), _left(deadline))
        except OSError:
            if number == len(addresses):
                raise
    raise OSError("the host has no address")


@contextmanager
def ended_by(deadline: float, connection: socket.socket) -> Iterator[None]:
    """End a connection at the deadline, however slowly the server drips."""
    ours = connection.dup()  # of the same connection, whatever becomes of the other

    def end() -> None:
        with suppress(OSError):  # it has ended already
            ours.shutdown(socket.SHUT_RDWR)

    timer = threading.Timer(_left(deadline), end)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        ours.close()


def secured(raw: socket.socket, parts: SplitResult) -> socket.socket:
    """Put TLS over the connection, if the address is one of https."""
    if parts.scheme == "http":
        return raw
    context = ssl.create_default_context()
    return context.wrap_socket(raw, server_hostname=parts.hostname)


def _left(deadline: float) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left
