"""The media that articles have: recordings, films and pictures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from feedpub.model import checks, measuring
from feedpub.model.building import Plan, build

if TYPE_CHECKING:
    import os
    from datetime import timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class Enclosure:
    """A media file that goes with an article.

    RSS: enclosure, one an item. Atom: link rel="enclosure". JSON Feed: attachments.
    """

    url: str
    type: str
    length: int = 0
    """Bytes; 0 says that it is unknown (RSS Best Practices Profile 4.1.1.20.5)."""
    duration: float | None = None
    """Seconds, a `timedelta` or H:MM:SS; only JSON Feed has it."""
    title: str | None = None
    """Atom and JSON Feed; in JSON Feed, the same title means the same recording."""

    if TYPE_CHECKING:  # what the constructor takes is wider than what it stores

        def __init__(
            self,
            *,
            url: str,
            type: str,
            length: int = 0,
            duration: float | timedelta | str | None = None,
            title: str | None = None,
        ) -> None: ...

    @classmethod
    def from_path(
        cls,
        path: str | os.PathLike[str],
        *,
        url: str,
        type: str | None = None,
        duration: float | timedelta | str | None = None,
        title: str | None = None,
    ) -> Enclosure:
        """Measure a file: its size and, unless they are given, its type and duration.

        `url` is where it will be; nothing is fetched. The duration needs
        `feedpub[media]`. `SourceError` if the file cannot be read or is not what its
        name says.
        """
        measured = measuring.recording(path, type=type, duration=duration)
        return cls(
            url=url,
            type=measured.type,
            length=measured.length,
            duration=measured.duration if duration is None else duration,
            title=title,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Image:
    """A picture; sizes are in pixels.

    RSS: channel/image, at most 144 x 400 and shown with title and description.
    Atom: icon, logo. JSON Feed: icon, favicon, image, banner_image.
    """

    url: str
    title: str | None = None
    width: int | None = None
    height: int | None = None
    description: str | None = None

    @classmethod
    def from_path(
        cls,
        path: str | os.PathLike[str],
        *,
        url: str,
        title: str | None = None,
        description: str | None = None,
    ) -> Image:
        """Measure a file: its width and height, as it is shown.

        `url` is where it will be; nothing is fetched. It needs `feedpub[media]`.
        `SourceError` if the file cannot be read or is no picture.
        """
        width, height = measuring.pixels(path)
        return cls(
            url=url, title=title, width=width, height=height, description=description
        )


def image(url: str) -> Image:
    """Take a string as the address of a picture."""
    return Image(url=url)


build(
    Enclosure,
    Plan(
        noun="enclosure",
        named="url",
        checks={
            "url": checks.url,
            "type": checks.media_type,
            "length": checks.integer(0),
            "duration": checks.seconds,
            "title": checks.plain,
        },
        required=(
            "url",
            "type",
            "length",
        ),
    ),
)
build(
    Image,
    Plan(
        noun="image",
        named="url",
        checks={
            "url": checks.url,
            "title": checks.plain,
            "width": checks.integer(1),
            "height": checks.integer(1),
            "description": checks.plain,
        },
        required=("url",),
    ),
)
