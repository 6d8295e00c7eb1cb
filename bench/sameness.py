"""Whether two documents say the same, as a parser sees them.

Compared are the title of the feed, the number and the order of the articles, and of
each article id, title, link, author, e-mail, categories, summary, content, and the
dates as moments. RSS has no date of a change, JSON Feed no e-mail. Not compared is
what the sides add of their own: generator, docs, the date of the build.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Final, NamedTuple

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

ATOM: Final = "{http://www.w3.org/2005/Atom}"
CONTENT: Final = "{http://purl.org/rss/1.0/modules/content/}encoded"
RSS_LACKS: Final = frozenset({"updated"})
JSON_LACKS: Final = frozenset({"email"})


class Seen(NamedTuple):
    """One article as a reader gets it; None is what the document does not say."""

    id: str | None
    title: str | None
    link: str | None
    author: str | None
    email: str | None
    categories: tuple[str, ...]
    published: datetime | None
    updated: datetime | None
    summary: str | None
    content: str | None


class Document(NamedTuple):
    """A feed's title and its articles."""

    title: str | None
    articles: tuple[Seen, ...]


class DifferentWorkError(Exception):
    """Two sides did not write the same, so that their times cannot be compared."""


def read(document: bytes) -> Document:
    """Read RSS, Atom or JSON Feed, told apart by how they begin."""
    if document.lstrip()[:1] == b"{":
        return _json(json.loads(document))
    root = etree.fromstring(document)
    return _atom(root) if root.tag == f"{ATOM}feed" else _rss(root)


def demand_same(
    documents: Mapping[str, bytes],
    *,
    ignored: frozenset[str] = frozenset(),
    stripped: bool = False,
) -> None:
    """Raise unless all documents say the same, saying which article differs first.

    White space around texts does not count if they are `stripped`.
    """
    (first, ours), *others = documents.items()
    seen = _stripped(read(ours)) if stripped else read(ours)
    for name, document in others:
        other = _stripped(read(document)) if stripped else read(document)
        if fault := _difference(seen, other, ignored):
            raise DifferentWorkError(f"{first} and {name} differ: {fault}")


def _stripped(document: Document) -> Document:
    articles = (
        Seen(*(each.strip() if isinstance(each, str) else each for each in article))
        for article in document.articles
    )
    return Document((document.title or "").strip(), tuple(articles))


def _difference(ours: Document, theirs: Document, ignored: frozenset[str]) -> str:
    if ours.title != theirs.title:
        return f"the feed's title is {ours.title!r} and {theirs.title!r}"
    if len(ours.articles) != len(theirs.articles):
        return f"{len(ours.articles)} and {len(theirs.articles)} articles"
    for number, pair in enumerate(zip(ours.articles, theirs.articles, strict=True)):
        for name, one, other in zip(Seen._fields, *pair, strict=True):
            if name not in ignored and one != other:
                return f"{name} of article {number} is {one!r} and {other!r}"
    return ""


def _rss(root: Any) -> Document:
    channel = root.find("channel")
    items = channel.iterfind("item")
    return Document(channel.findtext("title"), tuple(_item(item) for item in items))


def _item(item: Any) -> Seen:
    email, _, name = (item.findtext("author") or "").partition(" ")
    return Seen(
        id=item.findtext("guid"),
        title=item.findtext("title"),
        link=item.findtext("link"),
        author=name.strip("()"),
        email=email,
        categories=tuple(each.text for each in item.iterfind("category")),
        published=_moment(item.findtext("pubDate"), parsedate_to_datetime),
        updated=None,
        summary=item.findtext("description"),
        content=item.findtext(CONTENT),
    )


def _atom(root: Any) -> Document:
    entries = root.iterfind(f"{ATOM}entry")
    return Document(
        root.findtext(f"{ATOM}title"), tuple(_entry(entry) for entry in entries)
    )


def _entry(entry: Any) -> Seen:
    links = [
        link.get("href")
        for link in entry.iterfind(f"{ATOM}link")
        if link.get("rel", "alternate") == "alternate"
    ]
    return Seen(
        id=entry.findtext(f"{ATOM}id"),
        title=entry.findtext(f"{ATOM}title"),
        link=" ".join(links),
        author=entry.findtext(f"{ATOM}author/{ATOM}name"),
        email=entry.findtext(f"{ATOM}author/{ATOM}email"),
        categories=tuple(
            each.get("term") for each in entry.iterfind(f"{ATOM}category")
        ),
        published=_moment(entry.findtext(f"{ATOM}published"), datetime.fromisoformat),
        updated=_moment(entry.findtext(f"{ATOM}updated"), datetime.fromisoformat),
        summary=entry.findtext(f"{ATOM}summary"),
        content=entry.findtext(f"{ATOM}content"),
    )


def _json(feed: Any) -> Document:
    return Document(feed["title"], tuple(_json_item(item) for item in feed["items"]))


def _json_item(item: Any) -> Seen:
    return Seen(
        id=item["id"],
        title=item.get("title"),
        link=item.get("url"),
        author=" ".join(author["name"] for author in item["authors"]),
        email=None,
        categories=tuple(item["tags"]),
        published=_moment(item.get("date_published"), datetime.fromisoformat),
        updated=_moment(item.get("date_modified"), datetime.fromisoformat),
        summary=item.get("summary"),
        content=item.get("content_html"),
    )


def _moment(text: str | None, parse: Callable[[str], datetime]) -> datetime | None:
    return None if text is None else parse(text).astimezone(UTC)
