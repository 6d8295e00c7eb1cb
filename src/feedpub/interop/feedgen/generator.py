"""A generator to fill as feedgen's; what it writes is feedpub's.

The class has the name of feedgen's, so `self.__x` is the same private attribute.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from feedgen.feed import FeedGenerator as StockGenerator
from lxml import etree

from feedpub import formats
from feedpub.interop.feedgen import serialising, standins
from feedpub.interop.feedgen.entry import FeedEntry
from feedpub.interop.feedgen.explaining import explained, hold
from feedpub.interop.feedgen.given import copying, links, moment, refused
from feedpub.interop.feedgen.making import feed_of
from feedpub.interop.feedgen.mended import NOTHING, mended

if TYPE_CHECKING:
    from feedpub.validator import Profile, Report


@explained
class FeedGenerator(StockGenerator):  # type: ignore[misc]  # feedgen has no types
    """A drop-in for `feedgen.feed.FeedGenerator` that writes valid feeds.

    The same calls give the same bytes, on any day. What cannot be valid raises
    `FeedgenError`, a `ValueError`, with every entry and method that is wrong.
    """

    def __init__(self) -> None:
        super().__init__()
        self.__atom_updated = None  # feedgen takes the present moment
        self.__rss_lastBuildDate = None

    def rss_str(
        self,
        pretty: bool = False,
        extensions: bool = True,
        encoding: Any = "UTF-8",
        xml_declaration: bool = True,
    ) -> Any:
        """Give RSS 2.0 as bytes, or as `str` where the encoding is "unicode"."""
        return serialising.serialised(
            self.__written("rss", extensions),
            pretty=pretty,
            encoding=encoding,
            xml_declaration=xml_declaration,
        )

    def rss_file(
        self,
        filename: Any,
        extensions: bool = True,
        pretty: bool = False,
        encoding: Any = "UTF-8",
        xml_declaration: bool = True,
    ) -> None:
        """Write RSS 2.0 to a path, whole or not at all, or to an open file."""
        data = self.rss_str(pretty, extensions, encoding, xml_declaration)
        serialising.write_file(filename, data)

    def atom_str(
        self,
        pretty: bool = False,
        extensions: bool = True,
        encoding: Any = "UTF-8",
        xml_declaration: bool = True,
    ) -> Any:
        """Give Atom 1.0 as bytes, or as `str` where the encoding is "unicode"."""
        return serialising.serialised(
            self.__written("atom", extensions),
            pretty=pretty,
            encoding=encoding,
            xml_declaration=xml_declaration,
        )

    def atom_file(
        self,
        filename: Any,
        extensions: bool = True,
        pretty: bool = False,
        encoding: Any = "UTF-8",
        xml_declaration: bool = True,
    ) -> None:
        """Write Atom 1.0 to a path, whole or not at all, or to an open file."""
        data = self.atom_str(pretty, extensions, encoding, xml_declaration)
        serialising.write_file(filename, data)

    def json_str(self, extensions: bool = True) -> bytes:
        """Give JSON Feed 1.1, which feedgen does not have, as bytes in UTF-8."""
        return self.__written("json", extensions)

    def json_file(self, filename: Any, extensions: bool = True) -> None:
        """Write JSON Feed 1.1 to a path, whole or not at all, or to an open file."""
        serialising.write_file(filename, self.json_str(extensions))

    def validate(
        self, format: str = "rss", *, profile: str | Profile = "spec"
    ) -> Report:
        """Judge what would be written as "rss", "atom" or "json"."""
        from feedpub.validator import validate  # noqa: PLC0415 - it loads all rules

        formats.find(format)
        return validate(self.__written(format, extensions=True), profile=profile)

    def updated(self, updated: Any = None) -> Any:
        """Get or set the last change; None until it is set, then the newest entry's."""
        if updated is not None:
            updated = moment("updated", updated)
            self.__atom_updated = self.__rss_lastBuildDate = updated
        return self.__atom_updated

    def pubDate(self, pubDate: Any = None) -> Any:  # noqa: N802, N803 - feedgen's names
        """Get or set the first publication; names of zones as EST are understood."""
        if pubDate is not None:
            self.__rss_pubDate = moment("pubDate", pubDate)
        return self.__rss_pubDate

    author = copying(StockGenerator.author)
    contributor = copying(StockGenerator.contributor)
    category = copying(StockGenerator.category)

    def link(self, link: Any = None, replace: bool = False, **kwargs: Any) -> Any:
        """Get or set links; every registered relation and every IRI is taken."""
        held: list[dict[str, Any]] | None = super().link()
        if link is not None or kwargs:
            held = [*([] if replace else held or []), *links(link, kwargs)]
            self.__atom_link = held
        return held

    def image(
        self,
        url: Any = None,
        title: Any = None,
        link: Any = None,
        width: Any = None,
        height: Any = None,
        description: Any = None,
    ) -> Any:
        """Get or set the picture, its description included, which feedgen drops."""
        super().image(url, title, link, width, height)
        if url is not None and description is not None:
            self.__rss_image["description"] = description
        return self.__rss_image

    def skipHours(self, hours: Any = None, replace: bool = False) -> Any:  # noqa: N802 - feedgen's name
        """Get or set hours from 0 to 23, as feedgen does."""
        given = hours if isinstance(hours, (list, set)) else [hours]
        if 24 in given:
            message = "24 is no hour of RSS 2.0; give 0, which is midnight"
            raise refused("skipHours", message)
        return super().skipHours(hours, replace)

    def add_entry(self, feedEntry: Any = None, order: str = "prepend") -> Any:  # noqa: N803 - feedgen's name
        """Add an entry and give it: first of all, or last with `order="append"`."""
        entry = FeedEntry() if feedEntry is None else feedEntry
        return super().add_entry(entry, order)

    def add_item(self, item: Any = None, order: str = "prepend") -> Any:
        """Add an entry, as `add_entry` does, order included."""
        return self.add_entry(item, order)

    def register_extension(
        self,
        namespace: str,
        extension_class_feed: Any = None,
        extension_class_entry: Any = None,
        atom: bool = True,
        rss: bool = True,
    ) -> None:
        """Register an extension; feedgen's own ones are replaced by mended ones."""
        super().register_extension(
            namespace,
            mended(extension_class_feed) or NOTHING,
            mended(extension_class_entry),
            atom,
            rss,
        )
        hold(getattr(self, namespace, None), self, namespace)

    def _create_rss(self, extensions: bool = True) -> tuple[Any, Any]:
        """Give the root element and the tree, as feedgen does."""
        return _tree(self.__written("rss", extensions))

    def _create_atom(self, extensions: bool = True) -> tuple[Any, Any]:
        """Give the root element and the tree, which are in the namespace of Atom."""
        return _tree(self.__written("atom", extensions))

    def __written(self, form: str, extensions: bool) -> bytes:
        feed = feed_of(self, form, extended=extensions)
        data = standins.strike_out(formats.write(feed, form), form)
        return serialising.with_rarities(data, self) if form == "rss" else data


def _tree(data: bytes) -> tuple[Any, Any]:
    root = etree.fromstring(data, etree.XMLParser(huge_tree=True))
    return root, root.getroottree()
