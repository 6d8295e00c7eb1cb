"""RSS 2.0: dates as RFC 822 has them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

from feedpub import values
from feedpub.validator import specs
from feedpub.validator.report import Level
from feedpub.validator.rule import Fault, rule
from feedpub.validator.usual import usual_rfc822
from feedpub.validator.words import Judgement, judged, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from feedpub.validator.context import Context
    from feedpub.validator.element import Element

PLACES: Final = ("/rss/channel/pubDate", "/rss/channel/lastBuildDate", "item/pubDate")
PUB_DATE: Final = f"{specs.RSS}ltpubdategtSubelementOfLtitemgt"
_DATES: Final = f"{specs.PROFILE}data-types-datetime"
_NOW: Final = datetime(2026, 3, 1, 12, tzinfo=UTC)
_SLACK: Final = timedelta(days=1)


def _unlike_nothing(value: str) -> bool:
    return "1970" not in value and "0001" not in value


@rule(
    "rss-date-invalid",
    level=Level.ERROR,
    on=PLACES,
    summary="A date must be as RFC 822 has it, and exist.",
    spec=f"{specs.RSS}optionalChannelElements",
    bad="<pubDate>2026-03-01T09:00:00Z</pubDate>",
    good="<pubDate>Sun, 01 Mar 2026 09:00:00 GMT</pubDate>",
    unless=usual_rfc822,
)
def rss_date_invalid(_: Element, context: Context) -> Judgement | None:
    """A reader that cannot read the date sorts the item wrongly, or hides it."""
    return judged(context.text, values.rfc822_fault(context.text), "the date ")


@rule(
    "rss-date-style",
    level=Level.WARNING,
    on=PLACES,
    summary="A date should be written so that every reader can read it.",
    spec=_DATES,
    bad="<pubDate>Sun, 01 Mar 26 09:00:00 GMT</pubDate>",
    good="<pubDate>Sun, 01 Mar 2026 09:00:00 GMT</pubDate>",
    profile="best-practice",
    unless=usual_rfc822,
)
def rss_date_style(_: Element, context: Context) -> Judgement | None:
    """RFC 822 allows more than readers have learnt."""
    return judged(context.text, values.rfc822_style_fault(context.text), "the date ")


@rule(
    "rss-date-not-utc",
    level=Level.NOTE,
    on=PLACES,
    summary="A date is safest in GMT.",
    spec=_DATES,
    bad="<pubDate>Sun, 01 Mar 2026 10:00:00 +0100</pubDate>",
    good="<pubDate>Sun, 01 Mar 2026 09:00:00 GMT</pubDate>",
    profile="best-practice",
    unless=usual_rfc822,
)
def rss_date_not_utc(date: Element, context: Context) -> tuple[str, str] | None:
    """It is the one zone that all readers of the Advisory Board's tests could read."""
    moment = context.once(values.rfc822_datetime)
    if moment is None or not moment.utcoffset() or ")" in context.text:
        return None
    if context.first("rss-date-not-utc", "", date) is not date:
        return None  # once is enough: the others will be like it
    zone = context.text.rsplit(None, 1)[-1]
    message = f"{quoted(context.text)} has the zone {zone}"
    return message, "write the time in GMT, here and in the dates that follow"


@rule(
    "rss-date-of-nothing",
    level=Level.WARNING,
    on=PLACES,
    summary="A date should not be a missing one that was written all the same.",
    spec=PUB_DATE,
    bad="<pubDate>Thu, 01 Jan 1970 00:00:00 GMT</pubDate>",
    good="<pubDate>Sun, 01 Mar 2026 09:00:00 GMT</pubDate>",
    profile="best-practice",
    unless=_unlike_nothing,
)
def rss_date_of_nothing(date: Element, context: Context) -> tuple[str, str] | None:
    """Programs count from there; readers show the item as half a century old."""
    moment = context.once(values.rfc822_datetime)
    if moment is None or (moment.year > 1 and moment.timestamp() != 0):
        return None
    message = f"{quoted(context.text)} is where programs begin to count"
    return message, f"leave <{date.tag}> out where there is no date"


@rule(
    "rss-date-future",
    level=Level.NOTE,
    on=PLACES,
    summary="A date in the future does not keep an item back.",
    spec=PUB_DATE,
    bad="<pubDate>Mon, 01 Mar 2027 09:00:00 GMT</pubDate>",
    good="<pubDate>Sun, 01 Mar 2026 09:00:00 GMT</pubDate>",
    profile="best-practice",
    given={"now": _NOW},
)
def rss_date_future(_: Element, context: Context) -> tuple[str, str] | None:
    """Readers show the item at once, and keep it on top until its day has come."""
    if context.now is None:
        return None
    moment = context.once(values.rfc822_datetime)
    if moment is None or moment - context.now <= _SLACK:
        return None
    return f"{quoted(context.text)} is yet to come", "publish the item on that day"


@rule(
    "rss-build-date-stale",
    level=Level.NOTE,
    on="/rss/channel",
    summary="lastBuildDate is no earlier than the newest item.",
    spec=f"{specs.RSS}optionalChannelElements",
    bad="<lastBuildDate>Sun, 01 Feb 2026 09:00:00 GMT</lastBuildDate>"
    "<item><title>N</title><pubDate>Sun, 01 Mar 2026 09:00:00 GMT</pubDate></item>",
    good="<lastBuildDate>Sun, 01 Mar 2026 09:00:00 GMT</lastBuildDate>"
    "<item><title>N</title><pubDate>Sun, 01 Mar 2026 09:00:00 GMT</pubDate></item>",
    within="channel",
    profile="best-practice",
    given={"now": _NOW},
)
def rss_build_date_stale(_: Element, context: Context) -> Fault | None:
    """A reader that trusts it does not look for what is new."""
    built = context.children.get("lastBuildDate")
    stated = _moment(built)
    if context.now is None or built is None or stated is None:
        return None
    newest = max(_past(context.kids, context.now), default=stated)
    if newest <= stated:
        return None
    message = f"the channel was built {quoted((built.text or '').strip())}"
    return Fault(
        f"{message}, before its newest date", "set it when items change", built
    )


def _past(kids: list[Element], now: datetime) -> Iterator[datetime]:
    """Give the dates of the channel and its items that have come already."""
    for kid in kids:
        date = kid.find("pubDate") if kid.tag == "item" else kid
        if date is not None and date.tag == "pubDate":
            moment = _moment(date)
            if moment is not None and moment <= now:
                yield moment


def _moment(date: Element | None) -> datetime | None:
    return (
        values.rfc822_datetime((date.text or "").strip()) if date is not None else None
    )
