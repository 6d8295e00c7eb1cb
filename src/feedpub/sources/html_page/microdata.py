"""Articles described by microdata: `itemscope`, `itemtype` and `itemprop`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from feedpub.sources.html_page.document import text_of, tokens
from feedpub.sources.html_page.json_ld import is_article_type

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from feedpub.sources.html_page.document import Hints

_SOURCES: Final = {
    **dict.fromkeys(("a", "area", "link"), "href"),
    **dict.fromkeys(
        ("audio", "embed", "iframe", "img", "source", "track", "video"), "src"
    ),
    **dict.fromkeys(("data", "meter"), "value"),
    "meta": "content",
    "object": "data",
    "time": "datetime",
}
"""The attribute that holds a property's value (HTML, 5.2.4)."""

_TEXTS: Final = frozenset(("headline", "name", "author", "articleSection", "keywords"))

Properties = dict[str, list["HtmlElement"]]


def hints(tree: HtmlElement) -> Hints:
    """Return what the first item that is an article says of itself."""
    item = next(_articles(tree), None)
    if item is None:
        return {}
    found = _properties(item)
    return {
        "title": _first(found, "headline", "name"),
        "url": _first(found, "url", "mainEntityOfPage"),
        "published": _first(found, "datePublished", "dateCreated"),
        "updated": _first(found, "dateModified"),
        "summary": _first(found, "description", "abstract"),
        "authors": tuple(_people(found)),
        "categories": tuple(dict.fromkeys(_words(found))),
        "image": _image(found),
        "language": _first(found, "inLanguage"),
    }


def _articles(tree: HtmlElement) -> Iterator[HtmlElement]:
    for element in tree.iter():
        types = tokens(element, "itemtype") if "itemscope" in element.attrib else []
        if any(is_article_type(each.rpartition("/")[2]) for each in types):
            yield element


def _properties(item: HtmlElement) -> Properties:
    """Gather an item's own properties, not those of the items inside it."""
    found: Properties = {}
    waiting = list(reversed(item))
    while waiting:
        element = waiting.pop()
        for name in tokens(element, "itemprop"):
            found.setdefault(name, []).append(element)
        if "itemscope" not in element.attrib:
            waiting.extend(reversed(element))
    return found


def _value(element: HtmlElement, name: str) -> str:
    given = element.get("content")
    if given is None and not (element.tag == "a" and name in _TEXTS):
        given = element.get(_SOURCES.get(str(element.tag), "content"))
    return " ".join((text_of(element) if given is None else given).split())


def _first(found: Properties, *names: str) -> str:
    values = (_value(each, name) for name in names for each in found.get(name, ()))
    return next(filter(None, values), "")


def _people(found: Properties) -> Iterator[Hints]:
    for element in found.get("author") or found.get("creator") or ():
        inside = _properties(element) if "itemscope" in element.attrib else {}
        name = _first(inside, "name") or _value(element, "author")
        url = _first(inside, "url") or element.get("href")
        if name:
            yield {"name": name, "url": url} if url else {"name": name}


def _words(found: Properties) -> Iterator[str]:
    for element in found.get("articleSection", ()):
        yield _value(element, "articleSection")
    for element in found.get("keywords", ()):
        yield from (part.strip() for part in _value(element, "keywords").split(","))


def _image(found: Properties) -> Hints:
    for element in found.get("image") or found.get("thumbnailUrl") or ():
        inside = _properties(element) if "itemscope" in element.attrib else {}
        url = _first(inside, "url", "contentUrl") or _value(element, "image")
        if url:
            return {"url": url, "alt": element.get("alt") or ""}
    return {}
