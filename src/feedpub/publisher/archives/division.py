"""What more a feed is than one document, in the words of `feedpub.toml`."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from feedpub.arguments import count, expect, several
from feedpub.errors import ArgumentError, ConfigError, Problem
from feedpub.namespaces.tombstones import DeletedEntry
from feedpub.publisher.archives.dividing import PERIODS, Period, Rule

if TYPE_CHECKING:
    from collections.abc import Mapping

    from feedpub.publisher.config import Config
    from feedpub.publisher.lock import Keeper

KEYS: Final = ("archive_size", "archive_by", "page_size", "complete")
"""What makes more of a feed than one document; only one of them at a time."""

_NUMBERS: Final = ("archive_size", "page_size", "limit")
_MANY: Final = "a number of articles, 1 or more"


@dataclass(frozen=True, slots=True, kw_only=True)
class Division:
    """How a feed becomes several documents, by one of the first four (RFC 5005)."""

    archive_size: int | None = None
    """Put older articles into archives of so many, which do not change any more."""
    archive_by: Period | None = None
    """Put those of a month or a year, in UTC, into an archive."""
    page_size: int | None = None
    """Go on with pages of so many articles, all of which change with each new one."""
    complete: bool = False
    """Say that there are no articles but these, so that readers forget all others."""
    limit: int | None = None
    """How many articles the feed has at most; with archives, what is left at least."""
    before: Mapping[str, str] = field(default_factory=dict)
    """The archives that articles are in already, by the articles' ids."""
    gone: tuple[DeletedEntry, ...] = ()
    """Articles that were removed, the last ones first, which only Atom can say."""

    def __post_init__(self) -> None:
        for name in _NUMBERS:
            count(name, getattr(self, name), _MANY)
        expect("complete", self.complete, bool, "True or False")
        if self.archive_by is not None and self.archive_by not in tuple(PERIODS):
            wayout = f"give one of {', '.join(PERIODS)}"
            raise ArgumentError(f"archive_by is {self.archive_by!r}; {wayout}")
        if fault := contradiction(self):
            raise ArgumentError(" ".join(fault))
        tuple(several("gone", self.gone, DeletedEntry, "entries that were deleted"))
        self.rule()

    @property
    def has_archives(self) -> bool:
        """True where older articles go into archives instead of being left out."""
        return archives_wanted(self)

    def rule(self) -> Rule:
        """Say which archive an article is in."""
        return Rule(
            size=self.archive_size,
            by=self.archive_by,
            keep=self.limit,
            before=self.before,
        )


def archives_wanted(by: Division | Config) -> bool:
    """Tell whether older articles go into archives instead of being left out."""
    return by.archive_size is not None or by.archive_by is not None


def contradiction(by: object) -> tuple[str, str] | None:
    """Name one of the keys, and say why it cannot go with another that is given."""
    given = [key for key in KEYS if getattr(by, key)]
    if len(given) < 2:
        return None
    return given[0], f"cannot go with {given[1]} (RFC 5005, 1); leave one out"


def check(config: Config) -> None:
    """Raise `ConfigError` where the keys contradict one another."""
    if fault := contradiction(config):
        raise ConfigError((Problem("", *fault),))


def division_of(config: Config, keeper: Keeper | None = None) -> Division:
    """Give what the configuration says.

    A lock knows where articles are already, and which were removed.
    """
    return Division(
        archive_size=config.archive_size,
        archive_by=config.archive_by,
        page_size=config.page_size,
        complete=config.complete,
        limit=config.limit,
        before=keeper.archives if keeper else {},
        gone=keeper.tombstones if keeper else (),
    )
