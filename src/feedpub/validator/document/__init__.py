"""From bytes to a document: what it is, and what is wrong before any rule is asked."""

from __future__ import annotations

from feedpub.validator.document.reading import Document, read

__all__ = ["Document", "read"]
