"""What a caller decides about reading articles, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple, Protocol

from feedpub.sources.articles.field_map import USUAL, FieldMap

if TYPE_CHECKING:
    import os
    from collections.abc import Mapping
    from datetime import datetime, tzinfo
    from pathlib import Path

    from feedpub.dates import Order
    from feedpub.errors import Problem
    from feedpub.model import Article
    from feedpub.model.measuring import Recording


class Measuring(Protocol):
    """Measures media files, as `feedpub.model.measuring` does."""

    def recording(
        self,
        path: str | os.PathLike[str],
        *,
        type: str | None,
        duration: object = None,
    ) -> Recording:
        """Give the size, the type and the duration."""

    def pixels(self, path: str | os.PathLike[str]) -> tuple[int, int]:
        """Give the width and the height."""

    def told(self, url: str, /) -> Recording | None:
        """Give what a server says of an address; None if none may be asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EpisodeOptions:
    """Where the recordings, pictures and other files of a podcast are."""

    media: Path | None = None
    """The folder that has them; those beside an article are found without it."""
    media_url: str | None = None
    """The address at which that folder will be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceOptions:
    """How articles are read; nothing here depends on the clock or the machine."""

    base_url: str | None = None
    """Where the folder is published; relative URLs start here."""
    url_pattern: str | None = None
    """Such as `https://example.org/{year}/{slug}/`, for articles that name no URL.

    A relative one, `/{year}/{slug}/`, starts at the base.
    `{slug}`, `{path}`, `{folder}` and `{stem}` come from the file's place, `{year}`,
    `{month}` and `{day}` from the date, all others from the article's own fields.
    """
    timezone: str | tzinfo | None = None
    """The zone of times that are written without one, and of days without a time."""
    date_order: Order | None = None
    """How to read 03/04/2026, which is an error otherwise."""
    field_map: FieldMap = USUAL
    """Which names stand for which fields."""
    now: datetime | None = None
    """Articles after this moment, or expired by then, are left out."""
    content: Literal["html", "markdown", "text"] = "html"
    """What `content` and `body` hold in data files and rows."""
    absolutise: bool = False
    """Make relative URLs in the content absolute against the article's URL."""
    sanitise: bool = False
    """Remove unsafe HTML from the content; needs `feedpub[html]`."""
    episodes: EpisodeOptions | None = None
    """Read the articles as a podcast's episodes; needs `feedpub[media]`."""
    measuring: Measuring | None = None
    """What measures media files, if it remembers what they measured before."""
    keep: tuple[str, ...] = ()
    """Fields of the source whose values are wanted beside the articles.

    `section` is the first folder where there is no field of that name.
    """


class Note(NamedTuple):
    """What was recognised, dropped or cleaned, and where."""

    where: str
    message: str

    def __str__(self) -> str:
        """Read as one line: `posts/x.md: left out ...`."""
        return f"{self.where}: {self.message}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Collected:
    """Articles, and all there is to say about those that did not become any."""

    articles: tuple[Article, ...] = ()
    places: tuple[str, ...] = ()
    """Where each article comes from, in the same order."""
    kept: tuple[Mapping[str, tuple[str, ...]], ...] = ()
    """The values of the fields to `keep`, for each article in the same order."""
    problems: tuple[Problem, ...] = ()
    """What is wrong, file by file; an article with a problem is not in `articles`."""
    notes: tuple[Note, ...] = ()
    drafts: tuple[str, ...] = ()
    """Places of articles that call themselves drafts."""
    future: tuple[str, ...] = ()
    """Places of articles after `now`."""
    expired: tuple[str, ...] = ()
    """Places of articles that had expired by `now`."""
    withdrawn: tuple[str, ...] = ()
    """The ids and addresses of all these drafts, future and expired articles."""
    skipped: tuple[str, ...] = ()
    """Files that are no articles: READMEs, licences, hidden and unknown files."""
