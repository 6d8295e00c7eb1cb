"""What a preview shows: the feed as it is read, and what was found where."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from feedpub.errors import ReadError
from feedpub.reading import read_with_notes
from feedpub.reading.readers import reader_of
from feedpub.reading.refusing import UNNAMED
from feedpub.validator import Limits, validate
from feedpub.validator.document import read as parse

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from feedpub.model import Article, Feed
    from feedpub.reading import Reading
    from feedpub.validator import Finding, Profile, Report

_ITEM: Final = re.compile(
    r"(?:^|/)(?:[\w-]{1,50}:)?(?:item|entry)(?:\[(\d{1,9})\])?(?=/|$)"
)
_JSON_ITEM: Final = re.compile(r"items\[(\d{1,9})\]")
_PARTS: Final[Mapping[str, frozenset[str]]] = {
    "text": frozenset(
        (
            *("description", "encoded", "content", "summary", "content_html"),
            *("content_text", "body"),
        )
    ),
    "media": frozenset(
        (
            *("enclosure", "attachments", "duration", "image", "banner_image", "group"),
            *("thumbnail", "chapters", "transcript", "soundbite", "alternateEnclosure"),
            *("player", "season", "episode", "episodeType", "explicit", "person"),
        )
    ),
}
"""The part of an article that an element or a member belongs to, or else its head."""


class Margin(NamedTuple):
    """What was found in one article, beside the part of it where that is."""

    head: tuple[Finding, ...] = ()
    text: tuple[Finding, ...] = ()
    media: tuple[Finding, ...] = ()

    @property
    def all(self) -> tuple[Finding, ...]:
        """All of it, part by part."""
        return (*self.head, *self.text, *self.media)


class Gathered(NamedTuple):
    """A feed, how it was read, and what its validation found."""

    name: str
    reading: Reading
    report: Report
    profile: str
    around: tuple[Finding, ...]
    """What was found in the feed itself."""
    margins: Mapping[str, Margin]
    """What was found in articles, by their ids."""
    places: Mapping[int, str]
    """The ids of the articles that findings are about, by the finding's number."""

    @property
    def feed(self) -> Feed:
        """The feed as it was read."""
        return self.reading.feed

    def margin(self, article: Article) -> Margin:
        """Give what was found in an article."""
        return self.margins.get(str(article.id), _CLEAN)


_CLEAN: Final = Margin()


def gather(
    data: bytes,
    name: str,
    profile: str | Profile,
    url: str | None,
    now: datetime | None,
) -> Gathered:
    """Read and judge a document; `ReadError` if it is no feed at all."""
    try:
        reading = read_with_notes(data, url=url)
    except ReadError as error:
        said = str(error).removeprefix(UNNAMED)
        raise ReadError(name + said, error.report) from None
    report = validate(data, profile=profile, url=url, now=now)
    ids = _ids(data, reading, url)
    around, places = [], {}
    of: dict[str, dict[str, list[Finding]]] = {}
    for number, finding in enumerate(report.findings):
        item = _item(finding.path)
        if item is None or item[0] >= len(ids) or (id := ids[item[0]]) is None:
            around.append(finding)
            continue
        places[number] = id
        of.setdefault(id, {}).setdefault(_part(item[1]), []).append(finding)
    margins = {
        id: Margin(**{part: tuple(found) for part, found in parts.items()})
        for id, parts in of.items()
    }
    named = profile if isinstance(profile, str) else profile.name
    return Gathered(name, reading, report, named, tuple(around), margins, places)


def _ids(data: bytes, reading: Reading, url: str | None) -> Sequence[str | None]:
    """Give the id of each item of the document, in its order.

    These are the ids of the articles, but where reading has left an item out.
    """
    whole = [str(article.id) for article in reading.feed.articles]
    gaps = (note for note in reading.notes if note.kind == "dropped")
    if not any(note.where == "feed" and note.field in _ITEMS for note in gaps):
        return whole
    document = parse(data, Limits())
    reader: Any = reader_of(document, url, [])
    reader.head()
    items = _items(document.value) if document.format == "json" else reader.items()
    read = (item is not None and str(reader.article(item).id) for item in items)
    known = frozenset(whole)
    return [id if id in known else None for id in read]


_ITEMS: Final = frozenset(("id", "items"))


def _items(value: Any) -> Iterable[Any]:
    """Give the items of a JSON Feed, and None for what is none."""
    items = value.get("items") if isinstance(value, dict) else None
    listed = items if isinstance(items, list) else ()
    return (item if isinstance(item, dict) else None for item in listed)


def _item(path: str) -> tuple[int, str] | None:
    """Tell which item a path leads into, counted from 0, and where in it."""
    if found := _JSON_ITEM.match(path):
        return int(found[1]), path[found.end() :]
    if found := _ITEM.search(path):
        return int(found[1] or 1) - 1, path[found.end() :]
    return None


def _part(inside: str) -> str:
    steps = re.split(r"[./@:\[]", inside)
    for part, names in _PARTS.items():
        if names.intersection(steps):
            return part
    return "head"
