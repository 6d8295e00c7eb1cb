"""The feed that was published before, whose articles stay in the new one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from feedpub.errors import ModelError, ReadError
from feedpub.publisher.archives.division import archives_wanted
from feedpub.publisher.archives.laying import next_file
from feedpub.publisher.composing import misconfigured
from feedpub.reading import read_with_notes
from feedpub.sources import Note

if TYPE_CHECKING:
    from collections.abc import Iterable

    from feedpub.model import Feed
    from feedpub.publisher.config import Config
    from feedpub.reading import Note as ReadingNote


def merged(
    config: Config, feed: Feed, withdrawn: frozenset[str]
) -> tuple[Feed, tuple[Note, ...]]:
    """Add the articles of the feed that is published, if there is one already.

    Those that are drafts, future or expired now are not, for they are to be left out.
    """
    if config.merge_into is None:
        return feed, ()
    path = Path(config.merge_into)
    if not path.exists():
        return feed, (Note(str(path), "is not there yet; nothing is merged"),)
    old, mended = _published(path)
    stay = tuple(one for one in old.articles if not {str(one.id), one.url} & withdrawn)
    try:
        every = feed.merge(replace(old, articles=stay)) if stay else feed
        most = None if archives_wanted(config) else config.limit
        both = replace(every, articles=every.articles[:most])
    except ModelError as error:
        raise misconfigured(error, "merge_into") from None
    more = len(every.articles) - len(feed.articles)
    again, gone = len(stay) - more, len(old.articles) - len(stay)
    counts = f"{again} come again, {more} stay as they are, {gone} are withdrawn"
    one = "" if len(old.articles) == 1 else "s"
    note = Note(str(path), f"of its {len(old.articles)} article{one} {counts}")
    return both, (*(Note(str(path), str(one)) for one in mended), note)


def _published(path: Path) -> tuple[Feed, list[ReadingNote]]:
    """Read the feed with all archives or pages that it leads to, each article once."""
    whole, notes = _read(path)
    articles = {one.id: one for one in whole.articles}
    document, seen = whole, set[str]()
    while (name := next_file(path.name, document)) and name not in seen:
        seen.add(name)
        there = path.parent / name
        if not there.exists():
            raise ReadError(
                f"{there} is not there, and the feed leads to it: its articles would "
                f"be lost; put it back, or leave merge_into out"
            )
        document, more = _read(there)
        notes += more
        articles = {one.id: one for one in document.articles} | articles
    return replace(whole, articles=tuple(articles.values())), notes


def _read(path: Path) -> tuple[Feed, list[ReadingNote]]:
    feed, mended, _ = read_with_notes(path)
    _check_whole(path, mended)
    return feed, list(mended)


def _check_whole(path: Path, notes: Iterable[ReadingNote]) -> None:
    """Refuse what is cut off: the articles behind the cut would be lost for good."""
    for note in notes:
        if note.field == "xml-not-well-formed":
            wayout = "put the last good one back, or leave merge_into out"
            raise ReadError(f"{path}:{note.line}: {note.message}; {wayout}")
