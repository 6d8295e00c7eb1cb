"""Fixers of Atom, and of its links in feeds of any format."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from feedpub import uris
from feedpub.validator.fixing.fixer import fixer
from feedpub.validator.fixing.site import after_space, escaped, written
from feedpub.validator.fixing.splicing import Splice
from feedpub.validator.names import ATOM, NAMESPACES, RSS1

if TYPE_CHECKING:
    from feedpub.validator.element import Element
    from feedpub.validator.fixing.site import Site
    from feedpub.validator.fixing.splicing import Fix

_ENTRIES: Final = frozenset(("item", f"{ATOM}entry", f"{RSS1}item"))
_TYPES: Final = {"text/plain": "text", "text/html": "html"}
_MEDIA: Final = {"rss": "application/rss+xml", "atom": "application/atom+xml"}


@fixer("atom-space-around-value")
def space_around_value(site: Site) -> Fix:
    """Cut it: neither dates nor IRIs nor addresses have white space."""
    return site.trimmed()


@fixer("atom-link-rel-case")
def relation_of_another_case(site: Site) -> Fix:
    """Write the name in small letters, as IANA registers it."""
    return site.revalue("rel", (site.value("rel") or "").strip().lower())


@fixer("atom-text-type-invalid")
def type_of_text(site: Site) -> Fix:
    """Write `html` for `text/html` or `HTML`, and so on."""
    kind = (site.value("type") or "").strip().lower()
    new = _TYPES.get(kind, kind)
    return site.revalue("type", new) if new in ("text", "html", "xhtml") else ()


@fixer("atom-metadata-after-entry", "atom-extension-after-entry")
def metadata_after_entry(site: Site) -> Fix:
    """Move it before the first entry, with the line break that it came with."""
    element, parent = site.element, site.parent
    if element is None or parent is None:
        return ()
    first = next((kid for kid in parent if kid.tag in _ENTRIES), None)
    return () if first is None else site.moved(element, before=first)


@fixer("atom-self-missing", "rss-self-missing")
def self_missing(site: Site) -> Fix:
    """Add the link to the address that the caller gave, as the last of the metadata."""
    element, url, form = site.element, site.pages.url, site.pages.document.format
    if element is None or url is None or form not in _MEDIA or uris.url_fault(url):
        return ()
    link = f' rel="self" type="{_MEDIA[form]}" href="{escaped(url).decode()}"/>'
    name, declaring = _link_name(site, element)
    return (*declaring, *_as_last(site, element, f"<{name}{link}".encode()))


def _link_name(site: Site, element: Element) -> tuple[str, Fix]:
    """Give the name of a link of Atom here, and what has to be declared for it."""
    if name := written("atom:link", element):
        return name, ()
    uri = NAMESPACES["atom"]
    if "atom" in element.nsmap:
        return f'link xmlns="{uri}"', ()
    return "atom:link", site.of(site.pages.elements[0]).revalue("xmlns:atom", uri)


def _as_last(site: Site, element: Element, new: bytes) -> Fix:
    """Put an element before the first entry, or else at the end, indented alike."""
    text, kids = site.pages.text, list(element)
    first = next((kid for kid in kids if kid.tag in _ENTRIES), None)
    like = first if first is not None else next(iter(kids), None)
    if like is None:
        return ()
    end = site.pages.span(like).start
    space = text[after_space(text, end) : end]
    place = end if first is not None else site.pages.span(element).close
    at = after_space(text, place)
    return (Splice(at, at, space + new),)
