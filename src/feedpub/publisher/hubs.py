"""Telling WebSub hubs which feeds have changed, so that their subscribers know at once.

Sources: WebSub 6, which leaves it to hub and publisher how; the form that public hubs
take is that of PubSubHubbub, where the topic is `hub.url`, and `hub.topic` for some.
"""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from feedpub import __version__, fetching
from feedpub.arguments import expect, several
from feedpub.errors import ArgumentError, ReadError
from feedpub.uris import to_uri, url_fault

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from feedpub.publisher.many import DocumentReceipt, FeedReceipt
    from feedpub.publisher.publishing import Receipt

_AT_ONCE: Final = 8
_AGAIN_LATER: Final = frozenset((408, 425, 429))
_ENOUGH: Final = fetching.Limits(seconds=10.0)


class Patience(NamedTuple):
    """How often and how long a hub is asked, in seconds; a build waits for that."""

    pauses: tuple[float, ...] = (1.0, 4.0)
    """The waits before another try; what a hub asks for by Retry-After, if longer."""
    longest: float = 15.0
    """The longest wait that a hub may ask for."""
    whole: float = 120.0
    """When to stop telling one hub about more feeds."""
    limits: fetching.Limits = _ENOUGH
    """How long one try may take."""


_USUAL: Final = Patience()


@dataclass(frozen=True, slots=True, kw_only=True)
class Ping:
    """What came of telling one hub."""

    hub: str
    told: tuple[str, ...]
    """The feeds that it took notice of, by their addresses."""
    untold: tuple[str, ...] = ()
    fault: str | None = None
    """Why it was not told of the first of them; None if it was told of all."""
    later: tuple[str, ...] = ()
    """Those of the untold that it may take another time, as it has not refused them."""


def ping(
    topics: Iterable[str] | str,
    hubs: Iterable[str] | str,
    *,
    allow_private: bool = False,
) -> tuple[Ping, ...]:
    """Tell each hub that the feeds at these addresses have changed (WebSub 6).

    The addresses are those that the feeds themselves say: their self links. A hub that
    is down or refuses is no error, but told in its `Ping`. Only hubs at public
    addresses are asked, unless `allow_private`.
    """
    expect("allow_private", allow_private, bool, "True or False")
    wanted = dict.fromkeys(checked("hubs", hubs))
    about = tuple(dict.fromkeys(checked("topics", topics)))
    return tell(dict.fromkeys(wanted, about), allow_private=allow_private)


def checked(name: str, given: Iterable[str] | str) -> tuple[str, ...]:
    """Refuse what is no address of the web, before anybody is asked."""
    values = (given,) if isinstance(given, str) else given
    found = tuple(
        several(name, values, str, "addresses such as 'https://tide.example'")
    )
    for value in found:
        if not value.lower().startswith(("http://", "https://")):
            raise ArgumentError(
                f"{name}: {value[:300]!r} is no address of http or https"
            )
        if fault := url_fault(value):
            raise ArgumentError(f"{name}: {value[:300]!r}: {fault}")
    return found


def news(receipts: Iterable[Receipt | FeedReceipt]) -> dict[str, tuple[str, ...]]:
    """Say which hub is to be told of which feeds: of those whose bytes are new.

    A file that does not know its own address is no topic (WebSub 4), and left out.
    """
    found: dict[str, list[str]] = {}
    for receipt in receipts:
        parts: Any = getattr(receipt, "documents", (receipt,))
        for url in filter(None, map(_new_url, parts)):
            for hub in receipt.hubs:
                found.setdefault(hub, []).append(url)
    return {hub: tuple(dict.fromkeys(urls)) for hub, urls in found.items()}


def tell(
    about: Mapping[str, tuple[str, ...]],
    *,
    allow_private: bool = False,
    patience: Patience = _USUAL,
    resolver: fetching.Resolver = fetching.resolved,
) -> tuple[Ping, ...]:
    """Tell each hub of its own feeds; all hubs at once, each feed in its own form.

    The form has one topic, for hubs differ in how they read several.
    """
    allowed = fetching.allowing(private=allow_private)
    way = _Way(patience, allowed, resolver)
    wanted = [(hub, topics) for hub, topics in about.items() if topics]
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        return tuple(pool.map(lambda one: _told(one[0], one[1], way), wanted))


class _Way(NamedTuple):
    """How all hubs are asked."""

    patience: Patience
    allowed: Callable[[fetching.Address], bool]
    resolver: fetching.Resolver


class _Fault(NamedTuple):
    """Why a hub was not told of a feed."""

    reason: str
    again: bool = False
    """Whether the hub may do better in a while."""
    final: bool = False
    """Whether it would not be told of any other feed either."""
    wish: str | None = None
    """How long it wants to be left alone."""


def _new_url(one: Receipt | DocumentReceipt) -> str | None:
    return one.url if one.state == "written" else None


def _told(hub: str, topics: tuple[str, ...], way: _Way) -> Ping:
    """Tell one hub, and stop as soon as it seems to be down."""
    deadline = time.monotonic() + way.patience.whole
    faults: dict[str, _Fault] = {}
    left = iter(topics)
    for topic in left:
        if fault := _asked(hub, topic, way):
            faults[topic] = fault
            if fault.final or time.monotonic() >= deadline:
                break
    return _outcome(hub, topics, faults, tuple(left))


def _outcome(
    hub: str,
    topics: tuple[str, ...],
    faults: dict[str, _Fault],
    unasked: tuple[str, ...],
) -> Ping:
    """Say what came of it; what is unasked shares the fate of the last one asked."""
    untold = dict.fromkeys((*faults, *unasked))
    later = tuple(topic for topic, fault in faults.items() if fault.again)
    last = next(reversed(faults.values()), None)
    if last is not None and (last.again or not last.final):
        later += unasked
    return Ping(
        hub=hub,
        told=tuple(topic for topic in topics if topic not in untold),
        untold=tuple(untold),
        fault=next((fault.reason for fault in faults.values()), None),
        later=later,
    )


def _asked(hub: str, topic: str, way: _Way) -> _Fault | None:
    """Send the form, and send it again if the hub may do better then."""
    address = to_uri(topic)
    form = (("hub.mode", "publish"), ("hub.topic", address), ("hub.url", address))
    fault = _once(hub, form, way)
    for pause in way.patience.pauses:
        if fault is None or not fault.again:
            break
        time.sleep(_wait(pause, fault.wish, way.patience.longest))
        fault = _once(hub, form, way)
    return fault


def _once(hub: str, form: tuple[tuple[str, str], ...], way: _Way) -> _Fault | None:
    try:
        said = fetching.post(
            hub,
            form,
            agent=f"feedpub/{__version__}",
            limits=way.patience.limits,
            allowed=way.allowed,
            resolver=way.resolver,
        )
    except ReadError as error:
        reason = str(error).removeprefix(f"{hub[:300]}: ")
        return _Fault(reason, again=isinstance(error.__cause__, OSError), final=True)
    if 200 <= said.status < 300:
        return None
    if said.location is not None:
        moved = f"it has moved to {said.location[:300]}; give that address as the hub"
        return _Fault(moved, final=True)
    busy = said.status >= 500 or said.status in _AGAIN_LATER
    reason = f"it answered {said.status} {said.reason!r}"
    return _Fault(reason, again=busy, final=busy, wish=said.retry_after)


def _wait(pause: float, wish: str | None, longest: float) -> float:
    """Give the pause, or a longer one that the hub asks for (RFC 9110, 10.2.3)."""
    if wish is None or not (wish.isascii() and wish.isdigit()):
        return pause
    return max(pause, min(float(wish[:6]), longest))
