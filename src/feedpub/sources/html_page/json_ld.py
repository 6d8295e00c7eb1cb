"""Articles described in JSON-LD, with the vocabulary of schema.org."""

from __future__ import annotations

import json
import re
from html import unescape
from typing import TYPE_CHECKING, Any, Final

from feedpub.sources.html_page.document import scripts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from feedpub.sources.html_page.document import Hints

_WRAPPING: Final = re.compile(
    r"^\s*(?://\s*)?(?:<!--|<!\[CDATA\[)|(?://\s*)?(?:-->|\]\]>)\s*$"
)
_OTHER_ARTICLES: Final = frozenset(("Report", "Review", "Recipe", "HowTo"))
_NESTING: Final = ("@graph", "mainEntity", "mainEntityOfPage", "hasPart")
_MOST_NODES: Final = 10_000

Node = dict[str, Any]


def hints(tree: HtmlElement, url: str) -> tuple[Hints, tuple[str, ...]]:
    """Return what JSON-LD says of the page's article, and what could not be read.

    Of several articles the one at `url` counts, else the first. A page that describes
    no article may still describe itself as a `WebPage` with a date.
    """
    nodes, notes = _nodes(tree)
    articles = [node for node in nodes if _is_article(node)]
    chosen = next((each for each in articles if url and url in _addresses(each)), None)
    if chosen is None and articles:
        chosen = articles[0]
        if len(articles) > 1:
            notes.append(f"JSON-LD describes {len(articles)} articles; took the first")
    if chosen is None:
        chosen = next((each for each in nodes if "WebPage" in _types(each)), None)
    if chosen is None:
        return {}, tuple(notes)
    known = {each["@id"]: each for each in nodes if isinstance(each.get("@id"), str)}
    return _fields(chosen, known), tuple(notes)


def is_article_type(name: str) -> bool:
    """Tell whether a type of schema.org is an article of some kind."""
    return name.endswith(("Article", "Posting")) or name in _OTHER_ARTICLES


def _nodes(tree: HtmlElement) -> tuple[list[Node], list[str]]:
    nodes: list[Node] = []
    notes: list[str] = []
    for line, text in scripts(tree, "application/ld+json"):
        try:
            value = json.loads(_WRAPPING.sub("", text), strict=False)
        except json.JSONDecodeError as fault:
            notes.append(
                f"line {line + fault.lineno - 1}: JSON-LD that is not JSON was "
                f"passed over: {fault.msg}"
            )
        except (RecursionError, ValueError) as fault:
            notes.append(f"line {line}: JSON-LD was passed over: {fault}")
        else:
            nodes += _walk(value)
    return nodes, notes


def _walk(value: Any) -> Iterator[Node]:
    """Yield the nodes that a document describes, in order, without recursion."""
    waiting, seen = [value], 0
    while waiting and seen < _MOST_NODES:
        each = waiting.pop(0)
        seen += 1
        if isinstance(each, list):
            waiting[:0] = each[:_MOST_NODES]
        elif isinstance(each, dict):
            yield each
            waiting[:0] = [each[name] for name in _NESTING if name in each]


def _types(node: Node) -> list[str]:
    return [
        re.split("[/:#]", each)[-1]
        for each in _listed(node.get("@type"))
        if isinstance(each, str)
    ]


def _is_article(node: Node) -> bool:
    return any(map(is_article_type, _types(node)))


def _addresses(node: Node) -> set[str]:
    page = node.get("mainEntityOfPage")
    page = page.get("@id") if isinstance(page, dict) else page
    given = (node.get("url"), node.get("@id"), page)
    return {each for each in given if isinstance(each, str)}


def _fields(node: Node, known: dict[str, Node]) -> Hints:
    image = node.get("image") or node.get("thumbnailUrl")
    page = node.get("mainEntityOfPage")
    return {
        "title": _text(node, "headline", "name"),
        "url": _text(node, "url") or _text({"url": page}, "url", of=("@id", "url")),
        "published": _text(node, "datePublished", "dateCreated"),
        "updated": _text(node, "dateModified"),
        "summary": _text(node, "description", "abstract"),
        "authors": _people(node.get("author") or node.get("creator"), known),
        "categories": _words(node),
        "image": _image(image, known),
        "language": _text(node, "inLanguage", of=("alternateName", "name")),
        "rights": _text(node, "copyrightNotice"),
    }


def _listed(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _text(node: Node, *names: str, of: tuple[str, ...] = ("@value", "name")) -> str:
    """Return the first text under these names; CMSs escape it as if for HTML."""
    for value in (each for name in names for each in _listed(node.get(name))):
        if isinstance(value, dict):
            value = next((value[key] for key in of if key in value), None)  # noqa: PLW2901 - the same value, unwrapped
        if isinstance(value, str) and value.strip():
            return " ".join(unescape(value).split())
    return ""


def _linked(value: Any, known: dict[str, Node]) -> Any:
    """Follow a reference to a node that is described elsewhere on the page."""
    if isinstance(value, dict) and isinstance(value.get("@id"), str):
        return {**known.get(value["@id"], {}), **value}
    return value


def _people(value: Any, known: dict[str, Node]) -> tuple[Hints, ...]:
    people = []
    for each in _listed(value):
        person = _linked(each, known)
        if isinstance(person, str):
            person = {"name": person}
        if not isinstance(person, dict):
            continue
        parts = {name: _text(person, name) for name in ("name", "url", "email")}
        if parts["name"]:
            people.append({name: part for name, part in parts.items() if part})
    return tuple(people)


def _words(node: Node) -> tuple[str, ...]:
    """Gather the section and the keywords; a single text parts at its commas."""
    words = [
        _text({"word": each}, "word") for each in _listed(node.get("articleSection"))
    ]
    keywords = node.get("keywords")
    if isinstance(keywords, str):
        words += [part.strip() for part in unescape(keywords).split(",")]
    else:
        words += [_text({"word": each}, "word") for each in _listed(keywords)]
    return tuple(dict.fromkeys(word for word in words if word))


def _image(value: Any, known: dict[str, Node]) -> Hints:
    for each in _listed(value):
        image = _linked(each, known)
        if isinstance(image, str):
            image = {"url": image}
        if not isinstance(image, dict):
            continue
        url = _text(image, "url", "contentUrl", of=("@id", "url"))
        if url:
            size = {name: _whole(image.get(name)) for name in ("width", "height")}
            found = {"url": url, "alt": _text(image, "caption")} | size
            return {name: part for name, part in found.items() if part}
    return {}


def _whole(value: Any) -> int | None:
    if isinstance(value, dict):
        value = value.get("value")
    text = str(value)[:12].removesuffix("px")
    return int(text) if text.isascii() and text.isdigit() else None
