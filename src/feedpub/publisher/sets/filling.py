"""What a table says of one of its feeds, the names in braces filled."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from feedpub import uris
from feedpub.publisher.sets import patterns
from feedpub.publisher.sets.languages import name_of
from feedpub.publisher.sets.slugs import slug

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from feedpub.publisher.config import Config
    from feedpub.publisher.sets.grouping import Group
    from feedpub.publisher.sets.tables import Asked

_LANGUAGE: Final = "language"
_TEXTS: Final = frozenset({"title", "description", "rights"})
"""What people read, where a language has its name; elsewhere it has its tag."""
_TITLE: Final = "{site}: {group}"


class Filling:
    """Fills the values of a table for one of its feeds."""

    __slots__ = ("asked", "config", "table", "words")

    def __init__(self, config: Config, asked: Asked, group: Group, slug: str) -> None:
        self.config, self.asked, self.table = config, asked, asked.table
        self.words = {"site": config.title, "group": group.name, "slug": slug}

    def check(self) -> None:
        """Fill everything, so that what is wrong is told though there be no feed."""
        for name in ("description", "rights", "files"):
            self.own(name)
        self.folder()
        self.title()
        self.home_url()
        self.id("")

    def own(self, name: str) -> Any:
        """Give what the table says itself, with words in the places of their names."""
        said = getattr(self.table, name)
        if name == "language" and said is None and self.table.group_by == name:
            return self.words["group"]
        if name in {"description", "rights"} and said is not None:
            return self._tried(name, patterns.filled, said)
        if name == "files" and said is not None:
            files = (
                (key, self._tried(name, patterns.filled, each))
                for key, each in said.items()
            )
            return {**self.config.files, **dict(files)}
        return said

    def folder(self) -> str:
        """Give the folder, which a feed of no group must name."""
        by = self.table.group_by
        said = self.table.path
        if said is None and by is None:
            raise self.asked.wrong("path", 'is missing; name a folder, as "tags/sea"')
        if by and said is not None and not (self.table.files or "{slug}" in said):
            raise self.asked.wrong("path", f"{said!r} is one for all; put in {{slug}}")
        usual = f"{slug(by)}/{{slug}}" if by else ""
        return self._tried("path", patterns.folder, usual if said is None else said)

    def title(self) -> str:
        """Give the title, which a feed of no group must say."""
        said = self.table.title
        if said is None and not self.words["group"]:
            raise self.asked.wrong("title", "is missing; give the feed one of its own")
        return self._tried("title", patterns.filled, said or _TITLE)

    def home_url(self) -> str:
        """Give the page of the feed, resolved against the home page."""
        said = self.table.home_url
        if said is None:
            return self.config.home_url
        return uris.resolve(
            self.config.home_url, self._tried("home_url", patterns.address, said)
        )

    def id(self, usual: str) -> str:
        """Give the id, which is the usual one if the table has none."""
        said = self.table.id
        return usual if said is None else self._tried("id", patterns.address, said)

    def _tried(
        self, name: str, fill: Callable[[str, Mapping[str, str]], str], said: str
    ) -> str:
        words = self.words
        if name in _TEXTS and self.table.group_by == _LANGUAGE:
            words = words | {"group": name_of(words["group"])}
        try:
            return fill(said, words)
        except ValueError as fault:
            raise self.asked.wrong(name, str(fault)) from None
