"""The bytes of a document, in memory or mapped from a file that is too large for it."""

from __future__ import annotations

import mmap
from typing import Final, TypeAlias

Bytes: TypeAlias = bytes | mmap.mmap
"""What can be sliced, searched and matched, in memory or on disk."""

_RELEASED: Final = 1 << 24


_SEARCHED: Final = 1 << 20


def holds(data: Bytes, sign: bytes) -> bool:
    """Say whether the sign is anywhere in the bytes."""
    for start in range(0, len(data), _SEARCHED):
        if data.find(sign, start, start + _SEARCHED + len(sign) - 1) >= 0:
            return True
        released(data, start, start + _SEARCHED)
    return False


def released(data: Bytes, start: int, end: int) -> None:
    """Give pages back to the system now and then, once they were read up to `end`."""
    if isinstance(data, bytes) or start // _RELEASED == end // _RELEASED:
        return
    if hasattr(mmap, "MADV_DONTNEED"):
        data.madvise(mmap.MADV_DONTNEED)
