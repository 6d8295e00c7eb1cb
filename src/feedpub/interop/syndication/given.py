"""The arguments of a feed and its items in Django's words, as the model's fields."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields as fields_of
from functools import partial
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from feedpub import dates, uris
from feedpub.interop.syndication.faults import FEED, Faults, place
from feedpub.model import (
    Article,
    Category,
    Enclosure,
    Feed,
    Html,
    OpaqueId,
    Person,
)
from feedpub.model.checks import shown

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

Fields = dict[str, Any]
"""The arguments of a class of the model that say something."""

MORE: Final = "feedpub"
"""The argument that holds fields of the model by their own names."""

UPDATED: Final = f"{MORE}: updated"
"""Where the date of a feed is given."""


def feed_fields(
    given: Mapping[str, Any], form: str, faults: Faults, *, whole: bool
) -> Fields:
    """Give what the feed itself says.

    An id is Atom's alone. Unless it is `whole`, only what a feed cannot do without.
    """
    fields: Fields = {
        "title": _text(given.get("title")),
        "home_url": _string(given.get("link")),
        "feed_url": _string(given.get("feed_url")),
        "language": given.get("language"),
        "id": _string(given.get("id")) if form == "atom" else None,
        "authors": _authors(given, FEED, faults),
    }
    if whole:
        texts = ("subtitle", "description")
        first, second = texts if form == "atom" else texts[::-1]
        fields |= {
            "description": _text(given.get(first) or given.get(second)),
            "rights": _text(given.get("feed_copyright")),
            "categories": _categories(given, FEED, faults),
            "ttl": _minutes(given.get("ttl"), faults),
        }
    return _said(fields) | more(given, Feed, FEED, faults)


class ItemReading(NamedTuple):
    """How items are read: for which format, below which page, into which faults."""

    form: str
    home: str | None
    """The feed's page, for ids that are no IRIs."""
    tag_uri: Callable[[Any, Any], str]
    """Makes the ids that Atom has for items without one."""
    faults: Faults

    def fields(self, item: Mapping[str, Any], where: str, *, whole: bool) -> Fields:
        """Give what an item says; unless `whole`, only what tells it from others."""
        published = _date(item, "pubdate", where, self.faults)
        fields: Fields = {
            "title": _text(item.get("title")),
            "url": _string(item.get("link")),
            "id": self._identity(item, published, where),
            "published": published,
            "updated": _date(item, "updateddate", where, self.faults),
        }
        if item.get("ttl") is not None:
            message = "only a feed has one (RSS 2.0); give it to the feed"
            self.faults.add(where, "ttl", message)
        if whole:
            fields |= _texts(item, self.form)
            fields |= {
                "authors": _authors(item, where, self.faults),
                "categories": _categories(item, where, self.faults),
                "comments_url": item.get("comments"),
                "rights": _text(item.get("item_copyright")),
                "enclosures": _enclosures(item, where, self.faults),
            }
        return _said(fields) | more(item, Article, where, self.faults)

    def _identity(
        self, item: Mapping[str, Any], published: datetime | None, where: str
    ) -> Any:
        given, link = _string(item.get("unique_id")), item.get("link")
        if not given:  # a tag URI has a date (RFC 4151, 2.1)
            tagged = self.form == "atom" and link and published
            return self.tag_uri(link, published) if tagged else None
        if item.get("unique_id_is_permalink") is True and uris.url_fault(given):
            message = f"{shown(given)} is no URL, and so no permalink"
            self.faults.add(where, "unique_id", message)
            return None
        home = self.home
        if home and uris.iri_fault(given) and not uris.iri_fault(home):
            names = {"": "unique_id", "text": "unique_id"}
            return self.faults.make(where, names, lambda: OpaqueId(given, home))
        return given


def more(given: Mapping[str, Any], kind: Any, where: str, faults: Faults) -> Fields:
    """Give the fields of the class that are named as the model names them."""
    fields = given.get(MORE)
    if not fields:
        return {}
    if not isinstance(fields, Mapping) or "articles" in fields:
        names = "such as {'language': 'en'}, and no articles"
        faults.add(where, MORE, f"is no dictionary of fields; give one, {names}")
        return {}
    known = [one.name for one in fields_of(kind)]
    for name in fields:
        if name not in known:
            faults.add(where, MORE, f"{kind.__name__} has no field {shown(name)}")
    return {name: value for name, value in fields.items() if name in known}


def moment(value: Any) -> datetime | None:
    """Read a date exactly; `ValueError` says what is wrong with it."""
    return None if value in _NOTHING else dates.parse(value)


def newest(feed: Mapping[str, Any], items: list[dict[str, Any]]) -> datetime | None:
    """Give the date that is given for the feed, or else that of its newest item."""
    faults = Faults()
    own = faults.make(
        FEED,
        {"": UPDATED},
        lambda: moment(more(feed, Feed, FEED, faults).get("updated")),
    )
    found = [
        when
        for number, item in enumerate(items, start=1)
        for name in ("pubdate", "updateddate")
        if (when := _date(item, name, place(number, item), faults))
    ]
    faults.done()
    return own or max(found, default=None)


FEED_ARGUMENTS: Final[Mapping[str, str]] = {
    "home_url": "link",
    "authors": "author_name",
    "rights": "feed_copyright",
    "id": "feed_guid",
    "articles": "items",
    "updated": UPDATED,
}
"""Where Django's arguments of a feed have other names than the model's fields."""

ITEM_ARGUMENTS: Final[Mapping[str, str]] = {
    "url": "link",
    "id": "unique_id",
    "published": "pubdate",
    "updated": "updateddate",
    "summary": "description",
    "authors": "author_name",
    "comments_url": "comments",
    "rights": "item_copyright",
}
"""Where Django's arguments of an item have other names than the model's fields."""


def _text(value: Any) -> Any:
    """Tell markup from plain text: what is safe to put into a page is markup."""
    if value is None or not str(value).strip():
        return None
    return Html(_string(value)) if hasattr(value, "__html__") else str(value)


def _string(value: Any) -> Any:
    """Give a plain `str`, which what Django and MarkupSafe call safe is not."""
    if value is None or type(value) is str:
        return value
    return str.__str__(str(value))  # a copy that is no subclass


def _texts(item: Mapping[str, Any], form: str) -> Fields:
    """Give the description, which is HTML as in Django, and a content of its own.

    An item of JSON Feed must have a content, so the description is it.
    """
    texts = {"summary": item.get("description"), "content": item.get("content")}
    made = {
        name: Html(_string(value))
        for name, value in texts.items()
        if value is not None and str(value).strip()
    }
    if form == "json" and "content" not in made and "summary" in made:
        made["content"] = made.pop("summary")
    return dict(made)


def _date(item: Mapping[str, Any], name: str, where: str, faults: Faults) -> Any:
    return faults.make(where, {"": name}, lambda: moment(item.get(name)))


def _authors(given: Mapping[str, Any], where: str, faults: Faults) -> list[Person]:
    name, email = given.get("author_name"), given.get("author_email")
    if not (name or email):
        return []
    person = faults.make(
        where,
        {"name": "author_name", "email": "author_email", "url": "author_link"},
        lambda: Person(
            name=name or email,  # type: ignore[arg-type]  # one of them is there
            email=email or None,
            url=given.get("author_link") or None,
        ),
    )
    return [person] if person else []


def _categories(given: Mapping[str, Any], where: str, faults: Faults) -> list[Any]:
    """Give each category once; blank ones say nothing."""
    terms = dict.fromkeys(str(one) for one in given.get("categories") or ())
    made = (
        faults.make(where, {"term": "categories"}, partial(Category, term=term))
        for term in terms
        if term.strip()
    )
    return [one for one in made if one is not None]


def _enclosures(item: Mapping[str, Any], where: str, faults: Faults) -> list[Any]:
    made = (
        faults.make(where, _OF_ENCLOSURES, partial(_enclosure, one))
        for one in item.get("enclosures") or ()
    )
    return [one for one in made if one is not None]


_OF_ENCLOSURES: Final = {
    "": "enclosures: length",
    "url": "enclosures: url",
    "type": "enclosures: mime_type",
    "length": "enclosures: length",
}


def _enclosure(given: Any) -> Enclosure:
    """Take Django's enclosure; a length that is None or blank is unknown."""
    length = "" if given.length is None else str(given.length).strip()
    if length not in _NO_LENGTH and not _WHOLE(length):
        raise ValueError(f"{shown(given.length)} is no number of bytes; give one, or 0")
    size = 0 if length in _NO_LENGTH else int(length)
    return Enclosure(url=str(given.url), type=str(given.mime_type), length=size)


def _minutes(value: Any, faults: Faults) -> int | None:
    if value is None or _WHOLE(str(value)):
        return None if value is None else int(str(value))
    faults.add(FEED, "ttl", f"{shown(value)} is no number of minutes; give one")
    return None


def _said(fields: Fields) -> Fields:
    """Leave out what says nothing, as blanks do in Django."""
    return {name: value for name, value in fields.items() if value not in _NOTHING}


_WHOLE: Final = re.compile("[0-9]{1,18}").fullmatch
_NO_LENGTH: Final = ("", "None")
_NOTHING: Final[tuple[object, ...]] = (None, "", (), [])
