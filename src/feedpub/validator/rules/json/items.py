"""JSON Feed: items and attachments."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from feedpub import values
from feedpub.validator import specs
from feedpub.validator.report import Level
from feedpub.validator.rule import Fault, rule
from feedpub.validator.rules.json.feed import FEED
from feedpub.validator.usual import usual_rfc3339
from feedpub.validator.words import Judgement, judged, listed, quoted

if TYPE_CHECKING:
    from feedpub.validator.context import Context

ITEMS: Final = f"{specs.JSON_FEED}#items-a-name-items-a"
ATTACHMENTS: Final = f"{specs.JSON_FEED}#attachments-a-name-attachments-a"


def _item(members: str) -> str:
    return (
        '{"version": "https://jsonfeed.org/version/1.1", "title": "Tides", "items": '
        f"[{{{members}}}]}}"
    )


@rule(
    "json-item-id-missing",
    level=Level.ERROR,
    on="$.items[]",
    summary="An item must have an id.",
    spec=ITEMS,
    bad=_item('"content_text": "Twice a month."'),
    good=FEED,
)
def json_item_id_missing(item: Any) -> tuple[str, str] | None:
    """A reader throws items without id away."""
    if not isinstance(item, dict) or "id" in item:
        return None
    url = item.get("url")
    fix = f'add "id": "{url}"' if isinstance(url, str) else "add an id that stays"
    return "the item has no id", fix


@rule(
    "json-item-id-invalid",
    level=Level.ERROR,
    on="$.items[].id",
    summary="An item's id must be a string that is not blank.",
    spec=ITEMS,
    bad=_item('"id": 42, "content_text": "Neap"'),
    good=_item('"id": "42", "content_text": "Neap"'),
)
def json_item_id_invalid(value: Any) -> tuple[str, str] | None:
    """The version 1 of JSON Feed made readers cope with numbers; 1.1 ended that."""
    if isinstance(value, str):
        return None if value.strip() else ("the id is blank", "add an id that stays")
    return "the id is not a string", f'write "{value}"'


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
def json_item_id_repeated(value: Any, context: Context) -> str | None:
    """A reader takes the second for a new version of the first, and hides one."""
    if not isinstance(value, str) or not value.strip():
        return None
    item = context.parent
    if context.first("json-item", value, item) is item:
        return None
    return f"an earlier item has the id {quoted(value)} too"


@rule(
    "json-item-content-missing",
    level=Level.ERROR,
    on="$.items[]",
    summary="An item must have content_html, content_text or both.",
    spec=ITEMS,
    bad=_item('"id": "1", "title": "Neap"'),
    good=FEED,
)
def json_item_content_missing(item: Any) -> tuple[str, str] | None:
    """A title or a summary is not what a reader shows as the article."""
    if not isinstance(item, dict) or item.keys() & {"content_html", "content_text"}:
        return None
    return (
        "the item has neither content_html nor content_text",
        "add the text, or the summary, as content_text",
    )


@rule(
    "json-date-invalid",
    level=Level.ERROR,
    on=("$.items[].date_published", "$.items[].date_modified"),
    summary="A date must be as RFC 3339 has it, with time and zone.",
    spec=ITEMS,
    bad=_item('"id": "1", "content_text": "N", "date_published": "2026-03-01"'),
    good=_item(
        '"id": "1", "content_text": "N", "date_published": "2026-03-01T09:00:00Z"'
    ),
)
def json_date_invalid(value: Any) -> Judgement | None:
    """A reader sorts by it."""
    if not isinstance(value, str) or usual_rfc3339(value):
        return None
    return judged(value, values.rfc3339_fault(value), "the date ")


@rule(
    "json-attachment-incomplete",
    level=Level.ERROR,
    on="$..attachments[]",
    summary="An attachment must have a url and a mime_type.",
    spec=ATTACHMENTS,
    bad=_item(
        '"id": "1", "content_text": "N", "attachments": [{"url": "https://a.example/"}]'
    ),
    good=_item(
        '"id": "1", "content_text": "N", "attachments": '
        '[{"url": "https://a.example/", "mime_type": "audio/mpeg"}]'
    ),
)
def json_attachment_incomplete(attachment: Any) -> str | None:
    """A reader decides by the type whether it can play the file."""
    if not isinstance(attachment, dict):
        return None
    missing = tuple(name for name in ("url", "mime_type") if name not in attachment)
    return f"the attachment has no {listed(missing, 'and')}" if missing else None


@rule(
    "json-attachment-type-invalid",
    level=Level.ERROR,
    on="$..attachments[].mime_type",
    summary="An attachment's mime_type must be a media type.",
    spec=ATTACHMENTS,
    bad=_item(
        '"id": "1", "content_text": "N", "attachments": '
        '[{"url": "https://a.example/", "mime_type": "mp3"}]'
    ),
    good=_item(
        '"id": "1", "content_text": "N", "attachments": '
        '[{"url": "https://a.example/", "mime_type": "audio/mpeg"}]'
    ),
)
def json_attachment_type_invalid(value: Any) -> Judgement | None:
    """It tells a reader which player to use."""
    if not isinstance(value, str):
        return None
    return judged(value, values.media_type_fault(value), "the type ")


@rule(
    "json-attachment-number-negative",
    level=Level.ERROR,
    on=("$..attachments[].size_in_bytes", "$..attachments[].duration_in_seconds"),
    summary="Size and duration must not be negative.",
    spec=ATTACHMENTS,
    bad=_item(
        '"id": "1", "content_text": "N", "attachments": '
        '[{"url": "https://a.example/", "mime_type": "audio/ogg", "size_in_bytes": -1}]'
    ),
    good=_item(
        '"id": "1", "content_text": "N", "attachments": '
        '[{"url": "https://a.example/", "mime_type": "audio/mpeg", "size_in_bytes": 1}]'
    ),
)
def json_attachment_number_negative(value: Any, context: Context) -> Fault | None:
    """Neither can be; it is the mark of a failed measurement."""
    if isinstance(value, bool) or not isinstance(value, (int, float)) or value >= 0:
        return None
    return Fault(f"{context.key} is negative", "leave it out if it is not known")
