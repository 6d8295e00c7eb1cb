"""A generator made a feed of the model: its arguments, and what its hooks write."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from feedpub.dates import UNDATED
from feedpub.interop.syndication import podcasts
from feedpub.interop.syndication.faults import FEED, Faults, place
from feedpub.interop.syndication.given import (
    FEED_ARGUMENTS,
    ITEM_ARGUMENTS,
    UPDATED,
    ItemReading,
    feed_fields,
    moment,
)
from feedpub.interop.syndication.hooks import Hooks
from feedpub.model import Article, Feed, Person
from feedpub.model.text import as_plain
from feedpub.namespaces.foreign import Foreign
from feedpub.namespaces.vocabulary import ENTRY
from feedpub.namespaces.vocabulary import FEED as IN_FEED

if TYPE_CHECKING:
    from datetime import datetime

    from feedpub.interop.syndication.given import Fields
    from feedpub.interop.syndication.hooks import Library

_NO_DATE: Final = (
    "is missing, Atom needs one (RFC 4287, 4.1.2), and no clock is asked; give it "
    "(item_pubdate of a view), or give the feed a date for all items without one: "
    'feedpub={"updated": ...}'
)


def feed_of(generator: Any, library: Library) -> Feed:
    """Make the feed; `SyndicationError` has everything that is wrong with it."""
    making = _Making(generator, library)
    fields = making.feed_fields()
    articles = [
        making.article(number, item, fields)
        for number, item in enumerate(generator.items, start=1)
    ]
    _complete(fields, articles)
    fields = {"title": None, "home_url": None, **fields}
    whole = [article for article in articles if article is not None]
    faults = making.faults
    if faults.problems:  # then, to find those of the feed
        fields.setdefault("updated", UNDATED)
    made = faults.make(FEED, FEED_ARGUMENTS, lambda: Feed(**fields, articles=whole))
    faults.done()
    assert made is not None  # noqa: S101 - or its faults would have been raised
    return made


class _Making:
    """A generator being read, and what is wrong with it."""

    def __init__(self, generator: Any, library: Library) -> None:
        self.faults = Faults()
        self._generator = generator
        self._tag_uri = library.tag_uri
        self._hooks = Hooks(generator, library, self.faults)
        self._date: datetime | None = None

    def feed_fields(self) -> Fields:
        """Give what is said of the feed itself."""
        generator, faults = self._generator, self.faults
        told = self._hooks.of_feed()
        given = feed_fields(generator.feed, generator.form, faults, whole=told.whole)
        fields = _joined(given, told.fields)
        self._extend(fields, generator.feed, IN_FEED, FEED)
        self._date = faults.make(
            FEED, {"": UPDATED}, lambda: moment(fields.get("updated"))
        )
        return fields

    def article(
        self, number: int, item: dict[str, Any], feed: Fields
    ) -> Article | None:
        """Make an article of an item, unless it is at fault."""
        where, before = place(number, item), len(self.faults.problems)
        told = self._hooks.of_item(item, where)  # which may change the item
        reading = ItemReading(
            self._generator.form, feed.get("home_url"), self._tag_uri, self.faults
        )
        given = reading.fields(item, where, whole=told.whole)
        fields = _joined(given, told.fields)
        self._extend(fields, item, ENTRY, where)
        if not fields.keys() & {"published", "updated"}:
            fields["updated"] = self._date or UNDATED
            wanted = self._date is None and self._generator.form == "atom"
            if wanted and len(self.faults.problems) == before:
                self.faults.add(where, "pubdate", _NO_DATE)
        return self.faults.make(where, ITEM_ARGUMENTS, lambda: Article(**fields))

    def _extend(
        self, fields: Fields, given: dict[str, Any], at: str, where: str
    ) -> None:
        """Add what the arguments of a podcast say, after what hooks have written."""
        generator, faults = self._generator, self.faults
        held = [*fields.get("extensions", ())]
        for one in held if generator.form == "json" else ():
            if isinstance(one, Foreign):
                name = one.markup[1:].partition(">")[0].partition(" ")[0]
                faults.add(where, f"<{name}>", "JSON Feed has no place for it")
        if generator.is_podcast:
            held += podcasts.extensions(given, at, where, faults)
        if held:
            fields["extensions"] = held


def _joined(given: Fields, told: Fields) -> Fields:
    """Let a hook say single values anew, and add to what there are several of."""
    joined = dict(given)
    for name, value in told.items():
        held = given.get(name)
        if isinstance(value, (tuple, list)) and isinstance(held, (tuple, list)):
            value = [*held, *(one for one in value if one not in held)]  # noqa: PLW2901 - the same, and more
        joined[name] = value
    return joined


def _complete(fields: Fields, articles: list[Article | None]) -> None:
    """Name the feed itself as the author where nobody is named; date it if empty."""
    anonymous = not articles or any(one and not one.authors for one in articles)
    if "authors" not in fields and anonymous:
        name = " ".join((as_plain(fields.get("title")) or "").split())
        fields["authors"] = [Person(name=name)] if name.isprintable() and name else []
    if not articles:
        fields.setdefault("updated", UNDATED)
