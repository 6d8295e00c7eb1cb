"""Links of feeds and entries, each where the model has it (RFC 4287, 4.2.7)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from feedpub.formats.reading import values
from feedpub.formats.reading.linking import is_bare, link, name_of
from feedpub.formats.reading.modules import at_element
from feedpub.model import Enclosure, Hub, Link
from feedpub.uris import url_fault

if TYPE_CHECKING:
    from lxml.etree import _Element

    from feedpub.formats.reading.elements import Children
    from feedpub.formats.reading.noting import At

_PAGES: Final = ("text/html", "application/xhtml+xml")


def feed_links(found: Children, at: At) -> dict[str, Any]:
    """Tell the feed's page, its own address, its hubs and the next page."""
    elements = found.get("link", ())
    page, at_page = _page(elements, at)
    feed_url = next_url = None
    hubs: list[Hub] = []
    links: list[Link] = []
    for element in elements:
        place = at_element(at, "link", element)
        rel = name_of(element)
        if element is at_page:
            continue
        if rel not in {"self", "hub", "next"}:
            links += link(element, place)
            continue
        url = values.address(element.get("href"), place)
        if rel == "hub" and url:
            hubs.append(Hub(url=url))
        elif rel == "self":
            feed_url = feed_url or url
        else:
            next_url = next_url or url
    return {
        "home_url": page,
        "feed_url": feed_url,
        "next_url": next_url,
        "hubs": tuple(hubs),
        "links": links,
    }


def own_address(found: Children) -> str | None:
    """Give the feed's own address, or its page's, as far as a link has it absolute."""
    told: dict[str, str] = {}
    for element in found.get("link", ()):
        url = (element.get("href") or "").strip()
        if url_fault(url) is None:
            told.setdefault(name_of(element), url)
    return told.get("self") or told.get("alternate")


def entry_links(found: Children, at: At) -> dict[str, Any]:
    """Tell an entry's page, its media files, its comments and what it is about."""
    elements = found.get("link", ())
    page, at_page = _page(elements, at)
    further: list[Enclosure | Link] = []
    for element in elements:
        place = at_element(at, "link", element)
        rel = name_of(element)
        if element is at_page:
            continue
        if rel == "enclosure":
            further += _enclosure(element, place)
        elif rel in {"self", "hub"}:
            place.dropped(f"the model has no place for an entry's {rel}")
        else:
            further += link(element, place)
    comments = _taken(further, _is_comments)
    subject = _taken(further[-1:], _is_subject)
    if subject is not None:
        del further[-1]
    links = [one for one in further if isinstance(one, Link)]
    return {
        "url": page,
        "enclosures": tuple(one for one in further if isinstance(one, Enclosure)),
        "comments_url": comments,
        "external_url": subject,
        "links": links,
    }


def _page(
    elements: tuple[_Element, ...] | list[_Element], at: At
) -> tuple[str | None, _Element | None]:
    """Choose the page among the alternates: one in no language of its own first."""
    alternates = [one for one in elements if name_of(one) == "alternate"]
    for element in sorted(alternates, key=_rank):
        url = values.address(element.get("href"), at_element(at, "link", element))
        if url is not None:
            return url, element
    return None, None


def _rank(element: _Element) -> tuple[bool, bool, bool]:
    type = (element.get("type") or _PAGES[0]).lower()
    return (
        element.get("hreflang") is not None,
        type not in _PAGES,
        element.get("type") is not None,
    )


def _enclosure(element: _Element, at: At) -> list[Enclosure]:
    made = values.enclosure(
        element.get("href"),
        at,
        type=element.get("type"),
        length=element.get("length"),
        title=element.get("title"),
    )
    return [] if made is None else [made]


def _taken(further: list[Enclosure | Link], wanted: Any) -> str | None:
    """Take the last link of the kind out of the others, and give its address."""
    for one in reversed(further):
        if wanted(one):
            further.remove(one)
            return one.url
    return None


def _is_comments(one: Enclosure | Link) -> bool:
    return (
        isinstance(one, Link)
        and one.rel == "replies"
        and one.type == "text/html"
        and not (one.language or one.title or one.length)
    )


def _is_subject(one: Enclosure | Link) -> bool:
    return isinstance(one, Link) and one.rel == "related" and is_bare(one)
