"""What the readers of all formats share: values, texts, and what to do about gaps."""

from __future__ import annotations

from feedpub.formats.reading.noting import At, Note

__all__ = ["At", "Note"]
