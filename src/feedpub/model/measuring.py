"""What a media file on disk tells: its size, media type, duration and pixels.

Nothing is fetched, and nothing depends on the machine: the tables that operating
systems have for media types differ, so the ones here are used.
"""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path
from typing import Final, NamedTuple

from feedpub.errors import Problem, SourceError
from feedpub.extras import extra

TYPES: Final = {
    "aac": "audio/aac",
    "aif": "audio/aiff",
    "aiff": "audio/aiff",
    "avif": "image/avif",
    "epub": "application/epub+zip",
    "flac": "audio/flac",
    "gif": "image/gif",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "m4a": "audio/x-m4a",  # audio/mp4 is registered, but Apple Podcasts wants this
    "m4b": "audio/mp4",
    "m4v": "video/x-m4v",
    "mkv": "video/x-matroska",
    "mov": "video/quicktime",
    "mp3": "audio/mpeg",
    "mp4": "video/mp4",
    "oga": "audio/ogg",
    "ogg": "audio/ogg",
    "ogv": "video/ogg",
    "opus": "audio/ogg",  # RFC 7845, 9
    "pdf": "application/pdf",
    "png": "image/png",
    "svg": "image/svg+xml",
    "wav": "audio/wav",
    "weba": "audio/webm",
    "webm": "video/webm",
    "webp": "image/webp",
    "zip": "application/zip",
}
"""The media type that a suffix stands for."""


class Content(NamedTuple):
    """What the first bytes say: the name for people, and the types it may have."""

    name: str
    types: tuple[str, ...]
    """The first one counts where the file's name says nothing."""


_HEAD: Final = 4096
_LARGEST_DRAWING: Final = 20_000_000
_MP4: Final = Content(
    "an MPEG-4 file",
    ("video/mp4", "audio/x-m4a", "audio/mp4", "video/x-m4v", "video/quicktime"),
)
_OGG: Final = Content("an Ogg file", ("audio/ogg", "video/ogg"))
_MATROSKA: Final = Content(
    "a Matroska or WebM file", ("video/webm", "audio/webm", "video/x-matroska")
)
_ZIP: Final = Content("a ZIP archive", ("application/zip", "application/epub+zip"))
_BRANDS: Final = {
    b"M4A ": Content("an MPEG-4 recording", ("audio/x-m4a", "audio/mp4")),
    b"M4B ": Content("an MPEG-4 audiobook", ("audio/mp4", "audio/x-m4a")),
    b"M4V ": Content("an MPEG-4 film", ("video/x-m4v", "video/mp4")),
    b"qt  ": Content("a QuickTime film", ("video/quicktime",)),
    b"avif": Content("an AVIF picture", ("image/avif",)),
}
_SIGNATURES: Final = (
    (rb"\x89PNG\r\n\x1a\n", Content("a PNG picture", ("image/png",))),
    (rb"\xff\xd8\xff", Content("a JPEG picture", ("image/jpeg",))),
    (rb"GIF8[79]a", Content("a GIF picture", ("image/gif",))),
    (rb"RIFF.{4}WEBP", Content("a WebP picture", ("image/webp",))),
    (rb"RIFF.{4}WAVE", Content("a WAV file", ("audio/wav",))),
    (rb"FORM.{4}AIF[FC]", Content("an AIFF file", ("audio/aiff",))),
    (rb"fLaC", Content("a FLAC file", ("audio/flac",))),
    (rb"ID3", Content("an MP3 file", ("audio/mpeg", "audio/aac"))),
    (rb"\xff[\xf0\xf1\xf8\xf9]", Content("an AAC file", ("audio/aac",))),
    (rb"\xff[\xe2-\xe7\xf2-\xf7\xfa-\xff]", Content("an MP3 file", ("audio/mpeg",))),
    (rb"OggS", _OGG),
    (rb"\x1a\x45\xdf\xa3", _MATROSKA),
    (rb"%PDF-", Content("a PDF document", ("application/pdf",))),
    (rb"PK\x03\x04", _ZIP),
    (rb"\s{0,64}(?:<\?xml|<!--|<!DOCTYPE|<svg)", Content("XML", ("image/svg+xml",))),
)
"""Of the signatures of WHATWG's MIME Sniffing, those of what feeds carry."""

_RULES: Final = tuple(
    (re.compile(signature, re.DOTALL), content) for signature, content in _SIGNATURES
)


class Recording(NamedTuple):
    """The measures of a media file."""

    length: int
    type: str
    duration: float | None


def recording(
    path: str | os.PathLike[str], *, type: str | None, duration: object = None
) -> Recording:
    """Measure what is not given; only sound and film have a duration.

    `SourceError` names the file and the way out.
    """
    file, size = _regular(path)
    kind = _type(file) if type is None else type
    seconds = None
    if duration is None and str(kind).partition("/")[0] in {"audio", "video"}:
        seconds = _seconds(file)
    return Recording(size, kind, seconds)


def pixels(path: str | os.PathLike[str]) -> tuple[int, int]:
    """Give the width and height of a picture as it is shown, however it is stored.

    `SourceError` names the file and the way out.
    """
    file, size = _regular(path)
    kind = _type(file)
    if not kind.startswith("image/"):
        raise _unfit(file, f"is {kind}, no picture; give a JPEG, PNG, WebP, GIF or SVG")
    if kind == "image/svg+xml" and size > _LARGEST_DRAWING:
        raise _unfit(file, f"is larger than {_LARGEST_DRAWING:,} bytes; simplify it")
    purpose = f"reading the size of {str(file)!r}"
    imagesize = extra("imagesize", "media", purpose, otherwise="; or use Image(url=)")
    try:
        with file.open("rb") as stream:
            width, height = imagesize.get(stream)
    except (OSError, ValueError, ArithmeticError, LookupError) as error:
        raise _unfit(file, f"cannot be measured ({error}); is it whole?") from None
    if not (width >= 1 and height >= 1):
        raise _unfit(file, f"has no size that can be read; is the {kind} file whole?")
    return round(width), round(height)


def told(_: str, /) -> Recording | None:
    """Know nothing of an address, for nobody is asked here."""
    return None


def type_of_name(name: str) -> str | None:
    """Give the media type that the suffix of a file's name or a URL stands for."""
    path = re.split(r"[?#]", name, maxsplit=1)[0]
    return TYPES.get(path.rpartition(".")[2].lower())


def content_of(head: bytes) -> Content | None:
    """Tell what a file is from its first bytes, or None."""
    if head[4:8] == b"ftyp":
        return _BRANDS.get(head[8:12], _MP4)
    return next((content for rule, content in _RULES if rule.match(head)), None)


def _regular(path: str | os.PathLike[str]) -> tuple[Path, int]:
    """Give the file with its size, if it is one that can be read."""
    shown = str(path)
    if not isinstance(path, (str, os.PathLike)):
        raise _unfit(shown, "is no path; give a str or a Path")
    if re.match(r"[A-Za-z][A-Za-z0-9+.-]{1,20}://", shown):
        message = "is an address, and nothing is fetched; give the path of the file"
        raise _unfit(shown, message)
    try:
        status = os.stat(path)  # noqa: PTH116 - Path() would drop what is wrong with it
    except FileNotFoundError:
        folder = Path(shown).parent
        hint = "" if folder.is_dir() else f", for there is no folder {str(folder)!r}"
        raise _unfit(shown, f"is not there{hint}; check the path") from None
    except (OSError, ValueError) as error:
        raise _unreadable(shown, error) from None
    if stat.S_ISDIR(status.st_mode):
        raise _unfit(shown, "is a folder; name the file in it")
    if not stat.S_ISREG(status.st_mode):
        raise _unfit(shown, "is no regular file; give one")
    if not status.st_size:
        raise _unfit(shown, "is empty; give the whole file")
    return Path(path), status.st_size


def _type(file: Path) -> str:
    """Let the first bytes say what it is, and the name where they leave a choice."""
    try:
        with file.open("rb") as stream:
            content = content_of(stream.read(_HEAD))
    except OSError as error:
        raise _unreadable(file, error) from None
    named = type_of_name(file.name) if file.suffix else None
    if content is None and named is None:
        message = "is of no media type that is known here; give it, as type="
        raise _unfit(file, message, "type")
    if content is None:
        message = f"is called {file.suffix} but does not begin like {named}"
        raise _unfit(
            file, f"{message}; is it whole? If it is right, give type=", "type"
        )
    if named is None:
        return content.types[0]
    if named not in content.types:
        message = f"is {content.name}, though its name ends in {file.suffix}"
        raise _unfit(file, f"{message}; rename it, or give type=", "type")
    return named


def _seconds(file: Path) -> float:
    tinytag = extra(
        "tinytag",
        "media",
        f"reading the duration of {str(file)!r}",
        otherwise="; or give duration=",
    )
    try:
        duration = tinytag.TinyTag.get(file, tags=False).duration
    except tinytag.TinyTagException as error:
        message = f"has no duration that can be read ({error}); give duration="
        raise _unfit(file, message, "duration") from None
    except OSError as error:
        raise _unreadable(file, error) from None
    if not duration or not duration > 0:
        message = "has no duration that can be read; is it whole? If so, give duration="
        raise _unfit(file, message, "duration")
    return round(float(duration), 3)


def _unreadable(path: str | Path, error: OSError | ValueError) -> SourceError:
    reason = getattr(error, "strerror", None) or error
    return _unfit(path, f"cannot be read: {reason}")


def _unfit(path: str | Path, message: str, field: str = "") -> SourceError:
    return SourceError((Problem(str(path), field, message),))
