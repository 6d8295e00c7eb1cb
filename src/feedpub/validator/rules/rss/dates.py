"""RSS 2.0: dates as RFC 822 has them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from feedpub import values
from feedpub.validator import specs
from feedpub.validator.report import Level
from feedpub.validator.rule import rule
from feedpub.validator.usual import usual_rfc822
from feedpub.validator.words import Judgement, judged

if TYPE_CHECKING:
    from feedpub.validator.context import Context
    from feedpub.validator.element import Element

PLACES: Final = ("/rss/channel/pubDate", "/rss/channel/lastBuildDate", "item/pubDate")


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
