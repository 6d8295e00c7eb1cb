"""What a browser would act on, made inert before it shows the feed.

Elements of XHTML and SVG are live in any XML document: a script in an entry's content
runs where the feed is, and pictures of articles that nobody sees yet are fetched. As
escaped HTML the same markup is text to the browser, and the same to readers of feeds.
"""

from __future__ import annotations

from dataclasses import replace
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final
from xml.parsers import expat

from feedpub.model.text import Html, Xhtml

if TYPE_CHECKING:
    from collections.abc import Mapping

    from feedpub.model import Article, Feed
    from feedpub.model.extensions import Extension

_XHTML: Final = "http://www.w3.org/1999/xhtml"
_ALIVE: Final = (
    *(_XHTML, "http://www.w3.org/2000/svg", "http://www.w3.org/1998/Math/MathML"),
)
_FETCHING: Final = frozenset(
    ("audio", "iframe", "img", "picture", "source", "track", "video")
)
_FETCHED: Final = frozenset(
    (
        *("src", "srcset", "poster", "background", "style", "ping", "action", "data"),
        *("srcdoc", "formaction", "manifest", "longdesc"),
    )
)
_OPENING: Final = f'<div xmlns="{_XHTML}">'
_SAFE: Final = ("https://", "http://", "mailto:", "#")
_TEXTS: Final = ("title", "summary", "content", "description", "rights")


def tame(article: Article) -> Article:
    """Give the article so that nothing in it acts in a browser, often as it is.

    XHTML that would is written as HTML; elements that feedpub knows nothing of and
    that would are left out.
    """
    if not article.extensions and Xhtml not in map(type, _MARKUP(article)):
        return article
    changed = _changes(article)
    return replace(article, **changed) if changed else article


def tamed(feed: Feed) -> Feed:
    """Give the feed so that nothing in it acts in a browser, often as it is."""
    changed = _changes(feed)
    articles = tuple(map(tame, feed.articles))
    if any(new is not old for new, old in zip(articles, feed.articles, strict=True)):
        changed["articles"] = articles
    return replace(feed, **changed) if changed else feed


_MARKUP: Final = attrgetter("title", "summary", "content", "rights")


def _changes(of: Any) -> dict[str, Any]:
    changed: dict[str, Any] = {}
    for name in _TEXTS:
        text = getattr(of, name, None)
        if type(text) is Xhtml and not _is_inert(_OPENING + text.markup + "</div>"):
            changed[name] = Html(text.markup)
    given: tuple[Extension, ...] = getattr(of, "extensions", ())
    kept = tuple(map(_kept, given))
    if any(new is not old for new, old in zip(kept, given, strict=True)):
        changed["extensions"] = tuple(one for one in kept if one is not None)
    return changed


def _kept(value: Any) -> Any:
    """Give a value of a namespace, with its article tamed if it holds one."""
    if article := getattr(value, "article", None):
        inert = tame(article)
        return value if inert is article else replace(value, article=inert)
    from feedpub.namespaces.foreign import Foreign  # noqa: PLC0415 - few have values

    return None if type(value) is Foreign and not _is_inert(value.markup) else value


def _is_inert(markup: str) -> bool:
    """Tell whether a browser neither runs nor fetches anything in an element."""
    inert = True

    def opened(name: str, attributes: dict[str, str]) -> None:
        nonlocal inert
        home, _, local = name.rpartition(" ")
        if home in _ALIVE and not _is_harmless(home, local, attributes):
            inert = False

    parser = expat.ParserCreate("utf-8", " ")
    parser.StartElementHandler = opened
    parser.Parse(markup.encode(), True)  # noqa: FBT003 - expat takes no keywords
    return inert


def _is_harmless(home: str, name: str, attributes: Mapping[str, str]) -> bool:
    from feedpub.html.sanitising import TAGS  # noqa: PLC0415 - few feeds have XHTML

    if name not in TAGS or name in _FETCHING or home == _ALIVE[1]:
        return False
    for attribute, value in attributes.items():
        local = attribute.rpartition(" ")[2].lower()
        if local.startswith("on") or local in _FETCHED:
            return False
        if local == "href" and not value.strip().lower().startswith(_SAFE):
            return False
    return True
