"""Asking for a document at an address that somebody else may have chosen.

A name is resolved once, what came back is judged, and the connection goes to the very
address that was judged: a name that changes its mind in between gains nothing. The same
holds for each redirect. Proxies, cookies and credentials are not used; time, size and
number of redirects are limited.
"""

from __future__ import annotations

import http.client
import socket
import time
from contextlib import closing
from typing import TYPE_CHECKING, Final, NamedTuple, TypeVar
from urllib.parse import urlencode, urlsplit

from feedpub.bodies import body_of
from feedpub.errors import FeedpubError, ReadError
from feedpub.fetching.addresses import Address, Resolver, allowing, is_public, resolved
from feedpub.fetching.connecting import connected, ended_by, looked_up, secured
from feedpub.uris import resolve, to_uri, url_fault

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from urllib.parse import SplitResult

__all__ = [
    "Address",
    "Fetched",
    "Headed",
    "Limits",
    "Posted",
    "Redirect",
    "Resolver",
    "allowing",
    "fetch",
    "head",
    "is_public",
    "post",
    "resolved",
]

_Said = TypeVar("_Said")

_ACCEPT: Final = (
    "application/atom+xml, application/rss+xml, application/feed+json, "
    "application/rdf+xml, application/xml;q=0.9, application/json;q=0.9, */*;q=0.5"
)
_REDIRECTS: Final = frozenset((301, 302, 303, 307, 308))
_PORTS: Final = {"http": 80, "https": 443}
_REASON: Final = 200


class Redirect(NamedTuple):
    """One step on the way to a document."""

    status: int
    source: str
    target: str


class Fetched(NamedTuple):
    """A document, the address it was found at in the end, and the way there.

    One byte more than was allowed means that there is more of it.
    """

    data: bytes
    url: str
    content_type: str | None
    redirects: tuple[Redirect, ...]


class Limits(NamedTuple):
    """How much a fetch may take; `seconds` are for all of it, redirects included."""

    bytes: int = 20_000_000
    seconds: float = 20.0
    redirects: int = 5


class Headed(NamedTuple):
    """What a server says of a document without giving it."""

    length: int | None
    content_type: str | None


class Posted(NamedTuple):
    """What a server said to a form: its status, and why, in words of its own."""

    status: int
    reason: str
    location: str | None
    retry_after: str | None


class _Manner(NamedTuple):
    """How to ask: what `fetch` was told."""

    agent: str
    limits: Limits
    allowed: Callable[[Address], bool]
    resolver: Resolver


class _Answer(NamedTuple):
    """What one server said: a place to go on to, or a document."""

    status: int
    location: str | None
    content_type: str | None
    data: bytes = b""
    length: int | None = None


_DEFAULTS: Final = Limits()


def fetch(
    url: str,
    *,
    agent: str = "feedpub",
    limits: Limits = _DEFAULTS,
    allowed: Callable[[Address], bool] = is_public,
    resolver: Resolver = resolved,
) -> Fetched:
    """Get a document by HTTP; `ReadError` says why it could not be had.

    Only an address that `allowed` says yes to is asked, and if a name has several, all
    of them have to be.
    """
    manner = _Manner(agent, limits, allowed, resolver)
    answer, here, way = _followed(url, manner, _answer)
    return Fetched(answer.data, here, answer.content_type, way)


def head(
    url: str,
    *,
    agent: str = "feedpub",
    limits: Limits = _DEFAULTS,
    allowed: Callable[[Address], bool] = is_public,
    resolver: Resolver = resolved,
) -> Headed:
    """Ask how long a document is and of which type, and for no more (RFC 9110, 9.3.2).

    Where to is judged as `fetch` does; `ReadError` says why nothing was said.
    """
    answer, _, _ = _followed(url, _Manner(agent, limits, allowed, resolver), _headed)
    return Headed(answer.length, answer.content_type)


def _followed(
    url: str,
    manner: _Manner,
    say: Callable[[socket.socket, SplitResult, _Manner], _Answer],
) -> tuple[_Answer, str, tuple[Redirect, ...]]:
    """Ask, and ask again wherever a server sends on to, until one has an answer."""
    limits = manner.limits
    deadline = time.monotonic() + limits.seconds
    way: list[Redirect] = []
    try:
        here = _checked(url)
        while True:
            answer = _ask(here, deadline, manner, say)
            if answer.location is None:
                return answer, here, tuple(way)
            target = _checked(resolve(here, answer.location))
            way.append(Redirect(answer.status, here, target))
            here = target
            if len(way) > limits.redirects:
                raise ReadError(f"redirects more than {limits.redirects} times")
    except (FeedpubError, OSError, http.client.HTTPException, ValueError) as error:
        reason = _reason(error, deadline, limits)
        steps = "".join(f"redirected to {step.target}: " for step in way)
        raise ReadError(f"{url[:300]}: {steps}{reason}") from error


def post(
    url: str,
    form: Sequence[tuple[str, str]],
    *,
    agent: str = "feedpub",
    limits: Limits = _DEFAULTS,
    allowed: Callable[[Address], bool] = is_public,
    resolver: Resolver = resolved,
) -> Posted:
    """Send a form, and give the answer, whatever its status; nothing is redirected.

    Where to is judged as `fetch` does; `ReadError` if no answer came.
    """
    manner = _Manner(agent, limits, allowed, resolver)
    deadline = time.monotonic() + limits.seconds
    body = urlencode(form).encode()

    def say(stream: socket.socket, parts: SplitResult, manner: _Manner) -> Posted:
        return _posted(stream, parts, manner, body)

    try:
        return _ask(_checked(url), deadline, manner, say)
    except (FeedpubError, OSError, http.client.HTTPException, ValueError) as error:
        raise ReadError(f"{url[:300]}: {_reason(error, deadline, limits)}") from error


def _reason(error: Exception, deadline: float, limits: Limits) -> str:
    if time.monotonic() >= deadline:
        return f"took more than {limits.seconds:g} seconds"
    if isinstance(error, FeedpubError):
        return str(error)
    if isinstance(error, socket.gaierror):
        return f"the name of the host is not known: {error.strerror}"
    if isinstance(error, OSError):
        return f"could not be reached: {error.strerror or error}"
    return f"the server's answer is no HTTP: {type(error).__name__}: {str(error)!r}"


def _checked(url: str) -> str:
    """Give the address in ASCII, if it is one of the web that may be asked for."""
    scheme = url.partition(":")[0].lower()
    if scheme not in _PORTS:
        raise ReadError(f"{url[:300]!r} is no address of http or https")
    if fault := url_fault(url):
        raise ReadError(f"{url[:300]!r} {fault}")
    return to_uri(url).partition("#")[0]


def _ask(
    url: str,
    deadline: float,
    manner: _Manner,
    say: Callable[[socket.socket, SplitResult, _Manner], _Said],
) -> _Said:
    parts = urlsplit(url)
    host, port = parts.hostname or "", parts.port or _PORTS[parts.scheme]
    addresses = looked_up(host, port, deadline, manner.resolver)
    for address in addresses:
        if not manner.allowed(address):
            raise ReadError(
                f"{host} is at {address}, which is no public address; "
                "only --allow-private asks there"
            )
    with (
        closing(connected(addresses, port, deadline)) as raw,
        ended_by(deadline, raw),
        closing(secured(raw, parts)) as stream,
    ):
        answer = say(stream, parts, manner)
    if time.monotonic() >= deadline:  # the end of the answer may be ours, not theirs
        raise TimeoutError
    return answer


def _answer(stream: socket.socket, parts: SplitResult, manner: _Manner) -> _Answer:
    headers = {"Accept": _ACCEPT, "Accept-Encoding": "identity"}
    connection = _asked(stream, parts, manner, "GET", headers)
    with closing(connection.getresponse()) as response:
        found = _judged(response)
        most = manner.limits.bytes + 1
        return found._replace(data=b"" if found.location else body_of(response, most))


def _headed(stream: socket.socket, parts: SplitResult, manner: _Manner) -> _Answer:
    connection = _asked(stream, parts, manner, "HEAD", {"Accept": "*/*"})
    with closing(connection.getresponse()) as response:
        said = (response.headers.get("Content-Length") or "").strip()
        length = int(said) if said.isdecimal() and len(said) < 19 else None
        return _judged(response)._replace(length=length)


def _judged(response: http.client.HTTPResponse) -> _Answer:
    """Give what the head of an answer says; what is no success is an error."""
    location = response.headers.get("Location")
    if response.status in _REDIRECTS and location:
        return _Answer(response.status, location, None)
    if response.status != 200:
        reason = response.reason[:60]
        raise ReadError(f"the server answered {response.status} {reason!r}")
    return _Answer(response.status, None, response.headers.get("Content-Type"))


def _posted(
    stream: socket.socket, parts: SplitResult, manner: _Manner, body: bytes
) -> Posted:
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    connection = _asked(stream, parts, manner, "POST", headers, body)
    with closing(connection.getresponse()) as response:
        said = response.read(_REASON).decode("utf-8", "replace").strip()
        first = said.splitlines()[0] if said and not said.startswith("<") else ""
        return Posted(
            response.status,
            "".join(filter(str.isprintable, first or response.reason[:60])),
            response.headers.get("Location"),
            response.headers.get("Retry-After"),
        )


def _asked(
    stream: socket.socket,
    parts: SplitResult,
    manner: _Manner,
    method: str,
    headers: dict[str, str],
    body: bytes | None = None,
) -> http.client.HTTPConnection:
    """Send a request over a connection, which nothing but this goes over."""
    host = parts.netloc.rpartition("@")[2]
    connection = http.client.HTTPConnection(host, _PORTS[parts.scheme])
    connection.auto_open = 0  # it is connected, and to nothing else
    connection.sock = stream
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    same = {"Host": host, "User-Agent": manner.agent, "Connection": "close"}
    connection.request(method, target, body=body, headers=same | headers)
    return connection
