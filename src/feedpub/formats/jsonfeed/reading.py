"""JSON Feed 1.0 and 1.1, read key by key in the order of the specification."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from feedpub.errors import ModelError
from feedpub.formats.reading import completing, values
from feedpub.formats.reading.completing import Around
from feedpub.formats.reading.dating import moment
from feedpub.formats.reading.noting import At
from feedpub.model import Enclosure, Hub, Person

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from feedpub.formats.reading.noting import Note
    from feedpub.model import Article, Category, Feed, Html, Image

_FEED: Final = frozenset(
    (
        *("version", "title", "home_page_url", "feed_url", "description", "items"),
        *("user_comment", "next_url", "icon", "favicon", "author", "authors", "hubs"),
        *("language", "expired"),
    )
)
_ITEM: Final = frozenset(
    (
        *("id", "url", "external_url", "title", "content_html", "content_text"),
        *("summary", "image", "banner_image", "date_published", "date_modified"),
        *("author", "authors", "tags", "language", "attachments"),
    )
)

_IN_AUTHORS: Final = frozenset(("name", "url", "avatar"))
_IN_HUBS: Final = frozenset(("type", "url"))
_IN_ATTACHMENTS: Final = frozenset(
    ("url", "mime_type", "title", "size_in_bytes", "duration_in_seconds")
)


class Reader:
    """One document while it is read, and what items take from around them."""

    __slots__ = ("_around", "_data", "_notes", "_url")

    def __init__(
        self, data: Mapping[str, Any], url: str | None, notes: list[Note]
    ) -> None:
        self._data = data
        self._url = url
        self._notes = notes
        self._around = Around("", None)

    def feed(self) -> Feed:
        """Read the whole document."""
        self._around = self._around._replace(nameless=set())
        fields, at = self.head()
        articles = self.articles(self._data, at)
        return completing.feed(fields, articles, at, self._around)

    def head(self) -> tuple[dict[str, Any], At]:
        """Read all but the items, which then know what is around them."""
        data = self._data
        at = At(self._notes, "feed", base=self._url, content_base=self._url)
        feed_url = _address(data, "feed_url", at)
        at = at._replace(base=at.base or feed_url)
        home = _address(data, "home_page_url", at)
        others = (feed_url, self._url)
        home = completing.home(home, others, self._site(at), at)
        at = at._replace(base=at.base or home)
        self._around = Around(home, self._around.nameless)
        return {
            "title": _plain(data, "title", at),
            "home_url": home,
            "feed_url": feed_url,
            "description": _plain(data, "description", at),
            "user_comment": _plain(data, "user_comment", at),
            "next_url": _address(data, "next_url", at),
            "icon": _image(data, "icon", at),
            "favicon": _image(data, "favicon", at),
            "authors": tuple(_authors(data, at)),
            "language": _language(data, at),
            "expired": data.get("expired") is True or None,
            "hubs": tuple(_hubs(data, at)),
            "extensions": _extensions(data, _FEED, "feed", at, self.article),
        }, at

    def articles(self, data: Mapping[str, Any], at: At) -> Iterator[Article]:
        """Read the items, and note what else is among them."""
        return map(self.article, _listed(data, "items", at))

    def article(self, item: Mapping[str, Any]) -> Article:
        """Read an item."""
        name = str(item.get("id") or item.get("url") or item.get("title") or "")
        where = f"article {name[:80]!r}" if name else "article without a name"
        base = self._url or self._around.within
        at = At(self._notes, where, base=base, content_base=self._url)
        return completing.article(
            {
                "id": values.id_of(
                    _said(item, "id", at), at.on("id"), self._around.within
                ),
                "url": _address(item, "url", at),
                "external_url": _address(item, "external_url", at),
                "title": _plain(item, "title", at),
                **_content(item, at),
                "summary": _plain(item, "summary", at),
                "image": _image(item, "image", at),
                "banner_image": _image(item, "banner_image", at),
                "published": _date(item, "date_published", at),
                "updated": _date(item, "date_modified", at),
                "authors": tuple(_authors(item, at)),
                "categories": tuple(_tags(item, at)),
                "language": _language(item, at),
                "enclosures": tuple(_attachments(item, at)),
                "extensions": _extensions(item, _ITEM, "entry", at, self.article),
            },
            at,
            self._around,
        )

    def _site(self, at: At) -> str | None:
        """Give the address of the first item that has one."""
        quiet = at._replace(notes=[])
        pages = (
            url
            for item in _listed(self._data, "items", quiet)
            if (url := str(item.get("url"))).startswith(("https://", "http://"))
        )
        return next(pages, None)


def _said(data: Mapping[str, Any], key: str, at: At) -> str | None:
    """Give a member's text; a number is what some write for a string."""
    value = data.get(key)
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        at.on(key).mended(f"{value!r} is a number, not a string")
        return str(value)
    at.on(key).dropped(f"it is {type(value).__name__}, not a string")
    return None


def _listed(
    data: Mapping[str, Any], key: str, at: At, known: frozenset[str] | None = None
) -> Iterator[Mapping[str, Any]]:
    """Give the objects of an array, and note what else is in it, and in them."""
    value = data.get(key)
    if value is not None and not isinstance(value, list):
        at.on(key).dropped("it is no array")
        return
    for one in value or ():
        if isinstance(one, Mapping):
            for name in sorted(one.keys() - known) if known is not None else ():
                at.on(key).dropped(f"{name[:40]!r} in it has no place in the model")
            yield one
        else:
            at.on(key).dropped(f"{str(one)[:40]!r} in it is no object")


def _plain(data: Mapping[str, Any], key: str, at: At) -> str | None:
    return values.plain(_said(data, key, at), at.on(key))


def _address(data: Mapping[str, Any], key: str, at: At) -> str | None:
    return values.address(_said(data, key, at), at.on(key))


def _image(data: Mapping[str, Any], key: str, at: At) -> Image | None:
    return values.image(_said(data, key, at), at.on(key))


def _date(data: Mapping[str, Any], key: str, at: At) -> datetime | None:
    return moment(_said(data, key, at) or "", at.on(key))


def _language(data: Mapping[str, Any], at: At) -> str | None:
    return values.language(_said(data, "language", at), at.on("language"))


def _content(item: Mapping[str, Any], at: At) -> dict[str, Html | str | None]:
    """Give the HTML with the text beside it, or the text alone."""
    place = at.on("content_html")
    text = _plain(item, "content_text", at)
    html = values.plain(_said(item, "content_html", at), place)
    if html is None:
        return {"content": text}
    return {"content": values.markup(html, place), "content_text": text}


def _authors(data: Mapping[str, Any], at: At) -> Iterator[Person]:
    """Give the authors; JSON Feed 1.0 had one, in `author`."""
    listed = [*_listed(data, "authors", at, _IN_AUTHORS)]
    single = data.get("author")
    if not listed and isinstance(single, Mapping):
        listed = [single]
    for one in listed:
        place = at.on("authors")
        name = values.line(_said(one, "name", place), place)
        url = _address(one, "url", place)
        avatar = _address(one, "avatar", place)
        if name is None and (url or avatar):
            place.mended("one has no name; the address stands in")
        if name or url or avatar:
            yield Person(name=name or url or str(avatar), url=url, avatar=avatar)


def _hubs(data: Mapping[str, Any], at: At) -> Iterator[Hub]:
    for one in _listed(data, "hubs", at, _IN_HUBS):
        place = at.on("hubs")
        url = _address(one, "url", place)
        if url is not None:
            yield Hub(url=url, type=_said(one, "type", place) or "WebSub")


def _tags(item: Mapping[str, Any], at: At) -> Iterator[Category]:
    tags = item.get("tags")
    place = at.on("tags")
    for tag in tags if isinstance(tags, list) else ():
        if not isinstance(tag, str):
            place.mended(f"{str(tag)[:40]!r} is no string")
        made = values.category(str(tag), place)
        if made is not None:
            yield made


def _attachments(item: Mapping[str, Any], at: At) -> Iterator[Enclosure]:
    for one in _listed(item, "attachments", at, _IN_ATTACHMENTS):
        place = at.on("attachments")
        url = _address(one, "url", place)
        if url is None:
            place.dropped("one has no address")
            continue
        type = values.media_type(_said(one, "mime_type", place), url, place)
        size, duration = one.get("size_in_bytes"), one.get("duration_in_seconds")
        title = values.line(_said(one, "title", place), place)
        length = _number(size, "size_in_bytes", place) or 0
        seconds = _number(duration, "duration_in_seconds", place)
        try:
            yield Enclosure(
                url=url, type=type, length=int(length), duration=seconds, title=title
            )
        except ModelError as error:
            place.dropped("; ".join(one.message for one in error.problems))


def _number(value: Any, key: str, at: At) -> float | None:
    if value is None:
        return None
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        if 0 <= value < 2**63:
            return value
    elif isinstance(value, str) and value.isdecimal() and len(value) < 19:
        at.on(key).mended(f"{value!r} is a string, not a number")
        return int(value)
    at.on(key).dropped(f"{str(value)[:40]!r} is no number of 0 or more")
    return None


def _extensions(
    data: Mapping[str, Any],
    known: frozenset[str],
    place: str,
    at: At,
    article: Callable[[Any], Article],
) -> Any:
    left = {name: value for name, value in data.items() if name not in known}
    if not left:
        return ()
    from feedpub.namespaces import reading, types  # noqa: PLC0415 - few feeds need it

    made, unread = reading.members(left, place, types(), article)
    for one in unread:
        at.on(str(one.what)[:40]).dropped(one.reason)
    return made
