"""Atom 1.0, read element by element in the order of its specification (RFC 4287).

Atom 0.3 had other names for some elements, and told markup by `mode`; both are read.
Elements in the root's namespace count as Atom's own, whichever that is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from feedpub.formats.atom.links import entry_links, feed_links, own_address
from feedpub.formats.reading import completing, constructs, modules, values
from feedpub.formats.reading.completing import Around
from feedpub.formats.reading.elements import XML, children, text_of
from feedpub.model import Source
from feedpub.model.text import as_plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from feedpub.formats.reading.elements import Children
    from feedpub.formats.reading.noting import At
    from feedpub.formats.reading.tree import Tree
    from feedpub.model import Article, Category, Feed, Image, Person, Text

_LANG: Final = f"{XML}lang"
_FEED: Final = frozenset(
    (
        *(
            "title",
            "subtitle",
            "tagline",
            "link",
            "id",
            "updated",
            "modified",
            "rights",
        ),
        *("copyright", "author", "contributor", "category", "generator", "icon"),
        *("logo", "entry", "info"),
    )
)
_ENTRY: Final = frozenset(
    (
        *("title", "link", "id", "published", "issued", "created", "updated"),
        *("modified", "author", "contributor", "category", "summary", "content"),
        *("rights", "copyright", "source"),
    )
)


class Reader:
    """One document while it is read, and what entries take from around them."""

    __slots__ = ("_anonymous", "_around", "_core", "_tree")

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self._core = tree.core
        self._around = Around("", None)
        self._anonymous = True

    def items(self) -> Iterator[_Element]:
        """Give the entries; a document may be a single one (RFC 4287, 2)."""
        root = self._tree.root
        if self._is_entry():
            yield root
        else:
            yield from children(root, self._core).get("entry", ())

    def feed(self) -> Feed:
        """Read the whole document."""
        self._around = self._around._replace(nameless=set())
        fields, at = self.head()
        articles = map(self.article, self.items())
        return completing.feed(fields, articles, at, self._around)

    def head(self) -> tuple[dict[str, Any], At]:
        """Read all but the entries, which then know what is around them."""
        root = self._tree.root
        at = self._tree.at("feed", root)
        found = children(root, self._core)
        if self._is_entry():
            fields = self._of_entry(found, at)
        else:
            at = at._replace(base=at.base or own_address(found))
            links = feed_links(found, at)
            at = at._replace(base=at.base or links["home_url"])
            fields = {**links, **self._feed(found, at)}
            fields["home_url"] = self._home(found, fields, at)
        fields["language"] = values.language(root.get(_LANG), at.on("xml:lang"))
        self._anonymous = not fields["authors"]
        self._around = Around(fields["home_url"], self._around.nameless)
        return fields, at

    def article(self, entry: _Element) -> Article:
        """Read an entry."""
        found = children(entry, self._core)
        at = self._tree.at(_name(found), entry)
        if at.base is None:
            at = at._replace(base=self._around.within)
        source = self._source(found, at)
        authors = self._people(found, "author", at)
        if self._anonymous and source and not authors:
            authors = source.authors  # RFC 4287, 4.2.1
        fields = {
            "title": constructs.text(found, "title", at),
            **entry_links(found, at),
            "id": self._id(found, at),
            "published": modules.date(found, ("published", "issued", "created"), at),
            "updated": modules.date(found, ("updated", "modified"), at),
            "authors": authors,
            "contributors": self._people(found, "contributor", at),
            "categories": tuple(_categories(found, at)),
            "summary": constructs.text(found, "summary", at),
            "content": constructs.content(found, at),
            "rights": _rights(found, at),
            "source": source,
        }
        if not self._is_entry() or entry is not self._tree.root:
            language = entry.get(_LANG)
            fields["language"] = values.language(language, at.on("xml:lang"))
        if not found.keys() <= _ENTRY:
            fields["extensions"] = self._extensions(found, "entry", _ENTRY, at)
        return completing.article(fields, at, self._around)

    def _is_entry(self) -> bool:
        return str(self._tree.root.tag).rpartition("}")[2] == "entry"

    def _feed(self, found: Children, at: At) -> dict[str, Any]:
        """Read the feed's own elements, but for its links."""
        if "info" in found:
            modules.on(found, "info", at).dropped("the model has no place for it")
        return {
            "title": constructs.text(found, "title", at),
            "description": constructs.text(found, "subtitle", at)
            or constructs.text(found, "tagline", at),
            "id": values.iri(modules.first(found, "id", at), at.on("id")),
            "updated": modules.date(found, ("updated", "modified"), at),
            "rights": _rights(found, at),
            "authors": self._people(found, "author", at),
            "contributors": self._people(found, "contributor", at),
            "categories": tuple(_categories(found, at)),
            "generator": constructs.generator(found, at),
            "icon": _image(found, "icon", at),
            "logo": _image(found, "logo", at),
            "extensions": self._extensions(found, "feed", _FEED, at),
        }

    def _of_entry(self, found: Children, at: At) -> dict[str, Any]:
        """Give a feed for a single entry: the one it was copied from, if it says so."""
        source = self._source(found, at._replace(notes=[]))
        links = entry_links(found, at._replace(notes=[]))
        home = (source.home_url or source.url) if source else None
        return {
            "title": source.title if source else as_plain(_title(found, at)),
            "home_url": completing.home(home, (links["url"], at.base), None, at),
            "feed_url": source.url if source else None,
            "id": source.id if source else None,
            "updated": None,
            "authors": source.authors if source else (),
        }

    def _home(self, found: Children, fields: dict[str, Any], at: At) -> str:
        pages = (
            url
            for entry in found.get("entry", ())
            for one in children(entry, self._core).get("link", ())
            if (url := (one.get("href") or "").strip()).startswith("http")
            and one.get("rel") in {None, "alternate"}
        )
        others = (fields["feed_url"], self._tree.url, fields["id"])
        return completing.home(fields["home_url"], others, next(pages, None), at)

    def _id(self, found: Children, at: At) -> Any:
        text = modules.first(found, "id", at)
        return values.id_of(text, at.on("id"), self._around.within)

    def _people(self, found: Children, name: str, at: At) -> tuple[Person, ...]:
        return tuple(constructs.people(found, name, self._core, at))

    def _extensions(
        self, found: Children, place: str, known: frozenset[str], at: At
    ) -> Any:
        left = [
            element
            for name, elements in found.items()
            if name not in known
            for element in elements
        ]
        return modules.foreign(left, place, at, self.article) if left else ()

    def _source(self, found: Children, at: At) -> Source | None:
        """Read the feed that an entry was copied from (4.2.11)."""
        elements = found.get("source")
        if not elements:
            return None
        place = modules.at_element(at, "source", elements[0])
        parts = children(elements[0], self._core)
        links = feed_links(parts, place)
        id = values.iri(modules.first(parts, "id", place), place)
        home = links["home_url"]
        url = links["feed_url"]
        if not (url or id or home):
            place.dropped("it does not say which feed it means")
            return None
        title = as_plain(constructs.text(parts, "title", place))
        return Source(
            title=values.line(title, place) or url or home or str(id),
            url=url,
            id=id,
            updated=modules.date(parts, ("updated", "modified"), place),
            home_url=home,
            authors=self._people(parts, "author", place),
            rights=as_plain(constructs.text(parts, "rights", place)) or None,
        )


def _name(found: Children) -> str:
    """Name an entry by its id or title, for notes."""
    for name in ("id", "title"):
        for element in found.get(name, ()):
            if text := (text_of(element) or "").strip():
                return f"article {text[:80]!r}"
    return "article without a name"


def _title(found: Children, at: At) -> Any:
    return constructs.text(found, "title", at._replace(notes=[]))


def _rights(found: Children, at: At) -> Text | None:
    """Read the rights, which Atom 0.3 called copyright."""
    name = "rights" if "rights" in found else "copyright"
    return constructs.text(found, name, at)


def _categories(found: Children, at: At) -> Iterator[Category]:
    for element in found.get("category", ()):
        place = modules.at_element(at, "category", element)
        label = element.get("label")
        term = element.get("term") or label or text_of(element)
        made = values.category(term, place, scheme=element.get("scheme"), label=label)
        if made is not None:
            yield made


def _image(found: Children, name: str, at: At) -> Image | None:
    elements = found.get(name)
    if not elements:
        return None
    return values.image(text_of(elements[0]), modules.on(found, name, at))
