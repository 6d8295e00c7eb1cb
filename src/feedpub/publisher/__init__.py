"""Articles to files: what `feedpub build` does, and the careful writing of files."""

from __future__ import annotations

from feedpub.publisher.publishing import Receipt, State, publish

__all__ = ["Receipt", "State", "publish"]
