"""The part of a page that is the article, without what stands around and between."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final, NamedTuple

from lxml import etree

from feedpub import xml
from feedpub.sources.html_page.document import text_of, tokens, within
from feedpub.sources.html_page.microformats import CONTENT

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_UNSEEN: Final = frozenset(("script", "style", "template", "link", "meta", "base"))
_NOISE: Final = frozenset(("nav", "aside", "form", "button", "dialog", "menu"))
_ROLES: Final = frozenset(("navigation", "complementary", "search", "form", "dialog"))
_AROUND: Final = frozenset(("header", "footer"))
_VOID_ENDS: Final = re.compile(r"</(?:source|track|wbr|embed|param)>")


class Place(NamedTuple):
    """The element that holds the article, the one that holds its text, and why."""

    article: HtmlElement
    content: HtmlElement
    notes: tuple[str, ...]


def locate(tree: HtmlElement, title: str) -> Place:
    """Find `<article>` or `<main>`, and inside it the text if that is marked up.

    Of several articles the one with the title in its heading counts, else the longest.
    """
    article, notes = _article(tree, title)
    marked = [each for each in article.iter() if _is_marked(each)]
    known = set(marked)
    outer = [each for each in marked if known.isdisjoint(each.iterancestors())]
    content = outer[0] if len(outer) == 1 else article
    return Place(article, content, notes)


def markup(place: Place, title: str) -> tuple[str, tuple[str, ...]]:
    """Return the HTML inside the article's text, and what was left out of it.

    Takes the noise out of the tree itself, so this comes last. A first heading that
    only repeats the title goes too: readers show titles themselves.
    """
    content = place.content
    removed = [f"{n} <{tag}>" for tag, n in _quietened(content).items()]
    heading = next(content.iter("h1", "h2"), None)
    if title and heading is not None and _same(text_of(heading), title):
        _remove(heading)
        removed.append("the heading that repeats the title")
    for header in list(content.iter("header", "hgroup")):
        if not len(header) and not text_of(header):
            _remove(header)
    notes = (f"left out {', '.join(removed)}",) if removed else ()
    return _inside(content), notes


def _article(tree: HtmlElement, title: str) -> tuple[HtmlElement, tuple[str, ...]]:
    articles = [
        each
        for each in tree.iter("article")
        if not within(each, "article", "aside", "nav", "footer")
    ]
    if len(articles) == 1:
        return articles[0], ()
    if articles:
        note = f"the page has {len(articles)} articles; took"
        for each in articles if title else ():
            if any(_same(text_of(head), title) for head in each.iter("h1", "h2")):
                return each, (f"{note} the one under the title",)
        return max(articles, key=lambda each: len(text_of(each))), (
            f"{note} the longest",
        )
    for each in tree.iter():
        if each.tag == "main" or "main" in tokens(each, "role"):
            return each, ()
    note = "the page has neither <article> nor <main>; took all of <body>"
    return (tree if tree.body is None else tree.body), (note,)


def _is_marked(element: HtmlElement) -> bool:
    return bool(CONTENT & {*tokens(element)}) or "articleBody" in tokens(
        element, "itemprop"
    )


def _quietened(content: HtmlElement) -> Counter[str]:
    """Take out what is no part of the text, and count what a reader would miss."""
    removed: Counter[str] = Counter()
    waiting = list(reversed(content))
    while waiting:
        element = waiting.pop()
        if element.tag in _UNSEEN:
            removed[str(element.tag)] += _runs_or_shows(element)
            _remove(element)
        elif _is_noise(element, whole_page=content.tag == "body"):
            removed[str(element.tag)] += bool(text_of(element))
            _remove(element)
        else:
            waiting.extend(reversed(element))
    return +removed


def _runs_or_shows(element: HtmlElement) -> bool:
    """Tell scripts, styles and templates from data such as JSON-LD and from links."""
    if element.tag == "script":
        kind = (element.get("type") or "").partition(";")[0].strip().lower()
        return kind in {"", "module"} or kind.endswith(("javascript", "ecmascript"))
    return element.tag in {"style", "template"}


def _is_noise(element: HtmlElement, *, whole_page: bool) -> bool:
    roles = tokens(element, "role")
    if any(role.startswith("doc-") for role in roles):
        return False  # a note or a glossary of the text (DPUB-ARIA)
    return (
        element.tag in _NOISE
        or "hidden" in element.attrib
        or bool(_ROLES & {*roles})
        or (whole_page and element.tag in _AROUND)
    )


def _remove(element: HtmlElement) -> None:
    if element.getparent() is not None:
        element.drop_tree()


def _same(one: str, other: str) -> bool:
    return one.casefold() == other.casefold()


def _inside(content: HtmlElement) -> str:
    parts = [xml.escape(content.text or "").decode()]
    parts += [
        etree.tostring(each, method="html", encoding="unicode") for each in content
    ]
    return _VOID_ENDS.sub("", "".join(parts)).strip()
