"""The URL of an article, its id, and the links that follow from them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from feedpub import uris
from feedpub.model import Link
from feedpub.sources.articles import location
from feedpub.sources.articles.field_map import look_up
from feedpub.sources.articles.reading import plain, truth

if TYPE_CHECKING:
    from datetime import datetime

    from feedpub.sources.articles.field_map import Found
    from feedpub.sources.articles.reading import Reading

_DATED: Final = frozenset({"year", "month", "day"})
_FILLED: Final = {"permalink": ("title", "slug"), "url": ("slug",)}
"""Jekyll's name for the address and Hugo's, and what they call the slug in it."""

_PLACEHOLDER: Final = re.compile(r"(?<=[/._-]):([a-z_]{1,30})")
_ANOTHER: Final = (
    "write the address out, or have it made (--url-pattern) and map it to a field "
    "that is not there (--map url=none)"
)
_SOURCES: Final = (".md", ".markdown", ".mdx", ".txt", ".rst", ".json", ".csv")
_UUID: Final = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)


def url(reading: Reading, when: datetime | None) -> str | None:
    """Return the article's URL: its own, else by the pattern, else below the base.

    A canonical URL counts only if nothing else gives one, since the relative links of
    an article belong to the page that this site makes of it.
    """
    if found := reading.first("url"):
        return reading.attempt("url", lambda _: _given(reading, found, when), None)
    return reading.attempt("url", lambda _: _derived(reading, when), None)


def identifier(reading: Reading, url: str | None) -> str:
    """Return the id, if it is one everywhere; a row's number is not."""
    value = reading.text("id")
    if value is None:
        return ""
    if _UUID.fullmatch(value):
        return f"urn:uuid:{value.lower()}"
    if url is not None and uris.iri_fault(value):
        reading.note("the id is not a URI, so the URL serves as id")
        return ""
    return value


def canonical(reading: Reading, url: str | None) -> tuple[Link, ...]:
    """Return the link to an article's first home, where that is another page."""

    def link(value: Any) -> tuple[Link, ...]:
        there = reading.absolute(value, url)
        return () if there == url else (Link(url=there, rel="canonical"),)

    return reading.read("canonical", link) or ()


def _given(reading: Reading, found: Found, when: datetime | None) -> str:
    """Return the address that a field holds, with the names that generators fill in."""
    if truth(found.value) is not None:
        raise ValueError(f"{found.value!r} is a truth value, no address; {_ANOTHER}")
    text = plain(found.value)
    if "{{" in text or "{%" in text:
        raise ValueError(f"{text!r} is a template, which is not run; {_ANOTHER}")
    if not reading.place.path or found.name.casefold() not in _FILLED:
        return reading.absolute(text)

    def filled(match: re.Match[str]) -> str:
        name = "slug" if match[1] in _FILLED[found.name.casefold()] else match[1]
        value = _part(reading, name, when) if name in _DATED or name == "slug" else None
        if value is None:
            raise ValueError(
                f"{text!r} has {match[0]}, which is not filled; {_ANOTHER}"
            )
        return location.encode(value)

    return reading.absolute(_PLACEHOLDER.sub(filled, text))


def _derived(reading: Reading, when: datetime | None) -> str | None:
    options = reading.options
    if options.url_pattern:
        filled = location.fill(
            options.url_pattern, lambda name: _part(reading, name, when)
        )
        return reading.absolute(filled)
    path = _page(reading)
    if options.base_url and path:
        return location.below(options.base_url, path)
    if found := reading.first("canonical"):
        return reading.absolute(found.value)
    if reading.first("id") and not path:
        return None
    ways = ["a URL pattern (--url-pattern)", "a field for it (--map url=NAME)"]
    if not options.base_url:
        ways.insert(0, "a base_url")
    raise ValueError(f"is missing; give {', or '.join(ways)}")


def _page(reading: Reading) -> str:
    """Return the path below the base: Zola's `path`, a slug, or the file's own."""
    place = reading.place
    path = _site_path(reading)
    slug = reading.text("slug")
    if path or slug:
        return location.page_path(path or place.with_slug(slug or ""))
    return location.encode(place.page) + ("/" if place.page.endswith("/") else "")


def _site_path(reading: Reading) -> str:
    """Return the `path` field, unless it names a file of the source."""
    path = look_up(reading.names, "path")
    if not isinstance(path, str) or path.lower().endswith(_SOURCES):
        return ""
    return path.strip().strip("/")


def _part(reading: Reading, name: str, when: datetime | None) -> Any:
    """Return what a name in the URL pattern stands for, or None."""
    place = reading.place
    if name in _DATED:
        return f"{getattr(when, name):02}" if when else None
    if name == "slug":
        from_path = _site_path(reading).rpartition("/")[2]
        return reading.text("slug") or from_path or place.slug or None
    value = look_up(reading.names, name)
    if value is not None:
        return value
    own = {"path": place.address, "folder": place.folder, "stem": place.stem}
    return own.get(name) if place.path else None
