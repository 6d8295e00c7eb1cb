"""A generator made a feed of the model, whole or for one format."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final, TypeVar

from lxml import etree

from feedpub import formats
from feedpub.interop.feedgen import extensions, standins
from feedpub.interop.feedgen.carrying import Carrier
from feedpub.interop.feedgen.extensions import ATOM, Loaded, loaded
from feedpub.interop.feedgen.faults import Faults, place
from feedpub.interop.feedgen.reading import FEED, entry_fields, feed_fields
from feedpub.model import Article, Feed
from feedpub.namespaces.vocabulary import ENTRY

if TYPE_CHECKING:
    from lxml.etree import _Element

    from feedpub.interop.feedgen.reading import Fields
    from feedpub.model.extensions import Extension

Extendable = TypeVar("Extendable", Feed, Article)

_FORMATS: Final = ("rss", "atom")
_NEEDED: Final[Fields] = {"title": None, "home_url": None}
_NO_AUTHOR: Final = (
    "is missing here and in the feed; call author() of either (RFC 4287, 4.2.1)"
)


def feed_of(generator: Any, form: str | None, *, extended: bool = True) -> Feed:
    """Make the feed for a format, or for all of them where `form` is None.

    RSS and JSON Feed get stand-ins for what they can do without; `standins.strike_out`
    removes them. Raises `FeedgenError` with everything that is wrong.
    """
    faults = Faults()
    fields = feed_fields(generator, form, faults)
    articles = [
        _article(entry, form, fields, number, faults)
        for number, entry in enumerate(generator.entry(), start=1)
    ]
    _check_required(fields, faults)
    whole = [article for article in articles if article is not None]
    if form in {"rss", "json"} or faults.problems:  # then, to find those of the feed
        fields = standins.fill_feed(_NEEDED | fields, whole)
    feed = faults.make(FEED, FEED, lambda: Feed(**fields, articles=whole), deep=False)
    faults.done()
    assert feed is not None  # noqa: S101 - or its faults would have been raised
    if not extended:
        return feed
    made = _extended(feed, generator, form, faults)
    faults.done()
    return made


def _article(
    entry: Any, form: str | None, around: Fields, number: int, faults: Faults
) -> Article | None:
    where = place(number, entry.title(), entry.id())
    fields = entry_fields(entry, form, around.get("home_url"), where, faults)
    if form in {"rss", "json"}:
        fields = standins.fill_entry(fields, form, number)
    if "published" not in fields and "updated" not in fields:
        message = "is missing; call published() or updated(), no clock is asked"
        faults.missing(where, "published", message)
    if form in {None, "atom"} and not fields.get("authors", around.get("authors")):
        faults.missing(where, "author", _NO_AUTHOR)
    return faults.make(where, "entry", lambda: Article(**fields), deep=False)


def _check_required(fields: Fields, faults: Faults) -> None:
    """Say in feedgen's words what a feed must have."""
    if "title" not in fields:
        faults.missing(FEED, "title", "is missing; call title()")
    if "home_url" not in fields:
        message = "is missing; call link(href=...) with the page of the feed"
        faults.missing(FEED, "link", message)


def _extended(feed: Feed, generator: Any, form: str | None, faults: Faults) -> Feed:
    """Give the feed the values of all extensions."""
    wanted = _FORMATS if form in {None, "json"} else (str(form),)
    holders = (generator, *generator.entry())
    sets = [loaded(one, wanted) for one in holders]
    if not any(sets):
        return feed
    added = _Added(feed, generator, sets, form, faults)
    articles = []
    for number, article in enumerate(feed.articles, start=1):
        values = added.values(number, wanted)
        articles.append(_with(article, values, added.where(number), faults))
    whole = replace(feed, articles=tuple(articles))
    return _with(whole, added.values(0, wanted), FEED, faults)


def _with(
    one: Extendable, values: tuple[Extension, ...], where: str, faults: Faults
) -> Extendable:
    """Give a feed or an article the values, if there are any that it can have."""
    if not values:
        return one
    made = faults.make(
        where, "extensions", lambda: replace(one, extensions=values), deep=False
    )
    return one if made is None else made


class _Added:
    """The elements that extensions add to a feed (index 0) and to its entries."""

    def __init__(
        self,
        feed: Feed,
        generator: Any,
        sets: list[tuple[Loaded, ...]],
        form: str | None,
        faults: Faults,
    ) -> None:
        self._feed = feed
        self._generator = generator
        self._sets = sets
        self._form = form
        self._faults = faults
        self._documents: dict[str, tuple[_Element, list[_Element]]] = {}

    def values(self, index: int, wanted: tuple[str, ...]) -> tuple[Extension, ...]:
        """Give the values for one of them; what both formats get is there once."""
        where, at = self.where(index), ENTRY if index else FEED
        elements: list[_Element] = []
        carried: list[Extension] = []
        for one in self._sets[index]:
            if isinstance(one.instance, Carrier):
                carried += one.instance.values
                continue
            held = extensions.elements_held(
                one, at, where, self._faults, base=self._feed.feed_url
            )
            if held is None:
                held = self._of_stranger(one, index, wanted, where)
            elements += held
        exact = self._form in _FORMATS
        made = extensions.values(elements, at, where, self._faults, exact=exact)
        return (*carried, *made)

    def where(self, index: int) -> str:
        """Name the feed, or an entry by its place in it."""
        if not index:
            return FEED
        entry = self._generator.entry()[index - 1]
        return place(index, entry.title(), entry.id())

    def _of_stranger(
        self, one: Loaded, index: int, wanted: tuple[str, ...], where: str
    ) -> list[_Element]:
        found: dict[bytes, _Element] = {}
        for form in wanted:
            if form not in one.formats:
                continue
            root, target = self._target(form, index)
            new = self._faults.make(
                where,
                one.name,
                lambda: extensions.elements_added(one, form, root, target),  # noqa: B023 - called at once
            )
            for element in new or ():
                found.setdefault(etree.tostring(element, method="c14n"), element)
        return [*found.values()]

    def _target(self, form: str, index: int) -> tuple[_Element, _Element]:
        """Give the element that an extension gets, and the one it adds children to."""
        if form not in self._documents:
            self._documents[form] = _document(self._feed, form, self._prefixes(form))
        root, items = self._documents[form]
        if index:
            return items[index - 1], items[index - 1]
        return root, root[0] if form == "rss" else root

    def _prefixes(self, form: str) -> dict[str, str]:
        """Give the prefixes that extensions of the feed ask for."""
        found: dict[str, str] = {}
        for one in self._sets[0]:
            if form in one.formats:
                found |= one.instance.extend_ns()
        return found


def _document(
    feed: Feed, form: str, prefixes: dict[str, str]
) -> tuple[_Element, list[_Element]]:
    """Give the document and its items as feedgen shows them: Atom in no namespace."""
    data = standins.strike_out(formats.write(feed, form), form)
    old = etree.fromstring(data)
    for element in old.iter(f"{{{ATOM}}}*") if form == "atom" else ():
        element.tag = str(element.tag).rpartition("}")[2]
    kept = {prefix: uri for prefix, uri in old.nsmap.items() if prefix}
    root = etree.Element(str(old.tag), dict(old.attrib), nsmap={**prefixes, **kept})
    root.extend([*old])
    return root, root.findall("channel/item" if form == "rss" else "entry")
