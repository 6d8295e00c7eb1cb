"""RSS 2.0: when readers need not ask: ttl, skipHours and skipDays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedpub import values
from feedpub.validator import specs
from feedpub.validator.report import Level
from feedpub.validator.rule import rule
from feedpub.validator.rules.rss.structure import OLD
from feedpub.validator.words import Judgement, judged, quoted

if TYPE_CHECKING:
    from feedpub.validator.context import Context
    from feedpub.validator.element import Element


@rule(
    "rss-ttl-invalid",
    level=Level.ERROR,
    on="/rss/channel/ttl",
    summary="The ttl must be a number of minutes.",
    spec=f"{specs.RSS}ltttlgtSubelementOfLtchannelgt",
    bad="<ttl>1 hour</ttl>",
    good="<ttl>60</ttl>",
)
def rss_ttl_invalid(_: Element, context: Context) -> Judgement | None:
    """Readers ignore what is not a whole number."""
    return judged(context.text, values.positive_integer_fault(context.text))


@rule(
    "rss-skip-hour-invalid",
    level=Level.ERROR,
    on="skipHours/hour",
    summary="An hour to skip is a number from 0 to 23, each once.",
    spec=f"{specs.RSS}ltskiphoursgtSubelementOfLtchannelgt",
    bad="<hour>25</hour>",
    good="<hour>23</hour>",
)
def rss_skip_hour_invalid(hour: Element, context: Context) -> Judgement | None:
    """Hours are counted in GMT, from midnight as 0; before 2.0 the 24 was midnight."""
    root = context.document.root
    if context.text == "24" and root is not None and root.get("version", "") in OLD:
        return None
    if fault := values.hour_fault(context.text):
        return judged(context.text, fault, "the hour ")
    if context.first("skip-hour", int(context.text), hour) is not hour:
        return f"the hour {quoted(context.text)} is there twice", "remove one"
    return None


@rule(
    "rss-skip-day-invalid",
    level=Level.ERROR,
    on="skipDays/day",
    summary="A day to skip is an English weekday, each once.",
    spec=f"{specs.RSS}ltskipdaysgtSubelementOfLtchannelgt",
    bad="<day>Sun</day>",
    good="<day>Sunday</day>",
)
def rss_skip_day_invalid(day: Element, context: Context) -> Judgement | None:
    """A reader compares the name letter by letter."""
    if fault := values.day_fault(context.text):
        return judged(context.text, fault, "the day ")
    if context.first("skip-day", context.text, day) is not day:
        return f"the day {quoted(context.text)} is there twice", "remove one"
    return None


@rule(
    "rss-skip-empty",
    level=Level.ERROR,
    on=("/rss/channel/skipHours", "/rss/channel/skipDays"),
    summary="skipHours must have an hour, and skipDays a day.",
    spec=f"{specs.RSS}ltskiphoursgtSubelementOfLtchannelgt",
    bad="<skipDays/>",
    good="<skipDays><day>Sunday</day></skipDays>",
)
def rss_skip_empty(element: Element, context: Context) -> tuple[str, str] | None:
    """Without one there is nothing to skip."""
    wanted = "hour" if element.tag == "skipHours" else "day"
    if wanted in context.children:
        return None
    return f"<{element.tag}> has no <{wanted}>", "add one, or remove it"


@rule(
    "rss-skip-everything",
    level=Level.WARNING,
    on=("/rss/channel/skipHours", "/rss/channel/skipDays"),
    summary="Some hour and some day should be left in which readers may ask.",
    spec=f"{specs.RSS}ltskipdaysgtSubelementOfLtchannelgt",
    bad="<skipDays><day>Monday</day><day>Tuesday</day><day>Wednesday</day>"
    "<day>Thursday</day><day>Friday</day><day>Saturday</day><day>Sunday</day>"
    "</skipDays>",
    good="<skipDays><day>Sunday</day></skipDays>",
    profile="best-practice",
)
def rss_skip_everything(element: Element, context: Context) -> tuple[str, str] | None:
    """A reader that obeys never comes back."""
    all_of_them = 24 if element.tag == "skipHours" else 7
    said = {(kid.text or "").strip() for kid in context.kids}
    if len(said) < all_of_them:
        return None
    return f"<{element.tag}> leaves no time to ask", "leave some out, or remove it"
