"""An entry to fill as feedgen's, without its clock and its surprises.

The class has the name of feedgen's, so `self.__x` is the same private attribute.
"""

from __future__ import annotations

from typing import Any

from feedgen.entry import FeedEntry as StockEntry

from feedpub.interop.feedgen.explaining import explained, hold
from feedpub.interop.feedgen.given import copying, links, moment
from feedpub.interop.feedgen.mended import mended


@explained
class FeedEntry(StockEntry):  # type: ignore[misc]  # feedgen has no types
    """A drop-in for `feedgen.entry.FeedEntry` that sets no date by itself."""

    def __init__(self) -> None:
        super().__init__()
        self.__atom_updated = None  # feedgen takes the present moment

    def updated(self, updated: Any = None) -> Any:
        """Get or set the last change; None until it is set, and no clock is asked."""
        if updated is not None:
            updated = moment("updated", updated)
            self.__atom_updated = self.__rss_lastBuildDate = updated
        return self.__atom_updated

    def published(self, published: Any = None) -> Any:
        """Get or set the first publication; names of zones as EST are understood."""
        if published is not None:
            self.__atom_published = moment("published", published)
        return self.__atom_published

    author = copying(StockEntry.author)
    contributor = copying(StockEntry.contributor)
    category = copying(StockEntry.category)

    def content(self, content: Any = None, src: Any = None, type: Any = None) -> Any:
        """Get or set the content; `src` keeps its `type`, which feedgen drops."""
        if src is not None:
            self.__atom_content = {"src": src} | ({"type": type} if type else {})
            return self.__atom_content
        return super().content(content, src, type)

    def link(self, link: Any = None, replace: bool = False, **kwargs: Any) -> Any:
        """Get or set links; every registered relation and every IRI is taken."""
        held: list[dict[str, Any]] | None = super().link()
        if link is not None or kwargs:
            held = [
                *([] if replace else held or []),
                *links(link, kwargs, rel="alternate"),
            ]
            self.__atom_link = held
        return held

    def enclosure(self, url: Any = None, length: Any = None, type: Any = None) -> Any:
        """Get or add an enclosure; a length of None is 0, which means unknown."""
        if url is not None:
            size = "0" if length is None else str(length)
            self.link(href=url, rel="enclosure", type=type, length=size)
        for link in reversed(self.__atom_link or []):
            if link.get("rel") == "enclosure":
                size = link.get("length") or "0"
                return {"url": link["href"], "type": link.get("type"), "length": size}
        return None

    def ttl(self, ttl: Any = None) -> Any:
        """Get or set what RSS has for a feed only; None until it is set."""
        if ttl is not None:
            self.__rss_ttl = int(ttl)
        return getattr(self, "_FeedEntry__rss_ttl", None)

    def register_extension(
        self,
        namespace: str,
        extension_class_entry: Any = None,
        atom: bool = True,
        rss: bool = True,
    ) -> None:
        """Register an extension; feedgen's own ones are replaced by mended ones."""
        super().register_extension(namespace, mended(extension_class_entry), atom, rss)
        hold(getattr(self, namespace, None), self, namespace)

    def rss_entry(self, extensions: bool = True) -> Any:
        """Give the entry as an lxml element, an item of RSS 2.0."""
        return self.__alone()._create_rss(extensions)[0].find("channel/item")  # noqa: SLF001 - ours

    def atom_entry(self, extensions: bool = True) -> Any:
        """Give the entry as an lxml element, in the namespace of Atom."""
        root = self.__alone()._create_atom(extensions)[0]  # noqa: SLF001 - ours
        return root.find("{http://www.w3.org/2005/Atom}entry")

    def __alone(self) -> Any:
        """Give a feed around this entry alone, with what only a feed must say."""
        from feedpub.interop.feedgen.generator import FeedGenerator  # noqa: PLC0415 - it imports this module

        around = FeedGenerator()
        around.id("urn:feedpub:around")
        around.title("around")
        around.author(name="around")
        around.link(href="https://around.invalid/")
        around.entry(self)
        return around
