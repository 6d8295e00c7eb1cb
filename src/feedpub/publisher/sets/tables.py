"""The tables of a configuration that ask for more feeds than one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Final, Literal

import msgspec

from feedpub.errors import ConfigError, Problem
from feedpub.publisher import querying
from feedpub.publisher.archives.division import contradiction
from feedpub.settings import converted, label, wrong

if TYPE_CHECKING:
    from pathlib import Path

    from feedpub.publisher.config import Config

SECTION: Final = "feed"
BLAMED: Final = frozenset(
    {
        *(SECTION, "group_by", "group_path", "group_title", "group_home_url"),
        *("group_min", "group_max", "slugs", "index", "manifest"),
    }
)
"""The keys about feed sets, which stand in the file and not on the command line."""

Words = str | tuple[str, ...]
_Positive = Annotated[int, msgspec.Meta(ge=1)]
_AT_TOP: Final = {
    "path": "group_path",
    "title": "group_title",
    "home_url": "group_home_url",
    "group_min": "group_min",
    "group_max": "group_max",
}
"""What the keys of a table are called at the top of the file."""
_CHOSEN_BY: Final = ("tag", "section", "tags", "sections")


class Author(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Someone who writes, with all that can be said about them."""

    name: str
    email: str | None = None
    url: str | None = None
    avatar: str | None = None


class FeedTable(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One more feed, or one for each group; what it does not say, the file says.

    `{site}`, `{group}` and `{slug}` stand in the values for the title of the whole
    feed, what the group has in common, and the same as a part of an address.
    """

    path: str | None = None
    """The folder of its files, below `out`."""
    only: dict[str, Words] = {}
    """What its articles have: `{ tag = ["sea", "harbour"], language = "en" }`."""
    without: dict[str, Words] = {}
    """What its articles do not have."""
    group_by: str | None = None
    """`tag`, `author`, `language`, `section`, or a field of the articles."""
    group_min: _Positive = 1
    """How many articles make a group."""
    group_max: _Positive | None = None
    """How many groups at most; those with the most articles are kept."""
    paths: tuple[str, ...] = ()
    """Articles of its own, in the place of those that the file names."""
    query: str | None = None

    title: str | None = None
    description: str | None = None
    home_url: str | None = None
    """The page that the feed belongs to; the site's home page if not given."""
    id: str | None = None
    """What never changes about the feed; its own address in Atom if not given."""
    language: str | None = None
    author: str | Author | tuple[str | Author, ...] | None = None
    rights: str | None = None
    categories: tuple[str, ...] | None = None
    icon: str | None = None
    logo: str | None = None
    favicon: str | None = None
    hubs: tuple[str, ...] | None = None
    ttl: _Positive | None = None

    sort: Literal["newest", "none"] | None = None
    limit: _Positive | None = None
    archive_size: _Positive | None = None
    """Put older articles into archives of so many, as the file's own key does."""
    archive_by: Literal["month", "year"] | None = None
    page_size: _Positive | None = None
    complete: bool = False
    formats: tuple[str, ...] | None = None
    files: dict[str, str] | None = None


INHERITED: Final = (
    *("description", "language", "author", "rights", "categories", "icon", "logo"),
    *("favicon", "hubs", "ttl", "sort", "limit", "formats", "files"),
)
"""What a table takes from the top of the file unless it says it itself."""


class Index(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Files that list the feeds of a set; an empty name leaves one out."""

    opml: str = "index.opml"
    """All feeds, for readers to import."""
    html: str = "feeds.html"
    """The `<link>` elements of all feeds, for the head of the home page."""
    page: str = ""
    """The same of each feed, in its own folder, for the head of the group's page."""
    home: str = "index.html"
    """A page that shows all feeds; one of this name that is not ours stays."""


def feed_tables(path: Path, tables: list[dict[str, Any]]) -> tuple[FeedTable, ...]:
    """Read the tables `[[feed]]`; paths in them start at the configuration's folder."""
    return tuple(
        _feed_table(path, table, (SECTION, str(number)))
        for number, table in enumerate(tables, 1)
    )


def _feed_table(path: Path, table: dict[str, Any], section: tuple[str, str]) -> Any:
    for key in _CHOSEN_BY:
        if key in table:
            hint = f"only = {{ {key.removesuffix('s')} = ... }}"
            raise wrong(path, f"is no key; articles are chosen by {hint}", key, section)
    read = converted(path, table, FeedTable, section)
    return msgspec.structs.replace(
        read,
        paths=tuple(querying.path_in(path.parent, each) for each in read.paths),
        query=querying.query_in(path.parent, read.query),
    )


class Asked(msgspec.Struct, frozen=True):
    """A table, and where in the file it stands; nowhere, if the top of it asks."""

    table: FeedTable
    section: tuple[str, ...] = ()

    def wrong(self, key: str, message: str) -> ConfigError:
        """Give the error for a key of the table."""
        return ConfigError((Problem("", self.label(key), message),))

    def blamed(self, error: ConfigError) -> ConfigError:
        """Give the same error, with the keys called as they are in the table."""
        return ConfigError(
            problem._replace(field=self.label(problem.field))
            for problem in error.problems
        )

    def label(self, key: str = "") -> str:
        """Name the table or a key of it as messages do."""
        if self.section:
            return label(self.section, key)
        inner = f"group_by.{key}" if key and key != "group_by" else "group_by"
        return _AT_TOP.get(key, inner)


def asked_in(config: Config) -> tuple[Asked, ...]:
    """Give all tables of a configuration; the `group_by` at its top is one more."""
    tables = tuple(
        _checked(Asked(table, (SECTION, str(number))))
        for number, table in enumerate(config.feed, 1)
    )
    said = {
        key: value
        for key, outer in _AT_TOP.items()
        if (value := getattr(config, outer)) is not None
    }
    if config.group_by is not None:
        top = FeedTable(group_by=config.group_by, **said)
        return (*tables, _checked(Asked(top)))
    if said:
        message = 'is for groups; say what makes them, as group_by = "tag"'
        raise ConfigError(Problem("", _AT_TOP[key], message) for key in said)
    return tables


def _checked(asked: Asked) -> Asked:
    if asked.table.group_by is not None and not asked.table.group_by.strip():
        raise asked.wrong("group_by", 'is empty; say what makes groups, as "tag"')
    if fault := contradiction(asked.table):
        raise asked.wrong(*fault)
    return asked
