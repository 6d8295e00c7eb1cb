"""Pictures and media files as sources name them: addresses, mappings and objects."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from feedpub.model import Enclosure, Image
from feedpub.model.measuring import type_of_name
from feedpub.sources.articles.field_map import step

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_URLS: Final = ("url", "src", "href", "link", "path", "file")
_TYPES: Final = ("type", "mime_type", "media_type", "content_type", "mime")
_LENGTHS: Final = ("length", "size_in_bytes", "size", "bytes", "file_size")
_DURATIONS: Final = ("duration_in_seconds", "duration")
_CLOCK: Final = re.compile(r"(?:(\d{1,3}):)?(\d{1,3}):(\d{2})(?:\.\d{1,6})?")


def image(value: Any, absolute: Callable[[str], str]) -> Image:
    """Return the picture; `ValueError` or `ModelError` says what is wrong with it."""
    if isinstance(value, str):
        return Image(url=absolute(value))
    if isinstance(value, (list, tuple)) and value:
        return image(value[0], absolute)
    url = _text(value, ("url", "src", "image", "href", "path"))
    if url is None:
        raise ValueError("names no address; give one under `url`")
    return Image(
        url=absolute(url),
        title=_text(value, ("title", "caption")),
        description=_text(value, ("alt", "description")),
        width=whole(step(value, "width")),
        height=whole(step(value, "height")),
    )


def enclosure(
    value: Any, absolute: Callable[[str], str], folder: Path | None
) -> Enclosure:
    """Return the media file; its length is measured where it lies in the folder.

    `ValueError` or `ModelError` says what is wrong with it.
    """
    url = value if isinstance(value, str) else _text(value, _URLS)
    if not url:
        raise ValueError("names no address; give one under `url`")
    given = None if isinstance(value, str) else value
    kind = _text(given, _TYPES) or type_of_name(url)
    if kind is None:
        raise ValueError(f"{url!r} does not show its media type; give one under `type`")
    length = whole(_first(given, _LENGTHS))
    return Enclosure(
        url=absolute(url),
        type=kind,
        length=_measured(url, folder) if length is None else length,
        duration=_seconds(_first(given, _DURATIONS)),
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


def _measured(url: str, folder: Path | None) -> int:
    """Return the size of a file beside the article, or 0, which means unknown."""
    if folder is None or "/" in url or ":" in url or "\\" in url or "\0" in url:
        return 0
    try:
        return (folder / url).stat().st_size
    except (OSError, ValueError):
        return 0
