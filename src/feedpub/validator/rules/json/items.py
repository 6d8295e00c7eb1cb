"""JSON Feed: what an item says."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

from feedpub import values
from feedpub.validator.report import Level
from feedpub.validator.rule import Fault, rule
from feedpub.validator.rules.json.members import described
from feedpub.validator.rules.json.shells import FEED, ITEMS, item
from feedpub.validator.usual import usual_rfc3339
from feedpub.validator.words import Judgement, judged, quoted

if TYPE_CHECKING:
    from feedpub.validator.context import Context

_DATES: Final = ("$.items[].date_published", "$.items[].date_modified")
_NOW: Final = datetime(2026, 3, 2, tzinfo=UTC)
_DAY: Final = 86_400


@rule(
    "json-item-id-missing",
    level=Level.ERROR,
    on="$.items[]",
    summary="An item must have an id.",
    spec=ITEMS,
    bad=item('"content_text": "Twice a month."'),
    good=FEED,
)
def json_item_id_missing(value: Any) -> tuple[str, str] | None:
    """A reader throws items without id away."""
    if not isinstance(value, dict) or "id" in value:
        return None
    url = value.get("url")
    told = isinstance(url, str) and len(url) < _LONG
    return "the item has no id", f'add "id": "{url}"' if told else _STAYS


_LONG: Final = 200
_STAYS: Final = "add an id that stays"


@rule(
    "json-item-id-invalid",
    level=Level.ERROR,
    on="$.items[].id",
    summary="An item's id must be a string that is not blank.",
    spec=ITEMS,
    bad=item('"id": 42, "content_text": "Neap"'),
    good=item('"id": "42", "content_text": "Neap"'),
)
def json_item_id_invalid(value: Any) -> tuple[str, str] | None:
    """Readers throw away an item whose id is blank, or is neither text nor number."""
    if isinstance(value, str):
        return None if value.strip() else ("the id is blank", _STAYS)
    said = _coerced(value)
    if said is None:
        return f"the id is {described(value)}", _STAYS
    return f"the id is the number {said[:20]}, not a string", f'write "{said[:40]}"'


@rule(
    "json-item-id-repeated",
    level=Level.ERROR,
    on="$.items[].id",
    summary="Each item must have an id of its own.",
    spec=ITEMS,
    bad=FEED.replace(
        "}]", '}, {"id": "https://tide.example/neap/", "content_text": "N"}]'
    ),
    good=FEED.replace(
        "}]", '}, {"id": "https://tide.example/spring/", "content_text": "N"}]'
    ),
)
def json_item_id_repeated(value: Any, context: Context) -> tuple[str, str] | None:
    """A reader takes the second for a new version of the first, and hides one.

    Readers turn a number into text, so that 1 and "1" are the same id.
    """
    known = value if isinstance(value, str) else _coerced(value)
    if not known or known.isspace():
        return None
    own = context.parent
    if context.first("json-item", known, own) is own:
        return None
    return f"an earlier item has the id {quoted(known)} too", "give each its own"


def _coerced(value: object) -> str | None:
    """Give the text that a reader makes of a number; None for what is none."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return None
    return repr(value)


@rule(
    "json-item-content-missing",
    level=Level.ERROR,
    on="$.items[]",
    summary="An item must have content_html, content_text or both.",
    spec=ITEMS,
    bad=item('"id": "1", "title": "Neap"'),
    good=FEED,
)
def json_item_content_missing(value: Any) -> tuple[str, str] | None:
    """A title or a summary is not what a reader shows as the article."""
    if not isinstance(value, dict) or value.keys() & {"content_html", "content_text"}:
        return None
    return (
        "the item has neither content_html nor content_text",
        "add the text, or the summary, as content_text",
    )


@rule(
    "json-item-content-empty",
    level=Level.WARNING,
    on="$.items[]",
    summary="An item's content should not be empty.",
    spec=ITEMS,
    bad=item('"id": "1", "content_text": " "'),
    good=FEED,
    profile="best-practice",
)
def json_item_content_empty(value: Any) -> Fault | None:
    """A reader opens an empty page."""
    if not isinstance(value, dict):
        return None
    names = [name for name in ("content_html", "content_text") if name in value]
    texts = [value[name] for name in names]
    if not names or any(not isinstance(text, str) or text.strip() for text in texts):
        return None
    return Fault(f"{names[0]} is empty", "write the text, or the summary", names[0])


@rule(
    "json-item-url-missing",
    level=Level.WARNING,
    on="$.items[]",
    summary="An item has a url, even where it is the same as its id.",
    spec=ITEMS,
    bad=item('"id": "https://tide.example/neap/", "content_text": "N"'),
    good=item('"id": "1", "url": "https://tide.example/neap/", "content_text": "N"'),
    profile="best-practice",
)
def json_item_url_missing(value: Any) -> tuple[str, str] | None:
    """A reader opens and shares the url, and never takes the id for one."""
    if not isinstance(value, dict) or "url" in value:
        return None
    known = value.get("id")
    told = isinstance(known, str) and known.startswith("http") and len(known) < _LONG
    fix = f'add "url": "{known}"' if told else "add the address of the item's page"
    return "the item has no url", fix


@rule(
    "json-date-invalid",
    level=Level.ERROR,
    on=_DATES,
    summary="A date must be as RFC 3339 has it, with time and zone.",
    spec=ITEMS,
    bad=item('"id": "1", "content_text": "N", "date_published": "2026-03-01"'),
    good=item(
        '"id": "1", "content_text": "N", "date_published": "2026-03-01T09:00:00Z"'
    ),
)
def json_date_invalid(value: Any) -> Judgement | None:
    """A reader sorts by it."""
    if not isinstance(value, str) or usual_rfc3339(value):
        return None
    return judged(value, values.rfc3339_fault(value), "the date ")


@rule(
    "json-date-future",
    level=Level.NOTE,
    on=_DATES,
    summary="A date in the future holds nothing back.",
    spec=ITEMS,
    bad=item(
        '"id": "1", "content_text": "N", "date_published": "2026-03-09T09:00:00Z"'
    ),
    good=item(
        '"id": "1", "content_text": "N", "date_published": "2026-03-01T09:00:00Z"'
    ),
    profile="best-practice",
    given={"now": _NOW},
)
def json_date_future(value: Any, context: Context) -> tuple[str, str] | None:
    """Readers show the item at once, and keep it on top until the day has come."""
    now = context.now
    moment = values.rfc3339_datetime(value) if now and isinstance(value, str) else None
    if now is None or moment is None:
        return None
    known = now if now.tzinfo else now.replace(tzinfo=UTC)
    if (moment - known).total_seconds() <= _DAY:
        return None
    return f"{quoted(str(value))} is yet to come", "publish the item on that day"


@rule(
    "json-date-modified-early",
    level=Level.WARNING,
    on="$.items[]",
    summary="An item is modified after it is published, if at all.",
    spec=ITEMS,
    bad=item(
        '"id": "1", "content_text": "N", "date_published": "2026-03-01T09:00:00Z", '
        '"date_modified": "2026-02-01T09:00:00Z"'
    ),
    good=item(
        '"id": "1", "content_text": "N", "date_published": "2026-03-01T09:00:00Z", '
        '"date_modified": "2026-03-02T09:00:00Z"'
    ),
    profile="best-practice",
)
def json_date_modified_early(value: Any) -> Fault | None:
    """The two dates are often swapped, or one of them has the wrong zone."""
    if not isinstance(value, dict) or "date_modified" not in value:
        return None
    first, last = value.get("date_published"), value["date_modified"]
    if not isinstance(first, str) or not isinstance(last, str):
        return None
    published, modified = map(values.rfc3339_datetime, (first, last))
    if published is None or modified is None or published <= modified:
        return None
    message = f"it was modified at {quoted(last)}, before it was published"
    return Fault(message, "look whether the dates are swapped", "date_modified")
