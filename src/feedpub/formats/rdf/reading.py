"""RSS 1.0, read element by element in the order of its specification; 0.90 likewise."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from feedpub.formats.reading import completing, modules, values
from feedpub.formats.reading.completing import Around
from feedpub.formats.reading.elements import children, core_of, text_of
from feedpub.formats.reading.modules import DC, at_element
from feedpub.model import Image

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from feedpub.formats.reading.elements import Children
    from feedpub.formats.reading.noting import At
    from feedpub.formats.reading.tree import Tree
    from feedpub.model import Article, Feed

_RDF: Final = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_CHANNEL: Final = frozenset(
    (
        *("title", "link", "description", "image", "items", "textinput", "item"),
        f"{DC}date",
    )
)
_ITEM: Final = frozenset(("title", "link", "description", f"{DC}date"))


class Reader:
    """One document while it is read, and what items take from around them."""

    __slots__ = ("_around", "_channel", "_core", "_tree")

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        channels = (one for one in tree.root if _local(one) == "channel")
        self._channel = next(channels, tree.root)
        self._core = core_of(self._channel)
        self._around = Around("", None)

    def items(self) -> Iterator[_Element]:
        """Give the items, in the document's order."""
        yield from children(self._tree.root, self._core).get("item", ())
        if self._channel is not self._tree.root:
            yield from children(self._channel, self._core).get("item", ())

    def feed(self) -> Feed:
        """Read the whole document."""
        self._around = self._around._replace(nameless=set())
        fields, at = self.head()
        articles = map(self.article, self.items())
        return completing.feed(fields, articles, at, self._around)

    def head(self) -> tuple[dict[str, Any], At]:
        """Read all but the items, which then know what is around them."""
        at = self._tree.at("feed", self._channel)
        found = children(self._channel, self._core)
        id = values.iri(self._channel.get(f"{_RDF}about"), at.on("rdf:about"))
        home = _address(found, "link", at)
        feed_url = id if id and id != home and completing.is_page(id) else None
        others = (feed_url, self._tree.url, id)
        home = completing.home(home, others, self._site(), at)
        at = at._replace(base=at.base or home)
        title = modules.plain(found, "title", at)
        description = modules.plain(found, "description", at)
        fields = {
            "title": title,
            "home_url": home,
            "feed_url": feed_url,
            "id": id,
            "description": None if description == title else description,
            "logo": self._logo(title, at),
            "updated": modules.date(found, (f"{DC}date",), at),
            **_common(found, at),
            "extensions": modules.extensions(found, "feed", _CHANNEL, at, self.article),
        }
        self._around = Around(home, self._around.nameless)
        return fields, at

    def article(self, item: _Element) -> Article:
        """Read an item."""
        found = children(item, self._core)
        about = item.get(f"{_RDF}about")
        name = (about or text_of(found.get("link", [item])[0]) or "").strip()
        at = self._tree.at(f"article {name[:80]!r}", item)
        if at.base is None:
            at = at._replace(base=self._around.within)
        fields = {
            "title": modules.plain(found, "title", at),
            "url": _address(found, "link", at),
            "id": values.id_of(about, at.on("rdf:about"), self._around.within),
            "published": modules.date(found, (f"{DC}date", *modules.TERMS), at),
            **modules.described(modules.description(found, at), found, at),
            **_common(found, at),
        }
        if not found.keys() <= _ITEM:
            fields["extensions"] = modules.extensions(
                found, "entry", _ITEM, at, self.article
            )
        return completing.article(fields, at, self._around)

    def _site(self) -> str | None:
        links = (
            (text_of(one) or "").strip()
            for item in self.items()
            for one in children(item, self._core).get("link", ())
        )
        return next((one for one in links if one.startswith("http")), None)

    def _logo(self, title: str | None, at: At) -> Image | None:
        """Read the image; the writer fills its title in with the feed's."""
        for element in children(self._tree.root, self._core).get("image", ()):
            place = at_element(at, "image", element)
            parts = children(element, self._core)
            url = _address(parts, "url", place)
            own = values.line(modules.first(parts, "title", place), place)
            if url is not None:
                return Image(url=url, title=None if own == title else own)
        return None


def _local(element: _Element) -> str:
    return str(element.tag).rpartition("}")[2].lower()


def _address(found: Children, name: str, at: At) -> str | None:
    if name not in found:
        return None
    return values.address(modules.first(found, name, at), modules.on(found, name, at))


def _common(found: Children, at: At) -> dict[str, Any]:
    """Read what Dublin Core says of channels and items alike."""
    language = modules.first(found, f"{DC}language", at)
    return {
        "authors": modules.people(found, "creator", at),
        "contributors": modules.people(found, "contributor", at),
        "categories": tuple(modules.subjects(found, at)),
        "language": values.language(language, at.on("dc:language")),
        "rights": modules.plain(found, f"{DC}rights", at),
    }
