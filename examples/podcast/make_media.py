"""Make the example's recordings and its picture, of nothing but Python.

The recordings are MP3 files with a quiet frame again and again, so that they are small
and yet as long as they say. Run it again and the files are the same, byte for byte.
"""

from __future__ import annotations

import struct
import sys
import zlib
from pathlib import Path

FRAME = bytes((0xFF, 0xF3, 0x14, 0xC4)) + bytes(20)
"""A silent frame: MPEG-2 layer III, 8 kbit/s, 24 kHz, mono; 24 bytes, 24 ms."""

RECORDINGS = {
    "s1e0-trailer.mp3": ("Tidewater: the trailer", 12),
    "s1e1-neap-and-spring.mp3": ("Neap and spring", 42),
    "s1e2-the-bore.mp3": ("The bore", 36.6),
}
"""The title and the length in seconds; a frame lasts 0.024."""

PICTURES = {"cover.png": (1400, (16, 64, 96)), "bore.png": (1400, (96, 64, 16))}


def recording(title: str, seconds: float) -> bytes:
    """Give an MP3 of that length, with its title in an ID3 tag."""
    text = b"\0" + title.encode("latin-1")
    frame = b"TIT2" + struct.pack(">IH", len(text), 0) + text
    size = bytes(len(frame) >> shift & 0x7F for shift in (21, 14, 7, 0))
    return b"ID3\3\0\0" + size + frame + FRAME * round(seconds / 0.024)


def picture(size: int, colour: tuple[int, int, int]) -> bytes:
    """Give a square PNG in RGB: bands of water that grow darker towards the bottom."""
    rows = []
    for y in range(size):
        depth = 1 + (y * 8 // size) / 4
        rows.append(b"\0" + bytes(int(part * depth) & 255 for part in colour) * size)
    header = struct.pack(">IIBBBBB", size, size, 8, 2, 0, 0, 0)
    density = struct.pack(">IIB", 2835, 2835, 1)  # 72 dots an inch
    return (
        b"\x89PNG\r\n\x1a\n"
        + _chunk(b"IHDR", header)
        + _chunk(b"pHYs", density)
        + _chunk(b"IDAT", zlib.compress(b"".join(rows), 9))
        + _chunk(b"IEND", b"")
    )


def _chunk(name: bytes, data: bytes) -> bytes:
    check = struct.pack(">I", zlib.crc32(name + data))
    return struct.pack(">I", len(data)) + name + data + check


def main() -> None:
    """Write the files into the folder media, or the one that is given."""
    here = Path(__file__).parent / "media"
    folder = Path(sys.argv[1]) if sys.argv[1:] else here
    folder.mkdir(parents=True, exist_ok=True)
    files = {name: recording(*said) for name, said in RECORDINGS.items()}
    files |= {name: picture(*look) for name, look in PICTURES.items()}
    for name, data in files.items():
        (folder / name).write_bytes(data)
        print(f"{folder / name}  {len(data):,} bytes")


if __name__ == "__main__":
    main()
