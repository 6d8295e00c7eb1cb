"""What RFC 4287 defines: its elements, what may be in them, and samples of both."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Final

from feedpub.validator.names import ATOM

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

NAMESPACE: Final = 'xmlns="http://www.w3.org/2005/Atom"'
SELF: Final = '<link rel="self" href="https://tide.example/atom.xml"/>'
FEED: Final = (
    f"<feed {NAMESPACE}><id>https://tide.example/</id><title>Tides</title>"
    "<updated>2026-03-01T09:00:00Z</updated><author><name>Ada</name></author>"
    f"{SELF}"
    "<entry><id>https://tide.example/neap/</id><title>Neap</title>"
    "<updated>2026-03-01T09:00:00Z</updated><content>Twice a month.</content></entry>"
    "</feed>"
)
ENTRY: Final = (
    "<entry><id>https://tide.example/neap/</id><title>Neap</title>"
    "<updated>2026-03-01T09:00:00Z</updated>{}</entry>"
)
"""An entry with room for its content; both are samples for the examples of rules."""

_PERSON: Final = frozenset(("name", "uri", "email"))
_BOTH: Final = frozenset(
    [
        *("author", "category", "contributor", "id", "link", "rights", "title"),
        *("updated",),
    ]
)
_SOURCE: Final = _BOTH | {"generator", "icon", "logo", "subtitle"}
CHILDREN: Final[Mapping[str, frozenset[str]]] = {
    "feed": _SOURCE | {"entry"},
    "entry": _BOTH | {"content", "published", "source", "summary"},
    "source": _SOURCE,
    "author": _PERSON,
    "contributor": _PERSON,
}
"""Atom's elements by the element around them, RFC 4287, sections 3.2, 4.1 and 4.2."""

ELEMENTS: Final = frozenset(CHILDREN).union(*CHILDREN.values())
TAGS: Final[Mapping[str, frozenset[str]]] = {
    ATOM + parent: frozenset(ATOM + name for name in names)
    for parent, names in CHILDREN.items()
}
REPEATABLE: Final = frozenset(("author", "category", "contributor", "link", "entry"))
_TEXT: Final = frozenset(("type",))
_LINK: Final = frozenset(("href", "rel", "type", "hreflang", "title", "length"))
ATTRIBUTES: Final[Mapping[str, frozenset[str]]] = {
    f"{ATOM}link": _LINK,
    f"{ATOM}category": frozenset(("term", "scheme", "label")),
    f"{ATOM}content": frozenset(("type", "src")),
    f"{ATOM}generator": frozenset(("uri", "version")),
    f"{ATOM}title": _TEXT,
    f"{ATOM}subtitle": _TEXT,
    f"{ATOM}summary": _TEXT,
    f"{ATOM}rights": _TEXT,
}
"""Attributes of elements that have some, besides those of XML itself."""

VALUES: Final = ("id", "updated", "published", "icon", "logo", "name", "uri", "email")
"""Elements that hold one plain value; so does generator, and an attribute besides."""

_FORMER: Final[Mapping[str, str]] = {
    "copyright": "rights",
    "created": "published",
    "date": "updated",
    "description": "summary",
    "enclosure": 'link rel="enclosure"',
    "guid": "id",
    "image": "logo",
    "info": "subtitle",
    "issued": "published",
    "item": "entry",
    "lastBuildDate": "updated",
    "managingEditor": "author",
    "modified": "updated",
    "pubDate": "published",
    "tagline": "subtitle",
    "url": "uri",
    "webMaster": "contributor",
}


def meant(name: str, known: Iterable[str]) -> str | None:
    """Give the known name that somebody who wrote this one will have meant."""
    known = tuple(known)
    lowered = name.lower()
    for one in known:
        if one == lowered:
            return one
    former = _FORMER.get(name, "")
    if former.partition(" ")[0] in known:
        return former
    close = get_close_matches(lowered, known, n=1, cutoff=0.75)
    return close[0] if close else None
