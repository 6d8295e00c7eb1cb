"""Links that contradict one another: those that say less are left out, and noted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from feedpub.model.relations import UNSPECIFIED
from feedpub.uris import to_uri

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from feedpub.formats.reading.noting import At
    from feedpub.model import Link

_NONE: Final = (UNSPECIFIED, None)
_ENDS: Final = {"first": ("previous", "prev"), "last": ("next",)}


def agreeing(links: Iterable[Link], at: At) -> tuple[Link, ...]:
    """Give the links of a feed or an article that can stand side by side."""
    links = tuple(links)
    return tuple(_licences(_alternates(links, at), at)) if links else links


def on_pages(given: Mapping[str, Any], at: At) -> tuple[Link, ...]:
    """Leave out that a feed is the first or last page, if one is beyond (RFC 5005, 3).

    What leads elsewhere says more than what leads to the document itself.
    """
    links: tuple[Link, ...] = given.get("links", ())
    there = {link.rel for link in links} | ({"next"} if "next_url" in given else set())
    kept = []
    for link in links:
        beyond = there.intersection(_ENDS.get(link.rel, ()))
        if beyond and link.url == given.get("feed_url"):
            reason = (
                f"the feed is its own {link.rel} page, and there is a {min(beyond)}"
            )
            at.on("link").dropped(f"{reason} one (RFC 5005, 3)")
        else:
            kept.append(link)
    return tuple(kept)


def _alternates(links: Iterable[Link], at: At) -> Iterator[Link]:
    """Leave one alternate link for each type and language (RFC 4287, 4.1.1)."""
    seen: set[object] = {(None, None)}
    for link in links:
        kind = (link.type, link.language)
        if link.rel.lower() != "alternate":
            yield link
        elif kind in seen:
            at.on("link").dropped(f"{link.url} is a second page of type {kind}")
        else:
            seen.add(kind)
            yield link


def _licences(links: Iterable[Link], at: At) -> Iterator[Link]:
    """Leave each licence once, and none unspecified beside others (RFC 4946, 2)."""
    links = tuple(links)
    left = {_licence(one) for one in links if one.rel == "license"}
    named = left - {_NONE}
    for link in links:
        licence = _licence(link)
        if link.rel != "license":
            yield link
        elif licence not in left:
            at.on("link").dropped(f"{link.url} is a licence twice (RFC 4946, 2)")
        elif named and licence == _NONE:
            at.on("link").dropped("a licence is specified, and said to be none")
        else:
            left.remove(licence)
            yield link


def _licence(link: Link) -> tuple[str, str | None]:
    url = to_uri(link.url)
    return _NONE if url == UNSPECIFIED else (url, link.type)
