"""JSON Feed: the files that go with an item."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from feedpub import values
from feedpub.validator.report import Level
from feedpub.validator.rule import Fault, rule
from feedpub.validator.rules.json.shells import ATTACHMENTS, attachment
from feedpub.validator.words import Judgement, judged, listed, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from feedpub.validator.context import Context

_URL: Final = '"url": "https://tide.example/a.mp3"'
_GOOD: Final = attachment(f'{_URL}, "mime_type": "audio/mpeg"')
_NUMBERS: Final = (
    "$.items[].attachments[].size_in_bytes",
    "$.items[].attachments[].duration_in_seconds",
)


@rule(
    "json-attachment-incomplete",
    level=Level.ERROR,
    on="$.items[].attachments[]",
    summary="An attachment must have a url and a mime_type.",
    spec=ATTACHMENTS,
    bad=attachment(_URL),
    good=_GOOD,
)
def json_attachment_incomplete(value: Any) -> tuple[str, str] | None:
    """A reader decides by the type whether it can play the file."""
    if not isinstance(value, dict):
        return None
    missing = tuple(name for name in ("url", "mime_type") if name not in value)
    if not missing:
        return None
    fix = "add it" if len(missing) == 1 else "add them, or leave the attachment out"
    if missing == ("mime_type",):
        fix = 'add the type that the server sends, such as "mime_type": "audio/mpeg"'
    return f"the attachment has no {listed(missing, 'and')}", fix


@rule(
    "json-attachment-type-invalid",
    level=Level.ERROR,
    on="$.items[].attachments[].mime_type",
    summary="An attachment's mime_type must be a media type.",
    spec=ATTACHMENTS,
    bad=attachment(f'{_URL}, "mime_type": "mp3"'),
    good=_GOOD,
)
def json_attachment_type_invalid(value: Any) -> Judgement | None:
    """It tells a reader which player to use."""
    if not isinstance(value, str):
        return None
    return judged(value, values.media_type_fault(value), "the type ")


@rule(
    "json-attachment-number-negative",
    level=Level.ERROR,
    on=_NUMBERS,
    summary="Size and duration must not be negative.",
    spec=ATTACHMENTS,
    bad=attachment(f'{_URL}, "mime_type": "audio/ogg", "size_in_bytes": -1'),
    good=attachment(f'{_URL}, "mime_type": "audio/ogg", "size_in_bytes": 1'),
)
def json_attachment_number_negative(value: Any, context: Context) -> Fault | None:
    """Neither can be; it is the mark of a failed measurement."""
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not value < 0:
        return None
    return Fault(f"{context.key} is negative", "leave it out if it is not known")


@rule(
    "json-attachment-number-too-large",
    level=Level.ERROR,
    on=_NUMBERS,
    summary="Size and duration must be numbers that programs can hold.",
    spec="https://www.rfc-editor.org/rfc/rfc8259#section-6",
    bad=attachment(f'{_URL}, "mime_type": "audio/ogg", "size_in_bytes": 1e400'),
    good=attachment(f'{_URL}, "mime_type": "audio/ogg", "size_in_bytes": 4e6'),
)
def json_attachment_number_too_large(value: Any, context: Context) -> Fault | None:
    """Parsers make infinity or a rounded number of it, each its own."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return None
    if not value > _LARGEST:
        return None
    fix = "write the real number, or leave it out"
    return Fault(f"{context.key} is larger than any file or recording", fix)


_LARGEST: Final = 2**53


@rule(
    "json-attachment-size-fraction",
    level=Level.WARNING,
    on="$.items[].attachments[].size_in_bytes",
    summary="A size in bytes should be a whole number.",
    spec=ATTACHMENTS,
    bad=attachment(f'{_URL}, "mime_type": "audio/ogg", "size_in_bytes": 1.5'),
    good=attachment(f'{_URL}, "mime_type": "audio/ogg", "size_in_bytes": 1572864'),
)
def json_attachment_size_fraction(value: Any) -> tuple[str, str] | None:
    """It is a size in another unit, such as megabytes."""
    if not isinstance(value, float) or value.is_integer() or abs(value) > _LARGEST:
        return None
    return f"{value:.12g} is no whole number of bytes", "write the size in bytes"


@rule(
    "json-attachment-repeated",
    level=Level.NOTE,
    on="$.items[].attachments",
    summary="Attachments of one title are forms of one thing, each of its own type.",
    spec=ATTACHMENTS,
    bad=attachment(
        f'{_URL}, "mime_type": "audio/mpeg", "title": "Tide"}}, {{'
        f'{_URL.replace("/a", "/b")}, "mime_type": "audio/mpeg", "title": "Tide"'
    ),
    good=attachment(
        f'{_URL}, "mime_type": "audio/mpeg", "title": "Tide"}}, {{'
        f'{_URL.replace("mp3", "ogg")}, "mime_type": "audio/ogg", "title": "Tide"'
    ),
    profile="best-practice",
)
def json_attachment_repeated(value: Any) -> Iterator[Fault]:
    """A reader offers one of those that have the same title, and hides the others."""
    seen: set[tuple[str, str]] = set()
    for place, one in enumerate(value if isinstance(value, list) else ()):
        title, kind = _of(one, "title"), _of(one, "mime_type")
        if title and (title, kind) in seen:
            message = f"an attachment before has the title {quoted(title)} too, and its"
            fix = "give each a title of its own, if they are not the same thing"
            yield Fault(f"{message} type {quoted(kind)}", fix, place)
        seen.add((title, kind))


def _of(attached: Any, name: str) -> str:
    found = attached.get(name) if isinstance(attached, dict) else None
    return found if isinstance(found, str) else ""
