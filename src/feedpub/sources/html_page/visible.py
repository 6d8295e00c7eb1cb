"""What a page shows its readers: headings, dates, bylines, tags and the language."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Final

from feedpub.sources.html_page.document import text_of, tokens, within

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from feedpub.sources.html_page.document import Hints

_ELSEWHERE: Final = ("aside", "nav", "footer", "form")
_CHANGED: Final = ("updated", "modified", "edited")
_BETWEEN: Final = (" | ", " - ", " \N{EN DASH} ", " \N{EM DASH} ", " \N{MIDDLE DOT} ")


def hints(tree: HtmlElement, article: HtmlElement, site: str) -> Hints:
    """Return what can be read off the page; `site` is a name to cut from its title."""
    published, updated = _dates(article)
    if not published and not updated:
        published, updated = _dates_beside(tree)
    return {
        "title": _heading(tree, article) or _title(tree, site),
        "published": published,
        "updated": updated,
        "authors": tuple(_people(tree, article)),
        "categories": tuple(dict.fromkeys(_tags(article))),
        "language": article.get("lang") or _language(tree),
    }


def _heading(tree: HtmlElement, article: HtmlElement) -> str:
    headings = chain(article.iter("h1"), tree.iter("h1"))
    return next(filter(None, map(text_of, headings)), "")


def _title(tree: HtmlElement, site: str) -> str:
    """Return `<title>` without the name of the site at either end."""
    title = next(filter(None, map(text_of, tree.iter("title"))), "")
    for mark in _BETWEEN if site else ():
        title = title.removesuffix(mark + site).removeprefix(site + mark)
    return title


def _dates(article: HtmlElement) -> tuple[str, str]:
    """Return the first date of an article, and the first that is named a later one."""
    times = [each for each in article.iter("time") if not within(each, *_ELSEWHERE)]
    dated = [(_is_later(each), each.get("datetime") or text_of(each)) for each in times]
    first = {later: value.strip() for later, value in reversed(dated) if value}
    return first.get(False, ""), first.get(True, "")


def _dates_beside(tree: HtmlElement) -> tuple[str, str]:
    """Return the dates around the article, as in a header above it, if they are sure.

    htmldate and its like take the first one that seems likely. A list of other
    articles has dates too, so here it is the only one of its kind or none.
    """
    found: dict[bool, set[str]] = {False: set(), True: set()}
    for element in tree.iter("time"):
        if not within(element, "article", *_ELSEWHERE):
            found[_is_later(element)].add((element.get("datetime") or "").strip())
    published, updated = (found[later] - {""} for later in (False, True))
    if len(published) > 1 or len(updated) > 1:
        return "", ""
    return "".join(published), "".join(updated)


def _is_later(element: HtmlElement) -> bool:
    words = " ".join((*tokens(element), *tokens(element, "itemprop"))).lower()
    return any(word in words for word in _CHANGED)


def _people(tree: HtmlElement, article: HtmlElement) -> Iterator[Hints]:
    inside = [each for each in article.iter("a") if "author" in tokens(each, "rel")]
    for element in inside or tree.iter("a"):
        name = text_of(element) if "author" in tokens(element, "rel") else ""
        if name:
            yield {"name": name, "url": element.get("href") or ""}


def _tags(article: HtmlElement) -> Iterator[str]:
    links = (each for each in article.iter("a") if "tag" in tokens(each, "rel"))
    return filter(None, map(text_of, links))


def _language(tree: HtmlElement) -> str:
    xml_lang = "{http://www.w3.org/XML/1998/namespace}lang"
    return tree.get("lang") or tree.get("xml:lang") or tree.get(xml_lang) or ""
