"""What a page's `<head>` says: links, OpenGraph and the many names of `<meta>`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from feedpub.sources.html_page.document import tokens

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.html import HtmlElement

    from feedpub.sources.html_page.document import Hints

_PUBLISHED: Final = (
    *("citation_publication_date", "citation_date", "dcterms.issued", "dc.date.issued"),
    *("dcterms.created", "dc.date.created", "dcterms.date", "dc.date", "date"),
    *("pubdate", "publish-date", "publish_date", "publication_date", "publishdate"),
    *("parsely-pub-date", "sailthru.date", "datepublished", "article.published"),
)
_UPDATED: Final = (
    *("dcterms.modified", "dc.date.modified", "last-modified", "last_modified"),
    *("revised", "datemodified", "article.updated", "lastmod"),
)
_AUTHORS: Final = (
    *("author", "citation_author", "dc.creator", "dcterms.creator"),
    *("parsely-author", "sailthru.author"),
)
_KEYWORDS: Final = (
    *("keywords", "news_keywords", "dc.subject", "dcterms.subject"),
    *("parsely-tags", "sailthru.tags", "citation_keywords"),
)

Named = dict[str, tuple[str, ...]]


def named(tree: HtmlElement) -> Named:
    """Return the contents of `<meta>` by lower-case name, wherever the page has it."""
    found: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        content = " ".join((element.get("content") or "").split())
        if not content:
            continue
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            for name in tokens(element, attribute):
                found.setdefault(name.lower(), []).append(content)
    return {name: tuple(dict.fromkeys(given)) for name, given in found.items()}


def canonical(tree: HtmlElement) -> str:
    """Return the address that `<link rel="canonical">` gives (RFC 6596)."""
    for element in tree.iter("link"):
        if "canonical" in tokens(element, "rel") and element.get("href"):
            return str(element.get("href")).strip()
    return ""


def open_graph(meta: Named) -> Hints:
    """Return OpenGraph's fields, and those of Twitter's cards where it has none."""
    authors = meta.get("article:author", ())
    return {
        "title": _first(meta, ("og:title", "twitter:title")),
        "url": _first(meta, ("og:url",)),
        "published": _first(meta, ("article:published_time", "og:article:published")),
        "updated": _first(meta, ("article:modified_time", "og:updated_time")),
        "summary": _first(meta, ("og:description", "twitter:description")),
        "authors": tuple({"name": name} for name in authors if "://" not in name),
        "categories": _words(meta, ("article:section",), ("article:tag",)),
        "image": _image(meta),
    }


def plain(meta: Named) -> Hints:
    """Return the fields of `<meta name>`, Dublin Core and citation tags included."""
    authors = next((meta[name] for name in _AUTHORS if name in meta), ())
    return {
        "title": _first(meta, ("citation_title", "dc.title", "dcterms.title")),
        "published": _first(meta, _PUBLISHED),
        "updated": _first(meta, _UPDATED),
        "summary": _first(meta, ("description", "dc.description")),
        "authors": tuple({"name": name} for name in authors if "://" not in name),
        "categories": _words(meta, ("section", "article:section"), _KEYWORDS),
        "language": _first(meta, ("dc.language", "dcterms.language")),
        "rights": _first(meta, ("copyright", "dc.rights", "dcterms.rights")),
    }


def _first(meta: Named, names: Iterable[str]) -> str:
    return next((meta[name][0] for name in names if name in meta), "")


def _words(
    meta: Named, sections: Iterable[str], keywords: Iterable[str]
) -> tuple[str, ...]:
    """Take the first list of keywords that is there; they part at commas."""
    words = [_first(meta, sections)]
    given = next((meta[name] for name in keywords if name in meta), ())
    words += [part.strip() for each in given for part in each.split(",")]
    return tuple(dict.fromkeys(word for word in words if word))


def _image(meta: Named) -> Hints:
    names = ("og:image:secure_url", "og:image", "og:image:url", "twitter:image")
    url = _first(meta, (*names, "twitter:image:src"))
    if not url:
        return {}
    image: Hints = {"url": url, "alt": _first(meta, ("og:image:alt",))}
    for name in ("width", "height"):
        size = _first(meta, (f"og:image:{name}",))
        if size.isascii() and size.isdigit() and len(size) < 7:
            image[name] = int(size)
    return image
