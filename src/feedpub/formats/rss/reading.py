"""RSS 2.0, read element by element in the order of its specification.

RSS 0.91 to 0.94 are RSS 2.0 with less in it. Elements are known by their small names,
and those in the root's namespace count as RSS's own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from feedpub.errors import ModelError
from feedpub.formats.reading import completing, constructs, modules, values
from feedpub.formats.reading.completing import Around
from feedpub.formats.reading.dating import moment
from feedpub.formats.reading.elements import children, text_of
from feedpub.formats.reading.linking import is_bare, link
from feedpub.formats.reading.modules import ATOM, DC, at_element
from feedpub.model import Cloud, Image, Person, Source
from feedpub.model.feed import DAYS
from feedpub.uris import uri_fault

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from lxml.etree import _Element

    from feedpub.formats.reading.elements import Children
    from feedpub.formats.reading.noting import At
    from feedpub.formats.reading.tree import Tree
    from feedpub.model import Article, Category, Enclosure, Feed

_CHANNEL: Final = frozenset(
    (
        *("title", "link", "description", "language", "copyright", "managingeditor"),
        *("webmaster", "pubdate", "lastbuilddate", "category", "generator", "cloud"),
        *("ttl", "image", "skiphours", "skipdays", "item", "docs", "rating"),
        *("textinput", "items"),
    )
)
_ITEM: Final = frozenset(
    (
        *("title", "link", "description", "author", "category", "comments"),
        *("enclosure", "guid", "pubdate", "source"),
    )
)
_NO_PLACE: Final = ("docs", "rating", "textinput")
_DATES: Final = ("pubdate", f"{DC}date", f"{ATOM}published", *modules.TERMS)
_KNOWN_IN_ITEM: Final = _ITEM | {
    ATOM + name for name in ("author", "content", "published", "summary", "updated")
}


class Reader:
    """One document while it is read, and what articles take from around them."""

    __slots__ = ("_around", "_core", "_tree")

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self._core = tree.core
        self._around = Around("", None)

    def items(self) -> Iterator[_Element]:
        """Give the items, which some put beside the channel."""
        for channel in self._channels():
            yield from children(channel, self._core).get("item", ())
        yield from children(self._tree.root, self._core).get("item", ())

    def feed(self) -> Feed:
        """Read the whole document."""
        self._around = self._around._replace(nameless=set())
        fields, at = self.head()
        articles = map(self.article, self.items())
        return completing.feed(fields, articles, at, self._around)

    def head(self) -> tuple[dict[str, Any], At]:
        """Read all of the channel but its items, which then know what is around."""
        channel = next(self._channels(), self._tree.root)
        at = self._tree.at("feed", channel)
        found = children(channel, self._core)
        links = modules.feed_links(found, at)
        home = self._home(found, links, at)
        at = at._replace(base=at.base or home)
        title = modules.plain(found, "title", at)
        fields = {
            "title": title,
            "home_url": home,
            **links,
            **self._channel(found, title, at),
        }
        self._around = Around(home, self._around.nameless)
        return fields, at

    def article(self, item: _Element) -> Article:
        """Read an item."""
        found = children(item, self._core)
        at = self._tree.at(_name(found), item)
        if at.base is None:
            at = at._replace(base=self._around.within)
        guid, url = self._named(found, at)
        fields = {
            "title": modules.plain(found, "title", at),
            "url": url,
            "id": guid,
            "published": modules.date(found, _DATES, at) or _start(item, at),
            "updated": modules.date(found, (f"{ATOM}updated",), at),
            **self._texts(found, at),
            "authors": modules.authors(found, "author", at)
            or tuple(constructs.people(found, f"{ATOM}author", ATOM, at)),
            "contributors": modules.people(found, "contributor", at),
            "categories": (*_categories(found, at), *modules.subjects(found, at)),
            "enclosures": tuple(_enclosures(found, at)),
            **_seldom(found, at),
        }
        if not found.keys() <= _ITEM:
            fields["extensions"] = modules.extensions(
                found, "entry", _KNOWN_IN_ITEM, at, self.article
            )
        if fields["content"] is None and url is None:
            fields["content"] = fields.pop("summary")
        return completing.article(fields, at, self._around)

    def _channels(self) -> Iterator[_Element]:
        yield from children(self._tree.root, self._core).get("channel", ())

    def _home(self, found: Children, links: dict[str, Any], at: At) -> str:
        base = at.base or links["feed_url"]
        given = _address(found, "link", at._replace(base=base))
        items = found.get("item", ())
        pages = (
            text
            for item in items
            for one in children(item, self._core).get("link", ())
            if (text := (text_of(one) or "").strip()).startswith("http")
        )
        others = (links["feed_url"], self._tree.url)
        return completing.home(given, others, next(pages, None), at)

    def _channel(self, found: Children, title: str | None, at: At) -> dict[str, Any]:
        """Read the channel's own elements, but for its title and links."""
        description = modules.plain(found, "description", at)
        for name in _NO_PLACE:
            if name in found:
                modules.on(found, name, at).dropped("the model has no place for it")
        return {
            "description": None if description == title else description,
            "language": _language(found, "language", at)
            or _language(found, f"{DC}language", at),
            "rights": modules.plain(found, "copyright", at)
            or modules.plain(found, f"{DC}rights", at),
            "authors": modules.authors(found, "managingeditor", at),
            "contributors": modules.people(found, "contributor", at),
            "webmaster": _webmaster(found, at),
            "published": modules.date(found, ("pubdate",), at),
            "updated": modules.date(found, ("lastbuilddate", f"{DC}date"), at),
            "categories": (*_categories(found, at), *modules.subjects(found, at)),
            "generator": values.line(modules.first(found, "generator", at), at),
            "cloud": _cloud(found, at),
            "ttl": values.number(
                modules.first(found, "ttl", at), at.on("ttl"), 1, 10**9
            ),
            "logo": _image(found, title, self._core, at),
            "skip_hours": tuple(_hours(found, self._core, at)),
            "skip_days": tuple(_days(found, self._core, at)),
            "extensions": modules.extensions(found, "feed", _CHANNEL, at, self.article),
        }

    def _texts(self, found: Children, at: At) -> dict[str, Any]:
        """Read summary and content, which some borrow from Atom."""
        texts = modules.described(modules.description(found, at), found, at)
        for name in ("summary", "content"):
            if texts[name] is None:
                texts[name] = constructs.text(found, f"{ATOM}{name}", at)
        return texts

    def _named(self, found: Children, at: At) -> tuple[Any, str | None]:
        """Give the id, and the page: the link, or else the permalink."""
        guid, permalink = self._guid(found, at)
        url = self._link(found, at) or permalink
        if permalink is not None and url != permalink:
            at.on("guid").mended("it is a page beside the link, read as an id alone")
        return guid, url

    def _guid(self, found: Children, at: At) -> tuple[Any, str | None]:
        """Give the id, and the address that it is as well."""
        elements = found.get("guid")
        if not elements:
            return None, None
        place = at_element(at, "guid", elements[0])
        text = modules.first(found, "guid", at)
        id = values.id_of(text, place, self._around.within)
        flag = {name.lower(): value for name, value in elements[0].attrib.items()}
        permanent = str(flag.get("ispermalink", "true")).strip().lower() != "false"
        is_url = isinstance(id, str) and id.startswith(("https://", "http://"))
        if id is not None and permanent and not is_url:
            place.mended(f"{str(id)!r} is no address, so it is read as no permalink")
        return id, str(id) if is_url and permanent else None

    def _link(self, found: Children, at: At) -> str | None:
        """Give the page: link, or an Atom link in its place."""
        if url := _address(found, "link", at):
            return url
        for element in found.get(modules.ATOM_LINK, ()):
            if (element.get("rel") or "alternate").strip() == "alternate":
                place = at_element(at, "atom:link", element)
                return values.address(element.get("href"), place)
        return None


def _start(item: _Element, at: At) -> datetime | None:
    """Give the start of a live item, which need not have a date (Podcasting 2.0)."""
    if not str(item.tag).endswith("}liveItem"):
        return None
    start = moment(item.get("start", ""), at.on("published"))
    if start is not None:
        at.on("published").mended("it is missing; the start of the stream stands in")
    return start


def _name(found: Children) -> str:
    """Name an item by its guid, link or title, for notes."""
    for name in ("guid", "link", "title"):
        for element in found.get(name, ()):
            if text := (text_of(element) or "").strip():
                return f"article {text[:80]!r}"
    return "article without a name"


def _address(found: Children, name: str, at: At) -> str | None:
    elements = found.get(name)
    if elements is None:
        return None
    place = at_element(at, name, elements[0])
    text = modules.first(found, name, at) or elements[0].get("href")
    return values.address(text, place)


def _language(found: Children, name: str, at: At) -> str | None:
    return values.language(modules.first(found, name, at), at.on("language"))


def _webmaster(found: Children, at: At) -> Person | None:
    place = at.on("webMaster")
    person = values.mailbox(modules.first(found, "webmaster", at), place)
    if person is not None and person.email is None:
        place.dropped(f"{person.name!r} has no e-mail")
        return None
    return person


def _categories(found: Children, at: At) -> Iterator[Category]:
    for element in found.get("category", ()):
        place = at_element(at, "category", element)
        domain = element.get("domain")
        if (
            made := values.category(text_of(element), place, scheme=domain)
        ) is not None:
            yield made


def _cloud(found: Children, at: At) -> Cloud | None:
    for element in found.get("cloud", ()):
        place = at_element(at, "cloud", element)
        domain = (element.get("domain") or "").strip()
        if not domain or set(domain) & set("/@?#:") or uri_fault(f"http://{domain}/"):
            place.dropped(f"{domain[:80]!r} is no name of a host")
            continue
        try:
            return Cloud(
                domain=domain,
                port=values.number(element.get("port"), place, 1, 65535) or 80,
                path=element.get("path") or "",
                register_procedure=element.get("registerProcedure") or None,
                protocol=(element.get("protocol") or "").lower(),
            )
        except ModelError as error:
            place.dropped("; ".join(one.message for one in error.problems))
    return None


def _image(found: Children, title: str | None, core: str, at: At) -> Image | None:
    """Read the logo; a title that is the feed's own is what the writer fills in."""
    for element in found.get("image", ()):
        place = at_element(at, "image", element)
        parts = children(element, core)
        url = _address(parts, "url", place)
        if url is None:
            continue
        own = values.line(modules.first(parts, "title", place), place)
        width = values.number(modules.first(parts, "width", place), place, 1, 10**6)
        height = values.number(modules.first(parts, "height", place), place, 1, 10**6)
        about = values.line(modules.first(parts, "description", place), place)
        return Image(
            url=url,
            title=None if own == title else own,
            width=width,
            height=height,
            description=about,
        )
    return None


def _hours(found: Children, core: str, at: At) -> Iterable[int]:
    """Give the hours; 24 is what some write for midnight (RSS Profile 4.1.1.16)."""
    hours: dict[int, None] = {}
    for element in found.get("skiphours", ()):
        for one in children(element, core).get("hour", ()):
            hour = values.number(text_of(one), at_element(at, "hour", one), 0, 24)
            if hour is not None:
                hours[hour % 24] = None
    return hours


def _days(found: Children, core: str, at: At) -> Iterable[str]:
    days: dict[str, None] = {}
    for element in found.get("skipdays", ()):
        for one in children(element, core).get("day", ()):
            day = (text_of(one) or "").strip().title()
            if day in DAYS:
                days[day] = None
            else:
                at_element(at, "day", one).dropped(f"{day[:40]!r} is no day")
    return days


def _enclosures(found: Children, at: At) -> Iterator[Enclosure]:
    for element in found.get("enclosure", ()):
        made = values.enclosure(
            element.get("url"),
            at_element(at, "enclosure", element),
            type=element.get("type"),
            length=element.get("length"),
        )
        if made is not None:
            yield made


def _seldom(found: Children, at: At) -> dict[str, Any]:
    """Read what few items have."""
    return {
        "language": _language(found, f"{DC}language", at),
        "rights": modules.plain(found, f"{DC}rights", at),
        "comments_url": _address(found, "comments", at),
        "source": _source(found, at),
        **_links(found, at),
    }


def _source(found: Children, at: At) -> Source | None:
    for element in found.get("source", ()):
        place = at_element(at, "source", element)
        url = values.address(element.get("url"), place)
        title = values.line(text_of(element), place)
        if url is not None:
            return Source(title=title or url, url=url)
        place.dropped("it does not say which feed it means")
    return None


def _links(found: Children, at: At) -> dict[str, Any]:
    """Read the Atom links; the first one, if it says only "related", is the subject."""
    elements = found.get(modules.ATOM_LINK)
    if not elements:
        return {}
    links = [
        made
        for element in elements
        for made in link(element, at_element(at, "atom:link", element))
    ]
    subject = None
    if links and links[0].rel == "related" and is_bare(links[0]):
        subject = links.pop(0).url
    return {"external_url": subject, "links": links}
