"""Atom: dates, as RFC 3339 has them, and what they say together."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

from feedpub import values
from feedpub.validator import specs
from feedpub.validator.names import ATOM
from feedpub.validator.report import Level
from feedpub.validator.rule import Fault, rule
from feedpub.validator.rules.atom.vocabulary import ENTRY, FEED
from feedpub.validator.usual import usual_rfc3339
from feedpub.validator.words import Judgement, judged, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from feedpub.validator.context import Context
    from feedpub.validator.element import Element

DATES: Final = ("atom:updated", "atom:published")
_ROOTS: Final = ("/atom:feed", "/atom:entry")
_NOW: Final = datetime(2026, 3, 1, 12, tzinfo=UTC)
_DAY: Final = timedelta(days=1)
_YEAR: Final = timedelta(days=366)
_FIRST: Final = 1990
_BEGINNING: Final = datetime.min.replace(tzinfo=UTC)
_CONTENT: Final = "<content>Twice a month.</content>"


@rule(
    "atom-date-invalid",
    level=Level.ERROR,
    on=DATES,
    summary="A date must be as RFC 3339 has it, with time and zone.",
    spec=f"{specs.ATOM}3.3",
    bad="<updated>2026-03-01</updated>",
    good="<updated>2026-03-01T09:00:00Z</updated>",
    within="atom:entry",
    unless=usual_rfc3339,
)
def atom_date_invalid(_: Element, context: Context) -> Judgement | None:
    """A reader sorts by it and compares it with what it has."""
    return judged(context.text, values.rfc3339_fault(context.text), "the date ")


@rule(
    "atom-date-future",
    level=Level.NOTE,
    on=_ROOTS,
    summary="A date in the future holds nothing back.",
    spec=f"{specs.ATOM}3.3",
    bad=ENTRY.format(_CONTENT).replace("2026-03-01", "2026-03-05"),
    good=ENTRY.format(_CONTENT),
    within="atom:feed",
    given={"now": _NOW},
)
def atom_date_future(root: Element, context: Context) -> Iterator[Fault] | None:
    """Readers show the entry at once, and keep it on top until the day has come."""
    return None if context.now is None else _future(root, context.now)


def _future(root: Element, now: datetime) -> Iterator[Fault]:
    for element, text, ahead in _ahead(root, now):
        if _DAY < ahead <= _YEAR:
            days = f"{ahead.days} days" if ahead.days > 1 else "a day"
            fix = "publish the entry when its time has come"
            yield Fault(f"the date {quoted(text)} is {days} ahead", fix, element)


@rule(
    "atom-date-implausible",
    level=Level.WARNING,
    on=_ROOTS,
    summary="A date should be as accurate as possible.",
    spec=f"{specs.ATOM}3.3",
    bad=ENTRY.format(_CONTENT).replace("2026-03-01", "1970-01-01"),
    good=ENTRY.format(_CONTENT),
    within="atom:feed",
    given={"now": _NOW},
)
def atom_date_implausible(root: Element, context: Context) -> Iterator[Fault] | None:
    """1970 is what a program writes that has no date, 2099 one with a typing error.

    Only an update is judged so: what was published may be older than the web.
    """
    return None if context.now is None else _implausible(root, context.now)


def _implausible(root: Element, now: datetime) -> Iterator[Fault]:
    for element, text, ahead in _ahead(root, now):
        old = element.tag == f"{ATOM}updated" and int(text[:4]) < _FIRST
        if old or ahead > _YEAR:
            when = "is older than any feed" if old else "is more than a year ahead"
            message = f"the date {quoted(text)} {when}"
            yield Fault(message, "look where it comes from", element)


def _ahead(root: Element, now: datetime) -> Iterator[tuple[Element, str, timedelta]]:
    """Give each date with how long after now it is."""
    known = now if now.tzinfo else now.replace(tzinfo=UTC)
    for element in root.iter(f"{ATOM}updated", f"{ATOM}published"):
        text = (element.text or "").strip()
        moment = values.rfc3339_datetime(text)
        if moment is not None:
            yield element, text, moment - known


@rule(
    "atom-updated-before-published",
    level=Level.NOTE,
    on="atom:entry",
    summary="Nothing is updated before it is published.",
    spec=f"{specs.ATOM}4.2.9",
    bad=ENTRY.format(f"<published>2026-03-02T09:00:00Z</published>{_CONTENT}"),
    good=ENTRY.format(f"<published>2026-02-28T09:00:00Z</published>{_CONTENT}"),
    profile="best-practice",
)
def atom_updated_before_published(_: Element, context: Context) -> Fault | None:
    """Readers that sort by one of them and those that sort by the other disagree."""
    children = context.children
    published = children.get(f"{ATOM}published")
    updated = children.get(f"{ATOM}updated")
    if published is None or updated is None:
        return None
    first, last = _moment(published), _moment(updated)
    if first is None or last is None or first <= last:
        return None
    message = f"the entry was updated before it was published, at {published.text}"
    return Fault(message, "give the later date as updated, too", updated)


@rule(
    "atom-feed-updated-stale",
    level=Level.NOTE,
    on="/atom:feed",
    summary="A feed is as new as its newest entry.",
    spec=f"{specs.ATOM}4.2.15",
    bad=FEED.replace(
        "<updated>2026-03-01T09:00:00Z</updated><content>",
        "<updated>2026-03-02T09:00:00Z</updated><content>",
    ),
    good=FEED,
    profile="best-practice",
    across=True,
)
def atom_feed_updated_stale(_: Element, context: Context) -> Fault | None:
    """A reader may look at the feed's date alone and think that nothing is new."""
    own = context.children.get(f"{ATOM}updated")
    moment = None if own is None else _moment(own)
    if own is None or moment is None:
        return None
    newest = context.gathered(_newest)
    if newest[0] <= moment:
        return None
    message = f"the feed's date is before {newest[1].strip()}, that of an entry"
    return Fault(message, f"write <updated>{newest[1].strip()}</updated>", own)


def _newest(
    context: Context, before: tuple[datetime, str] | None
) -> tuple[datetime, str]:
    """Give the newest date of an entry, as a moment and as it is written."""
    dates = (
        (found, kid.text or "")
        for entry in context.kids
        if entry.tag == f"{ATOM}entry"
        and (kid := entry.find(f"{ATOM}updated")) is not None
        and (found := _moment(kid)) is not None
    )
    return max((before or (_BEGINNING, ""), *dates))


@rule(
    "atom-updated-repeated",
    level=Level.NOTE,
    on="atom:entry",
    summary="Entries are easier to sort when no two have the same date.",
    spec=f"{specs.ATOM}4.2.15",
    bad=FEED.replace(
        "</feed>",
        "<entry><id>https://tide.example/ebb/</id><title>Ebb</title>"
        "<updated>2026-03-01T09:00:00Z</updated><content>E</content></entry></feed>",
    ),
    good=FEED,
    profile="best-practice",
)
def atom_updated_repeated(entry: Element, context: Context) -> Fault | None:
    """Readers put them in an order of their own then, each reader another."""
    children = context.children
    own, name = children.get(f"{ATOM}updated"), children.get(f"{ATOM}id")
    if own is None or not own.text:
        return None
    said = entry if name is None or not name.text else name.text
    if context.first("atom-updated", own.text.strip(), said) == said:
        return None
    message = f"an earlier entry has the date {quoted(own.text.strip())}, too"
    return Fault(message, "give fractions of a second, if the order matters", own)


def _moment(element: Element) -> datetime | None:
    return values.rfc3339_datetime((element.text or "").strip())
