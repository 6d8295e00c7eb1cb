"""Articles marked up as h-entry (microformats2), or as hentry, which came before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from feedpub.sources.html_page.document import text_of, tokens

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from feedpub.sources.html_page.document import Hints

CONTENT: Final = frozenset(("e-content", "entry-content"))

_OLD_NAMES: Final = {
    "entry-title": "p-name",
    "entry-summary": "p-summary",
    "published": "dt-published",
    "updated": "dt-updated",
    "author": "p-author",
    "fn": "p-name",
}
_OLD_ROOTS: Final = frozenset(("hentry", "vcard", "h-card", "h-cite", "h-feed"))

Properties = dict[str, list["HtmlElement"]]


def hints(tree: HtmlElement) -> Hints:
    """Return what the page's first entry says of itself."""
    entry = next(_entries(tree), None)
    if entry is None:
        return {}
    found = _properties(entry)
    return {
        "title": _first(found, "p-name"),
        "url": _address(found, "u-url"),
        "published": _first(found, "dt-published"),
        "updated": _first(found, "dt-updated"),
        "summary": _first(found, "p-summary"),
        "authors": tuple(_people(found)),
        "categories": tuple(
            dict.fromkeys(filter(None, map(text_of, found.get("p-category", ()))))
        ),
        "image": {"url": _address(found, "u-featured", "u-photo")},
    }


def _entries(tree: HtmlElement) -> Iterator[HtmlElement]:
    return (each for each in tree.iter() if {"h-entry", "hentry"} & {*tokens(each)})


def _properties(item: HtmlElement) -> Properties:
    """Gather an item's own properties; content and other items keep theirs."""
    found: Properties = {}
    waiting = list(reversed(item))
    while waiting:
        element = waiting.pop()
        names = tokens(element)
        for name in names:
            found.setdefault(_OLD_NAMES.get(name, name), []).append(element)
        if "tag" in tokens(element, "rel"):
            found.setdefault("p-category", []).append(element)
        if not any(name.startswith("h-") or name in _STOPS for name in names):
            waiting.extend(reversed(element))
    return found


_STOPS: Final = CONTENT | _OLD_ROOTS


def _value(element: HtmlElement) -> str:
    """Return an element's value; `value-title` and `abbr` hide dates in titles."""
    hidden = (element.get("title") or "") if element.tag == "abbr" else ""
    value = element.get("datetime") or element.get("value") or hidden
    return " ".join((value or text_of(element)).split())


def _first(found: Properties, name: str) -> str:
    return next(filter(None, map(_value, found.get(name, ()))), "")


def _address(found: Properties, *names: str) -> str:
    elements = [element for name in names for element in found.get(name, ())]
    given = (
        each.get("href") or each.get("src") or each.get("data") for each in elements
    )
    return next((each.strip() for each in given if each and each.strip()), "")


def _people(found: Properties) -> Iterator[Hints]:
    for element in found.get("p-author", ()):
        inside = _properties(element)
        name = _first(inside, "p-name") or text_of(element)
        url = _address(inside, "u-url", "url") or element.get("href")
        if name:
            yield {"name": name, "url": url} if url else {"name": name}
