"""What bytes are when they are no feed, and what stands before one."""

from __future__ import annotations

import re
from typing import Final

from feedpub.validator.document.encoding import Flaw
from feedpub.validator.rule import Spot

_MAGIC: Final = (
    (b"\x1f\x8b", "archive", "gzip"),
    (b"PK\x03\x04", "archive", "zip"),
    (b"\x28\xb5\x2f\xfd", "archive", "zstd"),
    (b"BZh", "archive", "bzip2"),
    (b"\xfd7zXZ\0", "archive", "xz"),
    (b"7z\xbc\xaf\x27\x1c", "archive", "7-Zip"),
    (b"Rar!\x1a\x07", "archive", "RAR"),
    (b"\x89PNG\r\n", "binary", "a PNG image"),
    (b"\xff\xd8\xff", "binary", "a JPEG image"),
    (b"GIF8", "binary", "a GIF image"),
    (b"RIFF", "binary", "a WebP image, or sound in WAV"),
    (b"\0\0\1\0", "binary", "an icon"),
    (b"%PDF-", "binary", "a PDF document"),
    (b"%!PS", "binary", "a PostScript document"),
    (b"ID3", "binary", "sound in MP3"),
    (b"OggS", "binary", "sound or video in Ogg"),
    (b"fLaC", "binary", "sound in FLAC"),
    (b"\x1aE\xdf\xa3", "binary", "video in Matroska or WebM"),
    (b"SQLite format 3\0", "binary", "an SQLite database"),
    (b"\xd0\xcf\x11\xe0", "binary", "an Office document"),
    (b"\x7fELF", "binary", "a program"),
    (b"wOF", "binary", "a font"),
)
_START: Final = re.compile(rb"<\?xml[ \t\r\n]|<(?:rss|feed|rdf:RDF)[ \t\r\n>]")
_DECLARATION: Final = re.compile(rb"<\?xml[ \t\r\n]")
_SEARCHED: Final = 65_536


def foreign(data: bytes) -> Flaw | None:
    """Say what the first bytes show these to be, if it is nothing like a feed."""
    for magic, kind, name in _MAGIC:
        if data.startswith(magic):
            return Flaw(kind, Spot(1, 1), name)
    if data[4:8] == b"ftyp":
        return Flaw("binary", Spot(1, 1), "video or sound in MP4")
    return None


def leading_text(data: bytes) -> int:
    """Give the length of the text before an XML feed, such as a server's warning."""
    found = _START.search(data, 0, _SEARCHED)
    return found.start() if found else 0


def leading_markup(data: bytes) -> int:
    """Give the length of the markup before the XML declaration, if there is one."""
    found = _DECLARATION.search(data, 0, _SEARCHED)
    return found.start() if found else 0
