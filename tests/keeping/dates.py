"""Dates as a document gives them back."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import feedpub as fp

if TYPE_CHECKING:
    from collections.abc import Callable


def exactly(when: datetime) -> datetime:
    return when


def seconds(when: datetime) -> datetime:
    return when.astimezone(UTC).replace(microsecond=0)


def only_date(
    one: fp.Article, precisely: Callable[[datetime], datetime] = exactly
) -> dict[str, datetime]:
    """Give the one date that RSS has for an item; an item without one has none."""
    if one.published is None and one.updated == fp.UNDATED:
        return {"updated": fp.UNDATED}
    return {"published": precisely(one.published or one.updated)}


def unless_newest(when: datetime, articles: list[fp.Article]) -> datetime | None:
    dated = [one.updated for one in articles if one.is_dated]
    newest = max(dated, default=fp.UNDATED if articles else None)
    return None if when == newest else when
