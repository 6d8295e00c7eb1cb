"""What partners look for in an article, read alike from RSS's item and Atom's entry."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from lxml import etree

from feedpub import values
from feedpub.html.scanning import attributes, tags, value_of
from feedpub.validator.names import ATOM, CONTENT, DC, NAMESPACES
from feedpub.validator.rule import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from feedpub.validator.context import Context
    from feedpub.validator.element import Element
    from feedpub.validator.words import Judgement

ARTICLES: Final = ("channel/item", "atom:feed/entry")
"""The places of articles in feeds that partners take."""

FEEDS: Final = ("/rss/channel", "/atom:feed")
"""The places of feeds that partners take."""

_MEDIA: Final = f"{{{NAMESPACES['media']}}}"
_MODIFIED: Final = f"{{{NAMESPACES['dcterms']}}}modified"
_WORDS: Final = ("title", "description", "text", "credit", "copyright")
_DIGITS: Final = 9
_RSS: Final = {
    "title": "title",
    "link": "link",
    "guid": "id",
    "pubDate": "published",
    _MODIFIED: "modified",
    f"{ATOM}updated": "modified",
    "description": "summary",
    f"{CONTENT}encoded": "body",
    "author": "author",
    f"{DC}creator": "author",
    "category": "category",
    f"{DC}language": "language",
}
_ATOM: Final = {
    f"{ATOM}title": "title",
    f"{ATOM}link": "link",
    f"{ATOM}id": "id",
    f"{ATOM}published": "published",
    f"{ATOM}updated": "modified",
    f"{ATOM}summary": "summary",
    f"{ATOM}content": "body",
    f"{ATOM}author": "author",
    f"{ATOM}category": "category",
    f"{DC}language": "language",
}
_NAMES: Final = {
    "title": ("<title>", "<title>"),
    "link": ("<link>", "<link>"),
    "id": ("<guid>", "<id>"),
    "published": ("<pubDate>", "<published>"),
    "summary": ("<description>", "<summary>"),
    "body": ("<content:encoded>", "<content>"),
    "author": ("<dc:creator>", "<author>"),
}
"""What the elements are called in RSS and in Atom."""

_LANGUAGE: Final = "{http://www.w3.org/XML/1998/namespace}lang"


class Picture(NamedTuple):
    """An image in Media RSS; `words` are what its captions are called."""

    element: Element
    type: str
    medium: str
    width: int | None
    height: int | None
    bytes: int | None
    words: frozenset[str]


class Story(NamedTuple):
    """An article: what it says under our names, and the elements that say it."""

    texts: dict[str, str]
    elements: dict[str, Element]
    pictures: tuple[Picture, ...]
    thumbnails: int

    def says(self, name: str) -> str:
        """Give the text of that name, empty where there is none."""
        return self.texts.get(name, "")

    @property
    def full_text(self) -> str:
        """The body or, where RSS has none, the description, as HTML."""
        return self.says("body") or self.says("summary")

    @property
    def text_element(self) -> Element | None:
        """The element that holds the full text."""
        return self.elements.get("body", self.elements.get("summary"))


def story(article: Element, context: Context) -> Story:
    """Give what the article says, worked out once for all rules."""
    return context.once(_told, (article, context))


def _told(asked: tuple[Element, Context]) -> Story:
    return read_story(*asked)


def read_story(article: Element, context: Context) -> Story:
    """Read an item of RSS or an entry of Atom."""
    table = _RSS if article.tag == "item" else _ATOM
    texts: dict[str, str] = {}
    elements: dict[str, Element] = {}
    for kid in article:
        name = table.get(kid.tag)
        text = _text(kid, name) if name else ""
        if name and text and name not in texts:
            texts[name], elements[name] = text, kid
    if table is _ATOM:
        _inherit(article, context, texts)
    thumbnails = sum(1 for _ in article.iter(f"{_MEDIA}thumbnail"))
    return Story(texts, elements, tuple(_pictures(article)), thumbnails)


def _inherit(entry: Element, context: Context, texts: dict[str, str]) -> None:
    """Add what an entry has from its feed: its authors and its language."""
    feed = entry.getparent()
    if feed is None:
        return
    author = _author_of(feed, context)
    if author:
        texts.setdefault("author", author)
    language = entry.get(_LANGUAGE) or feed.get(_LANGUAGE)
    if language:
        texts.setdefault("language", language)


def _author_of(feed: Element, context: Context) -> str | None:
    """Look for the author once: lxml goes over all entries for it."""
    known: list[str | None] = context.kept(("author", feed), [])
    if not known:
        known.append(feed.findtext(f"{ATOM}author/{ATOM}name"))
    return known[0]


def _text(kid: Element, name: str | None) -> str:
    """Give what an element says: an address, a name, or markup as HTML."""
    if kid.tag == f"{ATOM}link":
        usual = kid.get("rel", "alternate") == "alternate"
        return kid.get("href", "") if usual else ""
    if kid.tag == f"{ATOM}author":
        return (kid.findtext(f"{ATOM}name") or "").strip()
    if kid.tag == f"{ATOM}category":
        return kid.get("term", "")
    if name == "body" and kid.get("type") == "xhtml":
        return "".join(etree.tostring(one, encoding="unicode") for one in kid)  # type: ignore[call-overload]  # lxml's stubs do not know our Element
    return (kid.text or "").strip()


def _pictures(article: Element) -> Iterator[Picture]:
    """Walk over the images that Media RSS lists, in groups, too."""
    for content in article.iter(f"{_MEDIA}content"):
        type_, medium = content.get("type", "").strip(), content.get("medium", "")
        if medium != "image" and not type_.startswith("image/"):
            continue
        yield Picture(
            content,
            type_,
            medium,
            _number(content.get("width")),
            _number(content.get("height")),
            _number(content.get("fileSize")),
            _words(content, article),
        )


def _words(content: Element, article: Element) -> frozenset[str]:
    """Say what is told of a medium, by itself or around it: the innermost counts."""
    around = [content, *content.iterancestors()]
    inside = around[: around.index(article) + 1]
    return frozenset(
        name for name in _WORDS for one in inside if one.findtext(f"{_MEDIA}{name}")
    )


def _number(value: str | None) -> int | None:
    text = (value or "").strip()
    return (
        int(text)
        if text.isascii() and text.isdigit() and len(text) <= _DIGITS
        else None
    )


def absent(article: Element, told: Story, wanted: tuple[str, ...]) -> Iterator[Fault]:
    """Tell of each of these that the article does not say, by its element."""
    for key in wanted:
        if not told.says(key):
            name = _NAMES[key][article.tag != "item"]
            yield Fault(f"the article has no {name}", f"add {name}")


def addresses(html: str, tag: str, attribute: str) -> Iterator[str]:
    """Walk over what an attribute of the tags of that name says: `img`, `src`."""
    if f"<{tag}" not in html.lower():
        return
    for name, found in tags(html):
        if name == tag:
            yield next(
                (
                    value_of(one)
                    for key, one in attributes(html, found)
                    if key == attribute
                ),
                "",
            ).strip()


def has_image(article: Story) -> bool:
    """Tell whether there is an image at all, in Media RSS or in the text."""
    return bool(article.pictures) or any(addresses(article.full_text, "img", "src"))


def moment_of(date: str) -> datetime | None:
    """Give the time of a date of either kind; None where it is none."""
    return values.rfc822_datetime(date) or values.rfc3339_datetime(date)


def missing(article: Story, name: str, message: str, fix: str) -> Judgement | None:
    """Say that the article does not say something, if it does not."""
    return None if article.says(name) else (message, fix)
