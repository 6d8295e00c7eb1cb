"""Which values of namespaces a format carries."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import feedpub as fp


def carried(of: fp.Feed | fp.Article, format: str) -> list[object]:
    return [one for one in of.extensions if format in one.shape.only]
