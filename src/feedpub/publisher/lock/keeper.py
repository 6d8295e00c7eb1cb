"""The keeper of a lock: gives articles the ids and dates that readers know them by."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any, Final

from feedpub import uris
from feedpub.dates import rfc3339
from feedpub.errors import ConfigError, LockError, Problem
from feedpub.model import OpaqueId
from feedpub.namespaces.tombstones import DeletedEntry
from feedpub.publisher.lock import words
from feedpub.publisher.lock.entries import Entry, content_hash, entry_of, named
from feedpub.publisher.lock.file import FILE_NAME, read_lock, replace_lock, written_lock
from feedpub.publisher.lock.matching import Given, matched
from feedpub.publisher.lock.measures import Measures
from feedpub.sources import Note

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import datetime

    from feedpub.fetching import Headed
    from feedpub.model import Article
    from feedpub.publisher.config import Config
    from feedpub.sources import Collected

ALL: Final = "all"
"""What stands for every id where changes are accepted."""
_TOMBSTONES: Final = 100


def keeper_of(
    config: Config,
    now: datetime | None,
    accept: Iterable[str] = (),
    ask: Callable[[str], Headed] | None = None,
) -> Keeper | None:
    """Give the keeper of the lock that is configured, None if there is to be none.

    `ReadError` if the lock cannot be read.
    """
    if config.lock:
        return Keeper(config, now, frozenset(accept), ask)
    if accept or config.moved or ask:
        key = "accept" if accept else "moved" if config.moved else "allow_network"
        message = "is about the articles of a lock; give lock = true, too"
        raise ConfigError((Problem("", key, message),))
    return None


class Keeper:
    """Knows articles again, sees what is wrong with their ids, and writes them down.

    It is used for one build: `settled` for all that is read, `check`, and `close`.
    """

    def __init__(
        self,
        config: Config,
        now: datetime | None,
        accept: frozenset[str],
        ask: Callable[[str], Headed] | None = None,
    ) -> None:
        path = config.lock if isinstance(config.lock, str) else FILE_NAME
        self._path, self._now, self._accept = Path(path), now, accept
        self._home_url, self._moved = config.home_url, config.moved
        self._partial = config.merge_into is not None
        known = read_lock(self._path)
        self._data = known.data
        self.measures = Measures(self._path.parent, known.measures, ask)
        self._left = {one.id: one for one in known.entries if one.gone is None}
        self._gone = {one.id: one for one in known.entries if one.gone is not None}
        self._kept: dict[str, Entry] = {}
        self._met: dict[tuple[str, str], Article] = {}
        self._withdrawn: set[str] = set()
        self._problems: list[Problem] = []
        self._notes: list[Note] = []

    @property
    def notes(self) -> tuple[Note, ...]:
        """What was decided, and which articles were removed."""
        refused = self.measures.refused.values()
        return (*self._notes, *(Note(str(self._path), why) for why in refused))

    @property
    def archives(self) -> dict[str, str]:
        """The archives that articles are in, or were, by their ids.

        No other archive gets the name of one that has lost all its articles.
        """
        every = (*self._gone.values(), *self._kept.values(), *self._left.values())
        return {one.id: one.archive for one in every if one.archive}

    @property
    def tombstones(self) -> tuple[DeletedEntry, ...]:
        """The articles that were removed, the last ones first (RFC 6721, 3)."""
        gone = [(one.gone, one.id) for one in self._gone.values() if one.gone]
        return tuple(
            DeletedEntry(ref=self._iri(id), when=when)
            for when, id in sorted(gone, reverse=True)[:_TOMBSTONES]
        )

    def settled(self, read: Collected) -> Collected:
        """Give the same articles with the ids and dates that readers know them by."""
        given = tuple(map(self._given, read.articles, read.places))
        self._withdrawn.update(read.withdrawn)
        self._partial |= bool(read.problems)
        new = [one for one in given if one.key not in self._met]  # in no other reading
        found = matched(new, self._left.values(), self._moved)
        for entry in found.values():
            del self._left[entry.id]
        for one in new:
            before = found.get(one.id)
            article = self._known(one, before) if before else self._new(one)
            article = self._measured(article)
            self._met[one.key] = article
            self._remember(one, article, before)
        return replace(read, articles=tuple(self._met[one.key] for one in given))

    def check(self) -> None:
        """Raise `LockError` with all that readers would stumble over.

        Articles that are missing are so on purpose if they are drafts or have expired
        now, or if that is accepted. Where some could not be read, or the feed that is
        published is gone on with, none is said to be missing.
        """
        for id in self._kept:  # it may have been that of another article before
            self._left.pop(id, None)
            self._gone.pop(id, None)
        for entry in () if self._partial else tuple(self._left.values()):
            withdrawn = {entry.id, entry.url} & self._withdrawn
            if withdrawn or self._accept & {entry.id, ALL}:
                del self._left[entry.id]
                self._bury(entry)
            else:
                message = words.vanished(entry, self._moved.get(entry.id))
                self._fail(entry.source or entry.url, "", message)
        if self._problems:
            raise LockError(self._problems)

    def close(self, archives: Mapping[str, str]) -> None:
        """Write the lock, before the feeds that it is about.

        A build that is killed in between does the same again the next time.
        """
        kept = (one.in_archive(archives.get(one.id, "")) for one in self._kept.values())
        left = (
            one.in_archive(archives.get(one.id, one.archive))
            for one in self._left.values()
        )
        entries = (*kept, *left, *self._gone.values())
        measures = self.measures.lines(partial=self._partial)
        replace_lock(self._path, self._data, written_lock(entries, measures))

    def _given(self, article: Article, place: str) -> Given:
        content = content_hash(article, self._home_url)
        return Given(article, place, self._source(place), content)

    def _source(self, place: str) -> str:
        """Name a file from the lock's folder on; the lines of one move too easily."""
        if not Path(place).is_file():
            return ""
        folder = os.path.realpath(self._path.parent)
        return PurePath(os.path.relpath(os.path.realpath(place), folder)).as_posix()

    def _known(self, one: Given, before: Entry) -> Article:
        """Give an article as it was known before, or as it is accepted to be now."""
        changed = before.id != one.id
        of_its_own = changed and one.says_its_id and before.id not in self._moved
        accepted = self._accept & {one.id, before.id}
        if accepted and not changed:
            return _not_older(one.article, before.updated)
        if accepted or (of_its_own and ALL in self._accept):
            self._bury(before)
            return one.article
        if of_its_own:
            self._fail(one.place, "id", words.changed(one, before))
            return one.article
        return self._kept_as(one, before)

    def _kept_as(self, one: Given, before: Entry) -> Article:
        """Give the article the id and the dates that it had, as far as they hold."""
        article, fields = one.article, dict[str, Any]()
        if before.id != one.id:
            fields["id"] = self._id(before.id)
            if before.url != article.url:  # it is told once
                self._note(one.place, words.moved(before))
        if before.published not in {None, article.published}:
            fields["published"] = before.published
            self._note(one.place, words.redated(before, rfc3339))
        if before.updated is not None and article.is_dated:
            fields["updated"] = self._updated(one, before.updated, before.content)
        same = all(getattr(article, name) == value for name, value in fields.items())
        return article if same else replace(article, **fields)

    def _updated(self, one: Given, was: datetime, content: str) -> datetime:
        """Move the date of change only if the article has changed."""
        said = one.article.updated
        if one.content == content:
            return was
        if said is not None and said > was:
            return said
        if self._now is None:
            self._note(one.place, words.undated_change(one))
        return max(self._now or was, was)

    def _new(self, one: Given) -> Article:
        """Take in an article that was not there before, if its id is free."""
        addresses = {one.id, one.article.url}
        old = next((old for old, new in self._moved.items() if new in addresses), None)
        if old is not None:
            return replace(one.article, id=self._id(old))
        taken = self._left.get(one.id) or self._gone.pop(one.id, None)
        back = taken and taken.gone and taken.title in {"", named(one.article)}
        if taken and not back and not self._accept & {one.id, ALL}:
            self._fail(one.place, "id", words.reused(one, taken))
        self._left.pop(one.id, None)
        return one.article

    def _measured(self, article: Article) -> Article:
        """Say how long recordings are, of which nothing but the address is known."""
        if all(one.length for one in article.enclosures):
            return article
        enclosures = tuple(
            one if one.length else replace(one, length=self.measures.length_of(one.url))
            for one in article.enclosures
        )
        same = enclosures == article.enclosures
        return article if same else replace(article, enclosures=enclosures)

    def _remember(self, one: Given, article: Article, before: Entry | None) -> None:
        """Note the article as it is, and its words only when its date has moved."""
        content = one.content
        same = before is not None and before.id == str(article.id)
        if before and same and article.updated == before.updated:
            content = content if one.id in self._accept else before.content
        entry = entry_of(article, one.source, content)
        twin = self._kept.get(entry.id)
        if twin is not None:
            self._fail(one.place, "id", words.shared(entry, twin))
        archive = before.archive if before and same else ""
        self._kept[entry.id] = entry.in_archive(archive)

    def _bury(self, entry: Entry) -> None:
        """Keep in mind that an article is no more, from now or its last change on."""
        newest = max(
            (one.updated for one in self._kept.values() if one.updated), default=None
        )
        dates = filter(None, (self._now or newest, entry.updated, entry.published))
        when = max(dates, default=None)
        if when is not None:
            self._gone[entry.id] = Entry(
                id=entry.id, title=entry.title, archive=entry.archive, gone=when
            )
        self._note(entry.source, words.removed(entry))

    def _id(self, id: str) -> str | OpaqueId:
        return OpaqueId(id, self._home_url) if uris.iri_fault(id) else id

    def _iri(self, id: str) -> str:
        known = self._id(id)
        return known if isinstance(known, str) else known.iri

    def _fail(self, where: str, field: str, message: str) -> None:
        self._problems.append(Problem(where, field, message))

    def _note(self, where: str, message: str) -> None:
        self._notes.append(Note(where or str(self._path), message))


def _not_older(article: Article, was: datetime | None) -> Article:
    """Give the article as it is, but for a date of change before the one known."""
    if was is None or article.updated is None or article.updated >= was:
        return article
    return replace(article, updated=was)
