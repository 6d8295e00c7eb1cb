"""The feeds that a configuration asks for: each a configuration and its articles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

import msgspec

from feedpub.errors import ConfigError, Problem, PublishError
from feedpub.publisher import gathering, targets
from feedpub.publisher.archives.division import KEYS, division_of
from feedpub.publisher.sets import grouping
from feedpub.publisher.sets.filling import Filling
from feedpub.publisher.sets.slugs import same, slug
from feedpub.publisher.sets.tables import INHERITED, Asked, Author
from feedpub.sources import Note

if TYPE_CHECKING:
    from collections.abc import Iterable

    from feedpub.model import Article, Feed, Link
    from feedpub.publisher.archives import Division
    from feedpub.publisher.config import Config
    from feedpub.publisher.sets.grouping import Group, Member

_ALONE: Final[dict[str, Any]] = {
    "feed": (),
    "group_by": None,
    "partners": {},
    "merge_into": None,
    "podcast": None,
    "lock": False,
    "moved": {},
}
"""What is for the whole feed alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """One feed to be: what it says of itself, and its articles in their order."""

    config: Config
    articles: tuple[Article, ...]
    folder: str = ""
    """Where its files go, below the folder of the whole set."""
    asked: Asked | None = None
    """The table that asks for it; None for the feed of all articles."""
    group: str = ""
    """What its articles have in common."""
    feed_url: str | None = None
    """The address that stands for it in all formats."""
    links: tuple[Link, ...] = ()
    """Those to the same in other languages."""
    feed: Feed | None = None
    """The feed itself, where it is more than these."""
    division: Division | None = None
    """What makes several documents of it, if anything does."""

    @property
    def where(self) -> str:
        """Name it as messages do."""
        return f"the feed of {self.group!r}" if self.group else "the feed"


def planned(
    config: Config, asked: Asked, among: tuple[Member, ...]
) -> tuple[tuple[Planned, ...], tuple[Note, ...]]:
    """Plan the feeds of one table, in the order of their groups.

    `ConfigError` names the table and the key; a feed without articles is only noted,
    for what it was before stays as it is.
    """
    table = asked.table
    chosen = grouping.chosen(among, table.only, table.without)
    groups, notes = _groups(asked, chosen)
    if not any(group.articles for group in groups) and not config.allow_empty:
        Filling(config, asked, grouping.Group("a", ()), "a").check()
        return (), notes or (_nothing(asked, chosen),)
    slugs = _slugs(config, asked, groups)
    plan = tuple(_planned(config, asked, group, slugs[group.name]) for group in groups)
    return plan, notes


def _groups(
    asked: Asked, chosen: tuple[Member, ...]
) -> tuple[tuple[Group, ...], tuple[Note, ...]]:
    if asked.table.group_by is None:
        return _one_group(asked, chosen), ()
    return _large_enough(asked, grouping.grouped(chosen, asked.table.group_by))


def _one_group(asked: Asked, chosen: tuple[Member, ...]) -> tuple[Group, ...]:
    words = (
        (each,) if isinstance(each, str) else each for each in asked.table.only.values()
    )
    name = ", ".join(word for each in words for word in each)
    return (grouping.Group(name, tuple(member.article for member in chosen)),)


def _nothing(asked: Asked, chosen: tuple[Member, ...]) -> Note:
    what = f" has a {asked.table.group_by}" if chosen else " is of that kind"
    return Note(asked.label(), f"no article{what}, so there is no feed of it")


def _large_enough(
    asked: Asked, groups: tuple[Group, ...]
) -> tuple[tuple[Group, ...], tuple[Note, ...]]:
    """Keep the groups that have enough articles, and no more groups than wanted."""
    table, most = asked.table, asked.table.group_max
    large = [group for group in groups if len(group.articles) >= table.group_min]
    by_size = sorted(large, key=lambda group: -len(group.articles))
    kept = {group.name for group in by_size[:most]}
    told = {
        f"of fewer than {table.group_min} articles (group_min)": len(groups)
        - len(large),
        f"beyond the {most} largest (group_max)": len(large) - len(kept),
    }
    notes = (
        Note(asked.label(), f"no feed for {_counted(count)} {why}")
        for why, count in told.items()
        if count
    )
    return tuple(group for group in groups if group.name in kept), tuple(notes)


def _counted(groups: int) -> str:
    return "1 group" if groups == 1 else f"{groups} groups"


def _slugs(config: Config, asked: Asked, groups: Iterable[Group]) -> dict[str, str]:
    """Give each group its slug, the configured one first; refuse one for two."""
    given = {same(word): _checked(name) for word, name in config.slugs.items()}
    slugs = {
        group.name: given.get(same(group.name)) or slug(group.name) for group in groups
    }
    names: dict[str, list[str]] = {}
    for name, each in slugs.items():
        names.setdefault(each, []).append(name)
    if twins := [tuple(each) for each in names.values() if len(each) > 1]:
        raise ConfigError(_collision(asked, each, slugs[each[0]]) for each in twins)
    return slugs


def _checked(name: str) -> str:
    if slug(name) != name:
        usual = f"give one such as {slug(name)!r}"
        message = f"{name!r} cannot stand in an address as it is; {usual}"
        raise ConfigError((Problem("", "slugs", message),))
    return name


def _collision(asked: Asked, names: tuple[str, ...], slug: str) -> Problem:
    both = " and ".join(map(repr, names))
    line = f'[slugs] "{names[-1]}" = "{slug}-2"'
    message = f"{both} would both be {slug!r} in addresses; tell them apart: {line}"
    return Problem("", asked.label("group_by"), message)


def _planned(config: Config, asked: Asked, group: Group, slug: str) -> Planned:
    """Make the configuration of one feed: what it says itself, or inherits."""
    filling = Filling(config, asked, group, slug)
    folder = filling.folder()
    base = targets.folder_url(config.base_url or config.home_url, None)
    below = f"{base}{quote(folder)}/" if folder else str(base)
    values = {name: filling.own(name) for name in INHERITED}
    mine = msgspec.structs.replace(
        config,
        **_ALONE,
        **{name: getattr(asked.table, name) for name in KEYS},
        **{name: value for name, value in values.items() if value is not None},
        title=filling.title(),
        home_url=filling.home_url(),
        base_url=below,
    )
    articles = gathering.chosen(mine, group.articles)
    if not articles and config.now is None:
        raise asked.wrong("", "has no article to take a date from; give --now")
    feed_url = _feed_url(asked, mine)
    author = _author(config, mine, articles)
    return Planned(
        config=msgspec.structs.replace(mine, id=filling.id(feed_url), author=author),
        articles=articles,
        folder=folder,
        asked=asked,
        group=group.name,
        feed_url=feed_url,
        division=division_of(mine) if any(getattr(mine, key) for key in KEYS) else None,
    )


def _author(config: Config, mine: Config, articles: tuple[Article, ...]) -> Any:
    """Let the whole site stand in where articles name nobody."""
    if mine.author != () or all(article.authors for article in articles):
        return mine.author
    return Author(name=config.title)


def _feed_url(asked: Asked, config: Config) -> str:
    """Give the address of the Atom feed, whose id it is; of the first if there is none.

    The others have no id, so that nothing but another address ever changes it.
    """
    try:
        names = targets.file_names(config.formats, None)
    except PublishError as error:
        raise asked.wrong("formats", str(error)) from None
    try:
        names = targets.file_names(config.formats, config.files)
    except PublishError as error:
        raise asked.wrong("files", str(error)) from None
    return f"{config.base_url}{quote(names.get('atom') or next(iter(names.values())))}"
