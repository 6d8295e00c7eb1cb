"""Values of namespaces in the formats: what all writers share.

The package of namespaces is loaded only for feeds that have such values.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from feedpub.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from feedpub.model import Article, Feed
    from feedpub.model.extensions import Extension


_ATOM: Final = "http://www.w3.org/2005/Atom"


def namespaces(
    feed: Feed, articles: Iterable[Article] | None, format: str = "rss"
) -> dict[str, str]:
    """Give the namespaces, by prefix, of the values of the feed and of its articles.

    Articles yet unseen declare their own.
    """
    used = [*feed.extensions]
    for article in articles or ():
        used += article.extensions
    found = namespaces_of([value for value in used if format in value.shape.only])
    if format == "atom" and found.get("atom") == _ATOM:
        del found["atom"]  # for it is the default one there
    return found


def namespaces_of(values: Sequence[Extension]) -> dict[str, str]:
    """Give the namespaces, by prefix, of values that are written."""
    if not values:
        return {}
    from feedpub.namespaces import writing  # noqa: PLC0415 - see the module's docstring

    return dict(writing.namespaces(values))


def held(feed: Feed) -> tuple[Article, ...]:
    """Give the articles that values of the feed hold, such as live items."""
    return tuple(one.article for one in feed.extensions if hasattr(one, "article"))


def xml(
    extensions: tuple[Extension, ...],
    declared: Mapping[str, str],
    article: Callable[[Article, Mapping[str, str]], bytes],
    format: str = "rss",
) -> bytes:
    """Write the elements of the values that have a place in the format.

    `article` writes an article's children.
    """
    extensions = tuple(value for value in extensions if format in value.shape.only)
    if not extensions:
        return b""
    from feedpub.namespaces import writing  # noqa: PLC0415 - see the module's docstring

    if format == "atom":  # which is its document's default namespace
        declared = {**declared, "": _ATOM}
    return writing.xml(extensions, declared, article)


def json(
    extensions: tuple[Extension, ...],
    article: Callable[[Article], Mapping[str, Any]],
) -> dict[str, dict[str, Any]]:
    """Give the JSON members of the values; `article` gives those of an article."""
    if not extensions:
        return {}
    from feedpub.namespaces import writing  # noqa: PLC0415 - see the module's docstring

    return writing.json(extensions, article)


_NAMES: Final = {"rss": "RSS", "rdf": "RSS 1.0", "atom": "Atom", "json": "JSON Feed"}


def losses(
    where: str,
    of: Feed | Article,
    format: str,
    inside: Callable[[Article], Iterator[Problem]],
) -> Iterator[Problem]:
    """Report the values that the format has no place for.

    `inside` reports what it cannot say of an article that a value holds.
    """
    name = _NAMES[format]
    for value in of.extensions:
        if format.replace("rdf", "rss") not in value.shape.only:
            yield Problem(
                where, "extensions", f"{name} has no place for {value.shape.name}"
            )
        elif hasattr(value, "article"):
            yield from inside(value.article)
