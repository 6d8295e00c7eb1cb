"""The body of an answer: read up to a limit, whole, and unpacked."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Final

from feedpub.errors import ReadError

if TYPE_CHECKING:
    from http.client import HTTPResponse

_PIECE: Final = 65_536
_PACKED: Final = ("", "identity")
_UNPACKED: Final = ("gzip", "x-gzip", "deflate")


def body_of(response: HTTPResponse, most: int) -> bytes:
    """Read what a server answers; `ReadError` if it ends early."""
    return _unpacked(response, _read(response, most), most)


def _read(response: HTTPResponse, most: int) -> bytes:
    pieces: list[bytes] = []
    size = 0
    while size < most:
        piece = response.read1(min(_PIECE, most - size))
        if not piece:
            if response.length:
                raise ReadError(f"the answer ended {response.length:,} bytes early")
            break
        pieces.append(piece)
        size += len(piece)
    return b"".join(pieces)


def _unpacked(response: HTTPResponse, data: bytes, most: int) -> bytes:
    """Undo a compression that was not asked for, up to the same size."""
    packing = response.headers.get("Content-Encoding", "").strip().lower()
    if packing in _PACKED:
        return data
    if packing not in _UNPACKED:
        raise ReadError(f"the answer is compressed as {packing[:40]!r}")
    packed = zlib.decompressobj(wbits=47)  # 32 for either header, 15 for any window
    try:
        unpacked = packed.decompress(data, most)
    except zlib.error as error:
        raise ReadError(f"the answer is not {packing}, as it says: {error}") from error
    if not packed.eof and len(unpacked) < most:
        raise ReadError("the compressed answer ended early")
    return unpacked
