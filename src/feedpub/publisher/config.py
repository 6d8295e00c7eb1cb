"""What a feed is made of and where it goes, as said in `feedpub.toml`."""

from __future__ import annotations

import os
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final, Literal

import msgspec

from feedpub.errors import PublishError
from feedpub.publisher import atomic, querying
from feedpub.publisher.lock.file import FILE_NAME as LOCK
from feedpub.publisher.podcast_config import Podcast, moved
from feedpub.publisher.sets.tables import (
    SECTION,
    Author,
    FeedTable,
    Index,
    feed_tables,
)
from feedpub.publisher.sinks import is_url
from feedpub.settings import FILE_NAME, converted, find_config, table_of, wrong

if TYPE_CHECKING:
    from collections.abc import Mapping

_Positive = Annotated[int, msgspec.Meta(ge=1)]
_OTHERS: Final = ("check",)
"""Tables that other commands read."""
_SHOW: Final = "podcast"
_INDEX: Final = "index"


class Config(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What `build` needs to know; each field is a key of `feedpub.toml`."""

    paths: tuple[str, ...] = ()
    """Files and folders with articles, and URLs of databases."""
    query: str | None = None
    """What to SELECT from the databases, or `@` and a file that has it."""
    out: str = "public"
    """The folder that the feeds are written into, or the URL of a store."""
    title: str = ""
    home_url: str = ""
    """The page that the feed belongs to; relative URLs of articles start here."""
    base_url: str | None = None
    """The address of `out`; the home page's when it is not given."""
    description: str | None = None
    language: str | None = None
    author: str | Author | tuple[str | Author, ...] = ()
    """`"Name <mail>"`, a table, or several of them, for articles that name nobody."""
    rights: str | None = None
    id: str | None = None
    """What never changes about the feed; the home page's address if not given."""
    categories: tuple[str, ...] = ()
    icon: str | None = None
    logo: str | None = None
    favicon: str | None = None
    hubs: tuple[str, ...] = ()
    ttl: _Positive | None = None

    timezone: str | None = None
    date_order: Literal["day-first", "month-first"] | None = None
    now: Any = None
    """A date as TOML or text has it; articles after it are left out."""
    url_pattern: str | None = None
    map: dict[str, str | tuple[str, ...]] = {}
    """Which names in the articles stand for which of ours."""
    sort: Literal["newest", "none"] = "newest"
    limit: _Positive | None = None
    archive_size: _Positive | None = None
    """Put older articles into archives of so many, which do not change (RFC 5005)."""
    archive_by: Literal["month", "year"] | None = None
    """Put those of a month or a year into an archive; `limit` is for the rest."""
    page_size: _Positive | None = None
    """Go on with pages of so many articles, all of which change with each new one."""
    complete: bool = False
    """Say that there are no articles but these, so that readers forget all others."""
    merge_into: str | None = None
    """The feed published before, whose articles stay, with their ids and dates."""
    sanitize: bool = True
    keep_going: bool = False

    formats: tuple[str, ...] = ("rss", "atom", "json")
    files: dict[str, str] = {}
    """The file's name for each format."""
    partners: dict[str, str] = {}
    """The name of another RSS file for each news partner, made as it wants it."""
    allow_empty: bool = False
    strict: bool = False
    readable: bool | str = True
    """Whether RSS and Atom open as a page, or the address of a stylesheet for it."""
    compress: tuple[Literal["gzip", "br", "zstd"], ...] = ()
    """The content codings in which copies lie beside the files, for static servers."""

    lock: bool | str = False
    """Whether to keep what readers know of each article, or the file that has it."""
    moved: dict[str, str] = {}
    """The new id or address of articles that are known by an old id."""
    manifest: bool | str = False
    """Whether to keep account of what was built, or the file that has it."""

    podcast: Podcast | None = None
    """What makes the feed a podcast, and where its recordings are."""

    feed: tuple[FeedTable, ...] = ()
    """More feeds of the same articles, or of articles of their own."""
    group_by: str | None = None
    """`tag`, `author`, `language`, `section` or a field: one more feed for each."""
    group_path: str | None = None
    """The folder of such a feed, below `out`; `tag/{slug}` if it is not given."""
    group_title: str | None = None
    """Its title; `{site}: {group}` if it is not given."""
    group_home_url: str | None = None
    """The page that such a feed belongs to; the home page if it is not given."""
    group_min: _Positive | None = None
    group_max: _Positive | None = None
    slugs: dict[str, str] = {}
    """What stands for a word in addresses, where the usual will not do."""
    index: Index = Index()
    """The files that list all feeds."""


KEYS: Final = Config.__struct_fields__


def load_config(path: str | os.PathLike[str]) -> Config:
    """Read a configuration; the paths in it start at its own folder.

    `ConfigError` names the file, the line and the key, for all unknown keys at once.
    """
    path = Path(path)
    table = {key: each for key, each in table_of(path).items() if key not in _OTHERS}
    inner = _inner(path, table)
    config = msgspec.structs.replace(converted(path, table, Config), **inner)
    return _moved(config, path.parent)


def configured(
    path: str | os.PathLike[str] | None = None,
    *,
    names: Mapping[str, str] | None = None,
    **given: Any,
) -> Config:
    """Read the configuration, given or nearest, and put other values before its own.

    None stands for what was not said. `names` are added to the configured `map`.
    """
    path = path or find_config()
    config = load_config(path) if path else Config()
    values = {key: value for key, value in given.items() if value is not None}
    values["map"] = {**config.map, **(names or {})}
    return msgspec.structs.replace(config, **values)


def write_starter(
    directory: str | os.PathLike[str] = ".", *, force: bool = False
) -> Path:
    """Write a new `feedpub.toml`, complete, commented and ready to build.

    `PublishError` if there is one already, unless `force`.
    """
    path = Path(directory) / FILE_NAME
    if path.exists() and not force:
        raise PublishError(f"{path} is there already; --force replaces it")
    starter = resources.files(__package__).joinpath("starter.toml").read_bytes()
    atomic.replace_all([(atomic.real_file(path), starter)])
    return path


def _inner(path: Path, table: dict[str, Any]) -> dict[str, Any]:
    """Take out the tables with keys of their own; what is none is left to fail."""
    read: dict[str, Any] = {}
    if isinstance(table.get(_SHOW), dict):
        podcast = converted(path, table.pop(_SHOW), Podcast, (_SHOW,))
        read[_SHOW] = moved(podcast, path.parent)
    if isinstance(table.get(_INDEX), dict):
        read[_INDEX] = converted(path, table.pop(_INDEX), Index, (_INDEX,))
    feeds = table.get(SECTION)
    if isinstance(feeds, dict):
        raise wrong(path, "is one of several tables; write it as [[feed]]", SECTION)
    if isinstance(feeds, list) and all(isinstance(each, dict) for each in feeds):
        read[SECTION] = feed_tables(path, table.pop(SECTION))
    return read


def _moved(config: Config, folder: Path) -> Config:
    """Let all paths start at the configuration's folder."""

    def here(path: str) -> str:
        return os.path.normpath(folder / path)

    lock = LOCK if config.lock is True else config.lock
    manifest = config.manifest
    return msgspec.structs.replace(
        config,
        paths=tuple(querying.path_in(folder, each) for each in config.paths),
        query=querying.query_in(folder, config.query),
        out=config.out if is_url(config.out) else here(config.out),
        merge_into=config.merge_into and here(config.merge_into),
        lock=here(lock) if isinstance(lock, str) else lock,
        manifest=here(manifest) if isinstance(manifest, str) else manifest,
    )
