"""What users' hooks write with a SAX handler, read back as fields of the model.

The handler is the library's own and writes into memory; the readers of RSS and Atom
make of that what they would make of a published feed.
"""

from __future__ import annotations

import io
from dataclasses import fields as fields_of
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from lxml import etree

from feedpub import xml
from feedpub.formats.atom import reading as atom
from feedpub.formats.reading.elements import core_of
from feedpub.formats.reading.tree import Tree
from feedpub.formats.rss import reading as rss
from feedpub.interop.syndication.faults import FEED

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from lxml.etree import _Element

    from feedpub.formats.reading import Note
    from feedpub.interop.syndication.faults import Faults
    from feedpub.interop.syndication.given import Fields

ATOM: Final = "http://www.w3.org/2005/Atom"
STANDARD: Final = "feedpub-standard"
"""The element that stands for all that the library writes without any hook."""


def write_standard(_: Any, handler: Any, item: object = None) -> None:  # noqa: ARG001 - the signature of hooks
    """Stand for the usual elements; hooks call it and write more, or do not."""
    handler.addQuickElement(STANDARD)


class Library(NamedTuple):
    """What differs between Django and its copies."""

    handler: Any
    """The class of SAX handlers that hooks write with."""
    unserializable: type[Exception]
    """What the handler raises for characters that XML cannot carry."""
    tag_uri: Callable[[Any, Any], str]
    """Makes the ids that Atom has for items without one."""


class Told(NamedTuple):
    """What a hook said: fields, and whether it left the usual elements there."""

    fields: Fields
    whole: bool


class Hooks:
    """The hooks of one generator, called and understood."""

    def __init__(self, generator: Any, library: Library, faults: Faults) -> None:
        self._generator = generator
        self._library = library
        self._faults = faults
        self._is_atom = generator.form == "atom"
        self._home = str(generator.feed.get("link") or "")
        self._notes: list[Note] = []
        self._around = self._attributes_around()
        self._made: Any = None

    def of_feed(self) -> Told:
        """Call the hooks of the feed."""
        generator = self._generator
        attributes = dict(generator.root_attributes())
        language = self._language(attributes, FEED, "root_attributes")
        name = "feed" if self._is_atom else "channel"
        root, whole = self._written(
            name, {}, generator.add_root_elements, FEED, "add_root_elements"
        )
        if root is None:
            return Told(language, whole)
        for name in ("item", "entry"):
            for one in root.iterchildren(f"{core_of(root)}{name}"):
                told = "items are added by add_item(), not by this hook"
                self._faults.add(FEED, _named(root, name, one.sourceline), told)
        with_home = self._with(root, "link", self._home)
        self._made = self._reader(with_home)
        fields, _ = self._made.head()
        self._tell(root, FEED)
        return Told(language | _filled(fields), whole)

    def of_item(self, item: dict[str, Any], where: str) -> Told:
        """Call the hooks of an item."""
        generator = self._generator
        attributes = dict(generator.item_attributes(item))
        language = self._language(attributes, where, "item_attributes")
        root, whole = self._written(
            "entry" if self._is_atom else "item",
            {key: value for key, value in attributes.items() if _declares(key)},
            generator.add_item_elements,
            where,
            "add_item_elements",
            item,
        )
        if root is None:
            return Told(language, whole)
        return Told(language | self._article(root, where), whole)

    def _attributes_around(self) -> dict[str, str]:
        """Give the namespaces that the root declares; refuse other attributes."""
        generator = self._generator
        if self._is_atom:
            return {"xmlns": ATOM} | _declared(generator.root_attributes())
        outside = generator.rss_attributes()
        for name in outside:
            if not _declares(name) and name != "version":
                self._refuse(FEED, "rss_attributes", name)
        return _declared(outside) | _declared(generator.root_attributes())

    def _language(self, attributes: Mapping[str, Any], where: str, hook: str) -> Fields:
        """Read the only attribute that feeds and items have in the model."""
        for name in attributes:
            if not _declares(name) and name != "xml:lang":
                self._refuse(where, hook, name)
        language = attributes.get("xml:lang")
        return {"language": language} if language else {}

    def _refuse(self, where: str, hook: str, name: str) -> None:
        message = f"the attribute {name} has no place in a feed; leave it out"
        self._faults.add(where, hook, message)

    def _written(
        self,
        name: str,
        declared: Mapping[str, str],
        call: Callable[..., None],
        where: str,
        hook: str,
        *arguments: Any,
    ) -> tuple[_Element | None, bool]:
        """Let a hook write; give what it wrote, and whether the usual is among it."""
        if getattr(call, "__func__", None) is write_standard:
            return None, True
        out = io.StringIO()
        handler = self._library.handler(out, "utf-8", short_empty_elements=True)
        handler.startElement(name, {**self._around, **declared})
        handler.characters("\n")
        start = out.tell()
        if not self._called(partial(call, handler, *arguments), where, hook):
            return None, True
        if out.getvalue()[start:] == f"<{STANDARD}/>":
            return None, True
        handler.endElement(name)
        root = self._parsed(out.getvalue(), where, hook)
        return root, root is None or _take_out_the_standard(root)

    def _called(self, call: Callable[[], None], where: str, hook: str) -> bool:
        """Call a hook; what it raises itself goes on, with a note of the item."""
        try:
            call()
        except self._library.unserializable as error:
            self._faults.add(where, hook, f"{error}; feedpub.clean(text) removes them")
            return False
        except Exception as error:
            error.add_note(f"{hook}() was called for {where} by {__name__}")
            raise
        return True

    def _parsed(self, text: str, where: str, hook: str) -> _Element | None:
        if fault := xml.character_fault(text):
            self._faults.add(where, hook, fault)
            return None
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, huge_tree=True
        )
        try:
            root = etree.fromstring(text.encode(), parser)
        except etree.XMLSyntaxError as error:
            attributes = "root_attributes" if self._is_atom else "rss_attributes"
            mend = "close each element that is opened, and no other"
            if "amespace" in str(error.msg):
                mend = f"declare it in {attributes}()"
            message = f"what it writes is not well-formed: {error.msg}; {mend}"
            self._faults.add(where, hook, message)
            return None
        texts = [root.text, *(child.tail for child in root)]
        if loose := "".join(filter(None, texts)).strip():
            message = f"writes {loose[:40]!r} outside of any element; leave it out"
            self._faults.add(where, hook, message)
        return root

    def _article(self, item: _Element, where: str) -> Fields:
        """Read an item, with something for what the model needs and it does not say."""
        names = {str(child.tag).rpartition("}")[2].lower() for child in item}
        missing = _IN_ENTRY if self._is_atom else _IN_ITEM
        for name, text in missing.items():
            if name == "link" or name.lower() not in names:
                self._with(item, name, text)  # which looks at links itself
        article = self._items_reader().article(item)
        self._tell(item, where)
        found = {one.name: getattr(article, one.name) for one in fields_of(article)}
        fields = _filled(found)
        if "updated" not in names and fields.get("updated") == fields.get("published"):
            del fields["updated"]
        return {
            name: value
            for name, value in fields.items()
            if value != _STANDS_IN.get(name)
        }

    def _items_reader(self) -> Any:
        if self._made is None:
            root = etree.Element("channel")
            if self._is_atom:
                root = etree.Element(f"{{{ATOM}}}feed", nsmap={None: ATOM})
            self._made = self._reader(self._with(root, "link", self._home))
            self._made.head()
            self._notes.clear()
        return self._made

    def _reader(self, root: _Element) -> Any:
        if self._is_atom:
            return atom.Reader(Tree(root, None, self._notes, has_bases=False))
        around = etree.Element("rss")
        around.append(root)
        return rss.Reader(Tree(around, None, self._notes, has_bases=False))

    def _with(self, root: _Element, name: str, text: str) -> _Element:
        """Add an element at the end, unless a feed has one of its own that leads."""
        if name == "link" and (_has_page(root) or not text):
            return root
        added = etree.SubElement(root, f"{core_of(root)}{name}")
        if name == "link" and self._is_atom:
            added.set("href", text)
        else:
            added.text = text
        return root

    def _tell(self, root: _Element, where: str) -> None:
        """Make faults of what the reader left out."""
        for note in self._notes:
            if note.kind == "dropped":
                name = _named(root, note.field, note.line)
                self._faults.add(where, name, note.message)
        self._notes.clear()


_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_TITLE: Final = "urn:feedpub:title"
_PAGE: Final = "https://feedpub.invalid/"
_ID: Final = "urn:feedpub:id"
_STANDS_IN: Final[Mapping[str, object]] = {
    "title": _TITLE,
    "url": _PAGE,
    "id": _ID,
    "published": _EPOCH,
    "updated": _EPOCH,
}
_IN_ITEM: Final = {
    "title": _TITLE,
    "link": _PAGE,
    "guid": _ID,
    "pubDate": "Thu, 01 Jan 1970 00:00:00 GMT",
}
_IN_ENTRY: Final = {
    "title": _TITLE,
    "link": _PAGE,
    "id": _ID,
    "published": "1970-01-01T00:00:00Z",
    "updated": "1970-01-01T00:00:00Z",
}


def _declares(attribute: str) -> bool:
    return attribute == "xmlns" or attribute.startswith("xmlns:")


def _declared(attributes: Mapping[str, Any]) -> dict[str, str]:
    return {name: str(uri) for name, uri in attributes.items() if _declares(name)}


def _take_out_the_standard(root: _Element) -> bool:
    found = [child for child in root if str(child.tag).endswith(STANDARD)]
    for child in found:
        root.remove(child)
    return bool(found)


def _has_page(root: _Element) -> bool:
    """Tell whether there is a link to the page: in RSS, any link of its own."""
    return any(
        child.get("rel") in {None, "alternate"}
        for child in root.iterchildren(f"{core_of(root)}link")
    )


def _filled(fields: Mapping[str, Any]) -> Fields:
    return {name: one for name, one in fields.items() if one not in (None, "", (), [])}


def _named(root: _Element, field: str, line: int | None) -> str:
    """Name an element as the hook does: by its prefix and its name."""
    field = field.rpartition(":")[2].lower()
    found = [
        one
        for one in root.iter("*")
        if str(one.tag).rpartition("}")[2].lower() == field
    ]
    if not found:
        return field
    nearest = next((one for one in found if one.sourceline == line), found[0])
    prefix = f"{nearest.prefix}:" if nearest.prefix else ""
    return f"<{prefix}{str(nearest.tag).rpartition('}')[2]}>"
