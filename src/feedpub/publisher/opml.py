"""Lists of feeds as OPML 2.0, which readers import and export as subscriptions.

Source: OPML 2.0, "Subscription lists". Only what such a list says is kept: outlines
with feeds, and the folders that they are in.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from feedpub import dates
from feedpub.arguments import expect
from feedpub.errors import ModelError, Problem, ReadError
from feedpub.formats.reading import At
from feedpub.model import Feed, checks
from feedpub.model.checks import Fields, refuse, shown
from feedpub.model.text import as_plain
from feedpub.reading.files import data_of
from feedpub.uris import to_uri
from feedpub.validator.document.encoding import decode
from feedpub.validator.document.prolog import read_prolog
from feedpub.xml import clean, escape, escape_attribute

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import datetime
    from pathlib import Path

    from lxml.etree import _Element

    from feedpub.dates import When
    from feedpub.formats.reading import Note

MEDIA_TYPE: Final = "text/x-opml"
FILE_NAME: Final = "feeds.opml"
_DEEPEST: Final = 100
_LARGEST: Final = 50_000_000
_HEAD: Final = 65_536
_SPELLED: Final = {"xmlurl": "xmlUrl", "htmlurl": "htmlUrl"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscription:
    """A feed that one can subscribe to: an outline of type `rss`, whatever its format.

    OPML: text and title, xmlUrl, htmlUrl, description, language.
    """

    title: str
    feed_url: str
    home_url: str | None = None
    description: str | None = None
    language: str | None = None

    def __post_init__(self) -> None:
        if faults := _SUBSCRIPTION.faults(self):
            refuse("subscription", self.title, faults)

    @classmethod
    def to(cls, feed: Feed) -> Subscription:
        """Make one of a feed, which must have its feed_url."""
        return cls(
            title=as_plain(feed.title) or feed.home_url,
            feed_url=_address_of(feed),
            home_url=feed.home_url,
            description=as_plain(feed.description),
            language=feed.language,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Folder:
    """Subscriptions under a heading; folders may hold folders."""

    title: str
    outlines: tuple[Subscription | Folder, ...] = ()

    if TYPE_CHECKING:  # what the constructor takes is wider than what it stores

        def __init__(
            self, *, title: str, outlines: Iterable[Subscription | Folder | Feed] = ()
        ) -> None: ...

    def __post_init__(self) -> None:
        if faults := _FOLDER.faults(self):
            refuse("folder", self.title, faults)


@dataclass(frozen=True, slots=True, kw_only=True)
class SubscriptionList:
    """A list of feeds; one without any outline is no OPML.

    `modified` is the date of the list, never the present moment.
    """

    title: str
    outlines: tuple[Subscription | Folder, ...]
    modified: datetime | None = None
    owner_name: str | None = None
    owner_email: str | None = None

    if TYPE_CHECKING:  # what the constructor takes is wider than what it stores

        def __init__(
            self,
            *,
            title: str,
            outlines: Iterable[Subscription | Folder | Feed],
            modified: When | None = None,
            owner_name: str | None = None,
            owner_email: str | None = None,
        ) -> None: ...

    def __post_init__(self) -> None:
        if faults := _LIST.faults(self):
            refuse("list", self.title, faults)

    @property
    def subscriptions(self) -> tuple[Subscription, ...]:
        """All of them, out of their folders, in order."""
        return tuple(_flat(self.outlines))


def write_opml(subscriptions: SubscriptionList) -> bytes:
    """Give the list as OPML 2.0; the same list gives the same bytes."""
    wanted = "SubscriptionList(title=..., outlines=[...])"
    expect("subscriptions", subscriptions, SubscriptionList, wanted)
    return b"".join(
        (
            b'<?xml version="1.0" encoding="utf-8"?>\n<opml version="2.0">\n<head>\n',
            _element(b"title", subscriptions.title),
            _element(
                b"dateModified",
                dates.rss(subscriptions.modified) if subscriptions.modified else None,
            ),
            _element(b"ownerName", subscriptions.owner_name),
            _element(b"ownerEmail", subscriptions.owner_email),
            b"</head>\n<body>\n",
            *map(_outline, subscriptions.outlines),
            b"</body>\n</opml>\n",
        )
    )


def read_opml(
    source: bytes | str | Path, *, notes: list[Note] | None = None
) -> SubscriptionList:
    """Read a list of feeds, from its bytes or from the file of that path.

    Outlines that are neither feeds nor folders are left out, as is what is wrong in
    one that is; `notes` gets what was left out or mended. `ReadError` says why a
    document is no such list.
    """
    expect("notes", notes, list, "a list to fill", or_none=True)
    data = data_of(source, _LARGEST)
    name = "the list" if isinstance(source, bytes) else str(source)
    try:
        return _list(_root(data), At([] if notes is None else notes, "list"))
    except ValueError as error:
        raise ReadError(f"{name}: {error}") from None


def is_opml(data: bytes) -> bool:
    """Tell by its root whether a document is OPML, however broken it is inside."""
    return read_prolog(decode(data[:_HEAD]).data).root == "opml"


def _list(root: _Element, at: At) -> SubscriptionList:
    """Read the list; `ValueError` says why it is none."""
    body = root.find("body")
    if root.tag != "opml" or body is None:
        raise ValueError(f"<{root.tag!s}> is no OPML with a body; give a list of feeds")
    head = {str(one.tag): _line(one.text) for one in root.iterfind("head/*")}
    outlines = tuple(_read(body, 0, at))
    if not outlines:
        raise ValueError("the OPML names no feed: no outline has an xmlUrl")
    return SubscriptionList(
        title=head.get("title") or "Feeds",
        outlines=outlines,
        modified=_sound(checks.date, head, "dateModified", at),
        owner_name=head.get("ownerName"),
        owner_email=_sound(checks.email, head, "ownerEmail", at),
    )


def _outline(outline: Subscription | Folder) -> bytes:
    if isinstance(outline, Folder):
        inside = b"".join(map(_outline, outline.outlines))
        attributes = _attributes(text=outline.title, title=outline.title)
        return b"<outline%b>\n%b</outline>\n" % (attributes, inside)
    return b"<outline%b/>\n" % _attributes(
        type="rss",
        text=outline.title,
        title=outline.title,
        xmlUrl=to_uri(outline.feed_url),
        htmlUrl=outline.home_url and to_uri(outline.home_url),
        description=outline.description,
        language=outline.language,
    )


def _element(name: bytes, value: str | None) -> bytes:
    return b"<%b>%b</%b>\n" % (name, escape(value), name) if value else b""


def _attributes(**attributes: str | None) -> bytes:
    return b"".join(
        b' %b="%b"' % (name.encode(), escape_attribute(value))
        for name, value in attributes.items()
        if value
    )


def _flat(outlines: Iterable[Subscription | Folder]) -> Iterator[Subscription]:
    for outline in outlines:
        if isinstance(outline, Folder):
            yield from _flat(outline.outlines)
        else:
            yield outline


def _address_of(feed: Feed) -> str:
    if feed.feed_url is None:
        message = "is missing; a subscription is to the feed's own address"
        where = f"feed {as_plain(feed.title)!r}"
        raise ModelError([Problem(where, "feed_url", message)])
    return feed.feed_url


def _root(data: bytes) -> _Element:
    """Parse with nothing fetched and no entity expanded."""
    from lxml import etree  # noqa: PLC0415 - writing does without it

    if len(data) > _LARGEST:
        raise ValueError("is larger than 50 MB; give a list of feeds")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True
    )
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        line = f"line {error.lineno}: " if error.lineno else ""
        raise ValueError(f"{line}is not well-formed XML: {error.msg}") from None


def _read(element: _Element, depth: int, at: At) -> Iterator[Subscription | Folder]:
    if depth > _DEEPEST:
        raise ValueError(f"has outlines more than {_DEEPEST} deep")
    for outline in element.iterchildren("outline"):
        title = _line(outline.get("title")) or _line(outline.get("text"))
        where = f"outline {shown(title)}" if title else "outline"
        place = at._replace(where=where, line=outline.sourceline)
        given = _given(outline, place)
        url = _sound(checks.url, given, "xmlUrl", place)
        if url is not None:
            yield _subscription(given, title or url, url, place)
        inside = tuple(_read(outline, depth + 1, at))
        if inside and title and url is None:
            yield Folder(title=title, outlines=inside)
            continue
        if not inside and url is None:
            place.on("xmlUrl").dropped("it is missing, and no feed is inside")
        yield from inside


def _given(outline: _Element, at: At) -> dict[str, str | None]:
    """Give the attributes by their names; OPML tells `xmlUrl` from `xmlurl`.

    Lists written by hand and by old programs have the latter, so it is taken for what
    it means unless the right one is there too.
    """
    given = {str(name): _line(value) for name, value in outline.attrib.items()}
    for name in tuple(given):
        right = _SPELLED.get(name.lower(), name)
        if right not in given:
            given[right] = given[name]
            at.on(name).mended(f"it is spelled {right}")
    return given


def _subscription(
    given: Mapping[str, str | None], title: str, url: str, at: At
) -> Subscription:
    return Subscription(
        title=title,
        feed_url=url,
        home_url=_sound(checks.url, given, "htmlUrl", at),
        description=given.get("description"),
        language=_sound(checks.language, given, "language", at),
    )


def _line(text: Any) -> str | None:
    """Give text on one line, without what no line can hold; None for nothing."""
    return " ".join(clean(str(text))[0].split()) if text else None


def _sound(
    check: checks.Check, given: Mapping[str, str | None], name: str, at: At
) -> Any:
    if not (text := given.get(name)):
        return None
    try:
        return check(text)
    except ValueError as error:
        at.on(name).dropped(str(error))
        return None


def _item(value: Any) -> Subscription | Folder:
    if isinstance(value, Feed):
        return Subscription.to(value)
    if not isinstance(value, (Subscription, Folder)):
        found = type(value).__name__
        raise ValueError(f"{shown(value)} is {found}, no Subscription or Folder")
    return value


def _filled(value: Any) -> Any:
    outlines = checks.all_of(_item)(value)
    if not outlines:
        raise ValueError("is empty; OPML needs an outline or more")
    return outlines


_SUBSCRIPTION: Final = Fields(
    {
        "title": checks.plain,
        "feed_url": checks.url,
        "home_url": checks.url,
        "description": checks.lines,
        "language": checks.language,
    },
    required=("title", "feed_url"),
)
_FOLDER: Final = Fields(
    {"title": checks.plain, "outlines": checks.all_of(_item)}, required=("title",)
)
_LIST: Final = Fields(
    {
        "title": checks.plain,
        "outlines": _filled,
        "modified": checks.date,
        "owner_name": checks.plain,
        "owner_email": checks.email,
    },
    required=("title", "outlines"),
)
