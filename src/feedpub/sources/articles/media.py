"""Pictures and media files as sources name them: addresses, mappings and objects."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from feedpub.model import Enclosure, Image
from feedpub.model.measuring import type_of_name
from feedpub.sources.articles.field_map import step

if TYPE_CHECKING:
    from collections.abc import Callable

    from feedpub.model.measuring import Recording

_URLS: Final = ("url", "src", "href", "link", "path", "file")
_TYPES: Final = ("type", "mime_type", "media_type", "content_type", "mime")
_LENGTHS: Final = ("length", "size_in_bytes", "size", "bytes", "file_size")
_DURATIONS: Final = ("duration_in_seconds", "duration")
_PICTURES: Final = ("url", "src", "image", "href", "path")
_CLOCK: Final = re.compile(r"(?:(\d{1,3}):)?(\d{1,3}):(\d{2})(?:\.\d{1,6})?")


def _unmeasured(*_: object) -> None:
    """Know nothing of any file."""


def image(
    value: Any,
    absolute: Callable[[str], str],
    pixels: Callable[[str], tuple[int, int] | None] = _unmeasured,
) -> Image:
    """Return the picture; `ValueError` or `ModelError` says what is wrong with it.

    `pixels` measures it by its name where neither width nor height is given.
    """
    if isinstance(value, (list, tuple)) and value:
        return image(value[0], absolute, pixels)
    url = value if isinstance(value, str) else _text(value, _PICTURES)
    if url is None:
        raise ValueError("names no address; give one under `url`")
    given = None if isinstance(value, str) else value
    size = tuple(whole(_first(given, (name,))) for name in ("width", "height"))
    width, height = size if any(size) else pixels(url) or size
    return Image(
        url=absolute(url),
        title=_text(given, ("title", "caption")),
        description=_text(given, ("alt", "description")),
        width=width,
        height=height,
    )


def enclosure(
    value: Any,
    absolute: Callable[[str], str],
    measured: Callable[[str, str | None, float | None], Recording | None] = _unmeasured,
) -> Enclosure:
    """Return the media file; `ValueError` or `ModelError` says what is wrong with it.

    `measured` measures it by its name, given the type and the duration as far as they
    are known.
    """
    url = value if isinstance(value, str) else _text(value, _URLS)
    if not url:
        raise ValueError("names no address; give one under `url`")
    given = None if isinstance(value, str) else value
    kind = _text(given, _TYPES) or type_of_name(url)
    length, duration = (
        whole(_first(given, _LENGTHS)),
        _seconds(_first(given, _DURATIONS)),
    )
    if found := measured(url, kind, duration):
        kind = kind or found.type
        length = found.length if length is None else length
        duration = found.duration if duration is None else duration
    if not kind:
        raise ValueError(f"{url!r} does not show its media type; give one under `type`")
    return Enclosure(
        url=absolute(url),
        type=kind,
        length=length or 0,
        duration=duration,
        title=_text(given, ("title",)),
    )


def _first(value: Any, names: tuple[str, ...]) -> Any:
    if value is None:
        return None
    found = (step(value, name) for name in names)
    return next((each for each in found if each not in (None, "")), None)


def _text(value: Any, names: tuple[str, ...]) -> str | None:
    found = _first(value, names)
    return found.strip() or None if isinstance(found, str) else None


def whole(value: Any) -> int | None:
    """Read a whole number, which YAML and CSV hand over as text."""
    if isinstance(value, str) and value.strip().isdecimal() and len(value) < 20:
        return int(value)
    if value is None or (isinstance(value, int) and not isinstance(value, bool)):
        return value
    raise ValueError(f"{value!r} is no whole number")


def _seconds(value: Any) -> float | None:
    """Read seconds, or hours, minutes and seconds between colons."""
    if isinstance(value, str):
        if match := _CLOCK.fullmatch(value.strip()):
            hours, minutes, seconds = (int(part or 0) for part in match.groups())
            return hours * 3600 + minutes * 60 + seconds
        return whole(value)
    if isinstance(value, float):
        return value
    return whole(value)
