"""The namespace sy: how often a feed is updated."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Final

from feedpub.namespaces.shape import Shape, check
from feedpub.namespaces.vocabulary import (
    FEED,
    POSITIVE,
    W3C_DATE,
    Element,
    Vocabulary,
    once,
    one_of,
)

if TYPE_CHECKING:
    from datetime import datetime


VOCABULARY: Final = Vocabulary(
    uri="http://purl.org/rss/1.0/modules/syndication/",
    prefix="sy",
    title="Syndication",
    spec="https://web.resource.org/rss/1.0/modules/syndication/",
    elements=(
        Element(
            name="updatePeriod",
            places=once(FEED),
            value=one_of("hourly", "daily", "weekly", "monthly", "yearly"),
        ),
        Element(name="updateFrequency", places=once(FEED), value=POSITIVE),
        Element(name="updateBase", places=once(FEED), value=W3C_DATE),
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """When a feed is updated: so often in each period."""

    shape: ClassVar = Shape(VOCABULARY, at=FEED)

    update_period: str | None = None
    """hourly, daily, weekly, monthly or yearly; daily where it is left out."""
    update_frequency: int | None = None
    """How often in each period; once where it is left out."""
    update_base: datetime | str | None = None
    """A moment to count the periods from."""

    def __post_init__(self) -> None:
        check(self)


EXTENSIONS: Final[tuple[type, ...]] = (Schedule,)
