"""Fixers of RSS 2.0."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from feedpub import uris
from feedpub.validator.fixing.fixer import fixer
from feedpub.validator.rules.rss.structure import ATTRIBUTES, CHILDREN

if TYPE_CHECKING:
    from collections.abc import Iterable

    from feedpub.validator.fixing.site import Site
    from feedpub.validator.fixing.splicing import Fix

_ADDRESS: Final = re.compile(r"(?i)www\.|[./]|[^/?#\s]*://|[\w-]+(?:\.[\w-]+)+(?:/|$)")
_DAYS: Final = (
    *("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
)
_TRUTHS: Final = {"true": "true", "1": "true", "false": "false", "0": "false"}


@fixer("rss-guid-not-url")
def guid_that_is_no_url(site: Site) -> Fix:
    """Say that it is no permalink, unless it looks like an address gone wrong."""
    if _ADDRESS.match(site.text):
        return ()
    return site.revalue("isPermaLink", "false")


@fixer("rss-guid-ispermalink-invalid")
def permalink_of_another_case(site: Site) -> Fix:
    """Write true and false as XML knows them: in lower case, without white space."""
    new = _TRUTHS.get((site.value("isPermaLink") or "").strip().lower())
    return site.revalue("isPermaLink", new) if new else ()


@fixer("rss-attribute-unknown")
def attribute_of_another_case(site: Site) -> Fix:
    """Spell the attribute as RSS does, if it is not there already."""
    element, name = site.element, site.attribute
    if element is None or name is None:
        return ()
    new = _spelling(name, ATTRIBUTES.get(element.tag, ()))
    return site.rename(new) if new and new not in element.attrib else ()


@fixer("rss-element-unknown")
def element_of_another_case(site: Site) -> Fix:
    """Spell the element as RSS does, if its parent has no other of that name."""
    element, parent = site.element, site.parent
    if element is None or parent is None:
        return ()
    new = _spelling(element.tag, CHILDREN.get(parent.tag, ()))
    return site.rename(new) if new and parent.find(new) is None else ()


@fixer("rss-skip-hour-invalid")
def hour_after_the_last(site: Site) -> Fix:
    """Write midnight as 0: the day of RSS ends with the hour 23."""
    return _alone(site, "0") if site.text == "24" else ()


@fixer("rss-skip-day-invalid")
def day_in_other_letters(site: Site) -> Fix:
    """Write the weekday in full and with a capital."""
    name = site.text.lower().rstrip(".")
    new = next((day for day in _DAYS if name in (day.lower(), day[:3].lower())), None)
    return _alone(site, new) if new and new != site.text else ()


@fixer("rss-enclosure-length-invalid")
def length_of_nothing(site: Site) -> Fix:
    """Write 0, which says that the length is not known; so does an empty value."""
    known = (site.value("length") or "").strip()
    return () if known else site.revalue("length", "0")


@fixer("rss-enclosure-attribute-missing")
def length_left_out(site: Site) -> Fix:
    """Add the length 0, which says that it is not known, if nothing else is missing."""
    if site.element is None or {"url", "type"} - set(site.element.attrib):
        return ()
    return site.revalue("length", "0")


@fixer("rss-url-not-ascii")
def address_in_other_letters(site: Site) -> Fix:
    """Write an IRI as the URI that RFC 3987, section 3.1, makes of it."""
    value = site.text
    if site.attribute is not None:
        value = (site.value(site.attribute) or "").strip()
    new = uris.to_uri(value)
    if new == value or uris.iri_fault(value) or uris.uri_fault(new):
        return ()
    return site.revalue(site.attribute, new) if site.attribute else site.retext(new)


@fixer("rss-element-after-items")
def elements_after_items(site: Site) -> Fix:
    """Move them before the first item, each with the line break that it came with."""
    parent = site.parent
    if parent is None:
        return ()
    kids = list(parent)
    first = next(number for number, kid in enumerate(kids) if kid.tag == "item")
    late = (kid for kid in kids[first:] if kid.tag != "item" and "{" not in kid.tag)
    return tuple(
        splice for kid in late for splice in site.moved(kid, before=kids[first])
    )


def _alone(site: Site, new: str) -> Fix:
    """Put in an hour or a day, unless another element has it already."""
    beside = () if site.parent is None else tuple(site.parent)
    taken = any((kid.text or "").strip() == new for kid in beside)
    return () if taken else site.retext(new)


def _spelling(name: str, known: Iterable[str]) -> str | None:
    for one in known:
        if one.lower() == name.lower() and one != name:
            return one
    return None
